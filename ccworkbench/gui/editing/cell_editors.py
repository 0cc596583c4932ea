"""The editors of cells: the base of all of them, one line, and a long text that grows."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ccworkbench.core.cell_error import CellError
from ccworkbench.core.kind import Text
from ccworkbench.core.record import Column
from ccworkbench.gui.context import Context
from ccworkbench.gui.editing.leaving_keys import ALT, ARROW_KEYS, CTRL, ENTER_KEYS, SHIFT, TAB_KEYS, LeaveDirection
from ccworkbench.gui.editing.popups import Popup, ReadingPopup
from ccworkbench.gui.editing.text_undo import is_really_left
from ccworkbench.operations.cell_entry import CellEntry


class Editor(QFrame):
    """The base of all editors: shows a text, gives an entry, and tells how it was left."""

    committed = Signal(object)  # a Leave
    reverted = Signal()
    grown = Signal()

    def __init__(self, column: Column, context: Context, parent: QWidget, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(parent)
        self.column, self.context, self.field = column, context, field
        self.shown = ""
        self._replaces_text = False
        box = QVBoxLayout(self)
        box.setContentsMargins(5, 4, 4, 2)
        box.addWidget(field, 0, Qt.AlignmentFlag.AlignTop if isinstance(field, QLineEdit) else Qt.AlignmentFlag(0))
        self.setFocusProxy(field)
        field.installEventFilter(self)
        self._apply_colours()

    def load(self, text: str, typed: str | None = None) -> None:
        """Show a cell's text, selected; or what was just typed, which takes its place."""
        self.shown, self._replaces_text = text, typed is not None
        self.put(text)
        if typed is None:
            self.field.selectAll()
        else:
            self.put(typed)
            self.typed()

    def text(self) -> str:
        """Return what stands in the field."""
        raise NotImplementedError

    def put(self, text: str) -> None:
        """Put a text into the field, with the cursor behind it."""
        raise NotImplementedError

    def entry(self) -> CellEntry:
        """Return what is to be written."""
        return CellEntry(self.text())

    def said(self) -> str:
        """Return what would be lost without this editor, as one reads it."""
        entry = self.entry()
        return entry.text or self.column.kind.show(entry.value, self.context.viewer())

    def is_changed(self) -> bool:
        """Tell whether there is anything to write."""
        return self.text() != self.shown

    def typed(self) -> None:
        """Follow the typist."""

    def popups(self) -> list[Popup]:
        """Return what may hang under the field."""
        return []

    def finish(self) -> None:
        """Take everything away and give the focus back; the editor is not used again.

        Qt hands the focus of what is hidden on as Tab does, which in a table goes to the next cell.
        """
        self.field.removeEventFilter(self)
        table = self.parentWidget()
        if table is not None and self.window().focusWidget() is self.field:
            table.setFocus()
        for popup in self.popups():
            popup.hide()
            popup.deleteLater()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                self._keep_from_window(event)
            return event.type() == QEvent.Type.KeyPress and self.takes(event)
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and is_really_left(event):
            self.committed.emit(LeaveDirection.STAY)
        return super().eventFilter(watched, event)

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key; tells whether it was meant for the cell and not for its text."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.reverted.emit()
        elif key in ENTER_KEYS and not event.modifiers() & ALT:
            ways = {CTRL: LeaveDirection.ALL, SHIFT: LeaveDirection.UP}
            self.leave(next((way for held, way in ways.items() if event.modifiers() & held), LeaveDirection.DOWN))
        elif key in TAB_KEYS:
            self.leave(TAB_KEYS[key])
        elif self._replaces_text and key in ARROW_KEYS and not event.modifiers() & (SHIFT | CTRL | ALT):
            self.leave(ARROW_KEYS[key])
        else:
            return False
        return True

    def leave(self, way: LeaveDirection) -> None:
        """Leave the cell."""
        self.committed.emit(way)

    def mousePressEvent(self, event: Any) -> None:
        self._replaces_text = False
        super().mousePressEvent(event)

    def _keep_from_window(self, event: QKeyEvent) -> None:
        if event.modifiers() & ALT or event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_F4, Qt.Key.Key_Escape}:
            event.accept()  # or the window would move rows, clear cells ...

    def _apply_colours(self) -> None:
        colours = self.context.palette
        self.setObjectName("lifted")
        self.setStyleSheet(
            f"#lifted {{ background: {colours.raised}; border: 2px solid {colours.accent}; border-radius: 3px; }}"
            "QLineEdit, QLineEdit:focus, QPlainTextEdit, QPlainTextEdit:focus"
            " { border: none; padding: 0; min-height: 0; background: transparent; }"
        )


class LineEditor(Editor):
    """One line; what can't be read is said while it is typed, and kept all the same."""

    def __init__(self, column: Column, context: Context, parent: QWidget) -> None:
        self.line = QLineEdit()
        super().__init__(column, context, parent, self.line)
        self.line.setFrame(False)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight if column.kind.align == "right" else Qt.AlignmentFlag(1))
        self.line.textEdited.connect(self.typed)
        self.reading = ReadingPopup(self, context.palette)

    def text(self) -> str:
        return self.line.text()

    def put(self, text: str) -> None:
        self.line.setText(text)

    def popups(self) -> list[Popup]:
        return [self.reading]

    def typed(self) -> None:
        if isinstance(self.column.kind, Text) or not self.text().strip():
            self.reading.hide()
            return
        try:
            self.column.kind.parse(self.text(), self.context.viewer())
        except CellError as error:
            self.reading.say(self.context.words.tell(error.message), wrong=True)
        else:
            self.reading.hide()


class LongEditor(Editor):
    """Several lines in place, as high as its text; Alt+Enter begins a new line."""

    def __init__(self, column: Column, context: Context, parent: QWidget) -> None:
        self.lines = QPlainTextEdit()
        super().__init__(column, context, parent, self.lines)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.lines.document().setDocumentMargin(2)
        self.lines.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.document().documentLayout().documentSizeChanged.connect(self.grown)

    def text(self) -> str:
        return self.lines.toPlainText()

    def put(self, text: str) -> None:
        self.lines.setPlainText(text)
        self.lines.moveCursor(QTextCursor.MoveOperation.End)

    def wanted_height(self) -> int:
        """Return the height that shows the whole text; a plain text document counts it in lines."""
        lines = max(1, int(self.lines.document().size().height()))
        return lines * self.lines.fontMetrics().lineSpacing() + 12

    def takes(self, event: QKeyEvent) -> bool:
        if event.key() in ENTER_KEYS and event.modifiers() & ALT:
            self.lines.insertPlainText("\n")
            return True
        return super().takes(event)
