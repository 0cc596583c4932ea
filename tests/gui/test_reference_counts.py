"""What keeps the program alive under Python 3.11."""

import subprocess
import sys

CALLS = """
import ccworkbench.gui
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(300_000):
    thing.blockSignals(False)
    thing.setObjectName("x")
print("alive")
"""


def test_the_program_survives_more_qt_calls_than_none_has_references() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "alive", done.stderr
