"""The next term of a policy: what it takes over, and its days."""

from datetime import date, timedelta

from clientdesk.dossier.insurance.course import IN_FORCE, days_on, months_on
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link

TAKEN = (
    Policy.product,
    Policy.client,
    Policy.insurer,
    Policy.cover,
    Policy.object_insured,
    Policy.sum_insured,
    Policy.premium,
    Policy.currency,
    Policy.pay_mode,
    Policy.commission_rate,
    Policy.agent,
)
"""What the next term has in common with this one; its number and days are its own."""
_MOST_YEARS = 100


def next_term(policy: Record, new: Record) -> Record:
    """`new`, a fresh record, as the policy that follows: it begins on the day after this one ends and is as long."""
    for field in TAKEN:
        new[field] = policy[field]
    for group in (Policy.insured, Policy.beneficiaries):
        new[group] = tuple(Row(row.values) for row in policy.rows(group))
    new[Policy.renews] = Link(policy.code, policy.name)
    new[Policy.status] = IN_FORCE
    new[Policy.start], new[Policy.end] = following(policy[Policy.start], policy[Policy.end])
    return new


def following(start: date | None, end: date | None) -> tuple[date | None, date | None]:
    """The first and the last day of the next term. Terms that end on the day before, or on the day of, the next
    anniversary keep doing so, also over 29 February; others last as many days. After the last day there is,
    none follows."""
    if end is None or end == date.max:
        return None, None
    if start is None or start > end:
        return end + timedelta(1), None
    for months in range(1, 12 * _MOST_YEARS):
        anniversary = months_on(start, months)
        if anniversary == end:
            return end, months_on(start, 2 * months)
        if anniversary - timedelta(1) == end:
            return anniversary, months_on(start, 2 * months) - timedelta(1)
        if anniversary > end + timedelta(1):
            break
    return end + timedelta(1), days_on(end, (end - start).days + 1)
