"""What a text field can undo and redo by itself; a widget that holds no text has nothing of its own."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QFocusEvent, QTextDocument
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


def text_of(field: QWidget) -> str:
    """Return what stands in a text field."""
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else ""


def can_undo_or_redo(field: QWidget) -> bool:
    """Tell whether there is anything to undo or to redo in a field."""
    history = field.document() if isinstance(field, QPlainTextEdit) else field
    return isinstance(history, QLineEdit | QTextDocument) and (history.isUndoAvailable() or history.isRedoAvailable())


def forget_undo(field: QWidget) -> None:
    """Forget how a text came to be: it is in the workbook now, where the window undoes it."""
    if isinstance(field, QLineEdit):
        show_beside_anchor = field.cursorPosition()
        field.setText(field.text())
        field.setCursorPosition(show_beside_anchor)
    elif isinstance(field, QPlainTextEdit):
        field.document().clearUndoRedoStacks()


def make_undoable(field: QWidget, typed: str) -> None:
    """Let the undo of a field bring a text again that was discarded from it."""
    if not isinstance(field, QLineEdit | QPlainTextEdit):
        return
    put = field.insert if isinstance(field, QLineEdit) else field.insertPlainText
    with QSignalBlocker(field):  # nobody typed
        for text in (typed, text_of(field)):
            field.selectAll()
            put(text)


def is_really_left(event: QFocusEvent) -> bool:
    """Tell whether a field was really left, and not only its window or for a menu."""
    reason = Qt.FocusReason
    return event.reason() not in {reason.ActiveWindowFocusReason, reason.PopupFocusReason, reason.MenuBarFocusReason}
