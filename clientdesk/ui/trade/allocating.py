"""A new receipt follows its amount: what it settles is worked out until somebody says it himself."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QObject, Signal

from clientdesk.analysis.trade.books import target
from clientdesk.desk.trading.following import Owed, allocated, owed
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.posted import Allocation, Receipt
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.rows.model import Worked
from clientdesk.ui.trade.wording import amount


class Allocating(QObject):
    """`looked` says that it is known anew what the client owes. What a receipt was made for is settled first, then
    what is due longest."""

    looked = Signal()

    def __init__(self, context: Context, grid: Grid) -> None:
        super().__init__(grid)
        self.context = context
        self.grid = grid
        self.items: dict[str, Decimal] | None = None
        self._of: tuple[str, str] = ("", "")
        self._made: tuple[Row, ...] = ()
        self._first: tuple[str, ...] = ()
        grid.work_out(Worked(context.words.tr(N_("Still owed")), self._tell_open))
        grid.let_grow(Allocation.document.key)

    def begin(self, record: Record) -> None:
        """Learn what a receipt was made with."""
        self._made = record.rows(Receipt.allocations)
        self._first = tuple(target(row[Allocation.document]) for row in self._made)
        place = self.grid.model.columns.index(Allocation.settled_on)
        self.grid.view.setColumnHidden(place, not any(row[Allocation.settled_on] for row in self._made))

    @property
    def is_ours(self) -> bool:
        """Whether nobody said by hand what is settled."""
        return self.grid.model.rows() == self._made and not self.grid.model.has_texts

    def look(self, record: Record, *, base: str) -> None:
        """Look up what the client owes, where that may be another one, or in another currency."""
        link = record[Receipt.client]
        client, currency = (link.target or "") if link else "", record[Receipt.currency] or base
        if (client, currency) == self._of or not base:
            return
        self._of, self.items = (client, currency), None
        if client:
            look = partial(owed, self.context.desk, client, currency=currency)
            self.context.tasks.read(("owed", id(self)), look, self._take)

    def _take(self, items: Sequence[Owed]) -> None:
        self.items = {item.code: item.open for item in items}
        self.grid.view.viewport().update()
        self.looked.emit()

    def follow(self, record: Record, came: Decimal | None) -> None:
        """Settle what is due longest up to what came in, unless somebody said by hand what is settled."""
        if record.id or self.items is None or not self.is_ours:
            return
        self._made = self.rows(came, [Owed(code, rest) for code, rest in self.items.items()])
        if self._made != self.grid.model.rows():
            self.grid.model.fill(self._made, ())
            self.grid.view.fit_columns()

    def rows(self, came: Decimal | None, items: Sequence[Owed]) -> tuple[Row, ...]:
        """What is settled of what is owed, with what came in; as it was made where it is for something else."""
        known = {item.code for item in items}
        return allocated(came or NOTHING, items, first=self._first) if known.issuperset(self._first) else self._made

    def create(self, record: Record) -> Changed:
        """On the store's thread: store a new receipt with what it settles, looked up at this moment."""
        desk, link = self.context.desk, record[Receipt.client]
        if link is not None and link.target:
            currency = desk.trading.completed(record)[Receipt.currency] or ""
            items = owed(desk, link.target, currency=currency)
            record[Receipt.allocations] = self.rows(record[Receipt.amount], items) or None
        return desk.clients.create(record)

    def told(self, came: Decimal | None, currency: str) -> str:
        """How much is allocated, and what is left."""
        words = self.context.words
        parts = sum((row[Allocation.amount] or NOTHING for row in self.grid.model.rows_as_typed()), NOTHING)
        left = (came or NOTHING) - parts
        if left < 0:
            text = N_("allocated {parts}   ·   {more} more than came in")
            return words.tr(text, parts=amount(parts, currency), more=amount(-left, currency))
        text = N_("allocated {parts}   ·   on account {left}")
        return words.tr(text, parts=amount(parts, currency), left=amount(left, currency))

    def _tell_open(self, row: Row) -> str:
        rest = (self.items or {}).get(target(row[Allocation.document]))
        return amount(rest) if rest is not None else ""
