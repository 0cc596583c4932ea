"""The company that hands papers over: kept as one plain file for all projects, written whole and read with care."""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from ccworkbench.core.record import Column, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.brand import recoloured
from ccworkbench.exchange.files import atomic, bytes_of
from ccworkbench.files import PRIVATE
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.legible_text import legible
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.sheets.prepare.project import Project

PROFILE_SUFFIX: Final = ".ccwcompany"
PROFILE_MARK: Final = "ccworkbench company profile"
VERSION: Final = 1
LARGEST_PROFILE, MOST_PEOPLE, LONGEST = 20_000_000, 1000, 10_000  # bytes of a file, people in it, characters of a text
TEXTS: Final = ("supplier_name", "supplier_short", "accent", "footer", "legal_lines", "file_names")
SPOILT = (ValueError, TypeError, KeyError, AttributeError, RecursionError, UserError)


@dataclass(frozen=True)
class Colleague:
    """One of our people, whom a new project gets as a contact."""

    name: str
    job_title: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class CompanyProfile:
    """What every paper of this house says of it, unless its project says otherwise; blank texts say nothing."""

    supplier_name: str = ""
    supplier_short: str = ""
    accent: str = ""
    footer: str = ""
    legal_lines: str = ""
    file_names: str = ""
    logo: bytes = b""  # a PNG, empty where there is none
    people: tuple[Colleague, ...] = ()

    @property
    def logo_key(self) -> str:
        """Return what a store keeps the logo under, nothing where there is none."""
        return sha256(self.logo).hexdigest() if self.logo else ""

    def values(self) -> dict[str, str]:
        """Return what is said, by the columns of a project’s card."""
        texts = {key: str(getattr(self, key)) for key in TEXTS} | {"supplier_logo": self.logo_key}
        return {key: text for key, text in texts.items() if text}


BLANK: Final = CompanyProfile()


def profile_columns() -> dict[str, Column]:
    """Return the columns of a project’s card that a profile has texts for; they read and check them."""
    return {column.key: column for column in columns_of(Project) if column.key in TEXTS}


def read_profile(path: Path) -> CompanyProfile:
    """Read a file; raises UserError with one sentence for one that is missing, too large, broken, foreign or newer."""
    data = bytes_of(path, LARGEST_PROFILE)
    if data is None:
        raise UserError(phrase("“{file}” is too large for a company profile. Choose another file.", file=path.name))
    try:
        told = json.loads(data.decode("utf-8-sig"))
        is_newer = told["format"] == PROFILE_MARK and isinstance(told["version"], int) and told["version"] > VERSION
    except SPOILT as error:
        raise _no_profile(path) from error
    if is_newer:
        said = N_("{file} was created with a newer version of CC Workbench. Update the program first.")
        raise UserError(phrase(said, file=path.name))
    try:
        if told["format"] != PROFILE_MARK or told["version"] != VERSION:
            raise ValueError(told["format"])
        return _profile(told)
    except SPOILT as error:
        raise _no_profile(path) from error


def write_profile(path: Path, profile: CompanyProfile) -> None:
    """Write a file whole or not at all; raises UserError where it can't be written."""
    people = [vars(colleague) for colleague in profile.people]
    texts = {key: getattr(profile, key) for key in TEXTS}
    logo = base64.b64encode(profile.logo).decode()
    told = {"format": PROFILE_MARK, "version": VERSION, **texts, "logo": logo, "people": people}
    with atomic(path, PRIVATE) as draft:
        draft.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _no_profile(path: Path) -> UserError:
    said = N_("“{file}” is not a company profile of CC Workbench, or it is damaged. Choose another file.")
    return UserError(phrase(said, file=path.name))


def _profile(told: Mapping[str, Any]) -> CompanyProfile:
    viewer = Viewer(words_of("en"), date.today())
    texts = {key: column.kind.parse(_checked(told.get(key, "")), viewer) for key, column in profile_columns().items()}
    logo = base64.b64decode(_checked(told.get("logo", ""), LARGEST_PROFILE), validate=True)
    people = told.get("people", [])
    if not isinstance(people, list) or len(people) > MOST_PEOPLE:
        raise ValueError(people)
    # Read as a logo is that a user chose: nothing but pixels comes out of it.
    return CompanyProfile(
        **texts, logo=recoloured(logo, "logo") if logo else b"", people=tuple(map(_colleague, people))
    )


def _colleague(told: Mapping[str, Any]) -> Colleague:
    texts = {field.name: " ".join(_checked(told.get(field.name, "")).split()) for field in fields(Colleague)}
    if not texts["name"]:
        raise ValueError(told)
    return Colleague(**texts)


def _checked(value: Any, longest: int = LONGEST) -> str:
    if not isinstance(value, str) or len(value) > longest:
        raise ValueError(value)
    return legible(value)
