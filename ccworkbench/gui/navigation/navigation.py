"""The left of the window: the project, its overview, and the sheets under chapters that fold."""

from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from ccworkbench.gui.context import Context
from ccworkbench.gui.look.theme import role
from ccworkbench.gui.navigation.entries import (
    CHAPTER,
    MORE,
    SHEET,
    NavigationEntry,
    NavigationModel,
    named_entries,
    navigation_entries,
    with_more,
)
from ccworkbench.gui.navigation.entry_delegate import NavigationDelegate
from ccworkbench.gui.navigation.project_badge import ProjectBadge

Key = Qt.Key


class NavigationList(QListView):
    """The list itself: arrows go in and out of chapters, letters find a sheet wherever it is folded away."""

    turned = Signal(int)  # a chapter is to be folded or unfolded, or shows all its sheets
    entered = Signal()  # work goes on in what is open
    found = Signal(int)  # the row that was typed

    def __init__(self, model: NavigationModel) -> None:
        super().__init__()
        self._entries, self._typed, self._since = model, "", QElapsedTimer()
        self.setModel(model)
        model.setParent(self)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.currentIndex().row(), Key(event.key())
        entry = self._entries.entries[max(row, 0)]
        is_chapter = entry.kind == CHAPTER
        turns = is_chapter or entry.kind == MORE
        if key in {Key.Key_Return, Key.Key_Enter} or (key == Key.Key_Space and turns):
            if turns:
                self.turned.emit(row)
            else:
                self.entered.emit()
        elif key in {Key.Key_Left, Key.Key_Right} and is_chapter and entry.is_open != (key == Key.Key_Right):
            self.turned.emit(row)
        elif key == Key.Key_Right and is_chapter:
            self.setCurrentIndex(self._entries.index(row + 1))
        elif key == Key.Key_Left and entry.chapter:
            self.setCurrentIndex(self._entries.index(self._entries.row_of(entry.chapter)))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Go to what begins with the letters typed in one go; the same letter again goes to the next."""
        goes_on = self._since.isValid() and self._since.elapsed() < QApplication.keyboardInputInterval()
        self._since.start()
        self._typed = self._typed + search if goes_on and self._typed != search else search
        row = self._entries.find(self._typed, self.currentIndex().row() + (len(self._typed) == 1))
        if row >= 0:
            self.found.emit(row)


class Navigation(QFrame):
    """The whole left side; `opened` names a sheet, a report, or the overview."""

    opened = Signal(str)
    entered = Signal()
    home_requested = Signal()

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        unfolded: list[str] | None = None,
        whole: list[str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._shown = context, ""
        self._whole = [] if whole is None else whole  # chapters that show all their sheets, remembered likewise
        self._unfolded = [] if unfolded is None else unfolded  # by hand; remembered by whoever gave the list
        self._chapter, self._is_folded = "", False  # of what is open: it is unfolded unless it was folded by hand
        role(self, "panel")
        self.badge = ProjectBadge(context)
        self.model = NavigationModel(named_entries(context), context.words)
        self.list = role(NavigationList(self.model), "navigation")
        self.list.setItemDelegate(NavigationDelegate(context, self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.badge)
        layout.addWidget(self.list, 1)
        self.badge.clicked.connect(self.home_requested)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.list.clicked.connect(self._on_clicked)
        self.list.turned.connect(self._turn)
        self.list.entered.connect(self.entered)
        self.list.found.connect(self._go)
        self.retranslate()

    def refresh(self) -> None:
        """Take the figures of now."""
        self._take(navigation_entries(self._context))
        self.badge.refresh()

    def retranslate(self) -> None:
        """Name the list for who can't see it, and say its entries again."""
        self.list.setAccessibleName(self._context.words.say("Sheets of the project"))
        named = named_entries(self._context)
        old = [entry for entry in self.model.entries if entry.kind != MORE]
        self._take([replace(one, text=new.text) for one, new in zip(old, named, strict=True)])
        self.badge.refresh()
        self.list.doItemsLayout()

    def show_current(self, key: str) -> None:
        """Mark what is open, without opening it again; its chapter unfolds."""
        self._shown = key
        chapter = self.model.entries[self.model.row_of(key)].chapter
        if chapter != self._chapter:
            self._chapter, self._is_folded = chapter, False
        if self.list.isRowHidden(self.model.row_of(key)):
            self._take(self.model.entries)
        index = self.model.index(self.model.row_of(key))
        self._mark(index)
        self.list.scrollTo(index)
        self.list.viewport().update()

    def keys(self) -> list[str]:
        """List what can be gone through: overview, readiness, sheets and reports, without chapters."""
        return [entry.key for entry in self.model.entries if entry.kind not in {CHAPTER, MORE}]

    def is_open(self, chapter: str) -> bool:
        """Tell whether the sheets of a chapter are shown."""
        return chapter in self._unfolded or (chapter == self._chapter and not self._is_folded)

    def turn(self, chapter: str) -> None:
        """Fold a chapter, or unfold it."""
        was_open = self.is_open(chapter)
        if chapter in self._unfolded:
            self._unfolded.remove(chapter)
        elif not was_open:
            self._unfolded.append(chapter)
        if chapter == self._chapter:
            self._is_folded = was_open
        self._take(self.model.entries)

    def _take(self, entries: list[NavigationEntry]) -> None:
        folded = [
            replace(entry, is_open=self.is_open(entry.key)) if entry.kind == CHAPTER else entry
            for entry in entries
            if entry.kind != MORE
        ]
        told = list(with_more(folded, self._whole, self._context.words))
        current = self.model.entries[max(self.list.currentIndex().row(), 0)].key
        self.model.take(told, self._context.words)
        for row, entry in enumerate(told):
            is_hidden = self._is_hidden(entry)
            if self.list.isRowHidden(row) != is_hidden:
                self.list.setRowHidden(row, is_hidden)
        if not self.list.currentIndex().isValid():  # other entries than before
            self._mark(self.model.index(self.model.row_of(current)))

    def _is_hidden(self, entry: NavigationEntry) -> bool:
        """Tell whether an entry is folded away, or is a sheet that the project does without and nobody asked for."""
        if entry.kind not in {SHEET, MORE}:
            return False
        is_left_out = entry.is_spare and entry.chapter not in self._whole and entry.key != self._shown
        return not self.is_open(entry.chapter) or is_left_out

    def _mark(self, index: QModelIndex) -> None:
        self.list.selectionModel().blockSignals(True)
        self.list.setCurrentIndex(index)
        self.list.selectionModel().blockSignals(False)

    def _turn(self, row: int) -> None:
        entry = self.model.entries[row]
        if entry.kind != MORE:
            self.turn(entry.key)
            return
        if entry.chapter in self._whole:
            self._whole.remove(entry.chapter)
        else:
            self._whole.append(entry.chapter)
        self._take(self.model.entries)

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _on_current(self, current: QModelIndex) -> None:
        """Open what the keys or the mouse came to; a chapter is passed by."""
        if current.isValid() and self.model.entries[current.row()].kind not in {CHAPTER, MORE}:
            self.opened.emit(self.model.entries[current.row()].key)

    def _on_clicked(self, index: QModelIndex) -> None:
        """Unfold a chapter and lead to its first sheet, or fold it."""
        entry = self.model.entries[index.row()]
        if entry.kind == MORE:
            self._turn(index.row())
        if entry.kind != CHAPTER:
            return
        self.turn(entry.key)
        if self.is_open(entry.key) and entry.key != self._chapter:
            self._go(index.row() + 1)
