"""The command that changes how much content a project has."""

from collections.abc import Sequence

from ccworkbench.cli.arguments import Call, Command, CommandLine, as_json, in_language, option, project_of
from ccworkbench.cli.terminal import print_json
from ccworkbench.language.listed_parts import listed_parts
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import N_, phrase
from ccworkbench.method.adapting.comparison import PlanProposal
from ccworkbench.method.adapting.proposals import folded
from ccworkbench.operations.change_size import change_size, size_change_of, size_proposals_of
from ccworkbench.sheets.prepare.profile import ContentSize


def size(call: Call) -> int:
    """Tell what a size adds to a project and takes out of it; with `--apply`, do it as one step."""
    options = call.options
    with call.writing() if options.apply else call.reading() as store:
        workbook = call.project(store)
        change = size_change_of(workbook, options.size)
        viewer = call.viewer(workbook)
        proposals = _chosen(size_proposals_of(change, viewer), options.rows)
        if options.apply:
            change_size(workbook, change, proposals, is_all=not options.rows)
        if options.json:
            listed = [
                {
                    "deed": proposal.change_kind,
                    "sheet": proposal.row.__tablename__,
                    "row": proposal.row.id,
                    "origin": _key(proposal),
                    "text": call.words.tell(proposal.told),
                }
                for proposal in proposals
            ]
            print_json({"applied": options.apply, "size": options.size, "proposals": listed})
            return 0
    for proposal in folded(proposals, viewer):
        print(call.words.tell(proposal.told))
    if not proposals:
        print(call.words.say("This size neither adds nor removes any rows."))
    return 0


def _chosen(proposals: Sequence[PlanProposal], keys: Sequence[str]) -> list[PlanProposal]:
    """Return the proposals of the rows that were named, or all; raises UserError for a row that is not proposed."""
    known = {_key(proposal) for proposal in proposals}
    for key in keys:
        if key not in known:
            raise UserError(phrase("This size proposes no change for “{text}”. `--json` lists the keys.", text=key))
    return [proposal for proposal in proposals if not keys or _key(proposal) in keys]


def _key(proposal: PlanProposal) -> str:
    """Return the key of a starter row; a form that a project always had is called like its sheet."""
    return proposal.row.origin or proposal.row.__tablename__


def _take_size(line: CommandLine) -> None:
    project_of(line)
    line.add_argument("size", metavar="|".join(ContentSize), type=option(ContentSize))
    line.add_argument("--rows", metavar="KEYS", type=listed_parts, action="extend", default=[])
    line.add_argument("--apply", action="store_true")
    in_language(line)
    as_json(line)


SIZE_COMMANDS = (
    Command(
        "size",
        N_("Show what another content size adds and removes; `--apply` changes the size."),
        _take_size,
        size,
    ),
)
