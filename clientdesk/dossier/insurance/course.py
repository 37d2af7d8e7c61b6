"""The course of a policy as days alone: when premiums are due, when grace ends, how it stands on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from clientdesk.dossier.work.task import months_later

QUOTED, APPLIED, UNDERWRITING = "quoted", "applied", "underwriting"
IN_FORCE, GRACE, LAPSED = "in_force", "grace", "lapsed"
RENEWED, MATURED, SURRENDERED, CANCELLED, DECLINED = "renewed", "matured", "surrendered", "cancelled", "declined"
COVERED = (IN_FORCE, GRACE)
"""The states in which the insurer stands in."""
COMING = (QUOTED, APPLIED, UNDERWRITING)
"""The states before."""
OVER = (LAPSED, RENEWED, MATURED, SURRENDERED, CANCELLED)
"""The states of what was in force, or might have been, and is not any more."""
MONTHS = {"monthly": 1, "quarterly": 3, "half_yearly": 6, "yearly": 12}
"""{mode of payment: months from one premium to the next}; what is paid once has none."""


def months_on(day: date, months: int) -> date:
    """So many months after a day, on its day of the month or the last one; at most the last day there is."""
    is_beyond = day.year + months // 12 >= date.max.year
    return date.max if is_beyond else months_later(day, months, day.day)


def days_on(day: date, days: int) -> date:
    """So many days after a day, at most the last one there is."""
    return day + timedelta(min(days, (date.max - day).days))


@dataclass(frozen=True)
class Terms:
    """What holds for all policies: days of grace, months in which a lapsed one can come back, how many days before an
    end or a due date a task stands, the earliest first."""

    grace: int = 60
    reinstatement: int = 24
    ahead: tuple[int, ...] = (60, 30, 7)


@dataclass(frozen=True)
class Course:
    """The days of a policy. `last_due`: the day of its last premium; `next_due`: of the first that is not paid, None
    where none is to be paid any more; `lapsed`: since when it has lapsed; `is_renewed`: another policy follows it."""

    status: str
    start: date | None = None
    end: date | None = None
    mode: str = ""
    last_due: date | None = None
    next_due: date | None = None
    lapsed: date | None = None
    is_renewed: bool = False


def due_dates(course: Course) -> Iterator[date]:
    """The days of all premiums, the first at the start. Each is counted from the start, so that a policy begun on the
    31st or on 29 February is due on the last day of shorter months and on its own day of the others. What is due on
    the day on which the cover ends, or later, belongs to another term. Where nobody said when it began, they are
    counted from the next one."""
    begun = course.start or course.next_due
    if begun is None:
        return
    months = MONTHS.get(course.mode)
    for number in count() if months else range(1):
        if begun.year + (number * (months or 0)) // 12 > date.max.year - 1:
            return
        due = months_later(begun, number * (months or 0), begun.day)
        if (course.end and due >= course.end > begun) or (course.last_due and due > course.last_due):
            return
        yield due


def due_after(course: Course, day: date) -> date | None:
    """The first premium due after a day; None where that day's was the last."""
    return next((due for due in due_dates(course) if due > day), None)


def first_unpaid(course: Course, today: date) -> date | None:
    """What is taken to be unpaid of a policy of which no payment is known: it is in force, so the premiums before today
    were paid, and the first one made it begin."""
    begun = course.start
    if begun is None or course.mode not in MONTHS:
        return None
    return due_after(course, max(begun, today - timedelta(1)))


def lapses_on(next_due: date, terms: Terms) -> date:
    """The first day without cover where a premium stays unpaid: the days of grace begin on the day after it was due."""
    return days_on(next_due, terms.grace + 1)


def standing(course: Course, today: date, terms: Terms) -> str:
    """How a policy stands on a day (a code of `POLICY_STATUS`): what was said of it last, and what time has made of
    it since: from in force to grace, lapsed, or to its end."""
    if course.status not in COVERED:
        return course.status
    lapse = lapses_on(course.next_due, terms) if course.next_due else None
    if course.end and today > course.end and (lapse is None or lapse > course.end):
        return RENEWED if course.is_renewed else MATURED
    if lapse and today >= lapse:
        return LAPSED
    return GRACE if course.next_due and today > course.next_due else IN_FORCE


def ended_on(course: Course, today: date, terms: Terms) -> date | None:
    """Since when time has ended a policy that was in force; None where it has not."""
    now = standing(course, today, terms)
    if course.status not in COVERED or now in COVERED:
        return None
    if now == LAPSED and course.next_due:
        return lapses_on(course.next_due, terms)
    return course.end + timedelta(1) if course.end else None


def back_until(lapsed: date, terms: Terms) -> date:
    """The last day on which a policy that lapsed on a day can be put in force again."""
    return months_on(lapsed, terms.reinstatement)


def leads(mode: str, terms: Terms) -> tuple[int, ...]:
    """How many days before a premium tasks stand: no more than lie between two premiums, the last of them always."""
    between = 30 * MONTHS.get(mode, 12)
    return tuple(days for days in terms.ahead if days < between) or terms.ahead[-1:]


def stage_of(standings: tuple[str, ...]) -> str | None:
    """The insurance stage of a client (a code) whose policies stand so; None where it has none that says one."""
    if any(each in COVERED for each in standings):
        return "insured"
    if any(each in COMING for each in standings):
        return "prospect"
    return "lapsed" if any(each in OVER for each in standings) else None


@dataclass(frozen=True)
class Issue:
    """A policy that was issued on a day, and since when it is not in force any more; `until`: its last day by its own
    term."""

    issued: date
    gone: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Persistency:
    """Of so many policies that many were in force after so many months."""

    months: int
    issued: int
    kept: int

    @property
    def share(self) -> float | None:
        """A fraction; None where nothing was issued so long ago."""
        return self.kept / self.issued if self.issued else None


def persistency(issues: tuple[Issue, ...], today: date, *, months: int) -> Persistency:
    """How many of the policies issued at least so many months ago were in force so many months after that. Those whose
    own term was over by then could not be and do not count."""
    issued = kept = 0
    for each in issues:
        mark = months_on(each.issued, months)
        if mark > today or (each.until is not None and each.until < mark):
            continue
        issued += 1
        kept += each.gone is None or each.gone > mark
    return Persistency(months, issued, kept)
