"""A claim under a policy: what happened, which documents are needed, and what became of it."""

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.insurance import CLAIM_KIND, CLAIM_STATUS
from clientdesk.dossier.fields import FIRST, PERSONAL, SENSITIVE, Field, Group, Rows, Section
from clientdesk.dossier.insurance.moves import REPORTED
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.promised import today
from clientdesk.dossier.types import DATE, LONG_TEXT, MONEY, Choice, Reference, Text
from clientdesk.i18n import N_


class ClaimDocument(Group, name="claim_documents"):
    """A document the insurer wants, and when it came."""

    name = Field(N_("Document"), Text(120), required=True)
    received_on = Field(N_("Received on"), DATE)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class Claim(Section, of="claim", id="V2", title=N_("Claim")):
    """What is claimed under which policy, by whom it is held, and how far it is."""

    subject = Field(N_("What happened"), Text(200), id="V2.1", required=True, sensitivity=PERSONAL)
    policy = Field(N_("Policy"), Reference("policy"), id="V2.2", required=True)
    client = Field(N_("Policyholder"), Reference("client"), id="V2.3", sensitivity=PERSONAL)
    claim_no = Field(N_("Claim number of the insurer"), Text(60), id="V2.4", find=FIRST)
    kind = Field(N_("Kind of claim"), Choice(CLAIM_KIND), id="V2.5", sensitivity=PERSONAL)
    event_date = Field(N_("Day of the event"), DATE, id="V2.6")
    reported_at = Field(N_("Reported on"), DATE, id="V2.7", default=today, not_before=event_date)
    status = Field(N_("Status"), Choice(CLAIM_STATUS), id="V2.8", default=REPORTED)
    amount_claimed = Field(N_("Amount claimed"), MONEY, id="V2.9", sensitivity=PERSONAL)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="V2.10")
    documents = Field(N_("Documents needed"), Rows(ClaimDocument), id="V2.11")
    decided_on = Field(N_("Decided on"), DATE, id="V2.12", not_before=reported_at)
    reason = Field(N_("Reason of the decision"), Text(200), id="V2.13", sensitivity=PERSONAL)
    amount_paid = Field(N_("Amount paid"), MONEY, id="V2.14", sensitivity=PERSONAL)
    paid_on = Field(N_("Paid on"), DATE, id="V2.15", not_before=reported_at)
    closed_on = Field(N_("Closed on"), DATE, id="V2.16", not_before=reported_at)
    handler = Field(N_("Who handles it at the insurer"), Text(120), id="V2.17", sensitivity=PERSONAL)
    agent = Field(N_("Who of us looks after it"), Reference("user"), id="V2.18")
    attachments = Field(N_("Files"), Rows(AttachedFile), id="V2.19", sensitivity=PERSONAL)
    account = Field(N_("Account of the event"), LONG_TEXT, id="V2.20", sensitivity=SENSITIVE)


def missing(claim: Record) -> tuple[str, ...]:
    """The documents that did not come yet."""
    rows = claim.rows(Claim.documents)
    return tuple(row[ClaimDocument.name] or "" for row in rows if row[ClaimDocument.received_on] is None)
