"""Under the lines of a document: names that are no products yet, each made one with a click; and what lines take over
from their products at once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.desk.trading.picking import filled
from clientdesk.dossier.kinds import PRODUCT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.bar import Bar
from clientdesk.ui.context import Context
from clientdesk.ui.refusals import reason
from clientdesk.ui.rows.grid import Grid


class Unknown(Bar):
    """`made` brings the news of a product that was made."""

    made = Signal(object)

    def __init__(self, context: Context, grid: Grid, parent: QWidget, *, currency: Callable[[], str]) -> None:
        super().__init__(parent)
        self.context = context
        self.currency = currency
        """Tells that of the document, in which the prices of its lines are."""
        self.grid = grid
        self._asked: set[str] = set()
        """Products that have no more to give."""

    def look(self) -> None:
        """The lines may have changed."""
        rows = self.grid.model.rows()
        waiting = [
            link.target
            for row in rows
            if (link := row[Line.product])
            and link.target
            and row[Line.price] is None
            and link.target not in self._asked
        ]
        if waiting:
            self._asked.update(waiting)
            desk = self.context.desk
            look = partial(filled, desk, rows, currency=self.currency())
            self.context.tasks.read(("lines", id(self)), look, partial(self._fill, rows))
        names = [link.name for row in rows if (link := row[Line.product]) and not link.target and link.name]
        if not names:
            self.hide()
            return
        words = self.context.words
        told = words.tr(
            N_('"{name}" is no product yet. It can stay a name; as a product it keeps its price and is found again.'),
            name=names[0],
        )
        self.show_text(told, (words.tr(N_("Make it a product")), partial(self.make, names[0])))

    def _fill(self, before: tuple[Row, ...], after: tuple[Row, ...]) -> None:
        if self.grid.model.rows() != before:
            self._asked.clear()
            self.look()
            return
        model = self.grid.model
        # Nobody has typed what is filled in here.
        was_dirty = model.is_dirty
        places = {column.key: place for place, column in enumerate(model.columns)}
        kept = [place for place, entry in enumerate(model.entries) if entry.values]
        for place, old, new in zip(kept, before, after, strict=True):
            for key in new.values.keys() - old.values.keys():
                model.put(model.index(place, places[key]), new.values[key])
        model.is_dirty = was_dirty

    def make(self, name: str) -> None:
        """Make a product of this name with what its line says, and let the line lead to it."""
        row = next((row for row in self.grid.model.rows() if _is_named(row, name)), None)
        if row is None:
            return
        clients = self.context.desk.clients
        record = clients.new(PRODUCT.name)
        record[Product.name], record[Product.model] = name, row[Line.model]
        record[Product.unit], record[Product.price] = row[Line.unit], row[Line.price]
        record[Product.tax_rate], record[Product.currency] = row[Line.tax_rate], self.currency() or None
        self.button.setEnabled(False)
        self.context.tasks.ask(partial(clients.create, record), partial(self._took, record), self._failed)

    def _took(self, record: Record, changed: Changed) -> None:
        self.button.setEnabled(True)
        model = self.grid.model
        place = next(place for place, column in enumerate(model.columns) if column.key == Line.product.key)
        for row, entry in enumerate(model.entries):
            if _is_named(entry.row(), record.name):
                model.put(model.index(row, place), Link(record.code, record.name))
        self.made.emit(changed)

    def _failed(self, error: Exception) -> None:
        self.button.setEnabled(True)
        self.text.setText(reason(error, self.context.words))


def _is_named(row: Row, name: str) -> bool:
    link = row[Line.product]
    return link is not None and not link.target and link.name == name
