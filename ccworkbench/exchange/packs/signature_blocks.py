"""The signature block of each language: who signs under which name, and on which lines (method.md 4.8)."""

from dataclasses import dataclass

from ccworkbench.exchange.document import SigningParty, SmallFact
from ccworkbench.language.words import N_, NP_, Words

NAME, POSITION = "name", "position"


@dataclass(frozen=True)
class SignatureLine:
    """A line of a block: its label, the room above it, and what a known signer fills in."""

    label: str
    room: int = 1
    takes: str = ""


@dataclass(frozen=True)
class Signer:
    """A party and the person who is expected to sign for it; all of it may be unknown."""

    company: str
    name: str = ""
    position: str = ""


# The names of the parties in a contract: Auftraggeber and Auftragnehmer, Megrendelő and Vállalkozó, Заказчик and
# Исполнитель, 甲方 and 乙方; not what a customer is called elsewhere.
CUSTOMER, SUPPLIER = NP_("contract", "Customer"), NP_("contract", "Supplier")
DATE = SignatureLine(NP_("signature", "Date"))
SIGNATURE = SignatureLine(NP_("signature", "Signature"), room=3)
# Each language has lines of its own in an order of its own, so a text here is translated for that language only.
BLOCKS: dict[str, tuple[SignatureLine, ...]] = {
    "en": (
        SignatureLine(NP_("signature", "Name"), takes=NAME),
        SignatureLine(NP_("signature", "Position"), takes=POSITION),
        SIGNATURE,
        DATE,
    ),
    "de": (
        SignatureLine(N_("Place, date")),
        SignatureLine(N_("Name in block letters"), takes=NAME),
        SignatureLine(N_("Position"), takes=POSITION),
        SIGNATURE,
        SignatureLine(N_("Company stamp (optional)"), room=3),
    ),
    "hu": (
        SignatureLine(N_("Place, date")),
        SignatureLine(NP_("signature", "Name"), takes=NAME),
        SignatureLine(N_("Position"), takes=POSITION),
        SIGNATURE,
        SignatureLine(N_("Company stamp"), room=3),
    ),
    "ru": (
        SignatureLine(N_("Position"), takes=POSITION),
        SIGNATURE,
        SignatureLine(N_("Signature in full"), takes=NAME),
        DATE,
        SignatureLine(N_("Company stamp"), room=3),
    ),
    "zh": (
        SignatureLine(N_("Name of the organisation (stamp)"), room=3),
        SignatureLine(N_("Authorised representative (signature)"), room=3),
        SignatureLine(N_("Position"), takes=POSITION),
        DATE,
    ),
}


def parties(words: Words, customer: Signer, supplier: Signer) -> tuple[SigningParty, SigningParty]:
    """Lay out the block of a language for both parties, the customer first."""
    return _party(words, CUSTOMER, customer), _party(words, SUPPLIER, supplier)


def _party(words: Words, title: str, signer: Signer) -> SigningParty:
    known = {NAME: signer.name, POSITION: signer.position}
    lines = BLOCKS[words.language]
    fields = tuple(SmallFact(words.say(line.label), known.get(line.takes, ""), line.room) for line in lines)
    return SigningParty(words.say(title), signer.company, fields)
