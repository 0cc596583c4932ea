"""The derived pages: read-only tables worked out from several sheets and listed beside them (method.md 4.5, 4.7)."""

from dataclasses import dataclass

from ccworkbench.core.disclosure import CUSTOMER, STEERING, Disclosure
from ccworkbench.core.record import Sheet
from ccworkbench.language.words import N_

READINESS = "readiness"  # the one report that belongs to no chapter: it looks at all of them


@dataclass(frozen=True)
class DerivedReport:
    """A derived page: what it is called, what it tells, and the chapter it stands under; `making` works it out."""

    key: str
    title: str
    purpose: str
    chapter: str
    icon: str
    disclosure: Disclosure = CUSTOMER
    tab: str = ""  # what fits a narrow navigation, where the title does not

    @property
    def sheet(self) -> Sheet:
        """Tell what a sheet tells of itself, so that whoever lists sheets can list reports, too."""
        return Sheet(self.title, self.purpose, "", self.chapter, self.icon, shape="report", tab=self.tab)


REPORTS: dict[str, DerivedReport] = {
    report.key: report
    for report in (
        DerivedReport(
            READINESS,
            N_("Readiness"),
            N_("How ready the project is for go-live, and how each rule affects the score."),
            "",
            "gauge",
            disclosure=STEERING,
        ),
        DerivedReport(
            "critical_path",
            N_("Critical path"),
            N_("Which open tasks move go-live when they are late, and how much slack the others have."),
            "prepare",
            "git-merge",
        ),
        DerivedReport(
            "management_duties",
            N_("Management duties"),
            N_("What each leader in the centre and the project is responsible for, level by level."),
            "roles",
            "briefcase",
        ),
        DerivedReport(
            "training_coverage",
            N_("Training coverage"),
            N_("How far each audience is trained: sessions, places, participants and remaining gaps."),
            "training",
            "target",
        ),
        DerivedReport(
            "skill_gaps",
            N_("Skill gaps by priority"),
            N_("The largest gaps by size and criticality; close the top ones first."),
            "training",
            "arrow-up-down",
            tab=N_("Skill gaps"),
        ),
        DerivedReport(
            "traceability",
            N_("Traceability"),
            N_("From each requirement to its use cases, test cases, latest results and open defects, and back."),
            "uat",
            "link",
        ),
        DerivedReport(
            "uat_summary",
            N_("UAT summary"),
            N_("Progress, results, coverage and open defects of each test cycle."),
            "uat",
            "chart-column",
        ),
        DerivedReport(
            "kpi_report",
            N_("KPI report"),
            N_("Every key figure over time, against its target."),
            "operate",
            "chart-line",
        ),
        DerivedReport(
            "service_levels",
            N_("Service levels compared"),
            N_("What each formula yields for the same calls; only one formula is agreed."),
            "operate",
            "clock",
            tab=N_("Service levels"),
        ),
    )
}


def listed() -> dict[str, Sheet]:
    """Tell by key what can be opened, shown and handed over: the sheets in workbook order, then the reports."""
    from ccworkbench.sheets.order import BY_KEY  # who only asks for a report does not wait for all sheets

    sheets = {key: sheet.sheet for key, sheet in BY_KEY.items()}
    return {**sheets, **{key: report.sheet for key, report in REPORTS.items()}}
