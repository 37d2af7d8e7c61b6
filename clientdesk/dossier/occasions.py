"""The days that matter about a client: birthdays of the person, the family and the people of a firm, in both calendars,
anniversaries, and dates noted to be remembered."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, cast

from clientdesk.dossier import lunar
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import SENSITIVE, Field
from clientdesk.dossier.lunar import Feb29, LeapRule
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.outlook import Outlook
from clientdesk.dossier.person.rows import SpecialDate
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import LunarDate, PartialDate


class Event(StrEnum):
    """What a day is for."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    NOTED = "noted"


@dataclass(frozen=True)
class About:
    """What is kept on a day, and whose.

    fields     the fields it was read from (of a row its group first, then the column), for those who may not show all
    who        the name of the person it concerns; empty for the client, and where no name is known
    relation   the field that says how that person stands to the client, or what is kept; None for the client's birthday
    is_a       the value of that field (a code, a post), None where its label says all
    text       what was noted beside the day
    """

    event: Event
    fields: tuple[Field[Any], ...]
    who: str = ""
    relation: Field[Any] | None = None
    is_a: Any = None
    text: str = ""


@dataclass(frozen=True)
class Occasion:
    """A day to come. `years` is the age reached or how long it has been, where the year is known; `lunar` the date it
    is kept by, where that is a lunar one."""

    on: date
    about: About
    years: int | None = None
    lunar: LunarDate | None = None


def is_whole(occasion: Occasion) -> bool:
    """Whether all of it may be told in lists and notices."""
    return all(field.sensitivity is not SENSITIVE for field in occasion.about.fields)


def sensitive_keys(occasion: Occasion) -> tuple[str, ...]:
    """What a day that may not be told whole was read from: the key of the field or of the group."""
    return () if is_whole(occasion) else (occasion.about.fields[0].key,)


def discreet(occasion: Occasion) -> Occasion:
    """The occasion as it may be told in lists and notices: of sensitive fields only the day and whose relation."""
    if is_whole(occasion):
        return occasion
    return replace(occasion, about=replace(occasion.about, who="", text=""), years=None)


@dataclass(frozen=True)
class _Relatives:
    """Where a group keeps people: their birthdays, name, what they are to the client, and since when no longer."""

    group: Field[tuple[Row, ...]]
    day: Field[PartialDate]
    lunar_day: Field[LunarDate]
    name: Field[str]
    relation: Field[Any] | None = None
    gone: Field[date] | None = None

    def about(self, row: Row) -> About:
        told = row[self.relation] if self.relation else None
        relation = self.group if told is None else self.relation
        return About(Event.BIRTHDAY, (self.group, self.day), row[self.name] or "", relation, told)


_RELATIVES = (
    _Relatives(Family.children, Child.birthday, Child.birthday_lunar, Child.name),
    _Relatives(Family.parents, Parent.birthday, Parent.birthday_lunar, Parent.name, Parent.relation),
    _Relatives(
        Firm.org_people, OrgPerson.birthday, OrgPerson.birthday_lunar, OrgPerson.name, OrgPerson.post, OrgPerson.left_on
    ),
)
_ANNIVERSARIES: tuple[Field[Any], ...] = (Family.wedding_date, Firm.founded, Firm.trading_since)
_NOTED = (Family.family_dates, Outlook.milestones)
Place = tuple[Field[Any] | None, Field[Any]]
"""A group field and its column, or None and a field of the record."""
DAYS: tuple[Place, ...] = (
    (None, Basics.birth_date),
    (None, Family.spouse_birthday),
    *((None, field) for field in _ANNIVERSARIES),
    *((relatives.group, relatives.day) for relatives in _RELATIVES),
    *((group, SpecialDate.date) for group in _NOTED),
)
"""Where Gregorian days stand that may come round."""
LUNAR_DAYS: tuple[Place, ...] = (
    (None, Basics.birth_lunar),
    (None, Family.spouse_birthday_lunar),
    *((relatives.group, relatives.lunar_day) for relatives in _RELATIVES),
    *((group, SpecialDate.date_lunar) for group in _NOTED),
)
"""Where lunar ones stand."""
SAID: tuple[Field[Any], ...] = (Basics.birthday_calendar, Basics.lunar_leap_rule, Family.spouse_name)
"""What else an occasion is read from."""


