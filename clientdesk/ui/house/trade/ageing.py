"""What share of receivables is thought to be lost, by how long they are overdue."""

from PySide6.QtWidgets import QGridLayout

from clientdesk.analysis.trade.ageing import ALLOWANCES
from clientdesk.dossier.house.trade import Allowance, Trade
from clientdesk.dossier.house.trade_rules import trade_rules
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import BUCKETS, NOTHING
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.house.trade.part import LABEL, TradePart
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.trade.wording import BUCKET_TITLES


class AgeingPart(TradePart):
    """An empty line is as usual, which stands in it in grey."""

    title = N_("Allowances by age")
    told = N_(
        "The ageing ledger suggests so much of what is open as an allowance. It is a suggestion for the accountant; "
        "nothing is booked by it."
    )

    def make(self) -> None:
        words = self.context.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.4))
        self.lines: dict[str, LineEdit] = {}
        for row, (name, _least, _most) in enumerate(BUCKETS):
            line = self.lines[name] = LineEdit(self.sheet)
            line.setPlaceholderText(f"{plain(ALLOWANCES[name] * 100)}%")
            line.setMaximumWidth(em(self, 8))
            named = label(words.tr(BUCKET_TITLES[name]), self.sheet)
            named.setMinimumWidth(em(self, LABEL))
            named.setBuddy(line)
            line.setAccessibleName(named.text())
            grid.addWidget(named, row, 0)
            grid.addWidget(line, row, 1)
        grid.setColumnStretch(2, 1)
        self.column.addLayout(grid)
        self.problem = wrapping(parent=self.sheet)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.put_button(push(words.tr(N_("Back to the usual shares")), self.clear, self.sheet))

    def clear(self) -> None:
        """Take back what is usual everywhere."""
        for line in self.lines.values():
            line.clear()

    def show_house(self, record: Record) -> None:
        self.record = record
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
        return True

    def _refuse(self, name: str, reason: str) -> bool:
        self.problem.setText(reason)
        self.problem.show()
        self.lines[name].setFocus()
        return False
