"""The derived pages: read-only tables worked out from several sheets and listed beside them (method.md 4.5, 4.7)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any

from ccworkbench.core.grid import Rows, Table
from ccworkbench.core.record import Sheet
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture

READINESS = "readiness"  # the one report that belongs to no chapter: it looks at all of them


@dataclass(frozen=True)
class DerivedReport:
    """A derived page: what it is called, the chapter it stands under, and the function that works it out."""

    key: str
    title: str
    purpose: str
    chapter: str
    icon: str
    source: str  # module:function, loaded when the report is first asked for
    drawn: str = ""  # likewise, for what is drawn above it on paper
    tab: str = ""  # what fits a narrow navigation, where the title does not

    @property
    def sheet(self) -> Sheet:
        """Tell what a sheet tells of itself, so that whoever lists sheets can list reports, too."""
        return Sheet(self.title, self.purpose, "", self.chapter, self.icon, shape="report", tab=self.tab)

    def make(self, rows: Rows, viewer: Viewer, today: date) -> Table:
        """Work the report out as plain values."""
        made = _load(self.source)(rows, viewer, today)
        assert isinstance(made, Table)
        return made

    def picture(self, rows: Rows, viewer: Viewer) -> Picture | None:
        """Give what paper shows above the table."""
        made = _load(self.drawn)(rows, viewer) if self.drawn else None
        assert made is None or isinstance(made, Picture)
        return made


REPORTS: dict[str, DerivedReport] = {
    report.key: report
    for report in (
        DerivedReport(
            READINESS,
            N_("Readiness"),
            N_("How ready the project is for go-live, and what each rule adds or takes."),
            "",
            "gauge",
            "ccworkbench.method.reports.readiness:rules_table",
            "ccworkbench.method.reports.readiness:dial_of",
        ),
        DerivedReport(
            "management_duties",
            N_("Management duties"),
            N_("What everybody who leads in the centre or the project is in charge of, level by level."),
            "roles",
            "briefcase",
            "ccworkbench.method.reports.duties:duties_table",
        ),
        DerivedReport(
            "training_coverage",
            N_("Training coverage"),
            N_("How far each audience is trained: sessions, places, people who came, gaps that are left."),
            "training",
            "target",
            "ccworkbench.method.reports.training:coverage_table",
        ),
        DerivedReport(
            "skill_gaps",
            N_("Skill gaps by priority"),
            N_("What is missing most, by gap and criticality; the first ones are trained first."),
            "training",
            "arrow-up-down",
            "ccworkbench.method.reports.training:gaps_table",
            tab=N_("Skill gaps"),
        ),
        DerivedReport(
            "traceability",
            N_("Traceability"),
            N_("From each requirement to its use cases, test cases, last results and open defects, and back."),
            "uat",
            "link",
            "ccworkbench.method.reports.uat:traceability_table",
        ),
        DerivedReport(
            "uat_summary",
            N_("UAT summary"),
            N_("How far each test cycle is, what passed, what it covers, and which defects are open."),
            "uat",
            "chart-column",
            "ccworkbench.method.reports.uat:summary_table",
            "ccworkbench.method.pictures.test_progress:test_progress",
        ),
        DerivedReport(
            "kpi_report",
            N_("KPI report"),
            N_("Every key figure over time, against its target."),
            "operate",
            "chart-line",
            "ccworkbench.method.reports.kpi:kpi_report",
            "ccworkbench.method.pictures.kpi_trends:kpi_trends",
        ),
        DerivedReport(
            "service_levels",
            N_("Service levels compared"),
            N_("What each way of counting makes of the same calls; only one of them is agreed."),
            "operate",
            "clock",
            "ccworkbench.method.reports.kpi:service_levels",
            tab=N_("Service levels"),
        ),
    )
}


def _load(source: str) -> Callable[..., Any]:
    module, _, function = source.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def listed() -> dict[str, Sheet]:
    """Tell by key what can be opened, shown and handed over: the sheets in workbook order, then the reports."""
    from ccworkbench.sheets.order import BY_KEY

    sheets = {key: sheet.sheet for key, sheet in BY_KEY.items()}
    return {**sheets, **{key: report.sheet for key, report in REPORTS.items()}}
