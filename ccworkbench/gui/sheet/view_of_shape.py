"""A sheet with its heading: name, purpose, the one main action, hand-over, search and counts."""

from importlib import import_module

from PySide6.QtWidgets import QWidget

from ccworkbench.core.record import Record
from ccworkbench.gui.context import Context
from ccworkbench.gui.sheet_view import SheetView

# The three shapes and who draws them, and reports; imported when the first page of that shape is opened.
VIEWS = {
    "list": ("ccworkbench.gui.table.table_view", "TableView"),
    "matrix": ("ccworkbench.gui.matrix.matrix_view", "MatrixView"),
    "form": ("ccworkbench.gui.form.form_view", "FormView"),
    "report": ("ccworkbench.gui.report.report_view", "ReportView"),
}


def view_of(context: Context, sheet: type[Record], parent: QWidget | None = None) -> SheetView:
    """Make the view that fits a sheet's shape."""
    module, name = VIEWS[sheet.sheet.shape]
    made = getattr(import_module(module), name)(context, sheet, parent)
    assert isinstance(made, SheetView)
    return made
