"""Expenses as a page lists them: whose, what for, how they stand, and what may be done with them by whom asks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.moves import APPROVE, APPROVED, PAID, SUBMITTED, WITHDRAWN
from clientdesk.dossier.trade.promised import DRAFT
from clientdesk.dossier.trade.spent import Expense

if TYPE_CHECKING:
    from clientdesk.desk import Desk


@dataclass(frozen=True)
class Spending:
    """An expense in a list. `total` is with tax, in `currency`; `state` and `category` are codes; `halfway`: one of two
    approvals was given; `moves` are the names of what the one who asks may do with it; `mine`: it is of that one."""

    code: str
    day: date | None
    applicant: str
    category: str
    particulars: str
    client: str
    client_name: str
    total: Decimal
    currency: str
    papers: int
    state: str
    halfway: bool
    moves: tuple[str, ...]
    mine: bool

    @property
    def waits_for_me(self) -> bool:
        """Whether it was submitted and may be approved by the one who asks."""
        return self.state == SUBMITTED and APPROVE in self.moves

    @property
    def unpaid(self) -> bool:
        """Whether it was approved and is still to be paid."""
        return self.state == APPROVED


def spendings(desk: "Desk", *, client: str = "") -> tuple[Spending, ...]:
    """All expenses, those of a client with this code, the latest first."""
    rules = desk.trading.rules()
    found = desk.trading.approving.listed()
    return tuple(_told(desk, each, rules) for each in reversed(found) if not client or _client(each) == client)


def _told(desk: "Desk", record: Record, rules: TradeRules) -> Spending:
    approving, applicant, client = desk.trading.approving, record[Expense.applicant], record[Expense.client]
    state = record[Expense.state] or DRAFT
    return Spending(
        record.code,
        record[Expense.date],
        applicant.name if applicant else "",
        record[Expense.category] or "",
        record.name,
        (client.target or "") if client else "",
        client.name if client else "",
        (record[Expense.net] or NOTHING) + (record[Expense.tax] or NOTHING),
        record[Expense.currency] or rules.base,
        record[Expense.papers] or 0,
        state,
        approving.waits_for_second(record),
        () if state in (PAID, WITHDRAWN) else approving.open_to_me(record, rules=rules),
        applicant is not None and desk.user in (applicant.name, applicant.target),
    )


def _client(record: Record) -> str:
    link = record[Expense.client]
    return (link.target or "") if link else ""
