"""The command for who we are: the author’s name, and the company’s profile for all projects of a store."""

from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from ccworkbench.author import author_of
from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language
from ccworkbench.cli.terminal import harmless, print_fields, print_json, say_new_folder
from ccworkbench.core.cell_error import CellError
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.brand import read_logo
from ccworkbench.exchange.company_profile import TEXTS, Colleague, CompanyProfile, profile_columns, read_profile
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.operations.company import (
    checked_author,
    company_profile,
    export_profile,
    keep_author,
    save_profile,
)

AUTHOR, LOGO, PERSON = "author", "logo", "person"
KEYS = (AUTHOR, *TEXTS, LOGO, PERSON)
BETWEEN = ";"  # name; job title; phone; e-mail


def profile(call: Call) -> int:
    """Show who we are; set what is given, or take it from a file, or write it into one."""
    options = call.options
    found = _changed(call)
    if found is not None:
        say_new_folder(call.words, call.path.parent)
        save_profile(call.path, found)
    given = dict(_pairs(options.values)).get(AUTHOR)
    if given is not None:
        say_new_folder(call.words, call.path.parent)
        keep_author(call.path, given)
    if options.export:
        kept = company_profile(call.path)
        say_new_folder(call.words, Path(options.export).parent)
        print(export_profile(kept, Path(options.export)))
        return 0
    _show(call)
    return 0


def _changed(call: Call) -> CompanyProfile | None:
    """Return the profile as it shall be, None where nothing changes it; raises UserError before anything is kept."""
    options, values = call.options, _pairs(call.options.values)
    if AUTHOR in dict(values):
        checked_author(dict(values)[AUTHOR])
    if options.file:
        made = read_profile(Path(options.file))
    elif options.remove or {key for key, _ in values} - {AUTHOR}:
        made = company_profile(call.path)
    else:
        return None
    for key, text in values:
        made = _with(made, key, text, call)
    for name in options.remove:
        if name not in {colleague.name for colleague in made.people}:
            raise UserError(phrase("“{name}” is not in the company profile.", name=name))
        made = replace(made, people=tuple(one for one in made.people if one.name != name))
    return made


def _pairs(arguments: list[str]) -> list[tuple[str, str]]:
    pairs = []
    for argument in arguments:
        key, sign, text = argument.partition("=")
        if not sign:
            raise UserError(phrase("“{text}” has no value. Type column=value.", text=argument))
        if key not in KEYS:
            known = ", ".join(KEYS)
            raise UserError(phrase("“{text}” is unknown. Choose one of: {known}.", text=key, known=known))
        pairs.append((key, legible(text)))
    return pairs


def _with(made: CompanyProfile, key: str, text: str, call: Call) -> CompanyProfile:
    if key == AUTHOR:
        return made
    if key == LOGO:
        return replace(made, logo=read_logo(Path(text)) if text.strip() else b"")
    if key == PERSON:
        told = _colleague(text)
        return replace(made, people=(*(one for one in made.people if one.name != told.name), told))
    try:
        values: Any = {key: profile_columns()[key].kind.parse(text, Viewer(call.words, date.today()))}
    except CellError as error:
        told_error = phrase("{column}: {values}", column=key, values=call.words.tell(error.message))
        raise UserError(told_error) from error
    return replace(made, **values)


def _colleague(text: str) -> Colleague:
    parts = [" ".join(part.split()) for part in text.split(BETWEEN)]
    if not parts[0] or len(parts) > len(fields(Colleague)):
        raise UserError(phrase("“{text}” names nobody. Type {example}.", text=text, example=_EXAMPLE))
    return Colleague(*parts)


_EXAMPLE = 'person="Anna Kis; Project manager; +49 30 1234; anna.kis@example.com"'


def _show(call: Call) -> None:
    found, author = company_profile(call.path), author_of(call.path)
    if call.options.json:
        texts = {key: getattr(found, key) for key in TEXTS}
        print_json({"author": author, **texts, "logo": found.logo_key, "people": [vars(one) for one in found.people]})
    else:
        print_fields([(heading, harmless(text)) for heading, text in _profile_lines(found, author, call)])


def _profile_lines(found: CompanyProfile, author: str, call: Call) -> Iterator[tuple[str, str]]:
    say = call.words.say
    yield say("Your name"), author
    for key, column in profile_columns().items():
        yield say(column.heading), getattr(found, key)
    yield say("Logo of the supplier"), say("Picture") if found.logo else ""
    yield say("Our people"), "\n".join(", ".join(filter(None, vars(one).values())) for one in found.people)


def _take_profile(line: CommandLine) -> None:
    line.add_argument("values", metavar="key=value", nargs="*")
    line.add_argument("--remove", metavar="NAME", action="append", default=[])
    line.add_argument("--import", metavar="FILE", dest="file", default="")
    line.add_argument("--export", metavar="FILE", default="")
    in_language(line)
    as_json(line)


PROFILE_COMMANDS = (
    Command(
        "profile",
        N_(
            "Show your name and the company profile for all projects; `key=value` sets a value; the "
            "profile can be imported from and exported to a file."
        ),
        _take_profile,
        profile,
    ),
)
