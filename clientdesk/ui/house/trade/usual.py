"""What is usual in trade: the currency of the books, tax, terms, and how expenses are approved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.house.trade.part import TradePart
from clientdesk.ui.look import em

_LABEL, _EDITOR = 24, 16
_ELSEWHERE = (Trade.books_closed_until, Trade.ageing_basis)
"""What has a page of its own, or stands on another."""


class UsualPart(TradePart):
    """An empty field takes back what is usual: CNY, no tax, an expense approved by anybody."""

    title = N_("Usual values")
    told = N_(
        "New documents take these where neither the client nor the product says otherwise. The currency of the books "
        "should be settled before the first document: amounts already kept are not converted."
    )

    def make(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        fields = (field for field in Trade.declared.fields if not isinstance(field.type, Rows))
        for place, field in enumerate(field for field in fields if field not in _ELSEWHERE):
            entry = self.entries[field.key] = Entry(field, self.context, self.sheet)
            entry.label.setFixedWidth(em(self, _LABEL))
            entry.editor.setMaximumWidth(em(self, _EDITOR))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        grid.setColumnStretch(1, 1)
        self.column.addLayout(grid)

    def show_house(self, record: Record) -> None:
        self.show_entries(record)

    def write(self, record: Record) -> bool:
        return self.write_entries(record)
