"""Rates of exchange: the last one of each currency, another one added in a line, all of them in a table."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QGridLayout, QTreeWidget, QTreeWidgetItem

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.house.trade import ExchangeRate, Trade
from clientdesk.dossier.house.trade_rules import BASE, trade_rules
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.editors import Editor, make_editor
from clientdesk.ui.house.trade.part import TradePart
from clientdesk.ui.labels import label, wrapping
from clientdesk.ui.look import as_list, coloured, colours_of, em
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.scroll_bars import slim

_COLUMNS = (ExchangeRate.currency, ExchangeRate.rate, ExchangeRate.since)
_WIDTHS = (16, 14, 12, 12)
_MOST_SHOWN = 6


class RatesPart(TradePart):
    """A rate holds from its day on until the next one; documents keep the rate they were written with."""

    title = N_("Rates of exchange")
    told = N_(
        "How much of the currency of the books one unit of another costs, from a day on. A new document takes the "
        "latest rate of its day; documents already kept stay as they are."
    )

    def make(self) -> None:
        words = self.context.words
        self.last = QTreeWidget(self.sheet)
        as_list(self.last)
        slim(self.last)
        self.last.setRootIsDecorated(False)
        self.last.setUniformRowHeights(True)
        self.last.setAccessibleName(words.tr(N_("Last rates")))
        titles = (N_("Currency"), N_("Last rate"), N_("From this day on"), N_("Days ago"))
        self.last.setHeaderLabels([words.tr(title) for title in titles])
        for place, width in enumerate(_WIDTHS):
            self.last.setColumnWidth(place, em(self, width * 0.8))
        self.column.addWidget(self.last)
        self.column.addLayout(self._make_line())
        self.problem = wrapping(parent=self.sheet)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.grid = Grid(Trade.exchange_rates, self.context, self.sheet)
        self.grid.fit_choices()
        self.grid.model.touched.connect(self.show_last)
        self.column.addWidget(self.grid)

    def _make_line(self) -> QGridLayout:
        words, line = self.context.words, QGridLayout()
        line.setHorizontalSpacing(em(self, 0.6))
        self.editors: dict[str, Editor] = {}
        for place, column in enumerate(_COLUMNS):
            made = self.editors[column.key] = make_editor(column, self.context, self.sheet)
            made.setMaximumWidth(em(self, 15))
            named = label(column.title(words), self.sheet)
            named.setBuddy(made)
            line.addWidget(named, 0, place)
            line.addWidget(made, 1, place)
        self.add_button = push(words.tr(N_("Add this rate")), self.add, self.sheet)
        line.addWidget(self.add_button, 1, len(_COLUMNS))
        line.setColumnStretch(len(_COLUMNS) + 1, 1)
        return line

    # Filling

    def show_house(self, record: Record) -> None:
        self.record = record
        self.grid.show_rows(record, record.rows(Trade.exchange_rates), ())
        for editor in self.editors.values():
            editor.set_value(None)
        self.editors[ExchangeRate.since.key].set_value(self.context.desk.today)
        self.show_last()

    def show_last(self) -> None:
        """Show the last rate of each currency."""
        if self.record is None:
            return
        words, today = self.context.words, self.context.desk.today
        base = self.record[Trade.base_currency] or BASE
        shown = Record(self.record.kind, {Trade.exchange_rates.key: self.grid.model.rows()})
        self.last.clear()
        for currency, told in sorted(trade_rules(shown).rates.items()):
            since, rate = told[-1]
            texts = (CURRENCY.label(currency, words), f"{plain(rate)} {base}", since.isoformat())
            QTreeWidgetItem(self.last, [*texts, str(max((today - since).days, 0))])
        rows = min(max(self.last.topLevelItemCount(), 1), _MOST_SHOWN)
        self.last.setFixedHeight(round((rows + 1.6) * self.fontMetrics().lineSpacing() * 1.35))
        self.last.setVisible(self.last.topLevelItemCount() > 0)

    def add(self) -> None:
        """Put the rate of the line into the table."""
        words = self.context.words
        try:
            values = {key: editor.value() for key, editor in self.editors.items()}
        except Unreadable as problem:
            self._say(words.tr(problem.reason, **problem.values))
            return
        currency, rate, since = (values[column.key] for column in _COLUMNS)
        if not isinstance(rate, Decimal) or rate <= 0 or not isinstance(since, date) or not currency:
            self._say(words.tr(N_("Choose a currency, and say its rate above zero and from which day on it holds.")))
            return
        assert self.record is not None
        self._say("")
        kept = [
            row
            for row in self.grid.model.rows()
            if (row[ExchangeRate.currency], row[ExchangeRate.since]) != (currency, since)
        ]
        self.grid.model.fill([*kept, Row(values)], ())
        self.grid.model.is_dirty = True
        self.grid.refresh()
        self.show_last()
        for key in (ExchangeRate.currency.key, ExchangeRate.rate.key):
            self.editors[key].set_value(None)
        self.editors[ExchangeRate.currency.key].setFocus()

    def _say(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def write(self, record: Record) -> bool:
        if self.grid.model.has_texts:
            self._say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
            return False
        record[Trade.exchange_rates] = self.grid.model.rows()
        return True
