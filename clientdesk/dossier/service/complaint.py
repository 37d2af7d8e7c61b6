"""A complaint: what a client is unhappy with, how we answered, what came of it, and what we learn."""

from collections.abc import Iterator

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.person import CHANNEL
from clientdesk.dossier.choices.service import (
    COMPLAINT_CAUSE,
    COMPLAINT_KIND,
    COMPLAINT_MOVE,
    COMPLAINT_OUTCOME,
    COMPLAINT_STATE,
    ESCALATED_TO,
    SATISFACTION,
)
from clientdesk.dossier.fields import PERSONAL, Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.request import today
from clientdesk.dossier.types import (
    DATE,
    DATETIME,
    LONG_TEXT,
    MONEY,
    TIME,
    Choice,
    Rating,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_


class ComplaintStep(Group, name="complaint_steps"):
    """A step on the way of a complaint: when it was made, by whom, which, and what was said."""

    at = Field(N_("When"), DATETIME, required=True)
    by = Field(N_("By"), Text(60), required=True)
    move = Field(N_("Step"), Choice(COMPLAINT_MOVE), required=True)
    remark = Field(N_("Remark"), Text(200))


class Complaint(Section, of="complaint", id="S3", title=N_("Complaint")):
    """Received at a moment; `answered_at` and `resolved_at` are noted by the steps that are made."""

    subject = Field(N_("What it is about"), Text(200), id="S3.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="S3.2", sensitivity=PERSONAL)
    contact_person = Field(N_("Contact person"), Text(60), id="S3.3", sensitivity=PERSONAL)
    date = Field(N_("Received on"), DATE, id="S3.4", default=today)
    time = Field(N_("At"), TIME, id="S3.5")
    channel = Field(N_("By which way"), Choice(CHANNEL), id="S3.6")
    kind = Field(N_("Kind of complaint"), Choice(COMPLAINT_KIND), id="S3.7", default="product")
    severity = Field(N_("Severity"), Rating(1, 4), id="S3.8")
    owner = Field(N_("Who sees to it"), Reference("user"), id="S3.9")
    product = Field(N_("Product"), Reference("product"), id="S3.10")
    order = Field(N_("Order"), Reference("order"), id="S3.11")
    dispatch = Field(N_("Dispatch"), Reference("dispatch"), id="S3.12")
    state = Field(N_("State"), Choice(COMPLAINT_STATE), id="S3.13", default="received")
    description = Field(N_("What the client says"), LONG_TEXT, id="S3.14", sensitivity=PERSONAL)
    wish = Field(N_("What the client wishes"), LONG_TEXT, id="S3.15", sensitivity=PERSONAL)
    promised = Field(N_("Promised to the client"), Text(200), id="S3.16", sensitivity=PERSONAL)
    promised_for = Field(N_("Promised for"), DATE, id="S3.17", not_before=date)
    cause = Field(N_("Cause"), Choice(COMPLAINT_CAUSE), id="S3.18")
    proposal = Field(N_("What we propose"), LONG_TEXT, id="S3.19")
    result = Field(N_("Result"), LONG_TEXT, id="S3.20")
    compensation = Field(N_("Compensation"), MONEY, id="S3.21")
    reward = Field(N_("Reward for reporting"), MONEY, id="S3.22")
    currency = Field(N_("Currency"), Choice(CURRENCY), id="S3.23")
    satisfaction = Field(N_("How satisfied the client is with it"), Choice(SATISFACTION), id="S3.24")
    outcome = Field(N_("What follows from it"), Choice(COMPLAINT_OUTCOME), id="S3.25")
    measure = Field(N_("What is to be done about it"), Text(200), id="S3.26")
    lesson = Field(N_("What we learn"), LONG_TEXT, id="S3.27", inner=True)
    escalated_to = Field(N_("Also brought before"), Choice(ESCALATED_TO), id="S3.28")
    answered_at = Field(N_("First answered at"), DATETIME, id="S3.29")
    resolved_at = Field(N_("Resolved at"), DATETIME, id="S3.30")
    closed_on = Field(N_("Closed on"), DATE, id="S3.31", not_before=date)
    reason = Field(N_("Why it was rejected"), Text(200), id="S3.32")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="S3.33")
    steps = Field(N_("Steps"), Rows(ComplaintStep), id="S3.34")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """Money is not given below zero; what is to be corrected or prevented has to be said."""
        for field in (cls.compensation, cls.reward):
            if (value := record[field]) is not None and value < 0:
                yield Problem(field, N_("This is not below zero."), {}, refused=True)
        if record[cls.outcome] in ("correction", "prevention") and record[cls.measure] is None:
            yield Problem(cls.measure, N_("Say what is to be done; it becomes a task."), {})
