"""The tick whether our people become contacts of a new project; hidden where there are none."""

from PySide6.QtWidgets import QCheckBox

from ccworkbench.gui.context import Context
from ccworkbench.language.user_error import UserError
from ccworkbench.operations.company import company_profile


class PeopleTick(QCheckBox):
    """On until somebody takes it off."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.words.say("Add the people of the company profile as contacts"))
        self.setChecked(True)
        try:
            self.setVisible(bool(company_profile(context.store.path).people))
        except UserError:  # it is told when the project is to be created
            self.setVisible(False)
