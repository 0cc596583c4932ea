"""The signature block on paper: two parties side by side, each with the lines that its language has."""

from collections.abc import Sequence

from ccworkbench.exchange.document import SigningParty, SmallFact
from ccworkbench.exchange.pdf.book import Band
from ccworkbench.exchange.pdf.pen import Pen
from ccworkbench.exchange.text_styles import LABEL, SMALL, STRONG, TEXT, shortened
from ccworkbench.exchange.tones import SIGNING

SIGNATURES_BETWEEN = 35.2  # room between the parties
ROOMY_SIGNATURES, TIGHT = (30.0, 14.0), (19.0, 8.0)  # what a line to be signed takes, and each line of writing on it


def signatures(parties: Sequence[SigningParty], width: float, *, tight: bool = False) -> Band:
    """Draw the signature block: two columns, the customer at the left; a tight one saves a third of the height."""
    room, heights = (width - SIGNATURES_BETWEEN) / 2, TIGHT if tight else ROOMY_SIGNATURES
    titles = [f"{party.title} · {party.company}" if party.company else party.title for party in parties]
    companies = [STRONG.wrap(shortened(title, STRONG, room * 3), room) for title in titles]
    top_height = max(map(len, companies)) * STRONG.leading + 8
    fields = max(sum(_writing(field, heights) for field in party.fields) for party in parties)

    def draw(pen: Pen, left: float, top: float) -> None:
        for party, lines in zip(parties, companies, strict=True):
            pen.lines(left, top, lines, STRONG)
            pen.rule(left, top + top_height - 3, room, pen.brand_colours.text, 1)
            y = top + top_height
            for field in party.fields:
                y += _writing(field, heights)
                _signature_line(pen, left, y, room, field)
            left += room + SIGNATURES_BETWEEN

    return Band(top_height + fields + 6, draw, gap=14 if tight else 30)


def _writing(field: SmallFact, heights: tuple[float, float]) -> float:
    return heights[0] + heights[1] * field.room


def _signature_line(pen: Pen, left: float, bottom: float, room: float, field: SmallFact) -> None:
    line = bottom - LABEL.leading - 3
    pen.rule(left, line, room, SIGNING, 0.7)
    pen.line(left, line - TEXT.leading - 2, shortened(field.value, TEXT, room), TEXT)
    pen.line(left, line + 2, field.label, SMALL)
