"""The operators of each type of value: their names in JSON, their labels, what they compare with, what they deny."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.queries import operands
from clientdesk.dossier.queries.operands import NOTHING, Operand
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.types import (
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
    """One way to ask. `denies` names the operator of which this is the exact opposite."""

    name: str
    label: str
    operand: Operand = NOTHING
    denies: str = ""


Operators = Mapping[str, Operator]


def _table(*made: Operator) -> Operators:
    return {operator.name: operator for operator in made}


FILLED = Operator("filled", N_("is filled in"))
EMPTY = Operator("empty", N_("is empty"), denies="filled")
ANSWER = Operator("answer", N_("is answered"), operands.GIVEN_ANSWERS)
_EITHER = (FILLED, EMPTY)
_PIECES = (
    Operator("contains", N_("contains"), operands.PHRASE),
    Operator("contains_not", N_("does not contain"), operands.PHRASE, denies="contains"),
)
_TEXT = _table(
    Operator("is", N_("is"), operands.PHRASE),
    Operator("is_not", N_("is not"), operands.PHRASE, denies="is"),
    *_PIECES,
    Operator("begins", N_("begins with"), operands.PHRASE),
    Operator("ends", N_("ends in"), operands.PHRASE),
    Operator("one_of", N_("is one of"), operands.PHRASES),
    *_EITHER,
)
_PHONE = _table(
    Operator("is", N_("is"), operands.TELEPHONE),
    Operator("is_not", N_("is not"), operands.TELEPHONE, denies="is"),
    Operator("contains", N_("contains"), operands.SOME_DIGITS),
    Operator("begins", N_("begins with"), operands.SOME_DIGITS),
    Operator("ends", N_("ends in"), operands.SOME_DIGITS),
    Operator("one_of", N_("is one of"), operands.TELEPHONES),
    *_EITHER,
)
_CHOICE = _table(
    Operator("any_of", N_("is one of"), operands.CODES),
    Operator("none_of", N_("is none of"), operands.CODES, denies="any_of"),
    *_EITHER,
)
_LIST = _table(
    Operator("any_of", N_("includes one of"), operands.CODES),
    Operator("none_of", N_("includes none of"), operands.CODES, denies="any_of"),
    Operator("all_of", N_("includes all of"), operands.CODES),
    *_EITHER,
)
_WORDS = {**_LIST, **_table(*_PIECES)}
_NUMBER = _table(
    Operator("=", "=", operands.AMOUNT),
    Operator("!=", "≠", operands.AMOUNT, denies="="),
    Operator("<", "<", operands.AMOUNT),
    Operator("<=", "≤", operands.AMOUNT),
    Operator(">", ">", operands.AMOUNT),
    Operator(">=", "≥", operands.AMOUNT),
    Operator("between", N_("is between"), operands.Pair(operands.AMOUNT)),
    *_EITHER,
)
_BOOL = _table(Operator("yes", N_("is yes")), Operator("no", N_("is no")), *_EITHER)
_SPANS = (
    Operator("last", N_("is in the last"), operands.STRETCH),
    Operator("next", N_("is in the next"), operands.STRETCH),
    Operator("period", N_("is in"), operands.PERIOD),
    Operator("older", N_("is at least so many years ago"), operands.YEARS),
    Operator("younger", N_("is less than so many years ago"), operands.YEARS),
)
_DAYS = (
    Operator("on", N_("is on"), operands.DAY),
    Operator("not_on", N_("is not on"), operands.DAY, denies="on"),
    Operator("before", N_("is before"), operands.DAY),
    Operator("after", N_("is after"), operands.DAY),
    Operator("between", N_("is between"), operands.Pair(operands.DAY)),
    *_SPANS,
)
_YEARLY = (
    Operator("falls_last", N_("comes round in the last"), operands.YEARLY_STRETCH),
    Operator("falls_next", N_("comes round in the next"), operands.YEARLY_STRETCH),
    Operator("falls", N_("comes round in"), operands.PERIOD),
    Operator("on_day", N_("is on the day"), operands.DAY_OF_YEAR),
)
_BY_THE_MOON = (
    Operator("falls_lunar_next", N_("comes round by the Chinese calendar in the next"), operands.YEARLY_STRETCH),
    Operator("falls_lunar", N_("comes round by the Chinese calendar in"), operands.PERIOD),
)
_IN_MONTH = Operator("in_month", N_("is in the month"), operands.MONTHS)
_YEARS_KNOWN = (Operator("no_year", N_("has no year")), Operator("with_year", N_("has a year")))
_DATE = _table(*_DAYS, *_YEARLY, *_BY_THE_MOON, _IN_MONTH, *_EITHER)
_PARTIAL = _table(*_DAYS, *_YEARLY, *_BY_THE_MOON, _IN_MONTH, *_YEARS_KNOWN, *_EITHER)
_MONTH = _table(*_DAYS, _IN_MONTH, *_EITHER)
_MOMENT = _table(*_DAYS, *_EITHER)
_LUNAR = _table(
    Operator("on", N_("is on"), operands.LUNAR_DAY),
    Operator("not_on", N_("is not on"), operands.LUNAR_DAY, denies="on"),
    Operator("before", N_("is before"), operands.LUNAR_DAY),
    Operator("after", N_("is after"), operands.LUNAR_DAY),
    Operator("between", N_("is between"), operands.Pair(operands.LUNAR_DAY)),
    *(operator for operator in _SPANS if operator.name in ("older", "younger")),
    *_YEARLY,
    _IN_MONTH,
    Operator("leap_month", N_("is in a leap month")),
    *_YEARS_KNOWN,
    *_EITHER,
)
_TIME = _table(
    Operator("is", N_("is"), operands.TIME_OF_DAY),
    Operator("is_not", N_("is not"), operands.TIME_OF_DAY, denies="is"),
    Operator("before", N_("is before"), operands.TIME_OF_DAY),
    Operator("after", N_("is after"), operands.TIME_OF_DAY),
    Operator("between", N_("is between"), operands.Pair(operands.TIME_OF_DAY)),
    *_EITHER,
)
_ADDRESS = _table(*_PIECES, *_EITHER)
_FILE_REFERENCE = _table(
    Operator("any_of", N_("is one of"), operands.CLIENT_CODES),
    Operator("none_of", N_("is none of"), operands.CLIENT_CODES, denies="any_of"),
    Operator("has_file", N_("has a file")),
    Operator("no_file", N_("is only a name")),
    *_PIECES,
    *_EITHER,
)
_NAME_REFERENCE = _table(
    Operator("is", N_("is"), operands.PHRASE),
    Operator("is_not", N_("is not"), operands.PHRASE, denies="is"),
    Operator("one_of", N_("is one of"), operands.PHRASES),
    *_PIECES,
    *_EITHER,
)
_USER_REFERENCE = {
    **_table(Operator("me", N_("is me")), Operator("not_me", N_("is not me"), denies="me")),
    **_NAME_REFERENCE,
}
_PRESENT = _table(*_EITHER)
_OF_TYPE: tuple[tuple[tuple[type[Type[Any]], ...], Operators], ...] = (
    ((Phone,), _PHONE),
    ((Text, Email, Url, IdNumber), _TEXT),
    ((Choice,), _CHOICE),
    ((MultiText,), _WORDS),
    ((Integer, Rating, Number, Percent, Money), _NUMBER),
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
