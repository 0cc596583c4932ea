"""Where the window goes: to what a step changed, and to the next part of the window."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ccworkbench.core.matrix import Crossing
from ccworkbench.gui.desk import Desk
from ccworkbench.store.history import Step

Landing = tuple[str, UUID | None, str]  # a sheet, a row of it, and a column where only one cell changed


def landing_of(desk: Desk, step: Step, here: str) -> Landing | None:
    """Tell where a step can be seen: on the sheet that is open if it changed that, else on the first it changed."""
    changes = desk.book.changes(step.id)
    near = [change for change in changes if change.sheet == here] or changes
    for change in near:
        row = desk.book.row(change.sheet, change.row)
        if row is not None and not row.deleted:
            is_crossing = isinstance(row, Crossing)
            column = str(row.column_id) if is_crossing else change.column
            return change.sheet, row.row_id if is_crossing else row.id, column if len(changes) == 1 else ""
    return (near[0].sheet, None, "") if near else None


def next_of(panes: Sequence[QWidget]) -> QWidget:
    """Give the part of the window after the one that has the focus."""
    focus = panes[0].window().focusWidget()
    now = next((i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
    return panes[(now + 1) % len(panes)]


def enter(pane: QWidget) -> None:
    """Put the focus on a part of the window, or on the first thing in it that takes it."""
    inner = pane
    if pane.focusPolicy() == Qt.FocusPolicy.NoFocus and pane.focusProxy() is None:
        inner = next((child for child in pane.findChildren(QWidget) if _takes_focus(child)), pane)
    inner.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
