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
            earliest = too_old + timedelta(1) if too_old else date.min
            found.append((earliest.isoformat(), latest.isoformat()))
    return Ranges(tuple(found))


def _age_nominal(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    now = lunar.nominal_age(YEARS[FIRST_YEAR].new_year, asker.today)
    if now is None:
        return Ranges(())
    present = FIRST_YEAR + now - 1
    runs = _runs(test, range(1, present - FIRST_YEAR + 2))
    ranges = ((_new_year(present - most + 1), _new_year(present - least + 2)) for least, most in runs)
    return Ranges(tuple(_range(low, min(high, asker.today + timedelta(1))) for low, high in ranges))


def _zodiac(test: Test, asker: Asker, kinds: tuple[Kind, ...]) -> Test:
    years = (year for year in YEARS if holds(test, lunar.zodiac(_new_year(year)) or ""))
    return Ranges(tuple(_range(_new_year(year), _new_year(year + 1)) for year in years))


def _new_year(year: int) -> date:
    """The first day of a lunar year; that after the last one known, too."""
    if year > LAST_YEAR:
        return YEARS[LAST_YEAR].new_year + timedelta(sum(YEARS[LAST_YEAR].lengths))
    return YEARS[year].new_year


def _range(low: date, end: date) -> tuple[str, str]:
    return low.isoformat(), (end - timedelta(1)).isoformat()


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
