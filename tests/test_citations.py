"""What code and starter content cite of the method stands in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ccworkbench.paths import resource

ROOT = Path(__file__).parent.parent
METHOD = resource("manual", "method.md").read_text(encoding="utf-8")

# A section (4.7), a chapter (7), or a span of sections (1.1-1.7).
SECTION = r"\d(?:\.\d+)?(?:-\d\.\d+)?"
# A datum (003-14), a span of data (003-12..14), and others of the same source (003-05, 10, 12).
DATUM = r"\d{3}-\d\d(?:\.\.\d\d)?(?:, \d\d(?:\.\.\d\d)?(?![-.\d]))*"
KEY = r"[aqd]\.\d\.\d|H\d+"
PART = rf"(?:{DATUM}|{KEY}|{SECTION})"
CITATION = re.compile(rf"method\.md ({PART}(?:(?:, |; |: | and | of | \(){PART})*)")


def spread(datum: str) -> Iterator[str]:
    """Yield every datum that is meant: 003-05, 10 are 003-05 and 003-10."""
    source, numbers = datum.split("-")
    for part in numbers.split(", "):
        first, _, last = part.partition("..")
        yield from (f"{source}-{number:02d}" for number in range(int(first), int(last or first) + 1))


SECTIONS = set(re.findall(r"^(?:#+ )?(\d(?:\.\d+)?)[. ]", METHOD, re.MULTILINE))
DATA = {one for datum in re.findall(r"^\| (\d{3}-\d\d(?:\.\.\d\d)?) \|", METHOD, re.MULTILINE) for one in spread(datum)}
KEYS = set(re.findall(rf"\b(?:{KEY})\b", METHOD))


def citations() -> Iterator[tuple[Path, int, str]]:
    """Yield where the method is cited, and what of it, each citation on one line."""
    for file in sorted([*(ROOT / "ccworkbench").rglob("*.py"), *(ROOT / "resources" / "content").glob("*.toml")]):
        text = re.sub(r"\s*\n[ #]*", " ", file.read_text(encoding="utf-8"))
        cited = CITATION.findall(text)
        if "method.md" in text:
            yield file, text.count("method.md"), " and ".join(cited) if len(cited) == text.count("method.md") else ""


FOUND = list(citations())


def test_the_method_is_read_as_it_is_written() -> None:
    assert {"0.3", "2", "4.16", "7", "9"} <= SECTIONS
    assert len(DATA) == 49 + 21 + 16 + 34
    assert sum(count for _, count, _ in FOUND) > 200


@pytest.mark.parametrize(("file", "cited"), [(file, cited) for file, _, cited in FOUND])
def test_what_is_cited_of_the_method_stands_there(file: Path, cited: str) -> None:
    assert cited, f"{file} cites the method without a section"
    rest = cited
    for datum in re.findall(DATUM, rest):
        assert set(spread(datum)) <= DATA, f"{file} cites {datum}"
    rest = re.sub(DATUM, "", rest)
    assert set(re.findall(KEY, rest)) <= KEYS, file
    rest = re.sub(KEY, "", rest)
    assert set(re.findall(r"\d(?:\.\d+)?", rest)) <= SECTIONS, file


def test_no_other_paper_is_cited() -> None:
    others = re.compile(r"\b(?!method\b|README\b|CONTRIBUTING\b|CHANGELOG\b)\w+\.md\b")
    for file in [*(ROOT / "ccworkbench").rglob("*.py"), *(ROOT / "resources" / "content").glob("*.toml")]:
        assert others.findall(file.read_text(encoding="utf-8")) == [], file
