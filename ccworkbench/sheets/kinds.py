"""Kinds of cell with a unit: shares of a hundred, spans of time."""

from typing import Any

from ccworkbench.core.kind import Kind, Number, View
from ccworkbench.core.problem import CellError
from ccworkbench.core.words import phrase
from ccworkbench.locales import read_seconds, write_percent


class Percent(Number):
    """A share, kept as 0.8 and shown as 80 %; typed as 80 or 80 %."""

    def __init__(self) -> None:
        super().__init__(digits=4, low=0, high=2)
        self.excel_format = "0%"

    def write(self, value: float, view: View) -> str:
        return write_percent(value, view.words.language)

    def read(self, text: str, view: View) -> float:
        return self.within(Number(digits=2).read(text.strip("%％ "), view) / 100, view)


class Duration(Kind):
    """A span of time in whole seconds, written mm:ss; typed as 4:30 or as seconds."""

    align = "right"
    excel_format = "[mm]:ss"

    def write(self, value: int, view: View) -> str:
        return f"{value // 60:02d}:{value % 60:02d}"

    def read(self, text: str, view: View) -> int:
        seconds = read_seconds(text)
        if seconds is None:
            raise CellError(phrase("“{text}” is not a duration. Type minutes and seconds, as 4:30.", text=text))
        return seconds

    def to_excel(self, value: Any, view: View) -> Any:
        return None if value is None else value / 86400

    def from_excel(self, value: Any, view: View) -> Any:
        return round(value * 86400) if isinstance(value, int | float) else super().from_excel(value, view)
