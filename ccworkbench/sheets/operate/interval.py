"""Key figures: which are agreed, what was counted, who gets which report, and what evaluations say (method.md 4.11)."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_


class Interval(Option):
    """How often a figure is looked at."""

    QUARTER = "15", N_("15 minutes")
    HALF = "30", N_("30 minutes")
    HOUR = "60", N_("Hour")
    DAY = "day", N_("Day")
    WEEK = "week", N_("Week")
    MONTH = "month", N_("Month")
