"""What happened to the policies of a client, each on its day: begun, paid, lapsed, ended, claimed under."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.dossier.choices.insurance import CLAIM_STATUS, POLICY_STATUS
from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.insurance.course import IN_FORCE
from clientdesk.dossier.insurance.moves import CLOSED, PAID, REJECTED, REPORTED
from clientdesk.dossier.insurance.policy import Policy, PremiumPaid
from clientdesk.dossier.kinds import POLICY
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_, Catalogue

PREMIUM = "premium"


@dataclass(frozen=True)
class Event:
    """Something that happened to the policy or claim with this code; `what` is PREMIUM, or a code of its status."""

    day: date
    code: str
    kind: str
    name: str
    what: str
    amount: Decimal | None = None
    currency: str = ""

    def told(self, words: Catalogue) -> str:
        """What happened, in words."""
        if self.what == PREMIUM:
            return words.tr(N_("Premium paid"))
        return (POLICY_STATUS if self.kind == POLICY.name else CLAIM_STATUS).label(self.what, words)


def events_of(record: Record, today: date) -> Iterator[Event]:
    """What happened to a policy or a claim until today."""
    found = _of_policy(record) if record.kind.name == POLICY.name else _of_claim(record)
    for day, what, amount in found:
        if day is not None and day <= today:
            currency = record[record.kind.by_key["currency"]] or ""
            yield Event(day, record.code, record.kind.name, record.name, what, amount, currency if amount else "")


def _of_policy(policy: Record) -> Iterator[tuple[date | None, str, Decimal | None]]:
    yield policy[Policy.start], IN_FORCE, policy[Policy.premium]
    for row in policy.rows(Policy.premiums):
        yield row[PremiumPaid.paid_on] or row[PremiumPaid.due], PREMIUM, row[PremiumPaid.amount]
    yield policy[Policy.ended_on], policy[Policy.status] or IN_FORCE, None


def _of_claim(claim: Record) -> Iterator[tuple[date | None, str, Decimal | None]]:
    yield claim[Claim.reported_at], REPORTED, claim[Claim.amount_claimed]
    if claim[Claim.status] == REJECTED:
        yield claim[Claim.decided_on], REJECTED, None
    yield claim[Claim.paid_on], PAID, claim[Claim.amount_paid]
    yield claim[Claim.closed_on], CLOSED, None
