"""The one model of all lists and matrices."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from ccworkbench.gui.context import Context
from ccworkbench.gui.grid.table_model import TableModel
from ccworkbench.gui.table.paste_and_fill import TableEdits
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.history import Step
from ccworkbench.store.store import Store

LISTS = [sheet.__tablename__ for sheet in SHEETS if sheet.sheet.shape != "form"]


@pytest.fixture
def model(context: Context) -> TableModel:
    return following(context, "action")


def following(context: Context, key: str) -> TableModel:
    model = TableModel(context, BY_KEY[key])
    context.stepped.connect(model.follow)
    return model


@pytest.mark.long
@pytest.mark.timeout(180)
def test_a_model_keeps_qts_contract_while_rows_come_move_and_go(context: Context) -> None:
    matrices = [key for key in LISTS if BY_KEY[key].sheet.shape == "matrix"]
    for key in (*matrices, *LISTS[::5]):  # one model serves all sheets; every edit waits for the disk
        model = following(context, key)
        tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        edits = TableEdits(context, model)
        edits.insert(1, 3)
        edits.drop([1, 2], 6)
        edits.duplicate(model.rows[:2])
        edits.remove([model.rows[0], *model.rows[4:6]])
        for _ in range(4):
            context.book.undo()
        assert tester.model() is model
        context.stepped.disconnect(model.follow)


def test_an_edit_of_one_cell_tells_of_its_row_only(context: Context, model: TableModel) -> None:
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.modelReset.connect(lambda: told.append((-1, -1)))
    with context.open_book().edit(phrase("Edit")) as edit:
        edit.write(model.rows[7], model.columns[0], "New text")
    assert told == [(7, 7)]


def test_undo_of_a_deletion_brings_the_row_back_to_its_place(context: Context, model: TableModel) -> None:
    before = [row.id for row in model.rows]
    TableEdits(context, model).remove(model.rows[3:5])
    assert len(model.rows) == len(before) - 2
    context.book.undo()
    assert [row.id for row in model.rows] == before


def test_a_new_name_is_seen_wherever_the_person_is_referred_to(context: Context, model: TableModel) -> None:
    row = next(row for row in model.rows if row.assigned_to)
    person = context.book.row("person", row.assigned_to)
    with context.open_book().edit(phrase("Edit")) as edit:
        edit.write(
            person, next(c for c in TableModel(context, BY_KEY["person"]).columns if c.key == "family_name"), "Őz"
        )
    assert "Őz" in model.index(model.row_number_of(row.id), model.column_number("assigned_to")).data()


def test_a_cell_is_read_out_with_its_row_and_column(model: TableModel) -> None:
    said = model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("Row 1, Assigned to: ")


def test_a_date_tells_how_far_it_is(context: Context, model: TableModel) -> None:
    place = next(place for place, row in enumerate(model.rows) if row.due)
    with context.open_book().edit(phrase("Put off")):
        model.rows[place].due = context.today + timedelta(days=12)
    tip = model.index(place, model.column_number("due")).data(Qt.ItemDataRole.ToolTipRole)
    assert "in " in tip
    assert "day" in tip


def test_only_the_last_row_is_not_of_the_workbook(model: TableModel) -> None:
    assert model.rowCount() == len(model.rows) + 1
    assert model.row_at(len(model.rows)) is None
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


def test_cells_can_be_edited_unless_they_are_worked_out_or_the_store_is_only_read(
    context: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = TableModel(context, BY_KEY["raid"])

    def editable() -> dict[str, bool]:
        flags = {column.key: model.flags(model.index(0, place)) for place, column in enumerate(model.columns)}
        assert all(flag & Qt.ItemFlag.ItemIsEnabled and flag & Qt.ItemFlag.ItemIsSelectable for flag in flags.values())
        return {key: bool(flag & Qt.ItemFlag.ItemIsEditable) for key, flag in flags.items()}

    assert editable() == {column.key: not column.is_locked for column in model.columns}
    assert set(editable().values()) == {True, False}
    monkeypatch.setattr(Store, "read_only", True)
    assert set(editable().values()) == {False}


def test_a_step_of_another_sheet_leaves_the_rows_alone(context: Context, model: TableModel) -> None:
    rows = model.rows
    model.follow(Step("x", "do", phrase("Edit"), "", "", rows=frozenset({("person", rows[0].id)})))
    assert model.rows is rows


def test_a_sorted_view_keeps_an_edited_row_where_it_is(context: Context, model: TableModel) -> None:
    model.row_filter.order_by("preparation", more=False)
    model.refresh()
    row = model.rows[0]
    with context.open_book().edit(phrase("Edit")) as edit:
        edit.write(row, model.columns[0], "zzz")
    assert model.rows[0] is row
    model.refresh()
    assert model.rows[-1] is row
    assert isinstance(row, Action)
