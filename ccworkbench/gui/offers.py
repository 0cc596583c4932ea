"""What the window opens over itself: the command palette, hand-over, preview, shortcuts, about, backup."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ccworkbench.gui.workplace import Workplace


def go_to_anything(workplace: "Workplace") -> None:
    """Open the command palette; what is chosen happens after it has closed, so that it finds the focus it had."""
    from ccworkbench.gui.palette_bar import PaletteBar, offers_of

    go_to = workplace.place.go_to if workplace.place else None
    bar = PaletteBar(workplace.desk, offers_of(workplace.desk, workplace.acts, go_to), workplace)
    bar.exec()
    chosen = bar.chosen
    bar.deleteLater()
    if chosen:
        chosen.do()


def export(workplace: "Workplace", sheet: str = "") -> None:
    """Open the hand-over dialog for the packs, or for one sheet."""
    from ccworkbench.gui.export_dialog import ExportDialog

    dialog = ExportDialog(workplace.desk, workplace, workplace.settings)
    if sheet:
        dialog.packs.choose(())
        dialog.sheets.choose([sheet])
    dialog.exec()
    dialog.deleteLater()


def preview(workplace: "Workplace") -> None:
    """Show the paper as it will be; from there it is saved and printed."""
    from ccworkbench.gui.preview import Preview

    dialog = Preview(workplace.desk, workplace, language=workplace.desk.book.project.language.value)
    dialog.exec()
    dialog.deleteLater()


def back_up(workplace: "Workplace") -> None:
    """Copy the store beside the window, and tell where the copy lies."""
    from ccworkbench.gui.tasks import Task
    from ccworkbench.store.backup import backup

    path = workplace.desk.store.path
    task = Task(lambda _progress: backup(path), workplace)
    task.done.connect(workplace.on_backed_up)
    task.failed.connect(workplace.tell_error)
    task.start()


def show_shortcuts(workplace: "Workplace") -> None:
    """List all keys."""
    from ccworkbench.gui.help import Shortcuts

    dialog = Shortcuts(workplace.desk, workplace.acts, workplace)
    dialog.exec()
    dialog.deleteLater()


def show_about(workplace: "Workplace") -> None:
    """Tell what this program is, under which licence, and what it never does."""
    from ccworkbench.gui.help import About

    dialog = About(workplace.desk, workplace)
    dialog.exec()
    dialog.deleteLater()
