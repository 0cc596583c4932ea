"""A sheet with one row, as labelled fields in groups: the project, the contact-centre profile."""

from collections.abc import Callable, Iterable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ccworkbench.core.kind import Date
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.gui.actions import Act
from ccworkbench.gui.context import Context
from ccworkbench.gui.form.field import FormField
from ccworkbench.gui.form.inputs import ChoicesInput
from ccworkbench.gui.form.logo_input import LogoInput, dropped_file
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.sheet_view import SheetView
from ccworkbench.store.history import Step

NARROW, WIDEST = 640, 920  # pixels at which two columns fit, and at which lines get too long to read
GAP = 24
BROAD = 40  # characters of a column from which its field takes the whole width


def grouped_columns(columns: Iterable[Column]) -> list[tuple[str, list[str]]]:
    """Bring columns under their groups; one that is worked out stands with those before it."""
    groups: list[tuple[str, list[str]]] = []
    for column in columns:
        if not groups or (column.section != groups[-1][0] and not column.computed):
            groups.append((column.section, []))
        groups[-1][1].append(column.key)
    return groups


class FieldGroup(QWidget):
    """A heading and its fields, in two columns where there is room; long texts take both."""

    def __init__(self, heading: str, fields: list[FormField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.fields = heading, fields
        self.title = role(QLabel(self), "heading")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(16)
        self._columns = 0
        self.arrange(2)

    def arrange(self, columns: int) -> None:
        """Lay the fields out in this many columns."""
        if columns == self._columns:
            return
        self._columns = columns
        for widget in (self.title, *self.fields):
            self._grid.removeWidget(widget)  # takeAt would leave an item behind that keeps old sizes
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
            self._grid.setColumnMinimumWidth(column, 0)
        self._grid.setHorizontalSpacing(GAP if columns > 1 else 0)
        self._place(columns)

    def _place(self, columns: int) -> None:
        line, column = 1, 0
        for field in self.fields:
            is_wide = field.column.width > BROAD or isinstance(field.input, ChoicesInput)
            if column and (is_wide or column >= columns):
                line, column = line + 1, 0
            self._grid.addWidget(field, line, column, 1, columns if is_wide else 1, Qt.AlignmentFlag(0))
            line, column = (line + 1, 0) if is_wide else (line, column + 1)


class FormView(SheetView):
    """The fields of the sheet's one row; each is kept when it is left."""

    searchable = False

    def __init__(self, context: Context, sheet: type[Record], parent: QWidget | None = None) -> None:
        super().__init__(context, sheet, parent)
        self.setAcceptDrops(True)
        self._is_on_day = False
        self._is_stale = False  # a form that nobody sees follows when it is shown again
        columns = columns_of(sheet)
        self.fields = {column.key: FormField(context, column) for column in columns}
        self._scroll = QScrollArea(self)
        self._page = QWidget(self._scroll.viewport())
        self._content = QWidget(self._page)
        self.groups = [
            FieldGroup(name, [self.fields[key] for key in keys], self._content)
            for name, keys in grouped_columns(columns)
        ]
        self._lay_out()
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self._show_row()
        self.retranslate()
        for field in self.fields.values():
            if field.input and isinstance(field.column.kind, Date):
                field.input.main.installEventFilter(self)

    def commands(self) -> dict[Act, Callable[[], None]]:
        return {Act.TODAY: self._enter_today} if self._is_on_day else {}

    def go_to(self, row_id: UUID, column: str = "") -> None:
        field = self.fields.get(column) or next(iter(self.fields.values()))
        self._scroll.ensureWidgetVisible(field, 0, 64)
        (field.input or field).setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep_in_sight(self) -> None:
        """Show the field that is worked in when the form has grown; at first it is not laid out yet."""
        focus = self.window().focusWidget()
        for field in self.fields.values():
            if focus is not None and (field is focus or field.isAncestorOf(focus)):
                self._scroll.ensureWidgetVisible(field, 0, 64)

    def on_step(self, step: Step) -> None:
        if not self.isVisible():
            self._is_stale = True
            return
        if self.sheet.__tablename__ in {sheet for sheet, _ in step.rows}:  # undo and redo may bring another row
            self._show_row()
        elif step.rows:
            self.show_problems()

    def retranslate(self) -> None:
        for group in self.groups:
            group.title.setText(self.context.words.say(group.heading))
            group.title.setVisible(bool(group.heading))
        for field in self.fields.values():
            field.retranslate()

    def repaint_colours(self) -> None:
        for field in self.fields.values():
            field.repaint_colours()

    def commit(self) -> None:
        """Keep what is being typed."""
        for field in self.fields.values():
            field.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for group in self.groups:
            group.arrange(2 if self.width() - 2 * GAP >= NARROW * self._zoom() else 1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale and self.context.workbook is not None:
            self._is_stale = False
            self._show_row()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.context.workbook is not None:
            self.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._is_on_day = event.type() == QEvent.Type.FocusIn
            self.commands_changed.emit()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        return QSize(WIDEST, 600)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._logo() and dropped_file(event.mimeData()) and not self.context.store.read_only:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take a picture that was dropped anywhere on the form as the first logo that is missing."""
        logo, file = self._logo(), dropped_file(event.mimeData())
        if logo and file:
            event.acceptProposedAction()
            self._scroll.ensureWidgetVisible(logo)
            logo.take(file)

    def _logo(self) -> LogoInput | None:
        logos = [field.input for field in self.fields.values() if isinstance(field.input, LogoInput)]
        return next((logo for logo in logos if not logo.typed()), logos[0] if logos else None)

    def _zoom(self) -> float:
        return self.font().pointSizeF() / 10 if self.font().pointSizeF() > 0 else 1.0

    def _show_row(self) -> None:
        rows = self.context.book.rows(self.sheet)
        row = rows[0] if rows else self.sheet()  # the first edit makes the row
        for field in self.fields.values():
            if field.row is row:
                field.refresh()
            else:
                field.show_row(row)

    def show_problems(self) -> None:
        for field in self.fields.values():
            field.refresh()

    def _current(self) -> FormField | None:
        focus = QApplication.focusWidget()
        return next((field for field in self.fields.values() if focus and field.isAncestorOf(focus)), None)

    def _enter_today(self) -> None:
        field = self._current()
        if field:
            field.pick(self.context.today)

    def _lay_out(self) -> None:
        self._content.setMaximumWidth(round(WIDEST * self._zoom()))
        inside = QVBoxLayout(self._content)
        inside.setContentsMargins(GAP, 16, GAP, 32)
        inside.setSpacing(32)
        for group in self.groups:
            inside.addWidget(group)
        inside.addStretch(1)
        page = QVBoxLayout(self._page)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidget(self._page)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._scroll)
