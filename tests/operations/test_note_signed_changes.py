"""Something signed was changed: told from the history, whoever looks, until it is put back or replaced."""

import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record, columns_of
from ccworkbench.language.words import phrase
from ccworkbench.operations.check_project import check_project
from ccworkbench.operations.mute_check import mute_check
from ccworkbench.operations.note_signed_changes import SignedChange, SignedWatch, signed_changes
from ccworkbench.sheets.launch.condition import Condition
from ccworkbench.sheets.launch.decision import SignOffDecision
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.options import Side
from ccworkbench.store.errors import BUSY, StoreError
from ccworkbench.store.history import encode
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook
from tests.operations.conftest import TODAY

EDIT = phrase("Edit")


def by(book: Workbook, decision: SignOffDecision) -> SignOff:
    return next(row for row in book.rows(SignOff) if row.decision is decision)


def own(book: Workbook, sheet: Any, sign_off: SignOff) -> list[Any]:
    return [row for row in book.rows(sheet) if row.sign_off_id == sign_off.id]


def write(book: Workbook, row: Record, **values: Any) -> None:
    columns = {column.key: column for column in columns_of(type(row))}
    with book.edit(EDIT) as edit:
        for key, value in values.items():
            edit.write(row, columns[key], value)


def add(book: Workbook, row: Any) -> Any:
    with book.edit(EDIT) as edit:
        return edit.add(row)


def remove(book: Workbook, row: Record) -> None:
    with book.edit(EDIT) as edit:
        edit.remove(row)


def busy(*_: object) -> None:
    raise StoreError(BUSY)


def told(book: Workbook) -> list[Problem]:
    return [problem for problem in check_project(book, TODAY).problems if problem.rule == "SIGN-5"]


def test_the_sample_holds_what_was_signed(sample: Workbook) -> None:
    assert signed_changes(sample) == []
    assert told(sample) == []


