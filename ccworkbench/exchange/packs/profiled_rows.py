"""The rows of a project whose card says of the supplier what the company profile says, where it says nothing itself."""

from collections.abc import Sequence
from typing import Any

from ccworkbench.core.grid import Rows
from ccworkbench.exchange.company_profile import CompanyProfile
from ccworkbench.exchange.packs.pack_values import Picture
from ccworkbench.sheets.prepare.project import Project


def profiled_rows(rows: Rows, profile: CompanyProfile) -> Rows:
    """Return the rows as papers take them: blank cells of the card, a copy that belongs to no file, are filled."""
    told = profile.values()

    def filled(sheet: type[Any]) -> Sequence[Any]:
        found = rows(sheet)
        if sheet is not Project or not told:
            return found
        return [_filled(card, told) for card in found]

    return filled


def profiled_picture(picture: Picture, profile: CompanyProfile) -> Picture:
    """Return what finds the pictures of a store, and the profile’s logo, which may not be in it."""
    return lambda key: profile.logo if key and key == profile.logo_key else picture(key)


def _filled(card: Project, told: dict[str, str]) -> Project:
    own = {column.key: getattr(card, column.key) for column in card.__table__.columns}
    blank = {key for key in told if not own[key] and key not in card.unread}
    return Project(**own | {key: told[key] for key in blank}) if blank else card
