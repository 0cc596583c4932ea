"""Figures out of other programs' files: what is understood, what is kept unreadable, what is refused."""

from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from ccworkbench.core.record import columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.reading.figure_files import figures_in
from ccworkbench.exchange.reading.kpi_figures import ReadFigures
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.user_error import UserError
from ccworkbench.sheets.operate.kpi import KpiScope
from ccworkbench.sheets.operate.kpi_figure import KpiFigure

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)
PLAIN = "Date;Offered;Answered;Abandoned\n2026-10-01;1060;1000;60\n"


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def read(
        content: str | bytes, language: str = "de", encoding: str = "utf-8", name: str = "export.csv"
    ) -> ReadFigures:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
        return figures_in(path, Viewer(words_of(language), date(2026, 11, 24)))

    return read


def excel(*rows: list[object]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def only(figures: ReadFigures) -> dict[str, Any]:
    (line,) = figures.lines
    assert not line.unread
    return line.values


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_every_usual_csv_is_read(read: Any, delimiter: str, encoding: str) -> None:
    values = only(read(PLAIN.replace(";", delimiter), encoding=encoding))
    assert (values["period_from"], values["period_to"]) == (FIRST, FIRST)
    assert (values["offered"], values["answered"], values["abandoned"]) == (1060, 1000, 60)


QUEUES = [
    ("Störungsannahme Göttingen", "cp1252"),
    ("Справочная служба", "cp1251"),
    ("Ügyfélszolgálat ő", "utf-8"),
    ("客服热线", "utf-16"),
]


@pytest.mark.parametrize(("queue", "encoding"), QUEUES)
def test_names_come_through_in_the_encoding_of_their_system(read: Any, queue: str, encoding: str) -> None:
    values = only(read(f"Date,Queue Name,Offered\n2026-10-01,{queue},5\n", encoding=encoding))
    assert (values["subject"], values["scope"]) == (queue, KpiScope.QUEUE)


def test_our_own_headings_are_known_in_all_languages_and_by_key(read: Any) -> None:
    columns = [c for c in columns_of(KpiFigure) if c.kind.is_number]
    for language in LANGUAGES:
        said = words_of(language).say
        heads = [said("Period from"), said("Period to"), *(said(column.heading) for column in columns)]
        text = "\t".join(heads) + "\n" + "\t".join(["2026-10-01", "2026-10-31", *["7"] * len(columns)])
        assert only(read(text, language)) == {"period_from": FIRST, "period_to": LAST} | {c.key: 7 for c in columns}
    keys = ";".join(["period_from", *(column.key for column in columns)])
    assert len(only(read(keys + "\n2026-10-01" + ";7" * len(columns)))) == len(columns) + 2


def test_a_platform_names_its_counts_its_own_way(read: Any) -> None:
    heads = "Interval Start,Interval End,nOffered,Answer,Abandon,tTalk,tAcw,tHeld,tAnswered,tAbandon,Answered in 20 s"
    values = only(read(f"{heads}\n2026-10-01T10:00:00Z,2026-10-01T10:30:00Z,20,18,2,180400,9000,600,54000,8000,15\n"))
    assert (values["offered"], values["answered"], values["abandoned"], values["answered_within"]) == (20, 18, 2, 15)
    assert (values["talk_s"], values["acw_s"], values["hold_s"]) == (180, 9, 1)
    assert (values["wait_answered_s"], values["wait_abandoned_s"]) == (54, 8)


TIMES = [
    ("Talk (s)", "90", 90),
    ("Talk (ms)", "90000", 90),
    ("Talk_ms", "90400", 90),
    ("Talk time (min)", "1.5", 90),
    ("Talk time", "0:01:30", 90),
    ("Talk time", "01:30", 90),
    ("Talk", "1.234", 1234),
    ("tTalk", "90.000", 0),
    ("Talk", "1,234", 1234),
    ("Talk", "1 234", 1234),
]


@pytest.mark.parametrize(("heading", "text", "seconds"), TIMES)
def test_seconds_are_told_from_milliseconds_by_name(read: Any, heading: str, text: str, seconds: int) -> None:
    assert only(read(f"Date;{heading}\n2026-10-01;{text}\n", "en"))["talk_s"] == seconds


def test_averages_and_shares_are_not_taken_for_sums(read: Any) -> None:
    figures = read("Date;Offered;Avg Talk;ASA;Service Level %;Hold\n2026-10-01;5;90;7;81;3\n")
    assert figures.unknown == ("Avg Talk", "ASA", "Service Level %", "Hold")
    assert set(only(figures)) == {"period_from", "period_to", "offered"}


def test_half_hours_and_media_of_one_day_are_added_up(read: Any) -> None:
    lines = [f"01.10.2026 {hour}:00;Billing;{media};10;8" for hour in (10, 11) for media in ("voice", "chat")]
    figures = read("\n".join(["Start;Queue;Media;Offered;Answered", *lines]))
    assert only(figures) == {
        "period_from": FIRST,
        "period_to": FIRST,
        "subject": "Billing",
        "scope": KpiScope.QUEUE,
        "offered": 40,
        "answered": 32,
    }


def test_titles_above_totals_below_and_blank_lines_are_left_out(read: Any) -> None:
    figures = read("Queue performance\nFilter: none\n\n" + PLAIN + "\n;99;99;99\nTotal;1060;1000;60\n")
    assert only(figures)["offered"] == 1060
    assert figures.left_out == 2


def test_what_can_not_be_read_is_kept_as_it_stands(read: Any) -> None:
    (line,) = read("Date;Offered;Answered\n2026-10-01;many;-5\n").lines
    assert line.unread == {"offered": "many", "answered": "-5"}
    (line,) = read("Date;Offered\nsoonish;5\n").lines
    assert (line.unread, line.values) == ({"period_from": "soonish"}, {"offered": 5})


PERIODS = [
    ("2026-10", FIRST, LAST),
    ("10/2026", FIRST, LAST),
    ("2026-W40", date(2026, 9, 28), date(2026, 10, 4)),
    ("1.10.2026", FIRST, FIRST),
    ("2026-10-01T00:00:00Z/2026-10-02T00:00:00Z", FIRST, FIRST),
    ("2026-10-01 08:15", FIRST, FIRST),
    ("1 Okt 2026, 8:15 AM", FIRST, FIRST),
]


@pytest.mark.parametrize(("text", "first", "last"), PERIODS)
def test_a_period_may_be_a_month_a_week_or_a_moment(read: Any, text: str, first: date, last: date) -> None:
    values = only(read(f"Period;Offered\n{text};5\n"))
    assert (values["period_from"], values["period_to"]) == (first, last)


def test_an_american_date_is_known_by_another_of_its_file(read: Any) -> None:
    figures = read("Date,Offered\n10/02/26,5\n10/13/26,6\n", "en")
    assert [line.values["period_from"] for line in figures.lines] == [date(2026, 10, 2), date(2026, 10, 13)]
    (line,) = read("Date,Offered\n10/02/26,5\n", "en").lines
    assert line.unread == {"period_from": "10/02/26"}


def test_excel_is_read_with_its_dates_times_and_numbers(read: Any) -> None:
    rows: list[list[object]] = [
        ["Exported today"],
        ["Date", "Agent", "Handled", "Talk time", "Logged in (s)"],
        [datetime(2026, 10, 1), "Anna", 44, time(1, 30), 28_800.0],
        [datetime(2026, 10, 1, 14, 30), "Béla", 40.0, None, "n/a"],
    ]
    first, second = read(excel(*rows), name="export.xlsx").lines
    assert first.values == {
        "period_from": FIRST,
        "period_to": FIRST,
        "subject": "Anna",
        "scope": KpiScope.OPERATOR,
        "handled": 44,
        "talk_s": 5400,
        "staffed_s": 28_800,
    }
    assert (second.values["period_from"], second.unread) == (FIRST, {"staffed_s": "n/a"})


def test_scope_and_name_of_our_own_sheet_are_kept(read: Any) -> None:
    values = only(read("period_from;scope;subject;offered\n2026-10-01;queue;Billing;5\n"))
    assert (values["scope"], values["subject"]) == (KpiScope.QUEUE, "Billing")
    (line,) = read("period_from;scope;offered\n2026-10-01;somewhere;5\n").lines
    assert line.unread == {"scope": "somewhere"}


NONSENSE = [
    b"",
    b"\x00" * 500,
    bytes(range(255, -1, -1)),
    b"hello",
    b"PK\x03\x04 but no zip",
    b"\x89PNG\r\n\x1a\n\0",
    b"Date;Offered\n",
    b"Date\n2026-10-01\n",
    b'Date;Offered\n"2026',
    b"Name;Offered\nx;5\n",
    excel(["a", "b"], [1, 2])[:900],
]


@pytest.mark.parametrize("content", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_refused_in_one_sentence(read: Any, content: bytes) -> None:
    with pytest.raises(UserError, match=r"^“export.csv” [^.]+(\.(csv|xlsx))?[^.]*\.( [^.]+(\.csv or \.xlsx)?\.)?$"):
        read(content)


def test_a_zip_that_is_no_workbook_is_refused(read: Any) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as packed:
        packed.writestr("hello.txt", "hello")
    with pytest.raises(UserError, match="neither a CSV nor an Excel file"):
        read(stream.getvalue(), name="export.xlsx")


def test_missing_files_folders_and_giants_are_refused(tmp_path: Path, read: Any) -> None:
    viewer = Viewer(words_of("en"), FIRST)
    for path, why in ((tmp_path / "none.csv", "There is no file “.*none.csv”"), (tmp_path, "is a folder")):
        with pytest.raises(UserError, match=why):
            figures_in(path, viewer)
    with pytest.raises(UserError, match="too large"):
        read(b"x" * 20_000_001)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: f"Date;Offered;Queue\n{text}".encode()))
