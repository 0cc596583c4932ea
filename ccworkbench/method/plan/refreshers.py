"""When people have to practise again what they were taught: before a task that begins long after (method.md 4.5)."""

from collections.abc import Iterable
from datetime import date, timedelta

from ccworkbench.method.figures.training import FRESH

Days = tuple[date, date]  # of a task: the first and the last


def long_gaps(taught: date, tasks: Iterable[Days]) -> list[date]:
    """Return the first days of tasks that begin more than two weeks after the skill was taught or last used.

    Who works on a task practises it until its last day. What begins before the training is over is nobody's gap.
    """
    found, known = [], taught
    for starts, ends in sorted(tasks):
        if starts > known + timedelta(FRESH):
            found.append(starts)
        known = max(known, ends)
    return found
