"""What a user does with a house's contents: they lie beside the store, and every store there knows them."""

import os
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final

from ccworkbench.core.record import Record
from ccworkbench.exchange.files import make_folder
from ccworkbench.exchange.house_files import (
    LONGEST_NAME,
    SUFFIX,
    HouseFile,
    checked_name,
    free_place,
    house_files,
    read_house,
    same_name,
    write_house,
)
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.house.content import HouseContent, Key
from ccworkbench.method.house.differences import settled
from ccworkbench.method.house.saving import SavedContent, saved_content
from ccworkbench.store.workbook import Workbook

FOLDER: Final = "content"
SEPARATORS: Final = tuple(filter(None, (os.sep, os.altsep)))  # what the name of a folder may end in
ROOM: Final = 8  # letters that a number behind a name takes


def contents(store: Path) -> list[HouseFile]:
    """List the contents beside a store, those that can't be read with the reason."""
    return house_files(store.parent / FOLDER)


def readable_contents(store: Path) -> list[HouseContent]:
    """List the contents beside a store that a new project can use."""
    return [one.content for one in contents(store) if one.content]


def find_content(store: Path, name: str) -> HouseContent:
    """Find a content by its name; raises UserError where there is none."""
    _, content = _found(store, name)
    return content


def content_to_save(workbook: Workbook, name: str, sheets: Sequence[type[Record]] = ()) -> SavedContent:
    """Return what would be written of a project, and what would stay behind; raises UserError where that is nothing."""
    saved = saved_content(workbook.rows, name, sheets)
    if not saved.content.sheets:
        raise UserError(phrase("These sheets contain no rows that can be saved as house content. Choose other sheets."))
    return saved


def save_content(store: Path, content: HouseContent, *, replaces: bool = False) -> Path:
    """Write a content beside a store; raises UserError where its name is taken, unless it replaces that one."""
    if replaces and has_content(store, content.name):
        path, former = _found(store, content.name)
        write_house(path, replace(content, name=former.name), is_new=False)
        return path
    name = checked_name(content.name, _names(store))
    path = free_place(store.parent / FOLDER, name)
    make_folder(path.parent)
    write_house(path, replace(content, name=name))
    return path


def has_content(store: Path, name: str) -> bool:
    """Tell whether there is a content of a name, however it is typed."""
    return any(same_name(checked_name(name), other) for other in _names(store))


def import_content(store: Path, file: Path, name: str = "") -> HouseContent:
    """Take a file in, under another name where one is given; raises UserError where it is none of ours."""
    content = read_house(file)
    named = replace(content, name=name or content.name)
    save_content(store, named)
    return replace(named, name=checked_name(named.name))


def free_name(store: Path, name: str) -> str:
    """Return a name that no content has: the given one with the next number."""
    names = (f"{name[: LONGEST_NAME - ROOM]} ({number})" for number in count(2))
    return next(free for free in names if not has_content(store, free))


def export_content(store: Path, name: str, target: str) -> Path:
    """Write a content into a file, or into a folder that is there or whose name ends as one does.

    Raises UserError where a file lies there already, and where there is no such folder.
    """
    content, path = find_content(store, name), Path(target)
    if path.is_dir() or target.endswith(SEPARATORS):
        path = free_place(path, content.name)
    path = path if path.suffix else path.with_suffix(SUFFIX)
    write_house(path, content)
    return path


def remove_content(store: Path, name: str) -> HouseContent:
    """Delete a content, and return it; projects that were made with it keep their rows."""
    path, content = _found(store, name)
    try:
        path.unlink()
    except OSError as error:
        raise UserError(
            phrase(
                "“{file}” can’t be deleted. Close it where it is open, or delete it in its folder.",
                file=path.name,
            )
        ) from error
    return content


def settle_content(store: Path, name: str, take: Collection[Key] = (), keep: Collection[Key] = ()) -> HouseContent:
    """Take our texts of today into some rows of a content, and keep its own in others."""
    path, content = _found(store, name)
    new = settled(content, take, keep)
    write_house(path, new, is_new=False)
    return new


def _found(store: Path, name: str) -> tuple[Path, HouseContent]:
    there = contents(store)
    for one in there:
        if one.content and same_name(one.content.name, name):
            return one.path, one.content
    for one in there:
        if one.problem and same_name(one.path.stem, name):
            raise UserError(one.problem)
    raise UserError(phrase("There is no house content “{name}”. `contents` lists all house content.", name=name))


def _names(store: Path) -> list[str]:
    return [content.name for content in readable_contents(store)]