def test_no_file_breaks_the_reader(content: bytes, read: Any) -> None:
    with suppress(UserError):
        assert read(content).lines


LEGACY = [
    ("hu", "cp1250", "Windows-1250"),
    ("ru", "cp1251", "Windows-1251"),
    ("zh", "gb18030", "GB18030"),
    ("de", "cp1252", "Windows-1252"),
]
QUEUE_NAMES = {"hu": "Ügyfélszolgálat ő", "ru": "Справочная служба", "zh": "客服热线", "de": "Störung ä"}


@pytest.mark.parametrize(("language", "encoding", "called"), LEGACY)
@pytest.mark.parametrize("window", LANGUAGES)
def test_headings_in_an_older_code_page_tell_which_it_is(
    read: Any, language: str, encoding: str, called: str, window: str
) -> None:
    columns = {column.key: words_of(language).say(column.heading) for column in columns_of(KpiFigure)}
    heads = [columns[key] for key in ("period_from", "period_to", "subject", "offered", "answered")]
    heads += ["ü"] if language == "de" else []  # its headings alone would be UTF-8
    line = ["2026-10-01", "2026-10-31", QUEUE_NAMES[language], "7", "5"]
    figures = read("\n".join([";".join(heads), ";".join(line)]) + "\n", window, encoding)
    assert only(figures)["offered"] == 7
    if language in {window, "zh"}:
        assert (figures.encoding, only(figures)["subject"]) == (called, QUEUE_NAMES[language])


@pytest.mark.parametrize(("language", "encoding", "called"), LEGACY)
def test_names_are_read_in_the_code_page_of_the_language(read: Any, language: str, encoding: str, called: str) -> None:
    figures = read(f"Date,Queue Name,Offered\n2026-10-01,{QUEUE_NAMES[language]},5\n", language, encoding)
    assert (figures.encoding, only(figures)["subject"]) == (called, QUEUE_NAMES[language])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_of_unicode_names_no_code_page(read: Any, encoding: str) -> None:
    assert read("Date,Queue Name,Offered\n2026-10-01,客服热线,5\n", "zh", encoding).encoding == ""


def test_rows_of_one_period_are_counted_when_they_are_added_up(read: Any) -> None:
    figures = read("Date;Offered\n" + "2026-10-01;1\n" * 3000)
    assert (only(figures)["offered"], figures.joined) == (3000, 2999)


@pytest.mark.parametrize("heading", ["Datum", "Dátum", "Дата", "日期", "Zeitraum", "Időszak", "Период", "Date"])
def test_the_heading_of_the_day_is_known_in_every_language(read: Any, heading: str) -> None:
    (line,) = read(f"{heading};Offered\n2026-10-01;5\n").lines
    assert line.values["period_from"] == FIRST
