"""What stays in the language of the workbook: what somebody wrote, with its place, of what the readers get."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations

import pytest

from ccworkbench.core.disclosure import CUSTOMER, INTERNAL, STEERING, Disclosure
from ccworkbench.core.record import Record, columns_of
from ccworkbench.core.viewer import Viewer
from ccworkbench.exchange.packs.catalogue import KICK_OFF, PACKS, TRAINING, WEEKLY
from ccworkbench.exchange.packs.hand_over import PaperSource, report_pack, sheet_pack
from ccworkbench.exchange.packs.parts import Pack
from ccworkbench.exchange.packs.untranslated import NAMES, staying_texts, written_columns
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words, phrase
from ccworkbench.method.composed_texts import FAILED, NOBODY, OPEN, PARTED
from ccworkbench.method.plan.sample import sample_rows
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.method.plan.starter_texts import retelling
from ccworkbench.method.reports.catalogue import REPORTS
from ccworkbench.operations.change_rows import keep_internal
from ccworkbench.operations.prepare_sign_off import prepare_sign_off
from ccworkbench.operations.write_defect import write_defect
from ccworkbench.sheets.launch.sign_off import SignOff, SignOffKind
from ccworkbench.sheets.order import BY_KEY, SHEETS
from ccworkbench.sheets.prepare.profile import ContentSize, Topology
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.prepare.service import Service, ServicePerformer
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.role import Role
from ccworkbench.sheets.training.attendance import Attendance
from ccworkbench.sheets.training.session import Session
from ccworkbench.sheets.uat.defect import Defect
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook

TODAY = date(2026, 12, 1)
OURS = "Das haben nur wir geschrieben"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    with Store.open(tmp_path_factory.mktemp("store") / "store.ccw") as store:
        made = store.add(sample_rows(words_of("de"), TODAY))
        yield made
        made.close()


@pytest.fixture
def book(whole: Workbook) -> Iterator[Workbook]:
    """Give the sample as it was made; what a test does is undone."""
    before = len(whole.timeline.done)
    yield whole
    while len(whole.timeline.done) > before:
        whole.undo()


def source_of(book: Workbook) -> PaperSource:
    return PaperSource(book.rows, book.viewer(Viewer(words_of("de"), TODAY)), lambda _key: None)


def listed(book: Workbook, pack: Pack, *languages: str, readers: Disclosure = CUSTOMER) -> list[tuple[str, str, str]]:
    found = staying_texts(source_of(book), [pack], languages or ("zh",), readers)
    return [(one.sheet, one.column, one.text) for one in found]


def write(book: Workbook, row: Record, **cells: str) -> None:
    with book.edit(phrase("Change {field}", field="x")):
        for key, text in cells.items():
            setattr(row, key, text)


@pytest.mark.parametrize("pack", PACKS.values(), ids=PACKS)
def test_nothing_of_the_sample_stays(book: Workbook, pack: Pack) -> None:
    assert listed(book, pack, "zh", "en", readers=INTERNAL) == []


def test_what_was_written_is_listed_with_its_place(book: Workbook) -> None:
    action = book.rows(Action)[1]
    write(book, action, preparation=OURS)
    (one,) = staying_texts(source_of(book), [KICK_OFF], ["zh"], CUSTOMER)
    assert (one.sheet, one.row, one.column, one.text) == ("action", action.id, "preparation", OURS)
    assert (one.title, one.called) == (words_of("de").say(Action.sheet.title), action.code)
    assert one.heading == next(words_of("de").say(c.heading) for c in columns_of(Action) if c.key == "preparation")


def test_only_texts_of_the_paper_are_listed(book: Workbook) -> None:
    first, second = book.rows(Action)[:2]
    write(book, first, note=OURS)  # no column of the kick-off pack
    write(book, second, preparation=f"{OURS}, auch")
    assert listed(book, KICK_OFF) == [("action", "preparation", f"{OURS}, auch")]
    assert listed(book, TRAINING) == []


def test_only_texts_of_these_readers_are_listed(book: Workbook) -> None:
    first, second = book.rows(Action)[:2]
    write(book, first, preparation=OURS, internal_note="Nur für uns")
    write(book, second, preparation="Das bleibt im Haus")
    keep_internal(book, second, keep=True)
    pack = sheet_pack(Action)
    assert listed(book, pack) == [("action", "preparation", OURS)]
    assert {text for _, _, text in listed(book, pack, readers=INTERNAL)} == {OURS, "Nur für uns", "Das bleibt im Haus"}


def test_a_text_that_other_sheets_show_is_listed_where_it_was_written(book: Workbook) -> None:
    role = book.rows(Role)[0]
    write(book, role, name="Unsere Eule", short="Eule")
    found = listed(book, Pack("x", "x", (sheet_pack(BY_KEY["raci"]).parts[0],)))
    assert ("role", "short", "Eule") in found or ("role", "name", "Unsere Eule") in found
    assert {sheet for sheet, _, _ in found} == {"role"}


def test_what_a_matrix_calls_by_number_and_name_is_told_and_listed(book: Workbook) -> None:
    first, second = book.rows(Session)[:2]
    heads = [head.text for head in source_of(book).document(sheet_pack(Attendance), "zh").sections[0].tables[0].heads]
    tell = retelling(words_of("de"), words_of("zh"))
    assert {f"{row.code} {tell(row.title)}" for row in (first, second)} <= set(heads)
    write(book, first, title="Eulenkunde")
    assert listed(book, sheet_pack(Attendance)) == [("session", "title", "Eulenkunde")]


def test_texts_in_reports_are_listed(book: Workbook) -> None:
    audience = book.rows(BY_KEY["audience"])[0]
    write(book, audience, name="Unsere Eulen")
    assert ("audience", "name", "Unsere Eulen") in listed(book, report_pack(REPORTS["skill_gaps"]))


def test_one_line_that_was_added_to_a_list_is_enough(book: Workbook) -> None:
    goals = book.project.goals
    write(book, book.project, goals=f"{goals}\n{OURS}")
    assert listed(book, KICK_OFF) == [("project", "goals", f"{goals}\n{OURS}")]


def test_in_the_language_of_the_workbook_nothing_is_to_be_translated(book: Workbook) -> None:
    write(book, book.rows(Action)[0], preparation=OURS)
    assert listed(book, KICK_OFF, "de") == []
    assert len(listed(book, KICK_OFF, "de", "hu", "hu", "zh")) == 1


def test_names_numbers_and_addresses_are_not_listed(book: Workbook) -> None:
    person = book.rows(Person)[0]
    write(book, person, given_name="Grete", phone="Zentrale 12", organisation="Eulenhaus", job_title="Obereule")
    write(book, book.project, customer_name="Eulen AG", code="EULE-7")
    assert listed(book, KICK_OFF) == [("person", "job_title", "Obereule")]


def test_what_has_no_letters_is_no_text(book: Workbook) -> None:
    write(book, book.rows(Action)[0], preparation="1 → 2 → 3 (100 %)")
    assert listed(book, KICK_OFF) == []


def test_columns_that_hold_names_are_columns_of_words() -> None:
    for table, keys in NAMES.items():
        assert keys <= {column.key for column in columns_of(BY_KEY[table])}, table
        assert not keys & {column.key for column in written_columns(BY_KEY[table])}
    assert "preparation" in {column.key for column in written_columns(Action)}


def test_what_operations_compose_is_told_and_only_their_parts_are_listed(book: Workbook) -> None:
    failed = next(row for row in book.rows(TestResult) if row.result is ResultVerdict.FAILED)
    case = next(row for row in book.rows(TestCase) if row.id == failed.case_id)
    with book.edit(phrase("Change {field}", field="x")):
        for defect in [one for one in book.rows(Defect) if one.found_in == failed.id]:
            defect.found_in = None
        failed.actual = ""
        book.rows(Service)[0].performer = ServicePerformer.NOBODY
    write_defect(book, failed)
    signing = next(row for row in book.rows(SignOff) if row.kind is SignOffKind.UAT and not row.decided_on)
    with book.edit(phrase("Change {field}", field="x")):
        signing.summary = signing.residual = ""
    prepare_sign_off(book, signing, TODAY)
    assert book.rows(Defect)[-1].title == FAILED.say(words_of("de"), case=case.title)
    assert signing.summary.splitlines()[-1].startswith(words_of("de").say(OPEN.text).partition("{")[0])
    assert len(signing.residual.splitlines()) > 1
    everything = [sheet_pack(sheet) for sheet in SHEETS] + list(PACKS.values())
    assert staying_texts(source_of(book), everything, ["zh", "en"], INTERNAL) == []


def test_what_is_composed_with_a_text_of_ours_is_listed(book: Workbook) -> None:
    session, service = book.rows(Session)[0], book.rows(Service)[0]
    write(book, session, title=PARTED.say(words_of("de"), title="Eulenkunde", n=1, total=9))
    with book.edit(phrase("Change {field}", field="x")):
        service.service, service.performer, service.gap_id = "Eulen füttern", ServicePerformer.NOBODY, None
    assert listed(book, sheet_pack(Session)) == [("session", "title", session.title)]
    found = listed(book, sheet_pack(BY_KEY["gap"]))
    assert found == [("gap", "description", NOBODY.say(words_of("de"), service="Eulen füttern"))]
    document = source_of(book).document(sheet_pack(BY_KEY["gap"]), "zh")
    texts = {cell.text for row in document.sections[0].tables[0].rows for cell in row}
    assert NOBODY.say(words_of("zh"), service="Eulen füttern") in texts


def projects(words: Words) -> dict[str, Sequence[Record]]:
    """Make the sample and a project of each type, in one country; each approach has its turn."""
    found: dict[str, Sequence[Record]] = {"sample": sample_rows(words, TODAY)}
    for number, type_ in enumerate(ProjectType):
        approach = list(Approach)[number % len(Approach)]
        plan = Plan(
            "x", "y", words.language, 200, Topology.DISTRIBUTED, type_, approach, TODAY, date(2027, 6, 1),
            country="CN", size=ContentSize.FULL,
        )  # fmt: skip
        found[type_.value] = starter_rows(plan, words)
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [("de", "zh"), *(pytest.param(*pair, marks=pytest.mark.long) for pair in permutations(LANGUAGES, 2))],
)
def test_nothing_that_the_program_wrote_into_a_project_stays_in_its_language(one: str, other: str) -> None:
    tell = retelling(words_of(one), words_of(other))
    for name, rows in projects(words_of(one)).items():
        stays = {
            (row.__tablename__, column.key, getattr(row, column.key))
            for row in rows
            for column in written_columns(type(row))
            if tell.told(getattr(row, column.key)).stays
        }
        assert stays == set(), name


@pytest.mark.parametrize("pack", [KICK_OFF, WEEKLY], ids=lambda pack: pack.key)
def test_readers_between_get_theirs(book: Workbook, pack: Pack) -> None:
    write(book, book.rows(Action)[0], preparation=OURS)
    assert (("action", "preparation", OURS) in listed(book, pack, readers=STEERING)) == (
        OURS in str(source_of(book).document(pack, "zh", STEERING).sections)
    )
