"""The program's key for Redo in text fields: on some systems Qt knows another one, and the window would take it."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

TextField = QLineEdit | QPlainTextEdit
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier  # with Z: Redo on every system
REDO_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class RedoKey(QObject):
    """Watches whichever field has the focus, in every window and dialog; it hears of no other events."""

    def __init__(self, redo: QAction) -> None:
        super().__init__(redo)
        self._redo = redo
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in REDO_KEYS or not self._is_redo(event):
            return super().eventFilter(watched, event)
        again = QKeyEvent(event.type(), Qt.Key.Key_Z, CTRL_SHIFT)
        again.ignore()
        QApplication.sendEvent(watched, again)
        event.setAccepted(again.isAccepted())
        return True

    def _is_redo(self, event: QKeyEvent) -> bool:
        is_ours = QKeySequence(event.keyCombination()) == self._redo.shortcut()
        return is_ours and not event.matches(QKeySequence.StandardKey.Redo)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, TextField):
            before.removeEventFilter(self)
        if isinstance(now, TextField):
            now.installEventFilter(self)
