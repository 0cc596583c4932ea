"""A drop-down list shows its last line whole, and a wheel that passes by changes nothing."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.gui.widgets.choice_box import ChoiceBox


@pytest.mark.parametrize("lines", [1, 2, 4, 10])
def test_the_list_is_as_high_as_its_lines(styled: QApplication, qtbot: QtBot, lines: int) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems([f"Line {n}" for n in range(lines)])
    box.show()
    box.showPopup()
    styled.processEvents()
    view = box.view()
    last = view.visualRect(box.model().index(lines - 1, 0))
    assert last.bottom() < view.viewport().height()
    box.hidePopup()


def test_a_list_too_long_to_be_shown_stays_on_the_screen(styled: QApplication, qtbot: QtBot) -> None:
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.addItems([f"Line {n}" for n in range(10 * box.maxVisibleItems())])
    box.show()
    box.showPopup()
    styled.processEvents()
    assert box.view().window().height() <= styled.primaryScreen().availableGeometry().height()
    box.hidePopup()
