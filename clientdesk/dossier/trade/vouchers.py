"""Vouchers: what a document is in the books of double entry, in the house's currency and in its own."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.dossier.house.trade_rules import LedgerAccount
from clientdesk.dossier.trade.figures import NOTHING


@dataclass(frozen=True)
class Entry:
    """One line of a voucher: either `debit` or `credit` in the house's currency; below zero: red. `original` is the
    same in `currency` at `rate`; `client` and `name` say whose account it is, empty where it is nobody's."""

    account: LedgerAccount
    debit: Decimal
    credit: Decimal
    currency: str
    original: Decimal
    rate: Decimal
    client: str = ""
    name: str = ""


@dataclass(frozen=True)
class Voucher:
    """The entries of one document; `number` counts within its month; `sign` is −1 for what a bounced bill takes
    back."""

    number: int
    day: date
    document: str
    kind: str
    summary: str
    entries: tuple[Entry, ...]
    papers: int = 0
    sign: int = 1

    @property
    def difference(self) -> Decimal:
        """Debits less credits; anything but nothing is an error of ours."""
        return sum((entry.debit - entry.credit for entry in self.entries), NOTHING)


@dataclass(frozen=True)
class NotBooked:
    """A document that makes no voucher; `reason` is a message id."""

    document: str
    reason: str
