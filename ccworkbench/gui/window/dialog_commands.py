"""What is done with a dialog or beside the window: projects, search, hand-over, preview, plan, figures, backup.

What a command needs is imported when it is given: this module is loaded at the start, which waits for nothing else.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from ccworkbench.core.viewer import Viewer
from ccworkbench.gui import standard_dialogs
from ccworkbench.gui.actions import Act
from ccworkbench.gui.window.window_content import WindowContent
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError

if TYPE_CHECKING:  # both load sheets, which come with the first project that is opened
    from ccworkbench.exchange.reading.kpi_figures import ReadFigures
    from ccworkbench.store.workbook import Workbook


def commands_of(content: WindowContent) -> dict[Act, Callable[[], None]]:
    """Return what can be opened at this moment."""
    always: dict[Act, Callable[[], None]] = {
        Act.NEW_PROJECT: partial(new_project, content),
        Act.SAMPLE: partial(add_sample, content),
        Act.GO_TO: partial(search_anything, content),
        Act.BACKUP: partial(back_up, content),
        Act.HOUSE_CONTENT: partial(show_house_contents, content),
        Act.COMPANY: partial(show_company, content),
    }
    if content.project_view is None:
        return always
    whole: dict[Act, Callable[[], None]] = {
        Act.EXPORT: partial(export, content),
        Act.PREVIEW: partial(preview, content),
        Act.PRINT: partial(preview, content),
        Act.DOCUMENTS: partial(show_documents, content),
        Act.FIGURES: partial(ask_for_figures, content),
        Act.ADAPT_PLAN: partial(adapt_plan, content),
        Act.CONTENT_SIZE: partial(change_content_size, content),
        Act.SAVE_CONTENT: partial(save_house_content, content),
    }
    if content.project_view.paper:
        whole[Act.EXPORT_SHEET] = partial(export, content, content.project_view.paper)
        whole[Act.RENAME_SHEET] = partial(rename_sheet, content, content.project_view.paper)
    return always | {act: partial(content.settled, do) for act, do in whole.items()}


def search_anything(content: WindowContent) -> None:
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


def new_project(content: WindowContent) -> None:
    """Ask what a new project is like, and open it."""
    from ccworkbench.gui.dialogs.new_project_dialog import NewProjectDialog

    dialog = NewProjectDialog(content.context, content)
    if dialog.exec() and dialog.created:
        content.open(dialog.created)
    dialog.deleteLater()


def add_sample(content: WindowContent) -> None:
    """Put the sample project into the store, and open it."""
    from ccworkbench.operations import new_project

    made = new_project.add_sample(content.context.store, content.context.words.language, content.context.today)
    project = made.project_id
    made.close()
    content.open(project)


def export(content: WindowContent, sheet: str = "") -> None:
    """Open the hand-over dialog for the packs, or for one sheet."""
    from ccworkbench.gui.dialogs.export_dialog import ExportDialog

    dialog = ExportDialog(content.context, content, content.settings)
    if sheet:
        dialog.packs.choose(())
        dialog.sheets.choose([sheet])
    _show(dialog)


def show_documents(content: WindowContent) -> None:
    """Show the register of documents; from an empty one the way leads to the hand-over."""
    from ccworkbench.gui.dialogs.documents.register_dialog import RegisterDialog

    dialog = RegisterDialog(content.context, content, content.settings)
    _show(dialog)
    if dialog.wants_export:
        export(content)


def preview(content: WindowContent) -> None:
    """Show the paper as it will be; from there it is saved and printed."""
    from ccworkbench.gui.dialogs.preview import Preview

    _show(Preview(content.context, content, language=content.context.book.project.language.value))


def adapt_plan(content: WindowContent) -> None:
    """Show what the plan would be today, and do what is chosen of it."""
    from ccworkbench.gui.dialogs.plan_dialog import PlanDialog

    _commit(content)
    _show(PlanDialog(content.context, content))


def change_content_size(content: WindowContent) -> None:
    """Show what another size of content adds and takes out, and do what is chosen of it."""
    from ccworkbench.gui.dialogs.size_dialog import SizeDialog

    _commit(content)
    _show(SizeDialog(content.context, content))


def save_house_content(content: WindowContent) -> None:
    """Show what of the project can be kept for others, and keep what is chosen of it."""
    from ccworkbench.gui.dialogs.house.save_dialog import SaveContentDialog
    from ccworkbench.method.house.telling import SAVED, told_done

    _commit(content)
    dialog = SaveContentDialog(content.context, content)
    _show(dialog)
    if dialog.saved:
        content.tell_of_step(content.context.words.tell(told_done(SAVED, dialog.saved)))


def show_house_contents(content: WindowContent) -> None:
    """Show what house content there is, and what can be done with it."""
    from ccworkbench.gui.dialogs.house.contents_dialog import ContentsDialog

    _show(ContentsDialog(content.context, content))


def rename_sheet(content: WindowContent, key: str) -> None:
    """Ask what the project calls the sheet that is open."""
    from ccworkbench.gui.dialogs.rename_dialog import ask_name

    ask_name(content.context, key, content)


def show_company(content: WindowContent) -> None:
    """Show who we are, and keep what is changed of it; who has said their name is not asked for it any more."""
    from ccworkbench.gui.form.company_dialog import CompanyDialog

    _show(CompanyDialog(content.context, content))
    content.bars.follow_author()


def _commit(content: WindowContent) -> None:
    """Take in what is being typed, so that the dialog knows it."""
    if content.project_view:
        content.project_view.commit()


def _show(dialog: QDialog) -> None:
    dialog.exec()
    dialog.deleteLater()


def ask_for_figures(content: WindowContent) -> None:
    """Ask for a file of counts, read it beside the window, and put it into the open project."""
    from ccworkbench.exchange.reading.figure_files import figures_in
    from ccworkbench.gui.background import Job

    context = content.context
    path = standard_dialogs.open_file(
        content, context.words, context.words.say(Act.FIGURES.text), "*.csv *.tsv *.txt *.xlsx"
    )
    if path is None:
        return
    book, spoken = context.book, context.book.project.language.value
    own, seen = (Viewer(words_of(language), context.today) for language in (spoken, context.words.language))
    job = Job(lambda _progress: figures_in(path, own, spoken, [seen]))
    job.done.connect(lambda figures: _take_figures(content, book, figures, path.name))
    job.failed.connect(content.tell_error)
    job.start()


def _take_figures(content: WindowContent, book: "Workbook", figures: "ReadFigures", file: str) -> None:
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


def back_up(content: WindowContent) -> None:
    """Copy the store beside the window, and tell where the copy lies."""
    from ccworkbench.gui.background import Job
    from ccworkbench.store.backup import backup

    path = content.context.store.path
    job = Job(lambda _progress: backup(path))
    job.done.connect(content.on_backed_up)
    job.failed.connect(content.tell_error)
    job.start()
