"""Rows for every sheet, made from nothing but its columns: long, short, empty, with references that lead somewhere."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import cycle
from typing import Any
from uuid import UUID, uuid5

from ccworkbench.core.kind import Choice, Choices, Code, Date, Flag, Kind, Number, Reference
from ccworkbench.core.matrix import Crossing
from ccworkbench.core.record import Column, Record, columns_of
from ccworkbench.sheets.kinds import Codes, Duration, Levels, Percent
from ccworkbench.sheets.order import SHEETS
from ccworkbench.sheets.prepare.project import Colour, Image, Project

HOME = UUID("6f1d3c1e-0000-4000-8000-00000000000a")
DAY = date(2026, 12, 1)
SHORT = {
    "de": ("Kassel", "Gruppenleitung Kundenservice", "Hotline 0800", "Störungsannahme", "Weiterleitung an Fachstelle"),
    "zh": ("卡塞尔", "客户服务组长", "热线", "故障受理", "转接至专家座席"),
}
LONG = {
    "de": (
        "Anruf außerhalb der Öffnungszeiten wird angesagt und als Rückrufwunsch gespeichert.",
        "Supervisor prüft die Gesprächsaufzeichnung,\nbewertet sie und bespricht das Ergebnis mit dem Agenten.",
        "",
        (
            "Die Datenübernahme aus dem Altsystem ist noch nicht abgeschlossen; zuständig ist die "
            "Informationstechnik-Abteilung, die bis zur Betriebsaufnahme alle Kundenstammdaten bereinigt."
        ),
    ),
    "zh": (
        "非工作时间来电播放语音提示，并登记为回拨请求。",
        "主管检查通话录音，\n评分后与座席讨论结果。",
        "",
        "旧系统的数据迁移尚未完成；由信息技术部门负责，在上线前清理全部客户主数据。",
    ),
}


def made_up(language: str = "de", count: int = 6, without: Sequence[str] = ()) -> list[Record]:
    """Give rows of every sheet but some: one of a form, the cells of a matrix in part."""
    rows: dict[str, list[Any]] = {}
    for sheet in SHEETS:
        if not issubclass(sheet, Crossing):
            number = 0 if sheet.__tablename__ in without else 1 if sheet.sheet.shape == "form" else count
            rows[sheet.__tablename__] = [_blank(sheet, place) for place in range(number)]
    for made in rows.values():
        for place, row in enumerate(made):
            made_of: type[Record] = type(row)
            for shift, column in enumerate(columns_of(made_of)):
                if not column.computed:
                    setattr(row, column.key, _value(column, place, shift, language, rows))
    crossings = [sheet for sheet in SHEETS if issubclass(sheet, Crossing)]
    cells = [cell for sheet in crossings for cell in _cells(sheet, rows)]
    return [*(row for made in rows.values() for row in made), *cells]


def _blank(sheet: type[Record], place: int) -> Record:
    row_id = HOME if sheet is Project else uuid5(HOME, f"{sheet.__tablename__}:{place}")
    return sheet(id=row_id, project_id=HOME, position=f"a{place}")


def _cells(sheet: type[Crossing], rows: dict[str, list[Any]]) -> list[Record]:
    kind = next(column.kind for column in columns_of(sheet) if column.key == sheet.crossed)
    values = cycle(list(kind.options) if isinstance(kind, Choice) else ["0>3", "2>3", "", "3>3", "1>4"])
    made: list[Record] = []
    for row in rows[sheet.down.__tablename__]:
        for column in rows[sheet.across.__tablename__]:
            cell = sheet.at(row, column)
            setattr(cell, sheet.crossed, next(values) or ("" if isinstance(kind, Levels) else None))
            made.append(cell)
    return made


def _value(column: Column, place: int, shift: int, language: str, rows: Mapping[str, Sequence[Any]]) -> Any:
    kind: Kind = column.kind
    turn = place + shift
    if isinstance(kind, Reference):
        targets = rows[kind.sheet]
        return targets[turn % len(targets)].id if targets else None
    if isinstance(kind, Code):
        return f"{kind.prefix}-{place + 1:03d}"
    simple: dict[type[Kind], Any] = {
        Codes: f"{getattr(kind, 'prefix', '')}-001, {getattr(kind, 'prefix', '')}-003",
        Image: "",
        Colour: "#1f4e8c",
        Percent: 0.8,
        Duration: 270,
        Flag: turn % 2 == 0,
        Date: DAY + timedelta(days=7 * turn),
        Levels: "2>3",
    }
    for known, value in simple.items():
        if type(kind) is known:
            return value
    return _counted(kind, turn, language)


def _counted(kind: Kind, turn: int, language: str) -> Any:
    if isinstance(kind, Choices):
        options = list(kind.options)
        return tuple(option.value for option in options if options.index(option) % 3 == turn % 3)
    if isinstance(kind, Choice):
        return list(kind.options)[turn % len(list(kind.options))]
    if isinstance(kind, Number):
        low, high = kind.low or 0, min(kind.high or 20_000, 20_000)
        return round(low + (high - low) * (turn % 5) / 4, kind.digits or None)
    texts = LONG[language] if kind.long else SHORT[language]
    return texts[turn % len(texts)]
