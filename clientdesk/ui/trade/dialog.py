"""A document to be written or changed: its fields, its lines with what they come to, and what stands against it."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.analysis.trade.amounts import lines_amount
from clientdesk.desk.trading.settling import WITH_LINES
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import em
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.trade.wording import amount, kind_label

_LEFT_OUT = frozenset({"particulars", "export_batch"})
"""What the program writes itself."""
_LATER = (
    "delivery_address",
    "invoice_title",
    "remarks",
    "void_reason",
    "accountant_note",
    "settled_on",
    "promised_payment",
)
"""What stands below the lines."""
_ABREAST = 3
"""So many fields stand beside each other above the lines."""
_WIDTH, _HEIGHT = 96, 50


class DocumentDialog(FieldsDialog):
    """New or as it stands. Empty fields are filled by the program where they follow from others: prices from products,
    the currency and terms from the client, the due date from the terms."""

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        label = kind_label(record.kind.name, words)
        title = f"{label} {record.code}" if record.code else words.tr(N_("New: {kind}"), kind=label)
        super().__init__(context, title, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = Scrolling(self)
        self.grids: dict[str, Grid] = {}
        fields = [field for field in record.kind.sections[0].declared.fields if _is_shown(field)]
        above = [field for field in fields if not isinstance(field.type, Rows) and field.key not in _LATER]
        self.form.add(self._make_fields(above, columns=_ABREAST))
        for field in (field for field in fields if isinstance(field.type, Rows)):
            grid = self.grids[field.key] = Grid(field, context, self.form.page)
            grid.fit_choices()
            grid.model.touched.connect(self.show_sums)
            self.form.add(grid)
        self.sums = wrapping(parent=self.form.page)
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sums.setAccessibleName(words.tr(N_("Sums")))
        self.form.add(self.sums)
        self.form.add(self._make_fields([field for field in fields if field.key in _LATER], columns=1))
        self.form.column.addStretch()
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        room = self.screen().availableSize()
        self.resize(min(em(self, _WIDTH), room.width()), min(em(self, _HEIGHT), round(room.height() * 0.9)))
        self.show_record(record)

    def _make_fields(self, fields: list[Field[Any]], *, columns: int) -> QWidget:
        part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.5))
        for place, field in enumerate(fields):
            entry = self.entries[field.key] = Entry(field, self.context, part)
            row, side = divmod(place, columns)
            grid.addWidget(entry.label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, row, 2 * side + 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        for side in range(columns):
            grid.setColumnStretch(2 * side + 1, 1)
        return part

    # Filling

    def show_record(self, record: Record) -> None:
        """Show a document as it stands."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(record[entry.field])
        for key, grid in self.grids.items():
            grid.show_rows(record, record.rows(record.kind.by_key[key]), ())
        self.show_sums()
        first = self.grids.get("lines")
        if first is not None and record[record.kind.by_key["client"]] is not None:
            first.view.setFocus()
        else:
            next(iter(self.entries.values())).editor.setFocus()

    def show_sums(self) -> None:
        """Say what the lines come to."""
        assert self.record is not None
        words, grid = self.context.words, self.grids.get("lines")
        if grid is None or self.record.kind.name not in WITH_LINES:
            self.sums.hide()
            return
        entry = self.entries.get("price_incl_tax")
        incl = bool(entry.editor.value()) if entry is not None and not entry.is_refused else False
        total = lines_amount(grid.model.rows(), incl=incl)
        told = N_("Net {net}   ·   tax {tax}   ·   total {total}")
        parts: dict[str, Decimal] = {"net": total.net, "tax": total.tax, "total": total.total}
        self.sums.setText(words.tr(told, **{name: amount(value) for name, value in parts.items()}))

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        if entry.field.key == "price_incl_tax":
            self.show_sums()

    # Storing

    def save(self) -> None:
        """Store it, unless a cell holds what cannot be read."""
        if any(grid.model.has_texts for grid in self.grids.values()):
            self.say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
        else:
            super().save()

    def storing(self, record: Record) -> Callable[[], Changed]:
        for key, grid in self.grids.items():
            record[record.kind.by_key[key]] = grid.model.rows()
        clients = self.context.desk.clients
        return partial(clients.save if record.id else clients.create, record)


def _is_shown(field: Field[Any]) -> bool:
    return field.stored and field.key not in _LEFT_OUT
