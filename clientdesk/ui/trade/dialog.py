"""A document to be written or changed: its fields, its lines with what they come to, and what stands against it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.analysis.trade.amounts import line_amount, lines_amount
from clientdesk.desk.trading.filling import WITH_LINES
from clientdesk.desk.trading.following import Usual, usual, with_usual_tax
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.kinds import EXPENSE, ORDER
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Receipt
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.editors.address import AddressEditor
from clientdesk.ui.editors.chosen import ChoiceEditor
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import wrapping
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.rows.model import Worked
from clientdesk.ui.rows.record_dialog import RecordDialog
from clientdesk.ui.trade.allocating import Allocating
from clientdesk.ui.trade.fields import follows, has_say
from clientdesk.ui.trade.strip import StripView
from clientdesk.ui.trade.unknown import Unknown
from clientdesk.ui.trade.versions import VersionNote
from clientdesk.ui.trade.wording import amount, kind_label

_LEFT_OUT = frozenset({"particulars", "export_batch", "approvals", "version"})
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
_COUNTING = frozenset(
    {"client", "currency", "rate", "price_incl_tax", "order", "state", "category", "net", "tax", "method"}
)
"""What the sums, the strip and the fields that are shown depend on, besides the lines."""
_ABREAST = 3
"""So many fields stand beside each other above the lines."""


class DocumentDialog(RecordDialog):
    """New or as it stands. Empty fields are filled by the program where they follow from others: prices from products,
    the currency and terms from the client, the due date from the terms. `made` brings the news of a product that was
    made meanwhile."""

    made = Signal(object)
    size_wanted = (96, 50)

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        label = kind_label(record.kind.name, words)
        title = f"{label} {record.code}" if record.code else words.tr(N_("New: {kind}"), kind=label)
        super().__init__(context, title, parent)
        self.strip = StripView(context, self)
        self.column.addWidget(self.strip)
        self.version = VersionNote(context, self) if record.kind.name == ORDER.name else None
        if self.version is not None:
            self.column.addWidget(self.version)
        self.allocating: Allocating | None = None
        self.usual = Usual("", "")
        self.storing_new: Callable[[Record], Changed] = context.desk.clients.create
        """What stores it where it is new; whoever opens the dialog may know more that belongs to the step."""
        self.unknown: Unknown | None = None
        self.sums = wrapping(parent=self.form.page)
        self._fill_form(record)
        self.complete()
        self.show_record(record)

    def _fill_form(self, record: Record) -> None:
        """What identifies the document, its lines with what they come to, and below them what seldom matters."""
        fields = [field for field in record.kind.sections[0].declared.fields if _is_shown(field)]
        above = [field for field in fields if not isinstance(field.type, Rows) and field.key not in _LATER]
        self.add_fields(above, columns=_ABREAST)
        for field in (field for field in fields if isinstance(field.type, Rows)):
            grid = self.add_grid(field)
            grid.model.touched.connect(self.look_again)
            grid.model.typed.connect(self.show_sums)
            self._complete_grid(field.key, grid)
        if "lines" not in self.grids:
            self._add_sums()
        self.add_fields([field for field in fields if field.key in _LATER], columns=1)

    def _complete_grid(self, key: str, grid: Grid) -> None:
        words = self.context.words
        if key == "lines":
            grid.work_out(Worked(words.tr(N_("Amount with tax")), self._tell_amount))
            grid.let_grow(Line.product.key)
            self._add_sums()
            self.unknown = Unknown(self.context, grid, self.form.page, currency=self._currency)
            self.unknown.made.connect(self.made)
            self.form.add(self.unknown)
        elif key == "instalments":
            grid.let_grow()
            grid.hide()
            side = QWidget(self.form.page)
            line = QHBoxLayout(side)
            line.setContentsMargins(0, 0, 0, 0)
            self.instalments = push(words.tr(N_("Payment in instalments")), self._unfold_instalments, side)
            line.addWidget(self.instalments)
            line.addStretch()
            self.form.add(side)
        elif key == "allocations":
            self.allocating = Allocating(self.context, grid)
            self.allocating.looked.connect(self._allocate)
            self.entries["amount"].editor.edited.connect(self._allocate)

    def _add_sums(self) -> None:
        self.sums.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.sums.setAccessibleName(self.context.words.tr(N_("Sums")))
        self.form.add(self.sums)

    # Filling

    def show_record(self, record: Record) -> None:
        """Show a document as it stands."""
        self.fill(record)
        self._fit_state(record)
        if self.grids.get("instalments") and self.grids["instalments"].model.entries:
            self._unfold_instalments()
        if self.allocating is not None:
            self.allocating.begin(record)
        self.look_again()
        self._look_up_usual()
        if self.version is not None:
            self.version.look(record)
        self._begin(record)

    def _begin(self, record: Record) -> None:
        """Put the cursor where the work is: into the lines, into the amount, and first of all to the client."""
        first = self.grids.get("lines")
        if record[record.kind.by_key["client"]] is None and record.kind.name != EXPENSE.name:
            self.entries["client"].editor.setFocus()
        elif first is not None:
            first.view.setFocus()
        else:
            editor = self.entries["amount" if "amount" in self.entries else "date"].editor
            editor.setFocus()
            if isinstance(editor, LineEditor):
                editor.line.selectAll()

    def _fit_state(self, record: Record) -> None:
        """A document has a state, and a new one is not void."""
        editor = self.entries["state"].editor
        if isinstance(editor, ChoiceEditor):
            editor.drop(None, *(() if record.id else ("void", "bounced")))

    def _unfold_instalments(self) -> None:
        self.instalments.hide()
        self.grids["instalments"].show()

    # What is usual

    def _look_up_usual(self) -> None:
        """Look up what saving would fill in."""
        look = partial(usual, self.context.desk, self._as_given())
        self.context.tasks.read(("usual", id(self)), look, self.take_usual)

    def _as_given(self) -> Record:
        """The document as it stands here, without what was filled in here."""
        assert self.record is not None
        shown, currency = self.as_typed(), self.entries["currency"].field
        if not self.record.id and shown[currency] == self.usual.currency:
            shown[currency] = None
        return shown

    def take_usual(self, found: Usual) -> None:
        """Show what saving would fill in, where nobody said otherwise."""
        assert self.record is not None
        words, currency = self.context.words, self.entries["currency"]
        if not self.record.id and self._as_given()[currency.field] is None:
            currency.editor.set_value(found.currency)
        self.usual = found
        for entry in self.entries.values():
            if isinstance(entry.editor, AddressEditor):
                entry.editor.expect(found.country)
        for key, value in (("terms", found.terms), ("price_incl_tax", found.incl or None)):
            editor = self.entries[key].editor if key in self.entries else None
            if isinstance(editor, ChoiceEditor) and not self.record.id:
                shown = dict(editor.entries()).get(value)
                editor.say_usual(words.tr(N_("{value} (as usual)"), value=shown) if shown else "")
        self.look_again()

    def look_again(self) -> None:
        """Say anew what follows from what stands here."""
        self.show_sums()
        if self.record is not None:
            self._show_fitting()
            self.strip.look_soon(self.as_typed())
            self._mind_version()
        if self.unknown is not None:
            self.unknown.look()

    def _show_fitting(self) -> None:
        """Show the fields that have something to say as it stands."""
        shown = self.as_typed()
        if self.allocating is not None:
            self.allocating.look(shown, base=self.usual.base)
        for part in self.parts:
            fields = [entry.field for entry in part.entries.values()]
            part.show_these([field.key for field in fields if has_say(field, shown, base=self.usual.base)])

    def _allocate(self) -> None:
        if self.allocating is not None and self.record is not None:
            self.allocating.follow(self.record, self.as_typed()[Receipt.amount])
            self.show_sums()

    def _tell_amount(self, row: Row) -> str:
        if row[Line.quantity] is None or row[Line.price] is None:
            return ""
        return amount(line_amount(with_usual_tax(row, self.usual.tax), incl=self._incl).total)

    @property
    def _incl(self) -> bool:
        entry = self.entries.get("price_incl_tax")
        said = entry.editor.value() if entry is not None and not entry.is_refused else None
        return self.usual.incl if said is None else bool(said)

    def _currency(self) -> str:
        shown = self.as_typed()
        return shown[shown.kind.by_key["currency"]] or self.usual.currency

    def _mind_version(self) -> None:
        if self.version is not None:
            self.version.mind(self.as_typed())

    def show_sums(self) -> None:
        """Say what the lines come to."""
        assert self.record is not None
        words, grid, shown = self.context.words, self.grids.get("lines"), self.as_typed()
        currency = self._currency()
        if self.allocating is not None:
            self.sums.setText(self.allocating.told(shown[Receipt.amount], currency))
            return
        if grid is None or self.record.kind.name not in WITH_LINES:
            self.sums.hide()
            return
        rows = [with_usual_tax(row, self.usual.tax) for row in grid.model.rows_as_typed()]
        total = lines_amount(rows, incl=self._incl)
        told = N_("Net {net}   ·   tax {tax}   ·   total {total}")
        self.sums.setText(
            words.tr(told, net=amount(total.net), tax=amount(total.tax), total=amount(total.total, currency))
        )

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        if entry.field.key == "client" and self.record is not None and not entry.is_refused:
            # Documents are looked for among those of the client.
            self.record[entry.field] = entry.editor.value()
        kind = self.record.kind.name if self.record is not None else ""
        if entry.field.key == "client" or follows(entry.field.key, kind):
            self._look_up_usual()
        if entry.field.key in _COUNTING:
            self.look_again()
        else:
            self._mind_version()

    @property
    def warning(self) -> str:
        """What stands against selling to the client, as it was told above; empty where nothing does."""
        told = self.strip.said
        return told.text if told is not None and told.warns else ""

    def kept(self) -> str:
        """What was stored, in a sentence, and once more what stands against it."""
        assert self.record is not None
        words = self.context.words
        kind = kind_label(self.record.kind.name, words)
        told = words.tr(N_("Kept: {kind} {number}"), kind=kind, number=self.record.code)
        return f"{told}   ·   {self.warning}" if self.warning else told

    # Storing

    def storing_whole(self, record: Record) -> Callable[[], Changed]:
        if record.id:
            return partial(self.context.desk.clients.save, record)
        currency = self.entries["currency"].field
        if record[currency] == self.usual.currency:
            # Nobody chose another one, so it is what follows at the moment of saving.
            record[currency] = None
        if self.allocating is not None and self.allocating.is_ours:
            return partial(self.allocating.create, record)
        return partial(self.storing_new, record)


def _is_shown(field: Field[Any]) -> bool:
    return field.stored and field.key not in _LEFT_OUT
