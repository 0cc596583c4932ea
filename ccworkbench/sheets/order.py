"""All sheets in workbook order; a new sheet is a line here."""

from ccworkbench.core.record import Record
from ccworkbench.sheets.action import Action
from ccworkbench.sheets.change import ChangeImpact
from ccworkbench.sheets.communication import Meeting, Message
from ccworkbench.sheets.criterion import Criterion
from ccworkbench.sheets.deliverable import Deliverable, Raci
from ccworkbench.sheets.gap import Gap
from ccworkbench.sheets.person import Person
from ccworkbench.sheets.profile import Profile
from ccworkbench.sheets.project import Project
from ccworkbench.sheets.question import Question
from ccworkbench.sheets.raid import Raid
from ccworkbench.sheets.role import Assignment, Role
from ccworkbench.sheets.stakeholder import Stakeholder
from ccworkbench.sheets.training import Audience
from ccworkbench.sheets.use_case import UseCase

SHEETS: tuple[type[Record], ...] = (
    Project,
    Profile,
    Question,
    Gap,
    Person,
    Role,
    Assignment,
    Deliverable,
    Raci,
    Action,
    Stakeholder,
    Message,
    Meeting,
    ChangeImpact,
    Audience,
    UseCase,
    Criterion,
    Raid,
)
BY_KEY: dict[str, type[Record]] = {sheet.__tablename__: sheet for sheet in SHEETS}
