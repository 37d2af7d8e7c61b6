"""Closing the books: until which day nothing is booked any more, and what that means."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.house.trade.part import TradePart
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import em


class ClosingPart(TradePart):
    """One day; empty: the books are open."""

    title = N_("Closing the books")
    told = N_(
        "Up to and including this day no sale, return, receipt, adjustment or expense is added, changed or voided: "
        "what the accountant was given stays true. Quotations and orders are free, and so is what moves no account: "
        "remarks, allocations, invoice numbers, and the payment of an expense on a later day."
    )

    def make(self) -> None:
        tr = self.context.words.tr
        self.standing = wrapping(parent=self.sheet)
        self.column.addWidget(self.standing)
        line = QHBoxLayout()
        field = Trade.books_closed_until
        entry = self.entries[field.key] = Entry(field, self.context, self.sheet)
        entry.editor.setMaximumWidth(em(self, 12))
        entry.finished.connect(self.look_over)
        line.addWidget(entry.label, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(entry.cell, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch()
        self.column.addLayout(line)
        buttons = QHBoxLayout()
        self.month_button = push(
            tr(N_("Until the end of last month ({day})"), day=last_month(self.context.desk.today).isoformat()),
            self.close_month,
            self.sheet,
        )
        self.open_button = push(tr(N_("Open the books again")), self.open_again, self.sheet)
        buttons.addWidget(self.month_button)
        buttons.addWidget(self.open_button)
        buttons.addStretch()
        self.column.addLayout(buttons)
        self.column.addWidget(
            quiet(tr(N_("It holds once you press OK, and can be undone like any other step.")), self.sheet)
        )

    def close_month(self) -> None:
        """Close the books until the end of last month."""
        self._put(last_month(self.context.desk.today))

    def open_again(self) -> None:
        """Open the books."""
        self._put(None)

    def _put(self, day: date | None) -> None:
        entry = self.entries[Trade.books_closed_until.key]
        entry.editor.set_text(day.isoformat() if day else "")
        self.look_over(entry)

    def show_house(self, record: Record) -> None:
        self.show_entries(record)
        day, tr = record[Trade.books_closed_until], self.context.words.tr
        self.standing.setText(
            tr(N_("The books are closed until {day}."), day=day.isoformat()) if day else tr(N_("The books are open."))
        )

    def write(self, record: Record) -> bool:
        return self.write_entries(record)


def last_month(today: date) -> date:
    """The last day of the month before."""
    return today.replace(day=1) - timedelta(1)
