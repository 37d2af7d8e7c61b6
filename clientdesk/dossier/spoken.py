"""Days in words, as people say them: when something is, whose day comes round, the day by the Chinese calendar."""

from datetime import date, datetime

from clientdesk.dossier.lunar import lunar_of, write_lunar
from clientdesk.dossier.occasions import Event, Occasion
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.values import LunarDate
from clientdesk.i18n import N_, Catalogue

_WEEKDAYS = (
    N_("Monday"),
    N_("Tuesday"),
    N_("Wednesday"),
    N_("Thursday"),
    N_("Friday"),
    N_("Saturday"),
    N_("Sunday"),
)
_SHORT = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
_FAMILY = {Family.spouse_name: N_("Spouse"), Family.children: N_("Child")}
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_JIAZI = 4
"""A year in which the count of sixty began."""


def heading_of(day: date, words: Catalogue) -> str:
    """The day itself, by name, and in Chinese in both calendars."""
    if words.language != "en":
        return heading_in_both(day, words)
    return words.tr(N_("{weekday}, {day}"), weekday=words.tr(_WEEKDAYS[day.weekday()]), day=day.isoformat())


def heading_in_both(day: date, words: Catalogue) -> str:
    """The day itself, by name and in both calendars."""
    weekday = words.tr(_WEEKDAYS[day.weekday()])
    shown = day.isoformat() if words.language == "en" else f"{day.year}年{day.month}月{day.day}日"
    try:
        lunar = lunar_words(lunar_of(day), words)
    except ValueError:
        return words.tr(N_("{weekday}, {day}"), weekday=weekday, day=shown)
    return words.tr(N_("{weekday}, {day} · {lunar}"), weekday=weekday, day=shown, lunar=lunar)


def lunar_words(day: LunarDate, words: Catalogue) -> str:
    """A day of the Chinese calendar as people write it: 农历丙午年十月十四; in English by its numbers."""
    if words.language == "en":
        told = N_("leap month {month}, day {day}") if day.leap else N_("month {month}, day {day}")
        shown = words.tr(told, month=day.month, day=day.day)
    else:
        bare = write_lunar(LunarDate(None, day.month, day.leap, day.day), words.language)
        shown = (f"{year_name(day.year)}年" if day.year else "") + bare
    return words.tr(N_("lunar {date}"), date=shown)


def year_name(year: int) -> str:
    """A lunar year by its stem and branch, as in 丙午."""
    count = year - _JIAZI
    return _STEMS[count % len(_STEMS)] + _BRANCHES[count % len(_BRANCHES)]


def when(day: date, today: date, words: Catalogue) -> str:
    """How far away a day is: overdue since, today, tomorrow, in so many days with its date."""
    days = (day - today).days
    if days < 0:
        return words.ntr("overdue by {n} day", "overdue by {n} days", -days)
    if days < 2:
        return words.tr(N_("tomorrow") if days else N_("today"))
    return words.tr(N_("{weekday} {day}"), weekday=words.tr(_SHORT[day.weekday()]), day=f"{day:%m-%d}")


def when_at(due: datetime, now: datetime, words: Catalogue) -> str:
    """When something is that has an hour; both moments are local. An hour that is past today is said to be."""
    if due.date() == now.date() and due < now:
        return words.tr(N_("{time}, overdue"), time=f"{due:%H:%M}")
    return f"{when(due.date(), now.date(), words)} {due:%H:%M}"


def ago(day: date, today: date, words: Catalogue) -> str:
    """How long ago a day was."""
    days = (today - day).days
    if days < 1:
        return words.tr(N_("today"))
    return words.ntr("{n} day ago", "{n} days ago", days)


def whose(occasion: Occasion, client: str, words: Catalogue) -> str:
    """Whose day it is: the client's own, or of whom near the client."""
    who = near(occasion, words)
    return words.tr(N_("{client}: {near}"), client=client, near=who) if who else client


def near(occasion: Occasion, words: Catalogue) -> str:
    """Of whom near the client a birthday is; empty for the client's own days."""
    about = occasion.about
    if about.event is not Event.BIRTHDAY or about.relation is None:
        return ""
    if about.is_a is not None:
        relation = about.relation.type.show(about.is_a, words)
    else:
        relation = words.tr(_FAMILY.get(about.relation, "")) if about.relation in _FAMILY else ""
    return " · ".join(filter(None, (about.who, relation)))


def what(occasion: Occasion, words: Catalogue) -> str:
    """What is kept: a birthday and the age reached, an anniversary, what was noted; the lunar day where it is one."""
    about, years = occasion.about, occasion.years
    if about.event is Event.BIRTHDAY:
        told = words.tr(N_("turns {years}"), years=years) if years else words.tr(N_("Birthday"))
    else:
        title = about.text or (about.relation.title(words) if about.relation else "")
        told = " · ".join(filter(None, (title, words.ntr("{n} year", "{n} years", years) if years else "")))
    lunar = lunar_words(LunarDate(None, *_month_day(occasion.lunar)), words) if occasion.lunar else ""
    return " · ".join(filter(None, (told, lunar)))


def _month_day(day: LunarDate) -> tuple[int, bool, int]:
    return day.month, day.leap, day.day
