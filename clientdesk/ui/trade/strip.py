"""The strip above a document: how often and for how much its client bought of late, what is at stake with it, what
gifts come to."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clientdesk.desk.trading.buying import LATELY, Bought, Strip, strip
from clientdesk.dossier.kinds import EXPENSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.spent import Expense
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.labels import quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.trade.wording import amount

if TYPE_CHECKING:
    from clientdesk.desk import Desk

_SETTLED = 250
"""Milliseconds after the last change until it is looked up."""
STRIPPED = frozenset({"quotation", "order", "shipment", "expense"})
"""The kinds of document above which something is told."""


@dataclass(frozen=True)
class Said:
    """What stands in the strip: a sentence, which `warns` where something stands against it, and a quiet one."""

    text: str
    more: str = ""
    warns: bool = False


class StripView(QFrame):
    """It tells and never stands in the way."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.said: Said | None = None
        self._record: Record | None = None
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).tip))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.6), em(self, 0.5), em(self, 1.6), em(self, 0.5))
        column.setSpacing(2)
        self.stake = wrapping(parent=self)
        self.stake.setAccessibleName(context.words.tr(N_("Credit")))
        self.bought = quiet(parent=self)
        column.addWidget(self.stake)
        column.addWidget(self.bought)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLED)
        self._timer.timeout.connect(self._look)
        self.hide()

    def look_soon(self, record: Record) -> None:
        """Look again once nothing more is changed; `record` is the document as it stands, nobody else's."""
        if record.kind.name in STRIPPED:
            self._record = record
            self._timer.start()

    def _look(self) -> None:
        if self._record is not None:
            look = partial(said, self.context.desk, self._record, words=self.context.words)
            self.context.tasks.read(("strip", id(self)), look, self.show_said)

    def show_said(self, told: Said | None) -> None:
        """Show what was found."""
        self.said = told
        self.setVisible(told is not None)
        if told is None:
            return
        colours = colours_of(self)
        self.stake.setText(told.text)
        coloured(self.stake, colours.problem if told.warns else colours.words)
        self.bought.setText(told.more)
        self.bought.setVisible(bool(told.more))


def said(desk: "Desk", record: Record, *, words: Catalogue) -> Said | None:
    """Off the window's thread: what is to be told above a document as it stands; None where there is nothing."""
    if record.kind.name == EXPENSE.name:
        return _of_gifts(desk, record, words=words)
    told = strip(desk, record)
    if told is None:
        return None
    return Said(stake(told, words), bought(told.bought, told.base, words), told.warns)


def _of_gifts(desk: "Desk", expense: Record, *, words: Catalogue) -> Said | None:
    warning, link = desk.trading.approving.warning(expense), expense[Expense.client]
    if warning is None or link is None:
        return None
    base = desk.trading.rules().base
    text = words.tr(
        N_("Entertainment and gifts for {client} come to {total} in {year}, above {limit}."),
        client=link.name or warning.client,
        total=amount(warning.total, base),
        year=warning.year,
        limit=amount(warning.limit, base),
    )
    return Said(text, warns=True)


def stake(told: Strip, words: Catalogue) -> str:
    """What is at stake with a client, beside its limit; a hold with its reason first."""
    parts = []
    if told.hold:
        held = words.tr(N_("Credit hold: nothing is to be sold to {name} for the time being."), name=told.name)
        reason = words.tr(N_("Reason: {reason}"), reason=told.reason) if told.reason else ""
        parts.append(f"{held} {reason}".strip())
    parts.append(words.tr(N_("Owed and on order with this document {amount}"), amount=_exposure(told, words)))
    if told.limit is None:
        parts.append(words.tr(N_("no credit limit")))
    else:
        parts.append(words.tr(N_("credit limit {amount}"), amount=amount(told.limit.amount, told.limit.currency)))
        parts += _left(told, words)
    return "   ·   ".join(parts)


def _exposure(told: Strip, words: Catalogue) -> str:
    """In the currency of the limit it is compared with, where that is not the one of the books then in both."""
    shown = amount(told.exposure, told.base)
    if told.limit is None or told.limit.left is None or told.limit.currency == told.base:
        return shown
    used = amount(told.limit.amount - told.limit.left, told.limit.currency)
    return words.tr(N_("{amount} ({other})"), amount=used, other=shown)


def _left(told: Strip, words: Catalogue) -> list[str]:
    assert told.limit is not None
    left, currency = told.limit.left, told.limit.currency
    if left is None:
        return [words.tr(N_("there is no rate of exchange to compare them"))]
    if left < 0:
        return [words.tr(N_("{amount} above the limit"), amount=amount(-left, currency))]
    return [words.tr(N_("{amount} are left"), amount=amount(left, currency))]


def bought(told: Bought, base: str, words: Catalogue) -> str:
    """How often and for how much was bought of late, and when last."""
    if told.last is None:
        return words.tr(N_("Has not bought anything yet."))
    if not told.times:
        return words.tr(
            N_("Bought nothing in the last {days} days, last on {day}."), days=LATELY, day=told.last.isoformat()
        )
    return words.ntr(
        "Bought {n} time in the last {days} days, for {amount}, last on {day}.",
        "Bought {n} times in the last {days} days, for {amount}, last on {day}.",
        told.times,
        days=LATELY,
        amount=amount(told.amount, base),
        day=told.last.isoformat(),
    )
