"""How a page about the whole project is laid out: its heading with the button to hand it over, and what scrolls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget


def lay_out_page(page: QWidget, title: QLabel, purpose: QLabel, hand_over: QPushButton, area: QScrollArea) -> None:
    """Put the parts of a page in their places."""
    heading = QVBoxLayout()
    heading.setSpacing(2)
    heading.addWidget(title)
    heading.addWidget(purpose)
    purpose.setWordWrap(True)
    head = QHBoxLayout()
    head.setContentsMargins(24, 18, 24, 12)
    head.addLayout(heading, 1)
    head.addWidget(hand_over, 0, Qt.AlignmentFlag.AlignBottom)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(head)
    layout.addWidget(area, 1)
