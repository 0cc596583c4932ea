"""Who runs a unit or a function, in-house or outside: one closed list for several sheets (method.md 3.4)."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_


class Sourcing(Option):
    """Who runs a unit (method.md 3.4, 002-10)."""

    IN_HOUSE = "in_house", N_("In-house")
    OUTSOURCED = "outsourced", N_("Outsourced")
    SHARED = "shared", N_("Shared")
