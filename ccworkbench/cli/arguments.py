"""The command line itself: what stands where, and one sentence for what does not."""

import ctypes
import locale
import os
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from ccworkbench.core.option import Option
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES, ours_or_english
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Words, phrase
from ccworkbench.store.file import check
from ccworkbench.store.migrate import upgrade
from ccworkbench.store.schema import SCHEMA
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

# What argparse says, always in English: no catalogue of its own texts is installed.
MISSING = re.compile(r"required: (.+)$")
WITHOUT_VALUE = re.compile(r"argument (\S+): expected")


class CommandLine(ArgumentParser):
    """The arguments of one command; what does not fit them is told with the one line that would."""

    def __init__(self, command: str) -> None:
        super().__init__(prog=f"ccworkbench {command}".strip(), add_help=False, allow_abbrev=False)

    @property
    def usage_line(self) -> str:
        """Return how the command is written, in one line."""
        return " ".join(self.format_usage().split()[1:])

    def read(self, arguments: Sequence[str]) -> Namespace:
        """Read the arguments; raises UserError for what does not belong here."""
        options, others = self.parse_known_args(arguments)
        if others:
            raise UserError(
                phrase(
                    "“{text}” is not expected here. Usage: {usage}",
                    text=" ".join(others),
                    usage=self.usage_line,
                )
            )
        return options

    def error(self, message: str) -> NoReturn:
        """Tell what argparse can't read: all but always something is missing, which it names at the end."""
        if named := MISSING.search(message):
            told = phrase("Missing: {names}. Usage: {usage}", names=named[1], usage=self.usage_line)
        elif named := WITHOUT_VALUE.match(message):
            option = named[1].split("/")[0]
            told = phrase("`{option}` needs a value. Usage: {usage}", option=option, usage=self.usage_line)
        else:
            told = phrase("An argument is missing. Usage: {usage}", usage=self.usage_line)
        raise UserError(told)


@dataclass
class Call:
    """A command that was read: its options, the store it works on, and the words of its answers."""

    options: Namespace
    path: Path
    words: Words

    def reading(self) -> Store:
        """Open the store to look; that works while a window has it open. An older one is brought up to date."""
        if check(self.path, look_inside=False) < SCHEMA:
            upgrade(self.path)
        return Store.open(self.path, read_only=True)

    def writing(self) -> Store:
        """Open the store to change it; it must be there already."""
        if not self.path.exists():
            raise UserError(phrase("There is no store at {path}.", path=str(self.path)))
        return Store.open(self.path)

    def making(self) -> Store:
        """Open the store to add a project; it is made where there is none."""
        return Store.open(self.path)

    def project(self, store: Store) -> Workbook:
        """Open the project that was named."""
        return store.workbook(store.find(self.options.project))

    def viewer(self, workbook: Workbook, words: Words | None = None) -> Viewer:
        """Return how a reader of some language sees the project's rows."""
        from ccworkbench.method.plan.starter_texts import retell

        words = words or self.words
        told = retell(words_of(workbook.project.language.value), words)
        return workbook.viewer(Viewer(words, date.today(), retell=told))


@dataclass(frozen=True)
class Command:
    """A command: what it is for, what it takes, and what it does; it gives its exit code."""

    name: str
    purpose: str
    takes: Callable[[CommandLine], None]
    run: Callable[[Call], int]

    @property
    def line(self) -> CommandLine:
        """Return the parser of its arguments."""
        line = CommandLine(self.name)
        self.takes(line)
        line.add_argument("--store", metavar="PATH")
        return line


def take_store(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Take `--store PATH` out of the line, wherever it stands; the last one counts."""
    rest, path, waiting = [], None, False
    for argument in arguments:
        if waiting:
            path, waiting = argument, False
        elif argument == "--store":
            waiting = True
        elif argument.startswith("--store="):
            path = argument.removeprefix("--store=")
        else:
            rest.append(argument)
    if waiting or path == "":
        raise UserError(phrase("`--store` needs the path of a store."))
    return Path(path) if path else None, rest


def answer_language(arguments: Sequence[str]) -> str:
    """Find the language to answer in before the line is understood: the one it names, else the system's."""
    if not {"export", "issue", "rebuild", "changes"} & set(arguments):  # there, it is the language of the documents
        for before, argument in zip(["", *arguments], arguments, strict=False):
            named = argument.removeprefix("--language=") if before != "--language" else argument
            if named in LANGUAGES:
                return named
    return system_language()


def system_language() -> str:
    """Return the language that the user's system speaks, English where it is none of ours."""
    named = next((os.environ[key] for key in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(key)), "")
    if not named and sys.platform == "win32":
        named = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return ours_or_english(named)


def language(text: str) -> str:
    """Read the key of a language."""
    if text not in LANGUAGES:
        raise UserError(phrase("“{text}” is unknown. Choose one of: {known}.", text=text, known=", ".join(LANGUAGES)))
    return text


def one_of(keys: Sequence[str]) -> Callable[[str], str]:
    """Return what reads one of some keys."""

    def read(text: str) -> str:
        if text not in keys:
            raise UserError(phrase("“{text}” is unknown. Choose one of: {known}.", text=text, known=", ".join(keys)))
        return text

    return read


def option(options: type[Option]) -> Callable[[str], Any]:
    """Return what reads a value of a closed list by its key."""
    read = one_of([member.value for member in options])
    return lambda text: options(read(text))


def project_of(line: CommandLine) -> None:
    """Take the project."""
    line.add_argument("project", metavar="PROJECT")


def sheet_of(line: CommandLine) -> None:
    """Take the project and one of its sheets."""
    from ccworkbench.sheets.order import BY_KEY

    project_of(line)
    line.add_argument("sheet", metavar="SHEET", type=one_of(list(BY_KEY)))


def page_of(line: CommandLine) -> None:
    """Take the project and one of its sheets or reports."""
    from ccworkbench.method.reports.catalogue import listed

    project_of(line)
    line.add_argument("sheet", metavar="SHEET", type=one_of(list(listed())))


def as_json(line: CommandLine) -> None:
    """Take the wish for JSON."""
    line.add_argument("--json", action="store_true")


def in_language(line: CommandLine) -> None:
    """Take the language of the answer."""
    line.add_argument("--language", metavar="LANGUAGE", type=language)
