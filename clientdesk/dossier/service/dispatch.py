"""A dispatch: who is sent to a client to do what, what it took and cost, and what the client says of it."""

from collections.abc import Iterator
from typing import Any

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.service import DISPATCH_MOVE, DISPATCH_STATE, SATISFACTION, SERVICE_KIND
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.request import today
from clientdesk.dossier.trade.lines import PRICE, QUANTITY
from clientdesk.dossier.types import (
    ADDRESS,
    BOOL,
    DATE,
    DATETIME,
    LONG_TEXT,
    MONEY,
    MULTI_TEXT,
    PHONE,
    PHOTO,
    TIME,
    Choice,
    Number,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_

HOURS = Number(8, 2, min=0)


class UsedPart(Group, name="used_parts"):
    """A part that was used: what one costs us, and what the client is charged for all of them."""

    product = Field(N_("Product"), Reference("product"), required=True)
    serial = Field(N_("Serial number"), Text(60))
    quantity = Field(N_("Quantity"), QUANTITY, required=True)
    cost = Field(N_("Cost of one"), PRICE, inner=True)
    charged = Field(N_("Charged for it"), MONEY)

    @classmethod
    def check(cls, row: Row, reading: Reading) -> Iterator[tuple[Field[Any], str]]:
        """Nothing costs less than nothing."""
        for column in (cls.quantity, cls.cost, cls.charged):
            if (value := row[column]) is not None and value < 0:
                yield column, N_("This is not below zero.")


class DispatchStep(Group, name="dispatch_steps"):
    """A step on the way of a dispatch: when it was made, by whom, which, and what was said."""

    at = Field(N_("When"), DATETIME, required=True)
    by = Field(N_("By"), Text(60), required=True)
    move = Field(N_("Step"), Choice(DISPATCH_MOVE), required=True)
    remark = Field(N_("Remark"), Text(200))


class Dispatch(Section, of="dispatch", id="S2", title=N_("Dispatch")):
    """Planned and done; amounts are in its currency, without tax. What its request and item tell is filled in when it
    is stored."""

    subject = Field(N_("What is to be done"), Text(200), id="S2.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="S2.2", sensitivity=PERSONAL)
    date = Field(N_("Date"), DATE, id="S2.3", default=today)
    request = Field(N_("Service request"), Reference("service_request"), id="S2.4")
    kind = Field(N_("Kind of service"), Choice(SERVICE_KIND), id="S2.5", default="repair")
    item = Field(N_("Installed item"), Reference("installed_item"), id="S2.6")
    product = Field(N_("Product"), Reference("product"), id="S2.7")
    serial = Field(N_("Serial number"), Text(60), id="S2.8", find=FIRST)
    warranty = Field(N_("Under warranty"), BOOL, id="S2.9")
    address = Field(N_("Where"), ADDRESS, id="S2.10", sensitivity=PERSONAL)
    contact_person = Field(N_("Contact person"), Text(60), id="S2.11", sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, id="S2.12", sensitivity=PERSONAL)
    engineer = Field(N_("Engineer"), Reference("user"), id="S2.13")
    helpers = Field(N_("Further engineers"), MULTI_TEXT, id="S2.14")
    planned_on = Field(N_("Planned for"), DATE, id="S2.15")
    planned_from = Field(N_("Planned from"), TIME, id="S2.16")
    planned_to = Field(N_("Planned until"), TIME, id="S2.17", not_before=planned_from)
    estimate = Field(N_("Estimated cost"), MONEY, id="S2.18", inner=True)
    charge = Field(N_("Charge for the work"), MONEY, id="S2.19")
    currency = Field(N_("Currency"), Choice(CURRENCY), id="S2.20")
    state = Field(N_("State"), Choice(DISPATCH_STATE), id="S2.21", default="draft")
    parts = Field(N_("Parts"), Rows(UsedPart), id="S2.22")
    done_on = Field(N_("Done on"), DATE, id="S2.23")
    done_from = Field(N_("Began at"), TIME, id="S2.24")
    done_to = Field(N_("Ended at"), TIME, id="S2.25", not_before=done_from)
    work_done = Field(N_("What was done"), LONG_TEXT, id="S2.26")
    labour_hours = Field(N_("Hours of work"), HOURS, id="S2.27")
    hourly_cost = Field(N_("Cost of an hour"), MONEY, id="S2.28", inner=True)
    travel_cost = Field(N_("Travel cost"), MONEY, id="S2.29", inner=True)
    other_cost = Field(N_("Other cost"), MONEY, id="S2.30", inner=True)
    signed_by = Field(N_("Signed by"), Text(60), id="S2.31", sensitivity=PERSONAL)
    signature = Field(N_("Signature"), PHOTO, id="S2.32", sensitivity=PERSONAL)
    satisfaction = Field(N_("How satisfied the client is"), Choice(SATISFACTION), id="S2.33")
    next_visit = Field(N_("Next visit"), DATE, id="S2.34")
    reason = Field(N_("Why it was rejected or cancelled"), Text(200), id="S2.35")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="S2.36")
    steps = Field(N_("Steps"), Rows(DispatchStep), id="S2.37")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """No amount is below zero."""
        for field in (cls.estimate, cls.charge, cls.hourly_cost, cls.travel_cost, cls.other_cost):
            if (value := record[field]) is not None and value < 0:
                yield Problem(field, N_("This is not below zero."), {}, refused=True)
