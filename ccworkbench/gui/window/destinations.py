"""Everything that can be gone to: all actions, sheets and rows of the open project."""

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtGui import QKeySequence

from ccworkbench.core.matrix import Crossing
from ccworkbench.gui.actions import ALSO_CALLED, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.menus import SUBMENUS
from ccworkbench.gui.widgets.search_dialog import SearchItem
from ccworkbench.language.words import N_
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.sheets.order import SHEETS

COMMAND = N_("Command")


def destinations(context: Context, acts: Actions, go_to: Callable[..., None] | None) -> Iterator[SearchItem]:
    """List everything that can be reached at this moment: sheets, then actions, then rows."""
    words = context.words
    if go_to is not None:
        for key, info in listed().items():
            where = words.say("Report") if info.shape == "report" else words.say("Sheet")
            go, tab = partial(go_to, key, None), words.say(info.tab)
            yield SearchItem(context.title(key, info.title), info.title, where, info.icon, "", go, (tab,))
    for act, action in acts:
        if action.isEnabled():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            also = f"{ALSO_CALLED[act]}, {words.say(ALSO_CALLED[act])}".split(", ") if act in ALSO_CALLED else ()
            where = words.say(SUBMENUS.get(act, COMMAND))
            yield SearchItem(action.text(), act.text, where, act.icon, keys, action.trigger, also)
    if go_to is not None:
        yield from _row_destinations(context, go_to)


def _row_destinations(context: Context, go_to: Callable[..., None]) -> Iterator[SearchItem]:
    view = context.viewer()
    for sheet in SHEETS:
        info = sheet.sheet
        if info.shape != "list" or issubclass(sheet, Crossing) or not info.named_by:
            continue
        where = context.title(sheet.__tablename__, info.tab or info.title)
        for row in context.book.rows(sheet):
            text = " ".join(view.retell(row.label).split())
            code = getattr(row, "code", "") or ""
            yield SearchItem(
                text, code, where, info.icon, code, partial(go_to, sheet.__tablename__, row.id), is_row=True
            )
