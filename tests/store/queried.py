"""A desk made to be asked: thin and full files that refer to each other, odd days, own fields, answers, a trash."""

from pathlib import Path
from random import Random
from typing import Any

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Lunar, Partial, Reference
from clientdesk.dossier.values import Link, LunarDate, PartialDate
from clientdesk.store.journal import ANSWERS, Step
from clientdesk.store.own_fields import OWN_TYPES, Definition
from tests import make
from tests.visit import VISIT

ASKED_KINDS = (*KINDS, VISIT)
MIX = ("person", "enterprise", "person", "contact", "task", "contact", "visit")
PORTION = 30
"""So many files are made by one user in one step."""
ODD_DAYS = (
    PartialDate(None, 2, 29),
    PartialDate(1996, 2, 29),
    PartialDate(2000, 2, 28),
    PartialDate(1979, 12, 31),
    PartialDate(None, 1, 1),
    PartialDate(2026, 3, 1),
    PartialDate(1903, 5),
    PartialDate(1985),
)
ODD_LUNAR_DAYS = (
    LunarDate(1987, 6, True, 10),
    LunarDate(None, 12, False, 30),
    LunarDate(None, 6, True, 30),
    LunarDate(2004, 2, True, 1),
    LunarDate(1990, 1, False, 1),
    LunarDate(None, 4, True, 29),
)


def make_desk(path: Path, *, seed: int, clients: int) -> Desk:
    """The desk, open; its user is `tester`."""
    rng = Random(seed)
    desk = Desk.create(path, user="tester", kinds=ASKED_KINDS)
    _define_own_fields(desk)
    codes: dict[str, list[str]] = {kind.name: [] for kind in ASKED_KINDS}
    for start in range(0, clients, PORTION):
        with desk.store.step("Add", by="someone" if start else desk.user) as step:
            for number in range(start, min(start + PORTION, clients)):
                kind = desk.kind(MIX[number % len(MIX)])
                made = _record(kind, rng, codes, step)
                desk.clients.create_in(step, made)
                codes[kind.name].append(made.code)
    _answer_and_throw_away(desk, rng, [code for some in codes.values() for code in some])
    return desk


def _define_own_fields(desk: Desk) -> None:
    for number, type_ in enumerate(OWN_TYPES):
        choices = (("a", "Eins"), ("b", "Zwei")) if "choice" in type_ else ()
        for kind in ("person", "enterprise")[: 1 + number % 2]:
            desk.own_fields.define(Definition(kind, f"x_{type_}", type_, type_, "normal", choices))


def _record(kind: Kind, rng: Random, codes: dict[str, list[str]], step: Step) -> Record:
    blobs = make.Blobs()
    filled = rng.choice((0.03, 0.1, 0.35, 0.6))
    made = make.record(kind, rng, filled=filled, rows=rng.choice((0, 3, 12)) if kind.groups else 0, blobs=blobs)
    if rng.random() < 0.3:
        made[kind.by_key.get("owner_id", kind.title)] = Link(None, "Tester") if "owner_id" in kind.by_key else made.name
    for field in kind.values:
        if field.key.startswith("x_") and field.type.name != "reference" and rng.random() < 0.4:
            made[field] = make.value(field, rng)
        _refer(made, field, rng, codes)
        if rng.random() < 0.4:
            _set_odd_day(made, field, rng)
    for group in kind.groups:
        made[group] = tuple(_row(row, group, rng, codes) for row in made.rows(group))
    make.keep(step, blobs)
    return made


def _refer(made: Record, field: Field[Any], rng: Random, codes: dict[str, list[str]]) -> None:
    known = _targets(field, codes)
    if known and rng.random() < (0.9 if field.key == "client" else 0.4):
        made[field] = Link(rng.choice(known))


def _targets(field: Field[Any], codes: dict[str, list[str]]) -> list[str]:
    if not isinstance(field.type, Reference):
        return []
    if field.type.to == "client":
        return [*codes["person"], *codes["enterprise"]]
    if field.type.to == "work":
        return [*codes["task"], *codes["contact"]]
    return codes.get(field.type.to, [])


def _set_odd_day(made: Record, field: Field[Any], rng: Random) -> None:
    if isinstance(field.type, Partial):
        made[field] = rng.choice([day for day in ODD_DAYS if day.year != 2026 or field.key != "birth_date"])
    elif isinstance(field.type, Lunar):
        made[field] = rng.choice(ODD_LUNAR_DAYS)


def _row(row: Row, group: Field[Any], rng: Random, codes: dict[str, list[str]]) -> Row:
    for column in rows_of(group).columns:
        known = _targets(column, codes)
        if known and rng.random() < 0.4:
            row = row.with_value(column, Link(rng.choice(known)))
        elif isinstance(column.type, Partial | Lunar) and row[column] is not None and rng.random() < 0.4:
            row = row.with_value(column, rng.choice(ODD_DAYS if isinstance(column.type, Partial) else ODD_LUNAR_DAYS))
    return row


def _answer_and_throw_away(desk: Desk, rng: Random, codes: list[str]) -> None:
    with desk.store.step("Answer", by=desk.user) as step:
        for code in codes:
            record = desk.clients.get(code)
            for field in rng.sample(record.kind.values, min(8, len(record.kind.values))):
                if record[field] is None:
                    step.answer(record.id, field, rng.choice(ANSWERS))
    desk.clients.trash(rng.sample(codes, len(codes) // 10))
