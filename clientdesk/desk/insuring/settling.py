"""What a policy or claim is given before it is stored, and what keeps it from being stored, whichever way it comes."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.choices.insurance import CLAIM_KIND, COVER
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.insurance.claim import Claim, ClaimDocument
from clientdesk.dossier.insurance.course import (
    CANCELLED,
    COVERED,
    DECLINED,
    LAPSED,
    MATURED,
    MONTHS,
    RENEWED,
    SURRENDERED,
    Terms,
    back_until,
    due_after,
    first_unpaid,
    lapses_on,
    stage_of,
    standing,
)
from clientdesk.dossier.insurance.moves import APPROVED, CLOSED, PAID, REJECTED
from clientdesk.dossier.insurance.policy import Policy, course_of
from clientdesk.dossier.kinds import CLAIM, POLICY
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.store import lists, policies
from clientdesk.store.journal import Step
from clientdesk.store.pages import read_page
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_OVER = (RENEWED, MATURED, SURRENDERED, CANCELLED, DECLINED, LAPSED)
CHECKLISTS = {
    "hospital": (
        N_("Claim form"),
        N_("Copy of the ID document"),
        N_("Discharge summary and diagnosis"),
        N_("Invoices with the list of costs"),
        N_("Bank account for the payment"),
    ),
    "illness": (
        N_("Claim form"),
        N_("Copy of the ID document"),
        N_("Diagnosis with pathology report"),
        N_("Medical records"),
        N_("Bank account for the payment"),
    ),
    "accident": (
        N_("Claim form"),
        N_("Copy of the ID document"),
        N_("Proof of the accident"),
        N_("Medical records"),
        N_("Invoices with the list of costs"),
        N_("Bank account for the payment"),
    ),
    "disability": (
        N_("Claim form"),
        N_("Copy of the ID document"),
        N_("Assessment of the disability"),
        N_("Medical records"),
        N_("Bank account for the payment"),
    ),
    "death": (
        N_("Claim form"),
        N_("Policy document"),
        N_("Death certificate"),
        N_("Proof of relation of the beneficiaries"),
        N_("ID documents and bank accounts of the beneficiaries"),
    ),
    "damage": (
        N_("Claim form"),
        N_("Photos of the damage"),
        N_("Driving and vehicle licence, or proof of ownership"),
        N_("Report of the police or of the accident"),
        N_("Estimate or invoice of the repair"),
    ),
    "theft": (N_("Claim form"), N_("Report of the police or of the accident"), N_("Proof of ownership and value")),
    "liability": (N_("Claim form"), N_("Claim of the injured party"), N_("Report of the police or of the accident")),
}
"""{kind of claim: the documents that insurers usually want}; each house and insurer changes the list in the claim."""


def settle(desk: "Desk", step: Step, record: Record) -> None:
    """Fill in what follows from what is there, change nothing that was given, and carry it to the client: its insurance
    stage follows from how its policies stand."""
    if record.kind.name == POLICY.name:
        _refuse_second_term(step, record)
        settle_policy(desk, record)
        _carry_stages(desk, step, record)
    elif record.kind.name == CLAIM.name:
        settle_claim(desk, step, record)


# Policies


def _refuse_second_term(step: Step, policy: Record) -> None:
    """One policy follows another, whichever way it is written."""
    link = policy[Policy.renews]
    if link is None or not link.target or (policy.id and link == policy.original(Policy.renews)):
        return
    if any(number != policy.id for number in policies.following(step.connection, link.target)):
        raise renewed_already(link.target)


def renewed_already(policy: str) -> UserError:
    """The refusal of a second next term of the policy of this code."""
    return UserError(
        N_("The policy {policy} was renewed already; nothing was stored."),
        key="renewed_already",
        hint=N_("Look for the policy that follows it."),
        policy=policy,
    )


def settle_policy(desk: "Desk", policy: Record) -> None:
    """The product by its kind of cover, the currency, the next premium, the days on which it lapsed or ended."""
    words = catalogue(desk.language)
    if policy[Policy.product] is None:
        cover = policy[Policy.cover]
        policy[Policy.product] = COVER.label(cover, words) if cover else policy[Policy.policy_no]
    if policy[Policy.currency] is None and any(policy[field] for field in (Policy.premium, Policy.sum_insured)):
        policy[Policy.currency] = desk.trading.rules().base
    _settle_return(policy, desk.insurance.terms(), desk.today)
    _settle_due(policy, desk.today)
    _settle_end(policy, desk.insurance.terms(), desk.today)


def _settle_return(policy: Record, terms: Terms, today: date) -> None:
    """A policy that has lapsed comes back only so long, what was unpaid being paid; what is in force has not ended."""
    before, due = policy.original(Policy.status), policy[Policy.next_premium_due]
    if before not in _OVER or policy[Policy.status] not in COVERED:
        return
    refuse_late_return(policy, terms, today)
    policy[Policy.lapsed_on] = policy[Policy.ended_on] = None
    if before == LAPSED and due is not None and due < today and due == policy.original(Policy.next_premium_due):
        policy[Policy.next_premium_due] = due_after(course_of(policy), today - timedelta(1))


def refuse_late_return(policy: Record, terms: Terms, today: date) -> None:
    """Raise `UserError` where a policy is put in force again that has lapsed too long ago."""
    lapsed = policy.original(Policy.lapsed_on)
    if policy.original(Policy.status) != LAPSED or policy[Policy.status] not in COVERED or lapsed is None:
        return
    if today > back_until(lapsed, terms):
        raise UserError(
            N_("This policy lapsed on {day}; it could be put in force again within {months} months only."),
            key="lapsed_too_long",
            hint=N_("Write a new policy. Nothing was stored."),
            day=lapsed.isoformat(),
            months=terms.reinstatement,
        )


def _settle_due(policy: Record, today: date) -> None:
    """What is in force and was never paid through us is taken to be paid until today."""
    if policy[Policy.pay_mode] not in MONTHS or policy[Policy.next_premium_due] is not None:
        return
    now = policy[Policy.status] in COVERED
    first = now and (not policy.id or policy.original(Policy.status) not in COVERED)
    told = any(field in (Policy.start, Policy.pay_mode) for field, _old, _new in policy.changed())
    if first or (now and told):
        policy[Policy.next_premium_due] = first_unpaid(course_of(policy), today)


def _settle_end(policy: Record, terms: Terms, today: date) -> None:
    status = policy[Policy.status]
    if status not in _OVER or status == policy.original(Policy.status):
        return
    due, end = policy[Policy.next_premium_due], policy[Policy.end]
    if status == LAPSED and policy[Policy.lapsed_on] is None:
        policy[Policy.lapsed_on] = min(lapses_on(due, terms), today) if due and due < today else today
    if policy[Policy.ended_on] is None:
        after = end + timedelta(1) if end and end < today and status in (RENEWED, MATURED) else today
        policy[Policy.ended_on] = policy[Policy.lapsed_on] if status == LAPSED else after


def _carry_stages(desk: "Desk", step: Step, policy: Record) -> None:
    """The holder's stage, and that of who held it until now."""
    before, now = policy.original(Policy.client), policy[Policy.client]
    concerned: tuple[Field[Any], ...] = (
        Policy.client,
        Policy.status,
        Policy.next_premium_due,
        Policy.end,
        Policy.renewal_result,
    )
    if policy.id and not any(field in concerned for field, _old, _new in policy.changed()):
        return
    for code in {link.target for link in (before, now) if link and link.target}:
        carry_stage(desk, step, code, policy, gone=policy)


