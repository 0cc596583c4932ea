"""What the window opens over itself: the command palette, hand-over, preview, backup."""

from typing import TYPE_CHECKING

from ccworkbench.gui.actions import Act
from ccworkbench.language.user_error import UserError

if TYPE_CHECKING:
    from ccworkbench.exchange.reading.kpi_figures import ReadFigures
    from ccworkbench.gui.widgets.notice_bar import NoticeBar
    from ccworkbench.gui.window.window_content import WindowContent
    from ccworkbench.store.workbook import Workbook


def search_anything(workplace: "WindowContent") -> None:
    """Open the command palette; what is chosen happens after it has closed, so that it finds the focus it had."""
    from ccworkbench.gui.widgets.search_dialog import SearchDialog
    from ccworkbench.gui.window.destinations import destinations

    go_to = workplace.place.go_to if workplace.place else None
    bar = SearchDialog(workplace.desk, destinations(workplace.desk, workplace.acts, go_to), workplace)
    bar.exec()
    chosen = bar.chosen
    bar.deleteLater()
    if chosen:
        chosen.do()


def export(workplace: "WindowContent", sheet: str = "") -> None:
    """Open the hand-over dialog for the packs, or for one sheet."""
    from ccworkbench.gui.dialogs.export_dialog import ExportDialog

    dialog = ExportDialog(workplace.desk, workplace, workplace.settings)
    if sheet:
        dialog.packs.choose(())
        dialog.sheets.choose([sheet])
    dialog.exec()
    dialog.deleteLater()


def preview(workplace: "WindowContent") -> None:
    """Show the paper as it will be; from there it is saved and printed."""
    from ccworkbench.gui.dialogs.preview import Preview

    dialog = Preview(workplace.desk, workplace, language=workplace.desk.book.project.language.value)
    dialog.exec()
    dialog.deleteLater()


def adapt_plan(workplace: "WindowContent") -> None:
    """Show what the plan would be today, and do what is chosen of it."""
    from ccworkbench.gui.dialogs.plan_dialog import PlanDialog

    if workplace.place:
        workplace.place.commit()
    dialog = PlanDialog(workplace.desk, workplace)
    dialog.exec()
    dialog.deleteLater()


def import_figures(workplace: "WindowContent") -> None:
    """Ask for a file of counts, read it beside the window, and put it into the open project."""
    from ccworkbench.core.viewer import Viewer
    from ccworkbench.exchange.reading.figure_files import figures_in
    from ccworkbench.gui.background import Job
    from ccworkbench.gui.standard_dialogs import open_file
    from ccworkbench.language.catalogues import words_of

    desk = workplace.desk
    path = open_file(workplace, desk.words, desk.words.say(Act.FIGURES.text), "*.csv *.tsv *.txt *.xlsx")
    if path is None:
        return
    book, spoken = desk.book, desk.book.project.language.value
    own, seen = (Viewer(words_of(language), desk.today) for language in (spoken, desk.words.language))
    task = Job(lambda _progress: figures_in(path, own, spoken, [seen]))
    task.done.connect(lambda figures: _take_figures(workplace, book, figures, path.name))
    task.failed.connect(workplace.tell_error)
    task.start()


def _take_figures(workplace: "WindowContent", book: "Workbook", figures: "ReadFigures", file: str) -> None:
    from ccworkbench.operations.import_figures import import_figures

    desk = workplace.desk
    if workplace.place is None or desk.workbook is not book:
        return  # another project was opened meanwhile
    try:
        workplace.place.commit()
        taken = import_figures(book, figures, file)
    except UserError as error:
        workplace.tell_error(error)
        return
    workplace.place.open("kpi_figure")
    workplace.tell_of_step(taken.sentence(file, desk.words))


def show_bug_notice(workplace: "WindowContent", error: BaseException) -> "NoticeBar":
    """Tell of a bug below the sheet, where it takes no key from whoever is typing, and offer to save a report."""
    from ccworkbench.gui.dialogs.bug_report import SAVE_REPORT, bug_report, bug_sentence, save_report
    from ccworkbench.gui.widgets.notice_bar import show_notice

    words, said = workplace.desk.words, bug_sentence(len(workplace.desk.pending))
    text = bug_report(error, workplace.steps(), words)
    return show_notice(
        workplace, said, SAVE_REPORT, "file-down", lambda: save_report(workplace.window(), workplace.desk.words, text)
    )


def back_up(workplace: "WindowContent") -> None:
    """Copy the store beside the window, and tell where the copy lies."""
    from ccworkbench.gui.background import Job
    from ccworkbench.store.backup import backup

    path = workplace.desk.store.path
    task = Job(lambda _progress: backup(path))
    task.done.connect(workplace.on_backed_up)
    task.failed.connect(workplace.tell_error)
    task.start()
