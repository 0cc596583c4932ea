"""Which sheet is shown as which picture, and what makes that picture from its rows."""

from collections.abc import Callable
from typing import Final

from ccworkbench.core.grid import Rows
from ccworkbench.core.viewer import Viewer
from ccworkbench.method.pictures.adkar_profile import adkar_profile
from ccworkbench.method.pictures.burn_down import burn_down
from ccworkbench.method.pictures.change_heat_map import heat_map
from ccworkbench.method.pictures.kpi_trends import kpi_trends
from ccworkbench.method.pictures.organisation import organisation
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.method.pictures.roadmap import roadmap
from ccworkbench.method.pictures.skill_gaps import skill_gaps
from ccworkbench.method.pictures.stakeholder_grid import stakeholder_grid
from ccworkbench.method.pictures.test_progress import test_progress

# Which picture a sheet has.
PICTURES: Final[dict[str, Callable[[Rows, Viewer], Picture]]] = {
    "org_level": organisation,
    "stakeholder": stakeholder_grid,
    "change_impact": heat_map,
    "adkar": adkar_profile,
    "training_need": skill_gaps,
    "task": roadmap,
    "test_result": test_progress,
    "defect": burn_down,
    "kpi_figure": kpi_trends,
}
