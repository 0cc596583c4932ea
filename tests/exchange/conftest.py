"""LibreOffice, with a profile that is made once."""

import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

Convert = Callable[[Sequence[Path], str, Path], list[Path]]


@pytest.fixture(scope="session")
def convert(tmp_path_factory: pytest.TempPathFactory) -> Convert:
    """Let LibreOffice write files anew in a folder, with a profile of its own so that an open one does not disturb."""
    profile = f"-env:UserInstallation={tmp_path_factory.mktemp('profile').as_uri()}"

    def convert(paths: Sequence[Path], ending: str, folder: Path) -> list[Path]:
        order = ["soffice", profile, "--headless", "--convert-to", ending, "--outdir", str(folder), *map(str, paths)]
        done = subprocess.run(order, capture_output=True, text=True, timeout=110, check=False)
        assert done.returncode == 0, done.stderr
        return [folder / f"{path.stem}.{ending}" for path in paths]

    return convert
