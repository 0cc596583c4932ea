"""What signatories can decide: one closed list for sign-offs and for each signature (method.md 4.8)."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_


class SignOffDecision(Option):
    """What the signatories decided (method.md 4.8)."""

    PENDING = "pending", N_("Pending"), "faint"
    ACCEPTED = "accepted", N_("Accepted"), "good"
    CONDITIONAL = "conditional", N_("Accepted with conditions"), "warn"
    PARTIAL = "partial", N_("Partially accepted"), "warn"
    REJECTED = "rejected", N_("Rejected"), "bad"
