"""What cells are edited with: dates, choices, people, long texts; in every language."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccworkbench.core.kind import Choice, Choices, Date, Flag, Reference
from ccworkbench.core.record import columns_of
from ccworkbench.gui.editing.cell_editors import Editor, LineEditor, LongEditor
from ccworkbench.gui.editing.choice_editors import ChoiceEditor, ChoicesEditor, DateEditor, make_editor
from ccworkbench.gui.editing.choice_matching import NEW_ROW, fitting_choices
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import phrase
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.roles.action import ActionStatus
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.uat.defect import Defect
from tests.gui.typed_keys import ALT, NONE, SHIFT, Hands, Key, OpenSheet

TOMORROW = {"en": "tomorrow", "de": "morgen", "hu": "holnap", "ru": "завтра", "zh": "明天"}
LISTS = [sheet for sheet in SHEETS if sheet.sheet.shape == "list"]


@pytest.fixture
def actions(open_sheet: OpenSheet) -> Hands:
    return open_sheet("action")


def editor_of(hands: Hands) -> Editor:
    editor = hands.view.do.cell_editing.editor
    assert editor is not None
    return editor


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["+1", "2026-12-01", TOMORROW])
def test_a_date_is_read_aloud_while_it_is_typed(actions: Hands, language: str, typed: str | dict[str, str]) -> None:
    actions.view.context.set_language(language)
    words, text = actions.view.context.words, typed if isinstance(typed, str) else typed[language]
    if text == TOMORROW[language] and text not in words.say("tomorrow|tmrw").casefold():
        pytest.skip("needs compiled catalogues: `python3 installer test` makes them")
    actions.at(0, "due").type(text)
    editor = editor_of(actions)
    assert isinstance(editor, DateEditor)
    assert words.date(date(2026, 12, 1), long=True) in editor.reading.text()
    actions.press(Key.Key_Return)
    assert actions.model.rows[0].due == date(2026, 12, 1)


def test_an_ambiguous_date_is_asked_about_in_place(actions: Hands) -> None:
    actions.at(0, "due").type("03/04/2027")
    editor = editor_of(actions)
    assert isinstance(editor, DateEditor)
    assert editor.ask.list.count() == 2
    actions.press(Key.Key_Return)
    assert actions.view.do.cell_editing.editor is editor  # the first reading is offered, not taken
    actions.press(Key.Key_Down, Key.Key_Return)
    assert actions.model.rows[0].due == date(2027, 3, 4)


def test_an_emptied_date_stays_empty(actions: Hands) -> None:
    actions.at(0, "due").press(Key.Key_Backspace).press(Key.Key_Return)
    assert actions.model.rows[0].due is None
    assert actions.text(0, "due") == ""


@pytest.mark.parametrize("key", [Key.Key_F4, Key.Key_Down])
def test_the_month_opens_by_key_and_is_steered_by_arrows(actions: Hands, key: Key) -> None:
    start = actions.model.rows[0].due
    actions.at(0, "due").press(Key.Key_F2)
    actions.press(key, held=ALT if key == Key.Key_Down else NONE)
    actions.press(Key.Key_Down, Key.Key_Right, Key.Key_Return)
    assert (actions.model.rows[0].due - start).days == 8


def test_a_choice_is_found_by_its_first_letters(actions: Hands) -> None:
    actions.at(0, "status").type("bl").press(Key.Key_Return)
    assert actions.text(0, "status") == "Blocked"


def test_what_is_picked_is_the_option_itself_and_no_text_that_equals_it(actions: Hands) -> None:
    actions.at(0, "status").type("Don").press(Key.Key_Return)
    assert actions.model.rows[0].status is ActionStatus.DONE


def test_arrows_choose_from_the_open_list(actions: Hands) -> None:
    actions.at(0, "priority").press(Key.Key_F4).press(Key.Key_Down, Key.Key_Return)
    before = actions.undo().text(0, "priority")
    labels = [
        label
        for _, label in actions.model.columns[actions.model.column_number("priority")].kind.choices(
            actions.model.viewer
        )
    ]
    actions.at(0, "priority").press(Key.Key_F4).press(Key.Key_Down, Key.Key_Return)
    assert actions.text(0, "priority") == labels[(labels.index(before) + 1) % 3]


def test_leaving_a_choice_untouched_changes_nothing(actions: Hands) -> None:
    steps = len(actions.view.context.book.timeline.done)
    actions.at(0, "status").press(Key.Key_F2).press(Key.Key_Return)
    assert len(actions.view.context.book.timeline.done) == steps


def test_a_person_is_found_by_any_part_of_the_name(actions: Hands) -> None:
    actions.at(0, "assigned_to").type("müll").press(Key.Key_Return)
    assert actions.text(0, "assigned_to") == "Anna Groß-Müller"


def test_a_new_person_is_made_in_the_same_step_when_that_line_is_chosen(actions: Hands) -> None:
    people = len(actions.view.context.book.options("person"))
    actions.at(0, "assigned_to").type("Őze Щука").press(Key.Key_Down).press(Key.Key_Tab)
    assert actions.text(0, "assigned_to") == "Őze Щука"
    assert len(actions.view.context.book.options("person")) == people + 1
    actions.undo()
    assert len(actions.view.context.book.options("person")) == people


def test_a_new_person_is_made_by_a_click_on_that_line(actions: Hands) -> None:
    people = len(actions.view.context.book.options("person"))
    actions.at(0, "assigned_to").type("Őze Щука")
    editor = editor_of(actions)
    assert isinstance(editor, ChoiceEditor)
    editor.list.list.itemClicked.emit(editor.list.list.item(editor.list.list.count() - 1))
    assert len(actions.view.context.book.options("person")) == people + 1


@pytest.mark.parametrize(
    ("sheet", "column", "text"),
    [("action", "assigned_to", "Őze Щука"), ("assignment", "role_id", "Lsu"), ("condition", "defect_id", "DEF-999")],
)
@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab, Key.Key_Right])
def test_typed_text_that_fits_nothing_makes_no_row_and_stays_marked(
    open_sheet: OpenSheet, sheet: str, column: str, text: str, key: Key
) -> None:
    hands = open_sheet(sheet)
    kind = hands.model.columns[hands.model.column_number(column)].kind
    assert isinstance(kind, Reference)
    before = hands.view.context.book.options(kind.sheet)
    hands.at(0, column).type(text).press(key)
    assert hands.view.context.book.options(kind.sheet) == before
    assert hands.model.columns[hands.model.column_number(column)].unread(hands.model.rows[0]) == text


@pytest.mark.parametrize(
    ("sheet", "column", "typed", "wanted"),
    [
        ("action", "assigned_to", "Jorg", "Jörg Weiß"),
        ("action", "assigned_to", "weiss, jorg", "Jörg Weiß"),
        ("action", "assigned_to", "gross-mu", "Anna Groß-Müller"),
        ("action", "assigned_to", "{email}", "Jörg Weiß"),
        ("condition", "defect_id", "DEF-002", "{title}"),
        ("condition", "defect_id", "def-2", "{title}"),
    ],
)
def test_enter_takes_who_fits_best_by_name_address_or_number(
    open_sheet: OpenSheet, sheet: str, column: str, typed: str, wanted: str
) -> None:
    hands = open_sheet(sheet)
    jorg = next(person for person in hands.view.context.book.rows(Person) if person.label == "Jörg Weiß")
    second = next(defect for defect in hands.view.context.book.rows(Defect) if defect.code == "DEF-002")
    hands.at(0, column).type(typed.format(email=jorg.email)).press(Key.Key_Return)
    assert hands.text(0, column) == wanted.format(title=second.title)


def test_the_line_that_makes_a_row_is_the_last_and_never_marked_by_itself(actions: Hands) -> None:
    for typed in ("J", "Jorg", "Jorg Weis", "Jorg Weiss", "Zz"):
        actions.at(0, "assigned_to").type(typed)
        editor = editor_of(actions)
        assert isinstance(editor, ChoiceEditor)
        lines = [editor.list.list.item(place).text() for place in range(editor.list.list.count())]
        assert lines[-1] == f"New person “{typed}”"
        assert editor.list.current() != NEW_ROW
        actions.press(Key.Key_Escape)
    actions.at(0, "assigned_to").type("weiß jörg")
    assert [editor.list.list.item(0).text() for editor in [editor_of(actions)] if isinstance(editor, ChoiceEditor)] == [
        "Jörg Weiß"
    ]


def test_a_name_typed_and_left_by_the_mouse_is_kept_and_marked(actions: Hands) -> None:
    actions.at(0, "assigned_to").type("Őze Щука")
    actions.view.do.cell_editing.settle()
    assert actions.text(0, "assigned_to") == "Őze Щука"
    assert actions.model.columns[1].unread(actions.model.rows[0]) == "Őze Щука"


def test_several_choices_are_ticked_with_the_space_bar(open_sheet: OpenSheet) -> None:
    hands = open_sheet("deliverable").at(0, "languages").press(Key.Key_Backspace)
    editor = editor_of(hands)
    assert isinstance(editor, ChoicesEditor)
    editor.ticked = []
    hands.type("rus").press(Key.Key_Space, text=" ").type("hun").press(Key.Key_Return)
    assert hands.text(0, "languages") == "Hungarian, Russian"


@pytest.mark.parametrize("leave", [Key.Key_Return, Key.Key_Tab])
def test_a_word_that_is_on_no_list_stays_in_the_cell_beside_what_is_ticked(open_sheet: OpenSheet, leave: Key) -> None:
    hands = open_sheet("deliverable").at(0, "languages").press(Key.Key_Backspace)
    editor = editor_of(hands)
    assert isinstance(editor, ChoicesEditor)
    editor.ticked = []
    hands.type("hun").press(Key.Key_Space, text=" ").type("Danish").press(leave)
    assert hands.text(0, "languages") == "Hungarian, Danish"
    column = next(column for column in hands.model.columns if column.key == "languages")
    assert column.unread(hands.model.rows[0]) == "Hungarian, Danish"


def test_a_long_text_grows_while_it_is_typed(actions: Hands) -> None:
    actions.at(0, "note").type("x")
    editor = editor_of(actions)
    assert isinstance(editor, LongEditor)
    before = editor.height()
    editor.put("line\n" * 6)
    assert editor.height() > before


def test_shift_enter_goes_up(actions: Hands) -> None:
    actions.at(3, "source").type("x").press(Key.Key_Return, held=SHIFT)
    assert actions.here == (2, "source")


def test_what_hangs_under_a_cell_goes_with_its_editor(actions: Hands) -> None:
    actions.at(0, "assigned_to").type("a")
    popups = editor_of(actions).popups()
    actions.press(Key.Key_Escape)
    assert not any(drop.isVisible() for drop in popups)


def test_a_change_of_language_keeps_what_is_being_typed(actions: Hands) -> None:
    actions.at(0, "source").type("typed")
    actions.view.context.set_language("hu")
    assert actions.text(0, "source") == "typed"


def test_a_change_from_elsewhere_closes_nothing(actions: Hands) -> None:
    actions.at(3, "source").type("mine")
    actions.view.do.edits.remove([actions.model.rows[0]])
    actions.press(Key.Key_Return)
    assert actions.text(2, "source") == "mine"


def test_every_column_has_the_editor_of_its_kind(open_sheet: OpenSheet) -> None:
    view = open_sheet("action").view
    for column in (column for sheet in LISTS for column in columns_of(sheet)):
        editor = make_editor(column, view.context, view)
        wanted = {
            Choices: ChoicesEditor,
            Choice: ChoiceEditor,
            Reference: ChoiceEditor,
            Date: DateEditor,
            Flag: LineEditor,
        }
        kind = next((kind for kind in wanted if isinstance(column.kind, kind)), None)
        assert type(editor) is (wanted[kind] if kind else LongEditor if column.kind.long else LineEditor)


def test_what_begins_with_the_typed_letters_is_offered_first() -> None:
    choices = [(1, "Bernd Anger"), (2, "Dana Berg"), (3, "Anna Alber")]
    assert [value for value, _ in fitting_choices(choices, "an")] == [3, 1, 2]


CELLS = [("action", key) for key in ("preparation", "assigned_to", "due", "status", "source")]
CELLS += [("deliverable", "languages"), ("training_need", "level"), ("person", "given_name")]


@pytest.mark.parametrize(("sheet", "column"), CELLS)
def test_escape_leaves_the_cursor_in_its_cell_and_the_focus_in_the_table(
    open_sheet: OpenSheet, qtbot: QtBot, sheet: str, column: str
) -> None:
    hands = open_sheet(sheet)
    with qtbot.waitActive(hands.view):
        hands.view.activateWindow()
    hands.grid.setFocus()
    number = hands.model.column_number(column)
    number = number if number >= 0 else hands.model.leading()
    hands.grid.choose(hands.model.index(0, number))
    for typed in (None, "1"):
        hands.view.do.cell_editing.begin(hands.grid.currentIndex(), typed)
        assert editor_of(hands).field.hasFocus()
        qtbot.keyClick(editor_of(hands).field, Key.Key_Escape)
        assert (hands.grid.currentIndex().row(), hands.grid.currentIndex().column()) == (0, number)
        assert hands.grid.hasFocus()


@pytest.mark.parametrize(
    ("key", "held", "step"),
    [
        (Key.Key_Return, NONE, (1, 0)),
        (Key.Key_Return, SHIFT, (-1, 0)),
        (Key.Key_Tab, NONE, (0, 1)),
        (Key.Key_Backtab, SHIFT, (0, -1)),
    ],
)
@pytest.mark.parametrize("column", ["source", "assigned_to", "due", "status", "note"])
def test_every_way_out_of_an_editor_goes_one_cell_in_its_direction(
    actions: Hands, qtbot: QtBot, column: str, key: Key, held: Qt.KeyboardModifier, step: tuple[int, int]
) -> None:
    with qtbot.waitActive(actions.view):
        actions.view.activateWindow()
    actions.grid.setFocus()
    actions.at(3, column)
    seen = actions.grid.seen_columns()
    before = seen.index(actions.grid.currentIndex().column())
    actions.view.do.cell_editing.begin(actions.grid.currentIndex())
    qtbot.keyClick(editor_of(actions).field, key, held)
    after = actions.grid.currentIndex()
    assert (after.row(), seen.index(after.column())) == (3 + step[0], before + step[1])
    assert actions.grid.hasFocus()


def test_what_is_kept_from_outside_leaves_the_cursor_in_its_cell(actions: Hands, qtbot: QtBot) -> None:
    with qtbot.waitActive(actions.view):
        actions.view.activateWindow()
    actions.at(3, "source").view.do.cell_editing.begin(actions.grid.currentIndex(), "x")
    actions.view.commit()
    assert actions.here == (3, "source")
    actions.view.do.cell_editing.begin(actions.grid.currentIndex(), "y")
    qtbot.mouseClick(
        actions.grid.viewport(),
        Qt.MouseButton.LeftButton,
        pos=actions.grid.visualRect(actions.model.index(1, 0)).center(),
    )
    assert actions.here[0] == 1
    assert actions.text(3, "source") == "y"


def two_annas(hands: Hands) -> tuple[str, str]:
    """Make two people whose names begin alike."""
    with hands.view.context.book.edit(phrase("Edit")) as edit:
        edit.add_all([Person(given_name="Xaver", family_name=name) for name in ("Müller", "Mueller-Lang")])
    return "Xaver Müller", "Xaver Mueller-Lang"


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Tab])
def test_a_text_that_fits_two_rows_chooses_none_and_shows_both(actions: Hands, key: Key) -> None:
    both = two_annas(actions)
    actions.at(0, "assigned_to").type("xaver mue")
    editor = editor_of(actions)
    assert isinstance(editor, ChoiceEditor)
    offered = [editor.list.list.item(place).text() for place in range(editor.list.list.count())]
    assert set(both) <= set(offered)
    assert editor.list.current() is None
    actions.press(key)
    row = actions.model.rows[0]
    assert actions.model.columns[actions.model.column_number("assigned_to")].unread(row) == "xaver mue"


def test_one_of_two_rows_is_chosen_by_hand_or_by_typing_on(actions: Hands) -> None:
    first, second = two_annas(actions)
    actions.at(0, "assigned_to").type("xaver mue").press(Key.Key_Down, Key.Key_Return)
    assert actions.text(0, "assigned_to") in {first, second}
    actions.at(1, "assigned_to").type("xaver mueller").press(Key.Key_Return)
    assert actions.text(1, "assigned_to") == first
