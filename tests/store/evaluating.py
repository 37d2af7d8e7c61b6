"""Queries answered a second time, in plain Python over records, slowly and by the words of the rules: what the proof of
the SQL compares with. Shares with the program the types, the calendars and the folding, not the planning."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, cast

from clientdesk.dossier.choices.person import LUNAR_LEAP_RULE
from clientdesk.dossier.fields import CLIENT, Field, Kind, Rows, Surroundings, rows_of
from clientdesk.dossier.folding import fold
from clientdesk.dossier.queries.places import place_forms
from clientdesk.dossier.queries.questions import QUESTIONS, Question
from clientdesk.dossier.queries.stand_ins import STAND_INS
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Has, Match, Query, Trash
from clientdesk.dossier.reading.phones import normal_phone, phone_digits
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Choice, MultiText, Phone, Reading, Reference, Tags
from clientdesk.dossier.values import Address, Ages, Link, LunarDate, PartialDate, YearMonth
from clientdesk.i18n import catalogue
from tests.store import evaluating_dates as dates


@dataclass(frozen=True)
class World:
    """All there is: every record by number, answers by number, who asks on which day."""

    records: Mapping[int, Record]
    answers: Mapping[int, Mapping[str, str]]
    kinds: tuple[Kind, ...]
    today: date
    me: str
    questions: tuple[Question, ...] = QUESTIONS

    def by_code(self, code: str | None) -> Record | None:
        """The file of this code, outside the trash."""
        return next((r for r in self.records.values() if r.code == code and not r.stamps.trashed), None)


@dataclass(frozen=True)
class Thing:
    """What a condition is about: a record, a row, or somebody of whom only stand-ins are known."""

    record: Record | None = None
    row: Row | None = None
    group: Field[Any] | None = None
    beside: Mapping[str, Any] | None = None
    kinds: tuple[Kind, ...] = ()


def found(query: Query, world: World) -> set[int]:
    """The numbers of the records for which the query holds."""
    names = query.kinds or tuple(kind.name for kind in world.kinds if kind.role is CLIENT)
    kinds = tuple(kind for kind in world.kinds if kind.name in names)
    wanted = {Trash.WITHOUT: (False,), Trash.ONLY: (True,), Trash.WITH: (False, True)}[query.trash]
    return {
        number
        for number, record in world.records.items()
        if record.kind.name in names
        and bool(record.stamps.trashed) in wanted
        and _branch(query.where, Thing(record, kinds=kinds), world)
    }


def _asks_something(branch: Branch) -> bool:
    return any(not isinstance(node, Branch) or _asks_something(node) for node in branch.of)


def _branch(branch: Branch, thing: Thing, world: World) -> bool:
    nodes = [node for node in branch.of if not isinstance(node, Branch) or _asks_something(node)]
    if not nodes:
        return True
    held = [_node(node, thing, world) for node in nodes]
    return {Match.ALL: all(held), Match.ANY: any(held), Match.NONE: not any(held)}[branch.match]


def _node(node: Any, thing: Thing, world: World) -> bool:
    if isinstance(node, Branch):
        return _branch(node, thing, world)
    if isinstance(node, Asks):
        known = rows_of(thing.group).group.declared.field if thing.group else _declared_by(thing.kinds)
        named = (question for question in world.questions if question.name == node.question)
        question = next(one for one in named if all("." in need or known(need) for need in one.needs))
        return _branch(question.meaning(node.value), thing, world) is not question.opposite
    if isinstance(node, Has):
        return sum(_branch(node.where, one, world) for one in _reached(node.relation, thing, world)) >= node.at_least
    return _condition(node, thing, world)


def _declared_by(kinds: tuple[Kind, ...]) -> Callable[[str], Field[Any] | None]:
    return lambda key: next((kind.by_key[key] for kind in kinds if key in kind.by_key), None)


# Ways


def _reached(name: str, thing: Thing, world: World) -> Iterator[Thing]:
    if "." in name:
        yield from _against(name, thing, world)
        return
    owner: Any = thing.row if thing.row is not None else thing.record
    if owner is None:
        return
    for kind in thing.kinds if thing.row is None else (None,):
        if kind and thing.record and kind.name != thing.record.kind.name:
            continue
        field = _field_of(thing, name)
        if field is None:
            return
        if isinstance(field.type, Rows):
            assert thing.record is not None
            for row in thing.record.rows(field):
                yield Thing(thing.record, row, field)
        else:
            yield from _along(field, owner, thing, world)


def _field_of(thing: Thing, key: str) -> Field[Any] | None:
    if thing.row is not None:
        assert thing.group is not None
        return rows_of(thing.group).group.declared.field(key)
    return thing.record.kind.by_key.get(key) if thing.record else None


def _along(field: Field[Any], owner: Any, thing: Thing, world: World) -> Iterator[Thing]:
    link = owner[field]
    assert isinstance(field.type, Reference)
    names = [kind.name for kind in world.kinds if field.type.to in (kind.name, kind.role)]
    kinds = tuple(kind for kind in world.kinds if kind.name in names)
    target = world.by_code(link.target) if link and link.target else None
    if target is not None and target.kind.name not in names:
        target = None
    stand_ins = STAND_INS.get(field)
    if stand_ins is None:
        if target is not None:
            yield Thing(target, kinds=kinds)
        return
    beside = {asked.key: _beside(owner[own]) for asked, own in stand_ins.items()}
    for kind in kinds:
        if kind.title.key in beside:
            beside["name"] = beside[kind.title.key]
    if target is not None or link is not None or any(value is not None for value in beside.values()):
        yield Thing(target, beside=beside, kinds=kinds)


def _beside(value: Any) -> Any:
    return (value.name or value.target) if isinstance(value, Link) else value


def _against(name: str, thing: Thing, world: World) -> Iterator[Thing]:
    kind_name, *keys = name.split(".")
    if thing.record is None:
        return
    kind = next(kind for kind in world.kinds if kind.name == kind_name)
    for other in world.records.values():
        if other.kind.name == kind_name and not other.stamps.trashed:
            field = other.kind.by_key[keys[0]]
            links = [other[field]]
            if keys[1:]:
                column = rows_of(field).group.declared.field(keys[1])
                assert column is not None
                links = [row[column] for row in other.rows(field)]
            if any(link and link.target == thing.record.code for link in links):
                yield Thing(other, kinds=(kind,))


# Conditions

LISTED = ("name", "phone", "city", "company", "contacted", "next_action", "trashed_at")
STAMPED = ("created_at", "created_by", "updated_at", "updated_by")
OPPOSITES = {
    "is_not": "is",
    "!=": "=",
    "contains_not": "contains",
    "none_of": "any_of",
    "empty": "filled",
    "not_on": "on",
    "not_last": "last",
    "not_me": "me",
}


def _condition(condition: Condition, thing: Thing, world: World) -> bool:
    if condition.op in OPPOSITES:
        return not _condition(Condition(condition.field, OPPOSITES[condition.op], condition.value), thing, world)
    key, _, part = condition.field.partition(".")
    if condition.op == "answer":
        return _answered(key, cast("tuple[str, ...]", condition.value), thing, world)
    value, field = _value(key, thing, world)
    if part and isinstance(value, Address):
        value = getattr(value, part) or None
    if value is None or value == ():
        return False
    if condition.op == "filled":
        return True
    return _holds(condition, value, part, field, thing, world)


def _answered(key: str, answers: tuple[str, ...], thing: Thing, world: World) -> bool:
    if thing.record is None:
        given = None
    else:
        given = world.answers.get(thing.record.id, {}).get(key)
    if given in answers:
        return True
    return "unasked" in answers and given is None and _value(key, thing, world)[0] in (None, ())


def _value(key: str, thing: Thing, world: World) -> tuple[Any, Field[Any] | None]:
    """The value, None where there is none, and its field (None for what only lists know)."""
    if thing.row is not None:
        field = _field_of(thing, key)
        assert field is not None
        return thing.row[field], field
    declaring = [kind.by_key[key] for kind in thing.kinds if key in kind.by_key]
    if key in LISTED and len(declaring) < len(thing.kinds):
        return _else_beside(_listed(key, thing.record, world) if thing.record else None, key, thing), None
    field = declaring[0]
    own = None
    if thing.record and key in STAMPED:
        own = field.derive(thing.record, Surroundings(Reading(world.today, catalogue("en"))))  # type: ignore[misc]
    elif thing.record and key in thing.record.kind.by_key:
        own = thing.record.value(thing.record.kind.by_key[key], Surroundings(Reading(world.today, catalogue("en"))))
    if field.derive is not None and thing.beside is not None:
        return _computed_beside(own, field, thing, world), field
    return _else_beside(own, key, thing), field


def _computed_beside(own: Any, field: Field[Any], thing: Thing, world: World) -> Any:
    """A computed value of somebody without a file: of a record that holds nothing but what is known."""
    person = next(kind for kind in world.kinds if kind.name == "person")
    if field.key not in ("age", "age_nominal", "zodiac", "star_sign"):
        return own
    birth = person.by_key["birth_date"]
    value = (thing.record[birth] if thing.record else None) or (thing.beside or {}).get("birth_date")
    return field.derive(  # type: ignore[misc]
        Record(person, {"birth_date": value}), Surroundings(Reading(world.today, catalogue("en")))
    )


def _else_beside(own: Any, key: str, thing: Thing) -> Any:
    return (thing.beside or {}).get(key) if own is None else own


def _listed(key: str, record: Record, world: World) -> Any:
    if key == "name":
        return record.name
    if key == "contacted":
        return max(_days_of_work("contact", "date", "kind", ("note",), record, world), default=None)
    if key == "next_action":
        return min(_days_of_work("task", "due", "state", ("done", "cancelled"), record, world), default=None)
    if key == "trashed_at":
        return datetime.fromisoformat(record.stamps.trashed) if record.stamps.trashed else None
    for field in record.kind.lists.get(key, ()):
        value = record[field]
        text = (value.city or value.province) if isinstance(value, Address) else _beside(value)
        if text:
            return text
    return None


def _days_of_work(
    kind: str, day: str, state: str, without: tuple[str, ...], record: Record, world: World
) -> Iterator[date]:
    """The days of the contacts or open tasks of a client."""
    for one in _against(f"{kind}.client", Thing(record), world):
        assert one.record is not None
        keys = one.record.kind.by_key
        when = one.record[keys[day]]
        if isinstance(when, date) and one.record[keys[state]] not in without:
            yield when


def _holds(condition: Condition, value: Any, part: str, field: Field[Any] | None, thing: Thing, world: World) -> bool:
    op, wanted = condition.op, cast("Any", condition.value)
    if isinstance(value, LunarDate):
        return dates.lunar_holds(op, value, wanted, _rule(thing), world.today)
    if isinstance(value, PartialDate | YearMonth) or (isinstance(value, date) and not isinstance(value, datetime)):
        return dates.date_holds(op, value, wanted, _rule(thing), world.today)
    if isinstance(value, datetime):
        return dates.date_holds(op, value.astimezone().date(), wanted, "regular", world.today)
    if isinstance(value, time):
        return _time(op, value, wanted)
    if isinstance(value, bool):
        return value == (op == "yes")
    if isinstance(value, Ages):
        return _number(op, value.low, wanted) and _number(op, value.high, wanted)
    if isinstance(value, int | Decimal):
        return _number(op, value, wanted)
    if isinstance(value, Link):
        return _link(op, value, wanted, world)
    if isinstance(value, Address):
        return any(fold(wanted) in fold(text) for text in value.to_dict().values())
    if isinstance(value, tuple):
        return _several(op, value, wanted, field)
    return _text(op, str(value), wanted, _sort_of(condition.field, part, field))


def _time(op: str, value: time, wanted: Any) -> bool:
    if op == "between":
        return bool(wanted[0] <= value <= wanted[1])
    return bool({"before": value < wanted, "after": value > wanted, "is": value == wanted}[op])


def _sort_of(key: str, part: str, field: Field[Any] | None) -> str:
    if part in ("province", "city", "district") or (field is None and key == "city"):
        return "place"
    if part == "country" or (not part and field is not None and isinstance(field.type, Choice)):
        return "choice"
    if not part and (key == "phone" if field is None else isinstance(field.type, Phone)):
        return "phone"
    return "text"


def _text(op: str, value: str, wanted: Any, sort: str) -> bool:
    if sort == "choice":
        return value in wanted
    if sort == "phone":
        return _phone(op, value, wanted)
    folded = fold(value)
    several = wanted if isinstance(wanted, tuple) else (wanted,)
    if op in ("is", "one_of"):
        forms = (form for one in several for form in (place_forms(one) if sort == "place" else (fold(one),)))
        return folded in forms
    return _stands(op, folded, fold(wanted))


def _stands(op: str, text: str, wanted: str) -> bool:
    checks: Mapping[str, Callable[[], bool]] = {
        "contains": lambda: wanted in text,
        "begins": lambda: text.startswith(wanted),
        "ends": lambda: text.endswith(wanted),
    }
    return checks[op]()


def _phone(op: str, value: str, wanted: Any) -> bool:
    if op in ("is", "one_of"):
        several = wanted if isinstance(wanted, tuple) else (wanted,)
        return normal_phone(value) in map(normal_phone, several)
    return _stands(op, phone_digits(value), phone_digits(wanted))


def _number(op: str, value: Any, wanted: Any) -> bool:
    if op == "between":
        return bool(wanted[0] <= value <= wanted[1])
    return bool(
        {
            "=": value == wanted,
            "<": value < wanted,
            "<=": value <= wanted,
            ">": value > wanted,
            ">=": value >= wanted,
        }[op]
    )


def _link(op: str, value: Link, wanted: Any, world: World) -> bool:
    name = fold(value.name or value.target or "")
    if op == "any_of":
        return value.target in wanted
    if op in ("has_file", "no_file"):
        return (value.target is not None) == (op == "has_file")
    if op == "me":
        return name == fold(world.me)
    several = wanted if isinstance(wanted, tuple) else (wanted,)
    return fold(wanted) in name if op == "contains" else name in map(fold, several)


def _several(op: str, value: tuple[str, ...], wanted: Any, field: Field[Any] | None) -> bool:
    assert field is not None
    free = isinstance(field.type, MultiText | Tags)
    if op == "contains":
        return any(fold(wanted) in fold(word) for word in value)
    held = {fold(word) if free else word for word in value}
    asked = {fold(word) if free else word for word in wanted}
    return asked <= held if op == "all_of" else bool(asked & held)


def _rule(thing: Thing) -> Any:
    if thing.row is not None or thing.record is None:
        return "regular"
    for field in thing.record.kind.values:
        if isinstance(field.type, Choice) and field.type.choices is LUNAR_LEAP_RULE:
            return thing.record[field] or "regular"
    return "regular"
