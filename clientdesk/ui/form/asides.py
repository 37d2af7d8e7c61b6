"""What is said beside a date that comes round: when it does next, and how many years it will be then."""

from datetime import date
from typing import Any, cast

from clientdesk.dossier import lunar
from clientdesk.dossier.fields import Field
from clientdesk.dossier.lunar import LeapRule
from clientdesk.dossier.occasions import DAYS, LUNAR_DAYS
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.i18n import N_, Catalogue

_DAYS = tuple(field for group, field in (*DAYS, *LUNAR_DAYS) if group is None)
_BIRTHS = (Basics.birth_date, Basics.birth_lunar, Family.spouse_birthday, Family.spouse_birthday_lunar)


def has_aside(field: Field[Any]) -> bool:
    """Whether something may be said beside a field."""
    return any(field is one for one in _DAYS)


def aside(field: Field[Any], value: Any, record: Record, *, today: date, words: Catalogue) -> str:
    """When a day comes next: 2027-02-14, 45 years; empty where that cannot be told."""
    if isinstance(value, LunarDate):
        rule = record[Basics.lunar_leap_rule] if field is Basics.birth_lunar else None
        following = lunar.next_lunar_birthday(value, cast("LeapRule", rule or "regular"), today)
    elif isinstance(value, date | PartialDate):
        following = lunar.next_solar_birthday(value, today)
    else:
        return ""
    if following is None:
        return _about(value, today, words) if field is Basics.birth_date and isinstance(value, PartialDate) else ""
    now = lunar.lunar_of(following).year if isinstance(value, LunarDate) else following.year
    years = (now or 0) - value.year if value.year else 0
    if years <= 0:
        return words.tr(N_("next on {day}"), day=following.isoformat())
    if any(field is one for one in _BIRTHS):
        told = {"years": years, "day": following.isoformat()}
        if isinstance(value, LunarDate):
            return words.tr(N_("{years} years old on {day}"), **told)
        return words.tr(N_("{age} years old, {years} on {day}"), age=lunar.age(value, today), **told)
    return words.ntr("{n} year on {day}", "{n} years on {day}", years, day=following.isoformat())


def _about(birth: PartialDate, today: date, words: Catalogue) -> str:
    """How old somebody is of whose birth the month or the year is all that is known."""
    ages = lunar.ages(birth, today)
    if ages is None:
        return ""
    if ages.low == ages.high:
        return words.ntr("{n} year old", "{n} years old", ages.low)
    return words.tr(N_("{low} or {high} years old"), low=ages.low, high=ages.high)
