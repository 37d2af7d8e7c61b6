"""The left side of the window: which clients, how many, the list itself, and what to do when it is empty."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from clientdesk.desk.querying import BY_NAME
from clientdesk.dossier.queries.tree import Node, Query, Trash, all_of
from clientdesk.dossier.queries.views import Sort, View
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.ui.chosen import ChosenBar, choose, rows_of
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import Elided, quiet, tooltip
from clientdesk.ui.list.arranging import Arranging
from clientdesk.ui.list.chips import ChipLine
from clientdesk.ui.list.chooser import ColumnChooser
from clientdesk.ui.list.columns import CLIENTS, IN_TRASH, SEARCHED, Sheet
from clientdesk.ui.list.empty import Empty, show_empty, show_refusal
from clientdesk.ui.list.looks import Looks
from clientdesk.ui.list.table import ListTable
from clientdesk.ui.list.wish import Listed, Wish, filters_of, look_up
from clientdesk.ui.listing import ClientsModel, total_shown
from clientdesk.ui.look import em, on_paper, sized
from clientdesk.ui.shell.entries import Base, base_of
from clientdesk.ui.under_way import UnderWay

__all__ = ["ListPane", "Listed", "Wish"]

_SETTLED = 150
"""Milliseconds after which a selection that moves on is shown."""


class ListPane(QWidget):
    """`picked` follows the selection, `opened` a double click or Enter; `add_asked` brings a name. `filter_asked` wants
    one condition more, `query_asked` all of them before one's eyes; the list is to be kept as a view (`save_as_asked`),
    or in the view it came from (`save_asked`)."""

    picked = Signal(int)
    opened = Signal(int)
    add_asked = Signal(str)
    clear_asked = Signal()
    all_asked = Signal()
    sample_asked = Signal()
    print_asked = Signal()
    export_asked = Signal()
    filter_asked = Signal()
    query_asked = Signal()
    save_asked = Signal()
    save_as_asked = Signal()
    listed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.wish = Wish()
        self.base = Base()
        self.entry = ""
        self.current = 0
        self._followed = 0
        on_paper(self)
        self.sheet = CLIENTS
        self.looks = Looks(context.remembered, letter=em(self, 100) / 100)
        self.arranging = Arranging(self, self.looks)
        self.model = ClientsModel(context, self.arranging.columns(CLIENTS), self, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self.chips = self._make_chips()
        column.addWidget(self.chips)
        self.table = ListTable(context.words.tr(N_("Clients")), self)
        self.table.setModel(self.model)
        self.table.set_density(self.looks.density)
        self.empty = Empty(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)
        self.chosen_bar = ChosenBar(context.words, self)
        self.chosen_bar.print_asked.connect(self.print_asked)
        self.chosen_bar.export_asked.connect(self.export_asked)
        self.chosen_bar.cleared.connect(self._show_current)
        column.addWidget(self.chosen_bar)
        self.under_way = UnderWay(context.words, self)
        self.under_way.setContentsMargins(em(self, 0.8), em(self, 0.3), em(self, 0.8), em(self, 0.3))
        column.addWidget(self.under_way)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self._pick)
        self.table.selectionModel().currentRowChanged.connect(self._note_current)
        self.table.selectionModel().selectionChanged.connect(self._show_chosen)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.table.doubleClicked.connect(self._open)
        self.table.entered_row.connect(self._open)
        self.table.horizontalHeader().sectionClicked.connect(self.sort_by)
        self.table.horizontalHeader().customContextMenuRequested.connect(self.arranging.open_menu)
        self.table.arranged.connect(self.arranging.keep)
        self.arranging.arrange()

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(em(self, 0.8), em(self, 0.5), em(self, 0.8), em(self, 0.5))
        line.setSpacing(em(self, 0.6))
        self.title = Elided(self)
        sized(self.title, 1.1, bold=True)
        line.addWidget(self.title, 1)
        self.count = quiet(parent=self)
        self.count.setWordWrap(False)
        line.addWidget(self.count)
        chooser = QToolButton(self)
        chooser.setIcon(icon("list", self))
        chooser.setAutoRaise(True)
        told = self.context.words.tr(N_("Columns"))
        chooser.setAccessibleName(told)
        tooltip(chooser, told)
        chooser.clicked.connect(lambda _checked=False: self.choose_columns())
        line.addWidget(chooser)
        return line

    def _make_chips(self) -> ChipLine:
        line = ChipLine(self.context.words, self)
        line.removed.connect(self.remove_filter)
        line.search_removed.connect(self.clear_asked)
        line.edit_asked.connect(self.query_asked)
        line.add_asked.connect(self.filter_asked)
        line.save_asked.connect(self.save_asked)
        line.save_as_asked.connect(self.save_as_asked)
        line.back_asked.connect(self.go_back)
        return line

    def choose_columns(self) -> ColumnChooser:
        """Ask which columns to show."""
        return self.arranging.choose()

    def show_looks(self) -> None:
        """The list is to look otherwise."""
        self._fill(self.model.numbers, self.model.searched, self.sheet)
        self._show_order()
        self.show_changes()

    # Asking for clients

    def show_entry(self, entry: str, title: str, base: Base | None = None) -> None:
        """List what an entry of the sidebar leads to."""
        self.entry = entry
        self.title.setText(title)
        self.show_base(base or base_of(entry, ()))

    def show_base(self, base: Base) -> None:
        """List what an entry asks for, and look as it wants to."""
        self.base = base
        worn = self.looks.is_worn
        self.looks.wear(base.view)
        if worn or self.looks.is_worn:
            self.table.set_density(self.looks.density)
            self._fill(self.model.numbers, self.model.searched, self.sheet)
            self.arranging.arrange()
        self._wish(query=base.query, sort=base.sort, only=base.only, among=base.among)

    def take_base(self, base: Base) -> None:
        """The view that is shown was stored anew: what is changed here stays, unless it is stored by this."""
        before, self.base = self.base, base
        if base.view is None or before.view is None:
            self.show_base(base)
        elif self.as_view(base.view.name) == base.view:
            self.looks.wear(base.view)
            self.show_changes()
        elif replace(before.view, name=base.view.name) != base.view:
            self.show_base(base)

    def search(self, text: str) -> None:
        """List what a text finds."""
        self._wish(text=text.strip())

    def search_everywhere(self) -> None:
        """Search for the same among all clients."""
        self.show_everybody()

    def sort_by(self, place: int) -> None:
        """Sort by a column, the other way round when it is so already; with Shift by this one where others agree."""
        order = self.model.columns[place].order
        if not order or self.wish.text:
            return
        also = self.table.adds_order
        before = tuple(sort for sort in self.wish.sort if also and sort.key != order)
        same = next((sort for sort in self.wish.sort if sort.key == order), None)
        turned = same is not None and not same.descending and (also or order == self.wish.order)
        self._wish(sort=(*before, Sort(order, turned)))

    def _wish(self, **changes: object) -> None:
        self.wish = Wish(**{**self.wish.__dict__, **changes})
        self.show_changes()
        self.reload()

    # Filters

    def add_filter(self, node: Node) -> None:
        """Ask one thing more of the clients listed."""
        query = self.wish.query
        self.show_query(Query(all_of(*filters_of(query), node), query.kinds, query.trash))

    def remove_filter(self, place: int) -> None:
        """Ask one thing less."""
        query = self.wish.query
        kept = [node for number, node in enumerate(filters_of(query)) if number != place]
        if not kept and not self.base.only and self.base.query == query and not self.base.saved:
            # What the entry itself asks for: without it these are all clients.
            self.show_everybody()
        else:
            self.show_query(Query(all_of(*kept), query.kinds, query.trash))

    def clear_filters(self) -> None:
        """Ask nothing that the entry does not ask."""
        self.show_query(self.base.query)

    def show_query(self, query: Query) -> None:
        """List what a query finds, as a change of what is shown."""
        self._wish(query=query)

    def show_everybody(self) -> None:
        """List all clients."""
        self.all_asked.emit()
        if self.wish.query != self.base.query:
            self.clear_filters()

    @property
    def shows_archived(self) -> bool:
        """Whether clients stay listed when they are archived."""
        return bool(self.wish.text or self.context.desk.querying.asks_of_archived(self.wish.query))

    def go_back(self) -> None:
        """Everything as the entry wants it."""
        self.show_base(self.base)

    @property
    def is_changed(self) -> bool:
        """Whether the list asks or looks otherwise than the entry it came from."""
        asks = (self.wish.query, self.wish.sort) if self.base.saved else (self.wish.query,)
        wanted = (self.base.query, self.base.sort) if self.base.saved else (self.base.query,)
        return asks != wanted or self.looks.is_changed

    def as_view(self, name: str) -> View:
        """The list as it stands, as a view of this name."""
        sort = () if self.wish.sort == BY_NAME else self.wish.sort
        looks = self.looks
        return View(name, self.wish.query, looks.kept_columns, sort, looks.kept_density, looks.kept_widths)

    def show_changes(self) -> None:
        """Say whether the view that is shown was changed, and offer to keep the list."""
        can_be_kept = not self.base.only and self.base.among is None and self.wish.query.trash is Trash.WITHOUT
        self.chips.show_state(saved=self.base.view is not None, changed=self.is_changed and can_be_kept)

    # Looking up

    def reload(self) -> None:
        """Look the list up anew; the old one stays until the new one comes."""
        if self.base.saved and self.base.saved.problem:
            self._refuse(self.base.saved.problem)
            return
        work = partial(look_up, self.context.desk, self.wish, self.context.words)
        self.context.tasks.read("list", work, self.take, self._refuse)

    def _refuse(self, error: Exception) -> None:
        """What is asked cannot be answered: nobody is listed, and it is said why."""
        if isinstance(error, UserError):
            self._fill((), self.wish.text, CLIENTS)
            self.count.clear()
            self.chips.show_filters(self.wish.text, (), among=0)
            show_refusal(self, error)
            self.stack.setCurrentWidget(self.empty)

    def refresh(self, clients: tuple[int, ...]) -> None:
        """Clients have changed: their lines, and perhaps their places."""
        self.model.refresh(clients)
        self.reload()

    def take(self, listed: Listed) -> None:
        """Show what was looked up; the client that was current stays so."""
        words, wish = self.context.words, listed.wish
        sheet = SEARCHED if wish.text else IN_TRASH if wish.trashed else CLIENTS
        if (self.model.numbers, self.model.searched, self.sheet) != (listed.numbers, wish.text, sheet):
            self._fill(listed.numbers, wish.text, sheet)
        self._show_order()
        self.count.setText(total_shown(len(listed.numbers), listed.total, words, more=listed.more))
        self.chips.show_filters(wish.text, listed.filters, among=listed.total)
        if listed.numbers:
            self.stack.setCurrentWidget(self.table)
        else:
            show_empty(self, listed)
            self.stack.setCurrentWidget(self.empty)
        self._go_along(listed.numbers)
        self.listed.emit(listed)

    def _fill(self, numbers: Sequence[int], searched: str, sheet: Sheet) -> None:
        """List these; whoever was chosen and is still listed stays so."""
        kept = set(self.chosen())
        before, shown = (self.sheet, self.model.columns), self.arranging.columns(sheet)
        self.sheet = sheet
        self.chosen_bar.offer(in_trash=sheet is IN_TRASH)
        with QSignalBlocker(self.table.selectionModel()), self.table.arranging():
            self.model.show_numbers(numbers, searched=searched, columns=shown)
            if before != (sheet, shown):
                self.arranging.arrange()
        self._show_current()
        if len(kept) > 1:
            self._choose_again(kept)

    def _show_order(self) -> None:
        header = self.table.horizontalHeader()
        place = next((p for p, c in enumerate(self.model.columns) if c.order == self.wish.order), -1)
        header.setSortIndicatorShown(place >= 0 and not self.wish.text and not self.wish.trashed)
        down = Qt.SortOrder.DescendingOrder if self.wish.descending else Qt.SortOrder.AscendingOrder
        header.setSortIndicator(place, down)

    # The current client

    def neighbour(self, client: int) -> int:
        """The client below this one in the list, or above the last; 0 where there is none."""
        return self.model.beside((client,)) if self.model.place_of(client) >= 0 else 0

    def beside(self, clients: Collection[int]) -> int:
        """The client below the last of these in the list that is none of them, or above it; 0 where there is none."""
        return self.model.beside(clients)

    def follow(self, client: int) -> None:
        """Bring a client into view as soon as it is listed."""
        self._followed = client

    def _go_along(self, numbers: Sequence[int]) -> None:
        if self._followed in numbers:
            self.table.bring(self.model.place_of(self._followed))
            self._followed = 0

    def select(self, client: int) -> None:
        """Make a client the current one, and bring it into view when it is listed."""
        self.current = client
        self._show_current()
        self.table.scrollTo(self.model.index(self.model.place_of(client), 0))

    def _show_current(self) -> None:
        place = self.model.place_of(self.current)
        with QSignalBlocker(self.table.selectionModel()):
            if place >= 0:
                self.table.selectRow(place)
            else:
                self.table.clearSelection()
                self.table.setCurrentIndex(QModelIndex())
        self.table.viewport().update()
        self._show_chosen()

    # Several clients

    def chosen(self) -> tuple[int, ...]:
        """The clients that are chosen, in the order of the list."""
        return tuple(self.model.numbers[row] for row in rows_of(self.table.selectionModel().selection()))

    def _choose_again(self, clients: set[int]) -> None:
        """The list has been looked up anew: whoever was chosen and is still listed stays so."""
        rows = [row for row, client in enumerate(self.model.numbers) if client in clients]
        if len(rows) > 1:
            choose(self.table.selectionModel(), rows)

    def _show_chosen(self, *_what: object) -> None:
        self.chosen_bar.show_count(len(rows_of(self.table.selectionModel().selection())))

    def _show_menu(self, place: QPoint) -> None:
        words, bar = self.context.words, self.chosen_bar
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        giving = (bar.print_button, bar.export_button)
        offered = (bar.tag_button, bar.set_button, bar.merge_button, *giving, bar.archive_button, bar.trash_button)
        for button in bar.for_trash if self.sheet is IN_TRASH else offered:
            menu.addAction(button.icon(), button.text(), button.click).setEnabled(bar.offers(button, self.chosen()))
        menu.addMenu(bar.post_menu).setVisible(bar.offers(bar.post_button, self.chosen()))
        menu.addSeparator()
        menu.addAction(words.tr(N_("Choose all")), self.table.selectAll)
        menu.popup(self.table.viewport().mapToGlobal(place))

    # Moving about

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
