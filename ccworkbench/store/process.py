"""What the system knows of another program: whether it runs, and since when."""

import os
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

WINDOWS_EPOCH: Final = datetime(1601, 1, 1, tzinfo=UTC)


def process_exists(pid: int) -> bool:
    """Ask the system for a process; on Windows `os.kill` would end it."""
    if os.name == "nt":
        return _exists_on_windows(pid)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return not _has_ended(pid)


def _has_ended(pid: int) -> bool:
    """Tell whether a process has ended, and only its parent has not asked for that yet: it holds nothing any more."""
    with suppress(OSError, IndexError):  # only Linux tells
        return _fields(pid)[0] in {"Z", "X"}
    return False


def _fields(pid: int) -> list[str]:
    """Return what Linux tells of a process, from its state on: its name, which stands before, may hold anything."""
    return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()


def begun_at(pid: int) -> datetime | None:
    """Return when a running program began, None where the system does not tell."""
    with suppress(OSError, ValueError, IndexError, OverflowError, subprocess.SubprocessError):
        if os.name == "nt":
            return _begun_on_windows(pid)
        return _begun_on_linux(pid) if sys.platform == "linux" else _begun_elsewhere(pid)
    return None


def _begun_on_linux(pid: int) -> datetime:
    """Read when the machine started, and how many ticks later the program did."""
    fields = _fields(pid)
    boot = next(line for line in Path("/proc/stat").read_text(encoding="utf-8").splitlines() if "btime" in line)
    seconds = int(boot.split()[1]) + int(fields[19]) / os.sysconf("SC_CLK_TCK")
    return datetime.fromtimestamp(seconds, UTC)


def _begun_elsewhere(pid: int) -> datetime:
    """Ask `ps`, which every POSIX system has, for the seconds that the program has run."""
    asked = ["ps", "-o", "etime=", "-p", str(pid)]
    said = subprocess.run(asked, capture_output=True, text=True, check=True, timeout=5).stdout.strip()  # noqa: S603 - a number
    days, _, clock = said.rpartition("-")
    hours, minutes, seconds = [0, 0, *map(int, clock.split(":"))][-3:]
    return datetime.now(UTC) - timedelta(int(days or 0), hours=hours, minutes=minutes, seconds=seconds)


def _exists_on_windows(pid: int) -> bool:
    import ctypes

    synchronize, refused, ended = 0x100000, 5, 0
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined] # only there
    handle = kernel.OpenProcess(synchronize, 0, pid)
    if not handle:
        return bool(ctypes.get_last_error() == refused)  # type: ignore[attr-defined] # somebody else's program
    waited = kernel.WaitForSingleObject(handle, 0)
    kernel.CloseHandle(handle)
    return bool(waited != ended)


def _begun_on_windows(pid: int) -> datetime | None:
    import ctypes

    query = 0x1000
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined] # only there
    handle = kernel.OpenProcess(query, 0, pid)
    if not handle:
        return None
    times = [ctypes.c_ulonglong() for _ in range(4)]  # begun, ended, in the kernel, as a user; tenths of microseconds
    done = kernel.GetProcessTimes(handle, *map(ctypes.byref, times))
    kernel.CloseHandle(handle)
    return WINDOWS_EPOCH + timedelta(microseconds=times[0].value // 10) if done else None
