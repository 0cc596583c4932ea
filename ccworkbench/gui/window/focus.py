"""Where the focus goes: to the next part of the window, and to the first thing in a part that takes it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def next_pane(panes: Sequence[QWidget]) -> QWidget:
    """Return the part of the window after the one that has the focus."""
    focus = panes[0].window().focusWidget()
    now = next((i for i, pane in enumerate(panes) if focus and (pane is focus or pane.isAncestorOf(focus))), -1)
    return panes[(now + 1) % len(panes)]


def focus_pane(pane: QWidget) -> None:
    """Put the focus on a part of the window, or on the first thing in it that takes it."""
    inner = pane
    if pane.focusPolicy() == Qt.FocusPolicy.NoFocus and pane.focusProxy() is None:
        inner = next((child for child in pane.findChildren(QWidget) if _takes_focus(child)), pane)
    inner.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
