"""A house's content in the window: kept from a project, used for a new one, compared, handed on, deleted."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ccworkbench import files
from ccworkbench.core.record import Record
from ccworkbench.exchange.house_files import NameTakenError, write_house
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.house.comparison_dialog import ComparisonDialog
from ccworkbench.gui.dialogs.house.contents_dialog import ContentsDialog
from ccworkbench.gui.dialogs.house.name_dialog import NameDialog
from ccworkbench.gui.dialogs.house.save_dialog import SaveContentDialog
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.widgets.tick_list import ON
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.words import phrase
from ccworkbench.method.house.content import HouseContent, HouseUse
from ccworkbench.method.house.declared import own_wordings
from ccworkbench.method.house.saving import ProjectReading, SheetReading
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.house_contents import (
    content_to_save,
    contents,
    find_content,
    import_content,
    readable_contents,
    save_content,
)
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.store import Store

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

own = ProjectReading._read
LEFT = Qt.MouseButton.LeftButton
Shown = TypeVar("Shown", bound=QDialog)


@pytest.fixture
def north(tmp_path: Path) -> Iterator[Context]:
    """A context with a project that has a question of its own."""
    with Store.open(tmp_path / "store.ccw") as store:
        context = Context(store, "en")
        context.open(add_project(store, Plan("North", "Alpha Bank AG", seats=12)).project_id)
        with context.book.edit(phrase("Work")) as edit:
            edit.add(Person(given_name="Anna", family_name="Weber"))
            edit.add(Question(text="Does Anna Weber know?", topic="House"))
        yield context
        context.close()


@pytest.fixture
def kept(north: Context) -> HouseContent:
    """A content whose second and third question were kept while ours was worded otherwise."""
    saved = content_to_save(north.book, "Our <b>house</b>").content
    rows = tuple(
        replace(row, ours={**(row.ours or {}), "text": "Once"}, values={**row.values, "text": text})
        if (text := {"q.1.2": "Once", "q.1.3": "As the house says it"}.get(row.key))
        else row
        for row in saved.rows(Question)
    )
    save_content(north.store.path, replace(saved, sheets={**saved.sheets, "question": rows}))
    return find_content(north.store.path, saved.name)


def shown(dialog: Shown, qtbot: QtBot) -> Shown:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def texts_of(context: Context, name: str = "Our <b>house</b>") -> dict[str, str]:
    return {row.key: row.values["text"] for row in find_content(context.store.path, name).rows(Question)}


def test_what_goes_in_and_what_stays_is_shown_and_nothing_written_before_the_button(
    north: Context, qtbot: QtBot
) -> None:
    dialog = shown(SaveContentDialog(north), qtbot)
    told = dialog.preview.toPlainText()
    assert dialog.sheets.item(0).text() == "Guiding questions: 21 rows, 1 of them added or changed by you"
    assert "[person]: 1" in told
    assert "“Training sessions” cannot become house content: every project calculates its own from its plan." in told
    assert len(dialog.sheets.chosen()) == dialog.sheets.count() > 20
    assert contents(north.store.path) == []
    QTest.keyClicks(dialog.name, "Our house")
    QTest.mouseClick(dialog.save_button, LEFT)
    assert not dialog.isVisible()
    assert [one.name for one in readable_contents(north.store.path)] == ["Our house"]
    assert "Does [person] know?" in texts_of(north, "Our house").values()


def test_only_what_is_ticked_is_written_and_the_preview_follows(north: Context, qtbot: QtBot) -> None:
    dialog = shown(SaveContentDialog(north), qtbot)
    QTest.mouseClick(dialog.none_button, LEFT)
    qtbot.waitUntil(lambda: not dialog.save_button.isEnabled())
    assert dialog.preview.toPlainText() == "Tick at least one sheet."
    dialog.sheets.item(0).setCheckState(ON)
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert "Roles" not in dialog.preview.toPlainText()
    dialog.name.setText("Questions")
    dialog.save()
    (found,) = readable_contents(north.store.path)
    assert [*found.sheets] == ["question"]


def test_nothing_is_saved_while_no_sheet_is_ticked(north: Context, qtbot: QtBot) -> None:
    dialog = shown(SaveContentDialog(north), qtbot)
    dialog.name.setText("None of it")
    dialog.none_button.click()
    dialog.save_button.click()  # before what stays is worked out again
    assert dialog.isVisible()
    assert readable_contents(north.store.path) == []


def test_a_name_that_is_blank_is_told_and_can_be_mended(north: Context, qtbot: QtBot) -> None:
    dialog = shown(SaveContentDialog(north), qtbot)
    dialog.save_button.click()
    assert "needs a name" in dialog.message.text()
    assert dialog.isVisible()
    dialog.name.setText("Other")
    assert not dialog.message.isVisible()
    dialog.save_button.click()
    assert not dialog.isVisible()


def test_a_content_of_the_same_name_is_replaced_only_where_that_is_meant(
    north: Context, kept: HouseContent, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [1, 0]  # what is asked for last stands first
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: answers.pop())
    dialog = shown(SaveContentDialog(north), qtbot)
    dialog.name.setText(" our <B>house</B>")
    dialog.save_button.click()
    assert dialog.isVisible()
    assert find_content(north.store.path, kept.name) == kept
    dialog.save_button.click()
    assert not dialog.isVisible()
    (renewed,) = readable_contents(north.store.path)
    assert renewed.name == kept.name
    assert renewed != kept


def test_a_full_disk_is_told_and_nothing_is_left_behind(
    north: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    dialog = shown(SaveContentDialog(north), qtbot)
    dialog.name.setText("Our house")
    monkeypatch.setattr(files, "put", fail)
    dialog.save_button.click()
    assert "disk is full" in dialog.message.text()
    assert [*(north.store.path.parent / "content").iterdir()] == []


@pytest.mark.parametrize("instead", [False, True])
def test_the_wizard_offers_it_beside_the_starter_rows_or_in_their_place(
    north: Context, kept: HouseContent, instead: bool, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)
    wizard = shown(NewProjectDialog(north), qtbot)
    assert [wizard.content.itemText(n) for n in range(wizard.content.count())] == [
        "With starter rows",
        "With starter rows and “Our <b>house</b>”",
        "“Our <b>house</b>” in place of the starter rows",
        "Empty sheets",
    ]
    wizard.content.choose(HouseUse(kept, instead))
    wizard.name.setText("South")
    wizard.seats.setText("300")
    wizard.create_button.click()
    assert wizard.created
    book = north.store.workbook(wizard.created)
    assert len(book.rows(Question)) == (21 if instead else 58)
    assert "Does [person] know?" in [row.text for row in book.rows(Question)]
    book.close()


def test_without_a_content_the_wizard_offers_what_it_always_did(north: Context, qtbot: QtBot) -> None:
    wizard = shown(NewProjectDialog(north), qtbot)
    assert [wizard.content.itemText(n) for n in range(wizard.content.count())] == ["With starter rows", "Empty sheets"]
    assert wizard.content.use is None


def test_what_differs_is_shown_with_house_then_and_today(north: Context, kept: HouseContent, qtbot: QtBot) -> None:
    dialog = shown(ComparisonDialog(north, kept), qtbot)
    today = own_wordings("question")["q.1.3"]["text"][0]
    assert dialog.rows.count() == 2
    assert dialog.rows.chosen() == [("question", "q.1.2")]  # what the house worded itself is not ticked
    dialog.rows.setCurrentRow(1)
    assert dialog.texts.toPlainText().splitlines() == [
        *(
            "House wording",
            "As the house says it",
            "",
            "Program wording when saved",
            "Once",
            "",
            "Program wording now",
            today,
        ),
    ]


def test_taking_and_keeping_go_row_by_row_into_the_file(north: Context, kept: HouseContent, qtbot: QtBot) -> None:
    dialog = shown(ComparisonDialog(north, kept), qtbot)
    assert texts_of(north)["q.1.2"] == "Once"
    QTest.mouseClick(dialog.take_button, LEFT)
    assert texts_of(north)["q.1.2"] == own_wordings("question")["q.1.2"]["text"][0]
    assert dialog.rows.count() == 1
    assert not dialog.take_button.isEnabled()
    dialog.rows.item(0).setCheckState(ON)
    QTest.mouseClick(dialog.keep_button, LEFT)
    assert texts_of(north)["q.1.3"] == "As the house says it"
    assert dialog.rows.count() == 0
    assert "has not changed since" in dialog.note.text()


def test_nothing_is_taken_where_the_dialog_is_closed(north: Context, kept: HouseContent, qtbot: QtBot) -> None:
    dialog = shown(ComparisonDialog(north, kept), qtbot)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert find_content(north.store.path, kept.name) == kept


def test_a_content_that_is_gone_meanwhile_is_told(north: Context, kept: HouseContent, qtbot: QtBot) -> None:
    dialog = shown(ComparisonDialog(north, kept), qtbot)
    contents(north.store.path)[0].path.unlink()
    dialog.take_button.click()
    assert "no house content" in dialog.message.text()


def test_contents_are_listed_and_a_broken_one_says_why(north: Context, kept: HouseContent, qtbot: QtBot) -> None:
    (north.store.path.parent / "content" / "z.ccwcontent").write_bytes(b"?")
    dialog = shown(ContentsDialog(north), qtbot)
    rows = sum(map(len, kept.sheets.values()))
    lines = [dialog.list.item(n).text() for n in range(dialog.list.count())]
    assert lines == [
        f"Our <b>house</b> · English · {rows} rows",
        "“z.ccwcontent” is not a CC Workbench house content file, or it is damaged. Choose another file.",
    ]
    assert dialog.remove.isEnabled()
    dialog.list.setCurrentRow(1)
    assert not dialog.remove.isEnabled()


def test_it_is_handed_on_and_taken_in(
    north: Context, kept: HouseContent, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "handed.ccwcontent"
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *_: file)
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: file)
    dialog = shown(ContentsDialog(north), qtbot)
    dialog.hand_out.click()
    assert file.is_file()
    assert dialog.message.text().startswith("House content “Our <b>house</b>” exported: ")
    assert dialog.message.property("role") == "good"
    dialog.hand_out.click()
    assert "already exists" in dialog.message.text()
    assert dialog.message.property("role") == "bad"
    file.unlink()
    write_house(file, replace(kept, name="Theirs"))
    dialog.take_in.click()
    rows, sheets = sum(map(len, kept.sheets.values())), len(kept.sheets)
    assert dialog.message.text() == f"House content “Theirs” imported: {rows} rows, {sheets} sheets."
    assert dialog.message.isVisible()
    assert dialog.list.count() == 2


def test_a_file_whose_name_is_taken_comes_in_under_another_one(
    north: Context, kept: HouseContent, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "handed.ccwcontent"
    write_house(file, kept)
    with pytest.raises(NameTakenError) as taken:
        import_content(north.store.path, file)
    dialog = shown(NameDialog(north, file, taken.value), qtbot)
    assert "already exists" in dialog.message.text()
    assert dialog.name.text() == "Our <b>house</b> (2)"
    dialog.name.setText(" our <B>house</B>")
    QTest.mouseClick(dialog.import_button, LEFT)
    assert "already exists" in dialog.message.text()
    assert dialog.isVisible()
    dialog.name.clear()
    dialog.import_button.click()
    assert "needs a name" in dialog.message.text()
    QTest.keyClicks(dialog.name, "Theirs")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert [one.name for one in readable_contents(north.store.path)] == [kept.name, "Theirs"]


def test_importing_is_given_up_where_no_other_name_is_meant(
    north: Context, kept: HouseContent, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "handed.ccwcontent"
    write_house(file, kept)
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: file)
    monkeypatch.setattr(NameDialog, "exec", lambda dialog: dialog.cancel.click())
    dialog = shown(ContentsDialog(north), qtbot)
    dialog.take_in.click()
    assert not dialog.message.isVisible()
    assert dialog.list.count() == 1
    monkeypatch.setattr(NameDialog, "exec", lambda dialog: dialog.import_button.click())
    dialog.take_in.click()
    assert "“Our <b>house</b> (2)” imported" in dialog.message.text()
    assert dialog.list.count() == 2


def test_a_new_row_of_ours_is_offered_and_taken_singly(north: Context, kept: HouseContent, qtbot: QtBot) -> None:
    known = {**kept.known, "question": tuple(key for key in kept.known["question"] if key not in {"q.1.1", "q.1.4"})}
    rows = tuple(row for row in kept.rows(Question) if row.key not in {"q.1.1", "q.1.4"})
    older = replace(kept, sheets={**kept.sheets, "question": rows}, known=known)
    save_content(north.store.path, older, replaces=True)
    dialog = shown(ComparisonDialog(north, older), qtbot)
    lines = [dialog.rows.item(n).text() for n in range(dialog.rows.count())]
    assert len(lines) == 4
    assert lines[2].startswith("New in Guiding questions: ")
    assert dialog.rows.chosen() == [("question", "q.1.2")]  # nothing new comes by itself
    dialog.none_button.click()
    dialog.rows.setCurrentRow(2)
    assert own_wordings("question")["q.1.1"]["text"][0] in dialog.texts.toPlainText()
    dialog.rows.item(2).setCheckState(ON)
    QTest.mouseClick(dialog.take_button, LEFT)
    assert "q.1.1" in texts_of(north)
    assert "q.1.4" not in texts_of(north)
    assert dialog.rows.count() == 3
    dialog.none_button.click()
    dialog.rows.item(2).setCheckState(ON)
    QTest.mouseClick(dialog.keep_button, LEFT)
    assert "q.1.4" not in texts_of(north)
    assert dialog.rows.count() == 2


def test_it_is_deleted_only_where_that_is_meant(
    north: Context, kept: object, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [0, 1]
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: answers.pop())
    dialog = shown(ContentsDialog(north), qtbot)
    dialog.remove.click()
    assert dialog.list.count() == 1
    dialog.remove.click()
    assert dialog.list.count() == 0
    assert not dialog.remove.isEnabled()
    assert "deleted: " in dialog.message.text()


def test_a_project_is_read_once_for_list_preview_and_file(
    north: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[type] = []

    def counted(self: ProjectReading, sheet: type[Record]) -> SheetReading:
        read.append(sheet)
        return own(self, sheet)

    monkeypatch.setattr(ProjectReading, "_read", counted)
    dialog = shown(SaveContentDialog(north), qtbot)
    dialog.tell()
    dialog.name.setText("Once")
    dialog.save()
    assert len(read) == len(set(read)) > 20


def test_saving_is_confirmed_below_the_sheet(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    def save(dialog: SaveContentDialog) -> None:
        dialog.name.setText("Confirmed")
        dialog.save()

    monkeypatch.setattr(SaveContentDialog, "exec", save)
    window.acts[Act.SAVE_CONTENT].trigger()
    assert window.content
    assert "House content “Confirmed” saved: " in window.content.bars.errors.sentence


def test_the_menu_opens_both_and_saving_needs_a_project(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[type] = []
    for dialog in (SaveContentDialog, ContentsDialog):
        monkeypatch.setattr(dialog, "exec", lambda dialog: opened.append(type(dialog)))
    window.acts[Act.SAVE_CONTENT].trigger()
    window.acts[Act.HOUSE_CONTENT].trigger()
    assert opened == [SaveContentDialog, ContentsDialog]
    assert window.content
    window.content.show_home()
    assert not window.acts[Act.SAVE_CONTENT].isEnabled()
    assert window.acts[Act.HOUSE_CONTENT].isEnabled()
    assert not {Act.SAVE_CONTENT, Act.HOUSE_CONTENT} & CHANGES_STORE  # the store itself stays as it is


@pytest.mark.parametrize("language", ["en", "de", "hu", "ru", "zh"])
def test_the_dialogs_speak_every_language(north: Context, kept: HouseContent, language: str, qtbot: QtBot) -> None:
    north.set_language(language)
    dialogs = [SaveContentDialog(north), ContentsDialog(north), ComparisonDialog(north, kept)]
    titles = [shown(dialog, qtbot).windowTitle() for dialog in dialogs]
    say = north.words.say
    assert titles == [say("Save as house content"), say("House content"), say("Compare with the program’s content")]
