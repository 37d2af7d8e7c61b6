"""What a condition comes down to on a day and for whoever asks: a test of the value as the file keeps it.

A date of which only the month or the year is known lies before, after or in something only where all days it may
mean do. What comes round every year is kept on 28 February where it fell on the 29th and the year has none, and in the
Chinese calendar by the leap-month rule of the client.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.folding import fold
from clientdesk.dossier.queries import days
from clientdesk.dossier.queries.computed import COMPUTED
from clientdesk.dossier.queries.days import PERIODS, Asker, Window
from clientdesk.dossier.queries.operators import Operator, operators_of
from clientdesk.dossier.queries.places import place_forms
from clientdesk.dossier.queries.stored import (
    LARGEST,
    Among,
    Answered,
    AnyPart,
    Denied,
    Digits,
    Filled,
    Holds,
    InMonth,
    InPart,
    Linked,
    LunarDays,
    LunarKept,
    LunarLeap,
    LunarMonth,
    LunarSpan,
    Moments,
    Named,
    NoYear,
    Part,
    SamePhone,
    Spans,
    Test,
    Texts,
    Unlinked,
    Way,
    Within,
    YearDay,
)
from clientdesk.dossier.queries.tree import Condition
from clientdesk.dossier.queries.vocabulary import Asked, Place
from clientdesk.dossier.reading.phones import normal_phone, phone_digits
from clientdesk.dossier.types import (
    Age,
    Bool,
    Choice,
    Date,
    DateTime,
    Email,
    IdNumber,
    Integer,
    Lunar,
    Money,
    Month,
    MultiChoice,
    MultiText,
    Number,
    Partial,
    Percent,
    Phone,
    PostalAddress,
    Rating,
    Reference,
    Text,
    Time,
    Type,
    Url,
)


@dataclass(frozen=True)
class Point:
    """A condition as it is planned: what is asked, how, of what, by whom."""

    asked: Asked
    op: str
    value: Any
    asker: Asker


def test_of(condition: Condition, asked: Asked, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    """The test for a condition that was read with this vocabulary. Of an address the test is of the whole value."""
    operator = operators_of(asked)[condition.op]
    if operator.denies:
        plain = Condition(condition.field, operator.denies, condition.value)
        return Denied(test_of(plain, asked, asker, kinds))
    test = _planned(operator, Point(asked, operator.name, condition.value, asker))
    if asked.computed:
        return COMPUTED[asked.field].test(test, asker, kinds)
    return Part(asked.part, test) if asked.part and not isinstance(test, Answered) else test


def _planned(operator: Operator, point: Point) -> Test:
    if operator.name == "filled":
        return Filled()
    if operator.name == "answer":
        answers = tuple(answer for answer in point.value if answer != "unasked")
        return Answered(answers, unasked="unasked" in point.value)
    plan = next(plan for types, plan in _PLANS if isinstance(point.asked.type, types))
    return plan(point)


# Texts

_WAYS: Mapping[str, Way] = {"is": "is", "one_of": "is", "contains": "has", "begins": "begins", "ends": "ends"}


def _texts(point: Point) -> Texts:
    values = point.value if isinstance(point.value, tuple) else (point.value,)
    way = _WAYS[point.op]
    if way == "is" and isinstance(point.asked.type, Place):
        return Texts(way, tuple(dict.fromkeys(form for value in values for form in place_forms(value))))
    return Texts(way, tuple(dict.fromkeys(map(fold, values))))


def _phone(point: Point) -> Test:
    home = point.asker.home
    if point.op in ("is", "one_of"):
        values = point.value if isinstance(point.value, tuple) else (point.value,)
        tails = {_tail(phone_digits(value, home)) for value in values}
        known = () if "" in tails else tuple(sorted(tails))
        return SamePhone(tuple(dict.fromkeys(normal_phone(value, home) for value in values)), known, home)
    return Digits(_WAYS[point.op], phone_digits(point.value, home), home)


_TAIL = 8
"""So many last digits of a long number stand in every form in which it may be written."""


def _tail(digits: str) -> str:
    """The last digits; empty for a short number, to which a country code may or may not belong."""
    return digits[-_TAIL:] if len(digits.lstrip("0")) > _TAIL else ""


def _choice(point: Point) -> Test:
    return Among(point.value)


def _list(point: Point) -> Test:
    if point.op == "contains":
        return AnyPart(_texts(point))
    folded = isinstance(point.asked.type, MultiText)
    values = tuple(dict.fromkeys(map(fold, point.value))) if folded else point.value
    return Holds(values, all=point.op == "all_of", folded=folded)


def _address(point: Point) -> Test:
    return AnyPart(_texts(point))


def _reference(point: Point) -> Test:
    if point.op == "any_of":
        return Linked(point.value)
    if point.op == "has_file":
        return Linked()
    if point.op == "no_file":
        return Unlinked()
    texts = Texts("is", (fold(point.asker.name),)) if point.op == "me" else _texts(point)
    return texts if point.asked.column else Named(texts)


# Numbers


def _number(point: Point) -> Test:
    if point.op == "between":
        low, high = (_scaled(end, point.asked.type) for end in point.value)
        return Within(low, high)
    value = _scaled(point.value, point.asked.type)
    return {
        "=": Within(value, value),
        "<": Within(None, value - 1),
        "<=": Within(None, value),
        ">": Within(value + 1, None),
        ">=": Within(value, None),
    }[point.op]


def _scaled(value: int | Decimal, kind: Type[Any]) -> int:
    """The number as the file keeps it; what is too large for it is as good as the largest."""
    stored = int(kind.to_column(value)) if not isinstance(kind, Age) else int(value)
    return max(-LARGEST, min(LARGEST - 1, stored))


def _time(point: Point) -> Test:
    first, last = point.value if point.op == "between" else (point.value, point.value)
    if point.op == "before":
        return Within(None, f"{first:%H:%M}"[:-1] + _BEFORE_DIGITS[first.minute % 10])
    if point.op == "after":
        return Within(f"{last:%H:%M}" + days.BEHIND, None)
    return Within(f"{first:%H:%M}", f"{last:%H:%M}")


_BEFORE_DIGITS = "/012345678"
"""The character before each digit."""


def _bool(point: Point) -> Test:
    return Among((int(point.op == "yes"),))


# Dates


def _date(point: Point) -> Test:
    if point.op in _ROUND:
        window = _window(point)
        if point.op in ("falls_lunar", "falls_lunar_next"):
            return LunarKept(days.kept_lunar_days(window.low, window.high))
        kept = days.kept_days(window.low, window.high, point.asker.feb29)
        return YearDay(kept, until=window.high.isoformat())
    if point.op == "on_day":
        return YearDay(frozenset({point.value.iso().removeprefix("--")}))
    if point.op == "in_month":
        return InMonth(frozenset(f"{month:02}" for month in point.value))
    if point.op in _KNOWN:
        return _KNOWN[point.op]
    after, before = _between(point)
    return Spans(after.isoformat() if after else "", before.isoformat() if before else "")


_KNOWN: Mapping[str, Test] = {"no_year": NoYear(), "with_year": Spans("", ""), "in_part": InPart()}
"""How much of a date is known."""


def _moment(point: Point) -> Test:
    after, before = _between(point)
    low = "" if after is None else days.utc_start(after + _DAY) if after < date.max else _NEVER
    return Moments(low, days.utc_start(before) if before else "")


def _lunar(point: Point) -> Test:
    if point.op in _ROUND:
        window = _window(point)
        return LunarDays(days.kept_lunar_days(window.low, window.high))
    if point.op == "on_day":
        return LunarDays(dict.fromkeys(days.RULES, frozenset({days.lunar_day(point.value)})))
    if point.op == "in_month":
        return LunarMonth(frozenset(f"{month:02}" for month in point.value))
    if point.op == "leap_month":
        return LunarLeap()
    if point.op in ("no_year", "with_year"):
        return NoYear() if point.op == "no_year" else LunarSpan("", "")
    if point.op == "older":
        return LunarSpan(*days.lunar_bounds(None, days.latest_birth(point.value, point.asker)))
    if point.op == "younger":
        too_old = days.latest_birth(point.value, point.asker)
        return LunarSpan(*days.lunar_bounds(too_old and too_old + _DAY, point.asker.today))
    low, high = (
        days.lunar_order(end) for end in (point.value if point.op == "between" else (point.value, point.value))
    )
    low = {"before": "", "after": high + days.BEHIND}.get(point.op, low)
    return LunarSpan(low, {"before": high, "after": ""}.get(point.op, high + days.BEHIND))


_DAY = timedelta(1)
_NEVER = "~"
"""Behind all moments there are."""
_ROUND = ("falls_last", "falls_next", "falls", "falls_lunar", "falls_lunar_next")
"""The operators that ask in which days a date comes round."""


def _window(point: Point) -> Window:
    """The days that count from today."""
    today, value = point.asker.today, point.value
    if point.op in ("last", "falls_last"):
        return Window(value.before(today), today)
    if point.op in ("next", "falls_next", "falls_lunar_next"):
        return Window(today, value.after(today))
    return PERIODS[value](today)


def _between(point: Point) -> tuple[date | None, date | None]:
    """The days after and before which a date must lie; None where that does not matter."""
    if point.op == "older":
        latest = days.latest_birth(point.value, point.asker)
        return None, latest + _DAY if latest else date.min
    if point.op == "younger":
        return days.latest_birth(point.value, point.asker), point.asker.today + _DAY
    if point.op in ("last", "next", "period"):
        window = _window(point)
        return _outside(window.low, window.high)
    first, last = point.value if point.op == "between" else (point.value, point.value)
    low, high = days.extent(first)[0], days.extent(last)[1]
    if point.op in ("before", "after"):
        return (None, low) if point.op == "before" else (high, None)
    return _outside(low, high)


def _outside(low: date, high: date) -> tuple[date | None, date | None]:
    return low - _DAY if low > date.min else None, high + _DAY if high < date.max else None


_PLANS: tuple[tuple[tuple[type[Type[Any]], ...], Callable[[Point], Test]], ...] = (
    ((Phone,), _phone),
    ((Choice,), _choice),
    ((MultiChoice, MultiText), _list),
    ((Integer, Age, Rating, Number, Percent, Money), _number),
    ((Bool,), _bool),
    ((Time,), _time),
    ((DateTime,), _moment),
    ((Lunar,), _lunar),
    ((PostalAddress,), _address),
    ((Reference,), _reference),
    ((Date, Partial, Month), _date),
    ((Text, Email, Url, IdNumber), _texts),
)
