"""The choice what a new project starts with: our starter rows, a house's content beside or instead of them, nothing."""

from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.labelled_fields import ValueBox
from ccworkbench.method.house.content import HouseUse
from ccworkbench.operations.house_contents import readable_contents


class StarterBox(ValueBox):
    """Its value is False for our rows, True for none, or how a house's content is used."""

    def __init__(self, context: Context) -> None:
        say, found = context.words.say, readable_contents(context.store.path)
        beside = [(HouseUse(one), say("With starter rows and “{name}”", name=one.name)) for one in found]
        instead = [(HouseUse(one, True), say("“{name}” in place of the starter rows", name=one.name)) for one in found]
        super().__init__([(False, say("With starter rows")), *beside, *instead, (True, say("Empty sheets"))])

    @property
    def is_empty(self) -> bool:
        """Tell whether the project starts without rows."""
        return self.value is True

    @property
    def use(self) -> HouseUse | None:
        """Return how a house's content is used, None where it is not."""
        return self.value if isinstance(self.value, HouseUse) else None
