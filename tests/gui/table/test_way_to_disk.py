"""From the key that ends an entry to the file, an edit passes few functions: a reader can follow it."""

import traceback
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

import ccworkbench
from ccworkbench.store.step_recorder import Recorder
from tests.gui.typed_keys import OpenSheet

PACKAGE = str(Path(ccworkbench.__file__).parent)
MOST = 14


def test_an_edit_passes_few_functions_from_the_key_to_the_file(
    open_sheet: OpenSheet, monkeypatch: pytest.MonkeyPatch
) -> None:
    passed: list[str] = []
    write = Recorder.write

    def noted(recorder: Recorder, *arguments: Any) -> None:
        passed.extend(frame.name for frame in traceback.extract_stack() if frame.filename.startswith(PACKAGE))
        write(recorder, *arguments)

    monkeypatch.setattr(Recorder, "write", noted)
    open_sheet("action").at(0, "source").type("Typed").press(Qt.Key.Key_Return)
    assert passed[0] == "eventFilter"
    assert len([*passed, "write"]) <= MOST
