"""What operators compare with: each operand is read strictly out of JSON and written back as it was."""

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.queries.days import PERIODS, UNITS, YEAR_AROUND, Span, extent, lunar_order
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.phones import phone_digits
from clientdesk.dossier.reading.texts import clean_line, tidy
from clientdesk.dossier.types import (
    BOOL,
    LUNAR_DATE,
    PARTIAL_DATE,
    PHONE,
    TIME,
    Age,
    Choice,
    Integer,
    Json,
    Money,
    MultiChoice,
    Number,
    Percent,
    Rating,
)
from clientdesk.dossier.types.base import expect_list, expect_text
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.i18n import N_

LONGEST = 200
"""Characters of a text that is compared with."""
MOST_VALUES = 500
"""How many values a list may have."""
MOST_YEARS = 200
ANSWERS = ("unknown", "na", "later", "unasked")
"""The answers other than a value, and that nobody has asked."""


class Operand:
    """What an operator needs. `read` raises `Unreadable`; `read(write(v)) == v`."""

    needed = True

    def read(self, raw: Json, asked: Asked) -> Any:
        raise NotImplementedError

    def write(self, value: Any, asked: Asked) -> Json:
        raise NotImplementedError


class Nothing(Operand):
    """The operator stands for itself."""

    needed = False

    def read(self, raw: Json, asked: Asked) -> None:
        if raw is not None:
            raise Unreadable(N_("This needs no value."))

    def write(self, value: Any, asked: Asked) -> Json:
        return None


class Phrase(Operand):
    """A piece of text, compared as the search compares: whatever its case, width and script."""

    def read(self, raw: Json, asked: Asked) -> str:
        line = clean_line(expect_text(raw), LONGEST)
        if not fold(line):
            raise Unreadable(N_("This is empty."))
        return line

    def write(self, value: Any, asked: Asked) -> Json:
        return value


class Telephone(Operand):
    """A whole telephone number."""

    def read(self, raw: Json, asked: Asked) -> str:
        return PHONE.from_json(raw)

    def write(self, value: Any, asked: Asked) -> Json:
        return value


class SomeDigits(Operand):
    """Some digits of a telephone number."""

    def read(self, raw: Json, asked: Asked) -> str:
        line = tidy(expect_text(raw))
        if not phone_digits(line):
            raise Unreadable(N_("Write some digits of the number."))
        return line

    def write(self, value: Any, asked: Asked) -> Json:
        return value


class Amount(Operand):
    """A number of the field's type; its limits do not bind a question."""

    def read(self, raw: Json, asked: Asked) -> int | Decimal:
        value: int | Decimal = unlimited(asked).from_json(raw)
        return value

    def write(self, value: Any, asked: Asked) -> Json:
        return unlimited(asked).to_json(value)


def unlimited(asked: Asked) -> Integer | Number | Percent | Money:
    """The type of what is asked about, without its limits."""
    kind = asked.type
    if isinstance(kind, Integer | Rating | Age):
        return Integer()
    if isinstance(kind, Number):
        return Number(kind.scale + 15, kind.scale)
    assert isinstance(kind, Percent | Money)
    return kind


class Code(Operand):
    """A code of the field's list; where the list is open, or there is none, a word of the user's own."""

    def read(self, raw: Json, asked: Asked) -> str:
        kind = asked.type
        word = clean_line(expect_text(raw), LONGEST)
        free = isinstance(kind, MultiChoice) and kind.open
        if isinstance(kind, Choice | MultiChoice) and word not in kind.choices.labels and not free:
            raise Unreadable(N_("This is not in the list of choices."))
        if not fold(word):
            raise Unreadable(N_("This is empty."))
        return word

    def write(self, value: Any, asked: Asked) -> Json:
        return value


class ClientCode(Operand):
    """The code of a client."""

    def read(self, raw: Json, asked: Asked) -> str:
        code = clean_line(expect_text(raw), 40)
        if not code:
            raise Unreadable(N_("This is empty."))
        return code

    def write(self, value: Any, asked: Asked) -> Json:
        return value


class Day(Operand):
    """A day, a month or a year: 2024-03-05, 2024-03, 2024."""

    def read(self, raw: Json, asked: Asked) -> PartialDate:
        day = PARTIAL_DATE.from_json(raw)
        if day.year is None:
            raise Unreadable(N_("A year is needed here, such as 1985-03-05, 1985-03 or 1985."))
        return day

    def write(self, value: Any, asked: Asked) -> Json:
        return PARTIAL_DATE.to_json(value)


class LunarDay(Operand):
    """A day of the Chinese calendar with its year."""

    def read(self, raw: Json, asked: Asked) -> LunarDate:
        day = LUNAR_DATE.from_json(raw)
        if day.year is None:
            raise Unreadable(N_("A lunar date with its year is needed here, such as 1985-06-10."))
        return day

    def write(self, value: Any, asked: Asked) -> Json:
        return LUNAR_DATE.to_json(value)


