"""The rules by key: how bad it is to break each, and how a broken one is told."""

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from ccworkbench.core.problem import Problem, Severity
from ccworkbench.core.record import Record
from ccworkbench.language.words import N_, Phrase


class SeverityLook(NamedTuple):
    """How a broken rule is told: the word for how bad it is, its tone, its icon, and its sign in a line."""

    word: str
    tone: str
    icon: str
    sign: str


# How bad a broken rule is, the worst first.
SEVERITIES: Final[dict[Severity, SeverityLook]] = {
    "error": SeverityLook(N_("Error"), "bad", "circle-alert", "!"),
    "warning": SeverityLook(N_("Warning"), "warn", "triangle-alert", "▲"),
    "hint": SeverityLook(N_("Hint"), "muted", "lightbulb", "i"),
}
# RACI-1..9 are method.md 4.1, H1..26 its list of cross-sheet checks (4.16); the other keys are ours.
RULES: dict[str, Severity] = {
    "CELL-1": "error",  # a text that could not be read
    "CELL-2": "error",  # a required cell is empty
    "CELL-3": "error",  # a human number is used twice
    "CELL-4": "error",  # a reference to a deleted row
    "CODE-1": "warning",  # a human number that no row has
    "DATES-1": "warning",  # dates of the project out of order
    "DATES-2": "warning",  # something happened on a day that is still to come
    "DATES-3": "warning",  # something ended before it began
    # Roles and matrix
    "RACI-1": "error",  # exactly one A for each deliverable
    "RACI-2": "error",  # at least one R
    "RACI-3": "error",  # a role holds one letter for each deliverable
    "RACI-4": "hint",  # more than three R
    "RACI-5": "hint",  # more than three quarters C
    "RACI-6": "hint",  # a role without letters
    "RACI-7": "hint",  # a role with more than 60 % of all A
    "RACI-8": "warning",  # a role with letters, but without people
    "RACI-9": "warning",  # a sign-off that the customer does not answer for
    "SPLIT-1": "warning",  # one side has no duties at all
    "H1": "warning",  # a role without lead person
    "H2": "warning",  # a person with more than 100 % at the same time
    "H3": "warning",  # duties not communicated
    "H4": "warning",  # availability not confirmed
    "H5": "warning",  # the matrix has errors
    "H26": "hint",  # fewer than two designated support contacts
    "CONTACT-1": "warning",  # exactly one main contact on each side
    # Actions, questions, deliverables
    "ACTION-1": "warning",  # overdue
    "ACTION-2": "error",  # completed in the future
    "ACTION-3": "warning",  # done without complete date
    "ACTION-4": "warning",  # complete date, but not done
    "H6": "hint",  # a chapter with overdue actions; each of them is a warning already
    "QUESTION-1": "hint",  # a red answer from which nothing follows
    "H24": "warning",  # a deliverable is due and not approved
    "H25": "hint",  # a paper older than what it tells
    # The centre
    "H9": "warning",  # a small centre without IT administrator or recruiter
    "H10": "warning",  # a distributed centre with one site
    "LINK-1": "warning",  # a site of a distributed centre without a link
    "H11": "warning",  # a level of the hierarchy is missing for the size
    "LEVEL-1": "hint",  # a level that hangs in the air
    "UNIT-1": "hint",  # a supporting function that nobody performs
    "SPAN-1": "hint",  # span of control outside 8 to 15
    "HOURS-1": "warning",  # too few operators for the opening hours
    # Gaps and checklists
    "GAP-1": "warning",  # an open gap that nobody closes
    "GAP-2": "warning",  # an open gap past its date
    "GAP-3": "hint",  # closed without evidence
    "GAP-4": "hint",  # suspected gaps that nobody has confirmed or dismissed when their stage is over
    "H7": "warning",  # an open gap past the stage it had to be closed in
    "SERVICE-1": "warning",  # a service that nobody performs, without a gap
    "SERVICE-2": "hint",  # services of which nobody knows who performs them
    "PROCESS-1": "warning",  # a process that should have been redesigned
    "ITEM-1": "warning",  # an overdue item of a checklist
    # Roadmap and gates
    "ROADMAP-1": "warning",  # a large project without a roadmap
    "TASK-1": "warning",  # overdue
    "TASK-2": "warning",  # begins before what it comes after has ended
    "TASK-3": "error",  # comes after itself
    "TASK-4": "warning",  # goes live on another day than the project
    "TASK-5": "hint",  # less time than the task takes
    "ROOM-1": "error",  # less time until go-live than the whole plan takes
    "LIVE-1": "hint",  # a go-live on a day off
    "LIVE-2": "warning",  # a go-live in the past, with work before it still to be done
    "RESERVE-1": "warning",  # hardly a day of the reserve is left
    "GATE-1": "error",  # installation before specification and contract
    "GATE-2": "hint",  # approved by nobody
    "H15": "warning",  # operators trained before knowledge base and scripts were approved
    "H22": "error",  # technical launch by somebody who is no supervisor
    "LAUNCH-1": "warning",  # launched before everything was ready
    "LAUNCH-2": "warning",  # ready in spite of findings
    "LAUNCH-3": "warning",  # to be repeated on no day
    "ATTEST-1": "error",  # a result that contradicts its marks
    "ATTEST-2": "error",  # released without a passed attestation
    "ATTEST-3": "error",  # attested by somebody who is no supervisor
    "UAT-2": "warning",  # a cycle that ends after go-live
    "UAT-3": "warning",  # live without an accepted test
    "UAT-4": "warning",  # cycles without a test case
    # Stakeholders and change
    "H8": "warning",  # no stakeholder from senior management or from the front line
    "STAKE-1": "hint",  # an attitude has to change, but nothing is done for it
    "COMM-1": "warning",  # a message should have gone out
    "IMPACT-1": "hint",  # the floor feels a change far more than the project thinks
    "H12": "warning",  # a strong change without training or communication
    "ADKAR-1": "hint",  # a barrier point without a next step
    # Training
    "H13": "warning",  # a gap without a session
    "H14": "warning",  # fewer operators released than needed
    "TRAIN-1": "hint",  # an audience without levels
    "TRAIN-2": "warning",  # fewer sessions than needed
    "TRAIN-3": "warning",  # planned for the past
    "TRAIN-4": "hint",  # after go-live
    "TRAIN-5": "hint",  # more than two weeks before go-live, or before the task that it is for
    "TRAIN-6": "hint",  # nobody has assessed what an audience can do today
    "TRAIN-7": "warning",  # after the work begins that it is for
    "TRAIN-8": "warning",  # more groups at once than rooms
    "TRAIN-9": "warning",  # no room free for a session
    "TRAIN-10": "hint",  # traced to neither a skill nor a change
    "TRAIN-11": "hint",  # heads by language that are not those of the languages
    # Use cases and tests
    "UC-1": "warning",  # approved without owner or validator
    "UC-2": "warning",  # critical, and not passed when the test is over
    "H16": "warning",  # critical, and not tested in every way
    "H17": "warning",  # a test without use case and requirement
    "REQ-1": "warning",  # a requirement without test
    "UAT-1": "warning",  # the test begins without lead, approver or rules
    "CRIT-1": "warning",  # met without evidence
    "CRIT-2": "warning",  # begun although an entry criterion is not met
    "TEST-1": "warning",  # a tester who was not briefed
    "TEST-2": "warning",  # somebody tests what they have built or fixed
    "CYCLE-1": "warning",  # a cycle past its end
    "RESULT-1": "error",  # a second result for a case and cycle
    "RESULT-2": "warning",  # failed without a defect
    "DEFECT-1": "warning",  # without severity after triage
    "DEFECT-2": "warning",  # grave, without date or workaround
    "DEFECT-3": "warning",  # overdue
    "DEFECT-4": "warning",  # closed without a passed retest
    "DEFECT-5": "hint",  # waiting for its retest
    # Acceptance and go-live
    "H18": "error",  # accepted in spite of a critical defect or an unmet exit criterion
    "H19": "error",  # conditional without conditions that have owner and date
    "SIGN-1": "error",  # rejected without reason and next date
    "SIGN-2": "warning",  # partly accepted, but what is open?
    "SIGN-3": "hint",  # decided without date or signature
    "SIGN-4": "warning",  # a grave defect without a condition
    "COND-1": "warning",  # a condition past its deadline
    "GO-1": "warning",  # a mandatory criterion is red
    "GO-2": "warning",  # below the minimum
    "GO-3": "warning",  # go in spite of red
    "GO-4": "warning",  # a rating that is better than value and minimum allow
    "CUT-1": "warning",  # steps without owner
    "CUT-2": "warning",  # steps still to do after go-live
    "CUT-3": "hint",  # a point of no return that says nothing of the way back
    "PHONE-1": "warning",  # a number that was not tested
    "PHONE-2": "warning",  # no number is listed when the cut-over is near
    "RECORD-1": "warning",  # recorded before works council or data protection agreed
    "AGREE-1": "warning",  # the technical launch was held before everybody agreed who has to
    "AGREE-2": "warning",  # it is planned before that
    # Operation
    "H20": "warning",  # a key figure without formula, threshold or target
    "KPI-1": "warning",  # offered is not answered, abandoned and flow-outs together
    "KPI-2": "hint",  # figures of a period in between are missing
    "KPI-3": "error",  # counts that can't be, such as more answered than offered
    "KPI-4": "warning",  # figures that are there twice
    "REPORT-1": "hint",  # a report on request that was not agreed
    "EVAL-1": "hint",  # an evaluation without feedback
    "H21": "error",  # reported without cause, fix and prevention
    "PROBLEM-1": "warning",  # a problem past its date
    "RAID-1": "warning",  # a heavy risk that nobody minds
    "RAID-2": "warning",  # a heavy risk without a response
    "RAID-3": "warning",  # an assumption that nobody verified
    "RAID-4": "warning",  # a dependency that nobody confirmed
    "RAID-5": "warning",  # a decision of nobody
    "RAID-6": "warning",  # overdue
    "H23": "warning",  # the pilot month is over, and there was no debrief
    "DEBRIEF-1": "warning",  # a decision without owner and date
    "DEBRIEF-2": "warning",  # overdue
}
# What rows alone don't tell: the history knows what they were.
FROM_HISTORY: dict[str, Severity] = {
    "SIGN-5": "warning",  # something signed was changed
}


def broken(rule: str, message: Phrase, sheet: type[Record], row: UUID | None = None, column: str = "") -> Problem:
    """Tell that a rule is broken, and where."""
    return Problem(rule, FROM_HISTORY.get(rule) or RULES[rule], message, sheet.__tablename__, row, column)


def worst_first(problems: Iterable[Problem]) -> list[Problem]:
    """Sort broken rules by how bad they are; those of one severity keep their order."""
    order = list(SEVERITIES)
    return sorted(problems, key=lambda problem: order.index(problem.severity))
