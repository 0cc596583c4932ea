"""The error that is meant for users: one sentence, already in their language."""

from ccworkbench.language.words import Phrase


class UserError(Exception):
    """One translated sentence that says what is wrong and what to do; never shown with a traceback."""

    def __init__(self, message: Phrase) -> None:
        super().__init__(str(message))
        self.message = message
