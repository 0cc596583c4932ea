"""Draws a picture, whichever it is: plain values in, a reportlab drawing out."""

from collections.abc import Callable
from typing import Any

from ccworkbench.exchange.charts.adkar import adkar_profile
from ccworkbench.exchange.charts.heat_maps import heat_map, skill_gaps
from ccworkbench.exchange.charts.kpi_trends import trends
from ccworkbench.exchange.charts.organisation import organisation
from ccworkbench.exchange.charts.readiness_dial import dial
from ccworkbench.exchange.charts.roadmap import roadmap
from ccworkbench.exchange.charts.shared import Canvas, nothing
from ccworkbench.exchange.charts.sketch import Chart
from ccworkbench.exchange.charts.stakeholders import stakeholder_grid
from ccworkbench.exchange.charts.uat import burn_down, test_progress
from ccworkbench.method.pictures.adkar_profile import AdkarProfile
from ccworkbench.method.pictures.burn_down import BurnDown
from ccworkbench.method.pictures.change_heat_map import HeatMap
from ccworkbench.method.pictures.kpi_trends import Trends
from ccworkbench.method.pictures.organisation import Organisation
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.method.pictures.readiness_dial import Dial
from ccworkbench.method.pictures.roadmap import RoadmapPicture
from ccworkbench.method.pictures.skill_gaps import SkillGaps
from ccworkbench.method.pictures.stakeholder_grid import StakeholderGrid
from ccworkbench.method.pictures.test_progress import TestProgress

DRAWN: dict[type[Picture], Callable[[Any, Canvas], Chart]] = {
    Organisation: organisation,
    StakeholderGrid: stakeholder_grid,
    HeatMap: heat_map,
    AdkarProfile: adkar_profile,
    SkillGaps: skill_gaps,
    RoadmapPicture: roadmap,
    TestProgress: test_progress,
    BurnDown: burn_down,
    Trends: trends,
    Dial: dial,
}


def draw(picture: Picture, canvas: Canvas) -> Chart:
    """Draw a picture; one that is empty says what to fill in."""
    if picture.is_empty:
        return nothing(canvas, picture.empty)
    return DRAWN[type(picture)](picture, canvas)
