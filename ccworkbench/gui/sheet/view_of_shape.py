"""Which view draws a sheet of which shape; each is imported when the first page of its shape is opened."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context
from ccworkbench.gui.sheet_view import SheetView


def view_of(context: Context, sheet: type[Record], parent: QWidget | None = None) -> SheetView:
    """Make the view that fits a sheet's shape."""
    return VIEWS[sheet.sheet.shape](context, sheet, parent)


def _table(context: Context, sheet: type[Record], parent: QWidget | None) -> SheetView:
    from ccworkbench.gui.table.table_view import TableView

    return TableView(context, sheet, parent)


def _matrix(context: Context, sheet: type[Record], parent: QWidget | None) -> SheetView:
    from ccworkbench.gui.matrix.matrix_view import MatrixView

    return MatrixView(context, sheet, parent)


def _form(context: Context, sheet: type[Record], parent: QWidget | None) -> SheetView:
    from ccworkbench.gui.form.form_view import FormView

    return FormView(context, sheet, parent)


def _report(context: Context, sheet: type[Record], parent: QWidget | None) -> SheetView:
    from ccworkbench.gui.report.report_view import ReportView

    return ReportView(context, sheet, parent)


VIEWS: dict[str, Callable[[Context, type[Record], QWidget | None], SheetView]] = {
    "list": _table,
    "matrix": _matrix,
    "form": _form,
    "report": _report,
}
