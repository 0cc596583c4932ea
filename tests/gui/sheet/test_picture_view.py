"""Pictures in the window: the switch, what a click and the keys do, when they are drawn, and what is saved."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication, QImage, QRawFont
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ccworkbench.exchange.charts.draw import draw
from ccworkbench.exchange.charts.shared import Canvas
from ccworkbench.exchange.charts.sketch import Colours
from ccworkbench.exchange.charts.svg import svg_of
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.palette import DARK, LIGHT
from ccworkbench.gui.look.theme import load_rare_font
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.sheet.picture_view import PictureCanvas
from ccworkbench.gui.sheet.sheet_page import SheetPage
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.method.pictures.catalogue import PICTURES
from ccworkbench.method.pictures.readiness_dial import Dial
from ccworkbench.sheets.stakeholders.stakeholder import Stakeholder, StakeholderGrade
from ccworkbench.store.store import Store
from tests.exchange.charts.picture_rows import TODAY, pictures, records
from tests.gui.lent_project import LentProject

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def depicted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LentProject]:
    path = tmp_path_factory.mktemp("depicted") / "store.ccw"
    with Store.open(path) as store:
        store.add(records(4))
    lent_project = LentProject(path, tmp_path_factory)
    yield lent_project
    lent_project.clear()


@pytest.fixture
def context(depicted: LentProject, styled: QApplication) -> Iterator[Context]:
    with depicted.context(TODAY) as context:
        yield context


@pytest.fixture
def settings(tmp_path: Path, context: Context) -> Settings:
    return Settings(tmp_path / "settings.json", language="en", theme="light", last_project=str(context.book.project_id))


@pytest.fixture
def shown(window: MainWindow, project_view: ProjectView) -> PictureCanvas:
    """Show the stakeholder register as its picture."""
    window.resize(1300, 800)
    project_view.open("stakeholder")
    window.acts[Act.PICTURE].trigger()
    return canvas_of(project_view)


def page_of(project_view: ProjectView) -> SheetPage:
    assert project_view.page
    return project_view.page


def canvas_of(project_view: ProjectView) -> PictureCanvas:
    picture = page_of(project_view).picture
    assert picture
    return picture.canvas


def test_every_sheet_with_a_picture_shows_it(window: MainWindow, project_view: ProjectView) -> None:
    for key in PICTURES:
        project_view.open(key)
        window.acts[Act.PICTURE].trigger()
        canvas = canvas_of(project_view)
        assert page_of(project_view).is_picture
        assert canvas.chart, key
        assert canvas.chart.missing == ""
        assert window.acts[Act.PICTURE].isChecked()


def test_a_sheet_without_a_picture_has_no_switch(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("action")
    assert not page_of(project_view).switch.isVisible()
    assert not window.acts[Act.PICTURE].isEnabled()


def test_the_choice_is_remembered_for_each_sheet(
    window: MainWindow, project_view: ProjectView, settings: Settings
) -> None:
    project_view.open("stakeholder")
    page_of(project_view).switch.picture.click()
    project_view.open("task")
    assert settings.pictures == {"stakeholder": True}
    assert not page_of(project_view).is_picture
    assert not window.acts[Act.PICTURE].isChecked()
    project_view.open("stakeholder")
    assert window.acts[Act.PICTURE].isChecked()
    page_of(project_view).switch.table.click()
    assert settings.pictures == {"stakeholder": False}


def test_a_remembered_picture_shows_when_the_project_is_opened_again(
    window: MainWindow, project_view: ProjectView, settings: Settings, context: Context
) -> None:
    settings.pictures["task"] = True
    project_view.open("task")
    assert page_of(project_view).is_picture


def test_a_click_on_a_name_leads_to_its_row(shown: PictureCanvas, project_view: ProjectView, qtbot: QtBot) -> None:
    assert shown.chart
    mark = shown.chart.marks[2]
    qtbot.mouseClick(shown, LEFT, pos=shown.place_of(mark).center().toPoint())
    assert not page_of(project_view).is_picture
    current = page_of(project_view).view.current()
    assert current
    assert str(current.id) == mark.row


def test_a_click_beside_everything_does_nothing(shown: PictureCanvas, project_view: ProjectView, qtbot: QtBot) -> None:
    qtbot.mouseClick(shown, LEFT, pos=QPoint(2, 2))
    assert page_of(project_view).is_picture


def test_a_skill_leads_to_its_crossing(window: MainWindow, project_view: ProjectView) -> None:
    project_view.open("training_need")
    window.acts[Act.PICTURE].trigger()
    chart = canvas_of(project_view).chart
    assert chart
    canvas_of(project_view).follow(chart.marks[5])
    current = page_of(project_view).view.current()
    assert current
    assert str(current.id) == chart.marks[5].row


def test_a_picture_can_be_walked_by_keys(shown: PictureCanvas, project_view: ProjectView, qtbot: QtBot) -> None:
    assert shown.chart
    said: list[str] = []
    shown.said.connect(said.append)
    for key in (Key.Key_Home, Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_End):
        qtbot.keyClick(shown, key)
    labels = [mark.label for mark in shown.chart.marks]
    assert said == [labels[0], labels[1], labels[2], labels[1], labels[-1]]
    assert shown.accessibleDescription() == labels[-1]
    qtbot.keyClick(shown, Key.Key_Return)
    assert not page_of(project_view).is_picture


def test_the_keyboard_comes_to_the_picture_and_goes_on_to_the_panel(
    window: MainWindow, project_view: ProjectView
) -> None:
    project_view.open("stakeholder")
    window.acts[Act.PICTURE].trigger()
    assert window.focusWidget() is canvas_of(project_view)
    window.acts[Act.NEXT_PANE].trigger()
    assert window.focusWidget() is not canvas_of(project_view)


def test_a_change_is_drawn_at_once_and_only_if_it_shows(shown: PictureCanvas, context: Context, qtbot: QtBot) -> None:
    before = shown.chart
    with context.open_book().edit(phrase("Grade")):
        context.book.rows(Stakeholder)[0].influence = StakeholderGrade.HIGH
    qtbot.waitUntil(lambda: shown.chart is not before)


def test_a_hidden_picture_waits_until_somebody_looks(
    window: MainWindow, shown: PictureCanvas, project_view: ProjectView, context: Context, qtbot: QtBot
) -> None:
    before = shown.chart
    page_of(project_view).show_picture(False)
    with context.open_book().edit(phrase("Grade")):
        context.book.rows(Stakeholder)[0].influence = StakeholderGrade.HIGH
    QApplication.processEvents()
    assert shown.chart is before
    page_of(project_view).show_picture(True)
    assert shown.chart is not before


def test_the_same_rows_are_not_drawn_again(shown: PictureCanvas, project_view: ProjectView, context: Context) -> None:
    before, picture = shown.chart, page_of(project_view).picture
    assert picture
    picture.renew()
    assert shown.chart is before


def test_language_and_colours_follow_the_window(shown: PictureCanvas, context: Context) -> None:
    assert shown.chart
    english = svg_of(shown.chart.drawing)
    context.set_palette(DARK)
    dark = svg_of(shown.chart.drawing)
    context.set_language("de")
    QApplication.processEvents()
    assert DARK.accent_soft in dark
    assert "Einfluss" in svg_of(shown.chart.drawing)
    assert len({english, dark, svg_of(shown.chart.drawing)}) == 3


def test_a_picture_grows_with_the_size_of_the_text(shown: PictureCanvas) -> None:
    assert shown.chart
    factor, width = shown.factor, shown.chart.drawing.width
    larger = shown.font()
    larger.setPointSizeF(larger.pointSizeF() * 1.5)
    shown.setFont(larger)
    assert shown.factor > factor * 1.3
    assert shown.chart.drawing.width < width


def test_on_a_picture_there_are_no_cells_to_delete(window: MainWindow, shown: PictureCanvas) -> None:
    assert not window.acts[Act.CLEAR].isEnabled()
    assert not window.acts[Act.PASTE].isEnabled()
    assert window.acts[Act.COPY].isEnabled()


def test_a_new_row_and_a_search_bring_the_table_back(
    window: MainWindow, shown: PictureCanvas, project_view: ProjectView
) -> None:
    window.acts[Act.ADD_ROW].trigger()
    assert not page_of(project_view).is_picture
    page_of(project_view).show_picture(True)
    window.acts[Act.FIND].trigger()
    assert not page_of(project_view).is_picture


def test_a_problem_leads_out_of_the_picture(shown: PictureCanvas, project_view: ProjectView, context: Context) -> None:
    project_view.go_to("stakeholder", context.book.rows(Stakeholder)[1].id)
    assert not page_of(project_view).is_picture


def test_copying_puts_pixels_and_vectors_on_the_clipboard(window: MainWindow, shown: PictureCanvas) -> None:
    window.acts[Act.COPY].trigger()
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.hasFormat("image/svg+xml")


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "PNG"])
def test_a_picture_is_saved_as_its_ending_says(
    shown: PictureCanvas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = tmp_path / f"grid.{ending}"
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: file)
    next(action for action in shown.menu().actions() if "Save" in action.text()).trigger()
    starts = {"png": b"\x89PNG", "svg": b"<svg", "pdf": b"%PDF"}
    assert file.read_bytes().startswith(starts[ending.lower()])


def test_a_folder_that_is_gone_is_told_in_one_sentence(
    shown: PictureCanvas, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    context.failed.connect(told.append)
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: tmp_path / "gone" / "grid.png")
    next(action for action in shown.menu().actions() if "Save" in action.text()).trigger()
    assert len(told) == 1


def test_a_dial_stands_alone_and_leads_to_sheets(context: Context, qtbot: QtBot) -> None:
    canvas = PictureCanvas(context, edge=0)
    qtbot.addWidget(canvas)
    canvas.resize(600, 300)
    dial = pictures(1, "en")["dial"]
    assert isinstance(dial, Dial)
    canvas.show_picture(dial)
    assert canvas.chart
    with qtbot.waitSignal(canvas.go_to_requested) as asked:
        canvas.follow(canvas.chart.marks[0])
    assert asked.args == ["action", None, ""]


def test_no_width_makes_a_picture_fail(context: Context, qtbot: QtBot) -> None:
    canvas = PictureCanvas(context)
    qtbot.addWidget(canvas)
    canvas.show()
    for picture in pictures(4, "en").values():
        canvas.show_picture(picture)
        for width in (1, 40, 200, 900, 4000):
            canvas.resize(width, 400)
            canvas.grab()


def test_the_screen_takes_each_letter_from_the_bundled_fonts(styled: QApplication) -> None:
    load_rare_font()
    colours = Colours(**{one.name: getattr(LIGHT, one.name) for one in fields(Colours)})
    for language in LANGUAGES:
        for key, picture in pictures(3, language).items():
            svg = svg_of(draw(picture, Canvas(485, colours, catalogues.words_of(language), 300)).drawing)
            assert QSvgRenderer(svg.encode()).isValid(), key
            for family, text in re.findall(r'font-family="([^"]+)".*?>([^<]*)</text>', svg):
                raw = QRawFont.fromFont(QFont(family))
                assert raw.familyName() == family
                assert all(raw.supportsCharacter(ord(char)) for char in html.unescape(text)), (key, text)


def test_a_copied_picture_is_white_where_nothing_is_drawn(window: MainWindow, shown: PictureCanvas) -> None:
    window.acts[Act.COPY].trigger()
    image = QGuiApplication.clipboard().image()
    assert isinstance(image, QImage)
    assert image.pixelColor(1, 1).name() == "#ffffff"
