"""The documents behind a sum of the ageing."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.desk.trading.drill import OpenPart, behind
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import colours_of, em, within_screen
from clientdesk.ui.trade.table import Column, LinesTable, Told
from clientdesk.ui.trade.wording import BUCKET_TITLES, amount, kind_label, told

_COLUMNS = (
    Column(N_("Number"), 18),
    Column(N_("Kind"), 10),
    Column(N_("Day"), 12),
    Column(N_("Due"), 12),
    Column(N_("Days overdue"), 14, right=True),
    Column(N_("Still owed"), 17, right=True),
    Column(N_("What about"), 27),
)
_DAYS = 4


class BehindDialog(QDialog):
    """`document_asked` tells the number of a document that is to be opened, `client_asked` the code of the client."""

    document_asked = Signal(str)
    client_asked = Signal(str)

    def __init__(
        self, context: Context, client: str, *, currency: str, age: str, day: date | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        self.setWindowTitle(words.tr(N_("Open documents of {client}"), client=client))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        column.addWidget(heading(words.tr(BUCKET_TITLES[age] if age else N_("All that is open")), self))
        self.sum = quiet(parent=self)
        column.addWidget(self.sum)
        self.table: LinesTable[OpenPart] = LinesTable(words, words.tr(N_("Open documents")), _COLUMNS, self._tell, self)
        self.table.opened.connect(lambda part: self.document_asked.emit(part.code))
        column.addWidget(self.table, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        to_client = box.addButton(words.tr(N_("Go to the client")), QDialogButtonBox.ButtonRole.ActionRole)
        to_client.setAutoDefault(False)
        to_client.clicked.connect(lambda _checked=False: self._go(client))
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(within_screen(self, 80, 30))
        look = partial(behind, context.desk, client, currency=currency, age=age, day=day)
        context.tasks.read(("behind", id(self)), look, self.show_parts)

    def show_parts(self, parts: list[OpenPart]) -> None:
        """Show them."""
        sums = {each.currency: each.amount * 0 for each in parts}
        for each in parts:
            sums[each.currency] += each.amount
        words = self.context.words
        count = words.ntr("{n} document", "{n} documents", len({each.code for each in parts}))
        self.sum.setText(f"{count}   ·   {told(sums, words)}")
        self.table.show_lines(parts)
        self.table.setFocus()

    def _tell(self, part: OpenPart) -> Told:
        late = part.days > 0
        texts = (
            part.code,
            kind_label(part.kind, self.context.words),
            part.day.isoformat(),
            part.due.isoformat(),
            str(part.days) if late else "",
            amount(part.amount, part.currency),
            " ".join(part.particulars.split()),
        )
        return Told(texts, {_DAYS: colours_of(self).problem} if late else {})

    def _go(self, client: str) -> None:
        self.accept()
        self.client_asked.emit(client)
