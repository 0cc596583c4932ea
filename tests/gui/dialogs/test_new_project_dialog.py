"""The wizard: what it asks, what it says, and what it creates."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.date_field import DateField
from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.sheets.prepare.gates import Gates, HotlineScope
from ccworkbench.sheets.prepare.profile import ContentSize, Profile
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.uat.cycle import Cycle
from ccworkbench.sheets.uat.uat_plan import UatPlan


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Answer all questions: by the last of these answers, and by “Discard” in the end."""
    answers: list[int] = []
    monkeypatch.setattr(standard_dialogs, "ask", lambda *_: answers.pop() if answers else 1)
    return answers


@pytest.fixture
def wizard(context: Context, qtbot: QtBot) -> NewProjectDialog:
    wizard = NewProjectDialog(context)
    qtbot.addWidget(wizard)
    wizard.show()
    return wizard


def type_date(field: DateField, text: str) -> None:
    field.line.setText(text)
    field.read()


def created(wizard: NewProjectDialog, context: Context) -> Project:
    return next(project for project in context.store.projects() if project.id == wizard.created)


def test_a_project_is_created_with_what_was_said(wizard: NewProjectDialog, context: Context) -> None:
    QTest.keyClicks(wizard.name, "Hanse Reisen")
    QTest.keyClicks(wizard.seats, "120")
    wizard.type.choose(ProjectType.OUTBOUND)
    wizard.language.choose("hu")
    type_date(wizard.go_live, "1.5.2027")
    QTest.mouseClick(wizard.create_button, Qt.MouseButton.LeftButton)
    project = created(wizard, context)
    assert (project.name, project.type, project.go_live) == ("Hanse Reisen", ProjectType.OUTBOUND, date(2027, 5, 1))
    assert project.approach is Approach.OUTSOURCER
    assert project.language == "hu"


def test_a_campaign_centre_calls_out_and_every_other_takes_calls(wizard: NewProjectDialog) -> None:
    for kind in (ProjectType.OUTBOUND, ProjectType.HOTLINE, ProjectType.OUTBOUND):
        wizard.type.choose(kind)
        assert wizard.plan().channels == ("voice_out" if kind is ProjectType.OUTBOUND else "voice_in",)


def test_a_project_without_a_name_is_not_created(wizard: NewProjectDialog, context: Context) -> None:
    wizard.create_button.click()
    assert wizard.error.isVisible()
    assert wizard.created is None
    assert len(context.store.projects()) == 1


def test_a_name_that_is_taken_is_refused_in_one_sentence(wizard: NewProjectDialog, context: Context) -> None:
    wizard.name.setText(context.book.project.name)
    wizard.create_button.click()
    assert context.book.project.name in wizard.error.text()


def test_an_error_goes_when_its_field_is_mended(wizard: NewProjectDialog) -> None:
    wizard.create_button.click()
    assert wizard.error.isVisible()
    QTest.keyClicks(wizard.name, "H")
    assert not wizard.error.isVisible()
    QTest.keyClicks(wizard.seats, "many")
    wizard.create_button.click()
    assert wizard.error.isVisible()
    wizard.seats.setText("12")
    assert not wizard.error.isVisible()
    type_date(wizard.go_live, "someday")
    hints = [label for label in wizard.go_live.findChildren(QLabel) if label.isVisible()]
    assert hints
    QTest.keyClicks(wizard.go_live.line, "1")
    assert not any(label.isVisible() for label in hints)


def test_the_summary_counts_what_will_be_created(wizard: NewProjectDialog, qtbot: QtBot) -> None:
    def said() -> str:
        layout = wizard._summary
        parts = [layout.itemAt(i).widget() for i in range(layout.count())]  # type: ignore[union-attr]
        labels = [label.text() for part in parts if part for label in part.findChildren(type(wizard.error))]
        return " ".join(labels)

    assert "guiding questions" in said()
    wizard.content.choose(True)
    qtbot.waitUntil(lambda: "guiding questions" not in said())


def test_seats_that_are_no_number_are_refused_in_one_sentence(wizard: NewProjectDialog) -> None:
    wizard.name.setText("Any")
    wizard.seats.setText("many")
    wizard.create_button.click()
    assert wizard.created is None
    assert "many" in wizard.error.text()


def test_an_empty_project_has_its_two_forms_only(wizard: NewProjectDialog, context: Context) -> None:
    wizard.name.setText("Empty")
    wizard.content.choose(True)
    wizard.create_button.click()
    assert wizard.created
    book = context.store.workbook(wizard.created)
    assert book.rows(Role) == []
    book.close()


