"""What happens when something breaks: a sentence below the sheet, or the report of a bug; the window lives on."""

import sys
from functools import partial
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from ccworkbench.gui.dialogs.bug_report import ask_to_save_report, bug_report
from ccworkbench.gui.window.main_window import MainWindow
from ccworkbench.language.user_error import UserError


class ErrorReports(QObject):
    """Tells of every error that nothing else caught, where whoever works can read it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._is_report_open = False
        self._offered: set[tuple[object, ...]] = set()  # places of errors that a report was offered for

    def on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a UserError below the sheet, and offer a report for anything else; the window lives on."""
        content = self._window.content
        if isinstance(error, UserError) and content:
            content.tell_error(error)
            return
        self._print(error)
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
        elif not self._is_report_open:
            self._is_report_open = True
            QTimer.singleShot(0, self, partial(self._offer_report, error))

    def _print(self, error: BaseException) -> None:
        """Tell whoever started the program where it broke; the values, which are a user's texts, are left out."""
        content = self._window.content
        if sys.stderr:  # a program without a terminal has none
            sys.stderr.write(bug_report(error, content.steps() if content else [], self._window.words))

    def _offer_report(self, error: BaseException) -> None:
        content, dialog = self._window.content, QApplication.activeModalWidget()
        place = _place_of(error)
        if content and dialog is None:
            content.tell_bug(error)
        elif place not in self._offered:  # below a dialog nobody would see a bar; what each paint raises is asked once
            self._offered.add(place)
            waiting = len(content.context.pending) if content else 0
            steps = content.steps() if content else []
            ask_to_save_report(dialog or self._window, self._window.words, error, steps, waiting)
        self._is_report_open = False


def _place_of(error: BaseException) -> tuple[object, ...]:
    """Return what an error is known by: its type, and the line that raised it."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return (type(error), *((trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ()))
