"""Headings of figures in other programs' exports: which count each stands for, and in which unit it comes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from ccworkbench.core.record import Column, columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.sheets.operate.kpi import KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

# What platforms call a column in their exports, in small letters without blanks; averages are never taken.
NAMES: dict[str, str] = {
    "period_from": "interval intervalstart start startdate starttime datestart from date day month week period "
    "periodstart datum tag monat woche zeitraum von startdatum dátum nap hónap hét időszak дата день "
    "месяц неделя период датаначала 日期 月份 开始日期",
    "period_to": "intervalend end enddate endtime dateend to until periodend bis enddatum záródátum "
    "датаокончания 结束日期",
    "subject": "queue queuename agent agentname operator operatorname user username warteschlange очередь 队列",
    "offered": "noffered offer offers callsoffered offeredcalls totaloffered callspresented presented incomingcalls "
    "inboundcalls callsreceived",
    "answered": "answer answers nanswered callsanswered answeredcalls totalanswered tansweredcount",
    "abandoned": "abandon abandons nabandoned callsabandoned abandonedcalls totalabandoned tabandoncount lostcalls",
    "answered_within": "answeredwithin answeredwithinsl answeredwithinsla answeredinsl answeredinsla metsla withinsla "
    "servicelevelnumerator answeredwithinthreshold",
    "abandoned_within": "abandonedwithin abandonedwithinsl abandonedwithinsla abandonedwithinthreshold",
    "short_abandoned": "shortabandon shortabandons abandonshort tshortabandoncount nshortabandon",
    "flowouts": "flowout flowouts tflowoutcount nflowout flowoutcalls",
    "handled": "handle handles nhandled callshandled handledcalls thandlecount totalhandled",
    "talk_s": "ttalk ttalkcomplete talk talktime totaltalk totaltalktime",
    "hold_s": "theld theldcomplete holdtime held totalhold totalholdtime totalheld",
    "acw_s": "tacw acw acwtime totalacw aftercallwork wrapup wrapuptime wraptime totalwrapup postcallwork",
    "wait_answered_s": "tanswered waitanswered totalanswertime totalspeedofanswer",
    "wait_abandoned_s": "tabandon tabandoned waitabandoned totalabandontime",
    "staffed_s": "staffed staffedtime loggedin loggedintime logintime totallogin tloggedin totalloggedin",
    "idle_s": "idle idletime tidle totalidle",
    "interacting_s": "interacting tinteracting interactingtime totalinteracting",
    "communicating_s": "communicating tcommunicating communicatingtime totalcommunicating",
    "operators": "operators agents agentcount numberofagents numberofoperators",
    "solved_first": "fcr solvedfirst firstcontactresolutions resolvedfirst",
    "contacts": "contacts",
    "score_sum": "scoresum totalscore",
    "score_count": "evaluations evaluationcount",
    "ratings": "ratings surveys surveyresponses",
    "ratings_good": "goodratings positiveratings",
}
OPERATORS = re.compile(r"agent|operator|user", re.IGNORECASE)
# answered in 20 s, Answered <= 20 sec, Abandoned within 15s
WITHIN = re.compile(r"(answer|abandon)\w*(within|in|under)?\d+(s|sec|seconds)?")
UNITS = (  # how a heading names its unit, and how many of it make a second
    (re.compile(r"(?:[\s(_\[,/]|\d)(?:ms|msec|millis\w*)[)\]]?\s*$|^t[A-Z]"), 1000.0),
    (re.compile(r"[\s(_\[,](?:min|mins|minutes)[)\]]?\s*$", re.IGNORECASE), 1 / 60),
    (re.compile(r"[\s(_\[,](?:h|hrs|hours)[)\]]?\s*$", re.IGNORECASE), 1 / 3600),
)


@dataclass(frozen=True)
class CountColumn:
    """A column of a file that is understood: the count it holds, by what it is divided, whose name it announces."""

    column: Column
    per_second: float = 1
    scope: KpiScope | None = None


def fields_of(headings: Sequence[object]) -> list[CountColumn | None]:
    """Understand a row of headings; None stands for one that nobody knows, or that comes a second time."""
    found: list[CountColumn | None] = []
    taken: set[str] = set()
    for heading in headings:
        field = _field(heading) if isinstance(heading, str) else None
        found.append(None if field and field.column.key in taken else field)
        taken |= {field.column.key} if field else set()
    return found


def _field(heading: str) -> CountColumn | None:
    heading = re.sub(r"\.sum$", "", heading.strip())
    unit = next((per for pattern, per in UNITS if pattern.search(heading)), 1.0)
    bare = _letters(re.sub(r"[(\[][^)\]]*[)\]]\s*$|[\s_](?:ms|s|sec|min|h)\s*$", "", heading))
    column = _own().get(_letters(heading)) or _named().get(bare) or _within(_letters(heading))
    if column is None and bare != _letters(heading):  # Hold is a count of calls elsewhere, Hold (ms) is not
        column = _own(bare=True).get(bare)
    if column is None:
        return None
    scope = None
    if column.key == "subject" and heading.strip() != column.key:
        scope = KpiScope.OPERATOR if OPERATORS.search(heading) else KpiScope.QUEUE
    own = _letters(heading) in _own()
    return CountColumn(column, unit if column.key.endswith("_s") and not own else 1, None if own else scope)


def _within(letters: str) -> Column | None:
    match = WITHIN.fullmatch(letters)
    return _columns()["answered_within" if match[1] == "answer" else "abandoned_within"] if match else None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@cache
def _columns() -> dict[str, Column]:
    return {column.key: column for column in columns_of(KpiFigure) if not column.computed}


@cache
def _named() -> dict[str, Column]:
    return {name: _columns()[key] for key, names in NAMES.items() for name in names.split()}


@cache
def _own(*, bare: bool = False) -> dict[str, Column]:
    """Find our own columns by key, or by heading in any language; `bare` is without what stands in brackets."""
    found: dict[str, Column] = {}
    for column in _columns().values():
        texts = [column.key, *(words_of(language).say(column.heading) for language in LANGUAGES)]
        for text in texts:
            found.setdefault(_letters(re.sub(r"[(（].*?[)）]", "", text) if bare else text), column)
    return found
