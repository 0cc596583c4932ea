"""Which names a project may have: none that is blank or that another project has; and which project a name means."""

from collections.abc import Iterable, Sequence
from operator import eq
from uuid import UUID

from ccworkbench.language.name_matching import umlauts_spelt_out, without_accents
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.sheets.prepare.project import Project


def check_name(name: str, taken: Iterable[str]) -> None:
    """Raise UserError where a project can't be called like this: blank, or as another one."""
    if not name.strip():
        raise UserError(phrase("A project needs a name."))
    if name in taken:
        raise UserError(phrase("A project “{name}” already exists. Choose another name.", name=name))


def find_project(projects: Sequence[Project], name: str) -> UUID:
    """Find a project by its id, its name or how that begins; raises UserError where it is none or several."""
    typed, bare = name.casefold(), _bare(name)
    for fits in (
        lambda project: name in {str(project.id), project.id.hex, project.name},
        lambda project: project.name.casefold() == typed,
        lambda project: any(map(eq, bare, _bare(project.name))),
        lambda project: typed != "" and project.name.casefold().startswith(typed),
        lambda project: bare[0] != "" and any(map(str.startswith, _bare(project.name), bare)),
    ):
        found = [project.id for project in projects if fits(project)]
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError(phrase("“{name}” matches several projects. Use the ID that `projects` lists.", name=name))
    raise UserError(phrase("There is no project “{name}”. `projects` lists the projects.", name=name))


def _bare(name: str) -> tuple[str, str]:
    """Return a name as it is typed without accents: Süd as Sud, and as Sued."""
    return without_accents(name), umlauts_spelt_out(name)
