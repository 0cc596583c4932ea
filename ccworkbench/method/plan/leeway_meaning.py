"""What the leeway of a task means for go-live, in one sentence."""

from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.method.plan.critical_path import Leeway


def meaning(leeway: Leeway) -> Phrase:
    """Say what the leeway of a task means for go-live."""
    if leeway.is_reserve:
        return phrase("Absorbs delays in earlier tasks; go-live moves once this reserve is used up.")
    if leeway.is_goal:
        return _of_goal(leeway)
    if -leeway.reserve <= leeway.slack <= 0 < leeway.reserve:
        return _of_reserve(leeway)
    if leeway.slack < 0:
        return phrases(
            "Ends {n} working day too late to meet the go-live date.",
            "Ends {n} working days too late to meet the go-live date.",
            -leeway.slack,
        )
    return _of_task(leeway)


def _of_goal(leeway: Leeway) -> Phrase:
    if leeway.slack >= 0:
        return phrase("The go-live date is achievable as things stand.")
    return phrases(
        "Go-live moves by {n} working day unless time is made up.",
        "Go-live moves by {n} working days unless time is made up.",
        -leeway.slack,
    )


def _of_task(leeway: Leeway) -> Phrase:
    if leeway.slack > 0:
        return phrases(
            "Can end {n} working day later without moving go-live.",
            "Can end {n} working days later without moving go-live.",
            leeway.slack,
        )
    if leeway.earlier > 0:
        return phrases(
            "Every day of delay here moves go-live; this task could start {n} working day earlier.",
            "Every day of delay here moves go-live; this task could start {n} working days earlier.",
            leeway.earlier,
        )
    return phrase("Every day of delay here moves go-live.")


def _of_reserve(leeway: Leeway) -> Phrase:
    """Say what a delay means that the reserve makes up for."""
    if leeway.slack == 0:
        return phrase("Every day of delay here uses up a day of the reserve.")
    return phrases(
        "Ends {n} working day late; the reserve covers the delay.",
        "Ends {n} working days late; the reserve covers the delay.",
        -leeway.slack,
    )
