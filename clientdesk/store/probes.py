"""Each test of a stored value as SQL: an expression that is true or false where the value is there.

Values go in as parameters only; what is written into SQL are names of the program's own.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from clientdesk.dossier.queries.days import USUAL_RULE
from clientdesk.dossier.queries.stored import (
    Among,
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
    Ranges,
    SamePhone,
    Spans,
    Test,
    Texts,
    Unlinked,
    Way,
    Within,
    YearDay,
)

_FEW = 8
"""So many values stand in the statement one by one; more come as one list."""
_SOME = 40
"""So many ranges are compared one by one, which is quicker than a list of them."""
_LUNAR_YEARLESS = "CASE WHEN substr({x}, 1, 1) = '-' THEN substr({x}, 3) ELSE substr({x}, 6) END"
_LUNAR_ORDER = (
    "substr({x}, 1, 5) || CASE WHEN substr({x}, 6, 1) = 'L' THEN substr({x}, 7, 2) || 'L' || substr({x}, 9)"
    " ELSE substr({x}, 6, 2) || ' ' || substr({x}, 8) END"
)
_MONTH = "CASE WHEN substr({x}, 1, 2) = '--' THEN substr({x}, 3, 2) ELSE substr({x}, 6, 2) END"


class Parameters:
    """The values of a statement, each under a name of its own."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def bind(self, value: object) -> str:
        """The place for a value."""
        name = f"p{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def among(self, values: Iterable[object]) -> str:
        """The places for several values, as what stands behind IN."""
        given = sorted(values, key=str)
        if len(given) <= _FEW:
            return f"({', '.join(map(self.bind, given))})"
        return f"(SELECT value FROM json_each({self.bind(json.dumps(given, ensure_ascii=False))}))"


def probe(test: Test, x: str, bind: Parameters, *, rule: str) -> str:
    """The test of the value `x` (an expression) as SQL that is never NULL; `rule` gives the leap-month rule."""
    if isinstance(test, Denied):
        return f"NOT {probe(test.test, x, bind, rule=rule)}"
    if isinstance(test, Part):
        return probe(test.test, f"json_extract({x}, '$.{test.name}')", bind, rule=rule)
    if isinstance(test, Named):
        return probe(test.test, name_of(x), bind, rule=rule)
    if isinstance(test, LunarDays | LunarKept):
        if isinstance(test, LunarDays):
            return f"({x} IS NOT NULL AND {_by_rule(test.by_rule, _LUNAR_YEARLESS.format(x=x), bind, rule=rule)})"
        kept = _by_rule(test.by_rule, f"lunar_day({x})", bind, rule=rule)
        return f"({x} IS NOT NULL AND CASE WHEN length({x}) = 10 THEN coalesce({kept}, 0) ELSE 0 END)"
    return f"({x} IS NOT NULL AND {_PROBES[type(test)](test, x, bind)})"


def name_of(x: str) -> str:
    """The name of a reference, its code where it has none."""
    return f"coalesce(json_extract({x}, '$.name'), json_extract({x}, '$.code'))"


def _by_rule(by_rule: Mapping[str, frozenset[str]], day: str, bind: Parameters, *, rule: str) -> str:
    usual = by_rule[USUAL_RULE]
    others = "".join(
        f" WHEN {bind.bind(name)} THEN {day} IN {bind.among(days)}"
        for name, days in by_rule.items()
        if days != usual and rule != "NULL"
    )
    plain = f"{day} IN {bind.among(usual)}"
    return f"CASE {rule}{others} ELSE {plain} END" if others else plain


def _filled(test: Filled, x: str, bind: Parameters) -> str:
    return "1"


def _among(test: Among, x: str, bind: Parameters) -> str:
    return f"{x} IN {bind.among(test.values)}"


def _within(test: Within, x: str, bind: Parameters) -> str:
    parts = [f"{x} >= {bind.bind(test.low)}"] if test.low is not None else []
    parts += [f"{x} <= {bind.bind(test.high)}"] if test.high is not None else []
    return " AND ".join(parts) or "1"


def _spans(test: Spans, x: str, bind: Parameters) -> str:
    parts = [f"substr({x}, 1, 1) <> '-'"]
    parts += [f"{x} > substr({bind.bind(test.after)}, 1, length({x}))"] if test.after else []
    parts += [f"{x} < substr({bind.bind(test.before)}, 1, length({x}))"] if test.before else []
    return " AND ".join(parts)


def _ranges(test: Ranges, x: str, bind: Parameters) -> str:
    if len(test.ranges) > _SOME:
        fits = f"length(value ->> 0) = length({x}) AND {x} BETWEEN value ->> 0 AND value ->> 1"
        return f"EXISTS (SELECT 1 FROM json_each({bind.bind(json.dumps(test.ranges))}) WHERE {fits})"
    exact: dict[int, list[str]] = {}
    for low, high in test.ranges:
        exact.setdefault(len(low), []).append(f"{x} BETWEEN {bind.bind(low)} AND {bind.bind(high)}")
    parts = (f"length({x}) = {length} AND ({' OR '.join(ranges)})" for length, ranges in exact.items())
    return f"({' OR '.join(parts) or '0'})"


def _year_day(test: YearDay, x: str, bind: Parameters) -> str:
    known = f"(length({x}) = 10 OR substr({x}, 1, 2) = '--') AND substr({x}, -5) IN {bind.among(test.days)}"
    # "-" sorts before every digit, so that a date without a year is never too late.
    return f"{known} AND {x} <= {bind.bind(test.until)}" if test.until else known


