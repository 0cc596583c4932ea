"""What is measured is what users have: here each store compiles its own statements, as it does in the program."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def _statements_written_once() -> None:
    """Take the place of what the other tests share."""
