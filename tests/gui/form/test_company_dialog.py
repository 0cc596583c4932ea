"""Who we are in the window: asked once, kept when it is saved, and nothing lost where it can't be kept."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ccworkbench import files
from ccworkbench.author import author_of, system_name, user_name
from ccworkbench.exchange.company_profile import PROFILE_SUFFIX, Colleague, CompanyProfile, read_profile, write_profile
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import CHANGES_STORE, Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.gui.form.company_dialog import CompanyDialog
from ccworkbench.gui.settings import Settings
from ccworkbench.gui.window.author_bar import AuthorBar
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.words import phrase
from ccworkbench.operations.company import PROFILE_FILE, company_profile, keep_author, save_profile
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.store import Store
from tests.exchange.test_company_profile import kontor, png


@pytest.fixture
def bare(tmp_path: Path, styled: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    """A context in whose store no project is open; what a test leaves in a dialog may be lost."""
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)
    with Store.open(tmp_path / "store.ccw") as store:
        yield Context(store, "en")


@pytest.fixture
def nameless(window: MainWindow, context: Context) -> Iterator[AuthorBar]:
    """The bar of a window whose store knows nobody; the next test finds it so, too."""
    assert window.content
    assert window.content.bars.author
    yield window.content.bars.author
    keep_author(context.store.path, "", context.store)


@pytest.fixture
def dialog(bare: Context, qtbot: QtBot) -> CompanyDialog:
    return shown(CompanyDialog(bare), qtbot)


def shown(dialog: CompanyDialog, qtbot: QtBot) -> CompanyDialog:
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def type_person(dialog: CompanyDialog, row: int, column: int, text: str) -> None:
    item = dialog.people.table.item(row, column)
    assert item
    item.setText(text)


def fill(dialog: CompanyDialog) -> None:
    dialog.author.setText("Anna Kis")
    dialog.lines["supplier_name"].setText("Kontor Vier GmbH")
    dialog.accent.line.setText("1f4e79")
    dialog.legal_lines.setPlainText("HRB 1\nDE 1")
    dialog.lines["file_names"].setText("{document}_{date}")
    dialog.people.add()
    type_person(dialog, 0, 0, "Ben Ek")
    type_person(dialog, 0, 2, "+49 30 2")


def test_what_is_entered_is_kept_when_it_is_saved(dialog: CompanyDialog, bare: Context, tmp_path: Path) -> None:
    fill(dialog)
    (tmp_path / "logo.png").write_bytes(png())
    dialog.logo.take(tmp_path / "logo.png")
    assert not (tmp_path / PROFILE_FILE).exists()
    dialog.save_button.click()
    assert not dialog.isVisible()
    kept = company_profile(bare.store.path)
    assert (kept.supplier_name, kept.accent, kept.legal_lines) == ("Kontor Vier GmbH", "#1f4e79", "HRB 1\nDE 1")
    assert kept.people == (Colleague("Ben Ek", "", "+49 30 2"),)
    assert kept.logo == dialog.logo.content != b""
    assert author_of(bare.store.path) == bare.store.recorder.author == "Anna Kis"


def test_a_dialog_that_was_not_touched_keeps_no_profile(dialog: CompanyDialog, bare: Context) -> None:
    dialog.author.clear()
    dialog.save_button.click()
    assert not (bare.store.path.parent / PROFILE_FILE).exists()
    assert author_of(bare.store.path) == ""


def test_it_opens_with_what_is_kept(bare: Context, qtbot: QtBot) -> None:
    save_profile(bare.store.path, kontor())
    keep_author(bare.store.path, "Anna Kis")
    dialog = shown(CompanyDialog(bare), qtbot)
    assert dialog.profile() == kontor()
    assert dialog.author.text() == "Anna Kis"
    dialog.people.table.setCurrentCell(0, 0)
    dialog.people.remove_button.click()
    dialog.logo.remove_button.click()
    dialog.save_button.click()
    assert company_profile(bare.store.path).people == ()


@pytest.mark.parametrize(
    ("key", "text", "said"),
    [("file_names", "{client}", "is not a part of a file name"), ("accent", "red", "“red” is not a colour")],
)
def test_a_wrong_entry_is_said_and_stays(dialog: CompanyDialog, bare: Context, key: str, text: str, said: str) -> None:
    line = dialog.accent.line if key == "accent" else dialog.lines[key]
    line.setText(text)
    dialog.save_button.click()
    assert said in dialog.message.text()
    assert dialog.isVisible()
    assert line.text() == text
    assert not (bare.store.path.parent / PROFILE_FILE).exists()


def test_a_person_without_a_name_is_said(dialog: CompanyDialog) -> None:
    dialog.people.add()
    type_person(dialog, 0, 3, "ben@kontor.example")
    dialog.save_button.click()
    assert dialog.message.text() == "The person with “ben@kontor.example” has no name. Enter it, or remove the line."
    type_person(dialog, 0, 3, "")  # a blank line counts for nothing
    dialog.save_button.click()
    assert not dialog.isVisible()


def test_a_folder_that_takes_nothing_keeps_what_was_typed(
    dialog: CompanyDialog, bare: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EACCES, "refused")

    fill(dialog)
    with monkeypatch.context() as broken:
        broken.setattr(files, "put", refuse)
        dialog.save_button.click()
    assert "can’t be written" in dialog.message.text()
    assert dialog.lines["supplier_name"].text() == "Kontor Vier GmbH"
    assert not (bare.store.path.parent / PROFILE_FILE).exists()
    dialog.save_button.click()
    assert company_profile(bare.store.path).supplier_name == "Kontor Vier GmbH"


def test_closing_asks_before_entries_are_lost(dialog: CompanyDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(dialog)
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 0)
    dialog.cancel.click()
    assert dialog.isVisible()
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_a_profile_goes_out_and_comes_in_as_a_file(
    dialog: CompanyDialog, bare: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(dialog)
    out, foreign = tmp_path / "new" / f"ours{PROFILE_SUFFIX}", tmp_path / f"foreign{PROFILE_SUFFIX}"
    monkeypatch.setattr(standard_dialogs, "new_file", lambda *_: out)
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 1)
    dialog.hand_out.click()
    assert not out.parent.exists()
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: 0)
    dialog.hand_out.click()
    assert read_profile(out).people == (Colleague("Ben Ek", "", "+49 30 2"),)
    dialog.hand_out.click()
    assert "already exists" in dialog.message.text()

    write_profile(out, CompanyProfile(footer="Theirs"))
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: out)
    dialog.take_in.click()
    assert dialog.lines["footer"].text() == "Theirs"
    assert dialog.lines["supplier_name"].text() == ""
    foreign.write_text("{}", encoding="utf-8")
    monkeypatch.setattr(standard_dialogs, "open_file", lambda *_: foreign)
    dialog.take_in.click()
    assert "is not a company profile" in dialog.message.text()
    assert dialog.lines["footer"].text() == "Theirs"
    assert not (bare.store.path.parent / PROFILE_FILE).exists()


def test_a_damaged_profile_is_said_when_the_dialog_opens(bare: Context, qtbot: QtBot) -> None:
    (bare.store.path.parent / PROFILE_FILE).write_text("broken", encoding="utf-8")
    dialog = shown(CompanyDialog(bare), qtbot)
    assert "is not a company profile" in dialog.message.text()


def test_the_window_asks_for_the_name_once(window: MainWindow, context: Context, nameless: AuthorBar) -> None:
    bar = nameless
    assert bar.isVisible()
    assert bar.name.text() == system_name() != ""
    bar.name.clear()
    QTest.keyClick(bar.name, Qt.Key.Key_Return)  # nothing was said, so nothing is kept
    assert bar.isVisible()
    bar.name.setText("Anna Kis")
    QTest.keyClick(bar.name, Qt.Key.Key_Return)
    assert not bar.isVisible()
    assert author_of(context.store.path) == "Anna Kis"
    with context.book.edit(phrase("Delete project")):
        context.book.project.code = "X"
    assert context.book.history()[-1].author == "Anna Kis"
    assert window.content
    window.content.open(context.book.project_id)
    assert not bar.isVisible()


def test_a_bar_that_was_closed_asks_no_more(
    window: MainWindow, context: Context, settings: Settings, nameless: AuthorBar
) -> None:
    assert window.content
    nameless.close_button.click()
    assert settings.authors_asked == [str(context.store.path.parent)]
    assert Settings.load(settings.path.parent).authors_asked == settings.authors_asked
    window.content.bars.author = None
    window.content.open(context.book.project_id)
    assert window.content.bars.author is None
    assert author_of(context.store.path) == ""
    assert context.book.author == user_name()


def test_the_menu_opens_the_profile_and_a_name_given_there_ends_the_question(
    window: MainWindow, context: Context, nameless: AuthorBar, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CompanyDialog, "exec", lambda _: keep_author(context.store.path, "Anna Kis", context.store))
    assert window.content
    assert Act.COMPANY not in CHANGES_STORE  # the store itself stays as it is
    window.acts[Act.COMPANY].trigger()
    assert not nameless.isVisible()
    window.content.show_home()
    assert window.acts[Act.COMPANY].isEnabled()


@pytest.mark.parametrize("wanted", [True, False])
def test_a_new_project_offers_our_people(bare: Context, qtbot: QtBot, wanted: bool) -> None:
    dialog = NewProjectDialog(bare)
    qtbot.addWidget(dialog)
    assert not dialog.people.isVisibleTo(dialog)
    save_profile(bare.store.path, kontor())
    dialog = NewProjectDialog(bare)
    qtbot.addWidget(dialog)
    assert dialog.people.isVisibleTo(dialog)
    dialog.people.setChecked(wanted)
    dialog.name.setText("One")
    dialog.customer.setText("Alpha")
    dialog.create_project()
    assert dialog.created
    assert len(bare.store.workbook(dialog.created).rows(Person)) == wanted


@pytest.mark.parametrize("language", ["en", "de", "hu", "ru", "zh"])
def test_the_dialog_speaks_every_language(bare: Context, qtbot: QtBot, language: str) -> None:
    bare.set_language(language)
    shown(CompanyDialog(bare), qtbot).grab()
