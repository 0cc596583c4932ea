"""Who may read a value: everybody of the project, its steering committee, or our house alone.

A class stands at each column; a row may be for fewer readers, and so is all that hangs on that row.
"""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_


class Disclosure(Option):
    """The readers of a value, from all to few; what some may read, those after them may read, too."""

    CUSTOMER = "customer", N_("For the customer")
    STEERING = "steering", N_("For the steering committee only"), "warn"
    INTERNAL = "internal", N_("Internal, not for the customer"), "bad"

    @property
    def narrowness(self) -> int:
        """Tell how few may read it, from 0 for all."""
        return list(type(self)).index(self)

    def is_for(self, readers: "Disclosure") -> bool:
        """Tell whether these readers may see a value of this class."""
        return self.narrowness <= readers.narrowness


def narrowest(*classes: Disclosure) -> Disclosure:
    """Return the class of what has several: that with the fewest readers."""
    return max(classes, key=lambda one: one.narrowness)


CUSTOMER, STEERING, INTERNAL = Disclosure
