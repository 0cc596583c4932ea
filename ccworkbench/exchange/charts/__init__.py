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
from ccworkbench.method.pictures import picture
from ccworkbench.method.pictures.picture import Picture

DRAWN: dict[type[Picture], Callable[[Any, Canvas], Chart]] = {
    picture.Organisation: organisation,
    picture.StakeholderGrid: stakeholder_grid,
    picture.HeatMap: heat_map,
    picture.AdkarProfile: adkar_profile,
    picture.SkillGaps: skill_gaps,
    picture.Roadmap: roadmap,
    picture.TestProgress: test_progress,
    picture.BurnDown: burn_down,
    picture.Trends: trends,
    picture.Dial: dial,
}


def draw(picture: Picture, canvas: Canvas) -> Chart:
    """Draw a picture; one that is empty says what to fill in."""
    if picture.is_empty:
        return nothing(canvas, picture.empty)
    return DRAWN[type(picture)](picture, canvas)


__all__ = ["Canvas", "Chart", "Colours", "Mark", "draw", "pdf_of", "svg_of"]
