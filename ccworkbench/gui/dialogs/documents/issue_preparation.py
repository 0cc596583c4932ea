"""What would be issued, worked out paper by paper while the window has nothing else to do, and once only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.gui.context import Context
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.documents.issue import IssueRequest, PreparedIssue, numbered_apart, prepare_issue
from ccworkbench.operations.documents.packs import register_key

PreparationKey = tuple[str, Disclosure, bool, bool, date]


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
        known = [self._known.get(self._key(request)) for request in requests]
        if None in known:
            self._soon.start()
        prepared = [one for one in known if isinstance(one, PreparedIssue)]
        if not prepared:
            return known
        try:
            apart = iter(numbered_apart(self._context.store, self._context.book, prepared, self._context.today))
        except UserError as error:  # the register can't be read now
            return [error for _ in requests]
        return [next(apart) if isinstance(one, PreparedIssue) else one for one in known]

    def complete(self, requests: Sequence[IssueRequest]) -> list[PreparedIssue]:
        """Return what comes of issues, and work out what is not known yet; raises UserError where one can't be."""
        self._known = {key: one for key, one in self._known.items() if isinstance(one, PreparedIssue)}
        for request in requests:
            if self._key(request) not in self._known:
                self._learn(request)
        found = self.ask(requests)
        for one in found:
            if isinstance(one, UserError):
                raise one
        pairs = zip(requests, found, strict=True)
        return [_with_change(one, request.change) for request, one in pairs if isinstance(one, PreparedIssue)]

    def forget(self) -> None:
        """Know nothing any more."""
        self._known.clear()

    def _go_on(self) -> None:
        request = next((one for one in self._wanted if self._key(one) not in self._known), None)
        if request is not None:
            self._learn(request)
            self.learned.emit()

    def _learn(self, request: IssueRequest) -> None:
        context = self._context
        try:
            found: PreparedIssue | UserError = prepare_issue(context.store, context.book, request, context.today)
        except UserError as error:
            found = error
        self._known[self._key(request)] = found

    def _key(self, request: IssueRequest) -> PreparationKey:
        return (
            register_key(request.pack),
            request.readers,
            request.is_major,
            request.is_review,
            self._context.today,
        )


def _with_change(prepared: PreparedIssue, change: str) -> PreparedIssue:
    """Let a new version say what is new in it, which may have been typed since."""
    if prepared.is_unchanged:
        return prepared
    return replace(prepared, document=replace(prepared.document, change=" ".join(change.split())))