def occasions(record: Record, today: date, *, days: int, feb29: Feb29 = "28feb") -> tuple[Occasion, ...]:
    """The occasions from today (which counts) up to `days` days later, the nearest first.

    A birthday kept in both calendars comes twice. What is noted without "repeats yearly" comes on its own day only.
    """
    until = today + timedelta(days=days)
    found = (occasion for occasion in _all(record, _Calendar(today, feb29)) if today <= occasion.on <= until)
    return tuple(sorted(found, key=lambda occasion: (occasion.on, occasion.about.event, occasion.about.who)))


def _all(record: Record, calendar: "_Calendar") -> Iterator[Occasion]:
    mine = record.kind.by_key
    if mine.get(Basics.birth_date.key) is Basics.birth_date:
        yield from _own_birthdays(record, calendar)
        spouse = About(
            Event.BIRTHDAY,
            (Family.spouse_birthday, Family.spouse_name),
            record[Family.spouse_name] or "",
            Family.spouse_name,
        )
        yield from calendar.yearly(spouse, record[Family.spouse_birthday], record[Family.spouse_birthday_lunar])
    for field in _ANNIVERSARIES:
        if mine.get(field.key) is field:
            yield from calendar.yearly(About(Event.ANNIVERSARY, (field,), relation=field), record[field])
    for relatives in _RELATIVES:
        if mine.get(relatives.group.key) is relatives.group:
            yield from _birthdays(relatives, record, calendar)
    for group in _NOTED:
        if mine.get(group.key) is group:
            for row in record.rows(group):
                yield from _noted(group, row, calendar)


def _own_birthdays(record: Record, calendar: "_Calendar") -> Iterator[Occasion]:
    """By the calendar the person keeps; where that is not said, by the one that is known, the Gregorian first."""
    day, lunar_day, kept = record[Basics.birth_date], record[Basics.birth_lunar], record[Basics.birthday_calendar]
    if kept == "solar" or (kept is None and day is not None):
        lunar_day = None
    elif kept is not None:
        lunar_day = lunar_day or _lunar_of(day)
    if kept == "lunar" and lunar_day is not None:
        day = None
    rule = cast("LeapRule", record[Basics.lunar_leap_rule] or "regular")
    about = About(Event.BIRTHDAY, (Basics.birth_date, Basics.birth_lunar))
    yield from calendar.yearly(about, day, lunar_day, rule=rule)


def _lunar_of(day: PartialDate | None) -> LunarDate | None:
    full = day.full() if day else None
    try:
        return lunar.lunar_of(full) if full else None
    except ValueError:
        return None


def _birthdays(relatives: _Relatives, record: Record, calendar: "_Calendar") -> Iterator[Occasion]:
    for row in record.rows(relatives.group):
        if relatives.gone is None or row[relatives.gone] is None:
            yield from calendar.yearly(relatives.about(row), row[relatives.day], row[relatives.lunar_day])


def _noted(group: Field[Any], row: Row, calendar: "_Calendar") -> Iterator[Occasion]:
    about = About(Event.NOTED, (group, SpecialDate.date), relation=group, text=row[SpecialDate.name] or "")
    day, lunar_day = row[SpecialDate.date], row[SpecialDate.date_lunar]
    if row[SpecialDate.repeat]:
        yield from calendar.yearly(about, day, lunar_day)
    elif day is not None and (whole := day.full()):
        yield Occasion(whole, about)
    elif lunar_day is not None and lunar_day.year is not None:
        yield Occasion(lunar.solar_of(lunar_day), about, lunar=lunar_day)


@dataclass(frozen=True)
class _Calendar:
    """Where yearly days fall from today on."""

    today: date
    feb29: Feb29

    def yearly(
        self,
        about: About,
        day: date | PartialDate | None,
        lunar_day: LunarDate | None = None,
        *,
        rule: LeapRule = "regular",
    ) -> Iterator[Occasion]:
        """The next return of a day, in each calendar it is known in."""
        if day is not None and (on := lunar.next_solar_birthday(day, self._start(day), self.feb29)):
            yield Occasion(on, about, _years(day.year, on.year))
        if lunar_day is not None and (on := lunar.next_lunar_birthday(lunar_day, rule, self.today)):
            yield Occasion(on, about, _years(lunar_day.year, lunar.lunar_of(on).year), lunar_day)

    def _start(self, day: date | PartialDate) -> date:
        """Today, or the day itself where it is still to come: a wedding planned for next year is not kept this year."""
        first = day.full() if isinstance(day, PartialDate) else day
        return max(self.today, first) if first else self.today


def _years(first: int | None, now: int | None) -> int | None:
    """How many years have passed; nothing to tell of the very first day, or of one to come."""
    return now - first if first and now and now > first else None
