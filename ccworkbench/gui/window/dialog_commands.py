"""What the window opens over itself: the command palette, hand-over, preview, backup."""

from typing import TYPE_CHECKING

from ccworkbench.gui.actions import Act
from ccworkbench.language.user_error import UserError

if TYPE_CHECKING:
    from ccworkbench.exchange.reading.kpi_figures import ReadFigures
    from ccworkbench.gui.widgets.notice_bar import NoticeBar
    from ccworkbench.gui.window.window_content import WindowContent
    from ccworkbench.store.workbook import Workbook


def search_anything(content: "WindowContent") -> None:
    """Open the command palette; what is chosen happens after it has closed, so that it finds the focus it had."""
    from ccworkbench.gui.widgets.search_dialog import SearchDialog
    from ccworkbench.gui.window.destinations import destinations

    go_to = content.project_view.go_to if content.project_view else None
    bar = SearchDialog(content.context, destinations(content.context, content.acts, go_to), content)
    bar.exec()
    chosen = bar.chosen
    bar.deleteLater()
    if chosen:
        chosen.do()


def export(content: "WindowContent", sheet: str = "") -> None:
    """Open the hand-over dialog for the packs, or for one sheet."""
    from ccworkbench.gui.dialogs.export_dialog import ExportDialog

    dialog = ExportDialog(content.context, content, content.settings)
    if sheet:
        dialog.packs.choose(())
        dialog.sheets.choose([sheet])
    dialog.exec()
    dialog.deleteLater()


def preview(content: "WindowContent") -> None:
    """Show the paper as it will be; from there it is saved and printed."""
    from ccworkbench.gui.dialogs.preview import Preview

    dialog = Preview(content.context, content, language=content.context.book.project.language.value)
    dialog.exec()
    dialog.deleteLater()


def adapt_plan(content: "WindowContent") -> None:
    """Show what the plan would be today, and do what is chosen of it."""
    from ccworkbench.gui.dialogs.plan_dialog import PlanDialog

    if content.project_view:
        content.project_view.commit()
    dialog = PlanDialog(content.context, content)
    dialog.exec()
    dialog.deleteLater()


def import_figures(content: "WindowContent") -> None:
    """Ask for a file of counts, read it beside the window, and put it into the open project."""
    from ccworkbench.core.viewer import Viewer
    from ccworkbench.exchange.reading.figure_files import figures_in
    from ccworkbench.gui.background import Job
    from ccworkbench.gui.standard_dialogs import open_file
    from ccworkbench.language.catalogues import words_of

    context = content.context
    path = open_file(content, context.words, context.words.say(Act.FIGURES.text), "*.csv *.tsv *.txt *.xlsx")
    if path is None:
        return
    book, spoken = context.book, context.book.project.language.value
    own, seen = (Viewer(words_of(language), context.today) for language in (spoken, context.words.language))
    job = Job(lambda _progress: figures_in(path, own, spoken, [seen]))
    job.done.connect(lambda figures: _take_figures(content, book, figures, path.name))
    job.failed.connect(content.tell_error)
    job.start()


def _take_figures(content: "WindowContent", book: "Workbook", figures: "ReadFigures", file: str) -> None:
    from ccworkbench.operations.import_figures import import_figures

    context = content.context
    if content.project_view is None or context.workbook is not book:
        return  # another project was opened meanwhile
    try:
        content.project_view.commit()
        taken = import_figures(book, figures, file)
    except UserError as error:
        content.tell_error(error)
        return
    content.project_view.open("kpi_figure")
    content.tell_of_step(taken.sentence(file, context.words))


def show_bug_notice(content: "WindowContent", error: BaseException) -> "NoticeBar":
    """Tell of a bug below the sheet, where it takes no key from whoever is typing, and offer to save a report."""
    from ccworkbench.gui.dialogs.bug_report import SAVE_REPORT, bug_report, bug_sentence, save_report
    from ccworkbench.gui.widgets.notice_bar import show_notice

    words, said = content.context.words, bug_sentence(len(content.context.pending))
    text = bug_report(error, content.steps(), words)
    return show_notice(
        content, said, SAVE_REPORT, "file-down", lambda: save_report(content.window(), content.context.words, text)
    )


def back_up(content: "WindowContent") -> None:
    """Copy the store beside the window, and tell where the copy lies."""
    from ccworkbench.gui.background import Job
    from ccworkbench.store.backup import backup

    path = content.context.store.path
    job = Job(lambda _progress: backup(path))
    job.done.connect(content.on_backed_up)
    job.failed.connect(content.tell_error)
    job.start()
