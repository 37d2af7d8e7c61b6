"""From the window to a new client: the dialog, and what is shown once the client is stored."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.quick_add import QuickAdd
from clientdesk.ui.shell.entries import ALL, KIND

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Adding(QObject):
    """Adding clients to the file of a window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context

    def one(self, kind: str, name: str = "") -> QuickAdd:
        """Ask for a new client, then open all its fields."""
        dialog = QuickAdd(self.context, kind=kind, name=name, parent=self.window)
        dialog.next.hide()
        dialog.added.connect(self._open)
        dialog.client_asked.connect(self.window.show_client)
        dialog.merge_asked.connect(self._merge)
        dialog.open()
        return dialog

    def several(self) -> QuickAdd:
        """Ask for new clients one after another."""
        dialog = QuickAdd(self.context, parent=self.window)
        dialog.added.connect(self._tell)
        dialog.client_asked.connect(self.window.show_client)
        dialog.merge_asked.connect(self._merge)
        dialog.open()
        return dialog

    def _merge(self, other: int, new: int) -> None:
        self.window.going.tidying.merging.compare_numbers(other, new)

    def _list(self, record: Record, changed: Changed) -> None:
        """Bring a list in front that the new client is in, and have it follow there."""
        window = self.window
        window.search.clear()
        window.search_now()
        if window.shell.entry not in (ALL, f"{KIND}{record.kind.name}"):
            window.shell.go(ALL)
        if window.list.wish.query != window.list.base.query:
            window.list.clear_filters()
        window.list.follow(record.id)
        window.take_news(changed)

    def _open(self, record: Record, changed: Changed) -> None:
        self._list(record, changed)
        self.window.show_client(record.id, mode=FILL_IN)

    def _tell(self, record: Record, changed: Changed) -> None:
        words = self.context.words
        self._list(record, changed)
        self.window.show_client(record.id)
        open_it = (words.tr(N_("Open")), partial(self.window.show_client, record.id, mode=FILL_IN))
        self.window.toast.show_text(words.tr(N_("Added {name}."), name=record.name), open_it)
