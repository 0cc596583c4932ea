"""Before the window closes over a file that is gone or damaged it asks, and offers to save what it still holds."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.store_file import restore_dialog
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.program import Program
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.backup import backup
from ccworkbench.store.copies.listing import chosen
from ccworkbench.store.errors import FULL, StoreError
from ccworkbench.store.step_recorder import Recorder
from ccworkbench.store.store import Store
from tests.gui.opening import choose
from tests.gui.typed_keys import Hands

pytestmark = pytest.mark.long  # these run behind the suite, which has five minutes

SAVE, KEEP, CLOSE, STAY = "Save as a new file…", "Save the texts to a file", "Close anyway", "Keep open"


class Question:
    """Answers what is asked, and remembers it."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.answer = STAY
        self.asked: list[tuple[str, list[str]]] = []
        patch.setattr(standard_dialogs, "ask", self._ask)

    def _ask(self, _parent: object, _title: str, text: str, answers: list[str]) -> int:
        self.asked.append((text, answers))
        return answers.index(self.answer) if self.answer in answers else len(answers) - 1


@pytest.fixture
def question(program: Program, monkeypatch: pytest.MonkeyPatch) -> Question:
    return Question(monkeypatch)


def type_source(content: WindowContent, text: str) -> None:
    assert content.project_view
    content.project_view.open("action")
    assert isinstance(content.project_view.view, RowsView)
    Hands(content.project_view.view).at(0, "source").type(text).press(Qt.Key.Key_Return)


def first_source(path: Path) -> str:
    with Store.open(path, read_only=True) as store:
        return store.workbook(store.projects()[0].id).rows(Action)[0].source


def spoil(path: Path) -> None:
    """Overwrite all pages but the first."""
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


def test_closing_over_a_file_that_is_gone_asks_and_saves_all_that_was_done(
    program: Program, content: WindowContent, question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    type_source(content, "Kick-off")
    program.path.unlink()
    assert not program.window.close()
    ((said, answers),) = question.asked
    assert "moved, deleted or replaced" in said
    assert answers == [SAVE, CLOSE, STAY]
    question.answer = SAVE
    choose(monkeypatch, tmp_path / "again.ccw")
    assert program.window.close()
    assert first_source(tmp_path / "again.ccw") == "Kick-off"


def test_whoever_wants_to_close_over_a_file_that_is_gone_can(
    program: Program, content: WindowContent, question: Question
) -> None:
    program.path.unlink()
    question.answer = CLOSE
    assert program.window.close()
    assert len(question.asked) == 1


def test_changes_that_wait_for_a_file_that_is_gone_can_be_saved_as_a_new_file_when_the_window_closes(
    program: Program, content: WindowContent, question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.path.unlink()
    type_source(content, "Not lost")
    question.answer = SAVE
    choose(monkeypatch, tmp_path / "again.ccw")
    assert program.window.close()
    ((_, answers),) = question.asked
    assert answers == [SAVE, KEEP, STAY]
    assert first_source(tmp_path / "again.ccw") == "Not lost"


def test_a_window_whose_new_file_is_not_chosen_or_cannot_be_made_stays(
    program: Program, content: WindowContent, question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.path.unlink()
    question.answer = SAVE
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *_: None)
    assert not program.window.close()
    choose(monkeypatch, tmp_path / "nowhere" / "again.ccw")
    assert not program.window.close()
    assert content.errors.isVisible()
    assert "No store can be created in" in content.errors.sentence
    question.answer = CLOSE


def test_closing_over_a_damaged_file_asks(program: Program, content: WindowContent, question: Question) -> None:
    content.context.read_all()
    spoil(program.path)
    assert not program.window.close()
    ((said, answers),) = question.asked
    assert "The store is damaged." in said
    assert answers == [SAVE, CLOSE, STAY]
    question.answer = CLOSE


def test_leaving_for_the_list_of_projects_asks_nothing_over_a_file_that_is_gone(
    program: Program, content: WindowContent, question: Question
) -> None:
    program.path.unlink()
    content.show_home()
    assert question.asked == []
    question.answer = CLOSE


def test_a_name_that_is_free_is_proposed_for_the_new_file(
    program: Program, content: WindowContent, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    proposed: list[Path] = []
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *said: proposed.append(said[3]))
    content.context.read_all()
    spoil(program.path)
    content.unwritable.look()
    content.unwritable.way.click()
    program.path.unlink()
    content.unwritable.look_again()
    content.unwritable.way.click()
    assert [path.name for path in proposed] == ["store-2.ccw", "store.ccw"]
    question.answer = CLOSE


def test_a_full_disk_leaves_a_new_file_on_offer(
    program: Program, content: WindowContent, question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, full = Recorder.write, program.path

    def refuse(recorder: Recorder, entry: object) -> None:
        if recorder.location.path == full:
            raise StoreError(FULL)
        write(recorder, entry)  # type: ignore[arg-type]

    monkeypatch.setattr(Recorder, "write", refuse)
    type_source(content, "Kick-off")
    assert content.waiting.more.isVisible()
    assert content.waiting.more.text() == SAVE
    assert not program.window.close()
    assert question.asked[0][1] == ["Try again", SAVE, KEEP, STAY]
    choose(monkeypatch, tmp_path / "again.ccw")
    content.waiting.more.click()
    assert not content.waiting.isVisible()
    assert program.path == tmp_path / "again.ccw"
    assert first_source(program.path) == "Kick-off"


def test_a_backup_is_chosen_before_anybody_is_asked_about_texts_that_wait(
    program: Program, content: WindowContent, question: Question, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = backup(program.path)
    content.context.read_all()
    spoil(program.path)
    type_source(content, "Kick-off")
    question.answer = KEEP
    monkeypatch.setattr(restore_dialog, "choose_copy", lambda *_: None)
    program.window.run(Act.RESTORE)
    assert question.asked == []
    assert content.context.pending.texts() == "Kick-off"
    assert program.window.status.saved.text() == "Not saved yet"
    monkeypatch.setattr(restore_dialog, "choose_copy", lambda *_: chosen(kept))
    program.window.run(Act.RESTORE)
    assert len(question.asked) == 1
    assert len(list(program.path.parent.glob("*.unwritten-*.txt"))) == 1


def test_a_backup_takes_the_place_of_the_lost_store_and_not_of_the_file_that_was_saved_before(
    program: Program, content: WindowContent, question: Question, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, again = program.path, tmp_path / "again.ccw"
    kept = backup(place)
    type_source(content, "Kick-off")
    place.unlink()
    question.answer = SAVE
    choose(monkeypatch, again)
    program.restore(chosen(kept))
    assert program.path == place
    assert first_source(again) == "Kick-off"
    assert first_source(place) != "Kick-off"
