"""Forms, panel and dialogs by ear and by keyboard: each stop of the Tab key has a name, and nothing is cut off."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFocusEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_dialog import ExportDialog
from ccworkbench.gui.dialogs.preview import Preview
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.look.palette import DARK, LIGHT
from ccworkbench.gui.look.theme import apply_theme
from ccworkbench.gui.panel.side_panel import PROBLEMS_TAB, QUESTIONS_TAB, ROW_TAB, SidePanel
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action

Make = Callable[[Context], QWidget]


def panel(context: Context, tab: int) -> SidePanel:
    panel = SidePanel(context)
    panel.show_sheet(Action)
    panel.show_tab(tab)
    panel.show_row(context.book.rows(Action)[5])
    return panel


PARTS: dict[str, Make] = {
    "project": lambda context: FormView(context, Project),
    "profile": lambda context: FormView(context, Profile),
    "row": lambda context: panel(context, ROW_TAB),
    "questions": lambda context: panel(context, QUESTIONS_TAB),
    "problems": lambda context: panel(context, PROBLEMS_TAB),
    "export": ExportDialog,
    "preview": Preview,
}


def shown(make: Make, context: Context, qtbot: QtBot, width: int = 0) -> QWidget:
    widget = make(context)
    qtbot.addWidget(widget)
    if width:
        widget.resize(width, 800)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.mark.parametrize("part", PARTS)
def test_every_stop_of_the_tab_key_has_a_name(part: str, context: Context, qtbot: QtBot) -> None:
    widget = shown(PARTS[part], context, qtbot)
    for stop in widget.findChildren(QWidget):
        if stop.isVisible() and stop.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(stop, QScrollArea):
            spoken = QAccessible.queryAccessibleInterface(stop)
            assert spoken.text(QAccessible.Text.Name), stop


@pytest.mark.parametrize("part", [part for part in PARTS if part != "preview"])
def test_the_tab_key_goes_down_the_page(part: str, context: Context, qtbot: QtBot) -> None:
    widget = shown(PARTS[part], context, qtbot, 960)
    widget.resize(960, 4000)  # nothing scrolls

    def goes_down() -> None:
        assert not backwards(widget)

    qtbot.waitUntil(goes_down)


def backwards(widget: QWidget) -> list[tuple[QPoint, QPoint]]:
    pairs = pairwise(chain(widget))
    return [(one, other) for one, other in pairs if other.y() < one.y() - 8 and other.x() <= one.x() + 50]


def chain(widget: QWidget) -> Iterator[QPoint]:
    """Give the places of all stops, in the order of the Tab key."""
    stop = widget.nextInFocusChain()
    while stop is not None and stop is not widget:
        takes = stop.focusPolicy() & Qt.FocusPolicy.TabFocus and not isinstance(stop, QScrollArea)
        if takes and stop.isVisible() and stop.focusProxy() is None:
            yield stop.mapTo(widget, QPoint())
        stop = stop.nextInFocusChain()


@pytest.mark.long
@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("part", [part for part in PARTS if part != "preview"])
def test_no_text_is_cut_off_in_any_language(part: str, zoom: float, context: Context, qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, LIGHT, zoom)
    try:
        for language in LANGUAGES:
            context.set_language(language)
            widget = shown(PARTS[part], context, qtbot, round((420 if part in {"row", "questions"} else 640) * zoom))
            qtbot.waitUntil(partial(nothing_is_cut, widget))
            widget.hide()
    finally:
        apply_theme(application, LIGHT)


def nothing_is_cut(widget: QWidget) -> None:
    assert not cut(widget)


def cut(widget: QWidget) -> list[str]:
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]
    buttons = [button for button in widget.findChildren(QPushButton) if button.isVisible() and button.text()]
    small = [
        label.text() for label in labels if label.wordWrap() and label.height() < label.heightForWidth(label.width())
    ]
    narrow = [label.text() for label in labels if not label.wordWrap() and label.width() < label.sizeHint().width()]
    return small + narrow + [b.text() for b in buttons if b.width() < b.sizeHint().width()]


@pytest.mark.parametrize("part", [part for part in PARTS if part not in {"export", "preview"}])
def test_colours_change_while_it_is_shown(part: str, context: Context, qtbot: QtBot) -> None:
    widget = shown(PARTS[part], context, qtbot)
    context.set_palette(DARK)
    assert not widget.grab().isNull()


def test_leaving_the_window_keeps_the_field_open(context: Context, qtbot: QtBot) -> None:
    form = FormView(context, Project)
    qtbot.addWidget(form)
    form.show()
    main = form.fields["goals"].input.main  # type: ignore[union-attr]
    qtbot.keyClicks(main, "x")
    QApplication.sendEvent(main, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert not context.book.timeline.done
