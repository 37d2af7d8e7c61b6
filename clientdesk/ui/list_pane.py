"""The left side of the window: which clients, how many, the list itself, and what to do when it is empty."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from clientdesk.i18n import N_
from clientdesk.ui.chosen import ChosenBar, choose, rows_of
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import Elided, quiet, tooltip
from clientdesk.ui.list import columns
from clientdesk.ui.list.chooser import ColumnChooser
from clientdesk.ui.list.columns import CLIENTS, IN_TRASH, SEARCHED, Arrangement, Column, Sheet
from clientdesk.ui.list.empty import Empty
from clientdesk.ui.list.table import ListTable
from clientdesk.ui.list.wish import Listed, Wish, look_up
from clientdesk.ui.listing import ClientsModel, total_shown
from clientdesk.ui.look import em, on_paper, sized
from clientdesk.ui.shell.entries import KIND, QUERY, TAG, TRASH, VIEW, named
from clientdesk.ui.under_way import UnderWay

__all__ = ["ListPane", "Listed", "Wish"]

_SETTLED = 150
"""Milliseconds after which a selection that moves on is shown."""
_LETTER = 0.85
"""Of an m, the width of a letter of a column."""


class ListPane(QWidget):
    """`picked` follows the selection, `opened` a double click or Enter; `add_asked` brings a name."""

    picked = Signal(int)
    opened = Signal(int)
    add_asked = Signal(str)
    clear_asked = Signal()
    all_asked = Signal()
    sample_asked = Signal()
    print_asked = Signal()
    listed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.wish = Wish()
        self.entry = ""
        self.current = 0
        on_paper(self)
        self.sheet = CLIENTS
        self.model = ClientsModel(context, self._columns(CLIENTS), self, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._make_head())
        self.table = ListTable(context.words.tr(N_("Clients")), self)
        self.table.setModel(self.model)
        self.table.set_density(columns.density(context.remembered))
        self.empty = Empty(self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)
        self.chosen_bar = ChosenBar(context.words, self)
        self.chosen_bar.print_asked.connect(self.print_asked)
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
        self.table.horizontalHeader().customContextMenuRequested.connect(lambda _place: self.choose_columns())
        self.table.arranged.connect(self._keep_arrangement)
        self._arrange()

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

    # Columns

    def _columns(self, sheet: Sheet) -> tuple[Column, ...]:
        arranged = columns.arrangement(self.context.remembered, sheet)
        return tuple(sheet.offered[name] for name in arranged.shown)

    def _arrange(self) -> None:
        """Give the columns of the list the widths they were left with."""
        arranged = columns.arrangement(self.context.remembered, self.sheet)
        letters = [arranged.widths.get(column.name, column.letters * _LETTER) for column in self.model.columns]
        self.table.arrange([em(self, width) for width in letters], fits=arranged.fits)

    def _keep_arrangement(self) -> None:
        """The user has moved a column or changed its width."""
        names = [column.name for column in self.model.columns]
        letter = em(self, 100) / 100
        before = columns.arrangement(self.context.remembered, self.sheet).widths
        now = {name: round(width / letter, 2) for name, width in zip(names, self.table.widths, strict=True)}
        shown = tuple(names[place] for place in self.table.order())
        columns.keep(self.context.remembered, self.sheet, Arrangement(shown, {**before, **now}, self.table.fits))

    def choose_columns(self) -> ColumnChooser:
        """Ask which columns to show."""
        shown = columns.arrangement(self.context.remembered, self.sheet).shown
        density = columns.density(self.context.remembered)
        dialog = ColumnChooser(self.context.words, self.sheet, shown=shown, density=density, parent=self)
        dialog.changed.connect(self._show_columns)
        dialog.usual_asked.connect(self._show_usual)
        dialog.density_changed.connect(self._set_density)
        dialog.open()
        return dialog

    def _show_columns(self, shown: tuple[str, ...]) -> None:
        arranged = columns.arrangement(self.context.remembered, self.sheet)
        columns.keep(self.context.remembered, self.sheet, Arrangement(shown, arranged.widths, fits=False))
        self._fill(self.model.numbers, self.model.searched, self.sheet)
        self._show_order()

    def _show_usual(self) -> None:
        columns.forget(self.context.remembered, self.sheet)
        self._fill(self.model.numbers, self.model.searched, self.sheet)
        self._show_order()

    def _set_density(self, chosen: str) -> None:
        columns.keep_density(self.context.remembered, chosen)
        self.table.set_density(chosen)

    # Asking for clients

    def show_entry(self, entry: str, title: str) -> None:
        """List what an entry of the sidebar leads to."""
        self.entry = entry
        self.title.setText(title)
        kind = named(entry, KIND)
        only = entry if entry.startswith((TAG, VIEW, QUERY)) else ""
        order = "" if entry.startswith((VIEW, QUERY)) else "sort"
        kinds = (kind,) if kind else ()
        self._wish(kinds=kinds, only=only, trashed=entry == TRASH, order=order, descending=False)

    def search(self, text: str) -> None:
        """List what a text finds."""
        self._wish(text=text.strip())

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
        sheet = SEARCHED if wish.text else IN_TRASH if wish.trashed else CLIENTS
        if (self.model.numbers, self.model.searched, self.sheet) != (listed.numbers, wish.text, sheet):
            self._fill(listed.numbers, wish.text, sheet)
        self._show_order()
        self.count.setText(total_shown(len(listed.numbers), listed.total, words, more=listed.more))
        self._show_state(listed)
        self.listed.emit(listed)

    def _fill(self, numbers: Sequence[int], searched: str, sheet: Sheet) -> None:
        """List these; whoever was chosen and is still listed stays so."""
        kept = set(self.chosen())
        before, shown = (self.sheet, self.model.columns), self._columns(sheet)
        self.sheet = sheet
        self.chosen_bar.offer(in_trash=sheet is IN_TRASH)
        with QSignalBlocker(self.table.selectionModel()), self.table.arranging():
            self.model.show_numbers(numbers, searched=searched, columns=shown)
            if before != (sheet, shown):
                self._arrange()
        self._show_current()
        if len(kept) > 1:
            self._choose_again(kept)

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
            narrowed = wish.kinds or wish.only or wish.trashed
            everywhere = ((words.tr(N_("Search all clients")), self.all_asked.emit),) if narrowed else ()
            told = words.tr(N_("Only this part was searched: {part}"), part=self.title.text()) if narrowed else ""
            title = words.tr(N_('No client matches "{sought}".'), sought=wish.text[:60])
            self.empty.show_words(title, told, *everywhere, clear, add)
        elif wish.trashed:
            told = words.tr(N_("Clients that are moved here can be restored."))
            self.empty.show_words(words.tr(N_("The trash is empty.")), told)
        elif (wish.kinds or wish.only) and listed.total:
            told = N_("No client of this kind yet.") if wish.kinds else N_("No client belongs here at the moment.")
            self.empty.show_words(words.tr(told), "", (words.tr(N_("Show all clients")), self.all_asked.emit))
        else:
            add = (words.tr(N_("Add the first client")), lambda: self.add_asked.emit(""))
            sample = (words.tr(N_("Add the sample clients")), self.sample_asked.emit)
            told = words.tr(N_("A name is enough to begin with; or look around first with clients who do not exist."))
            self.empty.show_words(words.tr(N_("This file is empty.")), told, add, sample)
        self.stack.setCurrentWidget(self.empty)

    # The current client

    def neighbour(self, client: int) -> int:
        """The client below this one in the list, or above the last; 0 where there is none."""
        numbers, place = self.model.numbers, self.model.place_of(client)
        if place < 0 or len(numbers) < 2:
            return 0
        return numbers[place + 1] if place + 1 < len(numbers) else numbers[place - 1]

    def beside(self, clients: Collection[int]) -> int:
        """The client below the last of these in the list that is none of them, or above it; 0 where there is none."""
        gone, numbers = set(clients), self.model.numbers
        last = max((row for row, number in enumerate(numbers) if number in gone), default=-1)
        below = (number for number in numbers[last + 1 :])
        above = (number for number in reversed(numbers[: last + 1]) if number not in gone)
        return next(below, 0) or next(above, 0)

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
        offered = (bar.tag_button, bar.set_button, bar.print_button, bar.archive_button, bar.trash_button)
        for button in (bar.restore_button, bar.print_button) if self.sheet is IN_TRASH else offered:
            menu.addAction(button.icon(), button.text(), button.click).setEnabled(bool(self.chosen()))
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
