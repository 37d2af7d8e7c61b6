"""The way of expenses: submitted, approved or rejected, paid; each step is kept with its time, who made it and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from clientdesk.desk.part import Part
from clientdesk.dossier.choices.trade import EXPENSE_MOVE
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.moves import (
    APPROVE,
    APPROVED,
    BY_NAME,
    ENTER,
    MOVES,
    PAY,
    REJECT,
    REJECTED,
    REOPEN,
    SUBMIT,
    SUBMITTED,
    WITHDRAW,
    WITHDRAWN,
    Move,
    Passed,
    passed,
    round_of,
)
from clientdesk.dossier.trade.promised import DRAFT
from clientdesk.dossier.trade.spent import ApprovalStep, Expense
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed

GIFTS = ("entertainment", "gift")
"""The categories of which the sum of a year is watched for each client."""
_TOLD: Mapping[str, str] = {
    SUBMIT: N_("Submit the expense {document}"),
    APPROVE: N_("Approve the expense {document}"),
    REJECT: N_("Reject the expense {document}"),
    WITHDRAW: N_("Withdraw the expense {document}"),
    REOPEN: N_("Make the expense {document} a draft again"),
    PAY: N_("Mark the expense {document} as paid"),
}
_SUBSTANCE = frozenset(
    {"date", "category", "account_code", "client", "net", "tax", "tax_deductible", "currency", "applicant"}
)
"""What was approved; the rest may be put right later."""


@dataclass(frozen=True)
class GiftWarning:
    """Entertainment and gifts for a client come to `total` in a year, in the house's currency, which is above
    `limit`."""

    client: str
    year: int
    total: Decimal
    limit: Decimal


class Approving(Part):
    """`desk.trading.approving`."""

    # Steps; each is undone like any other

    def submit(self, code: str, *, remark: str = "") -> Changed:
        """Ask for the approval of a draft."""
        return self._make(code, SUBMIT, remark)

    def approve(self, code: str, *, remark: str = "") -> Changed:
        """Approve what was submitted. Above the amount of the house the first approval leaves it submitted; another
        person gives the second."""
        return self._make(code, APPROVE, remark)

    def reject(self, code: str, *, reason: str) -> Changed:
        """Reject what was submitted."""
        return self._make(code, REJECT, reason)

    def withdraw(self, code: str, *, remark: str = "") -> Changed:
        """Take back what was submitted; it stays with its number."""
        return self._make(code, WITHDRAW, remark)

    def reopen(self, code: str, *, remark: str = "") -> Changed:
        """Make what was rejected a draft again."""
        return self._make(code, REOPEN, remark)

    def pay(self, code: str, *, day: date | None = None, method: str | None = None, remark: str = "") -> Changed:
        """Mark an approved expense as paid on a day (today), also where the month of the expense is closed: the
        payment is booked on its own day."""
        values = {Expense.paid_on.key: day or self.desk.today, Expense.pay_method.key: method}
        return self._make(code, PAY, remark, values={key: value for key, value in values.items() if value is not None})

    def several(
        self, codes: Sequence[str], name: str, *, remark: str = "", values: Mapping[str, Any] | None = None
    ) -> Changed:
        """Make the same move with several expenses as one step, or with none of them: `values` are those that belong to
        the move, by key."""
        records = [self._moved(code, name, remark, values=values or {}) for code in codes]
        told: dict[str, object]
        if len(records) == 1:
            text, told = _TOLD[name], {"document": records[0].code}
        else:
            label = Sentence(EXPENSE_MOVE.labels[name], context=EXPENSE_MOVE.context)
            text, told = N_("{move}: {n} expenses"), {"move": label, "n": len(records)}
        with self.store.step(text, by=self.desk.user, values=told) as step:
            for record in records:
                self.desk.clients.save_in(step, record)
        return step.changed

    def _make(self, code: str, name: str, remark: str, *, values: Mapping[str, Any] | None = None) -> Changed:
        return self.several([code], name, remark=remark, values=values)

    def _moved(self, code: str, name: str, remark: str, *, values: Mapping[str, Any]) -> Record:
        record, move = self._expense(code), BY_NAME[name]
        if move.wants_reason and not remark.strip():
            raise UserError(
                N_("Say why {document} is rejected; nothing was changed."), key="no_reason", document=record.code
            )
        for key, value in values.items():
            record[record.kind.by_key[key]] = value
        self._note(record, move, remark.strip())
        return record

    def _note(self, record: Record, move: Move, remark: str) -> None:
        rules, user, state = self.desk.trading.rules(), self.desk.user, record[Expense.state] or DRAFT
        record[Expense.approvals] = (*record.rows(Expense.approvals), _row(self.desk.now, user, move.name, remark))
        if state != move.before or (move.name == APPROVE and _wants_second(record, rules)):
            # Refused, or left where it is, when it is stored.
            return
        record[Expense.state] = move.after
        if move.name == APPROVE:
            record[Expense.approver], record[Expense.approved_on] = Link(None, user), self.desk.today
        if move.name == REJECT:
            record[Expense.reason] = remark

    def _expense(self, code: str) -> Record:
        record = self.desk.clients.get(code)
        if record.kind.name != EXPENSE.name:
            raise UserError(N_("{document} is another kind of document."), key="other_kind", document=record.code)
        return record

    # Looking

    def open_to_me(self, expense: Record, *, rules: TradeRules | None = None) -> tuple[str, ...]:
        """The names of the moves I may make with an expense now; `rules`: those of the house, where they were read."""
        rules = rules or self.desk.trading.rules()
        return tuple(
            move.name
            for move in MOVES
            if move.before == (expense[Expense.state] or DRAFT)
            and _hindrance(expense, move, self.desk.user, rules) is None
        )

    def way_of(self, expense: Record) -> tuple[Passed, ...]:
        """The steps it has made, the earliest first."""
        return passed(expense)

    def waits_for_second(self, expense: Record) -> bool:
        """Whether it was approved once, and needs the approval of another person."""
        return expense[Expense.state] == SUBMITTED and bool(_approvers(expense))

    def listed(
        self, *, states: Iterable[str] = (), applicant: str = "", since: date | None = None, until: date | None = None
    ) -> list[Record]:
        """Expenses by day, of these states (all), of one applicant (everybody's)."""
        wanted = frozenset(states)
        return [
            record
            for record in self.desk.trading.documents([EXPENSE.name], since=since, until=until)
            if (not wanted or record[Expense.state] in wanted)
            and (not applicant or applicant in (_name(record), _target(record)))
        ]

    def to_approve(self) -> list[Record]:
        """What was submitted and may be approved by me."""
        rules, waiting = self.desk.trading.rules(), self.listed(states=[SUBMITTED])
        return [record for record in waiting if APPROVE in self.open_to_me(record, rules=rules)]

    def warning(self, record: Record) -> GiftWarning | None:
        """That entertainment and gifts for the client of this expense, with it as it stands there, come to more in its
        year than the house wants; None where they do not, and for other expenses."""
        link, day = record[Expense.client], record[Expense.date]
        if record[Expense.category] not in GIFTS or link is None or day is None or not _counts(record):
            return None
        client = link.target or link.name
        since, until = date(day.year, 1, 1), date(day.year, 12, 31)
        others = self.desk.trading.documents([EXPENSE.name], since=since, until=until, clients=None)
        same = (each for each in others if each.code != record.code and _client(each) == client)
        rules = self.desk.trading.rules()
        total = sum((in_base(each, rules) for each in (*same, record) if _is_gift(each)), NOTHING)
        return GiftWarning(client, day.year, total, rules.gifts_at_most) if total > rules.gifts_at_most else None


def in_base(expense: Record, rules: TradeRules) -> Decimal:
    """What an expense comes to with its tax in the house's currency; as it stands where no rate is known."""
    amount = (expense[Expense.net] or NOTHING) + (expense[Expense.tax] or NOTHING)
    return amount * (rules.rate(expense[Expense.currency], expense[Expense.date] or date.max) or 1)


def settle_moves(step: Step, record: Record, rules: TradeRules, *, now: datetime) -> None:
    """Prove that an expense goes the way of expenses, and note the step where nothing noted it. Raises `UserError` for
    a step that there is not from its state, or that this user may not make."""
    before, rows = record.original(Expense.approvals) or (), record.rows(Expense.approvals)
    state = record[Expense.state] or DRAFT
    if not record.id:
        if rules.guards_expenses and (rows or state not in (DRAFT, SUBMITTED)):
            raise _unguarded(record)
        if state == SUBMITTED and not rows:
            record[Expense.approvals] = (_row(now, step.told.by, SUBMIT, ""),)
        return
    was, added = record.original(Expense.state) or DRAFT, rows[len(before) :]
    if rows[: len(before)] != before or len(added) > 1:
        raise UserError(N_("The steps of an expense are not changed; nothing was stored."), key="steps_stay")
    _refuse_changed(record, was, rules)
    if was == state and not added:
        return
    if not added:
        added = (_row(now, step.told.by, _between(was, state), ""),)
        record[Expense.approvals] = (*rows, *added)
    _refuse_move(record, was, added[0], by=step.told.by, rules=rules)


def _between(was: str, state: str) -> str:
    return next((move.name for move in MOVES if (move.before, move.after) == (was, state)), ENTER)


def _refuse_changed(record: Record, was: str, rules: TradeRules) -> None:
    if not rules.guards_expenses or was in (DRAFT, REJECTED):
        return
    if _SUBSTANCE & {field.key for field, _old, _new in record.changed()}:
        raise UserError(
            N_("{document} was submitted as it is; nothing was stored."),
            key="submitted",
            hint=N_("Have it rejected and make it a draft again, or withdraw it and write a new one."),
            document=record.code,
        )


def _refuse_move(record: Record, was: str, row: Row, *, by: str, rules: TradeRules) -> None:
    name, state = row[ApprovalStep.move] or ENTER, record[Expense.state] or DRAFT
    move = BY_NAME.get(name)
    if move is None or row[ApprovalStep.by] != by:
        if rules.guards_expenses:
            raise _unguarded(record)
        return
    if was != move.before:
        raise UserError(
            N_("{document} cannot go this way from where it is; nothing was changed."),
            key="no_such_move",
            hint=N_("An expense goes from draft to submitted, approved and paid; what was rejected becomes a draft."),
            document=record.code,
        )
    if problem := _hindrance(record, move, by, rules, but=row):
        raise problem
    halfway = move.name == APPROVE and state == SUBMITTED and _wants_second(record, rules)
    if (state != move.after and not halfway) or (
        state == APPROVED and move.name == APPROVE and _wants_second(record, rules)
    ):
        raise _unguarded(record)


def _hindrance(record: Record, move: Move, by: str, rules: TradeRules, *, but: Row | None = None) -> UserError | None:
    """Why somebody may not make a move, nothing where he may; `but`: this step is the one that is being made."""
    if move.name not in (APPROVE, REJECT):
        return None
    steps = round_of(passed(record))
    own = {_name(record), *(step.by for step in steps if step.move == SUBMIT)}
    if rules.by_other and move.name == APPROVE and by in own:
        return UserError(
            N_("Nobody approves an expense of their own; nothing was changed."),
            code=ExitCode.NO_RIGHT,
            key="own_expense",
            hint=N_("Ask somebody else, or change how expenses are approved in the settings of trade."),
        )
    approvals = [step for step in steps if step.move == APPROVE]
    earlier = approvals[:-1] if but is not None and but[ApprovalStep.move] == APPROVE else approvals
    if move.name == APPROVE and by in {step.by for step in earlier}:
        return UserError(
            N_("You approved this already; another person gives the second approval."),
            code=ExitCode.NO_RIGHT,
            key="second_approval",
        )
    return None


def _wants_second(record: Record, rules: TradeRules) -> bool:
    """Whether the last approval of an expense leaves another one to be given."""
    day = record[Expense.date] or date.max
    if rules.second_above is None:
        return False
    # What nobody can convert may be any amount.
    if in_base(record, rules) <= rules.second_above and rules.rate(record[Expense.currency], day):
        return False
    return len(_approvers(record)) < 2


def _approvers(record: Record) -> set[str]:
    return {step.by for step in round_of(passed(record)) if step.move == APPROVE}


def _unguarded(record: Record) -> UserError:
    return UserError(
        N_("Expenses are approved step by step in this house; nothing was stored."),
        key="step_by_step",
        hint=N_("Submit {document}, and have it approved."),
        document=record.code,
    )


def _row(now: datetime, by: str, move: str, remark: str) -> Row:
    values = {ApprovalStep.at.key: now.replace(microsecond=0), ApprovalStep.by.key: by, ApprovalStep.move.key: move}
    return Row(values | ({ApprovalStep.remark.key: remark} if remark else {}))


def _name(record: Record) -> str:
    link = record[Expense.applicant]
    return link.name if link else ""


def _target(record: Record) -> str:
    link = record[Expense.applicant]
    return (link.target or "") if link else ""


def _client(record: Record) -> str:
    link = record[Expense.client]
    return (link.target or link.name) if link else ""


def _counts(record: Record) -> bool:
    return record[Expense.state] not in (REJECTED, WITHDRAWN)


def _is_gift(record: Record) -> bool:
    return record[Expense.category] in GIFTS and _counts(record)
