"""Draw every screen of the sample project: python tests/screenshots.py DIR [--language de] [--only action] ...

The pictures go to DIR/<language>/<theme>/<scale>/<screen>.png. Each language at each scale is drawn in a process of its
own, twice as many at once as there are processors: each of them mostly waits for its window to settle.
"""

import json
import os
import subprocess
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccworkbench.gui.window.window_content import WindowContent

TODAY = date(2026, 11, 24)
SCREEN = 1366, 768  # a small one that many consultants have
MOMENT, MOST_LOOKS = 150, 20  # milliseconds between two looks, and how many there are
THEMES, SCALES = ("light", "dark", "contrast"), (1, 2)


def main() -> int:
    """Draw all, or what was asked for."""
    options = parse()
    if options.inside:
        draw(options)
        return 0
    from ccworkbench.language.languages import LANGUAGES

    wanted = product(options.language or LANGUAGES, options.scale or SCALES)
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2 * (os.cpu_count() or 1)) as threads:
        ended = list(threads.map(lambda one: draw_apart(options, Path(folder), *one), wanted))
    return int(any(ended))


def draw_apart(options: Namespace, folder: Path, language: str, scale: float) -> int:
    """Draw one language at one scale in a process of its own; returns how that ended."""
    one_screen = screen(folder / f"{language}-{scale}.json", scale)
    platform = {"QT_QPA_PLATFORM": f"offscreen:configfile={one_screen}", "QT_SCALE_FACTOR": str(scale)}
    command = [sys.executable, __file__, str(options.folder), "--inside", "--at", str(scale), "--language", language]
    for name in ("theme", "only"):
        command += [word for value in getattr(options, name) or () for word in (f"--{name}", value)]
    ended = subprocess.run(command, env={**os.environ, **platform}, check=False).returncode
    if ended:
        sys.stderr.write(f"{language} at {scale:.0%} ended with {ended}\n")
    return ended


def screen(path: Path, scale: float) -> Path:
    """Describe a screen to Qt that has room for SCREEN at a scale; its own would be a square of 800 pixels."""
    width, height = (round(side * scale) for side in SCREEN)
    described = {
        "name": "one",
        "x": 0,
        "y": 0,
        "width": width,
        "height": height,
        "logicalDpi": 96,
        "logicalBaseDpi": 96,
        "dpr": 1,
    }
    path.write_text(json.dumps({"screens": [described]}))
    return path


def parse() -> Namespace:
    """Read what was asked for."""
    from ccworkbench.language.languages import LANGUAGES

    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--scale", action="append", type=float)
    parser.add_argument("--only", action="append", help="names of screens, such as action or wizard")
    parser.add_argument("--inside", action="store_true", help="draw in this process, whose scale is set")
    parser.add_argument("--at", type=float, default=1, help="the scale of this process, for the folder's name")
    return parser.parse_args()


def draw(options: Namespace) -> None:
    """Open the window once for each language and theme, and go through its screens."""
    from PySide6.QtWidgets import QApplication

    from ccworkbench.app import set_up
    from ccworkbench.gui.garbage_collection import garbage_collector
    from ccworkbench.gui.look.theme import load_rare_font
    from ccworkbench.language.languages import LANGUAGES

    application = QApplication([])
    garbage_collector().start()
    set_up(application)
    load_rare_font()
    for language in options.language or LANGUAGES:
        for theme in options.theme or THEMES:
            target = options.folder / language / theme / f"{round(options.at * 100)}"
            with TemporaryDirectory() as folder:
                Screens(Path(folder), language, theme, target, options.only).draw_all()


