"""What is asked on the way of an expense: why it is rejected, and when and how it was paid."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.kinds import EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.moves import PAY, REJECT
from clientdesk.dossier.trade.spent import Expense
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.asking import Asking


class RejectDialog(Asking):
    """Why an expense is rejected: without a reason it is not."""

    of = EXPENSE.name
    fields = (Expense.reason,)

    def __init__(self, context: Context, codes: Sequence[str], parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = tr(N_("Whoever submitted it reads the reason, can put the expense right and submit it again."))
        title = tr(N_("Reject {document}"), document=_named(codes, context))
        super().__init__(context, codes, title=title, told=told, parent=parent)
        self.ok.setText(tr(N_("Reject")))
        self.entries[Expense.reason.key].editor.setFocus()

    def look_for_gaps(self) -> None:
        entry = self.entries[Expense.reason.key]
        if not entry.editor.text().strip():
            entry.refuse(self.context.words.tr(N_("Say why it is rejected.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        approving = self.context.desk.trading.approving
        return partial(approving.several, self.codes, REJECT, remark=record[Expense.reason] or "")


class PayDialog(Asking):
    """On which day an expense was paid, and how."""

    of = EXPENSE.name
    fields = (Expense.paid_on, Expense.pay_method)

    def __init__(self, context: Context, codes: Sequence[str], parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = tr(N_("The payment is booked on its own day, also where the month of the expense is closed."))
        title = tr(N_("{document} was paid"), document=_named(codes, context))
        super().__init__(context, codes, title=title, told=told, parent=parent)
        self.entries[Expense.paid_on.key].editor.set_value(context.desk.today)
        self.entries[Expense.paid_on.key].editor.setFocus()

    def storing(self, record: Record) -> Callable[[], Changed]:
        desk = self.context.desk
        told = {Expense.paid_on: record[Expense.paid_on] or desk.today, Expense.pay_method: record[Expense.pay_method]}
        values = {field.key: value for field, value in told.items() if value is not None}
        return partial(desk.trading.approving.several, self.codes, PAY, values=values)


def _named(codes: Sequence[str], context: Context) -> str:
    """The number of an expense, or how many they are."""
    return codes[0] if len(codes) == 1 else context.words.tr(N_("{n} expenses"), n=len(codes))
