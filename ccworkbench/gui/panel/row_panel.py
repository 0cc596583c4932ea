"""The details of the selected row: all its columns as fields, whether it is internal, and its history."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QVBoxLayout, QWidget

from ccworkbench.core.record import Record, columns_of
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.field import FormField
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.panel.history_panel import HistoryPanel
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.change_rows import keep_internal
from ccworkbench.store.history import Step

FORM = "form"


class RowPanel(QWidget):
    """One row as a narrow form; the fields are made once per sheet and show one row after the other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.row: Record | None = None
        self.fields: list[FormField] = []
        self._sheet: type[Record] | None = None
        self._empty = role(QLabel(self), "muted")
        self._empty.setWordWrap(True)
        self._form = QWidget(self)
        self._box = QVBoxLayout(self._form)
        self.internal = QCheckBox(self._form)
        self.internal.clicked.connect(self._keep_internal)
        self.history = HistoryPanel(context, self._form)
        self._lay_out()
        self.retranslate()
        self.show_row(None)

    def show_row(self, row: Record | None) -> None:
        """Show another row; what was typed for the one before is kept there."""
        self.commit()
        self.row = row
        if row is not None and type(row) is not self._sheet:
            self._build(type(row))
        for field in self.fields:
            field.show_row(row)
        self._form.setVisible(row is not None)
        self._empty.setVisible(row is None)
        self.history.show_row(row)
        self.internal.setChecked(bool(row and row.internal))
        self.internal.setEnabled(not self.context.store.read_only)

    def on_step(self, step: Step) -> None:
        """Follow a change: the fields of the row, and the names and rules that others gave it."""
        if self.row is None:
            return
        if self.row.deleted:
            self.show_row(None)
            return
        for field in self.fields:
            field.refresh()
        if (type(self.row).__tablename__, self.row.id) in step.rows:
            self.internal.setChecked(self.row.internal)
            self.history.refresh()

    def commit(self) -> None:
        """Keep what is being typed."""
        for field in self.fields:
            field.commit()

    def forget(self) -> None:
        """Let go of a row whose project is no longer open."""
        self.row = None
        for field in self.fields:
            field.row = None
        self.show_row(None)

    def retranslate(self) -> None:
        """Say everything again."""
        say = self.context.words.say
        self._empty.setText(say("Select a row to see all its fields and its history."))
        self.internal.setText(say("Keep internal"))
        self.internal.setToolTip(say("Never included in a file for the customer."))
        self.internal.setAccessibleDescription(self.internal.toolTip())
        self._never.setText(self.internal.toolTip())
        for field in self.fields:
            field.retranslate()
        if self.row is not None:
            self.history.refresh()

    def repaint_colours(self) -> None:
        """Take the colours chosen now."""
        for field in self.fields:
            field.repaint_colours()

    def _build(self, sheet: type[Record]) -> None:
        for field in self.fields:
            self._box.removeWidget(field)
            field.hide()
            field.deleteLater()
        self._sheet = sheet
        is_form = sheet.sheet.shape == FORM  # the centre shows its fields; here is its history
        columns = () if is_form else columns_of(sheet)
        self.fields = [FormField(self.context, column, self._form) for column in columns]
        stops = [field.input.main for field in self.fields if field.input]
        if stops:
            QWidget.setTabOrder(stops[-1], self.internal)  # it was made before them, and stands below
            QWidget.setTabOrder(self.internal, self.history.more)
        for widget in (self.internal, self._never, self._line, self.history.title):
            widget.setVisible(not is_form)
        for place, field in enumerate(self.fields):
            self._box.insertWidget(place, field)

    def _keep_internal(self) -> None:
        if self.row is None:
            return
        change = partial(self._set_internal, self.row, keep=self.internal.isChecked())
        try:
            self.context.change(change, key=(id(self), self.row.id))
        except UserError as error:
            self.context.failed.emit(error)
            self.internal.setChecked(bool(self.row and self.row.internal))

    def _set_internal(self, row: Record, *, keep: bool) -> None:
        keep_internal(self.context.open_book(), row, keep=keep)

    def _lay_out(self) -> None:
        self._never = role(QLabel(self._form), "small")
        self._never.setWordWrap(True)
        self._line = role(QFrame(self._form), "line")
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        for widget in (self.internal, self._never, self._line, self.history):
            self._box.addWidget(widget)
        self._box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.addWidget(self._empty)
        box.addWidget(self._form)
        box.addStretch(1)
