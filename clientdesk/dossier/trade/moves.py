"""The way of an expense: which step leads from which state to which, and what was made of it so far."""

from dataclasses import dataclass
from datetime import datetime

from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.spent import ApprovalStep, Expense

SUBMITTED, APPROVED, REJECTED, WITHDRAWN, PAID = "submitted", "approved", "rejected", "withdrawn", "paid"
SUBMIT, APPROVE, REJECT, WITHDRAW, REOPEN, PAY, ENTER = (
    "submit",
    "approve",
    "reject",
    "withdraw",
    "reopen",
    "pay",
    "enter",
)


@dataclass(frozen=True)
class Move:
    """A step from one state to another; `wants_reason`: it is not made without saying why."""

    name: str
    before: str
    after: str
    wants_reason: bool = False


MOVES = (
    Move(SUBMIT, "draft", SUBMITTED),
    Move(APPROVE, SUBMITTED, APPROVED),
    Move(REJECT, SUBMITTED, REJECTED, wants_reason=True),
    Move(WITHDRAW, SUBMITTED, WITHDRAWN),
    Move(REOPEN, REJECTED, "draft"),
    Move(PAY, APPROVED, PAID),
)
BY_NAME = {move.name: move for move in MOVES}
"""{name: move}; no two have the same."""


@dataclass(frozen=True)
class Passed:
    """A step that was made; `at` is aware."""

    at: datetime
    by: str
    move: str
    remark: str = ""


def passed(expense: Record) -> tuple[Passed, ...]:
    """The steps an expense has made, the earliest first."""
    return tuple(
        Passed(at, by, move, row[ApprovalStep.remark] or "")
        for row in expense.rows(Expense.approvals)
        if (at := row[ApprovalStep.at]) and (by := row[ApprovalStep.by]) and (move := row[ApprovalStep.move])
    )


def round_of(steps: tuple[Passed, ...]) -> tuple[Passed, ...]:
    """The steps since it was last submitted, that one included; none where it never was."""
    last = max((place for place, step in enumerate(steps) if step.move == SUBMIT), default=len(steps))
    return steps[last:]
