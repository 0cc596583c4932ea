"""The menus of the window, as lists of actions; None is a line between groups."""

from collections.abc import Container, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ccworkbench.gui.actions import LANGUAGES_TO_CHOOSE, THEMES_TO_CHOOSE, Act, Actions
from ccworkbench.gui.look.palette import Palette
from ccworkbench.gui.mnemonics import Mnemonics
from ccworkbench.language.words import N_, Words

MenuItem = Act | tuple[str, tuple[Act, ...]] | None

MENUS: tuple[tuple[str, tuple[MenuItem, ...]], ...] = (
    (
        N_("&File"),
        (
            Act.NEW_PROJECT,
            Act.SAMPLE,
            Act.OPEN_LIST,
            None,
            Act.ADAPT_PLAN,
            Act.CONTENT_SIZE,
            Act.FIGURES,
            None,
            Act.SAVE_CONTENT,
            Act.HOUSE_CONTENT,
            Act.COMPANY,
            None,
            Act.OPEN_STORE,
            Act.NEW_STORE,
            Act.BACKUP,
            Act.RESTORE,
            None,
            Act.QUIT,
        ),
    ),
    (
        N_("&Edit"),
        (
            Act.UNDO,
            Act.REDO,
            None,
            Act.CUT,
            Act.COPY,
            Act.COPY_WITH_HEADINGS,
            Act.PASTE,
            Act.CLEAR,
            None,
            Act.FILL_DOWN,
            Act.TODAY,
            None,
            Act.SELECT_ALL,
            Act.FIND,
        ),
    ),
    (
        N_("&Insert"),
        (
            Act.ADD_ROW,
            Act.INSERT_ABOVE,
            Act.INSERT_BELOW,
            Act.DUPLICATE,
            None,
            Act.MOVE_UP,
            Act.MOVE_DOWN,
            None,
            Act.DELETE_ROWS,
            None,
            Act.PLAN_RESULTS,
            Act.WRITE_DEFECT,
            Act.PREPARE_SIGN_OFF,
            Act.SET_BASELINE,
        ),
    ),
    (
        N_("&View"),
        (
            Act.GO_TO,
            Act.OVERVIEW,
            Act.NEXT_SHEET,
            Act.PREVIOUS_SHEET,
            Act.NEXT_PROBLEM,
            None,
            Act.PICTURE,
            Act.RENAME_SHEET,
            Act.TOGGLE_PANEL,
            Act.NEXT_PANE,
            None,
            Act.ZOOM_IN,
            Act.ZOOM_OUT,
            Act.ZOOM_RESET,
            None,
            (N_("Appearance"), THEMES_TO_CHOOSE),
            (N_("Language"), LANGUAGES_TO_CHOOSE),
        ),
    ),
    (N_("E&xport"), (Act.EXPORT, Act.EXPORT_SHEET, Act.PREVIEW, Act.PRINT, None, Act.DOCUMENTS)),
    (N_("&Help"), (Act.SHORTCUTS, Act.ABOUT)),
)

SUBMENUS = {act: item[0] for _, items in MENUS for item in items if isinstance(item, tuple) for act in item[1]}

# What a right click or the menu key offers in cells.
CELL_MENU: tuple[tuple[Act, ...], ...] = (
    (Act.CUT, Act.COPY, Act.PASTE, Act.CLEAR),
    (Act.INSERT_ABOVE, Act.INSERT_BELOW, Act.DUPLICATE, Act.DELETE_ROWS),
)


class MenuBar:
    """The menu bar, filled from MENUS."""

    def __init__(self, bar: QMenuBar, acts: Actions, colours: Palette) -> None:
        self._acts, self.colours = acts, colours
        self._titled: list[tuple[QMenu, str]] = []
        for title, items in MENUS:
            menu = bar.addMenu(title)
            menu.setToolTipsVisible(True)
            self._titled.append((menu, title))
            self._fill(menu, items)

    def retranslate(self, words: Words) -> None:
        """Say the titles again."""
        for menu, title in self._titled:
            menu.setTitle(words.say(title))

    def _fill(self, menu: QMenu, items: Sequence[MenuItem]) -> None:
        Mnemonics(menu)
        menu.aboutToShow.connect(partial(self._draw, [item for item in items if isinstance(item, Act)]))
        for item in items:
            if item is None:
                menu.addSeparator()
            elif isinstance(item, Act):
                menu.addAction(self._acts[item])
            else:
                inner = menu.addMenu(item[0])
                inner.menuAction().setData(item[0])
                self._titled.append((inner, item[0]))
                self._fill(inner, item[1])

    def _draw(self, members: list[Act]) -> None:
        self._acts.draw(members, self.colours)


def grouped(groups: Iterable[Iterable[Act]], can: Container[Act]) -> list[Act | None]:
    """Return what can be done now, with a line between groups."""
    items: list[Act | None] = []
    for group in groups:
        members = [act for act in group if act in can]
        items += [None, *members] if items and members else members
    return items


def pop_up(parent: QWidget, acts: Actions, colours: Palette, where: QPoint, items: Sequence[Act | None]) -> QMenu:
    """Show a context menu; gives it, and it ends itself."""
    acts.draw([item for item in items if item], colours)
    menu = QMenu(parent)
    Mnemonics(menu)
    for item in items:
        if item is None:
            menu.addSeparator()
        else:
            menu.addAction(acts[item])
    menu.aboutToHide.connect(partial(_delete, menu))
    menu.popup(where)
    return menu


def _delete(menu: QMenu) -> None:
    menu.deleteLater()
