"""What is asked on the way of a policy or claim: when a premium was paid, why one ended, what a claim came to."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.desk.insuring.given import Claimed, Held
from clientdesk.dossier.choices.insurance import CLAIM_STATUS, POLICY_STATUS
from clientdesk.dossier.fields import Field
from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.insurance.moves import PAID, REJECTED
from clientdesk.dossier.insurance.policy import Policy, PremiumPaid
from clientdesk.dossier.kinds import CLAIM, POLICY
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.asking import Asking
from clientdesk.ui.trade.wording import amount


def named(lines: Sequence[Held], context: Context) -> str:
    """The number of a policy, or how many they are."""
    if len(lines) == 1:
        return f"{lines[0].product} {lines[0].number}"
    return context.words.ntr("{n} policy", "{n} policies", len(lines))


class PayPremiumDialog(Asking):
    """On which day the premiums that are due next were paid, and of one policy how much it was."""

    of = POLICY.name

    def __init__(self, context: Context, lines: Sequence[Held], parent: QWidget | None = None) -> None:
        tr = context.words.tr
        self.lines = lines
        self.fields = (PremiumPaid.paid_on, PremiumPaid.amount) if len(lines) == 1 else (PremiumPaid.paid_on,)
        due = lines[0].course.next_due
        told = tr(N_("What is due next moves on; the tasks to collect it are done."))
        if len(lines) == 1 and due is not None:
            told = context.words.sentences(tr(N_("Premium due on {day}."), day=due.isoformat()), told)
        title = tr(N_("Premium of {policy}"), policy=named(lines, context))
        super().__init__(context, [each.code for each in lines], title=title, told=told, parent=parent)
        self.entries[PremiumPaid.paid_on.key].editor.set_value(context.desk.today)
        if len(lines) == 1:
            self.entries[PremiumPaid.amount.key].editor.set_value(lines[0].premium)
        self.entries[PremiumPaid.paid_on.key].editor.setFocus()

    def storing(self, record: Record) -> Callable[[], Changed]:
        paid = record[PremiumPaid.amount] if len(self.lines) == 1 else None
        return partial(self.context.desk.insurance.pay, self.codes, on=record[PremiumPaid.paid_on], amount=paid)


class EndDialog(Asking):
    """Why policies are surrendered, cancelled or declined; without a reason too."""

    of = POLICY.name
    fields: Sequence[Field[str]] = (Policy.lost_reason,)

    def __init__(self, context: Context, lines: Sequence[Held], to: str, parent: QWidget | None = None) -> None:
        words = context.words
        self.to = to
        status = POLICY_STATUS.label(to, words)
        title = words.tr(N_("{policy}: {status}"), policy=named(lines, context), status=status)
        told = words.tr(N_("From today on it is not in force; its open tasks are cancelled."))
        super().__init__(context, [each.code for each in lines], title=title, told=told, parent=parent)
        self.ok.setText(status)
        self.entries[Policy.lost_reason.key].editor.setFocus()

    def storing(self, record: Record) -> Callable[[], Changed]:
        reason = record[Policy.lost_reason] or ""
        return partial(self.context.desk.insurance.move, self.codes, self.to, reason=reason)


class LostDialog(Asking):
    """Why policies are not renewed: without a reason nothing is noted."""

    of = POLICY.name
    fields: Sequence[Field[str]] = (Policy.lost_reason,)

    def __init__(self, context: Context, lines: Sequence[Held], parent: QWidget | None = None) -> None:
        tr = context.words.tr
        title = tr(N_("{policy} is not renewed"), policy=named(lines, context))
        told = tr(
            N_("It stays in force until its last day; its tasks are cancelled. The reason tells what to do better.")
        )
        super().__init__(context, [each.code for each in lines], title=title, told=told, parent=parent)
        self.entries[Policy.lost_reason.key].editor.setFocus()

    def look_for_gaps(self) -> None:
        entry = self.entries[Policy.lost_reason.key]
        if not entry.editor.text().strip():
            entry.refuse(self.context.words.tr(N_("Say why it is not renewed.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.insurance.lose, self.codes, reason=record[Policy.lost_reason] or "")


_ASKED: dict[str, Sequence[Field[object]]] = {
    "approved": (Claim.decided_on, Claim.reason),
    REJECTED: (Claim.decided_on, Claim.reason),
    PAID: (Claim.paid_on, Claim.amount_paid),
}
"""What is asked before a claim comes into a state; before the others nothing."""


def asks(to: str) -> bool:
    """Whether something is to be asked before a claim comes into a state."""
    return to in _ASKED


class ClaimDialogStep(Asking):
    """When a claim was decided or paid, and what with."""

    of = CLAIM.name

    def __init__(self, context: Context, claim: Claimed, to: str, parent: QWidget | None = None) -> None:
        words = context.words
        self.fields, self.to = _ASKED[to], to
        status = CLAIM_STATUS.label(to, words)
        told = words.tr(N_("Documents that did not come yet: {n}."), n=len(claim.waiting)) if claim.waiting else ""
        if claim.amount is not None:
            claimed = amount(claim.amount, claim.currency)
            told = " ".join(filter(None, (words.tr(N_("Claimed: {amount}."), amount=claimed), told)))
        title = words.tr(N_("{claim}: {status}"), claim=claim.subject, status=status)
        super().__init__(context, [claim.code], title=title, told=told, parent=parent)
        first = self.entries[self.fields[0].key].editor
        first.set_value(context.desk.today)
        if to == PAID:
            self.entries[Claim.amount_paid.key].editor.set_value(claim.amount)
        first.setFocus()

    def look_for_gaps(self) -> None:
        entry = self.entries.get(Claim.reason.key)
        if self.to == REJECTED and entry is not None and not entry.editor.text().strip():
            entry.refuse(self.context.words.tr(N_("Say why the insurer rejected it.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        values = {field: value for field in self.fields if (value := record[field]) is not None}
        return partial(self.context.desk.insurance.advance, self.codes[0], self.to, values=values)
