"""A project with rows in every sheet that has a picture: as many as wanted, with names in five scripts."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, islice

from ccworkbench.core.grid import Rows
from ccworkbench.core.record import Record
from ccworkbench.core.viewer import Viewer
from ccworkbench.method.pictures.catalogue import PICTURES
from ccworkbench.method.pictures.picture import Picture
from ccworkbench.method.pictures.readiness_dial import Dial, DialPart
from ccworkbench.sheets.change.adkar import Adkar
from ccworkbench.sheets.change.change_impact import ChangeImpact, ImpactArea, ImpactLevel
from ccworkbench.sheets.operate.kpi import Better, Formula, Kpi
from ccworkbench.sheets.operate.kpi_figure import KpiFigure
from ccworkbench.sheets.options import DefectSeverity, Stage
from ccworkbench.sheets.prepare.org_level import LevelKind, OrgLevel
from ccworkbench.sheets.prepare.sourcing import Sourcing
from ccworkbench.sheets.prepare.task import Task, TaskKind, TaskStatus
from ccworkbench.sheets.stakeholders.stakeholder import Attitude, Stakeholder, StakeholderGrade
from ccworkbench.sheets.training.audience import Audience
from ccworkbench.sheets.training.skill import Skill, SkillArea
from ccworkbench.sheets.training.training_need import TrainingNeed
from ccworkbench.sheets.uat.cycle import Cycle, CycleKind
from ccworkbench.sheets.uat.defect import Defect, DefectStatus
from ccworkbench.sheets.uat.test_case import TestCase
from ccworkbench.sheets.uat.test_result import TestResult
from ccworkbench.sheets.uat.verdict import ResultVerdict
from tests.exchange.example_project import made, people, project, rows_of, view_of

TODAY = date(2027, 2, 10)
NAMES = (
    "Agents",
    "Leiter Kundenservice & Qualität",
    "李喆",
    "Щербакова Юлия Владимировна",
    "Szűcs Gergő",
    "Betriebsrat",
    "Донаудампфшиффартсгезельшафтскапитан Объединённого центра обработки обращений",
    "质量管理部",
    "IT-Betrieb",
    "Wissensmanagement, Schulung und kontinuierliche Verbesserung der Gesprächsführung",
    "Finance",
    "Ügyfélszolgálat",
)


def names(count: int) -> list[str]:
    return [
        f"{name} {place // len(NAMES) + 1}" if place >= len(NAMES) else name
        for place, name in enumerate(islice(cycle(NAMES), count))
    ]


def levels(count: int) -> Iterator[Record]:
    head = made(OrgLevel, "ol.head", name="Head of the contact centre", headcount=1)
    yield head
    for place, name in enumerate(names(4)):
        yield made(
            OrgLevel,
            f"ol.d{place}",
            name=name,
            kind=LevelKind.DEPARTMENT,
            reports_to=head.id,
            headcount=2,
            sourcing=Sourcing.OUTSOURCED if place == 0 else Sourcing.IN_HOUSE,
        )
    for place, name in enumerate(names(count)):
        lead = made(OrgLevel, f"ol.l{place}", name=name, reports_to=head.id, headcount=1)
        yield lead
        yield made(OrgLevel, f"ol.o{place}", name="Operators", reports_to=lead.id, headcount=12 + place)


def stakeholders(count: int) -> Iterator[Record]:
    for place, name in enumerate(names(count)):
        yield made(
            Stakeholder,
            f"st.{place}",
            name=name,
            influence=list(StakeholderGrade)[place % 3],
            interest=None if place == 4 else list(StakeholderGrade)[place // 2 % 3],
            attitude_now=list(Attitude)[place % 5],
            attitude_wanted=Attitude.SUPPORTIVE,
        )


def impacts(count: int) -> Iterator[Record]:
    for place, name in enumerate(names(count)):
        for number, area in enumerate(ImpactArea):
            if (place + number) % 4:
                yield made(
                    ChangeImpact,
                    f"ci.{place}.{number}",
                    audience=name,
                    area=area,
                    future="x",
                    level=list(ImpactLevel)[(place + number) % 5],
                    floor_level=list(ImpactLevel)[(place * 2 + number) % 5] if number % 3 else None,
                )


def audiences(count: int) -> Iterator[Record]:
    groups = [made(Audience, f"au.{place}", name=name, headcount=9) for place, name in enumerate(names(count))]
    yield from groups
    for place, group in enumerate(groups):
        for month in (1, 2):
            yield made(
                Adkar,
                f"ad.{place}.{month}",
                audience_id=group.id,
                assessed_on=date(2027, month, 8),
                awareness=4.2,
                desire=3.1 + month / 4,
                knowledge=None if place == 2 else 1.5 + place % 4,
                ability=5,
                reinforcement=1,
            )
    for number, name in enumerate(names(3 * count)):
        skill = made(Skill, f"sk.{number}", name=name, area=list(SkillArea)[number * 7 // (3 * count)])
        yield skill
        for place, group in enumerate(groups):
            if (number + place) % 3:
                yield made(
                    TrainingNeed,
                    f"tn.{number}.{place}",
                    row_id=skill.id,
                    column_id=group.id,
                    levels=f"{(number + place) % 5}>{3 + number % 2}",
                )


def tasks(count: int) -> Iterator[Record]:
    states = list(TaskStatus)
    for place, name in enumerate(names(count)):
        start, is_point = date(2026, 12, 7) + timedelta(5 * place), place % 5 == 4
        yield made(
            Task,
            f"ta.{place}",
            code=f"T-{place:03}",
            title=name,
            stage=list(Stage)[place * 13 // count],
            kind=TaskKind.MILESTONE if is_point else TaskKind.TASK,
            starts=start,
            ends=start if is_point else start + timedelta(4 + place % 9),
            status=states[place % 5],
            share=place % 4 / 4,
            after=f"T-{place - 1:03}, T-{place - 3:03}" if place > 2 else "T-000",
        )


def tests(count: int) -> Iterator[Record]:
    cases = [made(TestCase, f"tc.{place}", title=name) for place, name in enumerate(names(5 * count))]
    cycles = [
        made(Cycle, f"cy.{place}", name=name, kind=CycleKind.FULL if place == 0 else CycleKind.RETEST)
        for place, name in enumerate(names(3))
    ]
    yield from (*cases, *cycles)
    for number, one in enumerate(cycles[:2]):
        for place, case in enumerate(cases[number * 3 :]):
            yield made(
                TestResult,
                f"tr.{number}.{place}",
                case_id=case.id,
                cycle_id=one.id,
                run_on=TODAY,
                result=list(ResultVerdict)[(place // (1 + number)) % 5],
            )
    for place, name in enumerate(names(2 * count)):
        found = TODAY - timedelta(30 - place % 25)
        is_over = place % 3 == 0
        yield made(
            Defect,
            f"de.{place}",
            title=name,
            severity=(*DefectSeverity, None)[place % 5],
            found_on=found,
            status=DefectStatus.CLOSED if is_over else DefectStatus.NEW,
            closed_on=found + timedelta(6) if is_over else None,
        )


def figures(count: int) -> Iterator[Record]:
    formulas = (Formula.SL_1, Formula.LCR, Formula.AHT, Formula.CPO, Formula.OCC)
    for place, name in enumerate(names(count)):
        yield made(
            Kpi,
            f"kp.{place}",
            name=name,
            formula=formulas[place % 5],
            target=(80, 5, 240, 60, 75)[place % 5],
            warning=(75, 8, 270, 50, None)[place % 5],
            threshold_s=20,
            better=Better.LOWER if place % 5 in {1, 2} else Better.HIGHER,
        )
    for month in range(1, 13):
        if month == 3:
            continue
        first = date(2026, month, 1)
        last = (first + timedelta(31)).replace(day=1) - timedelta(1)
        yield made(
            KpiFigure,
            f"kf.{month}",
            period_from=first,
            period_to=last,
            offered=1060,
            answered=950 + 5 * month,
            abandoned=110 - 5 * month,
            answered_within=700 + 15 * month,
            abandoned_within=20,
            handled=950,
            talk_s=180000 - 900 * month,
            hold_s=12000,
            acw_s=48000,
            idle_s=60000,
            operators=None,
        )


def records(count: int) -> list[Record]:
    """Give a project with about so many rows in each sheet; none at all if that is 0."""
    team = people()
    found: list[Record] = [project(team), *team]
    if count:
        for of in (levels, stakeholders, impacts, audiences, tasks, tests, figures):
            found += of(count)
    return found


def rows(count: int) -> Rows:
    return rows_of(records(count))


def viewer(language: str) -> Viewer:
    from dataclasses import replace

    return replace(view_of(records(0), language), today=TODAY, name=lambda _sheet, _row: NAMES[3])


def pictures(count: int, language: str) -> dict[str, Picture]:
    """Give every picture, and the dial, of a project of that size."""
    parts = tuple(
        DialPart(name, place % 5 / 4 if place % 4 else None, sheet="action") for place, name in enumerate(NAMES[:7])
    )
    of, seen = rows(count), viewer(language)
    return {**{key: make(of, seen) for key, make in PICTURES.items()}, "dial": Dial(0.62 if count else None, parts)}
