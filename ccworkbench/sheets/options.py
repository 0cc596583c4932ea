"""Closed lists that more than one sheet uses."""

from ccworkbench.core.option import Option
from ccworkbench.language.words import N_, NP_


class Chapter(Option):
    """The seven chapters of the method in their fixed order, and what follows them (method.md 0.1, 0.2)."""

    PREPARE = "prepare", N_("Prepare for enablement")
    ROLES = "roles", N_("Identify project roles and responsibilities")
    STAKEHOLDERS = "stakeholders", N_("Organise stakeholder collaboration")
    CHANGE = "change", N_("Proactively anticipate and manage change")
    TRAINING = "training", N_("Determine user training needs")
    USE_CASES = "use_cases", N_("Capture business-critical use cases")
    UAT = "uat", N_("Plan for user acceptance testing (UAT)")
    LAUNCH = "launch", N_("Launch")
    OPERATE = "operate", N_("Pilot and operations")


# What fits a narrow navigation: the chapter in two words.
CHAPTER_TABS = {
    Chapter.PREPARE: N_("Prepare"),
    Chapter.ROLES: N_("Roles and duties"),
    Chapter.STAKEHOLDERS: N_("Stakeholders"),
    Chapter.CHANGE: N_("Change"),
    Chapter.TRAINING: N_("Training"),
    Chapter.USE_CASES: N_("Use cases"),
    Chapter.UAT: N_("Acceptance test"),
    Chapter.LAUNCH: N_("Launch"),
    Chapter.OPERATE: N_("Pilot and operations"),
}


class Stage(Option):
    """The project's life, from the first wish to steady operation (method.md 0.3)."""

    VISION = "vision", N_("Vision and need")
    PLAN_BUDGET = "plan_budget", N_("Plan and budget")
    PROCUREMENT = "procurement", N_("Procurement")
    CONTRACT_SPEC = "contract_spec", N_("Contract and specification")
    PREPARE = "prepare", N_("Team preparation")
    DESIGN_BUILD = "design_build", N_("Design and build")
    TRAIN = "train", N_("Agent training")
    TECH_LAUNCH = "tech_launch", N_("Technical launch")
    UAT = "uat", N_("User acceptance test")
    ATTEST = "attest", N_("Certification and release")
    GOLIVE = "golive", N_("Go-live")
    PILOT = "pilot", N_("Pilot month")
    DEBRIEF = "debrief", N_("Debrief")
    OPERATE = "operate", N_("Steady-state operation")


class Side(Option):
    """Who a person or a role belongs to (method.md 2)."""

    CUSTOMER = "customer", N_("Customer")
    SUPPLIER = "supplier", N_("Supplier")
    OPERATIONS = "operations", N_("Contact-centre operations")
    OUTSOURCER = "outsourcer", N_("Outsourcer")
    EXTERNAL = "external", N_("External party")


class Rating(Option):
    """How good a thing looks: green, amber or red, each with its letter."""

    GREEN = "green", N_("Green"), "good"
    AMBER = "amber", N_("Amber"), "warn"
    RED = "red", N_("Red"), "bad"


class Language(Option):
    """The languages of workbooks, exports and people; each is called by its own name."""

    EN = "en", N_("English")
    DE = "de", N_("German")
    HU = "hu", N_("Hungarian")
    RU = "ru", N_("Russian")
    ZH = "zh", N_("Chinese")


class Channel(Option):
    """Ways a customer reaches the centre, or is reached (method.md 0.4)."""

    VOICE_IN = "voice_in", N_("Voice inbound")
    VOICE_OUT = "voice_out", N_("Voice outbound")
    EMAIL = "email", N_("E-mail")
    CHAT = "chat", N_("Web chat")
    MESSAGING = "messaging", N_("Messaging")
    SOCIAL = "social", N_("Social media")
    CALLBACK = "callback", N_("Callback")


class Priority(Option):
    """What comes first."""

    HIGH = "high", N_("High"), "warn"
    MEDIUM = "medium", N_("Medium")
    LOW = "low", N_("Low")


class DefectSeverity(Option):
    """How much a defect hurts; set by the tester, and never changed in silence (method.md 4.7)."""

    CRITICAL = "critical", NP_("severity", "Critical"), "bad"
    MAJOR = "major", N_("Major"), "warn"
    MINOR = "minor", N_("Minor")
    COSMETIC = "cosmetic", N_("Cosmetic"), "faint"
