"""How the dialogs of house content are laid out: one below the other, with their buttons in the last row."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Return the layout of a dialog, still empty."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(12)
    return column


def button_row(left: Sequence[QPushButton], right: Sequence[QPushButton]) -> QHBoxLayout:
    """Put buttons into a row; Enter presses none of them unless the dialog says so."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in (*left, *right):
        button.setAutoDefault(False)
        row.addWidget(button)
    row.insertStretch(len(left), 1)
    return row
