"""The commands that plan: a new project with all that follows from its size and dates, and its plan made anew."""

import sys
from collections.abc import Iterator, Sequence
from datetime import date

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, one_of, option, project_of
from ccworkbench.cli.terminal import print_json
from ccworkbench.core.kind import Date
from ccworkbench.core.option import Option
from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.legible_text import legible
from ccworkbench.language.listed_parts import listed_parts
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, Phrase, phrase
from ccworkbench.method.adapting.comparison import PlanProposal
from ccworkbench.method.house.content import HouseUse
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.plan.shortage import plan_notes
from ccworkbench.method.plan.sites_and_cycles import read_sites
from ccworkbench.method.schedule.working_days import read_region
from ccworkbench.operations.adapt_plan import adapt, plan_of_today
from ccworkbench.operations.house_contents import find_content
from ccworkbench.operations.new_project import add_told_project
from ccworkbench.operations.set_baseline import baseline_phrase, set_baseline
from ccworkbench.sheets.options import Channel
from ccworkbench.sheets.prepare.gates import HotlineScope
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, SizeBand, Topology
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.uat.uat_plan import UatPlan

WEEKENDS = "none"  # what is typed where no public holidays count


def new(call: Call) -> int:
    """Create a project with its starter rows."""
    plan, use = _asked_plan(call), _asked_content(call)
    with call.making() as store:
        book, made = add_told_project(store, plan, use, with_people=not call.options.without_people)
        card = book.project
        told = [*_taken_approach(plan, call), *made.notes, *plan_notes(made.plan, call.words.language)]
        if call.options.json:
            notes = [call.words.tell(note) for note in told]
            print_json({"id": str(card.id), "name": card.name, "language": card.language, "notes": notes})
        else:
            print(card.id)
            _print_notes(call, told)
    return 0


def _asked_plan(call: Call) -> Plan:
    options, viewer = call.options, Viewer(call.words, date.today())
    seats = next(column.kind for column in columns_of(Profile) if column.key == "seats")
    return Plan(
        name=legible(options.name).strip(),
        customer=_customer(options.customer),
        language=options.language or call.words.language,
        seats=seats.parse(options.seats, viewer),
        topology=options.topology,
        type=options.type,
        approach=options.approach,
        kick_off=Date().parse(options.kick_off, viewer),
        go_live=Date().parse(options.go_live, viewer),
        channels=tuple(dict.fromkeys(options.channels)),
        country=_country(options.country),
        sites=options.sites,
        chosen_band=options.band,
        large=options.large or None,
        hotline_scope=options.hotline,
        empty=options.empty,
        size=options.size,
        today=viewer.today,
        signed_on=Date().parse(options.contract_signed, viewer),
        uat_cycles=options.uat_cycles,
    )


def _asked_content(call: Call) -> HouseUse | None:
    """Return the house's content that was named; raises UserError where it can't be used."""
    options = call.options
    if not options.content:
        if options.instead:
            raise UserError(phrase("`--instead` needs house content. Name it with `--content`."))
        return None
    if options.empty:
        raise UserError(phrase("House content can’t be used in an empty project. Omit `--empty` or `--content`."))
    return HouseUse(find_content(call.path, options.content), options.instead)


def _taken_approach(plan: Plan, call: Call) -> Iterator[Phrase]:
    """Tell which approach was taken where none was named and an outsourcer is not the only one who may carry it."""
    if plan.approach is None and plan.way is Approach.OUTSOURCER:
        yield phrase(
            "No approach was given, so “{approach}” is assumed. Use `--approach {other}` for the other.",
            approach=call.words.say(plan.way.label),
            other=Approach.SUPPLIER.value,
        )


def plan(call: Call) -> int:
    """Tell what would be different if the plan were made today; with `--apply`, do it as one step."""
    with call.writing() if call.options.apply else call.reading() as store:
        workbook = call.project(store)
        proposals, told = plan_of_today(workbook, call.viewer(workbook))
        if call.options.apply:
            adapt(workbook, proposals)
        if call.options.json:
            listed = [_proposal_fields(proposal, call) for proposal in proposals]
            notes = [call.words.tell(note) for note in told]
            print_json({"applied": call.options.apply, "notes": notes, "proposals": listed})
            return 0
    for proposal in proposals:
        print(call.words.tell(proposal.told))
    if not proposals and not told:
        print(call.words.say("The plan is up to date."))
    _print_notes(call, told)
    return 0


