"""What nobody performs becomes a gap: typed, pasted, filled down, and undone with the edit."""

import pytest

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.sheets.prepare.gap import Gap
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from tests.gui.typed_keys import Hands, OpenSheet


@pytest.fixture
def services(open_sheet: OpenSheet, desk: Context) -> Hands:
    with desk.edit(next(iter(desk.book.history())).label) as edit:
        for row in desk.book.rows(Service):
            edit.remove(row)
        edit.add_all([Service(service="Number porting"), Service(service="Training")])
    return open_sheet("service")


def gaps(desk: Context) -> list[str]:
    return [gap.description for gap in desk.book.rows(Gap) if gap.description.startswith("Nobody performs")]


def test_pasting_nobody_opens_a_gap_for_each_service(services: Hands, desk: Context) -> None:
    services.at(0, "performer").paste("Nobody\nNobody")
    assert len(gaps(desk)) == 2
    assert services.text(1, "gap_id") == gaps(desk)[1]
    services.undo()
    assert gaps(desk) == []
    assert services.column("gap_id") == ["", ""]


def test_filling_nobody_down_opens_gaps(services: Hands, desk: Context) -> None:
    services.at(0, "performer").paste("Nobody").at(0, "performer").to(1, "performer").do(Act.FILL_DOWN)
    assert len(gaps(desk)) == 2


def test_typing_nobody_opens_a_gap_in_the_same_step(services: Hands, desk: Context) -> None:
    before = len(desk.book.history())
    services.at(0, "performer").paste("nobody")
    assert len(desk.book.history()) == before + 1
    assert desk.book.rows(Service)[0].performer is ServicePerformer.NOBODY
    assert len(gaps(desk)) == 1
