"""The way of papers from the choice to the register: laid out in the window, drawn beside it, then registered."""

from collections.abc import Sequence
from dataclasses import replace

from ccworkbench.exchange.document import Progress
from ccworkbench.exchange.packs.hand_over import FINE, DrawnPapers, PaperOrder, PaperResult, draw_all
from ccworkbench.gui.context import Context
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.documents.issue import PreparedIssue
from ccworkbench.operations.documents.issue_files import IssuePapers, papers_of, put_in_register, same_content


def papers_to_issue(context: Context, prepared: Sequence[PreparedIssue], order: PaperOrder) -> list[IssuePapers]:
    """Lay out what is to be issued in all its languages and formats; raises UserError."""
    return [papers_of(context.store, one, order.languages, order.formats, order.folder) for one in prepared]


def draw_issues(issues: Sequence[IssuePapers], progress: Progress) -> list[DrawnPapers]:
    """Draw all papers of several documents; leaves nothing where that fails or is stopped."""
    total, drawn = sum(len(one.papers) for one in issues) * FINE, list[DrawnPapers]()
    try:
        for one in issues:
            before = sum(len(other.papers) for other in drawn) * FINE
            drawn.append(draw_all(one.papers, _share(progress, before, total)))
    except BaseException:
        drop_all(drawn)
        raise
    return drawn


def drop_all(drawn: Sequence[DrawnPapers]) -> None:
    """Remove papers that were drawn and got no place."""
    for one in drawn:
        one.drop()


def register_issues(context: Context, issues: Sequence[IssuePapers], drawn: Sequence[DrawnPapers]) -> list[PaperResult]:
    """Register one document after the other; raises UserError where none of them could be, and else tells of these."""
    results, errors = list[PaperResult](), list[UserError]()
    for one, papers in zip(issues, drawn, strict=True):
        try:
            written = put_in_register(context.store, context.open_book(), one, papers, context.today)
        except UserError as error:
            errors.append(error)
            results += [PaperResult(paper.path, error) for paper in one.papers]
        else:
            results += _with_version(one, written)
    if len(errors) == len(issues):
        raise errors[0]
    return results


def _with_version(issue: IssuePapers, written: Sequence[PaperResult]) -> list[PaperResult]:
    """Say of each file which version it is of, where that is not a new one."""
    if not issue.prepared.is_unchanged:
        return list(written)
    said = same_content(issue.prepared.document)
    return [replace(one, told=(said, *one.told)) for one in written]


def _share(progress: Progress, before: int, total: int) -> Progress:
    def tell(done: int, _of: int, what: str) -> None:
        progress(before + done, total, what)

    return tell
