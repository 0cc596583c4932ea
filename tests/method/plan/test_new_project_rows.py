"""What a new project starts with."""

from collections.abc import Callable, Sequence
from datetime import date
from gettext import NullTranslations

import pytest

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.language.words import Words
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.sample import sample_pictures, sample_rows
from ccworkbench.method.plan.starter_rows import Plan, month_after, starter_rows
from ccworkbench.method.plan.starter_texts import retell
from ccworkbench.sheets.options import Side
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.profile import ContentSize, Profile, Topology
from ccworkbench.sheets.prepare.project import Approach, Project, ProjectType
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.assignment import Assignment
from ccworkbench.sheets.roles.deliverable import Deliverable
from ccworkbench.sheets.roles.person import Person
from ccworkbench.sheets.roles.raci import Raci, RaciLetter
from ccworkbench.sheets.roles.role import Role

MakeBook = Callable[[Sequence[Record]], Rows]
NAMES = ["Erdős Gergő", "Szűcs Ágnes", "Щербакова Юлия", "李喆", "Jörg Weiß"]


class Marked(NullTranslations):
    """A catalogue in which every text carries the mark of its language."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark = mark

    def gettext(self, message: str) -> str:
        return f"{self.mark} {message}"


FRENCH, GREEK = Words("de", Marked("fr")), Words("hu", Marked("gr"))


def roles_of(plan: Plan, book: MakeBook) -> set[str]:
    return {role.origin for role in book(starter_rows(plan, words_of("en")))(Role)}


def test_the_card_comes_first_and_all_rows_belong_to_it() -> None:
    card, *others = starter_rows(Plan("Hotline", "Stadtwerke"), words_of("en"))
    assert isinstance(card, Project)
    assert {row.project_id for row in [card, *others]} == {card.id}


def test_what_the_plan_says_stands_on_card_and_profile(book: MakeBook) -> None:
    start, end = date(2026, 1, 12), date(2027, 1, 31)
    plan = Plan(
        "Hotline", "Stadtwerke", "de", 45, Topology.DISTRIBUTED, kick_off=start, go_live=end, channels=("chat",)
    )
    rows = book(starter_rows(plan, words_of("de")))
    (card,), (profile,) = rows(Project), rows(Profile)
    assert (card.name, card.customer_name, card.language, card.channels) == ("Hotline", "Stadtwerke", "de", ("chat",))
    assert (card.kick_off, card.go_live, card.pilot_end) == (start, end, date(2027, 2, 28))
    assert (profile.seats, profile.topology) == (45, Topology.DISTRIBUTED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_time_zone_is_one_where_the_language_is_spoken(language: str, book: MakeBook) -> None:
    (card,) = book(starter_rows(Plan("x", language=language), words_of(language)))(Project)
    assert (card.time_zone == "Europe/Berlin") == (language == "de")


def test_every_sheet_has_starter_rows_unless_it_tells_of_people_or_of_what_happens(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("Hotline", "Stadtwerke", seats=45), words_of("en")))
    people = {"person", "tester", "attendance", "attestation"}
    happens = {"test_result", "step_result", "defect", "condition", "kpi_figure", "evaluation", "incident", "mute"}
    assert {sheet.__tablename__ for sheet in SHEETS if not rows(sheet)} == people | happens | {"phone_number"}


def test_an_empty_project_has_its_forms_only() -> None:
    rows = starter_rows(Plan("Hotline", "Stadtwerke", empty=True, seats=45), words_of("en"))
    assert {type(row) for row in rows} == {sheet for sheet in SHEETS if sheet.sheet.shape == "form"}
    assert len(rows) == 6
    assert rows[0].internal_channels == ""  # type: ignore[attr-defined] # a project


def test_every_starter_text_is_told_in_the_language_of_the_project(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("Hotline", "Stadtwerke", seats=45), FRENCH))
    texts = [row.text for row in rows(Question)] + [row.preparation for row in rows(Action)]
    texts += [text for role in rows(Role) for text in (role.name, role.short, role.duty)]
    texts += [row.title for row in rows(Deliverable)] + [rows(Profile)[0].hierarchy, rows(Project)[0].internal_channels]
    assert all(text.startswith("fr ") for text in texts)


@pytest.mark.parametrize(
    ("seats", "there", "missing"),
    [(1, "L.MGR", "L.DIR"), (20, "L.MGR", "L.DIR"), (45, "L.DIR", "L.MGR"), (500, "L.TRN", "L.MGR")],
)
def test_roles_fit_the_size_of_the_centre(seats: int, there: str, missing: str, book: MakeBook) -> None:
    found = roles_of(Plan("Hotline", "Stadtwerke", seats=seats, size=ContentSize.FULL), book)
    assert there in found
    assert missing not in found


def test_without_a_size_the_roles_of_all_sizes_are_listed(book: MakeBook) -> None:
    assert {"L.MGR", "L.DIR", "L.TRN"} <= roles_of(Plan("Hotline", "Stadtwerke"), book)


def test_the_hierarchy_follows_the_size(book: MakeBook) -> None:
    texts = {
        book(starter_rows(Plan("x", seats=seats), words_of("en")))(Profile)[0].hierarchy
        for seats in (20, 45, 500, None)
    }
    assert len(texts) == 4


def test_the_ten_roles_of_the_customer_are_there_and_wait_for_people(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("Hotline", "Stadtwerke", size=ContentSize.FULL), words_of("en")))
    ten = {"ARC", "BC", "CCM", "AGT", "SUP", "DSC", "INF", "PM", "ADM", "DEV"}
    by_id = {role.id: role.origin for role in rows(Role)}
    assert {by_id[row.role_id] for row in rows(Assignment) if row.role_id} == ten
    assert all(row.person_id is None for row in rows(Assignment))


@pytest.mark.parametrize("kind", ProjectType)
def test_the_type_suggests_the_approach_and_the_plan_may_say_another(kind: ProjectType) -> None:
    launched = kind in {ProjectType.HOTLINE, ProjectType.OUTBOUND}
    assert Plan("x", type=kind).way is (Approach.OUTSOURCER if launched else Approach.SUPPLIER)
    for way in Approach:
        assert Plan("x", type=kind, approach=way).way is way


def test_an_outsourcers_roles_take_the_place_of_others_in_list_and_matrix(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("x", type=ProjectType.HOTLINE), words_of("en")))
    roles = [role.origin for role in rows(Role)]
    assert roles[:3] == ["CUS", "CCM", "ARC"]
    assert {"OPM", "OSV", "OOP", "OTR", "OTS"} < set(roles)
    assert not {"BC", "PM", "SUP", "AGT", "TR", "SC"} & set(roles)
    launch = next(row for row in rows(Deliverable) if row.origin == "d.31")
    by_id = {role.id: role.origin for role in rows(Role)}
    letters = {by_id[cell.column_id]: cell.letter for cell in rows(Raci) if cell.row_id == launch.id}
    assert {role for role, letter in letters.items() if letter is RaciLetter.R} == {"OSV"}
    assert letters["OPM"] is RaciLetter.A


@pytest.mark.parametrize("way", Approach)
@pytest.mark.parametrize("seats", [None, 12, 45, 250])
def test_the_roles_of_a_side_stand_together(seats: int | None, way: Approach, book: MakeBook) -> None:
    sides = [role.side for role in book(starter_rows(Plan("x", seats=seats, approach=way), words_of("en")))(Role)]
    assert sides == sorted(sides, key=list(Side).index)


def test_full_content_has_every_letter_of_the_matrix(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("x", size=ContentSize.FULL), words_of("en")))
    items = {item.key: item for item in starter_content.deliverables()}
    assert len(rows(Raci)) == sum(len(items[row.origin].raci) for row in rows(Deliverable))


def test_two_copies_that_fill_a_crossing_meet(book: MakeBook) -> None:
    rows = book(starter_rows(Plan("x"), words_of("en")))
    cell = rows(Raci)[0]
    row = next(row for row in rows(Deliverable) if row.id == cell.row_id)
    role = next(role for role in rows(Role) if role.id == cell.column_id)
    assert Raci.at(row, role).id == cell.id


@pytest.mark.parametrize(
    ("day", "after"),
    [
        (date(2026, 12, 15), date(2027, 1, 15)),
        (date(2027, 1, 31), date(2027, 2, 28)),
        (date(2028, 1, 31), date(2028, 2, 29)),
        (date(2027, 4, 30), date(2027, 5, 30)),
    ],
)
def test_a_pilot_lasts_a_month(day: date, after: date) -> None:
    assert month_after(day) == after


def test_starter_text_is_retold_and_own_text_is_left_alone() -> None:
    tell = retell(FRENCH, GREEK)
    for text in starter_content.texts():
        assert tell(FRENCH.say(text)) == GREEK.say(text)
    assert tell("Pager") == "Pager"
    own = FRENCH.say(starter_content.profile_texts()["internal_channels"]) + "\nPager"
    assert tell(own) == own


def test_nothing_is_retold_in_the_same_language() -> None:
    assert retell(FRENCH, Words("de"))("fr Trainer") == "fr Trainer"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_samples_people_keep_their_names_in_every_language(language: str, book: MakeBook) -> None:
    rows = book(sample_rows(words_of(language)))
    assert set(NAMES) <= {person.full_name() for person in rows(Person)}
    assert rows(Project)[0].language == language


def test_the_sample_is_as_the_file_tells_it(book: MakeBook) -> None:
    rows = book(sample_rows(words_of("en")))
    told = starter_content.load("sample", "sample")
    assert len(rows(Assignment)) == len(told["assignment"])
    assert len([row for row in rows(Question) if row.answer]) == len(told["answer"])
    codes = [row.code for row in rows(Action)]
    assert codes == [f"A-{n:03d}" for n in range(1, len(codes) + 1)]
    assert rows(Profile)[0].seats == 45
    assert rows(Project)[0].approach is Approach.SUPPLIER


def test_no_row_of_the_sample_belongs_to_nobody() -> None:
    rows = sample_rows(words_of("en"))
    assert {row.project_id for row in rows} == {rows[0].id}


def test_the_samples_logos_are_small_pictures() -> None:
    for picture in sample_pictures():
        assert picture.startswith(b"\x89PNG")
        assert len(picture) < 100_000
