"""Vouchers: what a document is in the books of double entry, in the house's currency and in its own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.dossier.house.trade_rules import LedgerAccount
from clientdesk.dossier.trade.figures import NOTHING

POST, BOUNCE, PAY, EXCHANGE = "post", "bounce", "pay", "exchange"
"""What happens to a document: it is booked, its bill bounces, its expense is paid, it settles at another rate."""


@dataclass(frozen=True)
class Entry:
    """One line of a voucher: either `debit` or `credit` in the house's currency; below zero: red. `original` is the
    same in `currency` at `rate`; `client` and `name` say whose account it is, empty where it is nobody's. `role` says
    for what the account is used, so that it is known again when the house gives it another number."""

    account: LedgerAccount
    debit: Decimal
    credit: Decimal
    currency: str
    original: Decimal
    rate: Decimal
    client: str = ""
    name: str = ""
    role: str = ""


@dataclass(frozen=True)
class Voucher:
    """The entries of one event of a document; `number` counts within its month. `event` is POST, BOUNCE, PAY, or
    EXCHANGE with the number of the document that was settled; `again` says that what was given out before is only
    written once more, `corrects` that it tells the difference from it; `noted` are the entries to be noted in place of
    its own, where nobody noted what was given out before."""

    number: int
    day: date
    document: str
    kind: str
    summary: str
    entries: tuple[Entry, ...]
    papers: int = 0
    event: str = POST
    again: bool = False
    corrects: bool = False
    noted: tuple[Entry, ...] | None = None

    @property
    def difference(self) -> Decimal:
        """Debits less credits; anything but nothing is an error of ours."""
        return sum((entry.debit - entry.credit for entry in self.entries), NOTHING)


@dataclass(frozen=True)
class GivenEvent:
    """An event that was given to an accounting package: on which day it was booked there, with which entries. None of
    them: nobody noted them; it was booked as the document stood then."""

    event: str
    day: date | None
    entries: tuple[Entry, ...] | None
    summary: str = ""
    papers: int = 0


@dataclass(frozen=True)
class NotBooked:
    """A document that makes no voucher; `reason` is a message id."""

    document: str
    reason: str
