"""What a project calls a sheet or a heading, in place of our word for it: one step, and blank gives ours back."""

from collections.abc import Iterator
from typing import Final

from ccworkbench.core.record import columns_of
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.store.workbook import Workbook

LONGEST: Final = 60  # characters: a heading that is longer pushes the others off the page


def rename(workbook: Workbook, key: str, title: str, words: Words) -> str:
    """Call a sheet (`task`) or a heading (`task.owner`) otherwise; return what a reader of `words` reads now.

    Raises UserError where there is no such thing, and where another one beside it is called the same in any language.
    """
    ours, title = our_title(key), " ".join(legible(title).split())
    if len(title) > LONGEST:
        raise UserError(phrase("The name is longer than {n} characters. Choose a shorter one.", n=LONGEST))
    title = "" if title in {words.say(ours), ours} else title
    titles = {**workbook.project.titles, key: title}
    _refuse_same(key, titles)
    before, now = workbook.project.titles.get(key, "") or words.say(ours), title or words.say(ours)
    with workbook.edit(phrase("Rename “{old}” to “{new}”", old=before, new=now)):
        workbook.project.titles = {told: text for told, text in titles.items() if text}
    return now


def our_title(key: str) -> str:
    """Return our English word for a sheet or a heading; raises UserError where there is none."""
    sheet, _, column = key.partition(".")
    if sheet not in listed():
        known = ", ".join(listed())
        raise UserError(phrase("“{text}” is unknown. Choose one of: {known}.", text=sheet, known=known))
    if not column:
        return listed()[sheet].title
    headings = {one.key: one.heading for one in columns_of(BY_KEY[sheet])} if sheet in BY_KEY else {}
    if column not in headings:
        known = ", ".join(headings)
        raise UserError(
            phrase("There is no column “{column}” here. Choose one of: {known}.", column=column, known=known)
        )
    return headings[column]


def _refuse_same(key: str, titles: dict[str, str]) -> None:
    """Raise UserError where what would be called otherwise bears a name that another one beside it has."""
    others = {other: ours for other, ours in _beside(key) if other != key and (titles[key] or titles.get(other))}
    for say in (words_of(language).say for language in LANGUAGES):
        called = {other: titles.get(other) or say(ours) for other, ours in others.items()}
        mine = titles[key] or say(our_title(key))
        if mine.casefold() in map(str.casefold, called.values()):
            raise UserError(phrase("“{title}” is already used here. Choose another name.", title=mine))


def _beside(key: str) -> Iterator[tuple[str, str]]:
    """Yield the keys and words of what stands beside a heading, or beside a sheet."""
    sheet, _, column = key.partition(".")
    if column:
        yield from ((one.full_key, one.heading) for one in columns_of(BY_KEY[sheet]))
    else:
        yield from ((other, info.title) for other, info in listed().items())
