"""What all parts of the window share: the open store and project, the words, the colours, and what has changed."""

from collections.abc import Callable, Hashable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.core.kind import Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.problem import Problem
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.look.palette import LIGHT, Palette
from ccworkbench.gui.pending_changes import PendingChanges, WaitingTexts
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase, phrases
from ccworkbench.sheets.kinds import AnyRow
from ccworkbench.sheets.prepare.project import Image, Project
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Step
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

if TYPE_CHECKING:  # what it is worked out from comes with an open project
    from ccworkbench.method.checks.muting import Muted
    from ccworkbench.method.figures.readiness_items import Readiness
    from ccworkbench.operations.note_signed_changes import SignedWatch
    from ccworkbench.operations.plan_history import TypedDates

CATCH_UP_MS = 1000  # milliseconds between looks at a store that somebody else writes to


class Context(QObject):
    """Handed to every view; the window owns it. Views read from it, change through `edit`, and listen to it."""

    project_opened = Signal()
    stepped = Signal(object)  # a Step: its `rows` name what to redraw
    checked = Signal()  # the rules of a project that was just opened were looked at: marks can be drawn
    words_changed = Signal()
    palette_changed = Signal()
    failed = Signal(object)  # a UserError to be shown as one sentence, not in the way
    moved = Signal()  # an older copy took the store's place: its file is another now
    left_out = Signal(object)  # the Refused texts of a paste

    def __init__(self, store: Store, language: str = "en", palette: Palette = LIGHT, today: date | None = None) -> None:
        super().__init__()
        self.store = store
        self.words: Words = catalogues.words_of(language)
        self.palette = palette
        self.pending = PendingChanges(self)
        self.workbook: Workbook | None = None
        self.layouts: dict[str, Any] = {}  # how the columns of each sheet were left; the window remembers them
        self.pictures: dict[str, bytes] = {}  # what `picture` has read: painting looks here only
        self._today = today
        self._problems: list[Problem] | None = None
        self._muted: list[Muted] = []
        self._readiness: Readiness | None = None
        self._watch: SignedWatch | None = None
        self._typed: TypedDates | None = None
        self._titles: dict[str, str] = {}  # what the open project calls sheets and headings
        self._store_path = store.path
        self._catch_up_timer = QTimer(self, interval=CATCH_UP_MS)
        self._catch_up_timer.timeout.connect(self._catch_up)
        self._by_row: dict[UUID | None, list[Problem]] = {}
        self.is_fresh = False  # a project was just opened, and is seen before its rules are looked at

    @property
    def today(self) -> date:
        """Return today, which tests and screenshots may fix."""
        return self._today or date.today()

    @property
    def book(self) -> Workbook:
        """Return the open project; views of a project exist only while there is one."""
        if self.workbook is None:
            raise RuntimeError("No project is open")
        return self.workbook

    def viewer(self) -> Viewer:
        """Return what turns values into the screen's words."""
        return self.book.viewer(Viewer(self.words, self.today))

    def title(self, key: str, ours: str) -> str:
        """Say what the open project calls a sheet or a heading, or else our word for it."""
        return self.viewer().title(key, ours)

    def open(self, project_id: UUID) -> None:
        """Open a project in place of the present one."""
        self.close()
        self.workbook = self.store.workbook(project_id)
        self.workbook.day = lambda: self.today
        self.workbook.listeners.append(self._on_step)
        if self.store.read_only:
            self._catch_up_timer.start()
        self._titles = self.workbook.project.titles
        self.project_opened.emit()

    def read_all(self) -> None:
        """Read every sheet and the project's logos, so that nothing that is painted reads the file.

        Raises StoreError where a sheet can't be read now.
        """
        self.book.read_all()
        for column in columns_of(Project):
            if isinstance(column.kind, Image):
                self.picture(column.read(self.book.project))

    def read_for(self, key: str) -> None:
        """Read what the page of a sheet shows, or every sheet where it is a report; raises StoreError.

        A page is made after this, for one that is half made would go on hearing of changes.
        """
        from ccworkbench.sheets.order import BY_KEY  # not before a project is open
        from ccworkbench.sheets.prepare.profile import Profile

        shown = BY_KEY.get(key)
        if shown is None:
            self.book.read_all()
            return
        sheets: list[type[Record]] = [Project, Profile, shown]
        sheets += [shown.down, shown.across] if issubclass(shown, Crossing) else []
        for sheet in sheets:
            self.book.rows(sheet)
            for column in columns_of(sheet):
                if isinstance(column.kind, AnyRow):
                    self.book.read_all()
                elif isinstance(column.kind, Reference):
                    self.book.rows(BY_KEY[column.kind.sheet])

    def picture(self, key: str) -> bytes | None:
        """Return a picture of the store, read once; None where there is none, or while it can't be read."""
        if key and key not in self.pictures:
            try:
                found = self.store.picture(key)
            except StoreError:  # it is asked for again when it is next shown
                return None
            if found is not None:
                self.pictures[key] = found
        return self.pictures.get(key)

    def close(self) -> None:
        """Leave the present project; the list of projects shows."""
        if self.workbook is not None:
            self._catch_up_timer.stop()
            self.workbook.listeners.clear()
            self.workbook.close()
        self.workbook, self._problems, self._readiness, self._watch = None, None, None, None
        self._typed = None
        self.is_fresh = False
        self.pending.clear()

    def change(
        self,
        do: Callable[[], None],
        text: str = "",
        key: Hashable = None,
        waiting_texts: Callable[[], WaitingTexts] = WaitingTexts,
    ) -> bool:
        """Do one edit and what comes of it; return False where the store can't take it now, and it waits.

        All that carries typed, picked or pasted text goes this way: `text` is what would be lost, `waiting_texts` what
        cells show meanwhile. A change takes the place of one with the same key that waits. Raises UserErrors other than
        StoreErrors.
        """
        return self.workbook is not None and self.pending.run(do, text, key, waiting_texts)

    def settle(self) -> None:
        """Write what waits; raises StoreError where that still can't be."""
        if not self.pending.again() and self.pending.reason:
            raise self.pending.reason

    def take_again(self, *, take_over: bool = False) -> None:
        """Write to the store once more after another program has let go of it, or in its place; raises UserError."""
        changed = self.store.take_again(self.workbook, take_over=take_over)
        both = {(change.row, change.column) for change in changed} & self.pending.cells.keys()
        if both:
            told = phrases(
                "{n} unsaved cell was also changed in the other window. Your value is kept; Undo restores the other.",
                "{n} unsaved cells were also changed in the other window. Your values are kept; Undo "
                "restores the others.",
                len(both),
            )
            self.failed.emit(UserError(told))
        self.pending.again()

    def go_on_in(self, target: Path) -> None:
        """Write everything into a new file, because the store's own is gone, and go on there; raises UserError."""
        told = self.store.go_on_in(target)
        self._store_path = target
        self.moved.emit()
        self.pending.again()
        if told:
            self.failed.emit(UserError(told))

    def open_book(self) -> Workbook:
        """Return the open project for a step of an operation; UserErrors are shown by the window.

        Raises StoreError while an earlier change waits: steps keep their order.
        """
        self.allow_change()
        self.settle()
        return self.book

    def allow_change(self) -> None:
        """Refuse with one sentence where the store is only open to be read."""
        if self.store.read_only:
            raise UserError(phrase("This store is open read-only; nothing can be changed."))

    def refuses(self, act: Act) -> bool:
        """Tell whether an action would change a store that is open to be read only; a damaged one may be replaced."""
        return self.store.read_only and act in CHANGES_STORE and not (self.store.is_damaged and act is Act.RESTORE)

    def problems(self) -> list[Problem]:
        """List the broken rules of the open project, worked out once per step."""
        if self._problems is None:
            from ccworkbench.operations.check_project import check_project  # not before a project is open
            from ccworkbench.operations.plan_history import TypedDates

            self._typed = self._typed or TypedDates(self.book)
            found = check_project(self.book, self.today, self._signed().changes(), self._typed)
            self._problems, self._muted = list(found.problems), list(found.muted)
            self._by_row = {}
            for problem in self._problems:
                self._by_row.setdefault(problem.row, []).append(problem)
        if self.is_fresh:
            self.is_fresh = False
            self.checked.emit()
        return self._problems

    def problems_of_row(self, row: UUID) -> list[Problem]:
        """List the broken rules of one row; a form asks for each of its fields."""
        self.problems()
        return self._by_row.get(row, [])

    def muted(self) -> "list[Muted]":
        """List the broken rules that somebody muted with a reason."""
        self.problems()
        return self._muted

    def readiness(self) -> "Readiness":
        """Tell how ready the open project is, worked out once per step."""
        if self._readiness is None:
            from ccworkbench.method.figures.readiness import readiness_of

            self._readiness = readiness_of(self.book.rows, self.problems(), self.today)
        return self._readiness

    def set_language(self, language: str) -> None:
        """Use another language at once."""
        self.words = catalogues.words_of(language)
        self.words_changed.emit()

    def set_palette(self, palette: Palette) -> None:
        """Take other colours at once."""
        self.palette = palette
        self.palette_changed.emit()

    def _catch_up(self) -> None:
        """Show what the program that writes to this store has done meanwhile."""
        with suppress(StoreError):  # it is being written to; the next look comes soon
            self.book.catch_up()

    def _on_step(self, step: Step) -> None:
        changed = self._signed().take(step)
        if self._typed:
            self._typed.take(step)
        self._problems = self._readiness = None
        self.stepped.emit(step)
        if self._titles != self.book.project.titles:
            self._titles = self.book.project.titles
            self.words_changed.emit()
        if self.store.path != self._store_path:
            self._store_path = self.store.path
            self.failed.emit(UserError(self.store.location.moved()))
            self.moved.emit()
        if changed:
            from ccworkbench.operations.note_signed_changes import signed_change_sentence

            self.failed.emit(UserError(signed_change_sentence(self.book, changed[0])))

    def _signed(self) -> "SignedWatch":
        """Return what watches over signed things; it is not needed before the project has been seen."""
        if self._watch is None:
            from ccworkbench.operations.note_signed_changes import SignedWatch

            self._watch = SignedWatch(self.book)
        return self._watch
