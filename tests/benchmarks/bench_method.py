"""All sheets of the method at once: a project of 2,000 rows is checked and shown at once, one of 20,000 in proportion.

The figures are ratios of work to a floor of the same run: work stays the same while others use the machine, too. What
a floor takes on the machine that the bars were set on stands beside each: there the checks stay under 100 ms, and any
sheet opens in under 150 ms.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.excel.writer import write_excel
from ccworkbench.exchange.packs.hand_over import sheet_pack
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.pdf.writer import write_pdf
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import LIGHT
from ccworkbench.gui.look.theme import apply_theme, load_fonts
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language import catalogues
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.benchmarks.big_book import TODAY, big_book

FEW, MANY = 2_000, 20_000
MOST = 1.3 * MANY / FEW  # times as long for ten times the rows
CHECKS = 12  # looks at every cell: a look takes 7 ms
OPENING = 7  # bare windows: one takes 21 ms
Index = QModelIndex | QPersistentModelIndex


def rows_of(rows: list[Record]) -> Rows:
    by_sheet: dict[type[Any], list[Any]] = {}
    for row in rows:
        by_sheet.setdefault(type(row), []).append(row)
    return lambda sheet: by_sheet.get(sheet, [])


@pytest.fixture(scope="module")
def books() -> dict[int, Rows]:
    return {size: rows_of(big_book(size)) for size in (FEW, MANY)}


def seconds(job: Callable[[], object], times: int = 5) -> float:
    """Time a job, at its best of some."""

    def once() -> float:
        start = process_time()
        job()
        return process_time() - start

    return min(once() for _ in range(times))


def tell(what: str, ours: float, floor: float, most: float) -> None:
    sys.stdout.write(f"\n{what}: {ours * 1000:.0f} ms to {floor * 1000:.1f} ms, ratio {ours / floor:.2f} of {most}\n")
    assert ours <= most * floor, what


def read_all(rows: Rows) -> int:
    """Look at every cell once: the floor of whatever wants to know the rows."""
    return sum(column.read(row) is None for sheet in SHEETS for column in columns_of(sheet) for row in rows(sheet))


def test_all_checks_of_two_thousand_rows_cost_a_few_looks_at_every_cell(books: dict[int, Rows]) -> None:
    ours, floor = seconds(lambda: list(problems_of(books[FEW], TODAY))), seconds(lambda: read_all(books[FEW]))
    tell("Check 2,000 rows", ours, floor, CHECKS)


def test_ten_times_the_rows_are_checked_in_ten_times_the_time(books: dict[int, Rows]) -> None:
    many, few = (seconds(lambda size=size: list(problems_of(books[size], TODAY))) for size in (MANY, FEW))  # type: ignore[misc]
    tell("Check 20,000 rows to 2,000", many, few, MOST)


@pytest.mark.parametrize(("name", "write"), [("Action.xlsx", write_excel), ("Action.pdf", write_pdf)])
def test_ten_times_the_rows_take_ten_times_as_long_on_paper(
    name: str, write: Callable[..., object], books: dict[int, Rows], tmp_path: Path
) -> None:
    words = catalogues.words_of("de")

    def job(size: int) -> Callable[[], object]:
        rows = books[size]
        view = Viewer(words, TODAY, name=lambda sheet, _row: sheet)
        document = collect(sheet_pack(Action), rows, view, lambda _sha: None)
        return lambda: write(document, words, tmp_path / name)

    job(FEW)()  # fonts are registered once
    tell(f"{name} of 20,000 rows to 2,000", seconds(job(MANY), 1), seconds(job(FEW), 3), MOST)


class BareModel(QAbstractTableModel):
    """The floor: texts in a list, and nothing else."""

    def __init__(self, rows: int) -> None:
        super().__init__()
        self.texts = [[f"Text {row}"] * 12 for row in range(rows)]

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.texts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 12

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.texts[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def bare() -> None:
    """Show a bare table in a bare window of the same size."""
    window, view, model = QMainWindow(), QTableView(), BareModel(FEW)
    view.setModel(model)
    window.setCentralWidget(view)
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    window.close()


@pytest.fixture(scope="module")
def project_views(
    tmp_path_factory: pytest.TempPathFactory, qapp: QApplication
) -> Iterator[dict[int, Callable[[], ProjectView]]]:
    """Give what opens a small and a big project anew in the real window; their rows are read."""
    qapp.setStyle("Fusion")
    load_fonts()
    apply_theme(qapp, LIGHT)
    folder = tmp_path_factory.mktemp("big")
    with Store.open(folder / "store.ccw") as store:
        ids = {size: store.add(big_book(size)).project_id for size in (FEW, MANY)}
        window = MainWindow(Settings(folder / "settings.json", theme="light"), catalogues.words_of("en"))
        window.show()
        context = Context(store, "en", LIGHT, TODAY)
        window.show_content(context)
        assert window.content
        content = window.content

        def project_view(size: int) -> ProjectView:
            content.settings.last_sheets.clear()  # or the last sheet comes with the project
            content.open(ids[size])
            assert content.project_view
            content.project_view.refresh()
            QApplication.processEvents()
            return content.project_view

        yield {size: lambda size=size: project_view(size) for size in (FEW, MANY)}  # type: ignore[misc]
        window.close()
        context.close()


def openings(project_view: ProjectView) -> dict[str, float]:
    """Time how long each sheet takes from the click until it is painted."""
    found = {}
    for sheet in SHEETS:
        key = sheet.__tablename__
        start = process_time()
        project_view.open(key)
        QApplication.processEvents()
        found[key] = process_time() - start
    return found


def best(make: Callable[[], ProjectView], times: int = 3) -> dict[str, float]:
    runs = [openings(make()) for _ in range(times)]
    return {key: min(run[key] for run in runs) for key in runs[0]}


@pytest.mark.timeout(300)
def test_any_sheet_of_two_thousand_rows_opens_in_a_few_bare_windows(
    project_views: dict[int, Callable[[], ProjectView]],
) -> None:
    runs: list[tuple[dict[str, float], float]] = []
    for _ in range(5):  # each beside a floor of its own: the machine is not as quick all the time
        floor = seconds(bare)
        runs.append((openings(project_views[FEW]()), floor))

    def ratio(key: str) -> float:
        return min(took[key] / floor for took, floor in runs)

    slowest = max(runs[0][0], key=ratio)
    took, floor = min(runs, key=lambda run: run[0][slowest] / run[1])
    tell(f"Open the slowest sheet, {slowest}", took[slowest], floor, OPENING)


@pytest.mark.timeout(300)
def test_a_project_of_ten_times_the_rows_opens_in_at_most_ten_times_the_time(
    project_views: dict[int, Callable[[], ProjectView]],
) -> None:
    many, few = seconds(project_views[MANY], 3), seconds(project_views[FEW])
    tell("Open a project of 20,000 rows to 2,000", many, few, MOST)


@pytest.mark.timeout(300)
def test_the_sheets_of_ten_times_the_rows_open_in_at_most_ten_times_the_time(
    project_views: dict[int, Callable[[], ProjectView]],
) -> None:
    few, many = best(project_views[FEW]), best(project_views[MANY])
    slowest = max(few, key=lambda key: many[key] / few[key])
    tell(f"Open {slowest} with 20,000 rows to 2,000", many[slowest], few[slowest], MOST)
