"""An insurance policy: who holds it, who is insured and who benefits, what it costs, and how it stands."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.insurance import COVER, INSURED_RELATION, PAY_MODE, POLICY_STATUS, RENEWAL_RESULT
from clientdesk.dossier.fields import FIRST, PERSONAL, SENSITIVE, Field, Group, Problem, Rows, Section
from clientdesk.dossier.insurance.course import IN_FORCE, RENEWED, Course
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import (
    DATE,
    ID_NUMBER,
    LONG_TEXT,
    MONEY,
    PARTIAL_DATE,
    PERCENT,
    Choice,
    Integer,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_


class Insured(Group, name="policy_insured"):
    """Somebody the policy covers."""

    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL, required=True)
    relation = Field(N_("Relation"), Choice(INSURED_RELATION), sensitivity=PERSONAL)
    birthday = Field(N_("Birthday"), PARTIAL_DATE, sensitivity=PERSONAL)
    id_no = Field(N_("ID number"), ID_NUMBER, sensitivity=SENSITIVE)
    person_id = Field(N_("Own file"), Reference("client"), sensitivity=PERSONAL)


class Beneficiary(Group, name="policy_beneficiaries"):
    """Somebody who is paid; those of the first order go before those of the second."""

    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL, required=True)
    relation = Field(N_("Relation"), Choice(INSURED_RELATION), sensitivity=PERSONAL)
    order = Field(N_("Order"), Integer(min=1, max=9), sensitivity=PERSONAL)
    share = Field(N_("Share"), PERCENT, sensitivity=PERSONAL)
    person_id = Field(N_("Own file"), Reference("client"), sensitivity=PERSONAL)

    @classmethod
    def check(cls, row: Row, reading: Reading) -> Iterator[tuple[Field[Any], str]]:
        """A share is above nothing and at most the whole."""
        share = row[cls.share]
        if share is not None and not 0 < share <= 1:
            yield cls.share, N_("This must be a share above 0%, at most 100%.")


class PremiumPaid(Group, name="policy_premiums"):
    """A premium that was paid."""

    due = Field(N_("Due on"), DATE, required=True)
    paid_on = Field(N_("Paid on"), DATE)
    amount = Field(N_("Amount"), MONEY, sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200))


class Policy(Section, of="policy", id="V1", title=N_("Policy")):
    """One contract of insurance with its premiums. `client` is the policyholder."""

    product = Field(N_("Product"), Text(120), id="V1.1", required=True, find=FIRST)
    client = Field(N_("Policyholder"), Reference("client"), id="V1.2", sensitivity=PERSONAL, required=True)
    policy_no = Field(N_("Policy number"), Text(60), id="V1.3", sensitivity=PERSONAL, find=FIRST)
    insurer = Field(N_("Insurer"), Text(80), id="V1.4")
    cover = Field(N_("Kind of cover"), Choice(COVER), id="V1.5")
    status = Field(N_("Status"), Choice(POLICY_STATUS), id="V1.6", default=IN_FORCE)
    object_insured = Field(N_("Thing insured (vehicle, home)"), Text(120), id="V1.7", sensitivity=PERSONAL)
    sum_insured = Field(N_("Sum insured"), MONEY, id="V1.8", sensitivity=PERSONAL)
    premium = Field(N_("Premium each time"), MONEY, id="V1.9", sensitivity=PERSONAL)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="V1.10")
    pay_mode = Field(N_("Premiums are paid"), Choice(PAY_MODE), id="V1.11")
    start = Field(N_("Cover begins"), DATE, id="V1.12")
    end = Field(N_("Cover ends"), DATE, id="V1.13", not_before=start)
    pay_until = Field(N_("Last premium due on"), DATE, id="V1.14", not_before=start)
    next_premium_due = Field(N_("Next premium due on"), DATE, id="V1.15", not_before=start)
    issued = Field(N_("Issued on"), DATE, id="V1.16")
    insured = Field(N_("Insured"), Rows(Insured), id="V1.17", sensitivity=PERSONAL)
    beneficiaries = Field(N_("Beneficiaries"), Rows(Beneficiary), id="V1.18", sensitivity=PERSONAL)
    premiums = Field(N_("Premiums paid"), Rows(PremiumPaid), id="V1.19", sensitivity=PERSONAL)
    commission_rate = Field(N_("Rate of commission"), PERCENT, id="V1.20", sensitivity=PERSONAL, inner=True)
    agent = Field(N_("Who of us looks after it"), Reference("user"), id="V1.21")
    lapsed_on = Field(N_("Lapsed on"), DATE, id="V1.22")
    ended_on = Field(N_("Not in force since"), DATE, id="V1.23")
    renewal_result = Field(N_("Result of the renewal"), Choice(RENEWAL_RESULT), id="V1.24")
    lost_reason = Field(N_("Why it ended or was not renewed"), Text(200), id="V1.25", sensitivity=PERSONAL)
    renews = Field(N_("Renews the policy"), Reference("policy"), id="V1.26")
    attachments = Field(N_("Files"), Rows(AttachedFile), id="V1.27", sensitivity=PERSONAL)
    remarks = Field(N_("Remarks"), LONG_TEXT, id="V1.28", sensitivity=PERSONAL)
    planned_end = Field(N_("Tasks were made for the end on"), DATE, id="V1.29")
    planned_due = Field(N_("Tasks were made for the premium due on"), DATE, id="V1.30")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """The shares of the beneficiaries of one order come to the whole, unless none of them says one; no amount is
        below nothing, and what was paid is above it."""
        yield from _below_nothing(record)
        shares: dict[int, list[Decimal | None]] = defaultdict(list)
        for row in record.rows(cls.beneficiaries):
            shares[row[Beneficiary.order] or 1].append(row[Beneficiary.share])
        for order, told in sorted(shares.items()):
            whole = sum((share for share in told if share is not None), Decimal(0))
            if any(share is not None for share in told) and whole != 1:
                text = N_("The shares of the beneficiaries of order {order} come to {sum}, not to 100%.")
                summed = PERCENT.show(whole, reading.words)
                yield Problem(cls.beneficiaries, text, {"order": order, "sum": summed}, refused=True)


def _below_nothing(policy: Record) -> Iterator[Problem]:
    for field in (Policy.premium, Policy.sum_insured):
        if (amount := policy[field]) is not None and amount < 0:
            yield Problem(field, N_("This must not be less than nothing."), {}, refused=True)
    for place, row in enumerate(policy.rows(Policy.premiums)):
        if (paid := row[PremiumPaid.amount]) is not None and paid <= 0:
            text = N_("A premium that was paid is more than nothing.")
            yield Problem(Policy.premiums, text, {}, row=place, column=PremiumPaid.amount, refused=True)


def course_of(policy: Record) -> Course:
    """The days of a policy as it stands in the file."""
    return Course(
        policy[Policy.status] or IN_FORCE,
        policy[Policy.start],
        policy[Policy.end],
        policy[Policy.pay_mode] or "",
        policy[Policy.pay_until],
        policy[Policy.next_premium_due],
        policy[Policy.lapsed_on],
        policy[Policy.renewal_result] == RENEWED,
    )
