"""The history of one row: who changed which field, when, from what to what."""

import json
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ccworkbench.core.kind import Kind
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.flow_layout import remove_widgets
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.pending_changes import TRY_AGAIN_MS
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Change, Step, decode

SHOWN_STEPS = 12  # steps that are told before one asks for all


def moment(stamp: str, words: Words) -> str:
    """Say when a step happened, in this computer's time."""
    when = datetime.fromtimestamp(int(stamp.split("-", maxsplit=1)[0]) / 1000).astimezone()
    return words.say("{date}, {time}", date=words.date(when.date()), time=f"{when:%H:%M}")


class HistoryPanel(QWidget):
    """The steps that touched a row, last first, with values as its columns show them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.row: Record | None = None
        self._all = False
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN_MS)
        self._again.timeout.connect(self.refresh)
        self.title, self.lines = role(QLabel(self), "strong"), QVBoxLayout()
        self.more = role(QPushButton(self), "link")
        self.more.clicked.connect(self._show_all)
        self.lines.setSpacing(10)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.title)
        box.addLayout(self.lines)
        box.addWidget(self.more)

    def show_row(self, row: Record | None) -> None:
        """Tell the history of another row."""
        self.row, self._all = row, False
        remove_widgets(self.lines)
        self.refresh()

    def refresh(self) -> None:
        """Read the history again."""
        words = self.context.words
        try:
            told = self.told()
        except StoreError:  # it comes when the file can be read
            self._again.start()
            return
        remove_widgets(self.lines)
        for who, what in told if self._all else told[:SHOWN_STEPS]:
            for text, kind in ((who, "small"), (what, "")):
                label = role(QLabel(text, self), kind)
                label.setWordWrap(True)
                self.lines.addWidget(label)
        self.title.setText(words.say("History"))
        self.more.setText(words.count("Show {n} earlier change", "Show {n} earlier changes", len(told) - SHOWN_STEPS))
        self.more.setVisible(len(told) > SHOWN_STEPS and not self._all)

    def told(self) -> list[tuple[str, str]]:
        """Tell the steps of the row, last first: who and when, and what."""
        if self.row is None:
            return []
        steps: dict[str, tuple[Step, list[Change]]] = {}
        for step, change in self.context.book.changes_of_row(self.row.id):
            steps.setdefault(step.id, (step, []))[1].append(change)
        words = self.context.words
        return [
            (words.say("{who} on {when}", who=step.author, when=moment(step.stamp, words)), what)
            for step, changes in reversed(steps.values())
            if (what := self._tell(type(self.row), changes))
        ]

    def _tell(self, sheet: type[Record], changes: list[Change]) -> str:
        words, viewer = self.context.words, self.context.viewer()
        columns = {column.key: column for column in columns_of(sheet)}
        if changes[0].old is None:
            return words.say("Row added")
        said = [_say_change(columns[c.column], sheet, c, viewer) for c in changes if c.column in columns]
        for change in changes:
            if change.column == "deleted":
                said.append(words.say("Row deleted") if json.loads(change.new) else words.say("Row restored"))
            elif change.column == "position":
                said.append(words.say("Row moved"))
            elif change.column == "internal":
                said.append(words.say("Kept internal") if json.loads(change.new) else words.say("No longer internal"))
            elif change.column == "titles":
                said.append(words.say("Title or heading renamed"))
        return "\n".join(said)

    def _show_all(self) -> None:
        self._all = True
        self.refresh()


def _say_change(column: Column, sheet: type[Record], change: Change, viewer: Viewer) -> str:
    old, new = (_show(column.kind, sheet, column.key, text, viewer) for text in (change.old, change.new))
    field = viewer.title(column.full_key, column.heading)
    if not new:
        return viewer.words.say("{field}: “{old}” removed", field=field, old=old)
    if not old:
        return viewer.words.say("{field}: “{new}”", field=field, new=new)
    return viewer.words.say("{field}: “{old}” changed to “{new}”", field=field, old=old, new=new)


def _show(kind: Kind, sheet: type[Record], column: str, text: str | None, viewer: Viewer) -> str:
    try:
        value = decode(sheet, column, text) if text else None
    except UserError:  # of a damaged history: it is shown as it stands there
        return text or ""
    if isinstance(value, UUID) and not hasattr(kind, "sheet"):
        return str(value)
    return kind.show(value, viewer)
