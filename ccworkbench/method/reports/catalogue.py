"""The derived pages: read-only tables worked out from several sheets and listed beside them (method.md 4.5, 4.7)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from typing import Any
from uuid import UUID

from ccworkbench.core.grid import Cell, Head, Rows, Table
from ccworkbench.core.kind import Kind, View
from ccworkbench.core.record import Sheet
from ccworkbench.language.words import N_
from ccworkbench.method.pictures.picture import Picture

READINESS = "readiness"  # the one report that belongs to no chapter: it looks at all of them


@dataclass(frozen=True)
class Link(Cell):
    """A cell that stands for a row of a sheet, and leads there."""

    sheet: str = ""
    row: UUID | None = None


@dataclass(frozen=True)
class Report:
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

    def make(self, rows: Rows, view: View, today: date) -> Table:
        """Work the report out as plain values."""
        made = _load(self.source)(rows, view, today)
        assert isinstance(made, Table)
        return made

    def picture(self, rows: Rows, view: View) -> Picture | None:
        """Give what paper shows above the table."""
        made = _load(self.drawn)(rows, view) if self.drawn else None
        assert made is None or isinstance(made, Picture)
        return made


REPORTS: dict[str, Report] = {
    report.key: report
    for report in (
        Report(READINESS, N_("Readiness"),
               N_("How ready the project is for go-live, and what each rule adds or takes."),
               "", "gauge", "ccworkbench.method.reports.readiness:rules_table",
               "ccworkbench.method.reports.readiness:dial_of"),
        Report("management_duties", N_("Management duties"),
               N_("What everybody who leads in the centre or the project is in charge of, level by level."),
               "roles", "briefcase", "ccworkbench.method.reports.training:duties_table"),
        Report("training_coverage", N_("Training coverage"),
               N_("How far each audience is trained: sessions, places, people who came, gaps that are left."),
               "training", "target", "ccworkbench.method.reports.training:coverage_table"),
        Report("skill_gaps", N_("Skill gaps by priority"),
               N_("What is missing most, by gap and criticality; the first ones are trained first."),
               "training", "arrow-up-down", "ccworkbench.method.reports.training:gaps_table", tab=N_("Skill gaps")),
        Report("traceability", N_("Traceability"),
               N_("From each requirement to its use cases, test cases, last results and open defects, and back."),
               "uat", "link", "ccworkbench.method.reports.uat:traceability_table"),
        Report("uat_summary", N_("UAT summary"),
               N_("How far each test cycle is, what passed, what it covers, and which defects are open."),
               "uat", "chart-column", "ccworkbench.method.reports.uat:summary_table",
               "ccworkbench.method.pictures.catalogue:test_progress"),
        Report("kpi_report", N_("KPI report"), N_("Every key figure over time, against its target."),
               "operate", "chart-line", "ccworkbench.method.reports.kpi:kpi_report",
               "ccworkbench.method.pictures.catalogue:trends"),
        Report("service_levels", N_("Service levels compared"),
               N_("What each way of counting makes of the same calls; only one of them is agreed."),
               "operate", "clock", "ccworkbench.method.reports.kpi:service_levels", tab=N_("Service levels")),
    )
}  # fmt: skip


def _load(source: str) -> Callable[..., Any]:
    module, _, function = source.partition(":")
    found: Callable[..., Any] = getattr(import_module(module), function)
    return found


def listed() -> dict[str, Sheet]:
    """Tell by key what can be opened, shown and handed over: the sheets in workbook order, then the reports."""
    from ccworkbench.sheets import BY_KEY

    sheets = {key: sheet.sheet for key, sheet in BY_KEY.items()}
    return {**sheets, **{key: report.sheet for key, report in REPORTS.items()}}


def head(view: View, key: str, text: str, width: int, kind: Kind) -> Head:
    """Make the heading of a derived column."""
    choices = tuple(label for _, label in kind.choices(view))
    return Head(key, view.words.say(text), width, kind, choices, computed=True)


def cell(kind: Kind, value: Any, view: View, tone: str = "") -> Cell:
    """Make a cell of a kind; a tone of its own says how good the value is."""
    return Cell(kind.show(value, view), kind.to_excel(value, view), tone or kind.tone(value))


def link(text: str, row: Any) -> Cell:
    """Make a cell that leads to a row; an empty one where there is none."""
    return Link(text, text or None, sheet=row.__tablename__, row=row.id) if row is not None else Cell("", None)


def table_of(key: str, view: View, heads: Sequence[Head], lines: Iterable[tuple[str, Sequence[Cell]]]) -> Table:
    """Make the table of a report out of lines, each with the id of what it stands for."""
    said, info = view.words.say, REPORTS[key]
    drawn = list(lines)
    return Table(
        key=key, title=said(info.title), purpose=said(info.purpose), tab=said(info.tab or info.title), shape="list",
        heads=tuple(heads), ids=tuple(row for row, _ in drawn), rows=tuple(tuple(cells) for _, cells in drawn),
    )  # fmt: skip
