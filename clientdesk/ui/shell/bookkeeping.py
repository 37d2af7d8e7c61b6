"""The page of ledgers in its window, and the way that leads there."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from clientdesk.i18n import N_
from clientdesk.ui.client.tabs import TRADE
from clientdesk.ui.icons import icon
from clientdesk.ui.ledgers.page import LedgersPage
from clientdesk.ui.shell.entries import LEDGERS

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Bookkeeping(QObject):
    """`action` stands in the menu of clients."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.page = LedgersPage(self.context, window.shell)
        window.shell.add_page(LEDGERS, self.page)
        window.shell.news.connect(self.page.take_news)
        self.page.client_asked.connect(self._show_trade)
        self.page.changed.connect(window.take_news)
        self.page.done.connect(window.tell_done)
        self.action = QAction(icon("statement", window), self.context.words.tr(N_("Ledgers")), window)
        self.action.triggered.connect(lambda _checked=False: window.shell.go(LEDGERS))

    def _show_trade(self, code: str) -> None:
        clients = self.context.desk.clients
        self.context.tasks.read("trade of", partial(clients.get, code), lambda record: self._show(record.id))

    def _show(self, number: int) -> None:
        self.window.show_client(number)
        self.window.page.tabs.go_to(TRADE)