class DayOfYear(Operand):
    """A day of any year, --03-05; of the Chinese calendar --06-10 or --L06-10 where the field is lunar."""

    def read(self, raw: Json, asked: Asked) -> PartialDate | LunarDate:
        day = LUNAR_DATE.from_json(raw) if asked.type is LUNAR_DATE else PARTIAL_DATE.from_json(raw)
        if day.year is not None:
            raise Unreadable(N_("Month and day are needed here without a year, such as --03-05."))
        return day

    def write(self, value: Any, asked: Asked) -> Json:
        return value.iso()


class TimeOfDay(Operand):
    """A time of day: 09:30."""

    def read(self, raw: Json, asked: Asked) -> time:
        return TIME.from_json(raw)

    def write(self, value: Any, asked: Asked) -> Json:
        return TIME.to_json(value)


class Several(Operand):
    """A list of values, at least one."""

    def __init__(self, one: Operand) -> None:
        self.one = one

    def read(self, raw: Json, asked: Asked) -> tuple[Any, ...]:
        values = tuple(dict.fromkeys(self.one.read(part, asked) for part in expect_list(raw)[: MOST_VALUES + 1]))
        if not values:
            raise Unreadable(N_("This is empty."))
        if len(values) > MOST_VALUES:
            raise Unreadable(N_("At most {most} values can be asked for at once."), most=MOST_VALUES)
        return values

    def write(self, value: Any, asked: Asked) -> Json:
        return [self.one.write(part, asked) for part in value]


class Pair(Operand):
    """A lower and an upper end, both included."""

    def __init__(self, one: Operand) -> None:
        self.one = one

    def read(self, raw: Json, asked: Asked) -> tuple[Any, Any]:
        ends = expect_list(raw)
        if len(ends) != 2:
            raise Unreadable(N_("Two values are needed: from and to."))
        low, high = (self.one.read(end, asked) for end in ends)
        if _order(high, 1) < _order(low, 0):
            raise Unreadable(N_("The second value must not be below the first."))
        return low, high

    def write(self, value: Any, asked: Asked) -> Json:
        return [self.one.write(part, asked) for part in value]


def _order(value: Any, end: int) -> Any:
    """What decides the order of ends: of a month or a year its first or its last day."""
    if isinstance(value, PartialDate):
        return extent(value)[end]
    return lunar_order(value) if isinstance(value, LunarDate) else value


class Stretch(Operand):
    """A stretch of time: {"days": 30}, or weeks, months, years."""

    def read(self, raw: Json, asked: Asked) -> Span:
        if not isinstance(raw, dict) or len(raw) != 1:
            raise Unreadable(N_("A time is written as {form}, or with weeks, months, years."), form='{"days": 30}')
        [(unit, n)] = raw.items()
        most = UNITS.get(unit)
        if most is None or isinstance(n, bool) or not isinstance(n, int):
            raise Unreadable(N_("A time is written as {form}, or with weeks, months, years."), form='{"days": 30}')
        if not 0 <= n <= most:
            raise Unreadable(N_("This must be a whole number from {low} to {high}."), low=0, high=most)
        return Span(n, unit)

    def write(self, value: Any, asked: Asked) -> Json:
        return {value.unit: value.n}


class YearlyStretch(Stretch):
    """A stretch of time within a year, for what comes round every year."""

    def read(self, raw: Json, asked: Asked) -> Span:
        span = super().read(raw, asked)
        start = date(2000, 1, 1)
        if (span.after(start) - start).days > YEAR_AROUND:
            raise Unreadable(N_("A date comes round every year, so at most {most} days can be asked for."), most=366)
        return span


class Named(Operand):
    """A word out of a list: a period."""

    def __init__(self, names: Mapping[str, object]) -> None:
        self.names = names

    def read(self, raw: Json, asked: Asked) -> str:
        if not isinstance(raw, str) or raw not in self.names:
            raise Unreadable(N_("This must be one of: {known}."), known=", ".join(self.names))
        return raw

    def write(self, value: Any, asked: Asked) -> Json:
        return value


class Whole(Operand):
    """A whole number from `low` to `high`."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def read(self, raw: Json, asked: Asked) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.low <= raw <= self.high:
            raise Unreadable(N_("This must be a whole number from {low} to {high}."), low=self.low, high=self.high)
        return raw

    def write(self, value: Any, asked: Asked) -> Json:
        return value


NO_FIELD = Asked("", Field("", BOOL), BOOL)
"""Stands for the field where a question that is about none needs a value."""
NOTHING = Nothing()
PHRASE = Phrase()
TELEPHONE = Telephone()
SOME_DIGITS = SomeDigits()
AMOUNT = Amount()
DAY = Day()
LUNAR_DAY = LunarDay()
DAY_OF_YEAR = DayOfYear()
TIME_OF_DAY = TimeOfDay()
STRETCH = Stretch()
YEARLY_STRETCH = YearlyStretch()
PERIOD = Named(PERIODS)
MONTHS = Several(Whole(1, 12))
YEARS = Whole(0, MOST_YEARS)
CODES = Several(Code())
PHRASES = Several(PHRASE)
TELEPHONES = Several(TELEPHONE)
CLIENT_CODES = Several(ClientCode())
GIVEN_ANSWERS = Several(Named(dict.fromkeys(ANSWERS)))
