"""What pages and lists show of policies and claims: plain lines that say how each stands today."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.dossier.choices.insurance import COVER
from clientdesk.dossier.insurance.claim import Claim, missing
from clientdesk.dossier.insurance.course import COVERED, IN_FORCE, LAPSED, Course, Terms, ended_on, standing
from clientdesk.dossier.insurance.moves import OPEN_CLAIMS, REPORTED
from clientdesk.dossier.insurance.policy import Insured, Policy, course_of
from clientdesk.dossier.record import Record

END, PREMIUM = "end", "premium"
"""What comes next for a policy: its end, or a premium."""
MOTOR = "motor"
"""The kind of cover of a vehicle."""


@dataclass(frozen=True)
class Held:
    """A policy on a day. `client` is the code of its holder, empty where there is no file, `name` what the holder is
    called; `insured` are the names of whom it covers; `standing` a code of `POLICY_STATUS`; `event` END or PREMIUM on
    the day `on`, empty where nothing is to come; `lapsed` since when it has lapsed; `decided`: the result of its
    renewal, a code."""

    code: str
    product: str
    policy_no: str
    insurer: str
    cover: str
    client: str
    name: str
    insured: tuple[str, ...]
    premium: Decimal | None
    sum_insured: Decimal | None
    currency: str
    course: Course
    standing: str
    event: str
    on: date | None
    days: int | None
    lapsed: date | None
    decided: str
    issued: date | None

    @property
    def is_vehicle(self) -> bool:
        """Whether it is only what a client's file says of a vehicle."""
        return not self.code

    @property
    def is_covered(self) -> bool:
        """Whether it is in force, or in grace."""
        return self.standing in COVERED

    @property
    def number(self) -> str:
        """By what people know it: the insurer's number, or ours."""
        return self.policy_no or self.code


@dataclass(frozen=True)
class Claimed:
    """A claim in a list; `waiting` are the documents that did not come yet, of so many `wanted`."""

    code: str
    subject: str
    policy: str
    policy_name: str
    client: str
    name: str
    kind: str
    event: date | None
    reported: date | None
    amount: Decimal | None
    paid: Decimal | None
    currency: str
    status: str
    waiting: tuple[str, ...]
    wanted: int

    @property
    def is_open(self) -> bool:
        """Whether something is still to come."""
        return self.status in OPEN_CLAIMS


def of_vehicle(client: str, name: str, *, plate: str, model: str, ends: date, today: date) -> Held:
    """What a client's file says of the insurance of a vehicle, without a policy: it has no code."""
    course = Course(IN_FORCE, end=ends)
    return Held(
        "", model, plate, "", MOTOR, client, name, (), None, None, "", course, IN_FORCE, END, ends,
        (ends - today).days, None, "", None,
    )  # fmt: skip


LISTED = (
    Policy.product,
    Policy.client,
    Policy.policy_no,
    Policy.insurer,
    Policy.cover,
    Policy.status,
    Policy.sum_insured,
    Policy.premium,
    Policy.currency,
    Policy.pay_mode,
    Policy.start,
    Policy.end,
    Policy.pay_until,
    Policy.next_premium_due,
    Policy.issued,
    Policy.insured,
    Policy.lapsed_on,
    Policy.ended_on,
    Policy.renewal_result,
    Insured.name,
)
"""The fields that a line is made of."""


def held(policy: Record, today: date, terms: Terms, *, base: str) -> Held:
    """A policy as a list shows it on a day."""
    course, link = course_of(policy), policy[Policy.client]
    now = standing(course, today, terms)
    decided = policy[Policy.renewal_result] or ""
    event, on = _next(course, now, decided)
    return Held(
        policy.code,
        policy.name,
        policy[Policy.policy_no] or "",
        policy[Policy.insurer] or "",
        policy[Policy.cover] or "",
        (link.target or "") if link else "",
        link.name if link else "",
        tuple(row[Insured.name] or "" for row in policy.rows(Policy.insured)),
        policy[Policy.premium],
        policy[Policy.sum_insured],
        policy[Policy.currency] or base,
        course,
        now,
        event,
        on,
        (on - today).days if on else None,
        (policy[Policy.lapsed_on] or ended_on(course, today, terms)) if now == LAPSED else None,
        decided,
        policy[Policy.issued] or policy[Policy.start],
    )


def _next(course: Course, now: str, decided: str) -> tuple[str, date | None]:
    """The first of its end, unless its renewal is decided, and its next premium."""
    if now not in COVERED:
        return "", None
    days = [(course.next_due, PREMIUM)] if course.next_due else []
    days += [(course.end, END)] if course.end and not decided else []
    on, event = min(days, default=(None, ""))
    return event, on


def claimed(claim: Record, *, base: str) -> Claimed:
    """A claim as a list shows it."""
    policy, client = claim[Claim.policy], claim[Claim.client]
    return Claimed(
        claim.code,
        claim.name,
        (policy.target or "") if policy else "",
        policy.name if policy else "",
        (client.target or "") if client else "",
        client.name if client else "",
        claim[Claim.kind] or "",
        claim[Claim.event_date],
        claim[Claim.reported_at],
        claim[Claim.amount_claimed],
        claim[Claim.amount_paid],
        claim[Claim.currency] or base,
        claim[Claim.status] or REPORTED,
        missing(claim),
        len(claim.rows(Claim.documents)),
    )


@dataclass(frozen=True)
class Coming:
    """Policies that end or of which a premium is due within some days, overdue ones among them, and the premiums of all
    in each currency."""

    policies: tuple[Held, ...]

    @property
    def amounts(self) -> Mapping[str, Decimal]:
        """{currency: premiums}"""
        return amounts_of(self.policies)


def amounts_of(policies: Iterable[Held]) -> dict[str, Decimal]:
    """{currency: premiums} of some policies."""
    sums: dict[str, Decimal] = {}
    for each in policies:
        if each.premium:
            sums[each.currency] = sums.get(each.currency, Decimal(0)) + each.premium
    return sums


@dataclass(frozen=True)
class Member:
    """Somebody of a household: `relation` is a code of `INSURED_RELATION`; `covers` {kind of cover: the sums insured in
    each currency, None where a policy names no sum}."""

    name: str
    code: str
    relation: str
    covers: Mapping[str, Mapping[str, Decimal | None]]
    policies: tuple[Held, ...] = ()

    def lacks(self, cover: str) -> bool:
        """Whether no policy in force covers this."""
        return cover not in self.covers


@dataclass(frozen=True)
class Holdings:
    """What a client has to do with insurance: policies held, those that insure the client or pay to the client and are
    held by somebody else, claims, and the household."""

    held: tuple[Held, ...] = ()
    insured: tuple[Held, ...] = ()
    benefits: tuple[Held, ...] = ()
    claims: tuple[Claimed, ...] = ()
    household: tuple[Member, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.held or self.insured or self.benefits or self.claims)


PERSONAL_COVERS: Sequence[str] = ("life", "critical_illness", "medical", "accident", "annuity", "education")
"""The kinds of cover that a person may lack."""
assert set(PERSONAL_COVERS) <= set(COVER.labels)
