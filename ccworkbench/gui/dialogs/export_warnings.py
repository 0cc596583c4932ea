"""What should be looked at before papers go out: broken RACI rules, texts that stay untranslated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccworkbench.exchange.packs.hand_over import PaperOrder, PaperSource
from ccworkbench.exchange.packs.leaving import unread_note
from ccworkbench.exchange.packs.untranslated import StayingText, staying_texts
from ccworkbench.gui.context import Context
from ccworkbench.gui.dialogs.export_pages import breakable
from ccworkbench.sheets.options import Language


@dataclass(frozen=True)
class Warned:
    """What should be looked at: its icon, the tone of the palette, the sentence, and the texts that it counts."""

    icon: str
    tone: str
    text: str
    texts: Sequence[StayingText] = ()


def warnings_of(context: Context, source: PaperSource, order: PaperOrder) -> Iterator[Warned]:
    """Tell what should be looked at before an order is carried out."""
    words, card = context.words, context.book.project
    broken = sum(problem.rule.startswith("RACI") and problem.severity == "error" for problem in context.problems())
    if broken:
        said = words.count("The RACI matrix has {n} error.", "The RACI matrix has {n} errors.", broken)
        yield Warned("circle-alert", "bad", said)
    if not order.folder.exists():
        yield Warned(
            "info", "muted", words.say("The folder {folder} will be created.", folder=breakable(str(order.folder)))
        )
    if unread := unread_note(order.packs, source.rows, source.viewer, order.readers):
        yield Warned("circle-alert", "bad", words.tell(unread))
    if stay := staying_texts(source, order.packs, order.languages, order.readers):
        said = words.count(
            "{n} text written by your team stays in the language of the workbook ({language}).",
            "{n} texts written by your team stay in the language of the workbook ({language}).",
            len(stay),
            language=words.say(Language(card.language).label),
        )
        yield Warned("languages", "warn", said, stay)
