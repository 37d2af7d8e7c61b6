"""The palette: type a few letters, and go to a client or a list, or do what the window can do."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QBrush, QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.dossier.names import fold, pinyin_readings
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import plain_tip, quiet
from clientdesk.ui.list.columns import seen
from clientdesk.ui.look import as_list, colours_of, em
from clientdesk.ui.scroll_bars import slim
from clientdesk.ui.shell.entries import TODAY
from clientdesk.ui.shell.sidebar import Entry

_MOST_CLIENTS, _MOST_OTHERS = 8, 8
_DEBOUNCE = 80
"""Milliseconds after the last letter until clients are looked for."""
_DO = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Offer:
    """What the palette offers: a drawing, a text, a word more, and what it does."""

    drawing: str
    text: str
    more: str
    do: Callable[[], object]


class Palette(QDialog):
    """`client_asked` tells the number of the client to be shown, `entry_asked` the name of an entry of the sidebar."""

    client_asked = Signal(int)
    entry_asked = Signal(str)

    def __init__(
        self, context: Context, actions: Sequence[QAction], entries: Sequence[Entry], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.offered = [action for action in actions if action.text()]
        # The day has a command of its own.
        self.entries = [entry for entry in entries if entry.name not in ("", TODAY) and not entry.asks]
        self.clients: list[Line] = []
        self.setWindowTitle(words.tr(N_("Go to")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 0.8), em(self, 0.8), em(self, 0.8), em(self, 0.6))
        self.line = LineEdit(self)
        self.line.setPlaceholderText(words.tr(N_("A client, a list or a command…")))
        self.line.setAccessibleName(words.tr(N_("Go to")))
        column.addWidget(self.line)
        self.list = self._make_list()
        column.addWidget(self.list, 1)
        self.nothing = quiet(
            words.tr(N_("Nothing is called so. A name, a telephone or the word of a command will do.")), self
        )
        column.addWidget(self.nothing)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self.look)
        self.line.textChanged.connect(self._type)
        self.line.returnPressed.connect(self.do_current)
        self.list.itemClicked.connect(self._do)
        self.resize(em(self, 50), em(self, 34))
        self._show()
        self.line.setFocus()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        slim(made)
        made.setColumnCount(2)
        made.setHeaderHidden(True)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setFrameShape(QTreeWidget.Shape.NoFrame)
        made.setIconSize(QSize(em(self, 1.4), em(self, 1.4)))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(self.context.words.tr(N_("What was found")))
        # The keys stay in the line above, which moves the mark.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        as_list(made)
        header = made.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return made

    # Looking

    def _type(self) -> None:
        self._show()
        self._debounce.start()

    def look(self) -> None:
        """Look for clients."""
        self._debounce.stop()
        text = self.line.text().strip()
        if text:
            self.context.tasks.read("palette", partial(self._found, text), self._take)
        else:
            self._take([])

    def _found(self, text: str) -> list[Line]:
        desk = self.context.desk
        numbers, _more = desk.searching.numbers(text, limit=_MOST_CLIENTS)
        return desk.clients.lines(numbers)

    def _take(self, found: list[Line]) -> None:
        self.clients = found
        self._show()

    # Showing

    def _show(self) -> None:
        """The lists and commands that match at once, the clients as they were found last."""
        typed = fold(self.line.text().strip())
        others = [*self._places(typed), *self._actions(typed)]
        # A command whose first letters were typed is what was meant; names only hold them somewhere.
        meant = [offer for offer in others if typed and fold(offer.text).startswith(typed)]
        offers = [*meant, *self._clients(typed), *(offer for offer in others if offer not in meant)]
        height = round(self.fontMetrics().lineSpacing() * 1.7)
        faint = QBrush(QColor(colours_of(self).quiet))
        self.list.clear()
        for offer in offers:
            item = QTreeWidgetItem([offer.text, offer.more])
            item.setIcon(0, icon(offer.drawing, self))
            item.setData(0, _DO, offer)
            item.setToolTip(0, plain_tip(offer.text))
            item.setForeground(1, faint)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setSizeHint(0, QSize(0, height))
            self.list.addTopLevelItem(item)
        self.list.setVisible(bool(offers))
        self.nothing.setVisible(not offers)
        self._mark(0)

    def _mark(self, place: int) -> None:
        item = self.list.topLevelItem(place)
        if item is not None:
            self.list.setCurrentItem(item)

    def _clients(self, typed: str) -> list[Offer]:
        lines = [seen(self.context, line) for line in self.clients if typed]
        told = ((line, " · ".join(filter(None, (line.company, line.phone)))) for line in lines)
        return [Offer(line.kind, line.name, more, partial(self.client_asked.emit, line.id)) for line, more in told]

    def _places(self, typed: str) -> list[Offer]:
        fitting = [entry for entry in self.entries if is_called(entry.title, typed)]
        return [
            Offer(
                entry.drawing,
                entry.title,
                "" if entry.count is None else f"{entry.count:,}",
                partial(self.entry_asked.emit, entry.name),
            )
            for entry in (fitting[:_MOST_OTHERS] if typed else ())
        ]

    def _actions(self, typed: str) -> list[Offer]:
        fitting = [action for action in self.offered if action.isEnabled() and is_called(_words_of(action), typed)]
        return [
            Offer("quick", plain(action.text()), keys_of(action), action.trigger)
            for action in (fitting[:_MOST_OTHERS] if typed else fitting)
            if typed or not action.data()
        ]

    def texts(self) -> list[str]:
        """What is offered, in order."""
        found = (self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount()))
        return [item.text(0) for item in found if item is not None]

    # Choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        by = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(int(event.key()), 0)
        count = self.list.topLevelItemCount()
        if by and count:
            self._mark((self.list.currentIndex().row() + by) % count)
        else:
            super().keyPressEvent(event)

    def do_current(self) -> None:
        """Do what is marked."""
        item = self.list.currentItem()
        if item is not None:
            self._do(item)

    def _do(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        offer = item.data(0, _DO)
        self.accept()
        offer.do()


def plain(text: str) -> str:
    """The text of an action without the marks of its key and without dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("….")


def _words_of(action: QAction) -> str:
    """What an action is found by: its text, and the other words it may carry."""
    return f"{plain(action.text())} {action.data() or ''}"


def keys_of(action: QAction) -> str:
    """The keys of an action as this system writes them."""
    return " · ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())


def is_called(name: str, typed: str) -> bool:
    """Whether a name holds the letters, or is read so."""
    if typed in fold(name):
        return True
    return any(typed in reading for pair in pinyin_readings(name) for reading in pair)
