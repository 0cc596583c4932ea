"""What the leeway of a task means for go-live, in one sentence."""

from ccworkbench.language.words import Phrase, phrase, phrases
from ccworkbench.method.plan.critical_path import Leeway


def meaning(leeway: Leeway) -> Phrase:
    """Say what the leeway of a task means for go-live."""
    if leeway.is_reserve:
        return phrase("Makes up for what is late before it; go-live moves once it is used up.")
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
        return phrase("Go-live can be kept as things stand.")
    return phrases(
        "Go-live moves by {n} working day unless time is made up.",
        "Go-live moves by {n} working days unless time is made up.",
        -leeway.slack,
    )


def _of_task(leeway: Leeway) -> Phrase:
    if leeway.slack > 0:
        return phrases(
            "May end {n} working day later without moving go-live.",
            "May end {n} working days later without moving go-live.",
            leeway.slack,
        )
    if leeway.earlier > 0:
        return phrases(
            "Each day later here moves go-live; it could begin {n} working day earlier.",
            "Each day later here moves go-live; it could begin {n} working days earlier.",
            leeway.earlier,
        )
    return phrase("Each day later here moves go-live.")


def _of_reserve(leeway: Leeway) -> Phrase:
    """Say what a delay means that the reserve makes up for."""
    if leeway.slack == 0:
        return phrase("Each day later here uses up a day of the reserve.")
    return phrases(
        "Ends {n} working day late, for which the reserve makes up.",
        "Ends {n} working days late, for which the reserve makes up.",
        -leeway.slack,
    )
