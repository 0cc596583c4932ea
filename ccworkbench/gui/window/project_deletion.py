"""A project is deleted from the list without a question, and the status bar offers to bring it back."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from ccworkbench.gui.context import Context
from ccworkbench.gui.window.status_bar import StatusBar
from ccworkbench.language.user_error import UserError


class ProjectDeletion(QObject):
    """Deletes projects, and brings the last of them back."""

    changed = Signal()  # the store holds other projects now

    def __init__(self, context: Context, status: StatusBar, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._status = context, status
        status.action_requested.connect(self._bring_back)

    def delete(self, project: UUID) -> None:
        """Delete a project."""
        try:
            self._context.allow_change()
            name = next(one.name for one in self._context.store.projects() if one.id == project)
            self._context.store.remove(project)
        except UserError as error:
            self._context.failed.emit(error)
            return
        self._deleted = project
        self.changed.emit()
        words = self._context.words
        self._status.say(words.say("“{name}” was deleted.", name=name), words.say("Undo"))

    def _bring_back(self) -> None:
        book = self._context.store.workbook(self._deleted)
        book.undo()
        book.close()
        self.changed.emit()
