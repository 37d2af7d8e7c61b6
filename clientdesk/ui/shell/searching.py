"""The search of the window: what it lists, what stands beside a list it has narrowed, and how one leaves it again.

Whoever is shown is who would be printed or thrown away. So nobody stays beside hits that he is not among: until one of
them is opened, the page says how many there are.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from clientdesk.i18n import N_
from clientdesk.ui.list.wish import Listed, Wish

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

_KEPT = N_("The trash keeps all that is known of a client until you restore it or erase it for good.")
_DEBOUNCE = 150
"""Milliseconds after the last letter until the search begins."""


class Searching(QObject):
    """The search of a window, over its list and the page beside."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.words = window.context.words
        self.line = window.search
        self._shown: Wish | None = None
        """What the list was last looked up for."""
        self._before = 0
        """Who was shown before a search that he is not among the hits of."""
        self._opens_first = False
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self.search_now)
        self.line.escape = self.clear
        self.line.textChanged.connect(self._debounce.start)
        self.line.returnPressed.connect(self.open_first)
        window.list.clear_asked.connect(self.line.clear)
        window.list.listed.connect(self.take_listed)
        window.shell.left.connect(self.leave)
        window.shell.text_asked.connect(self.put)

    def focus(self) -> None:
        """Put the cursor into the search."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def clear(self) -> bool:
        """Search for nothing any more; whether anything was searched for."""
        had = bool(self.line.text())
        self.line.clear()
        return had

    def search_now(self) -> None:
        """List what the search finds."""
        self._debounce.stop()
        if self.line.text().strip() != self.window.list.wish.text:
            self.window.shell.show_clients()
            self.window.list.search(self.line.text())

    def open_first(self) -> None:
        """Show the first hit, as soon as it is known, and go on in the list."""
        self._opens_first = bool(self.line.text().strip())
        self.search_now()
        if self._opens_first and self._shown == self.window.list.wish:
            self.window.shell.show_clients()
            self._go_to_first(self.window.list.model.numbers)

    def make_room(self, client: int) -> None:
        """Somebody is to be shown: where he is not among the hits, nothing is searched for any more."""
        listing = self.window.list
        if listing.wish.text and self._shown == listing.wish and client not in listing.model.numbers:
            self.put("")

    # Leaving it

    def leave(self) -> None:
        """Another list is asked for: it is listed whole, and Back leads to the search again."""
        if self.window.list.wish.text or self.line.text():
            self.window.shell.note()
            self._before = 0
            self.put("")

    def put(self, text: str) -> None:
        """Search for a text that was searched for before, or for nothing."""
        listing = self.window.list
        if text != listing.wish.text:
            listing.wish = replace(listing.wish, text=text)
            listing.reload()
        # What follows from the letters has been done.
        self.line.setText(text)
        self._debounce.stop()

    # What stands beside the list

    def take_listed(self, listed: Listed) -> None:
        """Show somebody of the list beside it where it was just asked for; of a search only who was opened."""
        window, before = self.window, self._shown
        self._shown = listed.wish
        text, shown = listed.wish.text, window.page.wanted
        if self._opens_first and text:
            self._go_to_first(listed.numbers)
        elif window.shell.is_fresh or (not shown and not text):
            self._show_one(listed)
        elif text and shown not in listed.numbers and (not shown or before is None or before.text != text):
            self._before = shown or self._before
            window.list.select(0)
            window.page.show_client(0)
        self._tell(listed)

    def _show_one(self, listed: Listed) -> None:
        window = self.window
        window.shell.is_fresh = False
        if window.page.wanted not in listed.numbers:
            first = listed.numbers[0] if listed.numbers and not listed.wish.trashed else 0
            chosen = self._before if self._before in listed.numbers and first else first
            window.list.select(chosen)
            window.page.show_client(chosen)
        self._before = 0
        window.shell.note()

    def _go_to_first(self, numbers: Sequence[int]) -> None:
        self._opens_first = False
        if numbers:
            self.window.show_client(numbers[0])
            self.window.list.table.setFocus()

    def _tell(self, listed: Listed) -> None:
        """Say beside a list that nobody of it is shown yet."""
        count, tr, nobody = len(listed.numbers), self.words.tr, self.window.page.nobody
        if listed.wish.text and count:
            first = tr(N_("Enter opens the first."))
            nobody.show_words(self.words.ntr("{n} client found", "{n} clients found", count), first)
        elif listed.wish.trashed and count:
            nobody.show_words(tr(N_("Choose a client to see or restore it.")), tr(_KEPT))
        else:
            nobody.show_words("", "")
