"""What changes an account: sales, returns, receipts, adjustments. What is posted stays, and is undone by another."""

from collections.abc import Iterator

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.choices.shared import PAY_METHOD
from clientdesk.dossier.choices.trade import ADJUSTMENT_KIND, POSTING_STATE, RECEIPT_STATE
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.lines import PostedLine
from clientdesk.dossier.trade.promised import RATE, Instalment, today
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, MONEY, Choice, Reading, Reference, Text
from clientdesk.i18n import N_

POSTED, BOUNCED = "posted", "bounced"


class Shipment(Section, of="shipment", id="T4", title=N_("Sale")):
    """Goods that went out, and what is owed for them; its number is that of the posting, the invoice has its own."""

    particulars = Field(N_("Particulars"), Text(200), id="T4.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="T4.2", sensitivity=PERSONAL)
    order = Field(N_("Order"), Reference("order"), id="T4.3")
    date = Field(N_("Date"), DATE, id="T4.4", default=today)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T4.5")
    rate = Field(N_("Rate of exchange"), RATE, id="T4.6")
    price_incl_tax = Field(N_("Prices include tax"), BOOL, id="T4.7")
    terms = Field(N_("Terms of payment"), Choice(PAY_TERM), id="T4.8")
    due = Field(N_("Due on"), DATE, id="T4.9", not_before=date)
    lines = Field(N_("Lines"), Rows(PostedLine), id="T4.10")
    instalments = Field(N_("Instalments"), Rows(Instalment), id="T4.11")
    invoice_no = Field(N_("Invoice number"), Text(40), id="T4.12", find=FIRST)
    invoice_date = Field(N_("Invoice date"), DATE, id="T4.13")
    state = Field(N_("State"), Choice(POSTING_STATE), id="T4.14", default=POSTED)
    salesperson = Field(N_("Salesperson"), Reference("user"), id="T4.15")
    carrier = Field(N_("Carrier and waybill"), Text(120), id="T4.16")
    accountant_note = Field(N_("Note of the accountant"), Text(200), id="T4.17")
    settled_on = Field(N_("Settled by the accountant on"), DATE, id="T4.18")
    export_batch = Field(N_("Given to the accounting package"), Text(60), id="T4.19")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T4.20")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A rate is above zero."""
        if (rate := record[cls.rate]) is not None and rate <= 0:
            yield Problem(cls.rate, N_("A rate of exchange is above zero."), {}, refused=True)


class GoodsReturn(Section, of="goods_return", id="T5", title=N_("Return")):
    """Goods that came back, and what is owed less for it; quantities are above zero."""

    particulars = Field(N_("Particulars"), Text(200), id="T5.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="T5.2", sensitivity=PERSONAL)
    shipment = Field(N_("Sale"), Reference("shipment"), id="T5.3")
    date = Field(N_("Date"), DATE, id="T5.4", default=today)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T5.5")
    rate = Field(N_("Rate of exchange"), RATE, id="T5.6")
    price_incl_tax = Field(N_("Prices include tax"), BOOL, id="T5.7")
    lines = Field(N_("Lines"), Rows(PostedLine), id="T5.8")
    reason = Field(N_("Reason"), Text(200), id="T5.9")
    invoice_no = Field(N_("Invoice number"), Text(40), id="T5.10", find=FIRST)
    state = Field(N_("State"), Choice(POSTING_STATE), id="T5.11", default=POSTED)
    export_batch = Field(N_("Given to the accounting package"), Text(60), id="T5.12")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T5.13")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A rate is above zero, and so is what came back."""
        if (rate := record[cls.rate]) is not None and rate <= 0:
            yield Problem(cls.rate, N_("A rate of exchange is above zero."), {}, refused=True)
        for place, row in enumerate(record.rows(cls.lines)):
            if (quantity := row[PostedLine.quantity]) is not None and quantity < 0:
                text = N_("In a return the quantity that came back is above zero.")
                yield Problem(cls.lines, text, {}, refused=True, row=place, column=PostedLine.quantity)


class Allocation(Group, name="allocations"):
    """A part of a receipt that settles a sale, or is paid in advance for an order. `settled_on` is filled in where that
    was said after the books of the receipt were closed."""

    document = Field(N_("For"), Reference("payable"), required=True)
    amount = Field(N_("Amount"), MONEY, required=True)
    settled_on = Field(N_("Settled later, on"), DATE)


class Receipt(Section, of="receipt", id="T6", title=N_("Receipt")):
    """Money that came in, and what it was for. What is allocated to nothing is an advance."""

    particulars = Field(N_("Particulars"), Text(200), id="T6.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="T6.2", sensitivity=PERSONAL)
    date = Field(N_("Date"), DATE, id="T6.3", default=today)
    amount = Field(N_("Amount"), MONEY, id="T6.4", required=True)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T6.5")
    rate = Field(N_("Rate of exchange"), RATE, id="T6.6")
    method = Field(N_("Method of payment"), Choice(PAY_METHOD), id="T6.7")
    account = Field(N_("Our account"), Text(60), id="T6.8")
    allocations = Field(N_("Allocated to"), Rows(Allocation), id="T6.9")
    bill_no = Field(N_("Bill or cheque number"), Text(40), id="T6.10", find=FIRST)
    bill_due = Field(N_("Bill due on"), DATE, id="T6.11")
    charges = Field(N_("Charges"), MONEY, id="T6.12")
    received_by = Field(N_("Received by"), Reference("user"), id="T6.13")
    state = Field(N_("State"), Choice(RECEIPT_STATE), id="T6.14", default=POSTED)
    bounced_on = Field(N_("Bounced on"), DATE, id="T6.15", not_before=date)
    accountant_note = Field(N_("Note of the accountant"), Text(200), id="T6.16")
    export_batch = Field(N_("Given to the accounting package"), Text(60), id="T6.17")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T6.18")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """No more is allocated than came in, each part above zero; a bounced bill has its day."""
        amount = record[cls.amount]
        if amount is not None and amount <= 0:
            yield Problem(
                cls.amount, N_("A receipt is above zero; money paid back is an adjustment."), {}, refused=True
            )
        if (rate := record[cls.rate]) is not None and rate <= 0:
            yield Problem(cls.rate, N_("A rate of exchange is above zero."), {}, refused=True)
        parts = [row[Allocation.amount] or 0 for row in record.rows(cls.allocations)]
        if any(part <= 0 for part in parts):
            yield Problem(cls.allocations, N_("Each part that is allocated is above zero."), {}, refused=True)
        if amount is not None and sum(parts) > amount:
            told = {"allocated": f"{sum(parts):,.2f}", "amount": f"{amount:,.2f}"}
            text = N_("{allocated} is allocated, but only {amount} came in.")
            yield Problem(cls.allocations, text, told, refused=True)
        charges = record[cls.charges]
        if charges is not None and not 0 <= charges <= (charges if amount is None else amount):
            yield Problem(cls.charges, N_("Charges are at most what came in, and not below zero."), {}, refused=True)
        if record[cls.state] == BOUNCED and record[cls.bounced_on] is None:
            yield Problem(cls.bounced_on, N_("Say on which day it bounced."), {}, refused=True)


class Adjustment(Section, of="adjustment", id="T7", title=N_("Adjustment")):
    """What an account is put right by; above zero the client owes more, below zero less."""

    particulars = Field(N_("Particulars"), Text(200), id="T7.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="T7.2", sensitivity=PERSONAL)
    date = Field(N_("Date"), DATE, id="T7.3", default=today)
    kind = Field(N_("Kind"), Choice(ADJUSTMENT_KIND), id="T7.4", default="adjustment")
    amount = Field(N_("Amount"), MONEY, id="T7.5", required=True)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T7.6")
    rate = Field(N_("Rate of exchange"), RATE, id="T7.7")
    due = Field(N_("Due on"), DATE, id="T7.8", not_before=date)
    document = Field(N_("For"), Reference("payable"), id="T7.9")
    state = Field(N_("State"), Choice(POSTING_STATE), id="T7.10", default=POSTED)
    approved_by = Field(N_("Approved by"), Reference("user"), id="T7.11")
    export_batch = Field(N_("Given to the accounting package"), Text(60), id="T7.12")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T7.13")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A write-off lets something go."""
        if record[cls.kind] == "write_off" and (record[cls.amount] or 0) > 0:
            yield Problem(cls.amount, N_("A write-off is below zero: the client owes less."), {}, refused=True)
        if (rate := record[cls.rate]) is not None and rate <= 0:
            yield Problem(cls.rate, N_("A rate of exchange is above zero."), {}, refused=True)
