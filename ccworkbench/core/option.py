"""The base of all closed lists: each value has its key, its label and the tone of its chip."""

from enum import StrEnum
from typing import Self


class Option(StrEnum):
    """A value of a closed list: its key, its label, and the tone its chip has (good, warn, bad, info)."""

    label: str
    tone: str

    def __new__(cls, key: str, label: str = "", tone: str = "") -> Self:
        """Make a member from `KEY = "key", N_("Label"), "tone"`."""
        member = str.__new__(cls, key)
        member._value_, member.label, member.tone = key, label, tone
        return member