def baseline(call: Call) -> int:
    """Keep today's dates of the roadmap as those that were planned."""
    with call.writing() as store:
        changed = set_baseline(call.project(store))
        if call.options.json:
            print_json({"changed": [task.code for task in changed]})
        else:
            print(call.words.tell(baseline_phrase(changed)))
    return 0


def _proposal_fields(proposal: PlanProposal, call: Call) -> dict[str, object]:
    row = proposal.row
    return {
        "deed": proposal.change_kind,
        "sheet": row.__tablename__,
        "row": row.id,
        "origin": row.origin,
        "text": call.words.tell(proposal.told),
        "values": dict(proposal.values),
    }


def _print_notes(call: Call, told: Sequence[Phrase]) -> None:
    """Say what is uneasy beside the answer, which scripts read."""
    for note in told:
        print(call.words.tell(note), file=sys.stderr)


def _customer(text: str) -> str:
    name = legible(text).strip()
    if not name:
        raise UserError(phrase("A project needs a customer."))
    return name


def _country(text: str | None) -> str | None:
    return text if text is None else "" if text.casefold() == WEEKENDS else read_region(text)


def _channels(text: str) -> tuple[str, ...]:
    read = one_of([channel.value for channel in Channel])
    return tuple(map(read, listed_parts(text)))


def _cycles(text: str) -> int | None:
    kind = next(column.kind for column in columns_of(UatPlan) if column.key == "cycles")
    number: int | None = kind.parse(text, Viewer(words_of("en"), date.today()))
    return None if number is None else int(number)


def _keys(options: type[Option]) -> str:
    return "|".join(member.value for member in options)


def _take_new(line: CommandLine) -> None:
    line.add_argument("name", metavar="NAME")
    line.add_argument("--customer", metavar="NAME", required=True)
    line.add_argument("--seats", metavar="NUMBER", default="")
    line.add_argument("--topology", metavar=_keys(Topology), type=option(Topology), default=Topology.CENTRAL)
    line.add_argument("--type", metavar=_keys(ProjectType), type=option(ProjectType), default=ProjectType.CLOUD)
    line.add_argument("--approach", metavar=_keys(Approach), type=option(Approach))
    channels = f"{_keys(Channel)}[,…]"
    line.add_argument("--channels", "--channel", metavar=channels, type=_channels, action="extend", default=[])
    line.add_argument("--kick-off", metavar="DATE", default="")
    line.add_argument("--go-live", metavar="DATE", default="")
    line.add_argument("--contract-signed", metavar="DATE", default="")
    line.add_argument("--uat-cycles", metavar="0-3", type=_cycles)
    line.add_argument("--country", metavar="COUNTRY[-REGION]")
    line.add_argument("--sites", metavar="NUMBER|NAMES", type=read_sites, default=())
    line.add_argument("--band", metavar=_keys(SizeBand), type=option(SizeBand))
    line.add_argument("--size", metavar=_keys(ContentSize), type=option(ContentSize))
    line.add_argument("--large", action="store_true")
    line.add_argument("--hotline", metavar=_keys(HotlineScope), type=option(HotlineScope))
    line.add_argument("--empty", action="store_true")
    line.add_argument("--content", metavar="NAME", default="")
    line.add_argument("--instead", action="store_true")
    line.add_argument("--without-people", action="store_true")
    in_language(line)
    as_json(line)


def _take_plan(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("--apply", action="store_true")
    in_language(line)
    as_json(line)


def _take_baseline(line: CommandLine) -> None:
    project_of(line)
    in_language(line)
    as_json(line)


PLAN_COMMANDS = (
    Command("new", N_("Create a project with its starter rows."), _take_new, new),
    Command("plan", N_("Show how the plan would look today; `--apply` updates it."), _take_plan, plan),
    Command(
        "baseline",
        N_("Save the roadmap dates as the baseline; later moves are measured against it."),
        _take_baseline,
        baseline,
    ),
)