def test_a_text_that_is_no_date_keeps_the_wizard_open(wizard: NewProjectDialog) -> None:
    wizard.name.setText("Any")
    wizard.kick_off.line.setText("soon")
    wizard.create_button.click()
    assert wizard.created is None
    assert wizard.kick_off.is_wrong
    assert wizard.kick_off.line.text() == "soon"


def test_a_date_with_two_readings_is_asked_about(wizard: NewProjectDialog) -> None:
    type_date(wizard.kick_off, "3/4/2027")
    one, other = wizard.kick_off.findChildren(QPushButton)
    assert wizard.kick_off.value is None
    other.click()
    assert wizard.kick_off.value == date(2027, 3, 4)
    assert one.text() != other.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_wizard_speaks_every_language(context: Context, qtbot: QtBot, language: str) -> None:
    context.set_language(language)
    wizard = NewProjectDialog(context)
    qtbot.addWidget(wizard)
    assert wizard.language.value == language
    assert wizard.create_button.text()


def test_the_country_follows_the_language_until_one_is_chosen(wizard: NewProjectDialog, context: Context) -> None:
    wizard.language.choose("hu")
    assert wizard.country.value == "HU"
    wizard.country.choose("AT")
    wizard.name.setText("Wien")
    wizard.create_button.click()
    assert wizard.created
    context.open(wizard.created)
    assert context.book.rows(Gates)[0].country == "AT"


@pytest.mark.parametrize(("field", "typed"), [("seats", "0"), ("seats", "20001"), ("sites", "0"), ("sites", "51")])
def test_figures_out_of_range_are_refused_at_their_field(field: str, typed: str, wizard: NewProjectDialog) -> None:
    wizard.name.setText("North")
    wizard.customer.setText("K")
    getattr(wizard, field).setText(typed)
    wizard.create_project()
    assert "outside the range" in wizard.error.text()
    assert wizard.created is None
    assert wizard.focusWidget() is getattr(wizard, field)


def test_sites_are_named_or_counted(wizard: NewProjectDialog) -> None:
    for text, sites in (
        ("Leipzig, Pécs", ("Leipzig", "Pécs")),
        ("3", ("", "", "")),
        ("", ()),
        (" ,;", ()),
        ("50", ("",) * 50),
        ("9" * 9, ()),
    ):
        wizard.sites.setText(text)
        assert wizard.plan().sites == sites


def test_a_hotline_is_asked_for_its_extent(wizard: NewProjectDialog) -> None:
    assert not wizard.scope.isVisible()
    wizard.type.choose(ProjectType.HOTLINE)
    wizard.scope.choose(HotlineScope.INTEGRATION)
    assert wizard.scope.isVisible()
    assert wizard.plan().scope is HotlineScope.INTEGRATION


def test_the_wheel_scrolls_the_page_and_chooses_only_where_the_cursor_is(wizard: NewProjectDialog) -> None:
    def turn() -> QWheelEvent:
        middle = QPointF(wizard.language.rect().center())
        down, nothing = QPoint(0, -120), Qt.KeyboardModifier.NoModifier
        turned = QWheelEvent(
            middle, middle, QPoint(), down, Qt.MouseButton.NoButton, nothing, Qt.ScrollPhase.NoScrollPhase, False
        )
        QApplication.sendEvent(wizard.language, turned)
        return turned

    assert (turn().isAccepted(), wizard.language.value) == (False, "en")
    wizard.language.setFocus()
    assert (turn().isAccepted(), wizard.language.value) == (True, "de")


@pytest.mark.parametrize("kind", ProjectType)
def test_no_field_is_drawn_over_another(wizard: NewProjectDialog, kind: ProjectType, qtbot: QtBot) -> None:
    wizard.type.choose(kind)
    wizard.show()
    qtbot.waitExposed(wizard)
    QApplication.processEvents()
    fields = [field for _, field, _, _ in wizard._placed()] + [wizard.scope, *wizard.channels.values()]
    shown = [field for field in fields if field.isVisible()]
    assert (wizard.scope in shown) is (kind is ProjectType.HOTLINE)
    places = [QRect(field.mapToGlobal(QPoint(0, 0)), field.size()) for field in shown]
    assert [(n, m) for n, one in enumerate(places) for m, other in enumerate(places[:n]) if one.intersects(other)] == []


