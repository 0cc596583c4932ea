"""Matrices: letters, words and levels by single keys, in any script, slanted names above them."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from ccworkbench.core.kind import Code
from ccworkbench.core.matrix import Crossing
from ccworkbench.gui.actions import Act
from ccworkbench.gui.editing.latin_letters import letter_of
from ccworkbench.gui.look.cell_look import LETTER, PAD, cell_font, look_of
from ccworkbench.gui.matrix.matrix_view import MatrixView
from ccworkbench.gui.matrix.slanted_headings import SlantedHeadings
from ccworkbench.gui.window.author_bar import AuthorBar
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.gui.typed_keys import NONE, SHIFT, Hands, Key, OpenSheet


@pytest.fixture
def raci(open_sheet: OpenSheet) -> Hands:
    return open_sheet("raci")


def role(hands: Hands, number: int = 0) -> str:
    return hands.model.key_of(hands.model.leading() + number)


@pytest.mark.parametrize(
    ("text", "key", "letter"),
    [
        ("r", Key.Key_R, "R"),
        ("a", Key.Key_A, "A"),
        ("C", Key.Key_C, "C"),
        ("i", Key.Key_I, "I"),
        ("к", Key.Key_unknown, "R"),
        ("ф", Key.Key_unknown, "A"),
        ("С", Key.Key_unknown, "C"),
        ("ш", Key.Key_unknown, "I"),
    ],
)
def test_a_letter_is_written_at_once_from_latin_and_cyrillic_keys(
    raci: Hands, text: str, key: Key, letter: str
) -> None:
    raci.at(3, role(raci, 5)).do(Act.CLEAR)
    raci.press(key, text=text)
    assert raci.text(3, role(raci, 5)) == letter
    assert raci.view.do.cell_editing.editor is None


def test_the_place_of_a_key_counts_where_its_letter_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, 27, 0, 0, "ρ")
    assert letter_of(event) == "R"


def test_other_letters_write_nothing(raci: Hands) -> None:
    before = raci.text(0, role(raci))
    raci.at(0, role(raci)).type("xж7", Key.Key_X)
    assert raci.text(0, role(raci)) == before
    assert raci.view.do.cell_editing.editor is None


def test_shift_a_means_one_who_answers_and_does(raci: Hands) -> None:
    raci.at(0, role(raci, 6)).press(Key.Key_A, held=SHIFT, text="A")
    assert raci.text(0, role(raci, 6)) == "A/R"
    raci.press(Key.Key_A, held=SHIFT, text="A")
    assert raci.text(0, role(raci, 6)) == "A"


def test_a_letter_fills_the_selection_in_one_step(raci: Hands) -> None:
    steps = len(raci.view.context.book.timeline.done)
    raci.at(0, role(raci, 2)).to(2, role(raci, 4)).press(Key.Key_C, text="c")
    assert {raci.text(row, role(raci, column)) for row in range(3) for column in (2, 3, 4)} == {"C"}
    assert len(raci.view.context.book.timeline.done) == steps + 1


def test_clear_empties_letters_and_undo_brings_them_back(raci: Hands) -> None:
    before = [raci.text(0, role(raci, n)) for n in range(4)]
    raci.at(0, role(raci)).to(0, role(raci, 3)).do(Act.CLEAR)
    assert [raci.text(0, role(raci, n)) for n in range(4)] == [""] * 4
    raci.undo()
    assert [raci.text(0, role(raci, n)) for n in range(4)] == before


def test_a_block_of_letters_comes_from_excel_and_refused_ones_stay(raci: Hands) -> None:
    raci.at(1, role(raci)).paste("r\ta/r\r\nC\tX\r\n")
    texts = [[raci.text(row, role(raci, n)) for n in (0, 1)] for row in (1, 2)]
    assert texts == [["R", "A/R"], ["C", "X"]]
    assert raci.model.problems_at(2, raci.model.leading() + 1)


def test_a_row_that_nobody_answers_for_breaks_a_rule(raci: Hands) -> None:
    raci.at(0, role(raci)).to(0, role(raci, len(raci.model.columns) - raci.model.leading() - 1)).do(Act.CLEAR)
    rules = {problem.rule for problem in raci.model.problems_at(0, raci.model.leading() - 1)}
    assert {"RACI-1", "RACI-2"} <= rules


def test_a_new_deliverable_is_named_in_the_matrix(raci: Hands) -> None:
    raci.do(Act.ADD_ROW).type("Abnahme ő").press(Key.Key_Return)
    assert raci.text(len(raci.model.rows) - 1, "title") == "Abnahme ő"


def test_a_new_role_brings_its_column(raci: Hands, open_sheet: OpenSheet) -> None:
    roles, count = open_sheet("role"), len(raci.model.columns)
    row = next(place for place, role in enumerate(roles.model.rows) if not role.in_raci)
    roles.at(row, "in_raci").press(Key.Key_Space, text=" ")
    assert len(raci.model.columns) == count + 1


def test_a_click_on_a_head_selects_its_column(raci: Hands) -> None:
    heads = raci.view.heads  # type: ignore[attr-defined]
    assert isinstance(heads, SlantedHeadings)
    heads.column_chosen.emit(4)
    assert len(raci.grid.selectionModel().selectedIndexes()) == len(raci.model.rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_slanted_name_is_cut_off_in_any_language(raci: Hands, language: str) -> None:
    raci.view.context.set_language(language)
    QApplication.processEvents()
    heads, last = raci.view.heads, len(raci.model.columns) - 1  # type: ignore[attr-defined]
    reach = [heads._reach(column) for column in heads._slanted()]
    end = heads.sectionPosition(last) + heads.sectionSize(last)
    for column, (right, up) in zip(heads._slanted(), reach, strict=True):
        assert up + 10 <= heads.height()
        assert heads.sectionPosition(column) + 22 + right <= end + 4


def test_the_status_says_which_keys_write_letters(raci: Hands) -> None:
    said: list[str] = []
    raci.view.hinted.connect(said.append)
    raci.at(4, role(raci, 1))
    assert "R, A, C, I" in said[-1]
    assert raci.model.heading(raci.model.columns[raci.model.leading() + 1]) in said[-1]


def filled(hands: Hands, count: int = 4) -> Hands:
    """Put rows on both sides of a matrix whose sheets may be empty."""
    context, sheet = hands.view.context, hands.view.sheet
    assert issubclass(sheet, Crossing)
    with context.open_book().edit(phrase("Fill")) as edit:
        for side in (sheet.down, sheet.across):
            edit.add_all([side() for _ in range(count)])
    return hands


def test_results_are_typed_by_first_letter_or_number_in_every_language(open_sheet: OpenSheet) -> None:
    steps = filled(open_sheet("step_result"))
    labels = {"en": "p", "de": "b", "hu": "m", "ru": "п", "zh": "p"}  # Chinese takes the English word's letter
    for language in LANGUAGES:
        steps.view.context.set_language(language)
        passed = steps.view.context.words.say(ResultVerdict.PASSED.label)
        steps.at(0, role(steps)).press(Key.Key_unknown, text="2")
        assert steps.text(0, role(steps)) == passed
        steps.do(Act.CLEAR).press(Key.Key_unknown, text=labels[language])
        first = steps.text(0, role(steps))
        assert first.casefold().startswith(labels[language]) or first == passed
        assert steps.view.do.cell_editing.editor is None


def test_the_same_letter_again_gives_the_next_that_begins_with_it(open_sheet: OpenSheet) -> None:
    came = filled(open_sheet("attendance")).at(0, "")
    came.at(1, role(came)).press(Key.Key_P, text="p")
    assert came.text(1, role(came)) == "Present"
    assert came.press(Key.Key_P, text="p").text(1, role(came)) == "Partial"
    assert came.press(Key.Key_P, text="p").text(1, role(came)) == "Present"
    assert came.press(Key.Key_Q, text="q").text(1, role(came)) == "Present"
    came.do(Act.CLEAR)
    assert came.text(1, role(came)) == ""


def test_two_digits_are_two_levels_and_their_gap_has_a_tone(open_sheet: OpenSheet) -> None:
    needs = filled(open_sheet("training_need"))
    needs.at(0, role(needs)).type("23")
    assert needs.text(0, role(needs)) == "2 → 3"
    assert needs.view.do.cell_editing.editor is None
    look = look_of(needs.model.rows[0], needs.model.columns[needs.model.leading()], needs.model.viewer)
    assert (look.shape, look.tone) == (LETTER, "warn")
    needs.at(1, role(needs)).type("7").press(Key.Key_Return)
    assert needs.text(1, role(needs)) == "7"  # kept, and marked


def test_a_level_that_nobody_assessed_is_a_question_mark_and_has_no_tone(open_sheet: OpenSheet) -> None:
    needs = filled(open_sheet("training_need"))
    needs.at(0, role(needs)).type("?3")
    assert needs.text(0, role(needs)) == "? → 3"
    look = look_of(needs.model.rows[0], needs.model.columns[needs.model.leading()], needs.model.viewer)
    assert (look.shape, look.tone) == (LETTER, "")


def test_levels_are_typed_into_all_selected_cells_at_once(open_sheet: OpenSheet) -> None:
    needs = filled(open_sheet("training_need"))
    needs.at(0, role(needs, 0)).to(1, role(needs, 1)).type("04")
    shown = {needs.text(row, role(needs, column)) for row in (0, 1) for column in (0, 1)}
    assert shown == {"0 → 4"}
    assert len(needs.view.context.book.timeline.done) == 2


def test_cells_of_words_and_levels_are_copied_and_pasted(open_sheet: OpenSheet) -> None:
    for key, texts in (("training_need", "2 → 3\t0 → 4"), ("attendance", "Present\tAbsent")):
        sheet = filled(open_sheet(key))
        sheet.at(0, role(sheet)).paste(texts)
        assert "\t".join(sheet.text(0, role(sheet, n)) for n in (0, 1)) == texts
        sheet.at(0, role(sheet)).to(0, role(sheet, 1)).do(Act.COPY)
        assert QGuiApplication.clipboard().text().strip() == texts


def test_no_value_of_a_matrix_is_wider_than_its_column(open_sheet: OpenSheet) -> None:
    for key in ("training_need", "attendance", "step_result"):
        sheet = filled(open_sheet(key), 3)
        for language in LANGUAGES:
            sheet.view.context.set_language(language)
            kind = sheet.model.crossing_kind()
            assert kind is not None
            labels = [label for _, label in kind.choices(sheet.model.viewer)] or [kind.show("4>4", sheet.model.viewer)]
            widest = max(map(sheet.grid.fontMetrics().horizontalAdvance, labels))
            assert sheet.grid.columnWidth(sheet.model.leading()) >= widest + 8


def test_sixty_columns_scroll_beside_the_first_ones(open_sheet: OpenSheet) -> None:
    for key in ("training_need", "attendance", "step_result"):
        sheet = filled(open_sheet(key), 60)
        sheet.view.resize(900, 600)
        QTest.qWait(1)
        last = sheet.model.index(5, len(sheet.model.columns) - 1)
        sheet.grid.choose(last)
        sheet.grid.scrollTo(last)
        widths = [sheet.grid.columnWidth(n) for n in range(sheet.model.leading())]
        assert 0 < sum(widths) == sheet.grid.still_width() < sheet.grid.viewport().width() * 0.6
        assert sheet.grid.visualRect(last).left() > sheet.grid.still_width()


def test_a_matrix_without_columns_says_which_sheet_comes_first(open_sheet: OpenSheet, qtbot: QtBot) -> None:
    came = open_sheet("attendance")
    with came.view.context.open_book().edit(phrase("Nothing planned")) as edit:
        for session in list(came.view.context.book.rows(Session)):
            edit.remove(session)
    assert came.view.note.isVisible()
    assert "Sessions" in came.view.note.text.text()
    with qtbot.waitSignal(came.view.sheet_requested) as asked:
        came.view.note.add.click()
    assert asked.args == ["session"]


def test_no_input_method_composes_in_a_matrix(raci: Hands) -> None:
    raci.at(2, role(raci)).grid.setFocus()
    QApplication.processEvents()
    assert not raci.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_the_number_of_a_row_is_whole_in_large_letters(raci: Hands) -> None:
    raci.grid.setFont(cell_font(15))
    raci.view.resize(600, 500)
    raci.view.lay_out()
    number = next(n for n, column in enumerate(raci.model.columns) if isinstance(column.kind, Code))
    texts = [raci.text(row, "code") for row in range(len(raci.model.rows))]
    longest = max(map(raci.grid.fontMetrics().horizontalAdvance, texts))
    assert raci.grid.columnWidth(number) >= longest + 2 * PAD


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_long_names_leave_room_for_eight_rows_on_a_small_screen(
    window: MainWindow, project_view: ProjectView, language: str
) -> None:
    window.set_language(language)
    for bar in window.findChildren(AuthorBar):  # it asks once, and goes with the answer
        bar.keep()
    window.resize(1366, 768)
    project_view.refresh()
    for key in ("attendance", "training_need"):
        project_view.open(key)
        QApplication.processEvents()
        assert isinstance(project_view.view, MatrixView)
        project_view.view.heights.measure()
        grid = project_view.view.grid
        assert grid.rowViewportPosition(7) + grid.rowHeight(7) <= grid.viewport().height(), key


def test_a_long_name_keeps_its_end_and_stands_whole_in_a_tip(open_sheet: OpenSheet) -> None:
    sessions = open_sheet("attendance")
    heads = sessions.view.heads  # type: ignore[attr-defined]
    assert isinstance(heads, SlantedHeadings)
    long = max(heads._slanted(), key=lambda column: len(heads._text(column)))
    assert "…" in heads._shown(long)
    assert heads._shown(long)[-3:] == heads._text(long)[-3:]
    foot = heads._foot(long).toPoint()
    help_event = QHelpEvent(QEvent.Type.ToolTip, foot, heads.viewport().mapToGlobal(foot))
    QApplication.sendEvent(heads.viewport(), help_event)
    assert QToolTip.text().startswith(heads._text(long))
