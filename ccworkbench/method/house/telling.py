"""Says what goes into a house's content and what stays in the project, before anything is written."""

from collections.abc import Iterator

from ccworkbench.language.legible_text import legible
from ccworkbench.language.words import N_, Phrase, Words, phrase, phrases
from ccworkbench.method.house.content import HouseContent
from ccworkbench.method.house.declared import why_not_kept
from ccworkbench.method.house.saving import SavedContent
from ccworkbench.sheets.order import BY_KEY

MOST_DOUBTS = 50  # that are named singly
LONGEST_QUOTE = 120  # letters of a text that is quoted
# What was done with a content.
SAVED = N_("House content “{name}” saved: {rows}, {sheets}.")
IMPORTED = N_("House content “{name}” imported: {rows}, {sheets}.")
DELETED = N_("House content “{name}” deleted: {rows}, {sheets}.")
EXPORTED = N_("House content “{name}” exported: {rows}, {sheets}.")
SECTIONS = (
    N_("Included in the house content:"),
    N_("These texts may still contain names. Check them:"),
    N_("Replaced in texts:"),
    N_("Left out because they mean nothing without names or duplicate another row:"),
    N_("Stays in the project:"),
    N_("Cannot become house content:"),
)


def told_done(text: str, content: HouseContent) -> Phrase:
    """Say in one sentence what was done with a content: its name, its rows and its sheets."""
    rows = sum(map(len, content.sheets.values()))
    return phrase(
        text,
        name=content.name,
        rows=phrases("{n} row", "{n} rows", rows),
        sheets=phrases("{n} sheet", "{n} sheets", len(content.sheets)),
    )


def told_sections(saved: SavedContent, words: Words) -> list[tuple[str, list[str]]]:
    """Return headings with their lines, those without lines left out."""
    lines = (
        sheet_lines(saved.content, words),
        list(_doubts(saved, words)),
        [f"{words.say(neutral)}: {words.number(number)}" for neutral, number in saved.taken_out.items()],
        [f"{words.say(sheet)}: {words.number(number)}" for sheet, number in saved.left_out.items()],
        list(_left_behind(saved, words)),
        list(_never_kept(saved, words)),
    )
    return [(words.say(heading), told) for heading, told in zip(SECTIONS, lines, strict=True) if told]


def sheet_lines(content: HouseContent, words: Words) -> list[str]:
    """Say for each sheet how many rows it has, and how many of them are the house's own or worded by it."""
    told = []
    for key, rows in content.sheets.items():
        own = sum(row.ours is None or bool(row.changed) for row in rows)
        counted = words.count("{n} row", "{n} rows", len(rows))
        text = N_("{sheet}: {rows}, {own} of them added or changed by you") if own else N_("{sheet}: {rows}")
        told.append(words.say(text, sheet=words.say(BY_KEY[key].sheet.title), rows=counted, own=words.number(own)))
    return told


def _never_kept(saved: SavedContent, words: Words) -> Iterator[str]:
    """Say why sheets stay behind, those for the same reason in one sentence."""
    by_reason: dict[str, list[str]] = {}
    for sheet in saved.never_kept:
        by_reason.setdefault(why_not_kept(sheet).text, []).append(words.say(sheet.sheet.title))
    for reason, sheets in by_reason.items():
        yield words.say(reason, sheet=words.listing(sheets))


def _left_behind(saved: SavedContent, words: Words) -> Iterator[str]:
    by_sheet: dict[str, list[str]] = {}
    for sheet, heading in saved.left_behind:
        by_sheet.setdefault(sheet, []).append(words.say(heading))
    for sheet, headings in by_sheet.items():
        yield words.say("{sheet}: {columns}", sheet=words.say(sheet), columns=words.listing(headings))


def _doubts(saved: SavedContent, words: Words) -> Iterator[str]:
    for sheet, text, part in saved.doubts[:MOST_DOUBTS]:
        quoted = legible(" ".join(text.split()))
        quoted = quoted if len(quoted) <= LONGEST_QUOTE else f"{quoted[: LONGEST_QUOTE - 1]}…"
        yield words.say("{sheet}, “{part}”: {text}", sheet=words.say(sheet), part=part, text=quoted)
    if len(saved.doubts) > MOST_DOUBTS:
        yield "…"
