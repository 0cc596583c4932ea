"""The starter content: complete, and sound in itself."""

from collections import Counter

import pytest

from ccworkbench.core.record import columns_of
from ccworkbench.method.plan import starter_content
from ccworkbench.method.plan.project_plan import Plan
from ccworkbench.method.project_facts import LAUNCHED
from ccworkbench.sheets.options import Channel, Chapter, Priority, Side, Stage
from ccworkbench.sheets.order import BY_KEY
from ccworkbench.sheets.prepare.profile import ContentSize, SizeBand
from ccworkbench.sheets.prepare.project import Approach, ProjectType
from ccworkbench.sheets.roles.raci import RaciLetter

# How many questions and actions the method has in each chapter (method.md 1.1-1.7).
QUESTIONS = {"prepare": 9, "roles": 8, "stakeholders": 9, "change": 8, "training": 8, "use_cases": 7, "uat": 8}
ACTIONS = {"prepare": 6, "roles": 4, "stakeholders": 6, "change": 6, "training": 7, "use_cases": 6, "uat": 8}


def test_each_chapter_has_the_questions_and_actions_of_the_method() -> None:
    """Some are put otherwise where nothing is there before the project, or an outsourcer carries it."""
    for way in Approach:
        for kind in ProjectType:
            plan = Plan("x", type=kind, approach=way, channels=tuple(Channel), size=ContentSize.FULL, uat_cycles=1)
            asked = Counter(item.chapter for item in starter_content.questions(plan.takes))
            absent = {"use_cases": 1} if way is Approach.OUTSOURCER else {}
            absent |= {"training": 1} if kind in LAUNCHED else {}
            assert {chapter: n + absent.get(chapter, 0) for chapter, n in asked.items()} == QUESTIONS
            assert Counter(item.chapter for item in starter_content.actions(plan.takes)) == ACTIONS


def test_keys_are_used_once() -> None:
    for items in (
        starter_content.questions(),
        starter_content.actions(),
        starter_content.deliverables(),
        starter_content.roles(),
    ):
        keys = [item.key for item in items]
        assert len(keys) == len(set(keys))


def test_closed_lists_are_kept() -> None:
    assert {item.chapter for item in starter_content.questions()} | {
        item.chapter for item in starter_content.actions()
    } <= set(Chapter)
    assert {item.stage for item in starter_content.deliverables()} <= set(Stage)
    assert {item.priority for item in starter_content.actions()} <= set(Priority)
    assert {role.side for role in starter_content.roles()} <= set(Side)
    assert {role.approach for role in starter_content.roles()} <= {"", *Approach}
    assert (
        {band for role in starter_content.roles() for band in role.bands}
        <= set(starter_content.bands())
        <= set(SizeBand)
    )


def test_actions_lead_to_deliverables_that_exist() -> None:
    known = {"", *(item.key for item in starter_content.deliverables())}
    assert {item.deliverable for item in starter_content.actions()} <= known


def test_the_matrix_has_38_rows_of_14_roles_and_one_a_each() -> None:
    takes = Plan("x", size=ContentSize.FULL).takes
    rows = [item for item in starter_content.deliverables(takes) if item.in_raci]
    roles = [role.key for role in starter_content.roles() if role.in_raci and not role.instead_of]
    assert (len(rows), len(roles)) == (38, 14)
    for item in rows:
        for letters in filter(None, (item.raci, item.outsourcer)):
            assert letters.keys() <= set(roles)
            assert set(letters.values()) <= set(RaciLetter)
            assert sum("A" in letter for letter in letters.values()) == 1
            assert any("R" in letter for letter in letters.values())


def test_only_supervisors_do_an_outsourcers_technical_launch() -> None:
    (row,) = (item for item in starter_content.deliverables() if item.key == "d.31")
    doing = {role: letter for role, letter in row.outsourcer.items() if letter in {"A", "R", "A/R"}}
    assert doing == {"PM": "A", "SUP": "R"}


def test_the_customer_of_an_outsourcer_approves_what_it_is_served_by() -> None:
    """The customer owner has the letters of the business champion (method.md 2.3)."""
    letters = {item.key: item.outsourcer.get("BC") for item in starter_content.deliverables() if item.outsourcer}
    assert {key for key, letter in letters.items() if letter == "A"} == {"d.15", "d.16", "d.23"}


def test_texts_are_tidy_and_never_name_a_vendors_product() -> None:
    for text in starter_content.texts():
        assert text == text.strip()
        assert "  " not in text
        assert "'" not in text, text
        assert "genesys" not in text.casefold()


@pytest.mark.parametrize("table", ["person", "assignment", "answer", "action", "deliverable"])
def test_the_sample_names_only_columns_that_exist(table: str) -> None:
    sheet = BY_KEY["question" if table == "answer" else table]
    known = {"key", "question", *(column.key for column in columns_of(sheet))}
    for item in starter_content.load("sample", "sample")[table]:
        assert {key.removesuffix("_text") for key in item} <= known
