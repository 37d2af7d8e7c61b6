"""The left side of the window: which clients, how many, the list itself, and what to do when it is empty."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk import Desk
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.listing import CLIENTS, SEARCHED, TRASH, ClientsModel, total_shown
from clientdesk.ui.look import as_list, em, on_paper

MOST_FOUND = 500
_SETTLED = 150
"""Milliseconds after which a selection that moves on is shown."""


@dataclass(frozen=True)
class Wish:
    """Which clients, in what order."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    order: str = "sort"
    descending: bool = False
    trashed: bool = False


@dataclass(frozen=True)
class Listed:
    """The numbers that a wish gives, whether there are more, and how many clients there are altogether."""

    wish: Wish
    numbers: tuple[int, ...]
    more: bool
    total: int


def look_up(desk: Desk, wish: Wish) -> Listed:
    """Off the window's thread: what a wish gives."""
    total = desk.clients.count(trashed=wish.trashed)
    if not wish.text:
        numbers = desk.clients.numbers(
            kinds=wish.kinds, order=wish.order, descending=wish.descending, trashed=wish.trashed
        )
        return Listed(wish, tuple(numbers), more=False, total=total)
    found, more = desk.searching.numbers(wish.text, limit=MOST_FOUND)
    kept = [
        line.id
        for line in desk.clients.lines(found)
        if bool(line.trashed) == wish.trashed and (not wish.kinds or line.kind in wish.kinds)
    ]
    return Listed(wish, tuple(kept), more=more, total=total)


class ListPane(QWidget):
    """`picked` follows the selection, `opened` a double click or Enter; `add_asked` brings a name."""

    picked = Signal(int)
    opened = Signal(int)
    add_asked = Signal(str)
    clear_asked = Signal()
    listed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.wish = Wish()
        self.current = 0
        on_paper(self)
        self.model = ClientsModel(context, CLIENTS, self, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self.table = _Table(self)
        self.table.setModel(self.model)
        self.empty = _Empty(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._pick)
        self.table.selectionModel().currentRowChanged.connect(self._note_current)
        self.table.doubleClicked.connect(self._open)
        self.table.entered_row.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self.sort_by)
        self._set_widths()

    def _make_head(self) -> QHBoxLayout:
        words, desk = self.context.words, self.context.desk
        line = QHBoxLayout()
        line.setContentsMargins(em(self, 0.8), em(self, 0.5), em(self, 0.8), em(self, 0.5))
        line.setSpacing(2)
        self.kinds = QButtonGroup(self)
        choices: list[tuple[str, tuple[str, ...]]] = [(words.tr(N_("All")), ())]
        choices += [(words.label("kind", kind.plural), (kind.name,)) for kind in desk.kinds]
        for title, kinds in choices:
            button = QToolButton(self)
            button.setText(title)
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setChecked(not kinds)
            button.clicked.connect(partial(self.show_kinds, kinds))
            self.kinds.addButton(button)
            line.addWidget(button)
        line.addStretch()
        self.count = quiet(parent=self)
        self.count.setWordWrap(False)
        line.addWidget(self.count)
        return line

    def _set_widths(self) -> None:
        self.table.widths = [em(self, column.letters * 0.85) for column in self.model.columns]
        for place, width in enumerate(self.table.widths):
            self.table.setColumnHidden(place, False)
            self.table.setColumnWidth(place, width)
        self.table.fit()

    # Asking for clients

    def show_kinds(self, kinds: tuple[str, ...]) -> None:
        """List only these kinds; none means all."""
        self._wish(kinds=kinds)

    def search(self, text: str) -> None:
        """List what a text finds."""
        self._wish(text=text.strip())

    def show_trash(self, *, trashed: bool) -> None:
        """List the trash, or what is in use."""
        self._wish(trashed=trashed)

    def sort_by(self, place: int) -> None:
        """Sort by a column, the other way round when it is so already."""
        order = self.model.columns[place].order
        if order and not self.wish.text:
            self._wish(order=order, descending=order == self.wish.order and not self.wish.descending)

    def _wish(self, **changes: object) -> None:
        self.wish = Wish(**{**self.wish.__dict__, **changes})
        self.reload()

    def reload(self) -> None:
        """Look the list up anew; the old one stays until the new one comes."""
        self.context.tasks.read("list", partial(look_up, self.context.desk, self.wish), self.take)

    def refresh(self, clients: tuple[int, ...]) -> None:
        """Clients have changed: their lines, and perhaps their places."""
        self.model.refresh(clients)
        self.reload()

    def take(self, listed: Listed) -> None:
        """Show what was looked up; the client that was current stays so."""
        words, wish = self.context.words, listed.wish
        columns = SEARCHED if wish.text else TRASH if wish.trashed else CLIENTS
        same = (self.model.numbers, self.model.searched, self.model.columns) == (listed.numbers, wish.text, columns)
        if not same:
            changed = columns != self.model.columns
            self.table.selectionModel().blockSignals(True)
            self.model.show_numbers(listed.numbers, searched=wish.text, columns=columns)
            self.table.selectionModel().blockSignals(False)
            if changed:
                self._set_widths()
            self._show_current()
        self._show_order()
        self.count.setText(total_shown(len(listed.numbers), listed.total, words, more=listed.more))
        self._show_state(listed)
        self.listed.emit(listed)

    def _show_order(self) -> None:
        header = self.table.horizontalHeader()
        place = next((p for p, c in enumerate(self.model.columns) if c.order == self.wish.order), -1)
        header.setSortIndicatorShown(place >= 0 and not self.wish.text and not self.wish.trashed)
        down = Qt.SortOrder.DescendingOrder if self.wish.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(place, down)

    def _show_state(self, listed: Listed) -> None:
        words, wish = self.context.words, listed.wish
        if listed.numbers:
            self.stack.setCurrentWidget(self.table)
            return
        if wish.text:
            add = (words.tr(N_('Add "{name}"'), name=wish.text[:40]), lambda: self.add_asked.emit(wish.text))
            clear = (words.tr(N_("Clear the search")), self.clear_asked.emit)
            self.empty.show_words(words.tr(N_('No client matches "{sought}".'), sought=wish.text[:60]), "", clear, add)
        elif wish.trashed:
            told = words.tr(N_("Clients that are moved here can be restored."))
            self.empty.show_words(words.tr(N_("The trash is empty.")), told)
        elif wish.kinds and listed.total:
            clear = (words.tr(N_("Show all")), self._show_all)
            self.empty.show_words(words.tr(N_("No client of this kind yet.")), "", clear)
        else:
            add = (words.tr(N_("Add the first client")), lambda: self.add_asked.emit(""))
            told = words.tr(N_("A name is enough to begin with; all else can follow."))
            self.empty.show_words(words.tr(N_("This file is empty.")), told, add)
        self.stack.setCurrentWidget(self.empty)

    def _show_all(self) -> None:
        self.kinds.buttons()[0].click()

    # The current client

    def neighbour(self, client: int) -> int:
        """The client below this one in the list, or above the last; 0 where there is none."""
        numbers, place = self.model.numbers, self.model.place_of(client)
        if place < 0 or len(numbers) < 2:
            return 0
        return numbers[place + 1] if place + 1 < len(numbers) else numbers[place - 1]

    def select(self, client: int) -> None:
        """Make a client the current one, and show it when it is listed."""
        self.current = client
        self._show_current()

    def _show_current(self) -> None:
        place = self.model.place_of(self.current)
        selection = self.table.selectionModel()
        selection.blockSignals(True)
        if place >= 0:
            self.table.selectRow(place)
        else:
            self.table.clearSelection()
            self.table.setCurrentIndex(QModelIndex())
        selection.blockSignals(False)
        self.table.viewport().update()

    def _note_current(self, now: QModelIndex, before: QModelIndex) -> None:
        del before
        if now.isValid():
            self.current = self.model.numbers[now.row()]
            self._settle.start()

    def _pick(self) -> None:
        self.picked.emit(self.current)

    def _open(self, index: QModelIndex) -> None:
        self._settle.stop()
        self.current = self.model.numbers[index.row()]
        self.opened.emit(self.current)


