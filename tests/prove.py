"""Prove by numbers, for hours, what the suite holds by examples: python3 installer prove [PART[=TIMES]] ...

Each part prints one line of figures; without a name, all of them run, one after the other. A part that finds a fault
goes on with the next one, and the answer is no in the end.
"""

import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain, product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from traceback import print_exc

from openpyxl import load_workbook
from pypdf import PdfReader

from ccworkbench.core.disclosure import Disclosure
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.document import EXCEL, PDF
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.hand_over import Paper, PaperSource, is_for, pack_of
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.language import catalogues
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.checks.all_checks import problems_of
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.method.reports.catalogue import listed
from ccworkbench.operations.adapt_plan import proposals_of
from ccworkbench.operations.new_project import add_project, add_sample
from ccworkbench.sheets.prepare.profile import Topology
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.roles.action import Action
from ccworkbench.store.doctor import doctor
from ccworkbench.store.store import Store
from tests.method.plan.kept_plans import faults_of as plan_faults
from tests.method.plan.kept_plans import faults_of_short as short_faults
from tests.store.killed_writers import kill

HERE = Path(__file__).parent
SIZES = (None, 5, 12, 30, 31, 45, 100, 101, 120, 250, 800, 1200)
WEEKS, TOO_FEW = 34, 6  # from kick-off to go-live
AT_MOST = 10  # faults that are told of one part


def kills(times: int, folder: Path) -> str:
    """Kill a process that writes, again and again."""
    path = folder / "store.ccw"
    with Store.open(path) as store:
        store.add([Project(name="Hotline"), *(Action(preparation=f"Action {number}") for number in range(3))])
    return f"{times} kills, {kill(path, times)} edits acknowledged, none lost"


def flips(times: int, _folder: Path) -> str:
    """Flip single bits of a store, and read what is left."""
    return script(HERE / "faults" / "flips.py", str(times))


def exports(times: int, _folder: Path) -> str:
    """Make and drop views beside exports."""
    return script(HERE / "faults" / "stress.py", str(times))


def screenshots(times: int, folder: Path) -> str:
    """Draw all screens in all languages, themes and scales, again and again."""
    for _ in range(times):
        script(HERE / "screenshots.py", str(folder))
    drawn = sum(1 for _ in folder.rglob("*.png"))
    return f"{times} times {drawn} pictures"


def script(*command: Path | str) -> str:
    """Run a script; returns its last line, and raises AssertionError with all of them where it fails."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    line = [sys.executable, *map(str, command)]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return (done.stdout.splitlines() or [""])[-1]


def papers(_times: int, folder: Path) -> str:
    """Write every pack, sheet and report of the sample in every language and format, and read it again."""
    pages, written, lost = 0, 0, set[str]()
    with Store.open(folder / "store.ccw") as store:
        book = add_sample(store, "de")
        source = PaperSource(book.rows, book.viewer(Viewer(catalogues.words_of("de"), date.today())), store.picture)
        for pack, language, readers in product(packs(), LANGUAGES, Disclosure):
            if pack.key in PACKS or is_for(pack.key, readers):
                document = source.document(pack, language, readers)
                for ending in (PDF, EXCEL):
                    path = folder / document.file_name(ending)
                    lost |= set(Paper(document, path).write(path))
                    pages += read(path)
                    written += 1
                    path.unlink()
    assert not lost, f"no font has {''.join(sorted(lost))}"
    return f"{written} papers of {pages} pages and tabs"


def packs() -> Iterator[Pack]:
    yield from PACKS.values()
    yield from map(pack_of, listed())


def read(path: Path) -> int:
    """Return how many pages or tabs a paper has, of which none may be unreadable."""
    if path.suffix == f".{PDF}":
        found = [page.extract_text() for page in PdfReader(path).pages]
    else:
        found = load_workbook(path).sheetnames
    assert found, path.name
    return len(found)


def plans(_times: int, folder: Path) -> str:
    """Draw up every kind of project: it fits its plan and is one to keep, and says exactly what it lacks where not."""
    today, made, faults = date.today(), 0, list[str]()
    kick_off = today + timedelta(weeks=2)
    for seats, kind, topology, approach in product(SIZES, ProjectType, Topology, Approach):
        language = list(LANGUAGES)[made % len(LANGUAGES)]
        plan = Plan(
            f"Plan {made}",
            "Customer",
            language,
            seats,
            topology,
            kind,
            approach,
            kick_off,
            kick_off + timedelta(weeks=WEEKS),
        )
        told = f"{seats} seats, {kind.value}, {topology.value}, {approach.value}, {language}"
        short = replace(plan, go_live=kick_off + timedelta(weeks=TOO_FEW))
        found = (faults_of(plan, today, folder / f"{made}.ccw"), plan_faults(plan, today), short_faults(short, today))
        faults += [f"{told}: {fault}" for fault in chain.from_iterable(found)]
        made += 1
    assert not faults, "\n".join([f"{len(faults)} faults in {made} plans, among them:", *faults[:AT_MOST]])
    return f"{made} plans"


def faults_of(plan: Plan, today: date, path: Path) -> Iterator[str]:
    with Store.open(path) as store:
        book, words = add_project(store, plan), catalogues.words_of(plan.language)
        yield from (
            f"{found.rule} {found.message}" for found in problems_of(book.rows, today) if found.severity == "error"
        )
        yield from (f"proposes {proposal}" for proposal in proposals_of(book, book.viewer(Viewer(words, today))))
    yield from map(str, doctor(path).problems)
    path.unlink()


PARTS: dict[str, tuple[Callable[[int, Path], str], int]] = {
    "kills": (kills, 1000),
    "flips": (flips, 5000),
    "exports": (exports, 1000),
    "papers": (papers, 1),
    "plans": (plans, 1),
    "screenshots": (screenshots, 10),
}


def main() -> int:
    """Return 0 where every part held."""
    parser = ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="PART[=TIMES]", help=f"of {', '.join(PARTS)}")
    asked = [part.partition("=") for part in parser.parse_args().parts] or [(name, "", "") for name in PARTS]
    if wrong := [name for name, _, times in asked if name not in PARTS or not (times or "1").isdecimal()]:
        parser.error(f"{wrong[0]} is none of {', '.join(PARTS)}, with or without a number of times")
    held = [prove(name, int(times) if times else PARTS[name][1]) for name, _, times in asked]
    return int(not all(held))


def prove(name: str, times: int) -> bool:
    """Run one part and tell its figures, or what it found."""
    start = monotonic()
    try:
        with TemporaryDirectory(prefix="prove-") as folder:
            figures = PARTS[name][0](times, Path(folder))
    except Exception:  # whatever it is, the next part is worth its hour
        print_exc()
        figures = ""
    sys.stdout.write(f"{name}: {figures or 'FAILED'} ({monotonic() - start:.0f} s)\n")
    sys.stdout.flush()
    return bool(figures)


if __name__ == "__main__":
    sys.exit(main())
