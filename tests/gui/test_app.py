"""The program around the window: opening the store, what goes wrong there, bugs, and work in the background."""

import builtins
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.exchange.document import CancelledError, Progress
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.background import Job
from ccworkbench.gui.dialogs.bug_report import ask_to_save_report, bug_report
from ccworkbench.gui.store_file.start_page import StartChoice, StartPage
from ccworkbench.gui.table.rows_view import RowsView
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.language import catalogues
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.plain_imports import plain_imports
from ccworkbench.program import Program
from ccworkbench.store.lock import holder_of
from ccworkbench.store.store import Store
from tests.gui.typed_keys import Hands, Key


def test_the_window_shows_first_and_then_its_store(program: Program, qtbot: QtBot) -> None:
    assert program.store is None
    program.window.show()
    qtbot.waitUntil(lambda: program.window.content is not None)
    assert program.store is not None


def test_closing_the_window_lets_go_of_the_store(program: Program) -> None:
    program.open_store()
    program.window.close()
    with Store.open(program.path) as again:
        assert not again.read_only


def hold(path: Path) -> subprocess.Popen[str]:
    """Open a store in another process, until its standard input ends."""
    script = "import sys; from pathlib import Path; from ccworkbench.store.store import Store\n"
    script += "with Store.open(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    pipe = subprocess.PIPE
    holder = subprocess.Popen([sys.executable, "-c", script, str(path)], stdin=pipe, stdout=pipe, text=True)
    assert holder.stdout
    assert holder.stdout.readline().strip() == "held"
    return holder


@pytest.mark.parametrize(("way", "may_write"), [(StartChoice.READ_ONLY, False), (StartChoice.TAKE_OVER, True)])
def test_a_store_that_is_open_elsewhere_is_read_or_taken_over(
    program: Program, way: StartChoice, may_write: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 0)
    with hold(program.path) as holder:
        program.open_store()
        page = program.window.centralWidget()
        assert isinstance(page, StartPage)
        page.buttons[way].click()
        assert program.store
        assert program.store.read_only is not may_write
        holder.communicate()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + b"\x00" * 400])
def test_a_foreign_file_is_told_in_the_window_and_left_alone(program: Program, content: bytes) -> None:
    program.path.write_bytes(content)
    program.open_store()
    page = program.window.centralWidget()
    assert isinstance(page, StartPage)
    assert page.sentence.text().endswith(".")
    assert program.path.read_bytes() == content


def test_a_user_error_from_anywhere_is_shown_above_the_sheet(program: Program) -> None:
    program.open_store()
    error = UserError(phrase("The disk is full; nothing was changed. Free some space and try again."))
    program.on_exception(UserError, error, None)
    assert program.window.content
    assert program.window.content.errors.sentence == str(error)


def test_a_bug_offers_a_report_and_the_window_lives_on(
    program: Program,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: pytest.fail("a dialog takes the keys of whoever is typing"))
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: tmp_path / "report.txt")
    program.open_store()
    content = program.window.content
    assert content
    for _ in range(2):
        program.on_exception(ZeroDivisionError, ZeroDivisionError("x"), None)
        QApplication.processEvents()
    bar, *others = content.findChildren(NoticeBar)
    assert others == []
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "Your work is safe" in bar.sentence
    program.window.set_language("de")
    assert "Ihre Arbeit ist sicher" in bar.sentence
    bar.way.click()
    assert "ZeroDivisionError" in (tmp_path / "report.txt").read_text(encoding="utf-8")
    bar.close_button.click()
    program.on_exception(ZeroDivisionError, ZeroDivisionError("x"), None)
    qtbot.waitUntil(lambda: any(not one.isHidden() for one in content.findChildren(NoticeBar)))


def test_who_types_on_over_a_bug_types_into_the_sheet(program: Program, qtbot: QtBot) -> None:
    program.window.show()
    program.open_store()
    content = program.window.content
    assert content
    content.open(content.context.store.projects()[0].id)
    assert content.project_view
    content.project_view.open("action")
    view = content.project_view.view
    assert isinstance(view, RowsView)
    with qtbot.waitActive(program.window):
        program.window.activateWindow()
    hands = Hands(view).at(0, "source").type("Kick")
    program.on_exception(ZeroDivisionError, ZeroDivisionError("x"), None)
    qtbot.waitUntil(lambda: bool(content.findChildren(NoticeBar)))
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClicks(focus, " off")
    qtbot.keyClick(focus, Key.Key_Return)
    assert hands.text(0, "source") == "Kick off"


def test_a_question_that_comes_unasked_takes_no_answer_in_the_first_moment(qtbot: QtBot) -> None:
    question = standard_dialogs.QuestionDialog("Title", "Text", ["Yes", "No"])
    qtbot.addWidget(question)
    question.wait(50)
    with qtbot.waitActive(question):
        question.show()
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Enter):
        qtbot.keyClick(question.focusWidget() or question, key)
    assert question.isVisible()
    yes = question.findChildren(QPushButton)[0]
    qtbot.waitUntil(yes.isEnabled)
    assert question.isVisible()
    yes.click()
    assert question.answer == 0


