"""A product to be added or changed: its fields, and the prices it has besides."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.kinds import PRODUCT
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.product import Product
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry, is_wide
from clientdesk.ui.form.scrolling import WIDEST, Scrolling
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em, within_screen
from clientdesk.ui.rows.grid import Grid

_WIDTH, _HEIGHT = WIDEST + 4, 46
"""Letters; the form is as wide as the dialog."""


def add_product(context: Context, parent: QWidget | None) -> "ProductDialog":
    """Ask for a new product."""
    dialog = ProductDialog(context, context.desk.clients.new(PRODUCT.name), parent)
    dialog.open()
    return dialog


class ProductDialog(FieldsDialog):
    """New or as it stands."""

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        title = words.tr(N_("Product {code}"), code=record.code) if record.id else words.tr(N_("New product"))
        super().__init__(context, title, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = Scrolling(self)
        self.form.add(self._make_fields())
        self.margin = quiet(parent=self.form.page)
        self.form.add(self.margin)
        self.levels = Grid(Product.price_levels, context, self.form.page)
        self.form.add(self.levels)
        told = N_("A line of an order takes the price of the quantity it reaches; prices of classes are for reading.")
        self.form.add(quiet(words.tr(told), self.form.page))
        self.form.column.addStretch()
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self.resize(within_screen(self, _WIDTH, _HEIGHT))
        self.show_record(record)

    def _make_fields(self) -> QWidget:
        """Two fields stand beside each other; what is long has a line of its own."""
        part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.5))
        row, side = 0, 0
        for field in Product.declared.fields:
            if isinstance(field.type, Rows):
                continue
            entry = self.entries[field.key] = Entry(field, self.context, part)
            entry.label.setMinimumWidth(0)
            entry.label.setMaximumWidth(em(part, 12))
            entry.finished.connect(self.look_over)
            wide = is_wide(field)
            row, side = (row + 1, 0) if wide and side else (row, side)
            grid.addWidget(entry.label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, row, 2 * side + 1, 1, 3 if wide else 1, Qt.AlignmentFlag.AlignTop)
            row, side = (row + 1, 0) if wide or side else (row, 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        return part

    # Filling

    def show_record(self, record: Record) -> None:
        """Show a product as it stands."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(record[entry.field])
        self.levels.show_rows(record, record.rows(Product.price_levels), ())
        self.show_margin()
        self.entries[Product.name.key].editor.setFocus()

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        self.show_margin()

    def show_margin(self) -> None:
        """Say what is left of the price after the cost."""
        try:
            price, cost = (self.entries[field.key].editor.value() for field in (Product.price, Product.cost))
        except Unreadable:
            price = cost = None
        known = bool(price) and cost is not None
        words = self.context.words
        self.margin.setVisible(known)
        if known:
            left = price - cost
            told = N_("Margin {amount} ({share} of the price)")
            self.margin.setText(words.tr(told, amount=f"{left:,.2f}", share=f"{left / price:.1%}"))

    # Storing

    def look_for_gaps(self) -> None:
        name = self.entries[Product.name.key]
        if not name.is_refused and not name.editor.text().strip():
            name.refuse(self.context.words.tr(N_("Say what the product is called.")))

    def show_entry(self, entry: Entry) -> None:
        self.form.ensureWidgetVisible(entry.cell)
        super().show_entry(entry)

    def save(self) -> None:
        if self.levels.model.has_texts:
            self.say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
        else:
            super().save()

    def storing(self, record: Record) -> Callable[[], Changed]:
        record[Product.price_levels] = self.levels.model.rows()
        clients = self.context.desk.clients
        return partial(clients.save if record.id else clients.create, record)
