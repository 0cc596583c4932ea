"""A process that is killed loses nothing that it acknowledged."""

import os
from pathlib import Path

import pytest

from tests.store.killed_writers import kill

KILLS = 8  # `installer faults` kills a hundred, `installer prove` a thousand


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked, so that many of them are quick")
@pytest.mark.timeout(240)  # as many starts of Python, on whatever machine
def test_nothing_acknowledged_is_lost_when_a_process_is_killed_again_and_again(filled: Path) -> None:
    assert kill(filled, KILLS) > KILLS // 2  # each acknowledges two or three on average
