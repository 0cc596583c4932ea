"""Papers by the key under which the register keeps them."""

from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import pack_of
from ccworkbench.exchange.packs.pack_values import titled
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.language.user_error import UserError
from ccworkbench.language.words import phrase
from ccworkbench.method.reports.catalogue import listed

SHEET = "sheet:"  # before the key of a sheet or report: a pack may have the same


def register_key(pack: Pack) -> str:
    """Return the key under which the register keeps a pack, sheet or report."""
    return pack.key if PACKS.get(pack.key) is pack else f"{SHEET}{pack.key}"


def document_title(key: str, viewer: Viewer) -> str:
    """Call a document by its kind, as the project calls that; one that this program does not know by its key."""
    try:
        pack = pack_called(key)
    except UserError:
        return key.removeprefix(SHEET)
    return titled(pack.key, pack.title, viewer)


def pack_called(key: str) -> Pack:
    """Return the pack, sheet or report of a key; raises UserError where this program has none."""
    if key in PACKS:
        return PACKS[key]
    if key.removeprefix(SHEET) not in listed():
        raise UserError(phrase("This program has no document “{key}”. Use the version that issued it.", key=key))
    return pack_of(key.removeprefix(SHEET))
