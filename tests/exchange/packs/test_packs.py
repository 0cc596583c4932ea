"""What a pack collects, for whom, in which order."""

import string
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from ccworkbench.core.disclosure import INTERNAL, Disclosure
from ccworkbench.core.grid import grid_of
from ccworkbench.core.record import Record, columns_of
from ccworkbench.exchange.document import Document
from ccworkbench.exchange.packs.catalogue import PACKS
from ccworkbench.exchange.packs.pack_values import collect
from ccworkbench.exchange.packs.signature_blocks import BLOCKS, Signer, parties
from ccworkbench.language.catalogues import words_of
from ccworkbench.language.languages import LANGUAGES
from ccworkbench.method.plan.starter_rows import Plan, starter_rows
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.gap import Gap, GapStatus
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.sheets.prepare.question import Question
from ccworkbench.sheets.prepare.service import Service
from ccworkbench.sheets.roles.action import Action
from ccworkbench.sheets.roles.deliverable import Deliverable
from tests.exchange.example_project import everything, kick_off, rows_of, view_of

CANARY = "Canary"


def section(document: Document, key: str) -> Any:
    return next(section for section in document.sections if section.key == key)


def texts(value: Any) -> list[str]:
    """Give every text that a document holds, however deep."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in texts(getattr(value, field.name))]
    return [text for part in value for text in texts(part)] if isinstance(value, tuple) else []


def test_the_kick_off_pack_holds_its_parts_in_order() -> None:
    keys = [section.key for section in kick_off().sections]
    assert keys == ["control", "goals", "profile", "team", "roles", "raci", "questions", "actions", "sign_off"]


def test_contacts_come_in_a_customers_and_a_suppliers_block() -> None:
    blocks = section(kick_off("en"), "team").tables
    assert [len(block.rows) for block in blocks] == [4, 2, 0]
    assert blocks[0].title != blocks[1].title


def test_roles_name_the_persons_who_hold_them() -> None:
    roles = section(kick_off("en"), "roles").tables[0]
    held = {row[0].text: row[2].text for row in roles.rows}
    assert held["Business champion"] == "Jörg Groß, Anna Groß-Müller"
    assert held["Trainer"] == ""


def test_actions_begin_with_what_to_prepare_who_and_when_and_are_grouped_by_chapter() -> None:
    table = section(kick_off(), "actions").tables[0]
    assert [head.key for head in table.heads[:4]] == ["code", "preparation", "assigned_to", "completed"]
    assert len(table.groups) == len(table.rows)
    assert table.grouping == words_of("de").say("Chapter")


def test_groups_follow_the_order_of_their_list_and_rows_without_one_come_last() -> None:
    records = everything()
    for row in records:
        if isinstance(row, Deliverable) and row.code == "D-000":
            row.stage = None
    table = section(kick_off("en", records), "raci").tables[0]
    changes = [group for before, group in zip(("", *table.groups), table.groups, strict=False) if before != group]
    assert len(changes) == len(set(changes))
    assert table.rows[-1][0].text == "D-000"


def test_a_matrix_puts_the_full_names_of_roles_under_their_side() -> None:
    heads = [head for head in section(kick_off("en"), "raci").tables[0].heads if head.crossing]
    assert heads[5].text == "Architect / call-flow administrator"
    assert (heads[0].common_heading, heads[-1].common_heading) == ("Customer", "Supplier")


def test_only_answered_questions_are_shown() -> None:
    records = [*everything(), Question(text="Wer noch?", answer="")]
    assert len(section(kick_off("de", records), "questions").tables[0].rows) == 6


def test_internal_rows_reach_no_customer_in_any_way() -> None:
    records = everything()
    for row in records:
        row.internal = getattr(row, "given_name", "") == "Anna" or getattr(row, "name", "") == "Agent"
    shown = texts(kick_off("en", records))
    assert not [text for text in shown if "Müller" in text or text == "Agent"]
    assert [text for text in texts(kick_off("en", records, readers=INTERNAL)) if "Müller" in text]


@pytest.mark.parametrize("readers", Disclosure)
def test_a_typical_gap_is_told_to_nobody_before_somebody_confirms_it(readers: Disclosure) -> None:
    gap = Gap(description=CANARY, status=GapStatus.TO_CHECK)
    told = Service(service="Porting", gap_id=gap.id)
    assert CANARY not in texts(kick_off("en", [*everything(), gap, told], readers=readers))
    gap.status = GapStatus.OPEN
    assert CANARY in texts(kick_off("en", [*everything(), gap, told], readers=readers))


def test_a_sheet_of_gaps_for_the_customer_holds_those_that_were_confirmed() -> None:
    gaps = [Gap(description=status.label, status=status) for status in GapStatus]
    shown = grid_of(Gap, rows_of(gaps)).values(view_of(gaps, "en"))
    assert len(shown.rows) == len(GapStatus) - 1
    assert GapStatus.TO_CHECK.label not in {cell.text for row in shown.rows for cell in row}


def test_a_new_project_hands_no_gap_over() -> None:
    rows = starter_rows(Plan("Hotline", "Stadtwerke", "en", 45), words_of("en"))
    assert [row for row in rows if isinstance(row, Gap)]
    assert not [one for one in kick_off("en", rows).sections if one.key == "gaps"]


def test_a_new_project_tells_of_no_missing_skill_before_anybody_was_assessed() -> None:
    rows = starter_rows(Plan("Hotline", "Stadtwerke", "en", 45), words_of("en"))
    found = collect(PACKS["training"], rows_of(rows), view_of(rows, "en"), lambda _sha: None)
    matrix = section(found, "training_need")
    assert {cell.text[:1] for row in matrix.tables[0].rows for cell in row if "→" in cell.text} == {"?"}
    assert ("?", "Not assessed yet") in matrix.legend
    assert "skill_gaps" not in {one.key for one in found.sections}


def marked(sheet: type[Record], letters: str) -> dict[str, str]:
    """Fill every internal text column of a sheet with a canary."""
    return {c.key: f"{CANARY}{letters}" for c in columns_of(sheet) if c.disclosure == INTERNAL and c.kind.empty == ""}


def test_internal_columns_reach_no_customer() -> None:
    records = everything()
    for row, letters in zip(records, string.ascii_lowercase * len(records), strict=False):
        for key, text in marked(type(row), letters).items():
            setattr(row, key, text)
    assert any(marked(sheet, "") for sheet in SHEETS)
    assert not [text for text in texts(kick_off("en", records)) if CANARY in text]


def test_an_internal_action_is_left_out_for_the_customer_only() -> None:
    records = [*everything(), Action(preparation=CANARY, internal=True)]
    assert CANARY not in texts(kick_off("en", records))
    assert CANARY in texts(kick_off("en", records, readers=INTERNAL))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_signs_on_its_own_lines(language: str) -> None:
    customer, supplier = parties(words_of(language), Signer("Nordtal", "Jörg Groß", "Leiter"), Signer("Kontor Vier"))
    assert [field.value for field in customer.fields if field.value]
    assert not [field.value for field in supplier.fields if field.value]
    assert len(customer.fields) == len(BLOCKS[language])
    assert any(field.room > 1 for field in customer.fields)


def test_the_author_is_the_suppliers_lead_unless_somebody_else_is_named() -> None:
    assert kick_off().author == "Anna Groß-Müller"


def test_a_file_name_has_one_dash_where_signs_were_left_out() -> None:
    document = kick_off("ru")
    name = replace(document, brand=replace(document.brand, customer="ООО «Ромашка»")).file_name("pdf")
    assert name.startswith("ООО-Ромашка_")


def test_the_sites_on_the_cover_are_a_list_however_they_were_typed() -> None:
    (card, *others) = everything()
    assert isinstance(card, Project)
    card.sites = "Kassel\n\nGöttingen"
    assert "Kassel, Göttingen" in kick_off("de", [card, *others]).subtitle


def test_a_file_name_is_safe_everywhere() -> None:
    document = kick_off("zh")
    name = replace(document, kind='a/b\\c:*?"<>|', version="../1").file_name("pdf")
    assert not set(name) & set('/\\:*?"<>| ')
    assert name.endswith("_zh_v..-1_2026-11-24.pdf") or name.startswith("Nordtal-Energie_")