class _Table(QTableView):
    """The list itself."""

    entered_row = Signal(QModelIndex)

    def __init__(self, pane: ListPane) -> None:
        super().__init__(pane)
        self.widths: list[int] = []
        self.setAccessibleName(pane.context.words.tr(N_("Clients")))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        as_list(self)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 1.7))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionsClickable(True)
        header.setFixedHeight(round(self.fontMetrics().lineSpacing() * 1.6))

    def fit(self) -> None:
        """Show as many columns as there is room for, the first ones first."""
        room = self.viewport().width()
        for place, width in enumerate(self.widths):
            room -= width
            self.setColumnHidden(place, place > 0 and room < 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _Empty(QWidget):
    """Said in place of the list: why there is nothing, and what to do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 2), em(self, 4), em(self, 2), 0)
        self.column.setSpacing(em(self, 0.8))
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        self.told = quiet(parent=self)
        self.buttons = QHBoxLayout()
        self.column.addWidget(self.title)
        self.column.addWidget(self.told)
        self.column.addLayout(self.buttons)
        self.column.addStretch()

    def show_words(self, title: str, told: str, *actions: tuple[str, Callable[[], object]]) -> None:
        """Say it, and offer the actions as buttons."""
        self.title.setText(title)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        while item := self.buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text, action in actions:
            button = QPushButton(text.replace("&", "&&"), self)
            button.clicked.connect(lambda _checked=False, action=action: action())
            self.buttons.addWidget(button)
        self.buttons.addStretch()
