"""What nobody performs becomes a gap: typed, pasted, filled down, and undone with the edit."""

import pytest

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from tests.gui.typed_keys import Hands, OpenSheet


@pytest.fixture
def services(open_sheet: OpenSheet, context: Context) -> Hands:
    with context.open_book().edit(next(iter(context.book.history())).label) as edit:
        for row in context.book.rows(Service):
            edit.remove(row)
        edit.add_all([Service(service="Number porting"), Service(service="Training")])
    return open_sheet("service")


def gaps(context: Context) -> list[str]:
    return [gap.description for gap in context.book.rows(Gap) if gap.description.startswith("Nobody provides")]


def test_pasting_nobody_opens_a_gap_for_each_service(services: Hands, context: Context) -> None:
    services.at(0, "performer").paste("Nobody\nNobody")
    assert len(gaps(context)) == 2
    assert services.text(1, "gap_id") == gaps(context)[1]
    services.undo()
    assert gaps(context) == []
    assert services.column("gap_id") == ["", ""]


def test_filling_nobody_down_opens_gaps(services: Hands, context: Context) -> None:
    services.at(0, "performer").paste("Nobody").at(0, "performer").to(1, "performer").do(Act.FILL_DOWN)
    assert len(gaps(context)) == 2


def test_typing_nobody_opens_a_gap_in_the_same_step(services: Hands, context: Context) -> None:
    before = len(context.book.history())
    services.at(0, "performer").paste("nobody")
    assert len(context.book.history()) == before + 1
    assert context.book.rows(Service)[0].performer is ServicePerformer.NOBODY
    assert len(gaps(context)) == 1
