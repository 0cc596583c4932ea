"""Undo and redo: what they are called now, what they do, and where it can be seen."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from ccworkbench.gui.actions import Act, Actions
from ccworkbench.gui.context import Context
from ccworkbench.gui.window.step_location import StepLocation, location_of_step
from ccworkbench.store.errors import StoreError
from ccworkbench.store.history import Step

ShowLocation = Callable[[StepLocation], None]


def name_undo_and_redo(context: Context, acts: Actions) -> None:
    """Name the steps that undo and redo would take."""
    words, book = context.words, context.workbook
    done, undone = (book.timeline.done, book.timeline.undone) if book else ([], [])
    undo, redo = (words.tell(steps[-1].label) if steps else "" for steps in (done, undone))
    acts[Act.UNDO].setText(words.say("Undo: {step}", step=undo) if undo else words.say(Act.UNDO.text))
    acts[Act.REDO].setText(words.say("Redo: {step}", step=redo) if redo else words.say(Act.REDO.text))


def undo_commands(context: Context, open_key: Callable[[], str], show: ShowLocation) -> dict[Act, Callable[[], None]]:
    """Return undo and redo where there is a step for them; `show` goes to where something changed."""
    timeline, found = context.book.timeline, dict[Act, Callable[[], None]]()
    if timeline.done or context.pending:
        found[Act.UNDO] = partial(_undo, context, open_key, show)
    if timeline.undone:
        found[Act.REDO] = partial(_travel_in_history, context, context.book.redo, open_key, show)
    return found


def _undo(context: Context, open_key: Callable[[], str], show: ShowLocation) -> None:
    """Take the last change back; where the last ones still wait, it is one of those."""
    if context.pending.again():
        _travel_in_history(context, context.book.undo, open_key, show)
    else:
        context.pending.take_back()


def _travel_in_history(
    context: Context, go: Callable[[], Step | None], open_key: Callable[[], str], show: ShowLocation
) -> None:
    """Undo or redo, and show where that happened."""
    context.allow_change()
    context.settle()
    steps_done: list[Step] = []
    context.stepped.connect(steps_done.append)
    try:
        go()
    finally:
        context.stepped.disconnect(steps_done.append)
    with suppress(StoreError):  # it is done, and only can't be shown
        for step in steps_done:
            if location := location_of_step(context, step, open_key()):
                show(location)
