"""What is asked on the way of an expense: why it is rejected, and when and how it was paid."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.moves import PAY, REJECT
from clientdesk.dossier.trade.spent import Expense
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em


class Asking(FieldsDialog):
    """Some fields under a sentence, for all records of a kind (`of`) that were chosen; nothing is changed before OK."""

    of = EXPENSE.name
    fields: Sequence[Field[Any]] = ()

    def __init__(
        self, context: Context, codes: Sequence[str], *, title: str, told: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, title, parent)
        self.codes = list(codes)
        self.record = Record(context.desk.kind(self.of))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(quiet(told, self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        for place, field in enumerate(self.fields):
            entry = self.entries[field.key] = Entry(field, context, self)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.editor.set_value(None)
            entry.finished.connect(self.look_over)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch()
        self.add_foot(column)
        self.resize(em(self, 46), self.sizeHint().height())


class RejectDialog(Asking):
    """Why an expense is rejected: without a reason it is not."""

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
