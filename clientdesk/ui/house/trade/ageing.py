"""From which day receivables age, and what share of them is thought to be lost by age."""

from collections.abc import Mapping

from PySide6.QtWidgets import QGridLayout, QLabel

from clientdesk.analysis.trade.ageing import ALLOWANCES
from clientdesk.dossier.choices.trade import AGEING_BASIS
from clientdesk.dossier.house.trade import Allowance, Trade
from clientdesk.dossier.house.trade_rules import trade_rules
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import BUCKETS, DUE, INVOICE, NOTHING
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.editors.chosen import ChoiceEditor
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.house.trade.part import LABEL, TradePart
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.trade.wording import BUCKET_TITLES

_BASIS = 16
_BY_INVOICE: Mapping[str, str] = {
    "not_due": N_("Invoiced on that very day, or after it"),
    "to_30": N_("Invoiced 1 to 30 days before"),
    "to_60": N_("Invoiced 31 to 60 days before"),
    "to_90": N_("Invoiced 61 to 90 days before"),
    "over_90": N_("Invoiced more than 90 days before"),
}


class AgeingPart(TradePart):
    """An empty line is as usual, which stands in it in grey."""

    title = N_("Ageing and allowances")
    told = N_(
        "The ageing ledger suggests so much of what is open as an allowance. It is a suggestion for the accountant; "
        "nothing is booked by it. What is overdue goes by the day it is due, however age is counted."
    )

    def make(self) -> None:
        words = self.context.words
        grid = QGridLayout()
        basis = self.entries[Trade.ageing_basis.key] = Entry(Trade.ageing_basis, self.context, self.sheet)
        basis.label.setMinimumWidth(em(self, LABEL))
        assert isinstance(basis.editor, ChoiceEditor)
        self.basis = basis.editor
        self.basis.setMaximumWidth(em(self, _BASIS))
        self.basis.drop(DUE)
        self.basis.say_usual(AGEING_BASIS.label(DUE, words))
        self.basis.edited.connect(self._name_ages)
        grid.addWidget(basis.label, 0, 0)
        grid.addWidget(basis.cell, 0, 1, 1, 2)
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.4))
        self.lines: dict[str, LineEdit] = {}
        self.named: dict[str, QLabel] = {}
        for row, (name, _least, _most) in enumerate(BUCKETS, start=1):
            line = self.lines[name] = LineEdit(self.sheet)
            line.setPlaceholderText(f"{plain(ALLOWANCES[name] * 100)}%")
            line.setMaximumWidth(em(self, 8))
            named = self.named[name] = label(parent=self.sheet)
            named.setMinimumWidth(em(self, LABEL))
            named.setBuddy(line)
            grid.addWidget(named, row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)
        self.problem = wrapping(parent=self.sheet)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.put_button(push(words.tr(N_("Back to the usual shares")), self.clear, self.sheet))

        self._name_ages()

    def _name_ages(self) -> None:
        """An age of so many days is not one of so many days overdue where it is counted from the invoice."""
        titles = _BY_INVOICE if self.basis.combo.currentData() == INVOICE else BUCKET_TITLES
        for name, named in self.named.items():
            named.setText(self.context.words.tr(titles[name]))
            self.lines[name].setAccessibleName(named.text())

    def clear(self) -> None:
        """Take back what is usual everywhere."""
        for line in self.lines.values():
            line.clear()

    def show_house(self, record: Record) -> None:
        self.show_entries(record)
        self._name_ages()
        told = trade_rules(record).allowances
        for name, least, _most in BUCKETS:
            share = next((share for days, share in reversed(told) if days <= (least or 0)), NOTHING if told else None)
            self.lines[name].setText("" if share is None else f"{plain(share * 100)}%")

    def write(self, record: Record) -> bool:
        words, rows = self.context.words, []
        self.problem.hide()
        for name, least, _most in BUCKETS:
            text = self.lines[name].text().strip()
            try:
                share = Allowance.share.type.read(text, self.context.desk.reading) if text else ALLOWANCES[name]
            except Unreadable as problem:
                return self._refuse(name, words.tr(problem.reason, **problem.values))
            if not 0 <= share <= 1:
                return self._refuse(name, words.tr(N_("This must be a share from 0% to 100%.")))
            rows.append(Row({Allowance.over_days.key: least or 0, Allowance.share.key: share}))
        usual = [row[Allowance.share] for row in rows] == list(ALLOWANCES.values())
        if tuple(rows) != record.rows(Trade.ageing_allowances):
            record[Trade.ageing_allowances] = None if usual else tuple(rows)
        return self.write_entries(record)

    def _refuse(self, name: str, reason: str) -> bool:
        self.problem.setText(reason)
        self.problem.show()
        self.lines[name].setFocus()
        return False
