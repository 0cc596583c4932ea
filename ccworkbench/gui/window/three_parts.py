"""The three parts of an open project side by side: navigation, pages, side panel; their widths are remembered."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ccworkbench.gui.look.theme import role
from ccworkbench.gui.settings import Settings

LEAST_NAVIGATION_WIDTH, LEAST_PAGE_WIDTH, LEAST_PANEL_WIDTH = 180, 360, 260  # pixels
PANEL_NUMBER = 2  # of the parts, from the left


class ThreeParts(QSplitter):
    """Divides the width; an empty part stands where the side panel will be."""

    def __init__(self, settings: Settings, navigation: QWidget, pages: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._settings, self._pages = settings, pages
        self.panel = role(QWidget(), "page")
        self._is_sized = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        for part, stretch in ((navigation, 0), (pages, 1), (self.panel, 0)):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, stretch)
        navigation.setMinimumWidth(LEAST_NAVIGATION_WIDTH)
        self.panel.setMinimumWidth(LEAST_PANEL_WIDTH)
        pages.setMinimumWidth(LEAST_PAGE_WIDTH)

    def put_panel(self, panel: QWidget) -> None:
        """Put the side panel where the empty part was."""
        panel.setMinimumWidth(LEAST_PANEL_WIDTH)
        self.replaceWidget(PANEL_NUMBER, panel)
        self.panel.deleteLater()
        self.panel = panel

    def show_panel(self, is_shown: bool) -> None:
        """Show the side panel, or give its width to the pages."""
        if self.panel.isVisibleTo(self) != is_shown:
            self.remember()
            self.panel.setVisible(is_shown)
            self.divide()

    def divide(self) -> None:
        """Give the parts the widths they had, once there is room to divide."""
        left, right = self._settings.navigation_width, self._settings.panel_width
        if self.width() > 0:  # a window that is still small would squeeze the navigation, and leave it so when it grows
            self._is_sized = self.width() >= left + right + self._pages.minimumWidth()
            self.setSizes([left, max(self.width() - left - right, 0), right])

    def remember(self) -> None:
        """Put the widths into the settings."""
        widths = self.sizes()
        if self._is_sized and widths[0]:
            self._settings.navigation_width = widths[0]
        if self._is_sized and widths[PANEL_NUMBER]:
            self._settings.panel_width = widths[PANEL_NUMBER]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_sized:
            self.divide()
