"""Key figures from raw counts: sums before ratios, nothing where nothing can be divided by (method.md 4.11)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from ccworkbench.core.record import columns_of
from ccworkbench.language.words import N_
from ccworkbench.method.figures.kpi_kinds import KpiUnit
from ccworkbench.sheets.operate.kpi import Formula, Kpi, KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure


@dataclass(frozen=True)
class KpiValue:
    """What a formula comes to over some figures; `value` is None where nobody counted, or nothing can be divided by."""

    value: float | None
    above: int | None = None
    below: int | None = None


@dataclass(frozen=True)
class Ratio:
    """A formula: the counts that are added above and below the line (`-` takes one away), its unit, its words."""

    above: tuple[str, ...]
    below: tuple[str, ...]
    unit: KpiUnit
    told: str
    factor: int = 1

    @property
    def needs(self) -> tuple[str, ...]:
        """List the counts that a figure must have to take part."""
        return tuple(dict.fromkeys(term.removeprefix("-") for term in (*self.above, *self.below)))

    def divide(self, above: int, below: int | None) -> KpiValue:
        """Divide sums; what has nothing below the line is a sum itself."""
        if below is None:
            return KpiValue(above, above)
        return KpiValue(above * self.factor / below if below > 0 else None, above, below)


KpiCounts = dict[str, int | None]
COUNTS: Final = tuple(column.key for column in columns_of(KpiFigure) if column.kind.is_number)
READ: Final = attrgetter(*COUNTS)
NOTHING = KpiValue(None)
ENDED = ("answered", "abandoned")
HANDLING = ("talk_s", "hold_s", "acw_s")
SHARE, SECONDS, COUNT, RATIO = KpiUnit.SHARE, KpiUnit.SECONDS, KpiUnit.COUNT, KpiUnit.RATIO

RATIOS: dict[Formula, Ratio] = {
    Formula.SL_1: Ratio(
        ("answered_within", "abandoned_within"),
        ENDED,
        SHARE,
        N_("Answered or abandoned within threshold, as a share of answered and abandoned calls"),
    ),
    Formula.SL_2: Ratio(
        ("answered_within",),
        ("answered",),
        SHARE,
        N_("Answered within threshold, as a share of answered calls; abandoned calls do not count"),
    ),
    Formula.SL_3: Ratio(
        ("answered_within",), ENDED, SHARE, N_("Answered within threshold, as a share of answered and abandoned calls")
    ),
    Formula.SL_4: Ratio(
        ("answered_within",),
        (*ENDED, "-abandoned_within"),
        SHARE,
        N_(
            "Answered within threshold, as a share of answered and abandoned calls, excluding those "
            "abandoned within threshold"
        ),
    ),
    Formula.SL_5: Ratio(
        ("answered_within", "short_abandoned"),
        ENDED,
        SHARE,
        N_("Answered within threshold plus short abandons, as a share of answered and abandoned calls"),
    ),
    Formula.LCR: Ratio(
        ("offered", "-answered"),
        ("offered",),
        SHARE,
        N_("Contacts offered but not answered, as a share of contacts offered"),
    ),
    Formula.ABANDON: Ratio(("abandoned",), ("offered",), SHARE, N_("Abandoned calls as a share of calls offered")),
    Formula.LCR_NET: Ratio(
        ("abandoned", "-short_abandoned"),
        ("offered", "-short_abandoned"),
        SHARE,
        N_("Abandoned calls as a share of calls offered, both excluding short abandons"),
    ),
    Formula.SA: Ratio(("short_abandoned",), (), COUNT, N_("Number of short abandons")),
    Formula.SA_SHARE: Ratio(
        ("short_abandoned",), ("offered",), SHARE, N_("Short abandons, as a share of calls offered")
    ),
    Formula.ATT: Ratio(("talk_s",), ("answered",), SECONDS, N_("Talk time per answered call")),
    Formula.ATT_HOLD: Ratio(("talk_s", "hold_s"), ("answered",), SECONDS, N_("Talk and hold time per answered call")),
    Formula.ACW: Ratio(("acw_s",), ("handled",), SECONDS, N_("After-call work per handled call")),
    Formula.AHT: Ratio(HANDLING, ("handled",), SECONDS, N_("Talk, hold and after-call work per handled call")),
    Formula.ASA: Ratio(
        ("wait_answered_s",), ("answered",), SECONDS, N_("Waiting time of answered calls, per answered call")
    ),
    Formula.AWT: Ratio(
        ("wait_answered_s", "wait_abandoned_s"),
        ENDED,
        SECONDS,
        N_("Waiting time of all calls, per answered and abandoned call"),
    ),
    Formula.CPO: Ratio(("handled",), ("operators",), RATIO, N_("Handled calls per agent and period")),
    Formula.CPH: Ratio(("handled",), ("staffed_s",), RATIO, N_("Handled calls per hour of staffed time"), 3600),
    Formula.WT: Ratio(("staffed_s",), (), SECONDS, N_("Total staffed time")),
    Formula.OCC: Ratio(
        HANDLING,
        (*HANDLING, "idle_s"),
        SHARE,
        N_("Talk, hold and after-call work, as a share of that time plus idle time"),
    ),
    Formula.OCC_G: Ratio(
        ("interacting_s",),
        ("interacting_s", "communicating_s", "idle_s"),
        SHARE,
        N_("Interacting time as a share of interacting, communicating and idle time"),
    ),
    Formula.UTIL: Ratio(
        HANDLING, ("staffed_s",), SHARE, N_("Talk, hold and after-call work as a share of staffed time")
    ),
    Formula.FCR: Ratio(
        ("solved_first",),
        ("contacts",),
        SHARE,
        N_("Contacts resolved at first contact, as a share of contacts assessed for FCR"),
    ),
    Formula.QA: Ratio(("score_sum",), ("score_count",), RATIO, N_("Average evaluation score")),
    Formula.CSAT: Ratio(("ratings_good",), ("ratings",), SHARE, N_("Ratings of 4 and 5, as a share of all ratings")),
}
SERVICE_LEVELS = (Formula.SL_1, Formula.SL_2, Formula.SL_3, Formula.SL_4, Formula.SL_5, Formula.SL_G)
# How the three switches of Genesys Cloud change what a service level is a share of.
SWITCHED: dict[tuple[bool, bool, bool], str] = {
    (False, False, False): N_("Answered within threshold, as a share of answered calls; abandoned calls do not count"),
    (False, False, True): N_("Answered within threshold, as a share of answered calls and flow-outs"),
    (True, False, False): N_("Answered within threshold, as a share of answered and abandoned calls"),
    (True, False, True): N_("Answered within threshold, as a share of answered calls, abandoned calls and flow-outs"),
    (True, True, False): N_(
        "Answered within threshold, as a share of answered and abandoned calls, excluding short abandons"
    ),
    (True, True, True): N_(
        "Answered within threshold, as a share of answered calls, abandoned calls and flow-outs, excluding "
        "short abandons"
    ),
}


def ratio_of(kpi: Kpi) -> Ratio | None:
    """Return the formula of a key figure; an own one, or none, can't be worked out."""
    if kpi.formula is Formula.SL_G:
        return genesys(kpi.include_abandons, kpi.exclude_short, kpi.include_flowouts)
    return RATIOS.get(kpi.formula) if kpi.formula else None


