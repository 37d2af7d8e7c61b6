"""How one gets about in the window: the day's rows, the palette, the sheet of keys, finding here."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from shiboken6 import isValid

from clientdesk.ui.mailing.asking import Post
from clientdesk.ui.service.alerts import SERVICE_ASKED
from clientdesk.ui.settings.window import settings_actions
from clientdesk.ui.shell.bookkeeping import Bookkeeping
from clientdesk.ui.shell.entries import VIEW, more_entries
from clientdesk.ui.shell.insuring import Insuring
from clientdesk.ui.shell.keys import KeySheet
from clientdesk.ui.shell.palette import Palette
from clientdesk.ui.shell.selling import Selling
from clientdesk.ui.shell.servicing import Servicing
from clientdesk.ui.shell.tidying import Tidying
from clientdesk.ui.shell.writing import Writing
from clientdesk.ui.today.strip import POLICIES

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Going(QObject):
    """Getting about in a window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.palette: Palette | None = None
        self.tidying = Tidying(window)
        self.books = Bookkeeping(window)
        self.selling = Selling(window)
        self.insuring = Insuring(window)
        self.servicing = Servicing(window)
        self.post = Post(window)
        self.letters = Writing(window)
        window.list.chosen_bar.offer_post((*self.post.actions, *self.letters.actions))
        self._connect_day()

    @cached_property
    def _settings(self) -> list[QAction]:
        return settings_actions(self.window)

    def _connect_day(self) -> None:
        window, today = self.window, self.window.shell.today
        today.client_asked.connect(self.to_code)
        today.list_asked.connect(self._to_list)
        today.changed.connect(window.take_news)
        today.said.connect(window.tell_done)
        today.add_asked.connect(partial(window.add, "person"))
        today.quick_asked.connect(window.quick_add)
        today.sample_asked.connect(window.sample.add)
        today.backup_asked.connect(window.files.back_up)
        today.noted.connect(window.toast.show_text)
        window.page.shown.connect(today.note_opened)

    def _to_list(self, asked: str) -> None:
        if self.selling.takes(asked):
            return
        if asked == POLICIES:
            self.insuring.show_due()
            return
        if asked in SERVICE_ASKED:
            self.servicing.show_part(*SERVICE_ASKED[asked])
            return
        self.window.shell.go(f"{VIEW}{asked}")

    def to_code(self, code: str) -> None:
        """Show the client of this code."""
        clients = self.context.desk.clients
        self.context.tasks.read("going", lambda: clients.get(code).id, self.window.show_client)

    def to_client(self, client: int) -> None:
        """Show a client that was called by name, and bring them into view in the list, or in that of all clients."""
        window, listing = self.window, self.window.list
        place = listing.model.place_of(client)
        if place < 0:
            listing.follow(client)
            listing.show_everybody()
        window.show_client(client)
        if place >= 0:
            listing.table.bring(place)

    def open_palette(self) -> Palette:
        """Ask where to go, or what to do."""
        if self.palette is not None and isValid(self.palette) and self.palette.isVisible():
            return self.palette
        window = self.window
        others = [action for action in window.actions() if action is not window.tools.go_to]
        others += (*self.post.actions, *self.letters.actions, *self.books.writing, *self.selling.writing)
        others += self.servicing.writing
        others += (self.insuring.writing, *self.tidying.actions, *self._settings)
        self.palette = Palette(self.context, others, [*window.shell.entries, *more_entries(self.context.words)], window)
        self.palette.client_asked.connect(self.to_client)
        self.palette.entry_asked.connect(window.shell.go)
        self.palette.open()
        return self.palette

    def open_keys(self) -> KeySheet:
        """Show all keys."""
        sheet = KeySheet(self.window.actions(), self.context.words, self.window)
        sheet.open()
        return sheet

    def find_here(self) -> None:
        """Find in the file of the client that is shown, wherever the cursor is; where none is, among all clients."""
        window = self.window
        if window.page.isVisible() and window.page.opened is not None and not self.context.privacy.is_on:
            window.page.guide.find_here()
        else:
            window.focus_search()
