"""Who we are: the author’s name and the company’s profile, kept beside the store for all of its projects."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ccworkbench.author import FILE, LONGEST_NAME, MARK, names_beside, plain_name, user_name
from ccworkbench.core.record import Record
from ccworkbench.exchange.company_profile import BLANK, PROFILE_SUFFIX, CompanyProfile, read_profile, write_profile
from ccworkbench.exchange.files import atomic, make_folder
from ccworkbench.files import PRIVATE
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.prepare.project import DEFAULT_ACCENT, Approach, Project
from ccworkbench.sheets.roles.person import Person
from ccworkbench.store.store import Store

PROFILE_FILE: Final = f"company{PROFILE_SUFFIX}"
COPIED: Final = ("supplier_name", "supplier_short", "supplier_logo", "footer")  # into the card of a new project


def company_profile(store: Path) -> CompanyProfile:
    """Return the profile beside a store, a blank one where there is none; raises UserError where it can't be read."""
    path = store.parent / PROFILE_FILE
    return read_profile(path) if path.exists() else BLANK


def save_profile(store: Path, profile: CompanyProfile) -> Path:
    """Keep a profile beside a store; raises UserError where it can't be written.

    One that lies there and can't be read is put aside, never over-written.
    """
    path = store.parent / PROFILE_FILE
    make_folder(path.parent)
    try:
        company_profile(store)
    except UserError:
        _put_aside(path)
    write_profile(path, profile)
    return path


def export_profile(profile: CompanyProfile, target: Path) -> Path:
    """Write the profile into a file, or into a folder; raises UserError where a file lies there already."""
    path = target / PROFILE_FILE if target.is_dir() else target
    path = path if path.suffix == PROFILE_SUFFIX else path.with_name(path.name + PROFILE_SUFFIX)
    if path.exists():
        raise UserError(phrase("{file} already exists. Choose another name.", file=path.name))
    make_folder(path.parent)
    write_profile(path, profile)
    return path


def checked_author(name: str) -> str:
    """Return a name as it is kept; raises UserError for one that is too long."""
    if len(" ".join(name.split())) > LONGEST_NAME:
        raise UserError(phrase("The name is longer than {n} characters. Choose a shorter one.", n=LONGEST_NAME))
    return plain_name(name)


def keep_author(path: Path, name: str, store: Store | None = None) -> str:
    """Keep the name of whoever works here, blank to be called as the system calls them; return it as it is kept.

    An open store writes its history under it from now on. Raises UserError where it can't be kept.
    """
    name = checked_author(name)
    names = {**names_beside(path), user_name(): name}
    kept = {"format": MARK, "names": {user: told for user, told in names.items() if told}}
    make_folder(path.parent)
    with atomic(path.parent / FILE, PRIVATE) as draft:
        draft.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    if store is not None:
        store.recorder.author = name or user_name()
    return name


def introduce(store: Store, rows: Sequence[Record], language: str, *, with_people: bool) -> list[Record]:
    """Say who we are in the rows of a new project, where they say nothing; our people become contacts, if wanted."""
    profile, card = company_profile(store.path), rows[0]
    assert isinstance(card, Project)
    told = profile.values()
    for key in COPIED:
        setattr(card, key, getattr(card, key) or told.get(key, ""))
    if card.accent == DEFAULT_ACCENT:
        card.accent = profile.accent or DEFAULT_ACCENT
    keep_logo(store, card)
    return [*rows, *(_contacts(profile, card, rows, language) if with_people else ())]


def keep_logo(store: Store, card: Project) -> None:
    """Take the profile's logo into a store where a card wears it: the profile may come to have another."""
    profile = company_profile(store.path)
    if card.supplier_logo and card.supplier_logo == profile.logo_key:
        store.keep_picture(profile.logo, "image/png")


def _contacts(profile: CompanyProfile, card: Project, rows: Sequence[Record], language: str) -> list[Person]:
    known = {row.full_name() for row in rows if isinstance(row, Person)}
    side = Side.OUTSOURCER if card.approach is Approach.OUTSOURCER else Side.SUPPLIER
    made = []
    for colleague in profile.people:
        person = Person.called(colleague.name, language)
        person.job_title, person.phone, person.email = colleague.job_title, colleague.phone, colleague.email
        person.side, person.organisation = side, card.supplier_short or card.supplier_name
        if person.full_name() not in known:
            made.append(person)
    return made


def _put_aside(path: Path) -> None:
    numbered = (path.with_name(f"{path.stem}-unread{f'-{n}' if n else ''}{PROFILE_SUFFIX}") for n in range(1000))
    try:
        path.rename(next(place for place in numbered if not place.exists()))
    except OSError as error:
        said = N_("“{file}” can’t be written. Close it where it is open, or choose another folder.")
        raise UserError(phrase(said, file=path.name)) from error
