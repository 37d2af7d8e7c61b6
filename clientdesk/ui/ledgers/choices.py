"""What there is to choose on the page of ledgers: ledgers with a word on each, periods, files for packages."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from clientdesk.i18n import N_


@dataclass(frozen=True)
class Book:
    """A ledger: its title, and what it is for."""

    title: str
    told: str


BOOKS: Mapping[str, Book] = {
    "orders": Book(
        N_("Orders"),
        N_("Every line ordered, sold or returned, with tax, invoice, what is paid and how it stands."),
    ),
    "receipts": Book(N_("Receipts"), N_("What came in, what it settled; bounced bills stand with their own line.")),
    "accounts": Book(
        N_("Accounts of clients"),
        N_("A sheet for each client: opening, documents with running balance, sums by month, closing."),
    ),
    "ageing": Book(N_("Ageing"), N_("Who owes how much for how long, with the open documents behind it.")),
    "sales": Book(N_("Sales summary"), N_("By month, by client and by product, beside the year before.")),
    "contacts": Book(
        N_("Contact records"), N_("Every call, visit and letter of the period, with what was planned upon it.")
    ),
    "service": Book(
        N_("Service cost"), N_("Each dispatch with hours, parts, travel, charge and margin; by client and by product.")
    ),
    "complaints": Book(
        N_("Complaints"), N_("When each came, how long the answer and the solution took, how it ended.")
    ),
    "opportunities": Book(
        N_("Opportunities"), N_("Stage, chance, amount and weighted amount, expected day, rivals, how each ended.")
    ),
    "renewals": Book(
        N_("Policy renewals"), N_("Policies with holder, insured, from, to, days left, premium, and how they stand.")
    ),
    "expenses": Book(N_("Expenses"), N_("What was spent, by account and month and by client.")),
}


def _month(today: date, back: int) -> tuple[date, date]:
    year, month = divmod(today.year * 12 + today.month - 1 - back, 12)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])


def _quarter(today: date, back: int) -> tuple[date, date]:
    first = (today.month - 1) // 3 * 3
    year, month = divmod(today.year * 12 + first - 3 * back, 12)
    return date(year, month + 1, 1), date(year, month + 3, monthrange(year, month + 3)[1])


PERIODS: Mapping[str, tuple[str, Callable[[date], tuple[date | None, date]]]] = {
    "month": (N_("This month"), lambda today: _month(today, 0)),
    "last_month": (N_("Last month"), lambda today: _month(today, 1)),
    "quarter": (N_("This quarter"), lambda today: _quarter(today, 0)),
    "last_quarter": (N_("Last quarter"), lambda today: _quarter(today, 1)),
    "year": (N_("This year"), lambda today: (date(today.year, 1, 1), date(today.year, 12, 31))),
    "last_year": (N_("Last year"), lambda today: (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
    "all": (N_("Everything until today"), lambda today: (None, today)),
    "own": (N_("From day to day"), lambda today: (None, today)),
}
"""{name: (title, first and last day)}; "own" is typed."""
HEADINGS: Mapping[str, str] = {
    "both": N_("Chinese and English"),
    "zh": N_("Chinese"),
    "en": N_("English"),
}
FIGURES: Mapping[str, str] = {
    "formulas": N_("Formulas that calculate"),
    "values": N_("Plain figures"),
}
OPTIONS: Mapping[str, tuple[str, tuple[str, ...], Mapping[str, str]]] = {
    "amounts": (
        N_("Amounts"),
        ("orders", "receipts"),
        {
            "both": N_("In both currencies"),
            "original": N_("In the currency of the document"),
            "base": N_("In the currency of our books"),
        },
    ),
    "void": (
        N_("Void documents"),
        ("orders", "receipts", "expenses", "service"),
        {"listed": N_("Listed with nothing"), "hidden": N_("Left out")},
    ),
    "unallocated": (
        N_("What settles nothing yet"),
        ("ageing",),
        {"apart": N_("Stands apart"), "oldest": N_("Taken off what is oldest")},
    ),
}
"""{name of a wish: (title, the ledgers that know it, its values)}; the first value is usual."""
