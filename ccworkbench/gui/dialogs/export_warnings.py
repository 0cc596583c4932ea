"""What should be looked at before papers go out: broken RACI rules, texts that stay untranslated."""

from collections.abc import Iterator

from ccworkbench.exchange.packs.hand_over import PaperOrder, PaperSource, untranslated
from ccworkbench.gui.context import Context
from ccworkbench.sheets.options import Language

Warned = tuple[str, str, str]  # icon, tone of the palette, sentence


def warnings_of(context: Context, source: PaperSource, order: PaperOrder) -> Iterator[Warned]:
    """Tell what should be looked at before an order is carried out."""
    words, card = context.words, context.book.project
    broken = sum(problem.rule.startswith("RACI") and problem.severity == "error" for problem in context.problems())
    if broken:
        yield (
            "circle-alert",
            "bad",
            words.count("The RACI matrix has {n} error.", "The RACI matrix has {n} errors.", broken),
        )
    written_in = card.language.value
    if stays := _untranslated(source, order, written_in):
        language = words.say(Language(written_in).label)
        yield (
            "languages",
            "warn",
            words.count(
                "{n} text written by your team stays in the language of the workbook ({language}).",
                "{n} texts written by your team stay in the language of the workbook ({language}).",
                stays,
                language=language,
            ),
        )


def _untranslated(source: PaperSource, order: PaperOrder, written_in: str) -> int:
    """Count the team's own texts in the language that has most of them; all papers hold the same ones."""
    stays, others = 0, [language for language in order.languages if language != written_in]
    for pack in order.packs if others else ():
        original = source.document(pack, written_in, order.readers)
        stays += max(untranslated(source.document(pack, other, order.readers), original) for other in others)
    return stays