def genesys(abandons: bool, exclude_short: bool, flowouts: bool) -> Ratio:
    """Return the service level of Genesys Cloud; short abandons can only be left out of abandons that count."""
    short = abandons and exclude_short
    switched = ((abandons, "abandoned"), (short, "-short_abandoned"), (flowouts, "flowouts"))
    below = ("answered", *(term for on, term in switched if on))
    return Ratio(("answered_within",), below, SHARE, SWITCHED[abandons, short, flowouts])


def figure_counts(figure: KpiFigure) -> KpiCounts:
    """Take all counts out of a row; the figures of one operator are those of one operator."""
    counts = dict(zip(COUNTS, READ(figure), strict=True))
    if counts["operators"] is None and figure.scope is KpiScope.OPERATOR:
        counts["operators"] = 1
    return counts


def work_out(ratio: Ratio | None, figures: Iterable[KpiCounts]) -> KpiValue:
    """Add the counts of all figures, then divide; a figure that lacks one of the counts takes no part."""
    if ratio is None:
        return NOTHING
    needs = ratio.needs
    taken = [counts for figure in figures if None not in (counts := [figure[need] for need in needs])]
    if not taken:
        return NOTHING
    sums = {
        need: sum(count or 0 for count in column) for need, column in zip(needs, zip(*taken, strict=True), strict=True)
    }
    return ratio.divide(_total(ratio.above, sums), _total(ratio.below, sums) if ratio.below else None)


def together(ratio: Ratio | None, results: Iterable[KpiValue]) -> KpiValue:
    """Work a formula out over several periods, from what was added in each."""
    taken = [result for result in results if result.above is not None]
    if ratio is None or not taken:
        return NOTHING
    below = sum(result.below or 0 for result in taken) if ratio.below else None
    return ratio.divide(sum(result.above or 0 for result in taken), below)


def target_of(kpi: Kpi) -> float | None:
    """Return the target in the unit of the formula: what is typed as 80 is a share of 0.8."""
    return _scaled(kpi, kpi.target)


def warning_of(kpi: Kpi) -> float | None:
    """Return the warning limit in the unit of the formula."""
    return _scaled(kpi, kpi.warning)


def _scaled(kpi: Kpi, limit: float | None) -> float | None:
    ratio = ratio_of(kpi)
    return limit / 100 if limit is not None and ratio and ratio.unit is SHARE else limit


def _total(terms: Sequence[str], sums: dict[str, int]) -> int:
    return sum(-sums[term[1:]] if term.startswith("-") else sums[term] for term in terms)
