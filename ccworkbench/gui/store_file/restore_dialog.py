"""Restoring: the copies of the store, newest first, with what they hold and what would be lost and gained."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccworkbench.exchange.document import Progress
from ccworkbench.gui.background import Job
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.standard_dialogs import open_file
from ccworkbench.language.words import N_, Words
from ccworkbench.store.copies.contents import CopySummary, Difference, copy_summary, present_contents
from ccworkbench.store.copies.listing import Backup, CopyKind, chosen, copies

DIALOG_SIZE, EMPTY_DIALOG_SIZE = QSize(860, 560), QSize(560, 220)
NAMED_PROJECTS = 3  # projects that are named before the others are counted
HEADINGS = (N_("Created"), N_("Type"), N_("Projects"), N_("Rows"), N_("Size"))
MADE, KIND, PROJECTS, ROWS, BYTES = range(5)
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
KINDS = {
    CopyKind.BACKUP: N_("Backup"),
    CopyKind.BEFORE_RESTORE: N_("Saved before a restore"),
    CopyKind.RESCUE: N_("Recovered"),
    CopyKind.OTHER: N_("Another file"),
}


class RestoreDialog(QDialog):
    """Nothing changes before its button is pressed; `choice` is then the copy to restore."""

    def __init__(self, words: Words, colours: Palette, store: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._colours, self._store = words, colours, store
        self._found: dict[Path, CopySummary] = {}
        self.copies = copies(store)
        self.choice: Backup | None = None
        self.setWindowTitle(words.say("Restore a backup"))
        self.list = self._make_list()
        self.told, self.nothing, self.lost, self.gained, self.trouble = (QLabel() for _ in range(5))
        self._heads: list[QLabel] = []
        self.other, self.cancel = QPushButton(words.say("Choose another file…")), QPushButton(words.say("Cancel"))
        self.restore = role(QPushButton(), "primary")
        self._lay_out()
        self.list.currentItemChanged.connect(self._show_choice)
        self.list.itemActivated.connect(self._take)
        self.other.clicked.connect(self._add_other)
        self.cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(self._take)
        self._fill()

    @property
    def current(self) -> Backup | None:
        """Return the copy whose line is marked."""
        place = self.list.currentIndex().row()
        return self.copies[place] if place >= 0 else None

    def done(self, result: int) -> None:
        """Close, and let the look at the files end."""
        self._job.cancel()
        super().done(result)

    def _make_list(self) -> QTreeWidget:
        lines = role(QTreeWidget(), "lines")
        lines.setRootIsDecorated(False)
        lines.setUniformRowHeights(True)
        lines.setAccessibleName(self._words.say("Backups of the store"))
        lines.setHeaderLabels([self._words.say(head) for head in HEADINGS])
        lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        heads = lines.header()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(PROJECTS, QHeaderView.ResizeMode.Stretch)
        for place in (ROWS, BYTES):
            lines.headerItem().setTextAlignment(place, RIGHT)
        return lines

    def _lay_out(self) -> None:
        words, column = self._words, QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(role(QLabel(words.say("Restore a backup")), "title"))
        self.told.setText(
            words.say(
                "The chosen backup replaces {file}. The current file is kept beside it, so the restore can be undone.",
                file=self._store.name,
            )
        )
        for label in (self.told, self.nothing):
            label.setWordWrap(True)
            column.addWidget(label)
        self.nothing.setText(
            words.say("There is no backup of this store yet. Choose another file if there is one elsewhere.")
        )
        column.addWidget(self.list, 1)
        column.addWidget(self._make_balance())
        column.addLayout(self._buttons())

    def _make_balance(self) -> QWidget:
        self.balance = QWidget()
        grid = QGridLayout(self.balance)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(1, 1)
        grid.addWidget(role(QFrame(), "line"), 0, 0, 1, 2)
        heads = (self._words.say("Would be lost"), self._words.say("Would be restored"))
        for row, (head, label) in enumerate(zip(heads, (self.lost, self.gained), strict=True), 1):
            self._heads.append(role(QLabel(head), "muted"))
            grid.addWidget(self._heads[-1], row, 0, Qt.AlignmentFlag.AlignTop)
            label.setWordWrap(True)
            grid.addWidget(label, row, 1, Qt.AlignmentFlag.AlignTop)
        self.trouble.setWordWrap(True)
        grid.addWidget(self.trouble, 3, 0, 1, 2)
        grid.setRowStretch(4, 1)
        self.balance.setMinimumHeight(5 * self.fontMetrics().lineSpacing())  # so that the list does not jump
        return self.balance

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.restore)
        for button in (self.other, self.cancel):
            button.setAutoDefault(False)
        self.restore.setDefault(True)
        return row

    def _fill(self) -> None:
        self._moments = written_moments(self.copies, self._words)
        for copy in self.copies:
            self._add_line(copy)
        has_lines = bool(self.copies)
        self.nothing.setVisible(not has_lines)
        for part in (self.told, self.list, self.balance, self.restore):
            part.setVisible(has_lines)
        self.other.setAutoDefault(not has_lines)
        self.resize(DIALOG_SIZE if has_lines else EMPTY_DIALOG_SIZE)
        self._mark(0)
        (self.list if has_lines else self.other).setFocus()
        self._look(self.copies)

    def _mark(self, place: int) -> None:
        self._proposed = place
        self.list.setCurrentIndex(self.list.model().index(place, MADE))

    def _propose(self) -> None:
        """Mark the newest copy that can be restored, as far as is known; what a hand has marked stays."""
        found = (self._found.get(copy.path) for copy in self.copies)
        place = next((place for place, known in enumerate(found) if known is None or known.trouble is None), 0)
        if self.list.currentIndex().row() == self._proposed and self.copies[self._proposed].kind is not CopyKind.OTHER:
            self._mark(place)

    def _add_line(self, copy: Backup) -> None:
        kind = self._words.say(KINDS[copy.kind])
        if copy.is_ahead():
            kind = self._words.say("{kind}, date unreliable (wrong clock)", kind=kind)
        line = QTreeWidgetItem(self.list, [self._moments[copy.path], kind, "…"])
        line.setToolTip(MADE, str(copy.path))
        for place in (ROWS, BYTES):
            line.setTextAlignment(place, RIGHT)

    def _look(self, wanted: Iterable[Backup]) -> None:
        """Look into the files beside the window; each line is filled in as soon as its file was looked into."""
        found, listed, store = self._found, list(wanted), self._store

        def work(progress: Progress) -> None:
            present = present_contents(store)
            for number, copy in enumerate(listed, 1):
                found[copy.path] = copy_summary(copy, present)
                progress(number, len(listed), "")

        self._job = Job(work)
        self._job.progressed.connect(self._learn)
        self._job.start()

    def _learn(self) -> None:
        for place, copy in enumerate(self.copies):
            line, known = self.list.topLevelItem(place), self._found.get(copy.path)
            if line is not None and known is not None:
                self._write(line, known)
        self._propose()
        self._show_choice()

    def _write(self, line: QTreeWidgetItem, known: CopySummary) -> None:
        words = self._words
        said = words.tell(known.trouble) if known.trouble else words.listing(known.projects)
        line.setText(PROJECTS, said)
        line.setToolTip(PROJECTS, said)
        if known.trouble:
            line.setForeground(PROJECTS, QColor(self._colours.bad))
        line.setText(ROWS, "" if known.trouble else words.number(known.rows))
        line.setText(BYTES, written_size(known.size, words))

    def _show_choice(self) -> None:
        copy, words = self.current, self._words
        if copy is None:
            return
        self.restore.setText(words.say("Restore the backup from {moment}", moment=self._moments[copy.path]))
        known = self._found.get(copy.path)
        self.restore.setEnabled(known is None or known.trouble is None)
        lost, gained, trouble = "…", "…", ""
        if known is not None and known.trouble:
            trouble = words.tell(known.trouble)
        elif known is not None and known.difference is None:
            trouble = words.say("The current store can’t be read, so nothing can be compared.")
        elif known is not None and known.difference is not None:
            lost, gained = balance_of(known.difference, words)
        for label, text in ((self.lost, lost), (self.gained, gained), (self.trouble, trouble)):
            label.setText(text)
        for label in (*self._heads, self.lost, self.gained):
            label.setVisible(not trouble)
        self.trouble.setVisible(bool(trouble))
        self.list.scrollTo(self.list.currentIndex())

    def _add_other(self) -> None:
        path = open_file(self, self._words, self._words.say("Another file"), "*.ccw")
        if path is None:
            return
        self._job.cancel()
        self.copies = [chosen(path), *(copy for copy in self.copies if copy.path != path)]
        self.list.clear()
        self._fill()

    def _take(self) -> None:
        if self.restore.isEnabled():
            self.choice = self.current
            self.accept()


def balance_of(compared: Difference, words: Words) -> tuple[str, str]:
    """Write what would be lost, and what would come back."""
    return (
        _side_of_comparison(compared.projects_lost, compared.steps_lost, words),
        _side_of_comparison(compared.projects_gained, compared.steps_gained, words),
    )


def written_size(size: int, words: Words) -> str:
    """Write the size of a file."""
    if size < 1_000_000:
        return words.say("{n} KB", n=words.number(-(-size // 1000)))
    return words.say("{n} MB", n=words.number(size / 1_000_000, 1))


def _side_of_comparison(projects: Sequence[str], steps: int, words: Words) -> str:
    parts = [words.say("project “{name}”", name=name) for name in projects[:NAMED_PROJECTS]]
    more = len(projects) - NAMED_PROJECTS
    parts += [words.count("{n} more project", "{n} more projects", more)] if more > 0 else []
    parts += [words.count("{n} change", "{n} changes", steps)] if steps else []
    return words.listing(parts) if parts else words.say("nothing")


def choose_copy(words: Words, colours: Palette, store: Path, parent: QWidget) -> Backup | None:
    """Ask which copy takes the store's place; None where none was chosen."""
    dialog = RestoreDialog(words, colours, store, parent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.choice


def written_moments(copies: Sequence["Backup"], words: Words) -> dict[Path, str]:
    """Write when copies were made, with what tells those of one minute, and of one second, apart."""
    told = {copy.path: words.moment(copy.made) for copy in copies}
    written: dict[Path, str] = {}
    for copy in copies:
        is_alone = Counter(told.values())[told[copy.path]] == 1
        moment = told[copy.path] if is_alone else f"{words.date(copy.made.date())} {copy.made:%H:%M:%S}"
        twins = sum(one.startswith(moment) for one in written.values())
        written[copy.path] = f"{moment} ({twins + 1})" if twins and not is_alone else moment
    return written
