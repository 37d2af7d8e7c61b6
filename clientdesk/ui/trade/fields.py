"""The fields of a document beside each other, without those that have nothing to say as it stands."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import EXPENSE, GOODS_RETURN, ORDER, QUOTATION, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import QWIDGETSIZE_MAX
from clientdesk.ui.look import em

_LABEL = 12
_LATER = frozenset({"accountant_note", "settled_on", "promised_payment", "approver", "approved_on", "paid_on"})
"""What is noted of a document that stands in the file already."""
_IN_STATES = {"void_reason": ("void",), "bounced_on": ("bounced",)}
"""What only a document in one of these states has."""
_BILLS = frozenset({"cheque", "bank_bill", "trade_bill", "lc", "other"})
"""The methods of payment that come with a paper of its own number and day."""
_STATED = frozenset({ORDER.name, QUOTATION.name})
"""The kinds whose state is chosen while they are written; the others are what they are."""

_FOLLOWED = frozenset({(SHIPMENT.name, "order"), (GOODS_RETURN.name, "shipment"), (ORDER.name, "quotation")})


def has_say(field: Field[Any], record: Record, *, base: str) -> bool:
    """Whether a field is to be shown for a document as it stands; what holds something always is, but for the rate of
    the currency of the books, `base`."""
    key, value = field.key, record[field]
    if key == "rate":
        currency = record[record.kind.by_key["currency"]]
        return bool(base) and currency not in (None, base)
    if key == "state" and not record.id:
        return record.kind.name in _STATED
    if value is not None:
        return True
    if key in _IN_STATES:
        return record[record.kind.by_key["state"]] in _IN_STATES[key]
    if record.id:
        return True
    if key in ("bill_no", "bill_due"):
        return record[record.kind.by_key["method"]] in _BILLS
    if record.kind.name == EXPENSE.name and key in ("reason", "pay_method"):
        return False
    return key not in _LATER


def follows(key: str, kind: str) -> bool:
    """Whether a field of a kind names a document that this one takes its currency and terms from."""
    return (kind, key) in _FOLLOWED


class Abreast(QWidget):
    """So many fields beside each other; those that are left out leave no hole."""

    def __init__(self, fields: list[Field[Any]], context: Context, parent: QWidget, *, columns: int) -> None:
        super().__init__(parent)
        self.columns = columns
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.entries = {field.key: Entry(field, context, self) for field in fields}
        self._shown: list[Entry] = []
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(em(self, 1.2))
        self.grid.setVerticalSpacing(em(self, 0.5))
        for entry in self.entries.values():
            entry.label.setFixedWidth(em(self, _LABEL))
            if entry.aside is None:
                # Beside each other fields of several widths have ragged edges.
                entry.editor.setMaximumWidth(QWIDGETSIZE_MAX)
        for side in range(columns):
            self.grid.setColumnStretch(2 * side + 1, 1)
        self.show_these(list(self.entries))

    def show_these(self, keys: list[str]) -> None:
        """Show the fields of these keys, in the order they are declared in."""
        shown = [entry for key, entry in self.entries.items() if key in keys]
        if shown == self._shown:
            return
        self._shown = shown
        for entry in self.entries.values():
            for part in (entry.label, entry.cell):
                self.grid.removeWidget(part)
                part.setVisible(entry in shown)
        for place, entry in enumerate(shown):
            row, side = divmod(place, self.columns)
            self.grid.addWidget(entry.label, row, 2 * side, Qt.AlignmentFlag.AlignTop)
            self.grid.addWidget(entry.cell, row, 2 * side + 1, Qt.AlignmentFlag.AlignTop)
