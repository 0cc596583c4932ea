"""All that can be done in the window: one enum, and one factory that makes its QActions."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Self

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence

from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.palette import Palette
from ccworkbench.language.words import N_, Words


class Act(Enum):
    """An action: its English text, icon and shortcut; menus and toolbars are lists of these."""

    text: str
    icon: str
    keys: str

    NEW_PROJECT = "new_project", N_("New project…"), "plus", "Ctrl+N"
    SAMPLE = "sample", N_("Add the sample project"), "book-open", ""
    OPEN_LIST = "open_list", N_("All projects"), "folder-open", "Ctrl+O"
    SAVE = "save", N_("Save"), "save", "Ctrl+S"
    RENAME_SHEET = "rename_sheet", N_("Rename this sheet…"), "pencil", ""
    EXPORT = "export", N_("Export…"), "file-down", "Ctrl+E"
    EXPORT_SHEET = "export_sheet", N_("Export this sheet…"), "table-2", ""
    PREVIEW = "preview", N_("Preview"), "eye", "Ctrl+Shift+P"
    PRINT = "print", N_("Print…"), "printer", "Ctrl+P"
    DOCUMENTS = "documents", N_("Documents…"), "scroll-text", "Ctrl+Shift+E"
    ADAPT_PLAN = "adapt_plan", N_("Adapt the plan…"), "milestone", ""
    CONTENT_SIZE = "content_size", N_("Content size…"), "list-checks", ""
    SAVE_CONTENT = "save_content", N_("Save as house content…"), "house", ""
    HOUSE_CONTENT = "house_content", N_("House content…"), "house", ""
    COMPANY = "company", N_("Company profile…"), "building-2", ""
    FIGURES = "figures", N_("Import figures…"), "file-up", ""
    OPEN_STORE = "open_store", N_("Open store…"), "folder", "Ctrl+Shift+O"
    NEW_STORE = "new_store", N_("New store…"), "package", ""
    BACKUP = "backup", N_("Back up now"), "download", ""
    RESTORE = "restore", N_("Restore a backup…"), "history", ""
    QUIT = "quit", N_("Quit"), "log-out", "Ctrl+Q"

    UNDO = "undo", N_("Undo"), "undo-2", "Ctrl+Z"
    REDO = "redo", N_("Redo"), "redo-2", "Ctrl+Y"
    CUT = "cut", N_("Cut"), "", "Ctrl+X"
    COPY = "copy", N_("Copy"), "copy", "Ctrl+C"
    COPY_WITH_HEADINGS = "copy_with_headings", N_("Copy with headings"), "table-2", "Ctrl+Shift+C"
    PASTE = "paste", N_("Paste"), "clipboard-paste", "Ctrl+V"
    CLEAR = "clear", N_("Clear cells"), "x", "Del"
    SELECT_ALL = "select_all", N_("Select all"), "", "Ctrl+A"
    FILL_DOWN = "fill_down", N_("Fill down"), "arrow-down", "Ctrl+D"
    TODAY = "today", N_("Enter today’s date"), "calendar", "Ctrl+;"
    FIND = "find", N_("Find"), "search", "Ctrl+F"

    ADD_ROW = "add_row", N_("Add row at end"), "plus", "Ctrl+Shift+N"
    INSERT_ABOVE = "insert_above", N_("Insert row above"), "arrow-up", "Ctrl++"
    INSERT_BELOW = "insert_below", N_("Insert row below"), "arrow-down", "Ins"
    DUPLICATE = "duplicate", N_("Duplicate rows"), "copy", "Ctrl+Shift+D"
    DELETE_ROWS = "delete_rows", N_("Delete rows"), "trash-2", "Ctrl+-"
    MOVE_UP = "move_up", N_("Move up"), "chevron-up", "Alt+Up"
    MOVE_DOWN = "move_down", N_("Move down"), "chevron-down", "Alt+Down"

    PLAN_RESULTS = "plan_results", N_("Plan test runs of a cycle…"), "check-check", ""
    WRITE_DEFECT = "write_defect", N_("Log a defect for this result"), "circle-alert", "Ctrl+Shift+F"
    PREPARE_SIGN_OFF = "prepare_sign_off", N_("Prepare sign-off"), "signature", ""
    SET_BASELINE = "set_baseline", N_("Set baseline"), "milestone", ""

    OVERVIEW = "overview", N_("Overview"), "layout-dashboard", "Ctrl+1"
    NEXT_SHEET = "next_sheet", N_("Next sheet"), "chevron-right", "Ctrl+PgDown"
    PREVIOUS_SHEET = "previous_sheet", N_("Previous sheet"), "chevron-left", "Ctrl+PgUp"
    NEXT_PROBLEM = "next_problem", N_("Next problem"), "triangle-alert", "F8"
    NEXT_PANE = "next_pane", N_("Next pane"), "", "F6"
    PICTURE = "picture", N_("Show as picture"), "chart-column", "Ctrl+Shift+G"
    GO_TO = "palette", N_("Go to anything…"), "command", "Ctrl+K"
    TOGGLE_PANEL = "toggle_panel", N_("Side panel"), "panel-right", "F9"
    ZOOM_IN = "zoom_in", N_("Larger text"), "", "Ctrl+Shift+."
    ZOOM_OUT = "zoom_out", N_("Smaller text"), "", "Ctrl+Shift+,"
    ZOOM_RESET = "zoom_reset", N_("Normal text size"), "", "Ctrl+0"

    THEME_SYSTEM = "theme_system", N_("Same as system"), "monitor", ""
    THEME_LIGHT = "theme_light", N_("Light"), "sun", ""
    THEME_DARK = "theme_dark", N_("Dark"), "moon", ""
    THEME_CONTRAST = "theme_contrast", N_("High contrast"), "eye", ""
    # Each language is called by its own name: who can't read the window's language must find theirs.
    LANGUAGE_EN = "language_en", "English", "", ""
    LANGUAGE_DE = "language_de", "Deutsch", "", ""
    LANGUAGE_HU = "language_hu", "Magyar", "", ""
    LANGUAGE_RU = "language_ru", "Русский", "", ""
    LANGUAGE_ZH = "language_zh", "简体中文", "", ""

    SHORTCUTS = "shortcuts", N_("Keyboard shortcuts"), "keyboard", "Ctrl+/"
    ABOUT = "about", N_("About CC Workbench"), "info", ""

    def __new__(cls, key: str, text: str, icon: str, keys: str) -> Self:
        """Make a member from its key, text, icon and shortcut."""
        member = object.__new__(cls)
        member._value_, member.text, member.icon, member.keys = key, text, icon, keys
        return member


THEMES_TO_CHOOSE = (Act.THEME_SYSTEM, Act.THEME_LIGHT, Act.THEME_DARK, Act.THEME_CONTRAST)
LANGUAGES_TO_CHOOSE = (Act.LANGUAGE_EN, Act.LANGUAGE_DE, Act.LANGUAGE_HU, Act.LANGUAGE_RU, Act.LANGUAGE_ZH)
# What changes the store: refused where it is open to be read only.
CHANGES_STORE = frozenset(
    {
        Act.UNDO,
        Act.REDO,
        Act.CUT,
        Act.PASTE,
        Act.CLEAR,
        Act.FILL_DOWN,
        Act.TODAY,
        Act.ADD_ROW,
        Act.INSERT_ABOVE,
        Act.INSERT_BELOW,
        Act.DUPLICATE,
        Act.DELETE_ROWS,
        Act.MOVE_UP,
        Act.MOVE_DOWN,
        Act.NEW_PROJECT,
        Act.SAMPLE,
        Act.FIGURES,
        Act.ADAPT_PLAN,
        Act.CONTENT_SIZE,
        Act.PLAN_RESULTS,
        Act.WRITE_DEFECT,
        Act.PREPARE_SIGN_OFF,
        Act.SET_BASELINE,
        Act.RENAME_SHEET,
        Act.RESTORE,
    }
)
# These act on cells: they wait until the sheet has the focus, so that Del in the navigation deletes nothing.
CELL_ACTS = frozenset(
    {
        Act.CUT,
        Act.COPY,
        Act.COPY_WITH_HEADINGS,
        Act.PASTE,
        Act.CLEAR,
        Act.SELECT_ALL,
        Act.FILL_DOWN,
        Act.TODAY,
        Act.INSERT_ABOVE,
        Act.INSERT_BELOW,
        Act.DUPLICATE,
        Act.DELETE_ROWS,
        Act.MOVE_UP,
        Act.MOVE_DOWN,
    }
)
# What else one may look for in the command palette: words that the text of an action does not hold.
_ALSO_THEME = N_("theme, appearance, colours, dark mode, design")
_ALSO_LANGUAGE = N_("language, translation")
ALSO_CALLED = {
    **dict.fromkeys(THEMES_TO_CHOOSE, _ALSO_THEME),
    **dict.fromkeys(LANGUAGES_TO_CHOOSE, _ALSO_LANGUAGE),
    Act.BACKUP: N_("backup, save, copy of the store"),
    Act.RESTORE: N_("restore, backup, recover, earlier state"),
    Act.EXPORT: N_("export, PDF, Excel, pack"),
    Act.DOCUMENTS: N_("register, issue, version, number, sent, withdraw"),
    Act.SAVE_CONTENT: N_("template, own starter rows"),
    Act.HOUSE_CONTENT: N_("template, own starter rows"),
    Act.COMPANY: N_("name, author, logo, footer, file names, letterhead"),
    Act.SHORTCUTS: N_("help, keys, hotkeys"),
    Act.SET_BASELINE: N_("planned dates, delay, moved by"),
    Act.ZOOM_IN: N_("zoom, font size"),
    Act.QUIT: N_("exit, close the program"),
}


class Actions(QObject):
    """The QActions of one window; `triggered` names the member that was chosen."""

    triggered = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._made = {act: self._make(act) for act in Act}
        for members in (THEMES_TO_CHOOSE, LANGUAGES_TO_CHOOSE):
            self._group(members)
        for act in (Act.TOGGLE_PANEL, Act.PICTURE):
            self._made[act].setCheckable(True)

    def __getitem__(self, act: Act) -> QAction:
        return self._made[act]

    def __iter__(self) -> Iterator[tuple[Act, QAction]]:
        return iter(self._made.items())

    def retranslate(self, words: Words) -> None:
        """Say all texts again."""
        for act, action in self._made.items():
            action.setText(act.text if act in LANGUAGES_TO_CHOOSE else words.say(act.text))

    def draw(self, acts: Iterable[Act], colours: Palette) -> None:
        """Draw icons in these colours; a menu does so when it shows, for all at once would delay the start."""
        for act in acts:
            if act.icon:
                self._made[act].setIcon(icon(act.icon, colours.muted, 16, colours.line))

    def _make(self, act: Act) -> QAction:
        action = QAction(act.text, self)
        action.setObjectName(act.value)
        action.setData(act)
        action.setMenuRole(MENU_ROLES.get(act, QAction.MenuRole.NoRole))
        if act.keys:
            action.setShortcut(QKeySequence(act.keys))
        action.triggered.connect(lambda _checked=False, act=act: self.triggered.emit(act))
        return action

    def _group(self, members: tuple[Act, ...]) -> None:
        group = QActionGroup(self)
        for act in members:
            self._made[act].setCheckable(True)
            group.addAction(self._made[act])


# macOS moves these to the menu of the program.
MENU_ROLES = {Act.QUIT: QAction.MenuRole.QuitRole, Act.ABOUT: QAction.MenuRole.AboutRole}