class Screens:
    """One window in one language and theme, and the pictures that are taken of it."""

    def __init__(self, folder: Path, language: str, theme: str, target: Path, only: list[str] | None) -> None:
        from ccworkbench.gui.context import Context
        from ccworkbench.gui.settings import Settings
        from ccworkbench.gui.window.main_window import MainWindow
        from ccworkbench.language import catalogues
        from ccworkbench.operations.company import keep_author
        from ccworkbench.store.store import Store

        self.target, self.only, self.language = target, only, language
        keep_author(folder / "store.ccw", "Anna Kis")  # or each picture would ask for it
        self.store = Store.open(folder / "store.ccw")
        self.window = MainWindow(
            Settings(folder / "settings.json", language=language, theme=theme), catalogues.words_of(language)
        )
        self.context = Context(self.store, language, self.window.colours, TODAY)
        self.window.show()
        self.window.show_content(self.context)

    @property
    def content(self) -> "WindowContent":
        """Give what fills the window."""
        assert self.window.content
        return self.window.content

    def draw_all(self) -> None:
        """Go through all screens in order."""
        self.take("welcome", self.window)
        self._fill()
        self.take("home", self.window)
        self._sheets()
        self._over()
        self.context.close()
        self.store.close()
        self._start_page()
        self.window.close()

    def take(self, name: str, widget: "QWidget", until: Callable[[], bool] | None = None) -> None:
        """Take one picture, once nothing is left to be done."""
        if self.only and name not in self.only:
            return
        settle(until)
        picture = widget.grab().toImage()
        for _ in range(MOST_LOOKS):  # a busy machine lays out later than a quiet one
            settle()
            before, picture = picture, widget.grab().toImage()
            if picture == before:
                break
        self.target.mkdir(parents=True, exist_ok=True)
        picture.save(str(self.target / f"{name}.png"), quality=80)  # packed quickly

    def _fill(self) -> None:
        from ccworkbench.method.plan.starter_rows import Plan
        from ccworkbench.operations.new_project import add_project, add_sample
        from ccworkbench.sheets.prepare.project import ProjectType

        self.sample = add_sample(self.store, self.language).project_id
        plans = (
            Plan(
                "Hanse Reisen",
                "Hanse Reisen AG",
                self.language,
                120,
                type=ProjectType.MIGRATION,
                go_live=date(2027, 6, 1),
            ),
            Plan("Alpenbank", "Alpenbank Genossenschaft", self.language, 22, go_live=date(2027, 2, 1)),
        )
        self._back_up()
        self.others = [add_project(self.store, plan).project_id for plan in plans]
        self.empty = add_project(self.store, Plan("Empty", language=self.language, empty=True)).project_id
        self.content.home.refresh()

    def _back_up(self) -> None:
        from datetime import datetime, timedelta

        from ccworkbench.store.backup import backup

        for hours in (50, 26, 2):
            backup(self.store.path, now=datetime.combine(TODAY, datetime.min.time()) - timedelta(hours=hours))

    def _sheets(self) -> None:
        from ccworkbench.method.pictures.catalogue import PICTURES
        from ccworkbench.method.reports.catalogue import listed

        self.content.open(self.sample)
        assert self.content.project_view
        for key in ("overview", *listed()):
            self.content.project_view.open(key)
            self.take(key, self.window)
        for key in PICTURES:
            self.content.project_view.open(key)
            assert self.content.project_view.page
            self.content.project_view.page.show_picture(True)
            self.take(f"picture-{key}", self.window)
        self.content.project_view.open("action")
        for tab, name in enumerate(("panel-row", "panel-questions", "panel-problems")):
            self.content.project_view.panel.show_tab(tab)
            self.take(name, self.window)
        self.content.open(self.empty)
        for key in ("overview", "person", "action", "raci"):
            self.content.project_view.open(key)
            self.take(f"empty-{key}", self.window)
        self.content.open(self.sample)

    def _over(self) -> None:
        from ccworkbench.gui.dialogs.documents.register_dialog import RegisterDialog
        from ccworkbench.gui.dialogs.export_dialog import ExportDialog
        from ccworkbench.gui.dialogs.help_dialogs import AboutDialog, ShortcutsDialog
        from ccworkbench.gui.dialogs.house.contents_dialog import ContentsDialog
        from ccworkbench.gui.dialogs.house.save_dialog import SaveContentDialog
        from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
        from ccworkbench.gui.dialogs.plan_dialog import PlanDialog
        from ccworkbench.gui.dialogs.preview import Preview
        from ccworkbench.gui.form.company_dialog import CompanyDialog
        from ccworkbench.gui.store_file.restore_dialog import RestoreDialog
        from ccworkbench.gui.widgets.search_dialog import SearchDialog
        from ccworkbench.gui.window.destinations import destinations

        context, window, place = self.context, self.window, self.content.project_view
        assert place
        makers: dict[str, Callable[[], QWidget]] = {
            "wizard": lambda: NewProjectDialog(context, window),
            "palette": lambda: SearchDialog(context, destinations(context, window.acts, place.go_to), window),
            "shortcuts": lambda: ShortcutsDialog(context.words, window.acts, window),
            "about": lambda: AboutDialog(context.words, context.store.path, window),
            "export": lambda: ExportDialog(context, window),
            "documents-empty": lambda: RegisterDialog(context, window),
            "issue": self._issue_dialog,
            "documents": lambda: RegisterDialog(context, window),
            "plan": lambda: PlanDialog(context, window),
            "save-content": lambda: SaveContentDialog(context, window),
            "company": lambda: CompanyDialog(context, window),
            "contents": lambda: ContentsDialog(context, window),
            "restore": lambda: RestoreDialog(context.words, context.palette, self.store.path, window),
        }
        for name, make in makers.items():
            self._take_over(name, make)
        if not self.only or "preview" in self.only:
            preview = Preview(context, window, language=self.language)
            preview.show()
            self.take("preview", preview, lambda: bool(preview.content))
            preview.close()

    def _issue_dialog(self) -> "QWidget":
        """Issue a version of one sheet, and show what comes of the next and of a pack."""
        from ccworkbench.gui.dialogs.export_dialog import ExportDialog
        from ccworkbench.language.words import phrase
        from ccworkbench.operations.documents.register import issued_documents, note_sent, withdraw
        from ccworkbench.sheets.roles.action import Action
        from ccworkbench.sheets.roles.person import Person
        from tests.issued import issue

        context, dialog = self.context, ExportDialog(self.context, self.window)
        for pack in ("weekly", "action"):
            issue(context.store, context.book, context.store.path.parent, TODAY, pack)
        first, second = issued_documents(context.store, context.book)
        withdraw(context.store, context.book, first, "Nordtal", TODAY)
        for person in context.book.rows(Person)[:4]:
            note_sent(context.store, context.book, second, person.label, TODAY)
        with context.book.edit(phrase("Work")):
            context.book.rows(Action)[0].note = "SBC"
        dialog.packs.choose(["training"])
        dialog.sheets.choose(["action"])
        dialog.choices.issuing.issue.setChecked(True)
        return dialog

    def _start_page(self) -> None:
        from ccworkbench.gui.store_file.start_page import StartPage, choices_after
        from ccworkbench.language.user_error import UserError
        from ccworkbench.store.errors import DAMAGED

        error = UserError(DAMAGED)
        self.window.clear()
        self.window.show_start(StartPage(self.store.path, error, choices_after(error, has_copies=True, is_own=True)))
        self.take("start", self.window)

    def _take_over(self, name: str, make: "Callable[[], QWidget]") -> None:
        if self.only and name not in self.only:
            return
        widget = make()
        widget.show()
        self.take(name, widget)
        widget.close()
        widget.deleteLater()


def settle(until: Callable[[], bool] | None = None) -> None:
    """Let the window finish what it put off."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _ in range(40 if until else 1):
        loop = QEventLoop()
        QTimer.singleShot(MOMENT, loop.quit)
        loop.exec()
        if until is None or until():
            break


if __name__ == "__main__":
    sys.exit(main())
