"""The pictures, drawn once for paper and screen: plain values in, a reportlab drawing out."""

from collections.abc import Callable
from typing import Any

from ccworkbench.exchange.charts.adkar import adkar_profile
from ccworkbench.exchange.charts.common import Canvas, nothing
from ccworkbench.exchange.charts.dial import dial
from ccworkbench.exchange.charts.heat import heat_map, skill_gaps
from ccworkbench.exchange.charts.organisation import organisation
from ccworkbench.exchange.charts.roadmap import roadmap
from ccworkbench.exchange.charts.sketch import Chart, Colours, Mark
from ccworkbench.exchange.charts.stakeholders import stakeholder_grid
from ccworkbench.exchange.charts.svg import pdf_of, svg_of
from ccworkbench.exchange.charts.testing import burn_down, test_progress
from ccworkbench.exchange.charts.trend import trends
from ccworkbench.method import pictures
from ccworkbench.method.pictures import Picture

DRAWN: dict[type[Picture], Callable[[Any, Canvas], Chart]] = {
    pictures.Organisation: organisation,
    pictures.StakeholderGrid: stakeholder_grid,
    pictures.HeatMap: heat_map,
    pictures.AdkarProfile: adkar_profile,
    pictures.SkillGaps: skill_gaps,
    pictures.Roadmap: roadmap,
    pictures.TestProgress: test_progress,
    pictures.BurnDown: burn_down,
    pictures.Trends: trends,
    pictures.Dial: dial,
}


def draw(picture: Picture, canvas: Canvas) -> Chart:
    """Draw a picture; one that is empty says what to fill in."""
    if picture.is_empty:
        return nothing(canvas, picture.empty)
    return DRAWN[type(picture)](picture, canvas)


__all__ = ["Canvas", "Chart", "Colours", "Mark", "draw", "pdf_of", "svg_of"]
