"""A house's starter content as a plain file: written whole, read with care, and never put over another one."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NoReturn
from unicodedata import normalize

from ccworkbench import __version__
from ccworkbench.core.record import Record
from ccworkbench.exchange.files import RESERVED, atomic, bytes_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import Phrase, phrase
from ccworkbench.method.house.content import HouseContent, HouseRow
from ccworkbench.method.house.declared import content_columns, content_sheets
from ccworkbench.method.house.values import legible_value

SUFFIX: Final = ".ccwcontent"
MARK: Final = "CC Workbench house content"
FORMAT: Final = 1
LARGEST, MOST_ROWS = 30_000_000, 100_000  # bytes and rows; ours with all their texts are a fiftieth of that
LONGEST_NAME, LONGEST_KEY, LONGEST_FILE_NAME = 80, 120, 60  # letters
# What reading a file raises that only looks like one of ours.
BROKEN = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class NameTakenError(UserError):
    """There is a content of this name already."""


@dataclass(frozen=True)
class HouseFile:
    """A file in the folder of a store: what it holds, or why that can't be read."""

    path: Path
    content: HouseContent | None = None
    problem: Phrase | None = None


def house_files(folder: Path) -> list[HouseFile]:
    """List the files of a folder, by their names; one that can't be read hides no other."""
    try:
        paths = sorted(path for path in folder.glob(f"*{SUFFIX}") if not path.name.startswith("."))
    except OSError:
        return []
    found = [_listed(path) for path in paths]
    return sorted(found, key=lambda one: (one.content.name if one.content else one.path.stem).casefold())


def checked_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return a name fit for a house's content; raises UserError for one that is blank, too long or taken."""
    name = " ".join(legible(name).split())
    if not name:
        raise UserError(phrase("House content needs a name."))
    if len(name) > LONGEST_NAME:
        raise UserError(phrase("The name is longer than {n} characters. Choose a shorter one.", n=LONGEST_NAME))
    if _plain(name) in map(_plain, taken):
        raise NameTakenError(phrase("House content “{name}” already exists. Choose another name.", name=name))
    return name


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one, however they are typed."""
    return _plain(one) == _plain(other)


def read_house(path: Path) -> HouseContent:
    """Read a file; raises UserError with one sentence for one that is missing, too large, broken, foreign or newer."""
    data = bytes_of(path, LARGEST)
    if data is None:
        raise UserError(phrase("“{file}” is too large for house content. Choose another file.", file=path.name))
    try:
        told = json.loads(data.decode("utf-8-sig"), parse_constant=_refused)
        if told["mark"] == MARK and isinstance(told["format"], int) and told["format"] > FORMAT:
            raise UserError(
                phrase(
                    "{file} was created with a newer version of CC Workbench. Update the program first.", file=path.name
                )
            )
        if told["mark"] != MARK or told["format"] != FORMAT:
            raise ValueError(told["mark"])
        return _content(told)
    except BROKEN as error:
        raise UserError(
            phrase(
                "“{file}” is not a CC Workbench house content file, or it is damaged. Choose another file.",
                file=path.name,
            )
        ) from error


def write_house(path: Path, content: HouseContent, *, is_new: bool = True) -> None:
    """Write a file; raises UserError where it can't be written, and for a new one where a file lies there already."""
    if is_new and path.exists():
        raise UserError(phrase("{file} already exists. Choose another name.", file=path.name))
    with atomic(path) as draft:
        draft.write_text(json.dumps(_told(content), ensure_ascii=False, indent=1), encoding="utf-8")


def free_place(folder: Path, name: str) -> Path:
    """Return a place for a content in a folder, its file called so that every file system takes it."""
    stem = "-".join("".join(c if c.isalnum() else " " for c in name).split())[:LONGEST_FILE_NAME] or "content"
    stem = f"{stem}-content" if stem.casefold() in RESERVED else stem
    numbered = (folder / f"{stem}{f'-{n}' if n else ''}{SUFFIX}" for n in range(MOST_ROWS))
    return next(path for path in numbered if not path.exists())


def _listed(path: Path) -> HouseFile:
    try:
        return HouseFile(path, read_house(path))
    except UserError as error:
        return HouseFile(path, problem=error.message)


def _plain(name: str) -> str:
    return " ".join(normalize("NFKC", name).casefold().split())


def _told(content: HouseContent) -> dict[str, Any]:
    return {
        "mark": MARK,
        "format": FORMAT,
        "program": __version__,
        "name": content.name,
        "language": content.language,
        "known": content.known,
        "without": content.without,
        "sheets": {key: [_told_row(row) for row in rows] for key, rows in content.sheets.items()},
    }


def _told_row(row: HouseRow) -> dict[str, Any]:
    told: dict[str, Any] = {"key": row.key, "values": row.values}
    told |= {"ours": row.ours} if row.ours is not None else {}
    told |= {"changed": row.changed} if row.changed else {}
    told |= {"internal": True} if row.internal else {}
    told |= {"when": row.when} if row.when else {}
    return told | ({"down": row.down, "across": row.across} if row.down else {})


def _content(told: Mapping[str, Any]) -> HouseContent:
    """Read a file; what this program has no sheet or column for is left out."""
    if told["language"] not in LANGUAGES or sum(map(len, told["sheets"].values())) > MOST_ROWS:
        raise ValueError(told["language"])
    sheets = {
        sheet.__tablename__: tuple(_rows(sheet, told["sheets"][sheet.__tablename__]))
        for sheet in content_sheets()
        if told["sheets"].get(sheet.__tablename__)
    }
    known = {key: tuple(map(_key, keys)) for key, keys in told["known"].items() if key in sheets}
    without = tuple(map(_key, told.get("without", ())))
    return HouseContent(checked_name(_text(told["name"])), told["language"], sheets, known, without)


def _rows(sheet: type[Record], told: list[dict[str, Any]]) -> Iterator[HouseRow]:
    columns = {column.key: column for column in content_columns(sheet)}
    taken: set[str] = set()
    for row in told:
        key = _key(row["key"])
        if key in taken:
            raise ValueError(key)
        taken.add(key)
        values = {name: legible_value(columns[name], value) for name, value in row["values"].items() if name in columns}
        texts = row.get("ours")
        yield HouseRow(
            key,
            values,
            None if texts is None else {name: _text(text) for name, text in texts.items() if name in columns},
            tuple(name for name in map(_text, row.get("changed", ())) if name in columns),
            row.get("internal", False) is True,
            *((_key(row["down"]), _key(row["across"])) if "down" in row else ("", "")),
            _key(row["when"]) if "when" in row else "",
        )


def _key(value: Any) -> str:
    if not isinstance(value, str) or not 0 < len(value) <= LONGEST_KEY or re.search(r"[\x00-\x1f\ud800-\udfff]", value):
        raise ValueError(value)
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return legible(value)


def _refused(value: str) -> NoReturn:
    raise ValueError(value)
