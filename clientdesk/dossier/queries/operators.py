"""The operators of each type of value: their names in JSON, their labels, what they compare with, what they deny."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.queries import operands
from clientdesk.dossier.queries.operands import NOTHING, Operand
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.types import (
    Age,
    Bool,
    Choice,
    Date,
    DateTime,
    Email,
    File,
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
    Photo,
    PostalAddress,
    Rating,
    Reference,
    Text,
    Time,
    Type,
    Url,
)
from clientdesk.i18n import N_


@dataclass(frozen=True)
class Operator:
    """One way to ask. `denies` names the operator of which this is the exact opposite; one that is `seldom` wanted is
    offered when more are asked for."""

    name: str
    label: str
    operand: Operand = NOTHING
    denies: str = ""
    seldom: bool = False


Operators = Mapping[str, Operator]


def _table(*often: Operator, seldom: Iterable[Operator] = ()) -> Operators:
    """The operators in the order in which they are offered, the most useful first."""
    return {operator.name: operator for operator in (*often, *(replace(one, seldom=True) for one in seldom))}


FILLED = Operator("filled", N_("is filled in"))
EMPTY = Operator("empty", N_("is empty"), denies="filled")
ANSWER = Operator("answer", N_("is answered"), operands.GIVEN_ANSWERS, seldom=True)
_EITHER = (FILLED, EMPTY)
_IS = Operator("is", N_("is"), operands.PHRASE)
_IS_NOT = Operator("is_not", N_("is not"), operands.PHRASE, denies="is")
_IS_ONE_OF = Operator("one_of", N_("is one of"), operands.PHRASES)
_CONTAINS = Operator("contains", N_("contains"), operands.PHRASE)
_CONTAINS_NOT = Operator("contains_not", N_("does not contain"), operands.PHRASE, denies="contains")
_TEXT = _table(
    _IS,
    _CONTAINS,
    Operator("begins", N_("begins with"), operands.PHRASE),
    _IS_NOT,
    *_EITHER,
    seldom=(_CONTAINS_NOT, Operator("ends", N_("ends in"), operands.PHRASE), _IS_ONE_OF),
)
_PHONE = _table(
    Operator("is", N_("is"), operands.TELEPHONE),
    Operator("contains", N_("contains"), operands.SOME_DIGITS),
    Operator("ends", N_("ends in"), operands.SOME_DIGITS),
    *_EITHER,
    seldom=(
        Operator("begins", N_("begins with"), operands.SOME_DIGITS),
        Operator("is_not", N_("is not"), operands.TELEPHONE, denies="is"),
        Operator("one_of", N_("is one of"), operands.TELEPHONES),
    ),
)
_CHOICE = _table(
    Operator("any_of", N_("is one of"), operands.CODES),
    Operator("none_of", N_("is none of"), operands.CODES, denies="any_of"),
    *_EITHER,
)
_SEVERAL = (
    Operator("any_of", N_("includes one of"), operands.CODES),
    Operator("none_of", N_("includes none of"), operands.CODES, denies="any_of"),
    Operator("all_of", N_("includes all of"), operands.CODES),
    *_EITHER,
)
_LIST = _table(*_SEVERAL)
_WORDS = _table(*_SEVERAL, seldom=(_CONTAINS, _CONTAINS_NOT))
_NUMBER = _table(
    Operator(">=", N_("is at least"), operands.AMOUNT),
    Operator("<=", N_("is at most"), operands.AMOUNT),
    Operator("between", N_("is between"), operands.Pair(operands.AMOUNT)),
    Operator("=", N_("is exactly"), operands.AMOUNT),
    Operator(">", N_("is more than"), operands.AMOUNT),
    Operator("<", N_("is less than"), operands.AMOUNT),
    *_EITHER,
    seldom=(Operator("!=", N_("is not exactly"), operands.AMOUNT, denies="="),),
)
_BOOL = _table(Operator("yes", N_("is yes")), Operator("no", N_("is no")), *_EITHER)
_LAST = Operator("last", N_("is in the last"), operands.STRETCH)
_NOT_LAST = Operator("not_last", N_("is not in the last"), operands.STRETCH, denies="last")
_NEXT = Operator("next", N_("is in the next"), operands.STRETCH)
_PERIOD = Operator("period", N_("is in"), operands.PERIOD)
_AGED = (
    Operator("older", N_("is at least so many years ago"), operands.YEARS),
    Operator("younger", N_("is less than so many years ago"), operands.YEARS),
)
_ON = Operator("on", N_("is on"), operands.DAY)
_NOT_ON = Operator("not_on", N_("is not on"), operands.DAY, denies="on")
_AROUND = (
    Operator("before", N_("is before"), operands.DAY),
    Operator("after", N_("is after"), operands.DAY),
    Operator("between", N_("is between"), operands.Pair(operands.DAY)),
)
_FALLS_NEXT = Operator("falls_next", N_("comes round in the next"), operands.YEARLY_STRETCH)
_FALLS = Operator("falls", N_("comes round in"), operands.PERIOD)
_IN_MONTH = Operator("in_month", N_("is in the month"), operands.MONTHS)
_ROUND = (
    Operator("falls_last", N_("comes round in the last"), operands.YEARLY_STRETCH),
    Operator("on_day", N_("is on the day"), operands.DAY_OF_YEAR),
)
_BY_THE_MOON = (
    Operator("falls_lunar_next", N_("comes round by the Chinese calendar in the next"), operands.YEARLY_STRETCH),
    Operator("falls_lunar", N_("comes round by the Chinese calendar in"), operands.PERIOD),
)
_YEARS_KNOWN = (Operator("no_year", N_("has no year")), Operator("with_year", N_("has a year")))
_IN_PART = Operator("in_part", N_("is known in part only"))
_DATE = _table(
    *(_LAST, _NOT_LAST, _NEXT, _PERIOD, *_AROUND, _ON, *_EITHER),
    seldom=(_NOT_ON, *_AGED, _FALLS_NEXT, _FALLS, *_ROUND, *_BY_THE_MOON, _IN_MONTH),
)
_PARTIAL = _table(
    *(_FALLS_NEXT, _FALLS, _IN_MONTH, *_AGED, *_AROUND, _ON, *_EITHER),
    seldom=(_IN_PART, *_YEARS_KNOWN, _NOT_ON, _LAST, _NOT_LAST, _NEXT, _PERIOD, *_ROUND, *_BY_THE_MOON),
)
_MONTH = _table(*(_PERIOD, *_AROUND, _ON, *_EITHER), seldom=(_NOT_ON, _LAST, _NOT_LAST, _NEXT, *_AGED, _IN_MONTH))
_MOMENT = _table(*(_LAST, _NOT_LAST, _PERIOD, *_AROUND, _ON, *_EITHER), seldom=(_NOT_ON, _NEXT, *_AGED))
_LUNAR = _table(
    *(_FALLS_NEXT, _FALLS, _IN_MONTH, *_AGED),
    Operator("on", N_("is on"), operands.LUNAR_DAY),
    *_EITHER,
    seldom=(
        Operator("before", N_("is before"), operands.LUNAR_DAY),
        Operator("after", N_("is after"), operands.LUNAR_DAY),
        Operator("between", N_("is between"), operands.Pair(operands.LUNAR_DAY)),
        Operator("not_on", N_("is not on"), operands.LUNAR_DAY, denies="on"),
        *_ROUND,
        Operator("leap_month", N_("is in a leap month")),
        *_YEARS_KNOWN,
    ),
)
_TIME = _table(
    Operator("before", N_("is before"), operands.TIME_OF_DAY),
    Operator("after", N_("is after"), operands.TIME_OF_DAY),
    Operator("between", N_("is between"), operands.Pair(operands.TIME_OF_DAY)),
    Operator("is", N_("is"), operands.TIME_OF_DAY),
    *_EITHER,
    seldom=(Operator("is_not", N_("is not"), operands.TIME_OF_DAY, denies="is"),),
)
_ADDRESS = _table(_CONTAINS, _CONTAINS_NOT, *_EITHER)
_FILE_REFERENCE = _table(
    Operator("any_of", N_("is one of"), operands.CLIENT_CODES),
    Operator("none_of", N_("is none of"), operands.CLIENT_CODES, denies="any_of"),
    _CONTAINS,
    *_EITHER,
    seldom=(Operator("has_file", N_("has a file")), Operator("no_file", N_("is only a name")), _CONTAINS_NOT),
)
_NAMED = (_IS, _CONTAINS, _IS_NOT, *_EITHER)
_NAMED_OTHERWISE = (_IS_ONE_OF, _CONTAINS_NOT)
_NAME_REFERENCE = _table(*_NAMED, seldom=_NAMED_OTHERWISE)
_USER_REFERENCE = _table(
    Operator("me", N_("is me")),
    Operator("not_me", N_("is not me"), denies="me"),
    *_NAMED,
    seldom=_NAMED_OTHERWISE,
)
_PRESENT = _table(*_EITHER)
_OF_TYPE: tuple[tuple[tuple[type[Type[Any]], ...], Operators], ...] = (
    ((Phone,), _PHONE),
    ((Text, Email, Url, IdNumber), _TEXT),
    ((Choice,), _CHOICE),
    ((MultiText,), _WORDS),
    ((Integer, Age, Rating, Number, Percent, Money), _NUMBER),
    ((Bool,), _BOOL),
    ((Date,), _DATE),
    ((Partial,), _PARTIAL),
    ((Month,), _MONTH),
    ((DateTime,), _MOMENT),
    ((Lunar,), _LUNAR),
    ((Time,), _TIME),
    ((PostalAddress,), _ADDRESS),
    ((Photo, File, Rows), _PRESENT),
)


def operators_of(asked: Asked) -> Operators:
    """The operators for something asked, by name, in the order in which they are offered."""
    found = _of_type(asked)
    return {**found, ANSWER.name: ANSWER} if asked.answerable else found


def _of_type(asked: Asked) -> Operators:
    kind = asked.type
    if isinstance(kind, Reference):
        if asked.files:
            return _FILE_REFERENCE
        return _USER_REFERENCE if kind.to == "user" else _NAME_REFERENCE
    if isinstance(kind, MultiChoice):
        return _WORDS if kind.open else _LIST
    return next((found for types, found in _OF_TYPE if isinstance(kind, types)), _PRESENT)
