"""A process that is killed loses nothing that it acknowledged."""

import os
from pathlib import Path

import pytest

from tests.store.kills import kill

KILLS = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked, so that a hundred of them are quick")
@pytest.mark.timeout(240)  # a hundred starts of Python, on whatever machine
def test_nothing_acknowledged_is_lost_when_a_process_is_killed_a_hundred_times(filled: Path) -> None:
    assert kill(filled, KILLS) > KILLS
