"""What is offered and what is ordered: nothing is owed for it until the goods go out."""

from collections.abc import Iterator
from datetime import date

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.choices.shared import PURCHASE_TYPE
from clientdesk.dossier.choices.trade import ORDER_STATE, QUOTATION_STATE
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.types import (
    ADDRESS,
    BOOL,
    DATE,
    LONG_TEXT,
    MONEY,
    Choice,
    Integer,
    Number,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_

RATE = Number(16, 6)
"""Units of the house's own currency for one of the document's."""
DRAFT, CONFIRMED, VOID = "draft", "confirmed", "void"


def today(reading: Reading) -> date:
    """A document is of today unless its date is given."""
    return reading.today


class Instalment(Group, name="instalments"):
    """A part of the amount with a day of its own."""

    due = Field(N_("Due on"), DATE, required=True)
    amount = Field(N_("Amount"), MONEY, required=True)


class Quotation(Section, of="quotation", id="T2", title=N_("Quotation")):
    """What was offered to whom, until when."""

    particulars = Field(N_("Particulars"), Text(200), id="T2.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="T2.2", sensitivity=PERSONAL)
    contact_person = Field(N_("Contact person"), Text(60), id="T2.3", sensitivity=PERSONAL)
    date = Field(N_("Date"), DATE, id="T2.4", default=today)
    valid_until = Field(N_("Valid until"), DATE, id="T2.5", not_before=date)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T2.6")
    price_incl_tax = Field(N_("Prices include tax"), BOOL, id="T2.7")
    terms = Field(N_("Terms of payment"), Choice(PAY_TERM), id="T2.8")
    lines = Field(N_("Lines"), Rows(Line), id="T2.9")
    state = Field(N_("State"), Choice(QUOTATION_STATE), id="T2.10", default=DRAFT)
    salesperson = Field(N_("Salesperson"), Reference("user"), id="T2.11")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T2.12")


class Order(Section, of="order", id="T3", title=N_("Order")):
    """What a client ordered, at which terms. Once confirmed it is changed by a new version, or void."""

    particulars = Field(N_("Particulars"), Text(200), id="T3.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="T3.2", sensitivity=PERSONAL)
    contact_person = Field(N_("Contact person"), Text(60), id="T3.3", sensitivity=PERSONAL)
    date = Field(N_("Date"), DATE, id="T3.4", default=today)
    client_order_no = Field(N_("Order number of the client"), Text(40), id="T3.5", find=FIRST)
    quotation = Field(N_("Quotation"), Reference("quotation"), id="T3.6")
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T3.7")
    rate = Field(N_("Rate of exchange"), RATE, id="T3.8")
    price_incl_tax = Field(N_("Prices include tax"), BOOL, id="T3.9")
    terms = Field(N_("Terms of payment"), Choice(PAY_TERM), id="T3.10")
    due = Field(N_("Due on"), DATE, id="T3.11", not_before=date)
    lines = Field(N_("Lines"), Rows(Line), id="T3.12")
    instalments = Field(N_("Instalments"), Rows(Instalment), id="T3.13")
    state = Field(N_("State"), Choice(ORDER_STATE), id="T3.14", default=DRAFT)
    void_reason = Field(N_("Why it is void"), Text(200), id="T3.15")
    purchase_type = Field(N_("Purchase type"), Choice(PURCHASE_TYPE), id="T3.16")
    salesperson = Field(N_("Salesperson"), Reference("user"), id="T3.17")
    delivery_address = Field(N_("Delivery address"), ADDRESS, id="T3.18", sensitivity=PERSONAL)
    invoice_title = Field(N_("Invoice title"), Text(120), id="T3.19")
    promised_payment = Field(N_("Payment promised for"), DATE, id="T3.20")
    accountant_note = Field(N_("Note of the accountant"), Text(200), id="T3.21")
    settled_on = Field(N_("Settled by the accountant on"), DATE, id="T3.22")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T3.23")
    version = Field(N_("Version of the order"), Integer(min=1, max=9999), id="T3.24")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A rate is above zero; terms that no rule reckons want a day."""
        rate = record[cls.rate]
        if rate is not None and rate <= 0:
            yield Problem(cls.rate, N_("A rate of exchange is above zero."), {}, refused=True)
        if record[cls.terms] in ("lc", "other") and record[cls.due] is None:
            yield Problem(cls.due, N_("Say when it is due; these terms have no rule for it."), {})
