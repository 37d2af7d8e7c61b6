"""How complaints are handled: in time or late, and the figures of a period (scoring S27)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from statistics import median

from clientdesk.analysis.service.hours import after_hours, worked_hours
from clientdesk.dossier.house.service import ServiceRules
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.handling import REFERENCE, Again, Handling, Timing, share
from clientdesk.dossier.service.moves import CLOSED, OPEN_COMPLAINT, RESOLVED, UNANSWERED, UNRESOLVED, passed
from clientdesk.dossier.trade.figures import NOTHING

AGAIN_DAYS = 180
"""So long after a complaint was closed an order counts as buying again."""


def received(complaint: Record, rules: ServiceRules) -> datetime | None:
    """When a complaint came in, local; without a time at the beginning of work."""
    day = complaint[Complaint.date]
    return datetime.combine(day, complaint[Complaint.time] or rules.working.begins) if day else None


def timing(complaint: Record, rules: ServiceRules, now: datetime) -> Timing | None:
    """How a complaint stands at a local moment; None for one of no day."""
    since, state = received(complaint, rules), complaint[Complaint.state]
    if since is None:
        return None
    answer_by = after_hours(since, rules.answer_hours, rules.working)
    resolve_by = after_hours(since, rules.resolve_hours, rules.working)
    is_open = state in OPEN_COMPLAINT
    return Timing(
        answer_by,
        resolve_by,
        _hours(since, complaint[Complaint.answered_at], rules),
        _hours(since, complaint[Complaint.resolved_at], rules),
        answer_late=state in UNANSWERED and now > answer_by,
        resolve_late=state in UNRESOLVED and now > resolve_by,
        unowned=is_open and complaint[Complaint.owner] is None and now > answer_by,
    )


def _hours(since: datetime, moment: datetime | None, rules: ServiceRules) -> Decimal | None:
    return None if moment is None else worked_hours(since, local(moment), rules.working)


def local(moment: datetime) -> datetime:
    """An aware moment as the clock on the wall shows it."""
    return moment.astimezone().replace(tzinfo=None)


def handling(complaints: Sequence[Record], rules: ServiceRules, now: datetime, *, orders: int, base: str) -> Handling:
    """The figures of these complaints, of a period in which there were so many orders."""
    times = [found for each in complaints if (found := timing(each, rules, now))]
    paid: dict[str, Decimal] = {}
    for each in complaints:
        if amount := each[Complaint.compensation]:
            currency = each[Complaint.currency] or base
            paid[currency] = paid.get(currency, NOTHING) + amount
    settled = sum(each[Complaint.state] in (RESOLVED, CLOSED) for each in complaints)
    return Handling(
        len(complaints),
        share(len(complaints) * 100, orders),
        _median(found.answered for found in times),
        _median(found.resolved for found in times),
        share(settled, len(complaints)),
        share(sum(was_reopened(each) for each in complaints), len(complaints)),
        paid,
        mean_satisfaction(each[Complaint.satisfaction] for each in complaints),
    )


def was_reopened(complaint: Record) -> bool:
    """Whether it was opened again after it had ended."""
    return any(step.move == "reopen" for step in passed(complaint))


def mean_satisfaction(answers: Iterable[str | None]) -> Decimal | None:
    """The mean of answers from "-90" to "90"; those that are missing do not count (scoring S14)."""
    given = [Decimal(answer) for answer in answers if answer is not None]
    return (sum(given, NOTHING) / len(given)).quantize(Decimal("0.0001")) if given else None


def _median(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return median(known) if known else None


def bought_again(complaints: Iterable[tuple[str, date, Sequence[date]]], *, today: date) -> Mapping[str, Again]:
    """{class of complaint: how many bought again} of (class, day on which it was closed, days of the client's orders);
    those closed less than half a year ago do not count yet."""
    counted = dict.fromkeys(REFERENCE, 0)
    bought = dict.fromkeys(REFERENCE, 0)
    for how, closed, orders in complaints:
        if today - closed < timedelta(AGAIN_DAYS):
            continue
        counted[how] += 1
        bought[how] += any(closed < day <= closed + timedelta(AGAIN_DAYS) for day in orders)
    return {how: Again(counted[how], bought[how]) for how in REFERENCE}


def class_of(complaint: Record, rules: ServiceRules, now: datetime) -> str:
    """How a complaint that was voiced ended: resolved, resolved quickly, or neither."""
    found = timing(complaint, rules, now)
    if found is None or found.resolved is None:
        return "voiced_unresolved"
    return "resolved_quick" if found.quick(rules) else "resolved"
