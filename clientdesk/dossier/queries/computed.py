"""Computed fields that can be asked about: a test of what is computed as a test of what it is computed from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from clientdesk.dossier import lunar
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.header import Header, completeness_of, items_of
from clientdesk.dossier.lunar_table import FIRST_YEAR, LAST_YEAR, YEARS
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.queries.days import Asker, latest_birth
from clientdesk.dossier.queries.stored import Among, Counted, Filled, Ranges, Test, Within, YearDay
from clientdesk.dossier.values import PartialDate

_OLDEST = 9999
"""More years than the calendar has."""


@dataclass(frozen=True)
class Computed:
    """How a computed field is asked about: through the stored field it comes from (None: through the whole file), by
    a test of its own stored form made into a test of that field's."""

    source: Field[Any] | None
    test: Callable[[Test, Asker, tuple[Kind, ...]], Test]


def holds(test: Test, value: str | int) -> bool:
    """Whether a code or a number passes a test."""
    if isinstance(test, Among):
        return value in test.values
    if isinstance(test, Within):
        low, high = (value if bound is None else bound for bound in (test.low, test.high))
        return str(low) <= str(value) <= str(high) if isinstance(value, str) else int(low) <= value <= int(high)
    return isinstance(test, Filled)


def _runs(test: Test, values: range) -> Iterator[tuple[int, int]]:
    """The numbers that pass, as first and last of each unbroken run."""
    first = None
    for value in values:
        passes = holds(test, value)
        if passes and first is None:
            first = value
        elif not passes and first is not None:
            yield first, value - 1
            first = None
    if first is not None:
        yield first, values[-1]


def _age(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    found: list[tuple[str, str]] = []
    for least, most in _runs(test, range(_OLDEST)):
        latest, too_old = latest_birth(least, asker), latest_birth(most + 1, asker)
        if latest:
            found += _wholly(too_old + timedelta(1) if too_old else date.min, latest, asker.today)
    return Ranges(tuple(found))


def _age_nominal(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    now = lunar.nominal_age(YEARS[FIRST_YEAR].new_year, asker.today)
    if now is None:
        return Ranges(())
    present = FIRST_YEAR + now - 1
    found: list[tuple[str, str]] = []
    for least, most in _runs(test, range(1, present - FIRST_YEAR + 2)):
        last = min(_new_year(present - least + 2) - timedelta(1), asker.today)
        found += _wholly(_new_year(present - most + 1), last, asker.today)
    return Ranges(tuple(found))


def _zodiac(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    years = (year for year in YEARS if holds(test, lunar.zodiac(_new_year(year)) or ""))
    spans = ((_new_year(year), _new_year(year + 1) - timedelta(1)) for year in years)
    return Ranges(tuple(part for low, high in spans for part in _wholly(low, high, date.max)))


def _new_year(year: int) -> date:
    """The first day of a lunar year; that after the last one known, too."""
    if year > LAST_YEAR:
        return YEARS[LAST_YEAR].new_year + timedelta(sum(YEARS[LAST_YEAR].lengths))
    return YEARS[year].new_year


def _wholly(low: date, high: date, today: date) -> Iterator[tuple[str, str]]:
    """The days from `low` to `high`, and the months and the years of which all days lie there; of one that goes on
    today what is to come does not count."""
    yield low.isoformat(), high.isoformat()
    following = high + timedelta(1) if high < today else None
    first = _month_number(low) + (low.day > 1)
    last = _month_number(following) - 1 if following else _month_number(high)
    if first <= last:
        yield _month(first), _month(last)
    first_year = low.year + ((low.month, low.day) > (1, 1))
    last_year = following.year - 1 if following else high.year
    if first_year <= last_year:
        yield f"{first_year:04}", f"{last_year:04}"


def _month_number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(number: int) -> str:
    return f"{number // 12:04}-{number % 12 + 1:02}"


def _star_sign(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    leap_year = (date(2000, 1, 1) + timedelta(number) for number in range(366))
    days = (day for day in leap_year if holds(test, lunar.star_sign(PartialDate.of(day)) or ""))
    return YearDay(frozenset(f"{day:%m-%d}" for day in days))


def _completeness(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    ranges = {}
    for kind in (kind for kind in kinds if Header.completeness.key in kind.by_key):
        items = len(items_of(kind))
        shares = {n: Header.completeness.type.to_column(completeness_of(n, items)) for n in range(items + 1)}
        passing = Among(tuple(n for n, share in shares.items() if holds(test, share)))
        ranges[kind.name] = tuple(_runs(passing, range(items + 1)))
    return Counted(ranges)


COMPUTED: Mapping[Field[Any], Computed] = {
    Basics.age: Computed(Basics.birth_date, _age),
    Basics.age_nominal: Computed(Basics.birth_date, _age_nominal),
    Basics.zodiac: Computed(Basics.birth_date, _zodiac),
    Basics.star_sign: Computed(Basics.birth_date, _star_sign),
    Header.completeness: Computed(None, _completeness),
}
"""The computed fields that have a meaning in the file itself; those that only repeat others are asked there."""
STAMPS: Mapping[Field[Any], str] = {
    Header.created_at: "created",
    Header.created_by: "created_by",
    Header.updated_at: "updated",
    Header.updated_by: "updated_by",
}
"""The fields that stand in the narrow table of all files, and their columns there."""