def _in_month(test: InMonth, x: str, bind: Parameters) -> str:
    return f"{_MONTH.format(x=x)} IN {bind.among(test.months)}"


def _no_year(test: NoYear, x: str, bind: Parameters) -> str:
    return f"substr({x}, 1, 1) = '-'"


def _in_part(test: InPart, x: str, bind: Parameters) -> str:
    return f"length({x}) < 10"


def _lunar_month(test: LunarMonth, x: str, bind: Parameters) -> str:
    return f"substr({_LUNAR_YEARLESS.format(x=x)}, -5, 2) IN {bind.among(test.months)}"


def _lunar_leap(test: LunarLeap, x: str, bind: Parameters) -> str:
    return f"instr({x}, 'L') > 0"


def _lunar_span(test: LunarSpan, x: str, bind: Parameters) -> str:
    order = f"({_LUNAR_ORDER.format(x=x)})"
    parts = [f"substr({x}, 1, 1) <> '-'"]
    parts += [f"{order} >= {bind.bind(test.low)}"] if test.low else []
    parts += [f"{order} < {bind.bind(test.end)}"] if test.end else []
    return " AND ".join(parts)


def _moments(test: Moments, x: str, bind: Parameters) -> str:
    parts = [f"substr({x}, 1, 19) >= {bind.bind(test.low)}"] if test.low else []
    parts += [f"substr({x}, 1, 19) < {bind.bind(test.end)}"] if test.end else []
    return " AND ".join(parts) or "1"


def _stands(way: Way, x: str, texts: Iterable[str], bind: Parameters) -> str:
    given = tuple(texts)
    if way == "is":
        return f"{x} IN {bind.among(given)}"
    if way == "has":
        each = (f"instr({x}, {bind.bind(text)}) > 0" for text in given)
    elif way == "begins":
        each = (f"substr({x}, 1, {len(text)}) = {bind.bind(text)}" for text in given)
    else:
        each = (f"substr({x}, -{len(text)}) = {bind.bind(text)}" for text in given)
    return f"({' OR '.join(each)})"


def _texts(test: Texts, x: str, bind: Parameters) -> str:
    return _stands(test.way, f"folded({x})", test.texts, bind)


def _same_phone(test: SamePhone, x: str, bind: Parameters) -> str:
    same = f"normal_phone({x}, {bind.bind(test.home)}) IN {bind.among(test.numbers)}"
    if not 1 <= len(test.tails) <= _FEW:
        return same
    likely = " OR ".join(_in_order(x, tail, bind) for tail in test.tails)
    return f"CASE WHEN {likely} THEN {same} ELSE 0 END"


def _digits(test: Digits, x: str, bind: Parameters) -> str:
    exact = _stands(test.way, f"phone_digits({x}, {bind.bind(test.home)})", (test.digits,), bind)
    return f"CASE WHEN {_in_order(x, test.digits, bind)} THEN {exact} ELSE 0 END"


def _in_order(x: str, digits: str, bind: Parameters) -> str:
    """Whether the value holds the digits in this order, whatever stands between: a quick look."""
    return f"{x} GLOB {bind.bind('*' + '*'.join(digits) + '*')}"


def _holds(test: Holds, x: str, bind: Parameters) -> str:
    word = "folded(value)" if test.folded else "value"
    if not test.all:
        return f"EXISTS (SELECT 1 FROM json_each({x}) WHERE {word} IN {bind.among(test.values)})"
    wanted = bind.bind(json.dumps(test.values, ensure_ascii=False))
    held = f"SELECT {word} FROM json_each({x})"
    return f"NOT EXISTS (SELECT 1 FROM json_each({wanted}) AS wanted WHERE wanted.value NOT IN ({held}))"


def _any_part(test: AnyPart, x: str, bind: Parameters) -> str:
    exact = f"EXISTS (SELECT 1 FROM json_each({x}) WHERE {_texts(test.test, 'value', bind)})"
    if any(mark in text for text in test.test.texts for mark in '"\\'):
        return exact
    # The list as a whole holds whatever one of its parts holds, if it needs no quoting there.
    likely = _stands("has", f"folded({x})", test.test.texts, bind)
    return f"CASE WHEN {likely} THEN {exact} ELSE 0 END"


def _linked(test: Linked, x: str, bind: Parameters) -> str:
    code = f"json_extract({x}, '$.code')"
    return f"coalesce({code} IN {bind.among(test.codes)}, 0)" if test.codes else f"{code} IS NOT NULL"


def _unlinked(test: Unlinked, x: str, bind: Parameters) -> str:
    return f"json_extract({x}, '$.code') IS NULL"


_PROBES: Mapping[type[Any], Callable[[Any, str, Parameters], str]] = {
    Filled: _filled,
    Among: _among,
    Within: _within,
    Spans: _spans,
    Ranges: _ranges,
    YearDay: _year_day,
    InMonth: _in_month,
    NoYear: _no_year,
    InPart: _in_part,
    LunarMonth: _lunar_month,
    LunarLeap: _lunar_leap,
    LunarSpan: _lunar_span,
    Moments: _moments,
    Texts: _texts,
    SamePhone: _same_phone,
    Digits: _digits,
    Holds: _holds,
    AnyPart: _any_part,
    Linked: _linked,
    Unlinked: _unlinked,
}
