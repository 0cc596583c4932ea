"""What a test can come to: one closed list for whole cases and for single steps (method.md 4.7)."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_, NP_


class ResultVerdict(Option):
    """What a test came to (method.md 4.7)."""

    NOT_RUN = "not_run", N_("Not run"), "faint"
    PASSED = "passed", N_("Passed"), "good"
    FAILED = "failed", N_("Failed"), "bad"
    BLOCKED = "blocked", NP_("test", "Blocked"), "warn"
    NOT_APPLICABLE = "not_applicable", N_("Not applicable"), "faint"
