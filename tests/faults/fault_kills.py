"""A process that is killed again and again loses nothing that it acknowledged; the suite kills a few."""

import os
from pathlib import Path

import pytest

from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.store import Store
from tests.store.killed_writers import kill

KILLS = 100


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked, so that a hundred of them are quick")
@pytest.mark.timeout(600)
def test_nothing_acknowledged_is_lost_when_a_process_is_killed_a_hundred_times(tmp_path: Path) -> None:
    path = tmp_path / "store.ccw"
    with Store.open(path) as store:
        store.add([Project(name="Hotline"), *(Action(preparation=f"Action {number}") for number in range(3))])
    assert kill(path, KILLS) > KILLS
