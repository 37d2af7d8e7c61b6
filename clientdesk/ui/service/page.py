"""The page of service: dispatches, requests, complaints, plans and installed items as views of one list."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.service.listing import Listed, Seen, listed
from clientdesk.dossier.folding import fold
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.kinds import DISPATCH, INSTALLED_ITEM, REQUEST, SERVICE_NAMES
from clientdesk.dossier.service.moves import WAYS
from clientdesk.dossier.service.request import OPEN
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.page_parts import in_a_row, nothing_yet, page_title
from clientdesk.ui.service.asking import MoveDialog
from clientdesk.ui.service.dialog import ServiceDialog, way_told
from clientdesk.ui.service.figures import figures_told
from clientdesk.ui.service.views import BY_KIND, VIEWS, Shown, View, state_told
from clientdesk.ui.trade.book_page import BookPage
from clientdesk.ui.trade.table import LinesTable, Told

_NAMED = 3
"""So many records are told by their numbers."""


class ServicePage(BookPage):
    """`counted` tells how many complaints are beyond their time; `sheet_asked` wants the dispatches of these numbers
    printed, `client_asked` the file of a client shown."""

    counted = Signal(int)
    sheet_asked = Signal(list)
    client_asked = Signal(str)
    kinds = SERVICE_NAMES

    def __init__(self, context: Context, parent: QWidget | None = None, *, client: str | None = None) -> None:
        super().__init__(context, parent)
        self.client = client
        """The code of the client whose service is shown; None: of everybody."""
        self.found = Listed()
        self.view = next(iter(VIEWS))
        self.tables: dict[str, LinesTable[Seen]] = {}
        self._asked: dict[str, str] = {}
        self._orders: dict[str, tuple[int, bool]] = {}
        """{view: the column by which it is sorted, and whether downwards}; the latest come first without."""
        column = QVBoxLayout(self)
        side, above = (2, 1.4) if client is None else (1.6, 0.8)
        column.setContentsMargins(em(self, side), em(self, above), em(self, side), em(self, 4 if client is None else 1))
        column.setSpacing(em(self, 0.6))
        if client is None:
            column.addWidget(page_title(context.words.tr(N_("Service")), self))
        column.addLayout(self._make_views())
        self.parts = {name: self._make_parts(view) for name, view in VIEWS.items()}
        for part in self.parts.values():
            column.addWidget(part)
        column.addLayout(self._make_tools())
        self.places = QStackedWidget(self)
        self.empty = self._make_empty(self.places)
        self.places.addWidget(self.empty)
        column.addWidget(self.places, 1)
        self.way = quiet(parent=self)
        self.figures = wrapping(parent=self)
        column.addWidget(self.way)
        column.addWidget(self.figures)
        self.show_view(self.view)

    # Making

    def _make_views(self) -> QHBoxLayout:
        self.switches = [push("", partial(self.show_view, name), self) for name in VIEWS]
        line = in_a_row(self.switches, self)
        self.group = one_of(self.switches, self)
        self.new_button = push("", self.write, self)
        line.addWidget(self.new_button)
        self._name_views()
        return line

    def _make_parts(self, view: View) -> QWidget:
        side = QWidget(self)
        line = QHBoxLayout(side)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.4))
        name = BY_KIND[view.kind]
        buttons = [
            push(self.context.words.tr(part.title), partial(self.show_part, name, part.name), side)
            for part in view.parts
        ]
        for button in buttons:
            button.setFlat(True)
            line.addWidget(button)
        line.addStretch()
        one_of(buttons, side)
        side.hide()
        return side

    def _make_tools(self) -> QHBoxLayout:
        tr = self.context.words.tr
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.open_button = push(tr(N_("Open")), self.open_current, self)
        self.send_button = push(tr(N_("Send somebody…")), self.send, self)
        self.give_up_button = push(tr(N_("Not wanted any more")), self.give_up, self)
        self.request_button = push(tr(N_("Request service…")), partial(self.write_for_item, REQUEST.name), self)
        self.plan_button = push(tr(N_("Plan service…")), partial(self.write_for_item, "service_plan"), self)
        self.sheet_button = push(tr(N_("Print the sheet…")), self.ask_sheet, self)
        self.client_button = push(tr(N_("Show the client")), self.ask_client, self)
        for button in (self.open_button, self.send_button, self.give_up_button, self.request_button, self.plan_button):
            line.addWidget(button)
        self.moves: dict[tuple[str, str], QPushButton] = {}
        for kind, way in WAYS.items():
            for move in way.moves:
                button = push(tr(way.titles[move.name]), partial(self.make, move.name), self)
                self.moves[kind, move.name] = button
                line.addWidget(button)
        line.addStretch()
        line.addWidget(self.sheet_button)
        line.addWidget(self.client_button)
        return line

    def _make_empty(self, parent: QWidget) -> QWidget:
        side = QWidget(parent)
        self.nothing, self.about = heading(parent=side), quiet(parent=side)
        self.begin = push("", self.write, side)
        return nothing_yet(side, [self.nothing, self.about], [self.begin])

    def _table(self, name: str) -> LinesTable[Seen]:
        """The table of a view, made when it is first looked at."""
        if name not in self.tables:
            view, words = VIEWS[name], self.context.words
            shown = self._columns(name)
            made: LinesTable[Seen] = LinesTable(
                words, words.tr(view.title), [each.column for each in shown], partial(self._tell, name), self.places
            )
            made.opened.connect(lambda _seen: self.open_current())
            made.moved.connect(self._show_chosen)
            made.let_sort()
            made.sort_asked.connect(partial(self.sort, name))
            self.places.addWidget(made)
            self.tables[name] = made
        return self.tables[name]

    # Showing

    def refresh(self) -> None:
        """Look everything up anew."""
        self.is_stale = False
        work = partial(listed, self.context.desk, self.client or "")
        self.context.tasks.read(("service", id(self)), work, self.show_found)

    def show_found(self, found: Listed) -> None:
        """Show these."""
        self.found = found
        self._name_views()
        self.counted.emit(sum(each.is_late for each in found.by_kind.get("complaint", ())))
        self._show_shown()

    def _name_views(self) -> None:
        tr = self.context.words.tr
        for button, view in zip(self.switches, VIEWS.values(), strict=True):
            count = sum(each.is_open for each in self.found.by_kind.get(view.kind, ()))
            text = tr(view.title)
            button.setText(f"{text} ({count:,})" if count else text)

    def show_view(self, name: str) -> None:
        """Show dispatches, requests, complaints, plans or items."""
        self.view = name
        self.switches[list(VIEWS).index(name)].setChecked(True)
        for other, side in self.parts.items():
            side.setVisible(other == name)
        self.new_button.setText(self.context.words.tr(VIEWS[name].new))
        self.setFocusProxy(self._table(name))
        self._show_shown()

    def show_part(self, name: str, part: str) -> None:
        """Show a part of a view."""
        self._asked[name] = part
        place = next(place for place, each in enumerate(VIEWS[name].parts) if each.name == part)
        self.parts[name].findChildren(QPushButton)[place].setChecked(True)
        self.show_view(name)

    def sort(self, name: str, place: int) -> None:
        """Sort a view by a column, by engineer or by day for instance; once more turns it round."""
        turned = self._orders.get(name) == (place, False)
        self._orders[name] = place, turned
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        self._table(name).horizontalHeader().setSortIndicator(place, order)
        self._show_shown()

    def _sorted(self, shown: list[Seen]) -> list[Seen]:
        """In the order that was asked for; what is empty there comes last."""
        if self.view not in self._orders:
            return shown
        place, turned = self._orders[self.view]
        tell, words = self._columns(self.view)[place].tell, self.context.words
        told = [(tell(each, words), each) for each in shown]
        filled = sorted((pair for pair in told if pair[0]), key=lambda pair: fold(pair[0]), reverse=turned)
        return [each for _text, each in (*filled, *(pair for pair in told if not pair[0]))]

    def _columns(self, name: str) -> list[Shown]:
        """The columns of a view; of one client the client goes without saying."""
        return [each for each in VIEWS[name].columns if self.client is None or not each.of_client]

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return self._asked.get(self.view, VIEWS[self.view].parts[0].name)

    def _show_shown(self) -> None:
        tr, view, table = self.context.words.tr, VIEWS[self.view], self._table(self.view)
        part = next(each for each in view.parts if each.name == self.part)
        every = self.found.by_kind.get(view.kind, ())
        shown = self._sorted([each for each in every if part.belongs(each)])
        before = self.wanted or (table.current.code if table.current else "")
        self.wanted = ""
        self.nothing.setText(tr(part.nothing if every else view.parts[-1].nothing))
        self.about.setText("" if every else tr(view.about))
        self.begin.setText(tr(view.new))
        self.places.setCurrentWidget(table if shown else self.empty)
        states = {state_told(each, self.context.words) for each in shown}
        table.fit_last([max(states, key=table.fontMetrics().horizontalAdvance, default="")])
        table.show_lines(shown, at=next((n for n, each in enumerate(shown) if each.code == before), 0))
        self.figures.setText(figures_told(self.found.figures, self.view, self.context.words))
        self.figures.setVisible(bool(self.figures.text()))
        self._show_chosen()

    def _tell(self, name: str, seen: Seen) -> Told:
        words, colours = self.context.words, colours_of(self)
        shown = self._columns(name)
        texts = tuple(each.tell(seen, words) for each in shown)
        shades = {n: colours.problem for n, each in enumerate(shown) if each.stands and seen.is_late}
        return Told(texts, shades, colour="" if seen.is_open else colours.quiet)

    @property
    def chosen(self) -> list[Seen]:
        """What is chosen, in the order of the list."""
        table = self._table(self.view)
        return table.chosen_lines() if self.places.currentWidget() is table else []

    def _show_chosen(self) -> None:
        chosen = self.chosen
        kind = VIEWS[self.view].kind
        one = chosen[0] if len(chosen) == 1 else None
        self.open_button.setVisible(bool(chosen))
        self.open_button.setEnabled(one is not None)
        for (of, name), button in self.moves.items():
            button.setVisible(of == kind and any(name in each.moves for each in chosen))
        waits = kind == REQUEST.name and one is not None and one.state == OPEN
        self.send_button.setVisible(waits)
        self.give_up_button.setVisible(waits)
        for button in (self.request_button, self.plan_button):
            button.setVisible(kind == INSTALLED_ITEM.name and one is not None)
        self.sheet_button.setVisible(kind == DISPATCH.name and bool(chosen))
        self.client_button.setVisible(self.client is None and one is not None and bool(one.client))
        self.way.setText(way_told(one.record, self.context) if one is not None else "")
        self.way.setVisible(bool(self.way.text()))

    # Writing

    def write(self) -> None:
        """Write a new record of the kind that is shown."""
        self.write_new(VIEWS[self.view].kind)

    def write_new(self, kind: str) -> None:
        """Write a new record of a kind."""
        self._ask(partial(self.context.desk.service.new, kind, self.client or ""))

    def send(self) -> None:
        """Write the dispatch for the request that is chosen."""
        for seen in self.chosen[:1]:
            self._ask(partial(self.context.desk.service.answering, seen.code))

    def write_for_item(self, kind: str) -> None:
        """Write a request or a plan for the item that is chosen."""
        for seen in self.chosen[:1]:
            self._ask(partial(self.context.desk.service.for_item, kind, seen.code))

    def open_current(self) -> None:
        """Open the record that is chosen."""
        for seen in self.chosen[:1]:
            self._ask(partial(self.context.desk.clients.get, seen.code))

    def _ask(self, maker: Callable[[], Record]) -> None:
        self.context.tasks.read("service record", maker, self._show_record)

    def _show_record(self, record: Record) -> None:
        dialog = ServiceDialog(self.context, record, self)
        dialog.stored.connect(partial(self._took_record, dialog))
        dialog.open()

    def _took_record(self, dialog: ServiceDialog, changed: Changed) -> None:
        assert dialog.record is not None
        self.wanted, kind = dialog.record.code, dialog.record.kind.name
        if BY_KIND[kind] != self.view:
            self.show_view(BY_KIND[kind])
        self.took(dialog.kept(), changed)

    # The way

    def make(self, name: str) -> MoveDialog | None:
        """Make a step with all that is chosen, undone as one; what the step needs is asked for."""
        chosen = [each for each in self.chosen if name in each.moves]
        if not chosen:
            return None
        way = WAYS[chosen[0].kind]
        move = way.by_name(name)
        assert move is not None
        done = self._done(name, chosen)
        if move.needs or move.asks or move.wants_reason:
            dialog = MoveDialog(self.context, [each.record for each in chosen], way=way, move=move, parent=self)
            dialog.stored.connect(partial(self.took, done))
            dialog.open()
            return dialog
        work = partial(self.context.desk.service.move, [each.code for each in chosen], name)
        self.context.tasks.ask(work, partial(self.took, done), self.failed)
        return None

    def _done(self, name: str, chosen: Sequence[Seen]) -> str:
        words = self.context.words
        step = words.tr(WAYS[chosen[0].kind].titles[name]).rstrip("…")
        codes = words.listed(each.code for each in chosen[:_NAMED])
        if len(chosen) > _NAMED:
            codes = words.tr(N_("{n} records"), n=len(chosen))
        return words.tr(N_("{step}: {document}"), step=step, document=codes)

    def give_up(self) -> None:
        """Say that what was asked for is not wanted any more."""
        for seen in self.chosen[:1]:
            done = self.context.words.tr(N_("Cancelled {document}"), document=seen.code)
            work = partial(self.context.desk.service.give_up, seen.code)
            self.context.tasks.ask(work, partial(self.took, done), self.failed)

    def ask_sheet(self) -> None:
        """Have the sheets of the dispatches that are chosen printed."""
        if codes := [each.code for each in self.chosen]:
            self.sheet_asked.emit(codes)

    def ask_client(self) -> None:
        """Have the client's page shown."""
        for seen in self.chosen[:1]:
            self.client_asked.emit(seen.client)

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        shown = self.places.currentWidget()
        if shown is not None:
            shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
