"""Use cases in full: a page for each, with all that is known of it and its flows step by step."""

import re
from collections.abc import Iterator, Sequence

from ccworkbench.core.grid import Cell, Rows, Table
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import RowPage
from ccworkbench.exchange.packs.row_pages import LONG_TEXT, page_fields, page_head, page_table, page_title, text_cell
from ccworkbench.language.words import N_
from ccworkbench.sheets.use_cases.flow import Flow, FlowKind
from ccworkbench.sheets.use_cases.use_case import UseCase

NUMBERED = re.compile(r"^\s*\d+(\.\d+)*[.):]\s+")  # what a typist put before a step; steps are numbered here

USE_CASE_FIELDS = (
    "criticality",
    "status",
    "direction",
    "volume",
    "channels",
    "segment",
    "owner",
    "actors",
    "goal",
    "trigger",
    "main_flow",
    "alternatives",
    "outcome",
    "minimum",
    "rules",
    "hours",
    "kpi_effect",
    "today",
    "future",
    "questions",
    "assumptions",
    "requirements",
    "version",
    "author",
    "validated_by",
    "validated_on",
    "approved_by",
    "approved_on",
)
USE_CASE_ALWAYS = {"criticality", "status", "owner", "goal", "trigger", "outcome", "validated_by", "approved_by"}


def use_cases(rows: Rows, viewer: Viewer) -> tuple[RowPage, ...]:
    """Return every use case with all that is known of it, and its flows step by step; one without any is compact."""
    return tuple(
        RowPage(
            str(row.id),
            page_title(row.code, row.name, viewer),
            page_fields(row, USE_CASE_FIELDS, USE_CASE_ALWAYS, viewer),
            tuple(_flow(flow, viewer) for flow in flows),
            beside=(("today", "future"),),
            compact=not flows and not row.main_flow,
        )
        for row, flows in ((row, _flows(rows, row)) for row in rows(UseCase))
    )


def _flows(rows: Rows, row: UseCase) -> list[Flow]:
    kinds = list(FlowKind)
    found = [flow for flow in rows(Flow) if flow.use_case == row.id]
    return sorted(found, key=lambda flow: kinds.index(flow.kind))


def _flow(flow: Flow, viewer: Viewer) -> Table:
    say = viewer.words.say
    title = say("{kind}: {name}", kind=say(flow.kind.label), name=page_title(flow.code, flow.name, viewer))
    heads = (
        page_head(viewer, "number", N_("Step"), 8),
        page_head(viewer, "step", N_("Step description"), 90, LONG_TEXT),
    )
    return page_table(f"flow.{flow.id}", title, heads, _flow_lines(flow, viewer))


def _flow_lines(flow: Flow, viewer: Viewer) -> Iterator[Sequence[Cell]]:
    say, column = viewer.words.say, {column.key: column for column in columns_of(Flow)}
    if flow.leaves_at:
        yield (
            text_cell(""),
            text_cell(say("Branches off the main flow at step {n}.", n=viewer.words.number(flow.leaves_at))),
        )
    steps = [NUMBERED.sub("", line) for line in viewer.retell(flow.steps).splitlines() if line.strip()]
    for number, step in enumerate(steps, 1):
        counted = f"{flow.leaves_at}.{number}" if flow.leaves_at else str(number)
        yield text_cell(counted), text_cell(step)
    if flow.rejoins_at:
        yield (
            text_cell(""),
            text_cell(say("Continues with step {n} of the main flow.", n=viewer.words.number(flow.rejoins_at))),
        )
    if flow.outcome:
        yield (
            text_cell(""),
            text_cell(
                say(
                    "{column}: {values}",
                    column=viewer.title(column["outcome"].full_key, column["outcome"].heading),
                    values=viewer.retell(flow.outcome),
                )
            ),
        )
