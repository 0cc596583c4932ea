"""Where the centre works and how it is led: sites, cooperating units, levels of the hierarchy (method.md 2.4, 3.4)."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_


class Sourcing(Option):
    """Who runs a unit (method.md 3.4, 002-10)."""

    IN_HOUSE = "in_house", N_("In-house")
    OUTSOURCED = "outsourced", N_("Outsourced")
    SHARED = "shared", N_("Shared")