def test_a_signed_cell_that_changes_is_told_with_what_it_was(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    write(sample, row, exclusions="Outbound calls")
    assert signed_changes(sample) == [
        SignedChange(row.id, SignOff, row.id, "exclusions", encode(""), encode("Outbound calls"))
    ]
    (problem,) = told(sample)
    assert (problem.sheet, problem.row, problem.column) == ("sign_off", row.id, "exclusions")
    assert str(problem.message).startswith(f"{row.code} is signed")


def test_what_is_put_back_is_silent_again(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    was = row.place
    write(sample, row, place="Berlin")
    write(sample, row, place=was)
    assert signed_changes(sample) == []


def test_undo_is_silent_and_redo_tells_again(sample: Workbook) -> None:
    write(sample, by(sample, SignOffDecision.ACCEPTED), place="Berlin")
    sample.undo()
    assert signed_changes(sample) == []
    sample.redo()
    assert len(told(sample)) == 1


def test_it_is_still_told_after_a_restart(path: Path) -> None:
    with Store.open(path) as store:
        book = store.workbook(store.projects()[0].id)
        row = by(book, SignOffDecision.ACCEPTED)
        write(book, row, place="Berlin")
        remove(book, own(book, Condition, by(book, SignOffDecision.CONDITIONAL))[0])
        before = signed_changes(book)
    with Store.open(path, read_only=True) as store:
        again = store.workbook(store.projects()[0].id)
        assert signed_changes(again) == before
        assert len(told(again)) == 2


def test_what_is_not_signed_may_change(sample: Workbook) -> None:
    write(sample, by(sample, SignOffDecision.PENDING), exclusions="Outbound calls")
    assert signed_changes(sample) == []


@pytest.mark.parametrize("first", ["decision", "customer"])
def test_signing_is_no_change_whoever_comes_first(first: str, sample: Workbook) -> None:
    row = next(one for one in sample.rows(SignOff) if one.kind is SignOffKind.UAT)
    signatories = sorted(own(sample, Signatory, row), key=lambda one: one.side is not Side.CUSTOMER)
    if first == "decision":
        write(sample, row, decision=SignOffDecision.ACCEPTED, decided_on=TODAY)
    for one in signatories:
        write(sample, one, decision=SignOffDecision.ACCEPTED, signed_on=TODAY)
    if first == "customer":
        write(sample, row, decision=SignOffDecision.ACCEPTED, decided_on=TODAY)
    assert signed_changes(sample) == []
    write(sample, row, residual="All of it")
    assert [change.column for change in signed_changes(sample)] == ["residual"]


@pytest.mark.parametrize("column", ["name", "position_held"])
def test_who_signed_is_part_of_what_was_signed(column: str, sample: Workbook) -> None:
    for signatory in own(sample, Signatory, by(sample, SignOffDecision.ACCEPTED)):
        write(sample, signatory, **{column: "Somebody else"})
        assert (told(sample)[-1].sheet, told(sample)[-1].row) == ("signatory", signatory.id)
    assert len(told(sample)) == 2


def test_a_signature_that_is_gone_is_told_at_its_sign_off(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    supplier = next(one for one in own(sample, Signatory, row) if one.side is Side.SUPPLIER)
    remove(sample, supplier)
    (problem,) = told(sample)
    assert (problem.sheet, problem.row, problem.column) == ("sign_off", row.id, "")
    assert supplier.name in str(problem.message)


def test_a_condition_is_what_was_agreed_and_may_be_fulfilled(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.CONDITIONAL)
    condition = next(one for one in own(sample, Condition, row) if one.closed_on is None)
    write(sample, condition, closed_on=TODAY, note="Done")
    assert signed_changes(sample) == []
    write(sample, condition, due=TODAY + timedelta(30))
    assert [(change.row, change.column) for change in signed_changes(sample)] == [(condition.id, "due")]


def test_conditions_that_come_or_go_after_the_signature_are_told(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.CONDITIONAL)
    gone = own(sample, Condition, row)[0]
    come = add(sample, Condition(sign_off_id=row.id, description="One more"))
    remove(sample, gone)
    changes = {(change.row, change.column, change.was, change.now) for change in signed_changes(sample)}
    assert changes == {
        (gone.id, "", encode(gone.description), ""),
        (come.id, "", "", encode("One more")),
    }
    assert {problem.row for problem in told(sample)} == {row.id, come.id}


def test_a_text_that_could_not_be_read_is_a_change(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    column = next(column for column in columns_of(SignOff) if column.key == "next_date")
    with sample.edit(EDIT) as edit:
        edit.keep(row, column, "soon")
    assert [(change.column, change.now) for change in signed_changes(sample)] == [("next_date", encode("soon"))]


def test_a_decision_that_is_dated_anew_is_signed_anew(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    write(sample, row, place="Berlin", decided_on=TODAY)
    assert signed_changes(sample) == []
    sample.undo()
    assert signed_changes(sample) == []
    write(sample, row, place="Berlin")
    assert len(told(sample)) == 1


def test_taking_the_day_away_and_putting_it_back_hides_nothing(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    day = row.decided_on
    write(sample, row, decided_on=None)
    write(sample, row, place="Berlin")
    assert signed_changes(sample) == []  # it is not signed now; another check says so
    write(sample, row, decided_on=day)
    assert [change.column for change in signed_changes(sample)] == ["place"]


def test_what_was_replaced_is_told_no_more(sample: Workbook) -> None:
    row = by(sample, SignOffDecision.ACCEPTED)
    write(sample, row, place="Berlin")
    add(sample, SignOff(subject="Again", supersedes=row.id))
    assert signed_changes(sample) == []


def test_it_is_muted_with_a_reason_like_every_check(sample: Workbook) -> None:
    write(sample, by(sample, SignOffDecision.ACCEPTED), place="Berlin")
    mute_check(sample, told(sample)[0], "A slip of the pen, agreed by mail", TODAY)
    found = check_project(sample, TODAY)
    assert "SIGN-5" not in {problem.rule for problem in found.problems}
    assert found.muted[-1].mute.reason == "A slip of the pen, agreed by mail"


def test_other_projects_of_the_store_do_not_matter(path: Path) -> None:
    from ccworkbench.operations.new_project import add_sample

    with Store.open(path) as store:
        other = add_sample(store, "de", date(2026, 11, 1))
        write(other, by(other, SignOffDecision.ACCEPTED), place="Berlin")
        assert signed_changes(store.workbook(store.projects()[0].id)) == []
        assert len(signed_changes(other)) == 1


def test_a_watch_tells_each_change_once_and_keeps_the_list(sample: Workbook) -> None:
    row, watch, heard = by(sample, SignOffDecision.ACCEPTED), SignedWatch(sample), []
    sample.listeners.append(lambda step: heard.append(watch.take(step)))
    write(sample, row, place="Berlin")
    write(sample, by(sample, SignOffDecision.PENDING), place="Berlin")
    write(sample, row, version="1.1")
    sample.undo()
    assert [[change.column for change in one] for one in heard] == [["place"], [], ["version"], []]
    assert [change.column for change in watch.changes()] == ["place"]


def test_a_watch_that_can_not_read_tells_it_with_the_next_step(
    sample: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    row, watch, heard = by(sample, SignOffDecision.ACCEPTED), SignedWatch(sample), []
    sample.listeners.append(lambda step: heard.append(watch.take(step)))
    with monkeypatch.context() as broken:
        broken.setattr(sample, "changes_of_sheets", busy)
        write(sample, row, place="Berlin")
        assert watch.changes() == []
    write(sample, row, version="1.1")
    assert heard[0] == []
    assert {change.column for change in watch.changes()} == {"place", "version"}


WRITTEN = ("place", "version", "exclusions")
Deed = tuple[str, str, str]
DEEDS = st.lists(
    st.tuples(st.sampled_from(["write", "undo", "redo"]), st.sampled_from(WRITTEN), st.sampled_from(["", "A", "B"])),
    max_size=12,
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(DEEDS)
def test_just_what_differs_is_told_whatever_was_done(sample_file: Path, tmp_path: Path, deeds: list[Deed]) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "any.ccw"))
    with Store.open(path) as store:
        book = store.workbook(store.projects()[0].id)
        row, watch = by(book, SignOffDecision.ACCEPTED), SignedWatch(book)
        heard: list[object] = []
        book.listeners.append(lambda step: heard.append(watch.take(step)))
        signed = {column: getattr(row, column) for column in WRITTEN}
        for deed, column, value in deeds:
            if deed == "write":
                write(book, row, **{column: value})
            elif book.timeline.done if deed == "undo" else book.timeline.undone:
                book.undo() if deed == "undo" else book.redo()
            differing = {column for column in WRITTEN if getattr(row, column) != signed[column]}
            assert {change.column for change in watch.changes()} == differing
    with Store.open(path, read_only=True) as store:
        assert signed_changes(store.workbook(store.projects()[0].id)) == watch.changes()
