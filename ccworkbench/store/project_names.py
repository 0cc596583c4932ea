"""Which names a project may have: none that is blank or that another project has."""

from collections.abc import Iterable

from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase


def check_name(name: str, taken: Iterable[str]) -> None:
    """Raise UserError where a project can't be called like this: blank, or as another one."""
    if not name.strip():
        raise UserError(phrase("A project needs a name."))
    if name in taken:
        raise UserError(phrase("There is already a project “{name}”. Choose another name.", name=name))
