"""A table of twenty thousand rows opens as fast as one of two thousand, and little slower than a bare one."""

import sys
from collections.abc import Callable, Iterator
from datetime import date
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import columns_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.table.table_view import TableView
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store

FEW, MANY = 2_000, 20_000
Index = QModelIndex | QPersistentModelIndex


class BareModel(QAbstractTableModel):
    """The floor: texts in a list, and nothing else."""

    def __init__(self, rows: list[Any]) -> None:
        super().__init__()
        self.texts = [[row.preparation, row.code, "Not started", "", "", "", "", ""] for row in rows]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.texts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 8

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture(scope="module")
def contexts(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[dict[int, Context]]:
    """Open two projects, a small one and a big one; their rows are read."""
    with Store.open(tmp_path_factory.mktemp("big") / "store.ccw") as store:
        contexts = {size: _context(store, size) for size in (FEW, MANY)}
        yield contexts
        for context in contexts.values():
            context.close()


def _context(store: Store, size: int) -> Context:
    texts = ("Agree the date", "Collect all documents that the supplier needs to begin, and file them where all look")
    rows = [Action(preparation=f"{texts[n % 2]} {n}", due=date(2026, 12, 1)) for n in range(size)]
    context = Context(store, "en", today=date(2026, 11, 30))
    context.open(store.add([Project(name=str(size)), *rows]).project_id)
    context.book.rows(Action)
    context.problems()
    return context


def seconds(make: Callable[[], QWidget]) -> float:
    """Time the work until a view stands on the screen, at its best of five; then it goes as it does in the window."""

    def once() -> float:
        start = process_time()
        view = shown(make())
        took = process_time() - start
        view.close()
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return took

    return min(once() for _ in range(5))


def shown(view: QWidget) -> QWidget:
    view.resize(1100, 700)
    view.show()
    QApplication.processEvents()
    return view


def bare(context: Context) -> QTableView:
    view = QTableView()
    view.model_kept = BareModel(context.book.rows(Action))  # type: ignore[attr-defined]
    view.setModel(view.model_kept)  # type: ignore[attr-defined]
    return view


def scrolling(grid: QTableView) -> float:
    """Time the work of scrolling a page, at its best of five."""
    bar = grid.verticalScrollBar()

    def once() -> float:
        start = process_time()
        for _ in range(10):
            bar.setValue(bar.value() + max(bar.pageStep(), 1))
            QApplication.processEvents()
        return process_time() - start

    return min(once() for _ in range(5))


def compare(what: str, ours: float, floor: float, most: float) -> None:
    sys.stdout.write(f"\n{what}: {ours * 1000:.0f} ms to {floor * 1000:.1f} ms, ratio {ours / floor:.2f} of {most}\n")
    assert ours <= most * floor, what


def test_ten_times_the_rows_open_in_less_than_three_times_the_time(contexts: dict[int, Context]) -> None:
    few, many = (seconds(lambda size=size: TableView(contexts[size], Action)) for size in (FEW, MANY))  # type: ignore[misc]
    compare("Open a table of 20,000 rows to 2,000", many, few, 3)


def test_a_big_table_opens_in_at_most_five_times_a_bare_one(contexts: dict[int, Context]) -> None:
    floor = seconds(lambda: bare(contexts[MANY]))
    compare("Open a table", seconds(lambda: TableView(contexts[MANY], Action)), floor, 5)


def test_a_page_is_scrolled_in_a_few_times_a_bare_one(contexts: dict[int, Context], qtbot: QtBot) -> None:
    view, floor = TableView(contexts[MANY], Action), bare(contexts[MANY])
    for widget in (view, floor):
        qtbot.addWidget(widget)
        shown(widget)
    compare("Scroll ten pages", scrolling(view.grid), scrolling(floor), 8)


def test_a_thousand_rows_of_ten_cells_are_pasted_in_little_more_than_their_writing_takes(
    contexts: dict[int, Context], qtbot: QtBot
) -> None:
    context, line = (
        contexts[FEW],
        "\t".join(["Prepare ő", "", "", "2026-12-04", "Blocked", "prepare", "", "high", "", "x"]),
    )
    view = TableView(context, Action)
    qtbot.addWidget(view)
    QGuiApplication.clipboard().setText(f"{line}\r\n" * 1000)

    def paste() -> None:
        view.grid.choose(view.model.index(len(view.model.rows), 0))
        view.commands()[Act.PASTE]()

    def write() -> None:
        texts = [column for column in columns_of(Action) if not column.computed][:10]
        with context.open_book().edit(phrase("Paste")) as edit:
            for row in edit.add_all([Action() for _ in range(1000)]):
                for column in texts:
                    edit.write(row, column, column.default)

    compare("Paste 1,000 x 10 cells", undone(context, paste), undone(context, write), 3)


def undone(context: Context, edit: Callable[[], None]) -> float:
    """Time the work of an edit, at its best of three, and take it back each time."""

    def once() -> float:
        start = process_time()
        edit()
        took = process_time() - start
        context.book.undo()
        return took

    return min(once() for _ in range(3))
