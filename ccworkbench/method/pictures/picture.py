"""The base of all pictures: plain values in the reader's language, free of rows, so that they may go to a thread.

Whoever draws finds in each mark the row it stands for, so that a click on it can lead there.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import ClassVar, Self
from uuid import UUID

from ccworkbench.core.disclosure import CUSTOMER, Disclosure
from ccworkbench.core.viewer import Viewer

# The sheets that have a picture; `depict` says which.
SHEETS_WITH_PICTURE = frozenset(
    {
        "org_level",
        "stakeholder",
        "change_impact",
        "adkar",
        "training_need",
        "task",
        "test_result",
        "defect",
        "kpi_figure",
    }
)


@dataclass(frozen=True)
class Picture:
    """The base of all pictures: its caption, and one sentence for a sheet that has nothing to show yet."""

    title: ClassVar[str] = ""
    empty: ClassVar[str] = ""
    many: ClassVar[str] = ""  # the field without whose items there is nothing to draw
    disclosure: ClassVar[Disclosure] = CUSTOMER  # who may see it
    row_by_row: ClassVar[bool] = False  # whether it shows the rows themselves, and not what they add up to
    together: ClassVar[int] = 1  # how many items should stay together, because they stand beside each other
    can_split: ClassVar[bool] = True  # whether these items may go on in another drawing

    @property
    def is_empty(self) -> bool:
        """Tell whether there is nothing to draw."""
        return not getattr(self, self.many)

    def cut_into(self, count: int) -> Iterator[Self]:
        """Yield the picture in as many parts, or in fewer where it has no more."""
        items = getattr(self, self.many)
        size = -(-len(items) // count) if self.can_split else len(items)
        size = max(1, -(-size // self.together)) * self.together
        for start in range(0, max(len(items), 1), size):
            values = {field.name: getattr(self, field.name) for field in fields(self)}
            yield type(self)(**{**values, self.many: items[start : start + size]})


def row_name(sheet: str, row: UUID | None, viewer: Viewer) -> str:
    return viewer.retold_name(sheet, row) if row else ""
