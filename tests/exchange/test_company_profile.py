"""A company’s profile as a file: the same after a round trip, and one sentence for whatever else is offered."""

import base64
import errno
import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ccworkbench import files
from ccworkbench.exchange.company_profile import (
    BLANK,
    LARGEST_PROFILE,
    MOST_PEOPLE,
    PROFILE_SUFFIX,
    Colleague,
    CompanyProfile,
    read_profile,
    write_profile,
)
from ccworkbench.language.user_error import UserError

KIS = Colleague("Kis Anna", "Projektleiterin", "+49 30 1234", "anna@kontor.example")
NO_PROFILE = "is not a company profile of CC Workbench, or it is damaged. Choose another file."


def png() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (3, 2), "#336699").save(stream, "PNG")
    return stream.getvalue()


def kontor() -> CompanyProfile:
    return CompanyProfile(
        "Kontor Vier GmbH",
        "Kontor Vier",
        "#123456",
        "Vertraulich",
        "HRB 1\nUSt-ID DE1",
        "{document}_{date}",
        b"",
        (KIS,),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"company{PROFILE_SUFFIX}"


def altered(path: Path, **values: Any) -> Path:
    write_profile(path, kontor())
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **values}), encoding="utf-8")
    return path


def sentence(path: Path) -> str:
    with pytest.raises(UserError) as raised:
        read_profile(path)
    return str(raised.value)


def test_a_profile_comes_back_as_it_was(path: Path) -> None:
    for profile in (BLANK, kontor()):
        write_profile(path, profile)
        assert read_profile(path) == profile
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_logo_travels_inside_and_comes_out_as_pixels_alone(path: Path) -> None:
    logo = read_profile(altered(path, logo=base64.b64encode(png()).decode())).logo
    assert logo.startswith(b"\x89PNG")
    assert Image.open(BytesIO(logo)).size == (3, 2)


def test_a_newer_file_says_that_the_program_is_older(path: Path) -> None:
    assert "newer version" in sentence(altered(path, version=2))


@pytest.mark.parametrize(
    "values",
    [
        {"format": "other"},
        {"version": 0},
        {"version": "1"},
        {"supplier_name": 5},
        {"supplier_name": "x" * 10_001},
        {"accent": "red"},
        {"file_names": "{client}"},
        {"logo": "%%%"},
        {"logo": base64.b64encode(b"no picture").decode()},
        {"people": {}},
        {"people": [{"name": " "}]},
        {"people": [{"name": "A", "phone": 5}]},
        {"people": ["Anna"]},
        {"people": [{"name": "A"}] * (MOST_PEOPLE + 1)},
    ],
)
def test_a_file_with_a_wrong_part_is_none(path: Path, values: dict[str, Any]) -> None:
    assert sentence(altered(path, **values)) == f"“{path.name}” {NO_PROFILE}"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000, b'{"format": 1}'])
def test_a_file_of_another_kind_is_none(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert sentence(path) == f"“{path.name}” {NO_PROFILE}"


def test_a_file_that_is_too_large_missing_or_a_folder_is_refused(path: Path, tmp_path: Path) -> None:
    assert "There is no file" in sentence(path)
    with path.open("wb") as stream:
        stream.truncate(LARGEST_PROFILE + 1)
    assert "is too large for a company profile" in sentence(path)
    assert "is a folder" in sentence(tmp_path)


def test_the_most_people_fit(path: Path) -> None:
    assert len(read_profile(altered(path, people=[{"name": "A"}] * MOST_PEOPLE)).people) == MOST_PEOPLE


def test_what_a_newer_program_added_is_no_hindrance(path: Path) -> None:
    assert read_profile(altered(path, slogan="x", people=[{"name": "A", "room": 5}])).people == (Colleague("A"),)


def test_signs_that_command_a_terminal_are_marked(path: Path) -> None:
    read = read_profile(altered(path, footer="a\x1b[2J", people=[{"name": "A\x00\nB"}]))
    assert (read.footer, read.people[0].name) == ("a\ufffd[2J", "A\ufffd B")


def test_a_full_disk_leaves_what_was_there(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_profile(path, kontor())

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files, "put", full)
    with pytest.raises(UserError, match="disk is full"):
        write_profile(path, BLANK)
    assert read_profile(path) == kontor()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
