"""What would be issued, worked out paper by paper while the window has nothing else to do, and once only."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.gui.context import Context
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.documents.issue import IssueRequest, PreparedIssue, numbered_apart, prepare_issue

PreparationKey = tuple[str, Disclosure, bool, bool]


class IssuePreparation(QObject):
    """Knows what comes of issues that were asked for, until a step or an issue may have altered that."""

    learned = Signal()  # what comes of one more

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._known: dict[PreparationKey, PreparedIssue | UserError] = {}
        self._wanted: Sequence[IssueRequest] = ()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._go_on)
        context.stepped.connect(self.forget)

    def ask(self, requests: Sequence[IssueRequest]) -> list[PreparedIssue | UserError | None]:
        """Return what is known of issues, None for what is still to be worked out; that begins now."""
        self._wanted = requests
        known = [self._known.get(_key(request)) for request in requests]
        if None in known:
            self._soon.start()
        prepared = [one for one in known if isinstance(one, PreparedIssue)]
        try:
            apart = iter(numbered_apart(self._context.store, self._context.book, prepared, self._context.today))
        except UserError as error:  # the register can't be read now
            return [error for _ in requests]
        return [next(apart) if isinstance(one, PreparedIssue) else one for one in known]

    def forget(self) -> None:
        """Know nothing any more."""
        self._known.clear()

    def _go_on(self) -> None:
        request = next((one for one in self._wanted if _key(one) not in self._known), None)
        if request is None:
            return
        context = self._context
        try:
            found: PreparedIssue | UserError = prepare_issue(context.store, context.book, request, context.today)
        except UserError as error:
            found = error
        self._known[_key(request)] = found
        self.learned.emit()


def _key(request: IssueRequest) -> PreparationKey:
    return request.pack.key, request.readers, request.is_major, request.is_review
