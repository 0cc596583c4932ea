"""How a key figure is put into words: its formula, its target and its period (method.md 4.11)."""

from datetime import date, timedelta

from ccworkbench.core.kind import Kind, Number
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.formats import month_text
from ccworkbench.language.words import N_
from ccworkbench.method.figures.kpi import SERVICE_LEVELS, ratio_of, target_of, warning_of
from ccworkbench.method.figures.kpi_kinds import DASH, KpiUnit
from ccworkbench.method.figures.kpi_periods import Period
from ccworkbench.sheets.kinds import Percent
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi

PLAIN: dict[KpiUnit, Kind] = {
    KpiUnit.SHARE: Percent(),
    KpiUnit.RATIO: Number(digits=2),
}  # a target is 80 %, not 80.00 %


def variant(kpi: Kpi, viewer: Viewer) -> str:
    """Name the formula of a key figure with its limits; figures never stand without it."""
    ratio, say = ratio_of(kpi), viewer.words.say
    if kpi.formula is Formula.OWN:
        return say(kpi.formula.label)
    if ratio is None or kpi.formula is None:
        return say(N_("No formula chosen"))
    name = say(kpi.formula.label)
    if kpi.formula in SERVICE_LEVELS and kpi.threshold_s is not None:
        name = say(N_("{name}, within {seconds} s"), name=name, seconds=kpi.threshold_s)
    if "short_abandoned" in ratio.needs and kpi.short_s is not None:
        name = say(N_("{name}, short abandon under {seconds} s"), name=name, seconds=kpi.short_s)
    return name


def target_text(kpi: Kpi, viewer: Viewer) -> str:
    """Write the target in its unit: that of a service level with its threshold, a band with both its ends."""
    ratio, target, warning = ratio_of(kpi), target_of(kpi), warning_of(kpi)
    if kpi.formula is Formula.OWN and target is not None:
        return Number(digits=2).show(target, viewer)
    if ratio is None or target is None:
        return DASH
    kind: Kind = PLAIN.get(ratio.unit, ratio.unit.value)
    text = kind.show(ratio.unit.seen(target), viewer)
    if kpi.better is Better.BAND and warning is not None:
        low, high = (kind.show(ratio.unit.seen(end), viewer) for end in sorted((target, warning)))
        return f"{low}–{high}"
    if kpi.formula in SERVICE_LEVELS and kpi.threshold_s is not None:
        return viewer.words.say(N_("{share} within {seconds} s"), share=text, seconds=kpi.threshold_s)
    return text


def period_text(period: Period, viewer: Viewer) -> str:
    """Call a period: a month by its name, a day by its date, others from one date to another."""
    first, last = period
    if first == last:
        return viewer.words.date(first)
    if first.day == 1 and last < date.max and (last + timedelta(1)).day == 1 and (last - first).days < 31:
        return month_text(first, viewer.words.language)
    return f"{viewer.words.date(first)} – {viewer.words.date(last)}"
