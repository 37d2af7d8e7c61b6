"""The tab of a client's trade: what is owed, the documents, the account; new documents, and what follows from them."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.trading.following import create_with_followed, order_of
from clientdesk.desk.trading.overview import Document, Overview, overview
from clientdesk.dossier.kinds import DOCUMENT_NAMES, HOUSE, PRODUCT
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em, on_paper
from clientdesk.ui.opened import Opened
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.trade.account import AccountView
from clientdesk.ui.trade.dialog import DocumentDialog
from clientdesk.ui.trade.documents import DocumentList
from clientdesk.ui.trade.wording import amount, kind_label, told

DOCUMENTS, ACCOUNT = range(2)
_OURS = DOCUMENT_NAMES | {PRODUCT.name, HOUSE.name}
_FIRST = ("order", "shipment", "receipt")
_MORE = ("quotation", "goods_return", "adjustment", "expense")
_OF_KINDS = {
    "quotation": ("order", "void"),
    "order": ("confirm", "ship", "void"),
    "shipment": ("pay", "return", "void"),
    "expense": (),
}
"""What can follow from a document of a kind, in the order of the work; from the others nothing but `void`."""


class TradePage(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` says what
    went wrong; `letter_asked` wants a "statement" or a "reminder" for the client."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    letter_asked = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.seen: Overview | None = None
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.6), em(self, 0.8), em(self, 1.6), em(self, 1))
        column.setSpacing(em(self, 0.6))
        column.addLayout(self._make_new())
        self.owed = wrapping(parent=self)
        column.addWidget(self.owed)
        self.warning = wrapping(parent=self)
        coloured(self.warning, colours_of(self).problem)
        self.warning.hide()
        column.addWidget(self.warning)
        column.addLayout(self._make_tools())
        self.places = QStackedWidget(self)
        self.list = DocumentList(context, self.places)
        self.account = AccountView(context, self.places)
        self.empty = self._make_empty(self.places)
        for place in (self.list, self.account, self.empty):
            self.places.addWidget(place)
        column.addWidget(self.places, 1)
        self.list.opened.connect(lambda _document: self.open_document())
        self.list.moved.connect(self._show_tools)
        self.account.opened.connect(lambda _line: self._open(self.account.chosen))

    def _make_new(self) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.switches: list[QPushButton] = []
        for place, title in enumerate((N_("Documents"), N_("Account"))):
            button = push(words.tr(title), partial(self.show_part, place), self)
            self.switches.append(button)
            line.addWidget(button)
        self.group = one_of(self.switches, self)
        line.addStretch()
        self.new: dict[str, QPushButton] = {}
        for kind in _FIRST:
            self.new[kind] = push(f"+ {kind_label(kind, words)}", partial(self.write, kind), self)
            line.addWidget(self.new[kind])
        self.more = QPushButton(words.tr(N_("More")), self)
        self.more.setAutoDefault(False)
        menu = QMenu(self.more)
        for kind in _MORE:
            menu.addAction(f"+ {kind_label(kind, words)}", partial(self.write, kind))
        self.more.setMenu(menu)
        line.addWidget(self.more)
        return line

    def _make_empty(self, parent: QWidget) -> QWidget:
        words = self.context.words
        side = QWidget(parent)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, em(self, 1), 0, 0)
        column.setSpacing(em(self, 0.8))
        column.addWidget(heading(words.tr(N_("Nothing traded yet")), side))
        told = N_(
            "Begin with an order; the sale and the receipt follow from it with a click each. "
            "What is sold at once needs no order."
        )
        self.next_step = quiet(words.tr(told), side)
        column.addWidget(self.next_step)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        ways = ((N_("Write the first order"), "order"), (N_("Write a sale without an order"), "shipment"))
        self.begin = [push(words.tr(text), partial(self.write, kind), side) for text, kind in ways]
        for button in self.begin:
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        column.addStretch()
        return side

    def _make_tools(self) -> QHBoxLayout:
        tr = self.context.words.tr
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.open_button = push(tr(N_("Open")), self.open_document, self)
        self.order_button = push(tr(N_("Write the order")), partial(self._follow, "order"), self)
        self.confirm_button = push(tr(N_("Confirm")), self.confirm, self)
        self.ship_button = push(tr(N_("Write the sale")), partial(self._follow, "shipment"), self)
        self.pay_button = push(tr(N_("Note a receipt")), self.note_receipt, self)
        self.return_button = push(tr(N_("Write a return")), partial(self._follow, "goods_return"), self)
        self.void_button = push(tr(N_("Declare void")), self.void, self)
        self.tools = {
            "open": self.open_button,
            "order": self.order_button,
            "confirm": self.confirm_button,
            "ship": self.ship_button,
            "pay": self.pay_button,
            "return": self.return_button,
            "void": self.void_button,
        }
        for button in self.tools.values():
            line.addWidget(button)
        line.addStretch()
        self.letters = (
            push(tr(N_("Account statement…")), partial(self.letter_asked.emit, "statement"), self),
            push(tr(N_("Payment reminder…")), partial(self.letter_asked.emit, "reminder"), self),
        )
        for button in self.letters:
            line.addWidget(button)
        return line

    # Showing

    def show_client(self, opened: Opened) -> None:
        """Look up a client's trade and show it."""
        if self.opened is None or self.opened.record.id != opened.record.id:
            self.seen = None
            self.list.show_documents(())
            self.account.show_accounts(())
        self.opened = opened
        self._refresh()

    def take_news(self, changed: Changed) -> None:
        """A step has been done: look again where it may concern what is shown."""
        if self.opened is not None and not _OURS.isdisjoint((changed.clients or {}).values()):
            self._refresh()

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        shown = self.places.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_part(self, place: int) -> None:
        """Show the documents or the account."""
        self.switches[place].setChecked(True)
        nothing = self.seen is not None and not self.seen.documents
        self.places.setCurrentWidget(self.empty if nothing else (self.list, self.account)[place])
        self._show_tools()

    def _refresh(self) -> None:
        assert self.opened is not None
        look = partial(overview, self.context.desk, self.opened.record)
        self.context.tasks.read("trade", look, self.take_seen)

    def take_seen(self, seen: Overview) -> None:
        """Show what was looked up."""
        self.seen = seen
        self.list.show_documents(seen.documents, base=seen.base)
        self.account.show_accounts(seen.accounts)
        self._show_owed(seen)
        self.show_part(next(place for place, button in enumerate(self.switches) if button.isChecked()))

    def _show_owed(self, seen: Overview) -> None:
        words = self.context.words
        parts = [words.tr(N_("Owes {amounts}"), amounts=told(seen.balances, words))]
        if seen.overdue:
            parts.append(words.tr(N_("overdue {amounts}"), amounts=told(seen.overdue, words)))
        if seen.limit is not None:
            parts.append(words.tr(N_("credit limit {amount}"), amount=amount(seen.limit.amount, seen.limit.currency)))
        self.owed.setText("   ·   ".join(parts))
        warning = ""
        if seen.hold:
            warning = words.tr(N_("Credit hold: nothing is to be sold to this client for the time being."))
        elif seen.limit is not None and seen.exposure and seen.limit.left is None:
            warning = words.tr(
                N_("{exposure} is at stake; the house has no rate to compare it with a credit limit in {currency}."),
                exposure=amount(seen.exposure, seen.base),
                currency=seen.limit.currency,
            )
        elif seen.limit is not None and seen.limit.left is not None and seen.limit.left < 0:
            warning = words.tr(
                N_("With what is ordered {exposure} is at stake, {over} above the credit limit."),
                exposure=amount(seen.exposure, seen.base),
                over=amount(-seen.limit.left, seen.limit.currency),
            )
        self.warning.setText(warning)
        self.warning.setVisible(bool(warning))

    def _show_tools(self) -> None:
        chosen = self.list.chosen if self.places.currentWidget() is self.list else None
        kind, state = (chosen.kind, chosen.state) if chosen else ("", "")
        offered = ("open", *_OF_KINDS.get(kind, ("void",))) if chosen else ()
        for name, button in self.tools.items():
            button.setVisible(name in offered and (name != "confirm" or state == "draft"))
        for button in self.letters:
            button.setVisible(self.places.currentWidget() is self.account)
        is_draft = kind == "order" and state == "draft"
        self.open_button.setEnabled(chosen is not None)
        self.order_button.setEnabled(kind == "quotation" and state in ("draft", "sent", "accepted"))
        self.confirm_button.setEnabled(is_draft)
        text = N_("Confirm and write the sale") if is_draft else N_("Write the sale")
        self.ship_button.setText(self.context.words.tr(text))
        self.ship_button.setEnabled(is_draft or (kind == "order" and state == "confirmed"))
        self.return_button.setEnabled(kind == "shipment" and state == "posted")
        self.pay_button.setEnabled(kind == "shipment" and bool(chosen and chosen.open))
        self.void_button.setEnabled(bool(chosen) and kind != "expense" and state not in ("void", "bounced", "declined"))

    # Writing

    def write(self, kind: str) -> None:
        """Write a new document for the client."""
        if self.opened is not None:
            code = self.opened.record.code
            self._ask(partial(self.context.desk.trading.document, kind, code))

    def _follow(self, kind: str) -> None:
        chosen = self.list.chosen
        if chosen is not None:
            desk = self.context.desk
            makers: dict[str, Callable[[str], Record]] = {
                "order": partial(order_of, desk),
                "shipment": desk.trading.shipment,
                "goods_return": desk.trading.goods_return,
            }
            self._ask(partial(makers[kind], chosen.code), then=self._show_following)

    def note_receipt(self) -> None:
        """Write a receipt for what is open of the sale that is chosen."""
        chosen = self.list.chosen
        if chosen is not None and self.opened is not None:
            value = chosen.open or Decimal(0)
            trading, code = self.context.desk.trading, self.opened.record.code
            self._ask(partial(trading.receipt_for, code, chosen.code, value, currency=chosen.currency))

    def open_document(self) -> None:
        """Open the document that is chosen."""
        chosen = self.list.chosen
        if chosen is not None:
            self._open(chosen.code)

    def _open(self, code: str) -> None:
        if code:
            self._ask(partial(self.context.desk.clients.get, code))

    def _ask(self, maker: Callable[[], Record], *, then: Callable[[Record], None] | None = None) -> None:
        self.context.tasks.read("document", maker, then or self._show_document)

    def _show_following(self, record: Record) -> None:
        """What follows from a draft confirms it, as one step."""
        self._open_dialog(record).storing_new = partial(create_with_followed, self.context.desk)

    def _show_document(self, record: Record) -> None:
        self._open_dialog(record)

    def _open_dialog(self, record: Record) -> DocumentDialog:
        dialog = DocumentDialog(self.context, record, self)
        dialog.made.connect(self.changed)
        dialog.stored.connect(partial(self._took, dialog))
        dialog.open()
        return dialog

    def _took(self, dialog: DocumentDialog, changed: Changed) -> None:
        assert dialog.record is not None
        self.list.wanted = dialog.record.code
        self.changed.emit(changed)
        self.done.emit(dialog.kept())

    # Standing

    def confirm(self) -> None:
        """Make a draft a confirmed order."""
        self._do(self.context.desk.trading.confirm, N_("Confirmed {number}"))

    def void(self) -> None:
        """Declare a document void; undo takes it back."""
        self._do(self.context.desk.trading.void, N_("Declared {number} void"))

    def _do(self, work: Callable[[str], Changed], text: str) -> None:
        chosen: Document | None = self.list.chosen
        if chosen is None:
            return

        def took(changed: Changed) -> None:
            self.changed.emit(changed)
            self.done.emit(self.context.words.tr(text, number=chosen.code))

        def failed(error: Exception) -> None:
            self.told.emit(reason_and_hint(error, self.context.words))

        self.context.tasks.ask(partial(work, chosen.code), took, failed)
