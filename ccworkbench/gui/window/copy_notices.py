"""What is said below the sheet of the copies of a store: what a restore did, and that a rescued file lies beside it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ccworkbench.gui.store_file.choose_file import show_folder
from ccworkbench.gui.widgets.notice_bar import NoticeBar
from ccworkbench.language.words import N_, Phrase, phrase

if TYPE_CHECKING:
    from ccworkbench.gui.window.window_content import WindowContent
    from ccworkbench.store.copies.listing import Backup


def show_restored(content: "WindowContent", said: Phrase, back: Callable[[], None] | None) -> NoticeBar:
    """Tell what a restore did; `back` is the way back, where there is one."""
    return content.show_notice(said, N_("Undo the restore"), "undo-2", back)


def show_rescue(content: "WindowContent", rescue: "Backup", do: Callable[[], None]) -> NoticeBar:
    """Tell of a rescued file that holds what the store lacks; closed, the bar never comes again."""
    said = phrase(
        "{file} is in the same folder as this store. It was saved on {moment} and contains changes "
        "that are missing here.",
        file=rescue.path.name,
        moment=rescue.made,
    )
    return _show_until_dismissed(
        content, said, N_("Open existing store"), do, content.settings.dismissed_rescues, [rescue.path]
    )


def show_unwritten(content: "WindowContent", files: Sequence[Path]) -> NoticeBar:
    """Tell of the newest file with texts that were never written; closed, no bar tells of these files again."""
    said = phrase(
        "{file} contains texts that could not be saved in this store, each with its location.", file=str(files[0])
    )
    show = partial(show_folder, content, content.context.words, files[0])
    return _show_until_dismissed(content, said, N_("Show the folder"), show, content.settings.dismissed_texts, files)


def _show_until_dismissed(
    content: "WindowContent",
    said: Phrase,
    offer: str,
    do: Callable[[], None],
    dismissed: list[str],
    files: Sequence[Path],
) -> NoticeBar:
    """Tell of files; once the bar is closed they stand among those that were dismissed."""
    bar = content.show_notice(said, offer, "folder-open", do, N_("Do not show again"))

    def dismiss() -> None:
        dismissed.extend(str(file) for file in files)
        content.settings.save()

    bar.closed.connect(dismiss)
    return bar


def restored_sentence(made: datetime, aside: Path | None) -> Phrase:
    """Tell what is in the store's place now, and where the former file is kept."""
    if aside is None:
        return phrase("The backup from {moment} is now your store.", moment=made)
    return phrase(
        "The backup from {moment} is now your store. The previous file is kept as {path}.", moment=made, path=str(aside)
    )


def taken_back_sentence(aside: Path | None) -> Phrase:
    """Tell that the former file is back, and where the other one is kept."""
    return phrase("The previous file is back. The file that had replaced it is kept as {path}.", path=str(aside))