def carry_stage(desk: "Desk", step: Step, client: str, *but: Record, gone: Record | None = None) -> None:
    """Give a client the insurance stage that follows from all its policies; those of `but` as they stand there. Where
    none is left, the stage that followed from the one that is `gone` goes, too."""
    number = client_id(step.connection, client)
    holder = read_record(step.connection, step.schema, number) if number else None
    if holder is None or Header.insurance_stage.key not in holder.kind.by_key:
        return
    known = {each.id for each in but if each.id}
    numbers = [each for each in policies.of_holder(step.connection, client, POLICY.name) if each not in known]
    records = [*read_page(step.connection, step.schema, numbers), *(each for each in but if _holder(each) == client)]
    terms = desk.insurance.terms()
    stage = stage_of(tuple(standing(course_of(each), desk.today, terms) for each in records))
    was = None if gone is None else stage_of((standing(course_of(gone), desk.today, terms),))
    now = holder[Header.insurance_stage]
    if stage != now and (stage is not None or was == now):
        holder[Header.insurance_stage] = stage
        step.save(holder)


def note_gone(desk: "Desk", step: Step, number: int) -> None:
    """A policy, if it is one, went into the trash, or came back: its holder stands as the others say."""
    if [line.kind for line in lists.lines(step.connection, [number])] != [POLICY.name]:
        return
    (policy,) = read_page(step.connection, step.schema, [number])
    if code := _holder(policy):
        carry_stage(desk, step, code, gone=policy)


def _holder(policy: Record) -> str:
    link = policy[Policy.client]
    return (link.target or "") if link else ""


# Claims

_STAMPS: dict[str, tuple[Field[Any], ...]] = {
    APPROVED: (Claim.decided_on,),
    REJECTED: (Claim.decided_on,),
    PAID: (Claim.paid_on,),
    CLOSED: (Claim.closed_on,),
}


def settle_claim(desk: "Desk", step: Step, claim: Record) -> None:
    """The holder and the currency of the policy, what it is called, the documents usually wanted, the days of its
    steps."""
    words = catalogue(desk.language)
    policy = _policy_of(step, claim)
    if policy is not None:
        claim[Claim.client] = claim[Claim.client] or policy[Policy.client]
        claim[Claim.currency] = claim[Claim.currency] or policy[Policy.currency]
    if claim[Claim.subject] is None:
        kind = claim[Claim.kind]
        claim[Claim.subject] = CLAIM_KIND.label(kind, words) if kind else policy.name if policy else None
    if not claim.id and not claim.rows(Claim.documents):
        claim[Claim.documents] = checklist(claim[Claim.kind] or "", words)
    if claim[Claim.status] != claim.original(Claim.status):
        for field in _STAMPS.get(claim[Claim.status] or "", ()):
            claim[field] = claim[field] or desk.today


def checklist(kind: str, words: Catalogue) -> tuple[Row, ...]:
    """The documents usually wanted for a kind of claim, none of them received."""
    return tuple(Row({ClaimDocument.name.key: words.tr(name)}) for name in CHECKLISTS.get(kind, ()))


def _policy_of(step: Step, claim: Record) -> Record | None:
    link: Link | None = claim[Claim.policy]
    number = client_id(step.connection, link.target) if link and link.target else None
    return read_record(step.connection, step.schema, number) if number else None
