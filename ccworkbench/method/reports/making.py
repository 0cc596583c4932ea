"""Works the reports out; it brings all sheets, so that who only lists the reports reads the catalogue alone."""

from collections.abc import Callable
from datetime import date
from typing import Final

from ccworkbench.core.grid import Rows, Table
from ccworkbench.core.viewer import Viewer
from ccworkbench.method.pictures.kpi_trends import kpi_trends
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.method.pictures.test_progress import test_progress
from ccworkbench.method.reports.catalogue import READINESS
from ccworkbench.method.reports.critical_path import path_table
from ccworkbench.method.reports.duties import duties_table
from ccworkbench.method.reports.kpi import kpi_report, service_levels
from ccworkbench.method.reports.readiness import dial_of, rules_table
from ccworkbench.method.reports.training import coverage_table, gaps_table
from ccworkbench.method.reports.uat import summary_table, traceability_table

REPORT_MAKERS: Final[dict[str, Callable[[Rows, Viewer, date], Table]]] = {
    READINESS: rules_table,
    "critical_path": path_table,
    "management_duties": duties_table,
    "training_coverage": coverage_table,
    "skill_gaps": gaps_table,
    "traceability": traceability_table,
    "uat_summary": summary_table,
    "kpi_report": kpi_report,
    "service_levels": service_levels,
}
REPORT_PICTURES: Final[dict[str, Callable[[Rows, Viewer], Picture]]] = {
    READINESS: dial_of,
    "uat_summary": test_progress,
    "kpi_report": kpi_trends,
}


def make_report(key: str, rows: Rows, viewer: Viewer, today: date) -> Table:
    """Work a report out as plain values."""
    return REPORT_MAKERS[key](rows, viewer, today)


def report_picture(key: str, rows: Rows, viewer: Viewer) -> Picture | None:
    """Return what paper shows above the table of a report, where it shows anything."""
    return REPORT_PICTURES[key](rows, viewer) if key in REPORT_PICTURES else None
