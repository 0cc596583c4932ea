"""How values of key figures are written: each brings its own unit, because a table of them mixes shares and times."""

from enum import Enum
from typing import Any, Self

from ccworkbench.core.kind import Kind, Number
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.formats import fixed_number_text, percent_text
from ccworkbench.sheets.kinds import Duration, Percent

DASH = "–"
LONG = 36_000  # seconds


class Rate(Percent):
    """A share with both decimals, so that 86.00 % and 86.04 % stand under each other."""

    def __init__(self) -> None:
        super().__init__()
        self.excel_format = "0.00%"

    def show_value(self, value: float, viewer: Viewer) -> str:
        return percent_text(value, viewer.words.language, digits=2)


class Fixed(Number):
    """A number with all its decimals."""

    def __init__(self, digits: int) -> None:
        super().__init__(digits)
        self.excel_format = "#,##0." + "0" * digits

    def show_value(self, value: float, viewer: Viewer) -> str:
        return fixed_number_text(value, self.digits, viewer.words.language)


class Span(Duration):
    """Minutes and seconds; hours stand before them where there would be hundreds of minutes."""

    def show_value(self, value: int, viewer: Viewer) -> str:
        if value < LONG:
            return super().show_value(value, viewer)
        return f"{value // 3600}:{value // 60 % 60:02d}:{value % 60:02d}"


class KpiUnit(Enum):
    """What a key figure is measured in; its value is the kind that writes it."""

    SHARE = Rate()
    SECONDS = Span()
    COUNT = Number()
    RATIO = Fixed(2)

    @property
    def digits(self) -> int:
        """Return how many decimals of a value are seen; targets are compared as they are seen."""
        return {KpiUnit.SHARE: 4, KpiUnit.RATIO: 2}.get(self, 0)

    def seen(self, value: float) -> float:
        """Round a value as its reader sees it: what is shown as 80.00 % has reached 80 %."""
        return round(value, self.digits or None)


class MeasuredNumber(float):
    """A number that brings the format Excel shows it in."""

    excel_format: str

    def __new__(cls, value: float, excel_format: str) -> Self:
        """Make a number of a value and its format."""
        made = super().__new__(cls, value)
        made.excel_format = excel_format
        return made


class Measure(Number):
    """A value with its unit, as a pair; a dash where nobody counted, or nothing can be divided by."""

    def __init__(self) -> None:
        super().__init__()
        self.excel_format = "General"

    def show(self, value: Any, viewer: Viewer) -> str:
        number, unit = value
        return DASH if number is None else self._kind(unit).show(unit.seen(number), viewer)

    def to_excel(self, value: Any, viewer: Viewer) -> Any:
        number, unit = value
        if number is None:
            return DASH
        kind = self._kind(unit)
        if unit is KpiUnit.SECONDS:  # programs differ in what they show of parts of a second
            number = unit.seen(number)
            return MeasuredNumber(kind.to_excel(number, viewer), "[h]:mm:ss" if number >= LONG else kind.excel_format)
        return MeasuredNumber(kind.to_excel(number, viewer), kind.excel_format)

    def _kind(self, unit: KpiUnit) -> Kind:
        kind: Kind = unit.value
        return kind
