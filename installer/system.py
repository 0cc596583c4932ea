"""What the operating system has to provide, and who can add it; failures become sentences here."""

import os
import re
import shutil
import subprocess
from pathlib import Path

# What pip, venv and apt write when something goes wrong, and what that means. The first match counts.
REASONS = [
    (r"No space left|Errno 28|not enough space", "the disk is full."),
    (r"Read-only file system|Errno 30|Permission denied|Errno 13", "this folder can't be written to."),
    (r"DO NOT MATCH THE HASHES", "a downloaded file is not the one named in requirements.lock; try again later."),
    (
        r"Connect(ion)?(Error|Timeout| refused)|Read timed out|name resolution|getaddrinfo|unreachable|Failed to fetch",
        "there is no connection to the package index; connect to the network and start again.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "the package index has no fitting version of a library for this system and this Python.",
    ),
]


class SetupError(Exception):
    """Set-up can't go on; the message is one sentence for whoever started it."""


def why(output: str) -> str:
    """Tell in one sentence what went wrong, from the output of a tool."""
    for pattern, sentence in REASONS:
        if re.search(pattern, output, re.IGNORECASE):
            return sentence
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if "error" in line.lower()]
    return (errors or lines or ["no reason was given"])[-1]


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def add_missing_libraries(files: list[Path]) -> None:
    """Install the system libraries that Qt's files lack, or say what to type."""
    missing = missing_libraries(files)
    if missing and is_root() and shutil.which("apt-get"):
        packages = sorted({debian_package(name) for name in missing})
        print(f"Installing system libraries for Qt: {' '.join(packages)} ...", flush=True)
        install_packages(packages)
        missing = missing_libraries(files)
    if missing:
        raise SetupError(f"Qt lacks system libraries; {advice(missing)}")


def missing_libraries(files: list[Path]) -> list[str]:
    """Name the shared libraries that the loader can't find for these files."""
    if not shutil.which("ldd"):
        return []
    command = ["ldd", *map(str, files)]
    listing = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stdout
    return sorted(set(re.findall(r"^\s*(\S+) => not found", listing, re.MULTILINE)))


def debian_package(library: str) -> str:
    """Name the package of a library by Debian's convention: libdbus-1.so.3 lies in libdbus-1-3."""
    if library in ("libglib-2.0.so.0", "libgthread-2.0.so.0", "libgobject-2.0.so.0", "libgio-2.0.so.0"):
        return "libglib2.0-0"
    stem, _, version = library.partition(".so.")
    dash = "-" if stem[-1].isdigit() else ""
    return f"{stem}{dash}{version}".lower().replace("_", "-")


def advice(missing: list[str]) -> str:
    """Say what to type on this system to get these libraries."""
    if shutil.which("apt-get"):
        packages = " ".join(sorted({debian_package(name) for name in missing}))
        return f"type: sudo apt-get install --no-install-recommends {packages}"
    for tool in ("dnf", "zypper"):
        if shutil.which(tool):
            wanted = " ".join(f"'{name}()(64bit)'" for name in missing)
            return f"type: sudo {tool} install {wanted}"
    return f"install the packages that hold {', '.join(missing)}."


def install_packages(packages: list[str]) -> None:
    """Install Debian packages as root, without questions and without what they merely recommend."""
    path = f"{os.environ.get('PATH', '/usr/bin:/bin')}:/usr/sbin:/sbin"  # dpkg wants ldconfig
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8", "PATH": path}
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        code, output = quietly(["apt-get", "-qq", *command], environment)
    if code:
        raise SetupError(f"apt-get could not install {' '.join(packages)}: {why(output)}")


def quietly(command: list[str], environment: dict[str, str]) -> tuple[int, str]:
    """Run a command without input, and give its exit code and all that it wrote."""
    done = subprocess.run(
        command,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout
