"""A table of twenty thousand rows opens as fast as one of two thousand, and little slower than a bare one."""

from collections.abc import Callable, Iterator
from datetime import date
from time import perf_counter
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from ccworkbench.gui.actions import Act
from ccworkbench.gui.desk import Desk
from ccworkbench.gui.table_view import TableView
from ccworkbench.sheets.action import Action
from ccworkbench.sheets.project import Project
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
def desks(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[dict[int, Desk]]:
    """Open two projects, a small one and a big one; their rows are read."""
    with Store.open(tmp_path_factory.mktemp("big") / "store.ccw") as store:
        desks = {size: _desk(store, size) for size in (FEW, MANY)}
        yield desks
        for desk in desks.values():
            desk.close()


def _desk(store: Store, size: int) -> Desk:
    texts = ("Agree the date", "Collect all documents that the supplier needs to begin, and file them where all look")
    rows = [Action(preparation=f"{texts[n % 2]} {n}", due=date(2026, 12, 1)) for n in range(size)]
    desk = Desk(store, "en", today=date(2026, 11, 30))
    desk.open(store.add([Project(name=str(size)), *rows]).project_id)
    desk.book.rows(Action)
    desk.problems()
    return desk


def seconds(make: Callable[[], QWidget]) -> float:
    """Time how long a view takes to stand on the screen, at its best of five."""

    def once() -> float:
        start = perf_counter()
        view = make()
        view.resize(1100, 700)
        view.show()
        QApplication.processEvents()
        took = perf_counter() - start
        view.close()
        return took

    return min(once() for _ in range(5))


def bare(desk: Desk) -> QTableView:
    view = QTableView()
    view.model_kept = BareModel(desk.book.rows(Action))  # type: ignore[attr-defined]
    view.setModel(view.model_kept)  # type: ignore[attr-defined]
    return view


def test_ten_times_the_rows_open_in_less_than_three_times_the_time(desks: dict[int, Desk]) -> None:
    few, many = (seconds(lambda size=size: TableView(desks[size], Action)) for size in (FEW, MANY))  # type: ignore[misc]
    assert many < 3 * few + 0.02, f"{few:.3f} s, {many:.3f} s"  # 35 and 33 ms were measured


def test_a_big_table_opens_in_at_most_five_times_a_bare_one(desks: dict[int, Desk]) -> None:
    floor = seconds(lambda: bare(desks[MANY]))
    ours = seconds(lambda: TableView(desks[MANY], Action))
    assert ours < 5 * floor, f"{ours:.3f} s, bare {floor:.3f} s"  # 34 and 18 ms were measured


def test_a_page_is_scrolled_within_a_frame_or_two(desks: dict[int, Desk]) -> None:
    view = TableView(desks[MANY], Action)
    view.resize(1100, 700)
    view.show()
    QApplication.processEvents()
    bar, start = view.grid.verticalScrollBar(), perf_counter()
    for _ in range(40):
        bar.setValue(bar.value() + 120)
        QApplication.processEvents()
    took = (perf_counter() - start) / 40
    assert took < 0.05, took  # 12 ms were measured


def test_a_thousand_rows_of_ten_cells_are_pasted_in_little_more_than_their_writing_takes(
    desks: dict[int, Desk],
) -> None:
    desk, line = desks[FEW], "\t".join(["Prepare ő", "", "", "2026-12-04", "Blocked", "prepare", "", "high", "", "x"])
    view = TableView(desk, Action)
    QGuiApplication.clipboard().setText(f"{line}\r\n" * 1000)
    view.grid.choose(view.model.index(len(view.model.rows), 0))
    start = perf_counter()
    view.commands()[Act.PASTE]()
    took = perf_counter() - start
    desk.book.undo()
    assert took < 1.5, took  # 0.47 s were measured
