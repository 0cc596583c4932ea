"""What may be entered in a column, and how its states are shown: validations and conditional formats."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from ccworkbench.core.grid import Head
from ccworkbench.core.kind import Choice, Choices, Date, Number, Reference
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.excel.book import ExcelBook
from ccworkbench.exchange.excel.styles import DAY_ZERO, TONES
from ccworkbench.exchange.excel.text import cut, one_line
from ccworkbench.language.words import N_, Words
from ccworkbench.sheets.kinds import UNKNOWN, Duration, Levels

LEVEL_PAIRS = tuple(f"{today} → {needed}" for today in (UNKNOWN, *range(5)) for needed in range(5))
DAYS = (date(1990, 1, 1), date(2199, 12, 31))
SHORT, LONG = 1_000, 32_000  # characters of a one-line and of a long text
GUARDED = N_("This cell is filled in by the program and can’t be changed here. Press Esc.")
IN_TITLE, IN_MESSAGE = 32, 225  # what Excel shows of them


def validate(sheet: Worksheet, book: ExcelBook, head: Head, area: str) -> None:
    """Let a column take what its kind takes; says what that is in the export's language."""
    rule = DataValidation(allow_blank=True, **_test(book, head))
    prompt, error = _messages(head, book)
    title = cut(one_line(head.text, book.words), IN_TITLE, "…")
    rule.errorTitle, rule.error = title, cut(error, IN_MESSAGE, "…")
    rule.showErrorMessage = True
    if prompt:
        rule.promptTitle, rule.prompt = title, cut(prompt, IN_MESSAGE, "…")
        rule.showInputMessage = True
    rule.add(area)
    sheet.add_data_validation(rule)


def guard(sheet: Worksheet, book: ExcelBook, areas: Iterable[str]) -> None:
    """Refuse every entry in cells that are unlocked only so that their rows can be sorted."""
    rule = DataValidation(type="custom", formula1="FALSE", allow_blank=False, showErrorMessage=True)
    rule.errorTitle = cut(book.words.say("Protected"), IN_TITLE, "…")
    rule.error = cut(book.words.say(GUARDED), IN_MESSAGE, "…")
    rule.sqref = MultiCellRange(" ".join(areas))
    sheet.add_data_validation(rule)


def colour(sheet: Worksheet, book: ExcelBook, head: Head, area: str) -> None:
    """Show the state of a choice by colour as well; the word or letter stays what says it."""
    first = area.partition(":")[0]
    if isinstance(head.kind, Levels):
        _colour_levels(sheet, book, area, first)
    if not isinstance(head.kind, Choice) or isinstance(head.kind, Choices):
        return
    for option, label in zip(head.kind.options, head.choices, strict=True):
        style = _differential(head.kind.tone(option), book)
        if style:
            quoted = label.replace('"', '""')
            sheet.conditional_formatting.add(area, Rule("expression", dxf=style, formula=[f'{first}="{quoted}"']))


def _colour_levels(sheet: Worksheet, book: ExcelBook, area: str, first: str) -> None:
    """Colour a pair of levels by its gap, which Excel reads from the first and the last digit."""
    gap = f"VALUE(RIGHT({first},1))-VALUE(LEFT({first},1))"
    for test, tone in (("<1", "good"), ("=1", "warn"), (">1", "bad")):
        rule = Rule(
            "expression", dxf=_differential(tone, book), formula=[f"IFERROR(AND(LEN({first})>1,{gap}{test}),FALSE)"]
        )
        sheet.conditional_formatting.add(area, rule)


def _differential(tone: str, book: ExcelBook) -> DifferentialStyle | None:
    ink, ground = (book.on_accent, book.accent) if tone == "strong" else TONES.get(tone, ("", ""))
    if not ink:
        return None
    fill = PatternFill(bgColor=ground) if ground else None
    return DifferentialStyle(font=Font(color=ink, bold=tone != "faint"), fill=fill)


def _test(book: ExcelBook, head: Head) -> dict[str, Any]:
    kind = head.kind
    choices = LEVEL_PAIRS if isinstance(kind, Levels) else tuple(dict.fromkeys(filter(None, head.choices)))
    if choices and not isinstance(kind, Choices):
        style = "warning" if isinstance(kind, Reference) else "stop"
        return {"type": "list", "formula1": book.lists.range_of(choices), "errorStyle": style}
    if isinstance(kind, Date):
        first, last = (str((day - DAY_ZERO).days) for day in DAYS)
        return {"type": "date", "operator": "between", "formula1": first, "formula2": last}
    if isinstance(kind, Duration):
        return {"type": "decimal", "operator": "greaterThanOrEqual", "formula1": "0"}
    if isinstance(kind, Number):
        return _limits(kind)
    most = LONG if kind.long else SHORT
    return {"type": "textLength", "operator": "lessThanOrEqual", "formula1": str(most)}


def _limits(kind: Number) -> dict[str, Any]:
    low, high = (10**9 * sign if limit is None else limit for limit, sign in ((kind.low, -1), (kind.high, 1)))
    test = "decimal" if kind.digits else "whole"
    return {"type": test, "operator": "between", "formula1": f"{low:.10g}", "formula2": f"{high:.10g}"}


def _messages(head: Head, book: ExcelBook) -> tuple[str, str]:
    """Return what is said when the cell is entered, and when a value does not fit."""
    kind, words, say = head.kind, book.words, book.words.say
    if isinstance(kind, Levels):
        return "", say("Choose one of the values in the list.")
    if head.choices:
        return _about_choices(head, words)
    if isinstance(kind, Date):
        example = words.date(book.document.day)
        error = say("This is not a date. Type it as {example}.", example=example)
        return say("Type a date such as {example}.", example=example), error
    if isinstance(kind, Duration):
        how = say("Type hours, minutes and seconds, such as 0:04:30.")
        return how, how
    if isinstance(kind, Number):
        return "", _range(kind, book)
    return "", _too_long(LONG if kind.long else SHORT, words)


def _about_choices(head: Head, words: Words) -> tuple[str, str]:
    if isinstance(head.kind, Choices):
        several = words.say("Several values are possible: {choices}", choices=words.listing(head.choices))
        return several, _too_long(SHORT, words)
    if isinstance(head.kind, Reference):
        return "", words.say("This name is not on the list yet. It can stay and will be checked.")
    return "", words.say("Choose one of the values in the list.")


def _range(kind: Number, book: ExcelBook) -> str:
    if kind.low is None or kind.high is None:
        return book.words.say("Type a number.")
    viewer = Viewer(book.words, book.document.day)
    low, high = (kind.show_value(limit, viewer) for limit in (kind.low, kind.high))
    return book.words.say("Type a number from {low} to {high}.", low=low, high=high)


def _too_long(most: int, words: Words) -> str:
    return words.say("At most {n} characters are allowed here.", n=words.number(most))
