"""Test results are gone through with one key for each case, in any language."""

import pytest
from PySide6.QtCore import Qt

from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.gui.conftest import TODAY
from tests.gui.typed_keys import CTRL, Hands, Key, OpenSheet


@pytest.fixture
def results(open_sheet: OpenSheet, context: Context) -> Hands:
    with context.open_book().edit(next(iter(context.book.history())).label) as edit:
        for row in context.book.rows(TestResult)[:6]:
            row.result, row.run_on = ResultVerdict.NOT_RUN, None
        for row in context.book.rows(TestResult)[6:]:
            edit.remove(row)
    return open_sheet("test_result").at(0, "result")


def found(context: Context) -> list[str]:
    return [row.result.value for row in context.book.rows(TestResult)]


def test_each_key_fills_a_row_and_goes_to_the_next(results: Hands, context: Context) -> None:
    results.press(Key.Key_P, text="p").press(Key.Key_F, text="F").press(Key.Key_B, text="b").press(Key.Key_5, text="5")
    assert found(context) == ["passed", "failed", "blocked", "not_applicable", "not_run", "not_run"]
    assert results.here == (4, "result")
    assert [row.run_on for row in context.book.rows(TestResult)] == [TODAY] * 4 + [None] * 2


def test_a_key_and_its_day_are_one_step(results: Hands, context: Context) -> None:
    results.press(Key.Key_P, text="p").undo()
    assert (found(context)[0], context.book.rows(TestResult)[0].run_on) == ("not_run", None)


def test_the_last_row_is_where_it_ends(results: Hands, context: Context) -> None:
    results.at(5, "result").type("p").type("f")
    assert results.here == (5, "result")
    assert found(context)[5] == "failed"
    assert len(found(context)) == 6


def test_whole_words_fill_one_row(results: Hands, context: Context) -> None:
    results.type("Passed").type("not applicable").type("blocked")
    assert found(context)[:4] == ["passed", "not_applicable", "blocked", "not_run"]
    assert results.here == (3, "result")


@pytest.mark.long
@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("de", "b", "passed"),
        ("de", "blo", "blocked"),
        ("de", "n", "failed"),
        ("de", "nicht z", "not_applicable"),
        ("de", "f", "failed"),
        ("ru", "п", "passed"),
        ("zh", "通", "passed"),
        ("zh", "p", "passed"),
        ("hu", "m", "passed"),
    ],
)
def test_letters_of_the_language_are_known(
    results: Hands, context: Context, language: str, word: str, value: str
) -> None:
    context.set_language(language)
    results.type(word)
    assert found(context)[:2] == [value, "not_run"]


def test_a_selection_is_filled_and_stays(results: Hands, context: Context) -> None:
    results.to(2, "result").type("p")
    assert found(context)[:4] == ["passed"] * 3 + ["not_run"]
    assert results.here == (2, "result")


def test_letters_that_say_nothing_write_nothing_and_open_nothing(results: Hands, context: Context) -> None:
    results.type("xж9")
    assert found(context) == ["not_run"] * 6
    assert results.view.do.cell_editing.editor is None
    assert results.here == (0, "result")


def test_enter_still_opens_the_list_and_del_clears(results: Hands, context: Context) -> None:
    results.press(Key.Key_Return)
    assert results.view.do.cell_editing.editor is not None
    results.press(Key.Key_Escape).type("p").at(0, "result").do(Act.CLEAR)
    assert found(context)[0] == "not_run"


def test_commands_are_no_letters_and_other_columns_are_typed_into(results: Hands, context: Context) -> None:
    results.press(Key.Key_P, held=CTRL, text="\x10")
    assert found(context)[0] == "not_run"
    results.at(0, "actual").type("p")
    assert results.view.do.cell_editing.editor is not None
    assert results.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_no_input_method_composes_in_the_column(results: Hands) -> None:
    assert not results.grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert results.at(0, "tester").grid.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_row_that_moves_when_it_is_filtered_is_not_skipped(results: Hands, context: Context) -> None:
    results.model.row_filter.choose("result", [ResultVerdict.NOT_RUN])
    results.at(0, "result").type("ppp")
    assert found(context)[:4] == ["passed"] * 3 + ["not_run"]


def test_the_keys_are_told_and_taken_back(results: Hands) -> None:
    said: list[str] = []
    results.view.hinted.connect(said.append)
    results.at(1, "result").at(1, "tester").at(1, "code")
    assert len(said) == 2
    assert "2 Passed" in said[0]
    assert said[1] == ""


def test_the_empty_row_at_the_end_makes_no_result_by_one_key(results: Hands, context: Context) -> None:
    results.at(6, "result").press(Key.Key_P, text="p").press(Key.Key_Escape)
    assert len(found(context)) == 6


def test_typical_gaps_are_confirmed_or_dismissed_with_one_key_each(open_sheet: OpenSheet, context: Context) -> None:
    with context.open_book().edit(next(iter(context.book.history())).label):
        for gap in context.book.rows(Gap)[:3]:
            gap.status = GapStatus.TO_CHECK
    open_sheet("gap").at(0, "status").type("od")
    assert [gap.status for gap in context.book.rows(Gap)[:3]] == [GapStatus.OPEN, GapStatus.NONE, GapStatus.TO_CHECK]
