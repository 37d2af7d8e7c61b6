"""The page of products: the list with what they bring, found by any word; added, changed, retired, pasted."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.trading.goods import Good, goods, set_active
from clientdesk.dossier.folding import fold
from clientdesk.dossier.kinds import PRODUCT, SHIPMENT
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.record import Record
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit, Tick
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.page_parts import nothing_yet, page_title, title_line
from clientdesk.ui.products.dialog import ProductDialog, add_product
from clientdesk.ui.products.pasting import PasteDialog
from clientdesk.ui.trade.book_page import BookPage
from clientdesk.ui.trade.table import Column, LinesTable, Told

_DEBOUNCE = 120
_COLUMNS = (
    Column(N_("Code"), 12, sample="SAMPLE-SP0003"),
    Column(N_("Product"), 27),
    Column(N_("Model"), 12),
    Column(N_("Category"), 17),
    Column(N_("Unit price"), 14, right=True),
    Column(N_("Cost"), 13, right=True),
    Column(N_("Margin"), 9, right=True),
    Column(N_("Tax rate"), 9, right=True),
    Column(N_("Is sold"), 9),
    Column(N_("Sold this year"), 15, right=True),
)
_KEYS: tuple[Callable[[Good], Any], ...] = (
    lambda good: good.code,
    lambda good: good.name.casefold(),
    lambda good: good.model.casefold(),
    lambda good: good.category.casefold(),
    lambda good: good.price or Decimal(0),
    lambda good: good.cost or Decimal(0),
    lambda good: Decimal(-1000) if good.margin is None else good.margin,
    lambda good: good.tax or Decimal(0),
    lambda good: not good.active,
    lambda good: good.sold,
)


class ProductsPage(BookPage):
    """All products, and what may be done with them."""

    kinds = frozenset({PRODUCT.name, SHIPMENT.name})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.goods: tuple[Good, ...] = ()
        self.order: tuple[int, bool] | None = None
        """The column by which the list is sorted, and whether it is turned round."""
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 1))
        column.setSpacing(em(self, 0.7))
        column.addLayout(self._make_head())
        self.places = QStackedWidget(self)
        self.table: LinesTable[Good] = LinesTable(words, words.tr(N_("Products")), _COLUMNS, self._tell, self.places)
        self.table.let_sort()
        self.empty = self._make_empty(self.places)
        self.nothing = quiet(parent=self.places)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for place in (self.table, self.empty, self.nothing):
            self.places.addWidget(place)
        column.addWidget(self.places, 1)
        column.addLayout(self._make_tools())
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self.show_matching)
        self.finder.textChanged.connect(lambda _text: self._debounce.start())
        self.retired.toggled.connect(lambda _on: self.show_matching())
        self.table.opened.connect(self._open)
        self.table.moved.connect(self._show_tools)
        self.table.sort_asked.connect(self.sort)
        self.setFocusProxy(self.finder)

    # Making

    def _make_head(self) -> QVBoxLayout:
        words = self.context.words
        column = QVBoxLayout()
        column.setSpacing(em(self, 0.5))
        self.count = quiet(parent=self)
        self.add_button = push(words.tr(N_("+ Product")), self.add, self)
        self.paste_button = push(words.tr(N_("Paste from Excel…")), self.paste, self)
        title = page_title(words.tr(N_("Products")), self)
        column.addLayout(title_line(title, self.count, [self.add_button, self.paste_button]))
        search = QHBoxLayout()
        self.finder = LineEdit(self)
        self.finder.setPlaceholderText(words.tr(N_("Name, model, article number, category or pinyin…")))
        self.finder.setAccessibleName(words.tr(N_("Find a product")))
        self.finder.setClearButtonEnabled(True)
        self.finder.setMaximumWidth(em(self, 40))
        self.finder.escape = self._clear
        search.addWidget(self.finder, 1)
        self.retired = Tick(words.tr(N_("Include those no longer sold")), self)
        search.addWidget(self.retired)
        search.addStretch()
        column.addLayout(search)
        return column

    def _make_empty(self, parent: QWidget) -> QWidget:
        words, side = self.context.words, QWidget(parent)
        told = N_(
            "A product keeps its price, unit and tax, so that a line of an order is written in a few letters, and it "
            "tells what it brings. Names typed into orders can be made products there, too."
        )
        title = heading(words.tr(N_("No products yet")), side)
        self.first_button = push(words.tr(N_("Add the first product")), self.add, side)
        steps = [self.first_button, push(words.tr(N_("Paste from Excel…")), self.paste, side)]
        return nothing_yet(side, [title, wrapping(words.tr(told), side)], steps)

    def _make_tools(self) -> QHBoxLayout:
        tr = self.context.words.tr
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.open_button = push(tr(N_("Open")), self.open_current, self)
        self.retire_button = push(tr(N_("Stop selling")), partial(self.set_active, active=False), self)
        self.revive_button = push(tr(N_("Sell again")), partial(self.set_active, active=True), self)
        self.tools = (self.open_button, self.retire_button, self.revive_button)
        for button in self.tools:
            line.addWidget(button)
        line.addStretch()
        return line

    # Showing

    def refresh(self) -> None:
        """Look the products up anew."""
        self.is_stale = False
        self.context.tasks.read("products", partial(goods, self.context.desk), self.show_goods)

    def show_goods(self, found: tuple[Good, ...]) -> None:
        """Show these."""
        self.goods = found
        self.show_matching()

    def show_matching(self) -> None:
        """Show those that are called as was typed."""
        self._debounce.stop()
        words, typed = self.context.words, fold(self.finder.text().strip())
        offered = [good for good in self.goods if good.active or self.retired.isChecked()]
        shown = [good for good in offered if is_called(good, typed)]
        if self.order is not None:
            place, turned = self.order
            shown.sort(key=_KEYS[place], reverse=turned)
        before = self.wanted or (self.table.current.code if self.table.current else "")
        self.wanted = ""
        self.table.show_lines(shown, at=next((n for n, good in enumerate(shown) if good.code == before), 0))
        self.count.setText(words.ntr("{n} product", "{n} products", len(shown)) if self.goods else "")
        only_retired = bool(self.goods) and not offered and not typed
        self.nothing.setText(
            words.tr(N_("None of the products is sold any more. Tick the box above to see them."))
            if only_retired
            else words.tr(N_('No product is called so. Another word will do, or add it with "+ Product".'))
        )
        place_shown = self.empty if not self.goods else self.table if shown else self.nothing
        self.places.setCurrentWidget(place_shown)
        self._show_tools()

    def sort(self, place: int) -> None:
        """Sort by a column; once more turns it round."""
        turned = self.order is not None and self.order == (place, False)
        self.order = (place, turned)
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        self.table.horizontalHeader().setSortIndicator(place, order)
        self.show_matching()

    def _tell(self, good: Good) -> Told:
        tr = self.context.words.tr
        texts = (
            good.code,
            good.name,
            good.model,
            good.category,
            "" if good.price is None else f"{good.price:,.2f} {good.currency}".rstrip(),
            "" if good.cost is None else f"{good.cost:,.2f}",
            "" if good.margin is None else f"{good.margin:.1%}",
            "" if good.tax is None else f"{plain(good.tax * 100)}%",
            tr(N_("Yes")) if good.active else tr(N_("No")),
            str(good.sold or ""),
        )
        colours = colours_of(self)
        loss = {6: colours.problem} if good.margin is not None and good.margin < 0 else {}
        return Told(texts, loss, colour="" if good.active else colours.quiet)

    def _show_tools(self) -> None:
        chosen = self.table.chosen_lines() if self.places.currentWidget() is self.table else []
        for button in self.tools:
            button.setVisible(self.places.currentWidget() is self.table)
        self.open_button.setEnabled(len(chosen) == 1)
        self.retire_button.setEnabled(any(good.active for good in chosen))
        self.revive_button.setEnabled(any(not good.active for good in chosen))

    # Doing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _clear(self) -> bool:
        had = bool(self.finder.text())
        self.finder.clear()
        return had

    def add(self) -> ProductDialog:
        """Ask for a new product."""
        dialog = add_product(self.context, self)
        dialog.stored.connect(partial(self._took, dialog))
        return dialog

    def open_current(self) -> None:
        """Open the product that is chosen."""
        if self.table.current is not None:
            self._open(self.table.current)

    def _open(self, good: Good) -> None:
        self.context.tasks.read("product", partial(self.context.desk.clients.get, good.code), self._show)

    def _show(self, record: Record) -> None:
        dialog = ProductDialog(self.context, record, self)
        dialog.stored.connect(partial(self._took, dialog))
        dialog.open()

    def _took(self, dialog: ProductDialog, changed: Changed) -> None:
        assert dialog.record is not None
        self.wanted = dialog.record.code
        self.took(self.context.words.tr(N_("Kept: {name}"), name=dialog.record.name), changed)

    def paste(self) -> PasteDialog:
        """Take over products from a worksheet."""
        dialog = PasteDialog(self.context, self)
        dialog.stored.connect(partial(self._pasted, dialog))
        dialog.open()
        return dialog

    def _pasted(self, dialog: PasteDialog, changed: Changed) -> None:
        self.took(dialog.outcome, changed)

    def set_active(self, *, active: bool) -> None:
        """Let what is chosen be sold again, or no more."""
        chosen = [good for good in self.table.chosen_lines() if good.active is not active]
        words, desk = self.context.words, self.context.desk
        if not chosen:
            return
        told = (
            words.ntr("{n} product is sold again", "{n} products are sold again", len(chosen))
            if active
            else words.ntr("{n} product is sold no more", "{n} products are sold no more", len(chosen))
        )
        work = partial(set_active, desk, [good.code for good in chosen], active=active)
        self.context.tasks.ask(work, partial(self.took, told), self.failed)


def is_called(good: Good, typed: str) -> bool:
    """Whether a product holds the letters in a word of its own, or its name is read so."""
    words = (good.name, good.model, good.article, good.category, good.code)
    if not typed or any(typed in fold(word) for word in words):
        return True
    return typed.isascii() and any(typed in reading for pair in pinyin_readings(good.name) for reading in pair)
