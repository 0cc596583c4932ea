"""How often a figure is looked at: one closed list for key figures and reports."""

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
