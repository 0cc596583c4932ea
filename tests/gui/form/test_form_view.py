"""Forms: fields that keep what was typed when they are left, one step of undo each."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ccworkbench.core.record import columns_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.colour_input import ColourInput
from ccworkbench.gui.form.field import FormField
from ccworkbench.gui.form.form_view import FormView
from ccworkbench.gui.form.inputs import ChoiceInput, ChoicesInput, LineInput, LongInput
from ccworkbench.gui.form.picking_inputs import DateInput, ReferenceInput
from ccworkbench.gui.look.palette import DARK
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.gui.window.project_view import ProjectView
from ccworkbench.language.words import phrase
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.operations.new_project import add_project
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.gates import Gates
from ccworkbench.sheets.prepare.profile import Profile
from ccworkbench.sheets.prepare.project import Project, ProjectType
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.store import Store

FORMS = [sheet for sheet in SHEETS if sheet.sheet.shape == "form"]


@pytest.fixture
def form(context: Context, qtbot: QtBot) -> FormView:
    return show(FormView(context, Project), qtbot)


def show(form: FormView, qtbot: QtBot) -> FormView:
    qtbot.addWidget(form)
    form.resize(960, 800)
    with qtbot.waitActive(form):
        form.show()
    return form


def type_into(qtbot: QtBot, field: FormField, text: str, *, leave: bool = True) -> None:
    assert field.input
    main: Any = field.input.main
    main.setFocus()
    main.selectAll()
    qtbot.keyClicks(main, text)
    if leave:
        qtbot.keyClick(main, Qt.Key.Key_Tab)


def steps(form: FormView) -> int:
    return len(form.context.book.timeline.done)


def test_every_column_of_a_form_has_a_labelled_field(context: Context, qtbot: QtBot) -> None:
    for sheet in FORMS:
        form = show(FormView(context, sheet), qtbot)
        assert list(form.fields) == [column.key for column in columns_of(sheet)]
        for field in form.fields.values():
            named = field.input.main if field.input else field.value
            assert named is not None
            assert named.accessibleName()


def test_leaving_a_field_keeps_it_as_one_step_with_its_name(form: FormView, qtbot: QtBot) -> None:
    type_into(qtbot, form.fields["code"], "NTE-7")
    assert form.context.book.project.code == "NTE-7"
    assert str(form.context.book.timeline.done[-1].label) == "Change Project code"
    assert steps(form) == 1


def test_enter_keeps_a_line_and_leaving_it_afterwards_adds_no_step(form: FormView, qtbot: QtBot) -> None:
    type_into(qtbot, form.fields["code"], "NTE-7", leave=False)
    line = form.fields["code"].input.main  # type: ignore[union-attr]
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert steps(form) == 1


def test_escape_brings_back_what_was_there(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["code"]
    type_into(qtbot, field, "wrong", leave=False)
    assert isinstance(field.input, LineInput)
    qtbot.keyClick(field.input.line, Qt.Key.Key_Escape)
    assert field.input.line.text() == form.context.book.project.code
    assert steps(form) == 0


def test_an_unreadable_value_stays_visible_marked_and_explained(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["go_live"]
    type_into(qtbot, field, "soon")
    assert isinstance(field.input, DateInput)
    assert field.input.line.text() == "soon"
    assert field.input.line.property("wrong")
    assert "“soon” is not a date" in field.note.text()
    assert field.column.unread(form.context.book.project) == "soon"


def test_an_ambiguous_date_is_asked_about_under_the_field(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["go_live"]
    type_into(qtbot, field, "03/04/2027")
    assert len(field.readings) == 2
    qtbot.mouseClick(field.readings[1], Qt.MouseButton.LeftButton)
    assert (form.context.book.project.go_live.month, form.context.book.project.go_live.day) == (3, 4)  # type: ignore[union-attr]
    assert not field.readings


def test_a_date_is_typed_as_in_the_language_of_the_screen(form: FormView, qtbot: QtBot) -> None:
    form.context.set_language("de")
    type_into(qtbot, form.fields["go_live"], "+7")
    assert form.fields["go_live"].input.typed() == "07.12.2026"  # type: ignore[union-attr]


def test_undo_elsewhere_updates_the_field(form: FormView, qtbot: QtBot) -> None:
    before = form.context.book.project.code
    type_into(qtbot, form.fields["code"], "NTE-7")
    form.context.book.undo()
    assert form.fields["code"].input.typed() == before  # type: ignore[union-attr]


def test_a_switch_of_language_and_colours_does_not_lose_what_is_being_typed(form: FormView, qtbot: QtBot) -> None:
    type_into(qtbot, form.fields["code"], "half", leave=False)
    form.context.set_language("hu")
    form.context.set_palette(DARK)
    assert form.fields["code"].input.typed() == "half"  # type: ignore[union-attr]
    assert steps(form) == 0


def test_undo_is_left_to_the_window_while_nothing_is_being_typed(form: FormView, qtbot: QtBot) -> None:
    undone: list[bool] = []
    QShortcut(QKeySequence.StandardKey.Undo, form).activated.connect(lambda: undone.append(True))
    line = form.fields["code"].input.main  # type: ignore[union-attr]
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert undone == [True]


def test_a_choice_is_kept_when_it_is_chosen(form: FormView) -> None:
    field = form.fields["type"]
    assert isinstance(field.input, ChoiceInput)
    field.input.box.setCurrentIndex(field.input.box.findData(ProjectType.MIGRATION))
    field.input.box.activated.emit(field.input.box.currentIndex())
    assert form.context.book.project.type is ProjectType.MIGRATION


def test_scrolling_over_a_choice_does_not_change_it(form: FormView, qtbot: QtBot) -> None:
    box: QWidget = form.fields["type"].input.main  # type: ignore[union-attr]
    buttons, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), buttons, Qt.KeyboardModifier.NoModifier, phase, False
    )
    QApplication.sendEvent(box, event)
    assert form.fields["type"].input.typed() == "Hotline launch"  # type: ignore[union-attr]


def test_chips_are_switched_one_step_each(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["channels"]
    assert isinstance(field.input, ChoicesInput)
    chip = next(chip for chip in field.input.chips.values() if not chip.isChecked())
    qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert len(form.context.book.project.channels) == 5
    assert steps(form) == 1


def test_a_person_is_found_by_a_part_of_the_name(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["customer_lead"]
    type_into(qtbot, field, "kaiser", leave=False)
    assert isinstance(field.input, ReferenceInput)
    qtbot.keyClick(field.input.line, Qt.Key.Key_Return)
    assert form.context.book.name("person", form.context.book.project.customer_lead) == "Bernd Kaiser"  # type: ignore[arg-type]


def test_a_name_nobody_has_yet_adds_a_person_when_that_line_is_chosen(form: FormView, qtbot: QtBot) -> None:
    people = len(form.context.book.rows(Person))
    field = form.fields["customer_lead"]
    type_into(qtbot, field, "Grete Neumann", leave=False)
    qtbot.keyClick(field.input.main, Qt.Key.Key_Down)  # type: ignore[union-attr]
    qtbot.keyClick(field.input.main, Qt.Key.Key_Return)  # type: ignore[union-attr]
    assert len(form.context.book.rows(Person)) == people + 1
    assert steps(form) == 1


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_name_nobody_has_yet_stays_in_its_field_and_makes_nobody(form: FormView, qtbot: QtBot, key: Qt.Key) -> None:
    people = len(form.context.book.rows(Person))
    field = form.fields["customer_lead"]
    type_into(qtbot, field, "Grete Neumann", leave=False)
    qtbot.keyClick(field.input.main, key)  # type: ignore[union-attr]
    assert len(form.context.book.rows(Person)) == people
    assert field.column.unread(form.context.book.project) == "Grete Neumann"
    assert "“Grete Neumann” is not on the list yet" in field.note.text()


def test_an_escaped_list_keeps_the_reference(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["customer_lead"]
    before = form.context.book.project.customer_lead
    type_into(qtbot, field, "kai", leave=False)
    for _ in range(2):
        qtbot.keyClick(field.input.main, Qt.Key.Key_Escape)  # type: ignore[union-attr]
    assert form.context.book.project.customer_lead == before
    assert steps(form) == 0


def test_f4_opens_the_month_and_the_arrows_change_the_day(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["kick_off"]
    assert isinstance(field.input, DateInput)
    before = form.context.book.project.kick_off
    line: QLineEdit = field.input.line
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_F4)
    qtbot.keyClick(line, Qt.Key.Key_Right)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (form.context.book.project.kick_off - before).days == 1  # type: ignore[operator]


def test_a_colour_preset_is_one_step_and_its_contrast_is_told(form: FormView, qtbot: QtBot) -> None:
    field = form.fields["accent"]
    assert isinstance(field.input, ColourInput)
    qtbot.mouseClick(field.input.presets[1], Qt.MouseButton.LeftButton)
    assert form.context.book.project.accent == "#1f4e79"
    assert field.input.hint.text() == "White text on this colour is readable."
    type_into(qtbot, field, "ffe14d")
    assert "hard to read" in field.input.hint.text()


def test_long_text_grows_with_its_content(form: FormView) -> None:
    field = form.fields["goals"]
    assert isinstance(field.input, LongInput)
    before = field.input.text.height()
    field.input.text.setPlainText("\n".join("one" for _ in range(9)))
    assert field.input.text.height() > before


def test_computed_fields_follow_what_they_are_worked_out_from(context: Context, qtbot: QtBot) -> None:
    form = show(FormView(context, Profile), qtbot)
    type_into(qtbot, form.fields["seats"], "140")
    assert form.fields["band"].value.text() == "Large"  # type: ignore[union-attr]


def test_two_columns_become_one_where_it_is_narrow(form: FormView, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: form.fields["code"].x() > 0)
    form.resize(480, 800)
    qtbot.waitUntil(lambda: form.fields["code"].x() == 0)


def test_going_to_a_field_takes_the_focus_there(form: FormView, qtbot: QtBot) -> None:
    form.go_to(form.context.book.project.id, "footer")
    qtbot.waitUntil(lambda: bool(form.fields["footer"].input.main.hasFocus()))  # type: ignore[union-attr]
    assert not form.fields["footer"].visibleRegion().isEmpty()


def test_hiding_a_form_keeps_what_is_being_typed(form: FormView, qtbot: QtBot) -> None:
    type_into(qtbot, form.fields["code"], "NTE-9", leave=False)
    form.hide()
    assert form.context.book.project.code == "NTE-9"


def test_today_is_entered_where_a_date_has_the_focus(form: FormView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(form.commands_changed):
        form.fields["uat_start"].input.main.setFocus()  # type: ignore[union-attr]
    form.commands()[Act.TODAY]()
    assert form.context.book.project.uat_start == form.context.today
    with qtbot.waitSignal(form.commands_changed):
        form.fields["code"].input.main.setFocus()  # type: ignore[union-attr]
    assert not form.commands()


def test_a_store_open_to_be_read_has_fields_that_can_not_be_typed_into(sample_store: Path, qtbot: QtBot) -> None:
    with Store.open(sample_store, read_only=True) as store:
        context = Context(store)
        context.open(store.projects()[0].id)
        form = show(FormView(context, Project), qtbot)
        assert not any(field.input.isEnabled() for field in form.fields.values() if field.input)
        form.hide()
        context.close()


def test_a_form_whose_row_is_missing_makes_it_when_it_is_first_written_to(context: Context, qtbot: QtBot) -> None:
    with context.open_book().edit(phrase("Delete rows")) as edit:
        edit.remove(context.book.rows(Profile)[0])
    form = show(FormView(context, Profile), qtbot)
    assert not context.book.rows(Profile)
    type_into(qtbot, form.fields["seats"], "12")
    assert [profile.seats for profile in context.book.rows(Profile)] == [12]


def test_leaving_the_project_by_a_key_keeps_what_is_being_typed(
    window: MainWindow, project_view: ProjectView, qtbot: QtBot
) -> None:
    project_view.open("project")
    form = project_view.view
    assert isinstance(form, FormView)
    project = form.context.book.project_id
    type_into(qtbot, form.fields["code"], "NTE-9", leave=False)
    window.run(Act.OPEN_LIST)
    assert window.content
    window.content.open(project)
    assert window.content.context.book.project.code == "NTE-9"


def test_a_form_without_a_row_is_filled_and_undone_in_one_step(context: Context, qtbot: QtBot) -> None:
    for sheet in (row for row in FORMS if row not in {Project, Profile}):
        with context.open_book().edit(phrase("An older store")) as edit:
            for row in list(context.book.rows(sheet)):
                edit.remove(row)
        form = show(FormView(context, sheet), qtbot)
        field = next(f for f in form.fields.values() if isinstance(f.input, LineInput | LongInput))
        before = steps(form)
        type_into(qtbot, field, "Kassel")
        assert (len(context.book.rows(sheet)), steps(form)) == (1, before + 1)
        context.book.undo()
        assert (context.book.rows(sheet), field.input.typed()) == ([], "")  # type: ignore[union-attr]
        context.book.redo()
        assert field.input.typed() == "Kassel"  # type: ignore[union-attr]


def test_an_empty_form_takes_a_second_field_into_the_same_row(context: Context, qtbot: QtBot) -> None:
    with context.open_book().edit(phrase("An older store")) as edit:
        for row in list(context.book.rows(Gates)):
            edit.remove(row)
    form = show(FormView(context, Gates), qtbot)
    type_into(qtbot, form.fields["country"], "DE")
    type_into(qtbot, form.fields["region"], "HE")
    assert [(row.country, row.region) for row in context.book.rows(Gates)] == [("DE", "HE")]


@pytest.mark.parametrize("name", ["", "Taken"])
def test_a_name_that_no_project_can_have_stays_in_its_field_and_is_told(
    form: FormView, context: Context, qtbot: QtBot, name: str
) -> None:
    add_project(context.store, Plan("Taken", "K", empty=True)).close()
    before, field = context.book.project.name, form.fields["name"].input
    assert isinstance(field, LineInput)
    with qtbot.waitSignal(context.failed):
        field.line.setText(name)
        field.line.editingFinished.emit()
    assert (context.book.project.name, field.typed()) == (before, name)
