"""The frame of the window: the sidebar, and beside it a page or the list with its client; going back and forth."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.views import Kept
from clientdesk.dossier.queries.tree import Query
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.list_pane import ListPane
from clientdesk.ui.look import em
from clientdesk.ui.page import ClientPage
from clientdesk.ui.shell.entries import (
    ALL,
    ASKED,
    SAVED,
    TODAY,
    TRASH,
    Base,
    Census,
    base_of,
    entries,
    look_up,
    title_of,
)
from clientdesk.ui.shell.sidebar import Entry, Sidebar
from clientdesk.ui.shell.travel import Place, Travel
from clientdesk.ui.today.page import TodayPage

_SETTLED = 400
"""Milliseconds after the last news until the clients are counted anew."""
_ROOM_FOR_SIDEBAR = 92
"""Letters of width below which the sidebar goes by itself, until it is asked for."""
_SIDE = 19
"""Letters of width that the sidebar usually has."""
_LIST, _LIST_WIDE, _LIST_SHARE = 34, 76, 0.27
"""Letters of width that the list usually has, at least and at most, and its share of the room between these."""
_CLIENT_WIDE = 120
"""Letters of width beyond which a client's page stays empty: more room than that is the list's."""
_HIDDEN = "hidden"


class Shell(QWidget):
    """`travelled` comes with every place one comes to, `left` before another entry is gone to, `text_asked` with what
    was searched for where one comes back to, `counted` with how many clients there are (a `Census`), `client_asked`
    with the number of a client to be shown, `sidebar_turned` when the sidebar comes or goes, `news` with what a step
    has changed."""

    travelled = Signal()
    left = Signal()
    text_asked = Signal(str)
    counted = Signal(object)
    client_asked = Signal(int)
    sidebar_turned = Signal(bool)
    news = Signal(object)

    def __init__(self, context: Context, clients: ListPane, page: ClientPage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.list = clients
        self.page = page
        self.travel = Travel()
        self.entry = ""
        self.is_fresh = False
        """Whether a list was just asked for, so that its first client is to be shown."""
        self.entries: list[Entry] = []
        self.views: tuple[Kept, ...] = ()
        self.asked = Base()
        """The query without a name that was made last."""
        self._wants_sidebar = context.remembered.places.get("sidebar") != _HIDDEN
        self._asked_when_narrow = False
        self.sidebar = Sidebar(context.words.tr(N_("Places")), self)
        self.today = TodayPage(context, self)
        self.pages: dict[str, Callable[[], QWidget]] = {TODAY: lambda: self.today}
        """Entries that lead to a page of their own, not to a list, and what hands out each page."""
        self.numbers: dict[str, int] = {}
        """What stands behind such an entry in the sidebar, as far as it is known."""
        self.body = _splitter(self, clients, page)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.today)
        self.stack.addWidget(self.body)
        self.outer = _splitter(self, self.sidebar, self.stack)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.outer)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_SETTLED)
        self._counting.timeout.connect(self.count)
        self._is_moved = False
        """Whether the user has said how wide the list is to be."""
        self.body.splitterMoved.connect(self._take_moved)
        self.sidebar.chosen.connect(self.go)
        clients.all_asked.connect(self.show_all)
        for view in (self.sidebar, clients.table):
            view.viewport().installEventFilter(self)
        self.count()

    def add_page(self, entry: str, page: Callable[[], QWidget]) -> None:
        """An entry of the sidebar leads to the page that this hands out; it is called whenever one goes there and may
        make the page the first time, so that a window opens at once however many pages it has."""
        self.pages[entry] = page

    # What the sidebar says

    def tell_number(self, entry: str, number: int) -> None:
        """Say behind an entry how many it leads to."""
        if self.numbers.get(entry) != number:
            self.numbers[entry] = number
            self._counting.start()

    def count(self) -> None:
        """Count the clients anew."""
        self.context.tasks.read("census", partial(look_up, self.context.desk), self._take)

    def take_news(self, changed: Changed) -> None:
        """A step has been done: the day looks again, and the clients are counted once it has become quiet."""
        self.today.take_news(changed)
        self.news.emit(changed)
        self._counting.start()

    def _take(self, census: Census) -> None:
        self.views = census.views
        told = entries(census, self.context.desk, self.context.words)
        self.entries = [replace(entry, count=self.numbers.get(entry.name, entry.count)) for entry in told]
        self.sidebar.show_entries(self.entries)
        if not self.entry:
            self.go(TODAY if census.total else ALL)
            (self.today if self.entry == TODAY else self.list.table).setFocus()
        self.sidebar.mark(self.entry)
        self._take_views()
        self.counted.emit(census)

    def _take_views(self) -> None:
        """Saved views may have changed, or gone: the list that shows one follows."""
        if not self.entry.startswith(SAVED):
            return
        base = base_of(self.entry, self.views)
        if base.saved is None:
            self.go(ALL)
        elif base != self.list.base:
            self.list.title.setText(base.saved.name)
            self.list.take_base(base)

    # Going

    def go(self, entry: str) -> None:
        """Go to an entry of the sidebar."""
        self.left.emit()
        self._show(entry)
        self.note()

    def show_all(self) -> None:
        """Go to all clients, and search for the same among them."""
        self._show(ALL)
        self.note()

    def show_query(self, asked: Query) -> None:
        """List what a query finds that bears no name."""
        self.asked = Base(asked)
        if self.entry == ASKED:
            self.list.show_base(self.asked)
        self.go(ASKED)

    def show_some(self, clients: frozenset[int], title: str) -> None:
        """List these clients under a title."""
        self.asked = Base(among=clients)
        if self.entry == ASKED:
            self.list.show_base(self.asked)
        self.go(ASKED)
        self.list.title.setText(title)

    def show_clients(self) -> None:
        """Bring the list and its client in front; from the day one comes to all clients."""
        if self.stack.currentWidget() is not self.body:
            self._show(ALL)
            self.is_fresh = False

    def _show(self, entry: str) -> None:
        if entry == self.entry:
            return
        self.page.flush()
        self.sidebar.mark(entry)
        self.entry = entry
        self._turn_to(self.pages[entry]() if entry in self.pages else self.body)
        if entry in self.pages or entry == self.list.entry:
            return
        if TRASH in (entry, self.list.entry):
            self.page.show_client(0)
            self.list.current = 0
        self.is_fresh = True
        base = self.asked if entry == ASKED else base_of(entry, self.views)
        self.list.show_entry(entry, title_of(entry, self.entries, self.context.words), base)

    def _turn_to(self, side: QWidget) -> None:
        """Bring a page, or the list with its client, in front; where the focus was in the other, it comes along."""
        now = cast("QWidget | None", self.window().focusWidget())
        was_here = now is not None and self.stack.isAncestorOf(now)
        if self.stack.indexOf(side) < 0:
            self.stack.addWidget(side)
        if side is not self.stack.currentWidget():
            self.stack.setCurrentWidget(side)
            if was_here:
                (self.list.table if side is self.body else side).setFocus()

    def note(self) -> None:
        """Remember where one is, to come back to it."""
        if self.entry:
            shows_client = self.entry not in self.pages and not self.is_fresh
            text = "" if self.entry in self.pages else self.list.wish.text
            self.travel.visit(Place(self.entry, self.page.wanted if shows_client else 0, text))
        self.travelled.emit()

    def note_opened(self) -> None:
        """The user looks at a client: the day tells of it among the last ones."""
        look_up_line = partial(self.context.desk.clients.lines, (self.page.wanted,))
        self.context.tasks.read("opened", look_up_line, self._take_opened)

    def _take_opened(self, lines: Sequence[Line]) -> None:
        for line in lines:
            self.today.note_opened(line.code)

    def back(self) -> None:
        """Go back to where one was before."""
        self._return(self.travel.back())

    def forward(self) -> None:
        """Go forth again."""
        self._return(self.travel.forward())

    def _return(self, place: Place | None) -> None:
        if place is not None:
            self.text_asked.emit(place.text)
            self._show(place.entry)
            if place.client:
                self.is_fresh = False
                self.client_asked.emit(place.client)
            self.travelled.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Lists keep a mouse's buttons to themselves; those for back and forth are the window's."""
        del watched
        return event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent) and self.press(event)

    def press(self, event: QMouseEvent) -> bool:
        """Go where a mouse's button for back or forth leads; whether it was one."""
        ways = {Qt.MouseButton.BackButton: self.back, Qt.MouseButton.ForwardButton: self.forward}
        way = ways.get(event.button())
        if way:
            way()
        return way is not None

    # Places

    def place(self) -> None:
        """Put the splitters where they were, or where they usually are."""
        self._is_moved = self._restored("splitter", self.body)
        if not self._restored("sides", self.outer):
            self.outer.setSizes([em(self, _SIDE), em(self, 4 * _SIDE)])
        self._fit()
        self._spread()

    def _restored(self, name: str, splitter: QSplitter) -> bool:
        kept = self.context.remembered.places.get(name)
        return kept is not None and splitter.restoreState(QByteArray.fromBase64(kept.encode()))

    def _take_moved(self) -> None:
        self._is_moved = True

    def _spread(self) -> None:
        """Give the list its share of a wide window, until the user gives it another."""
        if self._is_moved:
            return
        room = self.width() - (0 if self.sidebar.isHidden() else self.sidebar.width())
        wanted = max(em(self, _LIST), round(room * _LIST_SHARE), room - em(self, _CLIENT_WIDE))
        first = min(wanted, em(self, _LIST_WIDE))
        self.body.setSizes([first, max(room - first, first)])

    def remember(self) -> None:
        """Note where the splitters stand."""
        places = self.context.remembered.places
        if self._is_moved and not self.body.isHidden():
            places["splitter"] = bytes(self.body.saveState().toBase64().data()).decode()
        if not self.sidebar.isHidden():
            places["sides"] = bytes(self.outer.saveState().toBase64().data()).decode()
        places["sidebar"] = "" if self._wants_sidebar else _HIDDEN

    def turn_sidebar(self) -> None:
        """Show the sidebar, or hide it."""
        shown = self.sidebar.isHidden()
        if self._is_narrow:
            self._asked_when_narrow = shown
        else:
            self._wants_sidebar = shown
        self._fit()
        if shown:
            self.sidebar.setFocus()

    @property
    def _is_narrow(self) -> bool:
        return self.width() < em(self, _ROOM_FOR_SIDEBAR)

    def _fit(self) -> None:
        if not self._is_narrow:
            self._asked_when_narrow = False
        shown = self._asked_when_narrow if self._is_narrow else self._wants_sidebar
        if shown == self.sidebar.isHidden():
            self.sidebar.setVisible(shown)
        self.sidebar_turned.emit(shown)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()
        self._spread()


def _splitter(parent: QWidget, left: QWidget, right: QWidget) -> QSplitter:
    made = QSplitter(Qt.Orientation.Horizontal, parent)
    made.setChildrenCollapsible(False)
    made.setHandleWidth(1)
    made.addWidget(left)
    made.addWidget(right)
    made.setStretchFactor(0, 0)
    made.setStretchFactor(1, 1)
    return made
