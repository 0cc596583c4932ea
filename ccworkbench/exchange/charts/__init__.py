"""The pictures, drawn once for paper and screen: plain values in, a reportlab drawing out."""

from collections.abc import Callable
from typing import Any

from ccworkbench.exchange.charts.adkar import adkar_profile
from ccworkbench.exchange.charts.heat_maps import heat_map, skill_gaps
from ccworkbench.exchange.charts.kpi_trends import trends
from ccworkbench.exchange.charts.organisation import organisation
from ccworkbench.exchange.charts.readiness_dial import dial
from ccworkbench.exchange.charts.roadmap import roadmap
from ccworkbench.exchange.charts.shared import Canvas, nothing
from ccworkbench.exchange.charts.sketch import Chart, Colours, Mark
from ccworkbench.exchange.charts.stakeholders import stakeholder_grid
from ccworkbench.exchange.charts.svg import pdf_of, svg_of
from ccworkbench.exchange.charts.uat import burn_down, test_progress
from ccworkbench.method.pictures import adkar_profile as pictures_adkar_profile
from ccworkbench.method.pictures import burn_down as pictures_burn_down
from ccworkbench.method.pictures import change_heat_map, kpi_trends, readiness_dial
from ccworkbench.method.pictures import organisation as pictures_organisation
from ccworkbench.method.pictures import roadmap as pictures_roadmap
from ccworkbench.method.pictures import skill_gaps as pictures_skill_gaps
from ccworkbench.method.pictures import stakeholder_grid as pictures_stakeholder_grid
from ccworkbench.method.pictures import test_progress as pictures_test_progress
from ccworkbench.method.pictures.picture import Picture

DRAWN: dict[type[Picture], Callable[[Any, Canvas], Chart]] = {
    pictures_organisation.Organisation: organisation,
    pictures_stakeholder_grid.StakeholderGrid: stakeholder_grid,
    change_heat_map.HeatMap: heat_map,
    pictures_adkar_profile.AdkarProfile: adkar_profile,
    pictures_skill_gaps.SkillGaps: skill_gaps,
    pictures_roadmap.RoadmapPicture: roadmap,
    pictures_test_progress.TestProgress: test_progress,
    pictures_burn_down.BurnDown: burn_down,
    kpi_trends.Trends: trends,
    readiness_dial.Dial: dial,
}


def draw(picture: Picture, canvas: Canvas) -> Chart:
    """Draw a picture; one that is empty says what to fill in."""
    if picture.is_empty:
        return nothing(canvas, picture.empty)
    return DRAWN[type(picture)](picture, canvas)


__all__ = ["Canvas", "Chart", "Colours", "Mark", "draw", "pdf_of", "svg_of"]