def test_below_a_dialog_the_same_bug_is_asked_once_however_often_it_comes(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(_parent: object, _title: str, text: str, *_: object) -> int:
        asked.append(text)
        return 1

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    program.open_store()
    assert program.context
    dialog = standard_dialogs.QuestionDialog("Title", "Text", ["Yes", "No"], program.window)
    qtbot.addWidget(dialog)
    dialog.open()
    for divisor in (0, 0, 0):
        try:
            1 / divisor
        except ZeroDivisionError as error:
            program.on_exception(ZeroDivisionError, error, None)
        QApplication.processEvents()
    assert len(asked) == 1
    program.context.pending.put_off(lambda: None, "Typed")
    program.on_exception(ValueError, ValueError("x"), None)
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert "Your work is safe" in asked[0]
    assert "1 change is not saved yet" in asked[1]


def test_a_report_holds_no_personal_data(tmp_path: Path) -> None:
    try:
        raise ValueError("Anna Groß-Müller, +49 30 1234")
    except ValueError as error:
        text = bug_report(error, [phrase("Delete {name}", name="Anna Groß-Müller")], catalogues.words_of("de"))
    assert "Anna" not in text
    assert str(Path.home()) not in text
    assert "Delete {name}" in text
    assert "test_app.py" in text


def test_a_report_is_saved_where_its_reader_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 0)
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: tmp_path / "report.txt")
    ask_to_save_report(program.window, catalogues.words_of("en"), ValueError("secret"), [])
    assert "ValueError" in (tmp_path / "report.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_saved_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: Program
) -> None:
    said: list[str] = []

    def ask(_parent: QWidget, _title: str, text: str, _answers: list[str], _moment: int = 0) -> int:
        said.append(text)
        return 0

    monkeypatch.setattr(standard_dialogs, "ask", ask)
    monkeypatch.setattr(standard_dialogs, "save_file", lambda *_: tmp_path / "gone" / "report.txt")
    ask_to_save_report(program.window, catalogues.words_of("en"), ValueError("secret"), [])
    assert "There is no folder" in said[-1]


def test_a_question_gives_the_number_of_its_answer(qtbot: QtBot) -> None:
    question = standard_dialogs.QuestionDialog("Delete?", "It can be undone.", ["Delete", "Cancel"])
    qtbot.addWidget(question)
    question.findChildren(QPushButton)[0].click()
    assert question.answer == 0


def test_work_beside_the_window_gives_its_result(qtbot: QtBot) -> None:
    def work(progress: Progress) -> int:
        progress(1, 2, "half")
        return 42

    job, steps = Job(work), []
    job.progressed.connect(lambda *step: steps.append(step))
    with qtbot.waitSignal(job.done) as told:
        job.start()
    assert (steps, told.args) == ([(1, 2, "half")], [42])


def test_work_that_is_refused_tells_why(qtbot: QtBot) -> None:
    def work(_progress: Progress) -> None:
        raise UserError(phrase("The disk is full."))

    job = Job(work)
    with qtbot.waitSignal(job.failed) as told:
        job.start()
    assert str(told.args[0]) == "The disk is full."


def test_work_is_cancelled_at_its_next_sign_of_progress(qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        while True:
            progress(0, 0, "")

    job = Job(work)
    with qtbot.waitSignal(job.cancelled):
        job.start()
        job.cancel()
    assert issubclass(CancelledError, Exception)


def test_imports_are_plain_for_a_while_only() -> None:
    hooked = builtins.__import__
    with plain_imports():
        assert builtins.__import__ is not hooked
    assert builtins.__import__ is hooked


def test_the_program_starts_without_what_only_exports_need() -> None:
    script = "import sys\nimport ccworkbench.app\nimport ccworkbench.gui.window.window_content\n"
    script += "import ccworkbench.gui.window.project_view\n"
    script += "late = {'babel', 'openpyxl', 'reportlab', 'PIL', 'PySide6.QtPdf'} & set(sys.modules)\n"
    script += "assert not late, late"
    subprocess.run([sys.executable, "-c", script], check=True, env={**os.environ})


def test_the_status_bar_tells_when_the_store_was_copied(program: Program, qtbot: QtBot) -> None:
    program.window.show()
    qtbot.waitUntil(lambda: program.window.status.backup.text().startswith("Backup "), timeout=8000)


START = """
import sys
from pathlib import Path
import ccworkbench.gui.context
import ccworkbench.gui.window.window_content
from ccworkbench.store.lock import holder_of
from ccworkbench.store.store import Store

with Store.open(Path(sys.argv[1]), look_inside=False) as store:
    store.cards()
print(*(name for name in sys.modules if name.startswith("ccworkbench.sheets.")))
"""


def test_the_list_of_projects_loads_no_sheet_but_the_project(tmp_path: Path) -> None:
    Store.open(tmp_path / "store.ccw").close()
    told = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path / "store.ccw")], check=True, capture_output=True, text=True
    )
    few = {"kinds", "options", "prepare", "prepare.file_names", "prepare.project"}
    assert set(told.stdout.split()) == {f"ccworkbench.sheets.{name}" for name in few}


TERMINATED = """
import os, signal, sys
from pathlib import Path
from ccworkbench import app

class Program(app.Program):
    def _show_content(self, store):
        super()._show_content(store)
        os.kill(os.getpid(), signal.SIGTERM)

app.Program = Program
sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM")
def test_a_program_that_is_asked_to_end_closes_its_window_in_order(tmp_path: Path) -> None:
    path = tmp_path / "store.ccw"
    home = {name: str(tmp_path) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    ended = subprocess.run(
        [sys.executable, "-c", TERMINATED, str(path)], env={**os.environ, **home}, timeout=60, check=False
    )
    assert ended.returncode == 0
    assert holder_of(path) is None
    assert list(tmp_path.rglob("settings.json"))
