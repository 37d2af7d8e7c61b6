"""What was spent, for whom, on which account."""

from decimal import Decimal

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.shared import PAY_METHOD
from clientdesk.dossier.choices.trade import EXPENSE_CATEGORY, EXPENSE_MOVE, EXPENSE_STATE
from clientdesk.dossier.fields import PERSONAL, Field, Group, Rows, Section, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.promised import DRAFT, today
from clientdesk.dossier.types import BOOL, DATE, DATETIME, LONG_TEXT, MONEY, Choice, Integer, Reference, Text
from clientdesk.i18n import N_


def _total(record: Record, around: Surroundings) -> Decimal | None:
    net = record[Expense.net]
    return None if net is None else net + (record[Expense.tax] or 0)


class ApprovalStep(Group, name="approval_steps"):
    """A step on the way of an expense: when it was made, by whom, which, and what was said."""

    at = Field(N_("When"), DATETIME, required=True)
    by = Field(N_("By"), Text(60), required=True)
    move = Field(N_("Step"), Choice(EXPENSE_MOVE), required=True)
    remark = Field(N_("Remark"), Text(200))


class Expense(Section, of="expense", id="T8", title=N_("Expense")):
    """One expense with its papers and the way it takes to be approved and paid."""

    particulars = Field(N_("Particulars"), Text(200), id="T8.1", required=True)
    date = Field(N_("Date"), DATE, id="T8.2", default=today)
    applicant = Field(N_("Applicant"), Reference("user"), id="T8.3")
    department = Field(N_("Department"), Text(60), id="T8.4")
    category = Field(N_("Category"), Choice(EXPENSE_CATEGORY), id="T8.5", default="other")
    account_code = Field(N_("Account code"), Text(20), id="T8.6")
    client = Field(N_("Client"), Reference("client"), id="T8.7", sensitivity=PERSONAL)
    linked_to = Field(N_("Linked to"), Text(120), id="T8.8")
    net = Field(N_("Net amount"), MONEY, id="T8.9", required=True)
    tax = Field(N_("Tax"), MONEY, id="T8.10")
    total = Field(N_("Total"), MONEY, id="T8.11", derive=_total)
    tax_deductible = Field(N_("Input tax can be deducted"), BOOL, id="T8.12")
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T8.13")
    invoice_no = Field(N_("Invoice number"), Text(40), id="T8.14")
    papers = Field(N_("Papers"), Integer(min=0, max=999), id="T8.15")
    state = Field(N_("State"), Choice(EXPENSE_STATE), id="T8.16", default=DRAFT)
    approver = Field(N_("Approved by"), Reference("user"), id="T8.17")
    approved_on = Field(N_("Approved on"), DATE, id="T8.18", not_before=date)
    paid_on = Field(N_("Paid on"), DATE, id="T8.19", not_before=date)
    pay_method = Field(N_("Method of payment"), Choice(PAY_METHOD), id="T8.20")
    reason = Field(N_("Reason of the decision"), Text(200), id="T8.21")
    export_batch = Field(N_("Given to the accounting package"), Text(60), id="T8.22")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T8.23")
    approvals = Field(N_("Steps of approval"), Rows(ApprovalStep), id="T8.24")
