"""Who signs the sign-offs of a project: the roles that answer for them, until somebody is named (method.md 4.8)."""

from collections.abc import Iterator

from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.row_values import StarterIds
from ccworkbench.sheets.launch.sign_off import SignOff
from ccworkbench.sheets.launch.signatory import Signatory
from ccworkbench.sheets.prepare.profile import ContentSize
from ccworkbench.sheets.roles.role import Role


def signatories_of(plan: Plan, known: StarterIds) -> Iterator[Signatory]:
    """Make a row for each role that signs; in lean content, for the one that decides."""
    for item in starter_content.rows(SignOff.__tablename__):
        sign_off = known.get((SignOff.__tablename__, item["key"]))
        if sign_off:
            signing = {role.id: role for keys in item["signed_by"] if (role := _role(keys, known))}
            most = 1 if plan.content is ContentSize.LEAN else len(signing)
            for role in list(signing.values())[:most]:
                yield Signatory(
                    origin=f"{item['key']}:{role.origin}",
                    sign_off_id=sign_off.id,
                    side=role.side,
                    position_held=role.name,
                )


def _role(keys: str, known: StarterIds) -> Role | None:
    """Return the first of some roles that the project has."""
    found = (known.get((Role.__tablename__, key)) for key in keys.split("|"))
    return next((role for role in found if isinstance(role, Role)), None)
