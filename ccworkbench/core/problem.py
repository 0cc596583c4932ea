"""What a check reports: a rule that is broken, how bad that is, and the cell it points at."""

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from ccworkbench.language.words import Phrase

# An error must be put right, a warning looked at, a hint is advice.
Severity = Literal["error", "warning", "hint"]


@dataclass(frozen=True)
class Problem:
    """A broken rule: its key (`RACI-1`), what is wrong and what to do, and the cell it points at."""

    rule: str
    severity: Severity
    message: Phrase
    sheet: str
    row: UUID | None = None
    column: str = ""
