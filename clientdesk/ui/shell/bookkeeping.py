"""The pages of trade in their window, documents written from anywhere, and the ways that lead there."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.tabs import TRADE
from clientdesk.ui.expenses.page import ExpensesPage
from clientdesk.ui.icons import icon
from clientdesk.ui.ledgers.page import LedgersPage
from clientdesk.ui.products.page import ProductsPage
from clientdesk.ui.shell.entries import EXPENSES, LEDGERS, PRODUCTS
from clientdesk.ui.trade.dialog import DocumentDialog

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_NEW = {
    "order": N_("New order…"),
    "shipment": N_("New sale…"),
    "receipt": N_("New receipt…"),
    "quotation": N_("New quotation…"),
    "goods_return": N_("New return…"),
    "adjustment": N_("New adjustment…"),
    "expense": N_("New expense…"),
}


class Bookkeeping(QObject):
    """`actions` stand in the menu of clients; `writing` are the commands for new documents."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        shell = window.shell
        shell.add_page(LEDGERS, lambda: self.page)
        shell.add_page(PRODUCTS, lambda: self.products)
        shell.add_page(EXPENSES, lambda: self.expenses)
        self.actions = (
            self._action("product", N_("Products"), partial(shell.go, PRODUCTS)),
            self._action("expense", N_("Expenses"), partial(shell.go, EXPENSES)),
            self._action("statement", N_("Ledgers"), partial(shell.go, LEDGERS)),
        )
        self.writing = tuple(self._action(kind, text, partial(self.write, kind)) for kind, text in _NEW.items())
        for action, text in zip(self.writing, _NEW.values(), strict=True):
            # The palette offers them once a word of theirs was typed, an English one too.
            action.setData(text)

    def _action(self, drawing: str, text: str, do: Callable[[], object]) -> QAction:
        made = QAction(icon(drawing, self.window), self.context.words.tr(text), self.window)
        made.triggered.connect(lambda _checked=False: do())
        return made

    # The pages, made when one first goes there

    @cached_property
    def page(self) -> LedgersPage:
        """The ledgers."""
        window = self.window
        made = LedgersPage(self.context, window.shell)
        window.shell.news.connect(made.take_news)
        made.client_asked.connect(self._show_trade)
        made.changed.connect(window.take_news)
        made.done.connect(window.tell_done)
        made.whom.listed = lambda: tuple(window.list.model.numbers)
        made.whom.chosen = window.list.chosen
        return made

    @cached_property
    def products(self) -> ProductsPage:
        """The products."""
        window = self.window
        made = ProductsPage(self.context, window.shell)
        window.shell.news.connect(made.take_news)
        made.changed.connect(window.take_news)
        made.done.connect(window.tell_done)
        made.told.connect(window.toast.show_text)
        return made

    @cached_property
    def expenses(self) -> ExpensesPage:
        """The expenses."""
        window = self.window
        made = ExpensesPage(self.context, window.shell)
        window.shell.news.connect(made.take_news)
        made.counted.connect(partial(window.shell.tell_number, EXPENSES))
        made.changed.connect(window.take_news)
        made.done.connect(window.tell_done)
        made.told.connect(window.toast.show_text)
        return made

    def _show_trade(self, code: str) -> None:
        clients = self.context.desk.clients
        self.context.tasks.read("trade of", partial(clients.get, code), lambda record: self._show(record.id))

    def _show(self, number: int) -> None:
        self.window.show_client(number)
        self.window.page.tabs.go_to(TRADE)

    # Writing from anywhere

    def write(self, kind: str) -> None:
        """Write a document: for the client in front, or for one that is chosen in it."""
        make = partial(self.context.desk.trading.document, kind, self._client())
        self.context.tasks.read("new document", make, self._show_document)

    def _client(self) -> str:
        """The code of the client in front, empty where there is none."""
        shell, opened = self.window.shell, self.window.page.opened
        if opened is None or shell.entry in shell.pages or opened.record.stamps.trashed:
            return ""
        return opened.record.code

    def _show_document(self, record: Record) -> None:
        dialog = DocumentDialog(self.context, record, self.window)
        dialog.made.connect(self.window.take_news)
        dialog.stored.connect(partial(self._took, dialog))
        dialog.open()

    def _took(self, dialog: DocumentDialog, changed: Changed) -> None:
        self.window.take_news(changed)
        self.window.tell_done(dialog.kept())
