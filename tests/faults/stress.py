"""Make and drop table views beside real exports, as the window does: python tests/faults/stress.py EXPORTS [--bare].

With `--bare` Python collects garbage where it likes, as it did before the program had its collector; that crashes.
"""

import faulthandler
import gc
import os
import resource
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from PySide6.QtWidgets import QApplication

from ccworkbench.app import set_up
from ccworkbench.exchange.packs.hand_over import Paper, PaperSource, pack_of, write_all
from ccworkbench.gui.background import Job
from ccworkbench.gui.context import Context
from ccworkbench.gui.garbage_collection import garbage_collector
from ccworkbench.gui.sheet.view_of_shape import view_of
from ccworkbench.operations.new_project import add_sample
from ccworkbench.sheets.order import SHEETS
from ccworkbench.store.store import Store

TODAY = date(2026, 11, 30)
PAPERS = ("action", "test_case", "raid", "raci", "task", "stakeholder")
AT_ONCE = 2


class Exports:
    """Keeps some exports running until so many were written."""

    def __init__(self, context: Context, folder: Path, wanted: int) -> None:
        source = PaperSource(context.book.rows, context.viewer(), context.store.picture)
        documents = [source.document(pack_of(key), "de") for key in PAPERS]
        self._papers = cycle(
            [Paper(paper, folder / f"{n}.{kind}") for n, paper in enumerate(documents) for kind in ("pdf", "xlsx")]
        )
        self.written, self.begun, self.wanted = 0, 0, wanted
        for _ in range(AT_ONCE):
            self._next()

    def _next(self) -> None:
        if self.begun < self.wanted:
            self.begun += 1
            paper = next(self._papers)
            job = Job(lambda progress: write_all([paper], progress))
            job.done.connect(self._done)
            job.start()

    def _done(self, _outcomes: object) -> None:
        self.written += 1
        self._next()


def main() -> int:
    """Return 0 when all exports were written; a crash ends the process before."""
    options = parse()
    faulthandler.enable()
    application = QApplication([])
    if options.bare:
        gc.enable()
    else:
        garbage_collector().start()
    set_up(application)
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "store.ccw") as store:
        project = add_sample(store, "de").project_id
        context = Context(store, "de", today=TODAY)
        context.open(project)
        made, began, before = 0, monotonic(), peak()
        exports, sheets = Exports(context, Path(folder), options.exports), cycle(SHEETS)
        while exports.written < options.exports:
            look_at(context, next(sheets), application)
            made += 1
        took = monotonic() - began
        told = f"{exports.written} exports beside {made} views in {took:.0f} s, {before} then {peak()} MB at most"
        sys.stdout.write(f"{told}\n")
        context.close()
    return 0


def parse() -> Namespace:
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("exports", type=int, nargs="?", default=200)
    parser.add_argument("--bare", action="store_true", help="collect garbage in whatever thread allocates")
    return parser.parse_args()


def look_at(context: Context, sheet: type, application: QApplication) -> None:
    """Show a sheet that nothing holds afterwards but its own cycles."""
    view = view_of(context, sheet)
    view.resize(1100, 700)
    view.show()
    application.processEvents()
    view.hide()


def peak() -> int:
    """Return the most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    sys.exit(main())
