"""What opportunities come to: the forecast month by month, and what was won, how fast, and why the rest was lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.analysis.sales.forecast import OVERDUE, UNDATED, Outlook
from clientdesk.analysis.sales.outcome import (
    COMPETITOR,
    OWNER,
    PRODUCT,
    REASON,
    Lost,
    WinRate,
    against,
    cycle,
    ended_within,
    lost_by,
    win_rate,
)
from clientdesk.dossier.choices.shared import LOST_REASON
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.sales.wording import money, share, uncounted
from clientdesk.ui.trade.table import Column, LinesTable, Told

_MONTHS: dict[str, str] = {OVERDUE: N_("Day has passed"), UNDATED: N_("No day yet")}
_FORECAST = (
    Column(N_("Month"), 14),
    Column(N_("How many"), 8, right=True, sample="1,000"),
    Column(N_("Committed (≥ 80%)"), 16, right=True),
    Column(N_("Best case (≥ 40%)"), 16, right=True),
    Column(N_("Pipeline"), 16, right=True),
    Column(N_("Together"), 16, right=True),
    Column(N_("Weighted"), 16, right=True),
)
_LOST = (
    Column(N_("Lost by"), 30),
    Column(N_("How many"), 8, right=True, sample="1,000"),
    Column(N_("Share"), 8, right=True, sample="100%"),
    Column(N_("Amount"), 16, right=True),
)
_AGAINST = (
    Column(N_("Competitor"), 30),
    Column(N_("Won"), 8, right=True),
    Column(N_("Lost"), 8, right=True),
    Column(N_("Win rate"), 8, right=True, sample="100%"),
)
_BY = (
    (REASON, N_("By reason")),
    (COMPETITOR, N_("By competitor")),
    (PRODUCT, N_("By product")),
    (OWNER, N_("By who was in charge")),
)


@dataclass(frozen=True)
class Outcome:
    """What became of the opportunities of a year; `against` are (competitor, rate)."""

    year: int
    rate: WinRate
    cycle: Decimal | None
    lost: dict[str, tuple[Lost, ...]]
    against: tuple[tuple[str, WinRate], ...]


def outcome(deals: Sequence[Deal], today: date) -> Outcome:
    """That of the year of a day, up to it."""
    ended = ended_within(deals, date(today.year, 1, 1), today)
    lost = {by: lost_by(ended, by) for by, _title in _BY}
    return Outcome(today.year, win_rate(ended), cycle(ended), lost, against(ended))


class Forecast(QWidget):
    """A line for each month, and one for all of them."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.base = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        self.note = quiet(parent=self)
        column.addWidget(self.note)
        self.table: LinesTable[Outlook] = LinesTable(words, words.tr(N_("Forecast")), _FORECAST, self._tell, self)
        column.addWidget(self.table, 1)

    def show_months(self, months: Sequence[Outlook], *, base: str) -> None:
        """Show what they may bring, in the currency of the books."""
        unknown = sum(month.unknown for month in months)
        told = self.words.tr(
            N_("In {currency}, by the day on which the order is expected. What is on hold is left out."), currency=base
        )
        self.note.setText(self.words.sentences(told, uncounted(unknown, self.words)))
        total = sum(months, Outlook(""))
        self.table.tell_lines((*months, Outlook("", *_figures(total))) if months else ())

    def _tell(self, month: Outlook) -> Told:
        tr = self.words.tr
        title = tr(_MONTHS[month.month]) if month.month in _MONTHS else month.month or tr(N_("All"))
        amounts = (month.committed, month.best_case, month.pipeline, month.total, month.weighted)
        late = {0: colours_of(self).problem} if month.month == OVERDUE else {}
        return Told((title, f"{month.count:,}", *(money(amount) if amount else "" for amount in amounts)), late)


def _figures(month: Outlook) -> tuple[int, Decimal, Decimal, Decimal, Decimal, int]:
    return month.count, month.committed, month.best_case, month.pipeline, month.weighted, month.unknown


class Analysis(QWidget):
    """Win rates and how long it takes; lost ones by what they have in common; our rate against each competitor."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.found: Outcome | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        self.rate = wrapping(parent=self)
        self.cycle = quiet(parent=self)
        column.addWidget(self.rate)
        column.addWidget(self.cycle)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        line.addWidget(heading(words.tr(N_("Why we lost")), self))
        line.addSpacing(em(self, 1))
        self.ways = [push(words.tr(title), partial(self.show_by, by), self) for by, title in _BY]
        for button in self.ways:
            line.addWidget(button)
        line.addStretch()
        self.group = one_of(self.ways, self)
        column.addLayout(line)
        self.lost: LinesTable[Lost] = LinesTable(words, words.tr(N_("Why we lost")), _LOST, self._tell_lost, self)
        column.addWidget(self.lost, 3)
        column.addSpacing(em(self, 0.8))
        column.addWidget(heading(words.tr(N_("Whom we met")), self))
        self.met: LinesTable[tuple[str, WinRate]] = LinesTable(
            words, words.tr(N_("Whom we met")), _AGAINST, self._tell_met, self
        )
        column.addWidget(self.met, 2)
        # Few lines stand below one another, not each list in its part of an empty page.
        column.addStretch()

    def show_outcome(self, found: Outcome, *, base: str) -> None:
        """Show what became of the opportunities of a year."""
        self.found = found
        words, rate = self.words, found.rate
        told = words.tr(
            N_("In {year}: won {won} and lost {lost}. Win rate by number {by_number}, by amount {by_amount}."),
            year=found.year,
            won=rate.won,
            lost=rate.lost,
            by_number=share(rate.by_number, words),
            by_amount=share(rate.by_amount, words),
        )
        self.rate.setText(told)
        amounts = words.tr(
            N_("Won {won}, lost {lost}, in {currency}."),
            won=money(rate.won_amount),
            lost=money(rate.lost_amount),
            currency=base,
        )
        days = words.tr(
            N_("Half of those that were won took at most {days} days."), days=plain(found.cycle or Decimal(0))
        )
        parts = (amounts, days if found.cycle is not None else "", uncounted(rate.unknown, words))
        self.cycle.setText(words.sentences(*parts))
        self.show_by(_BY[max(0, self.group.checkedId())][0])
        self.met.tell_lines(found.against)
        _as_high_as_its_lines(self.met)

    def show_by(self, by: str) -> None:
        """Tell the lost ones apart by this."""
        if self.found is not None:
            self.lost.tell_lines(self.found.lost[by])
            _as_high_as_its_lines(self.lost)

    def _tell_lost(self, one: Lost) -> Told:
        by = _BY[max(0, self.group.checkedId())][0]
        key = LOST_REASON.label(one.key, self.words) if by == REASON and one.key else one.key
        return Told(
            (key or self.words.tr(N_("not said")), f"{one.count:,}", share(one.share, self.words), money(one.amount))
        )

    def _tell_met(self, one: tuple[str, WinRate]) -> Told:
        name, rate = one
        return Told((name, f"{rate.won:,}", f"{rate.lost:,}", share(rate.by_number, self.words)))


def _as_high_as_its_lines(table: LinesTable[Any]) -> None:
    """At most; where there is less room its lines scroll."""
    height = table.horizontalHeader().minimumHeight() + table.verticalHeader().length() + 2 * table.frameWidth()
    table.setMaximumHeight(height)
