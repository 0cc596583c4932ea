"""The window's objects come and go while exports run beside it, and the program stays alive."""

import subprocess
import sys
from pathlib import Path

import pytest

EXPORTS = 200


@pytest.mark.timeout(600)
def test_views_come_and_go_beside_two_hundred_exports() -> None:
    command = [sys.executable, str(Path(__file__).with_name("stress.py")), str(EXPORTS)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    sys.stdout.write(done.stdout)
    assert done.returncode == 0, done.stderr
