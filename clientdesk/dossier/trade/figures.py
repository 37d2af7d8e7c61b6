"""What follows from the documents of trading, as plain figures: amounts, postings, open items, accounts, ages."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NOTHING = Decimal(0)
_CENT = Decimal("0.01")
DUE, INVOICE = "due", "invoice"
"""From which day the age of receivables is counted; the codes of `choices.trade.AGEING_BASIS`."""
BUCKETS = (("not_due", None, 0), ("to_30", 1, 30), ("to_60", 31, 60), ("to_90", 61, 90), ("over_90", 91, None))
"""(name, least days overdue, most days overdue); a day on which something is due is not overdue."""


@dataclass(frozen=True)
class Amount:
    """Net, tax and total, in one currency; total is net plus tax to the cent."""

    net: Decimal = NOTHING
    tax: Decimal = NOTHING
    total: Decimal = NOTHING

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.net + other.net, self.tax + other.tax, self.total + other.total)

    def __neg__(self) -> "Amount":
        return Amount(-self.net, -self.tax, -self.total)


@dataclass(frozen=True)
class Part:
    """A part of what is owed, with the day on which it is due."""

    due: date
    amount: Decimal


@dataclass(frozen=True)
class Posting:
    """One change of a client's account.

    code, kind  the document's number and kind (shipment, goods_return, receipt, adjustment)
    client      the client's code, or the name where there is no file
    value       what the client owes more (above zero) or less, in `currency`
    rate        units of the house's currency for one of it
    parts       of a debit: when which part is due; of a credit nothing
    settles     of a credit: [(number of the document it is for, amount)]; the rest is not allocated
    late        {number of the document it is for: the day on which that was said}, where its books were closed then
    bounced     it is the counter-entry of a bill that bounced
    invoiced    of a sale: the day of its invoice; None where it is its own day
    """

    code: str
    kind: str
    client: str
    day: date
    currency: str
    rate: Decimal
    value: Amount
    particulars: str = ""
    reason: str = ""
    order: str = ""
    parts: tuple[Part, ...] = ()
    settles: tuple[tuple[str, Decimal], ...] = ()
    late: Mapping[str, date] = field(default_factory=dict)
    bounced: bool = False
    invoiced: date | None = None


@dataclass(frozen=True)
class ExchangeDifference:
    """What a credit brought more (above zero) or less, in the house's currency, than the part of a debit it settles was
    booked at: `amount` is that part in the currency of both."""

    credit: Posting
    debit: Posting
    amount: Decimal
    base: Decimal

    @property
    def day(self) -> date:
        """When it arises: once there are both, and it was said that one settles the other."""
        said = (self.credit.late.get(code) for code in (self.debit.code, self.debit.order))
        return max([self.credit.day, self.debit.day, *(day for day in said if day)])


@dataclass(frozen=True)
class OpenItem:
    """A debit of an account with what was paid for it. `parts` are what is still open, by the day they are due."""

    posting: Posting
    paid: Decimal
    parts: tuple[Part, ...]

    @property
    def open(self) -> Decimal:
        """What is still owed for it; below zero where more was given back than it came to."""
        return sum((part.amount for part in self.parts), NOTHING)

    def begins(self, part: Part, basis: str) -> date:
        """From which day the age of a part is counted: that on which it is due, or that of the invoice (of the document
        where it has none)."""
        return (self.posting.invoiced or self.posting.day) if basis == INVOICE else part.due


@dataclass(frozen=True)
class Standing:
    """An account on a day: its open items, the oldest due first, and what is not allocated (zero or below)."""

    client: str
    currency: str
    items: tuple[OpenItem, ...]
    unallocated: Decimal = NOTHING
    settled: tuple[OpenItem, ...] = ()

    @property
    def balance(self) -> Decimal:
        """What the client owes in all; below zero it is an advance from the client."""
        return sum((item.open for item in self.items), NOTHING) + self.unallocated


@dataclass(frozen=True)
class AccountLine:
    """A document of the account: what it adds (debit) or takes off (credit), and what is owed after it."""

    posting: Posting
    debit: Decimal
    credit: Decimal
    balance: Decimal


@dataclass(frozen=True)
class MonthSums:
    """What a month added and took off, and the same since the first of January."""

    year: int
    month: int
    debit: Decimal
    credit: Decimal
    year_debit: Decimal
    year_credit: Decimal


@dataclass(frozen=True)
class Account:
    """One client's account in one currency from a day to a day, both inclusive."""

    client: str
    currency: str
    opening: Decimal
    lines: tuple[AccountLine, ...]
    months: tuple[MonthSums, ...]

    @property
    def closing(self) -> Decimal:
        """What is owed at the end."""
        return self.lines[-1].balance if self.lines else self.opening


@dataclass(frozen=True)
class Age:
    """An account by age, in its currency. `balance` = the buckets and what is not allocated (zero or below); `overdue`
    is what should have been paid before, from whichever day the age is counted."""

    client: str
    currency: str
    buckets: Mapping[str, Decimal]
    unallocated: Decimal
    allowance: Decimal
    overdue: Decimal

    @property
    def balance(self) -> Decimal:
        """What is owed in all."""
        return sum(self.buckets.values(), NOTHING) + self.unallocated

    @property
    def overdue_share(self) -> Decimal | None:
        """The share of the balance that is overdue, a fraction; None where nothing is owed."""
        return self.overdue / self.balance if self.balance > 0 else None

    def over(self, limit: Decimal | None) -> Decimal:
        """By how much the balance is above a limit; nothing without one."""
        return max(NOTHING, self.balance - limit) if limit is not None else NOTHING


@dataclass(frozen=True)
class Sold:
    """A line of an order, of a sale without an order, or (below zero) of a return: a row of the order ledger.

    document   the number and the kind (order, shipment, goods_return) of the document, `line` its line
    client     the client's code, empty without a file; `name` as it stands in the document
    shipped    the day of the last sale of the line, None while nothing went out
    amount     net, tax and total in `currency`; `incl`: the price contains the tax
    base       the total in the house's currency at the document's rate
    paid       what receipts allocated to it, spread over the lines of a document by their totals
    status     a code of `choices.trade.LINE_STATUS`
    settled_on, accountant_note  what the accountant wrote to the document
    waits      something of it is still to go out
    """

    document: str
    kind: str
    line: int
    client: str
    name: str
    day: date
    product: str
    quantity: Decimal
    price: Decimal
    amount: Amount
    currency: str
    rate: Decimal
    base: Decimal
    paid: Decimal
    status: str
    incl: bool = False
    model: str = ""
    unit: str = ""
    discount: Decimal = NOTHING
    tax_rate: Decimal = NOTHING
    shipped: date | None = None
    invoice_no: str = ""
    invoice_date: date | None = None
    due: date | None = None
    purchase_type: str | None = None
    salesperson: str = ""
    remark: str = ""
    settled_on: date | None = None
    accountant_note: str = ""
    waits: bool = False

    @property
    def mark(self) -> str:
        """By what the row is known again, wherever it stands."""
        return f"{self.document}#{self.line}"

    @property
    def open(self) -> Decimal:
        """What is not paid of it."""
        return self.amount.total - self.paid

    @property
    def base_net(self) -> Decimal:
        """The net amount in the house's currency."""
        return (self.amount.net * self.rate).quantize(_CENT, ROUND_HALF_UP)

    @property
    def base_paid(self) -> Decimal:
        """What was paid of it, in the house's currency at the document's rate."""
        return (self.paid * self.rate).quantize(_CENT, ROUND_HALF_UP)