def test_a_plan_that_is_too_short_or_too_far_away_is_told_at_once(wizard: NewProjectDialog, qtbot: QtBot) -> None:
    def said() -> str:
        parts = [wizard._summary.itemAt(i).widget() for i in range(wizard._summary.count())]  # type: ignore[union-attr]
        return " ".join(label.text() for part in parts if part for label in part.findChildren(type(wizard.error)))

    type_date(wizard.kick_off, "24.5.2027")
    type_date(wizard.go_live, "6.6.2027")
    qtbot.waitUntil(lambda: "more working days" in said())
    type_date(wizard.go_live, "31.12.9999")
    assert "9999" in wizard.go_live._hint.text()
    wizard.name.setText("Far")
    wizard.create_button.click()
    assert wizard.created is None


def test_a_kick_off_after_go_live_makes_no_project_and_keeps_what_was_entered(
    wizard: NewProjectDialog, context: Context
) -> None:
    wizard.name.setText("Crossed")
    wizard.customer.setText("K")
    type_date(wizard.kick_off, "7.6.2027")
    type_date(wizard.go_live, "6.6.2027")
    wizard.create_button.click()
    assert wizard.created is None
    assert wizard.error.text() == context.words.say("Kick-off is after go-live. Correct one of the two dates.")
    assert wizard.name.text() == "Crossed"
    type_date(wizard.go_live, "7.6.2027")
    assert not wizard.error.isVisible()
    wizard.create_button.click()
    assert wizard.created is not None


@pytest.mark.parametrize("field", ["name", "customer", "seats", "sites"])
@pytest.mark.parametrize("leave", ["Escape", "close", "Cancel"])
def test_what_was_entered_is_given_up_only_when_that_is_meant(
    wizard: NewProjectDialog, asked: list[int], field: str, leave: str
) -> None:
    ways: dict[str, Callable[[], object]] = {
        "Escape": lambda: QTest.keyClick(wizard, Qt.Key.Key_Escape),
        "close": wizard.close,
        "Cancel": wizard.cancel.click,
    }
    line = getattr(wizard, field)
    QTest.keyClicks(line, "Nord 12")
    for answer in (0, -1):
        asked.append(answer)
        ways[leave]()
        assert asked == []
        assert wizard.isVisible()
        assert line.text() == "Nord 12"
    ways[leave]()
    assert not wizard.isVisible()
    assert wizard.created is None


def test_a_half_typed_date_and_a_choice_are_entered_too(wizard: NewProjectDialog, asked: list[int]) -> None:
    wizard.go_live.line.setText("1.5")
    asked.append(0)
    wizard.reject()
    assert wizard.isVisible()
    wizard.go_live.line.clear()
    wizard.topology.setCurrentIndex(wizard.topology.currentIndex() + 1)
    asked.append(0)
    wizard.reject()
    assert wizard.isVisible()


def test_an_untouched_page_closes_without_a_question(wizard: NewProjectDialog, asked: list[int]) -> None:
    asked.append(0)
    QTest.keyClick(wizard, Qt.Key.Key_Escape)
    assert asked == [0]
    assert not wizard.isVisible()


def test_a_signed_contract_and_the_test_cycles_are_part_of_the_plan(wizard: NewProjectDialog, context: Context) -> None:
    QTest.keyClicks(wizard.name, "Hanse Reisen")
    assert wizard.plan().cycles == 3
    wizard.type.choose(ProjectType.HOTLINE)
    assert wizard.plan().cycles == 0
    wizard.cycles.choose(2)
    type_date(wizard.signed_on, "1.9.2026")
    QTest.mouseClick(wizard.create_button, Qt.MouseButton.LeftButton)
    book = context.store.workbook(created(wizard, context).id)
    assert book.rows(Gates)[0].contract_signed_on == date(2026, 9, 1)
    assert [cycle.origin for cycle in book.rows(Cycle)] == ["cy.1", "cy.2"]
    assert book.rows(UatPlan)[0].cycles == 2
    book.close()


def test_the_seats_choose_the_content_until_somebody_does(wizard: NewProjectDialog, context: Context) -> None:
    QTest.keyClicks(wizard.name, "Hanse Reisen")
    QTest.keyClicks(wizard.customer, "Hanse")
    QTest.keyClicks(wizard.seats, "12")
    assert wizard.plan().content is ContentSize.LEAN
    wizard.content_size.choose(ContentSize.STANDARD)
    assert wizard.plan().content is ContentSize.STANDARD
    wizard.create_button.click()
    book = context.store.workbook(created(wizard, context).id)
    (profile,) = book.rows(Profile)
    book.close()
    assert (profile.seats, profile.content_size) == (12, ContentSize.STANDARD)


def test_empty_sheets_have_no_size_to_choose(wizard: NewProjectDialog, qtbot: QtBot) -> None:
    assert wizard.content_size.isEnabled()
    wizard.content.choose(True)
    qtbot.waitUntil(lambda: not wizard.content_size.isEnabled())
