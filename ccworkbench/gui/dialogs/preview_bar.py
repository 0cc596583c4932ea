"""The bar above a preview: which paper in which language, which page, how large, and what is done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ccworkbench.exchange.packs.pack_values import titled
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.gui.context import Context
from ccworkbench.gui.look.icons import icon
from ccworkbench.gui.look.theme import role, scaled
from ccworkbench.gui.widgets.choice_box import ChoiceBox
from ccworkbench.sheets.options import Language

LEAST_TITLE_LETTERS = 9  # letters of a title that are always seen


class PreviewBar(QWidget):
    """Two choosers, then what turns and enlarges, then what prints, saves and closes."""

    def __init__(self, context: Context, papers: Sequence[Pack], paper: Pack, language: str) -> None:
        super().__init__()
        self._context = context
        self.pack, self.language, self.page = ChoiceBox(), ChoiceBox(), QLabel()
        for chooser in (self.pack, self.language):  # a long title gives way to the buttons
            chooser.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            chooser.setMinimumContentsLength(LEAST_TITLE_LETTERS)
        self.pack.currentTextChanged.connect(self.pack.setToolTip)
        self.pack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._make_buttons()
        self._fill(papers, paper, language)
        self._lay_out()

    def tell_page(self, text: str, *, is_there: bool) -> None:
        """Tell which page is seen; without a document there is nothing to turn, enlarge, save or print."""
        self.page.setText(text)
        for button in (self.save_button, self.print_button, *self.turners, *self.zoomers):
            button.setEnabled(is_there)

    def _fill(self, papers: Sequence[Pack], paper: Pack, language: str) -> None:
        say, card, viewer = self._context.words.say, self._context.book.project, self._context.viewer()
        for one in papers:
            self.pack.addItem(titled(one.key, one.title, viewer), one.key)
        for option in Language:
            self.language.addItem(say(option.label), option.value)
        self.pack.setCurrentIndex(papers.index(paper))
        self.language.setCurrentIndex(self.language.findData(language or card.language.value))
        self.pack.setAccessibleName(say("Document"))
        self.language.setAccessibleName(say("Language"))

    def _make_buttons(self) -> None:
        say, colour = self._context.words.say, self._context.palette.text

        def button(sign: str, name: str) -> QPushButton:
            made = role(QPushButton(icon(sign, colour, scaled(16)), ""), "quiet")
            made.setIconSize(QSize(scaled(16), scaled(16)))
            made.setToolTip(name)
            made.setAccessibleName(name)
            made.setAutoDefault(False)
            return made

        self.turners = [button("chevron-left", say("Previous page")), button("chevron-right", say("Next page"))]
        self.zoomers = [
            button("minus", say("Zoom out")),
            button("plus", say("Zoom in")),
            role(QPushButton(say("Page width")), "quiet"),
        ]
        self.save_button, self.print_button = QPushButton(say("Save as…")), QPushButton(say("Print…"))
        self.close_button = role(QPushButton(say("Close")), "primary")
        key = QKeySequence.StandardKey
        keys = (
            (self.save_button, key.Save),
            (self.print_button, key.Print),
            (self.zoomers[0], key.ZoomOut),
            (self.zoomers[1], key.ZoomIn),
        )
        for owner, keyed in keys:
            owner.setShortcut(QKeySequence(keyed))

    def _lay_out(self) -> None:
        box = QHBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(8)
        choosers: list[QWidget] = [self.pack, self.language]
        movers: list[QWidget] = [self.turners[0], self.page, self.turners[1], *self.zoomers]
        for group in (choosers, movers, [self.print_button, self.save_button, self.close_button]):
            for widget in group:
                box.addWidget(widget, 20 if widget is self.pack else 0)  # what is to spare is for the title
            box.addStretch(1)
        box.takeAt(box.count() - 1)
