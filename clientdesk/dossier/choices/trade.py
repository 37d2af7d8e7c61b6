"""The lists of trading: the states of documents, why an account is adjusted, what money is spent on."""

from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_

QUOTATION_STATE = Choices(
    "quotation_state",
    {
        "draft": N_("Draft"),
        "sent": N_("Sent"),
        "accepted": N_("Accepted"),
        "declined": N_("Declined"),
        "void": N_("Void"),
    },
    fixed=True,
)
ORDER_STATE = Choices(
    "order_state",
    {"draft": N_("Draft"), "confirmed": N_("Confirmed"), "void": N_("Void")},
    fixed=True,
)
POSTING_STATE = Choices(
    "posting_state",
    {"draft": N_("Draft"), "posted": N_("Posted"), "void": N_("Void")},
    fixed=True,
)
RECEIPT_STATE = Choices(
    "receipt_state",
    {"draft": N_("Draft"), "posted": N_("Posted"), "bounced": N_("Bounced"), "void": N_("Void")},
    fixed=True,
)
EXPENSE_STATE = Choices(
    "expense_state",
    {
        "draft": N_("Draft"),
        "submitted": N_("Submitted"),
        "approved": N_("Approved"),
        "rejected": N_("Rejected"),
        "withdrawn": N_("Withdrawn"),
        "paid": N_("Paid"),
    },
    fixed=True,
)
EXPENSE_MOVE = Choices(
    "expense_move",
    {
        "submit": N_("Submit"),
        "approve": N_("Approve"),
        "reject": N_("Reject"),
        "withdraw": N_("Withdraw"),
        "reopen": N_("Back to draft"),
        "pay": N_("Pay"),
        "enter": N_("Entered as it is"),
    },
    fixed=True,
)
ADJUSTMENT_KIND = Choices(
    "adjustment_kind",
    {
        "opening": N_("Opening balance"),
        "adjustment": N_("Adjustment"),
        "write_off": N_("Write-off"),
        "exchange": N_("Exchange difference"),
    },
    fixed=True,
)
EXPENSE_CATEGORY = Choices(
    "expense_category",
    {
        "travel": N_("Travel"),
        "entertainment": N_("Entertainment"),
        "advertising": N_("Advertising"),
        "exhibition": N_("Exhibitions"),
        "freight": N_("Freight"),
        "after_sales": N_("After-sales service"),
        "gift": N_("Gifts"),
        "office": N_("Office"),
        "telephone": N_("Telephone and post"),
        "vehicle": N_("Vehicles"),
        "rent": N_("Rent"),
        "training": N_("Training"),
        "bank": N_("Bank charges"),
        "other": N_("Other"),
    },
)
DOCUMENT = Choices(
    "document",
    {
        "quotation": N_("Quotation"),
        "order": N_("Order"),
        "shipment": N_("Sale"),
        "goods_return": N_("Return"),
        "receipt": N_("Receipt"),
        "adjustment": N_("Adjustment"),
        "expense": N_("Expense"),
        "opportunity": N_("Opportunity"),
        "service_request": N_("Service request"),
        "dispatch": N_("Dispatch"),
        "complaint": N_("Complaint"),
    },
    fixed=True,
)
LINE_STATUS = Choices(
    "line_status",
    {
        "confirmed": N_("Confirmed"),
        "part_shipped": N_("Partly shipped"),
        "shipped": N_("Shipped"),
        "invoiced": N_("Invoiced"),
        "settled": N_("Settled"),
        "overdue": N_("Overdue"),
        "returned": N_("Returned"),
        "void": N_("Void"),
    },
    fixed=True,
)
AGEING_BASIS = Choices(
    "ageing_basis",
    {"due": N_("The day it is due"), "invoice": N_("The day of the invoice")},
    fixed=True,
)
