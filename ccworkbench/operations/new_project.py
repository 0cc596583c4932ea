"""New projects in a store: from a plan with its starter rows, or the sample."""

from datetime import date

from ccworkbench.language.catalogues import words_of
from ccworkbench.language.user_error import UserError
from ccworkbench.method.composed_texts import ANOTHER
from ccworkbench.method.house.adding import HouseRows, rows_with_house
from ccworkbench.method.house.content import HouseUse
from ccworkbench.method.plan.sample import sample_pictures, sample_rows
from ccworkbench.method.plan.shortage import about_order
from ccworkbench.method.plan.starter_rows import Plan
from ccworkbench.sheets.prepare.project import Project
from ccworkbench.store.project_names import check_name
from ccworkbench.store.store import Store
from ccworkbench.store.workbook import Workbook


def add_project(store: Store, plan: Plan, use: HouseUse | None = None) -> Workbook:
    """Add a project with its starter rows, ours or a house's; raises UserError as `add_told_project` does."""
    return add_told_project(store, plan, use)[0]


def add_told_project(store: Store, plan: Plan, use: HouseUse | None = None) -> tuple[Workbook, HouseRows]:
    """Add a project, and return the rows that were made with what is to be told about them.

    Raises UserError where its name is missing or taken, or its dates cross.
    """
    if crossed := about_order(plan):
        raise UserError(crossed)
    check_name(plan.name, [project.name for project in store.projects()])
    made = rows_with_house(plan, use)
    return store.add(made.rows), made


def add_sample(store: Store, language: str, today: date | None = None) -> Workbook:
    """Add the sample project with its logos, its story brought to `today`; a second one is called “… (2)”."""
    words = words_of(language)
    rows = sample_rows(words, today)
    card = rows[0]
    assert isinstance(card, Project)
    taken, name, number = {project.name for project in store.projects()}, card.name, 1
    while card.name in taken:
        number += 1
        card.name = ANOTHER.say(words, name=name, n=number)
    for picture in sample_pictures():
        store.keep_picture(picture, "image/png")
    return store.add(rows)
