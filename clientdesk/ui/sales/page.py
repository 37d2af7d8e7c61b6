"""The page of opportunities: those that are followed, won, lost; the funnel, the forecast, and what became of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.analysis.sales.forecast import Outlook, forecast
from clientdesk.analysis.sales.funnel import Conversion, Layer, conversions, funnel
from clientdesk.desk import Desk
from clientdesk.dossier.folding import fold
from clientdesk.dossier.kinds import HOUSE, OPPORTUNITY
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.stages import LOST, OVER, WON
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.page_parts import in_a_row, nothing_yet, page_title, title_line
from clientdesk.ui.sales.board import Board
from clientdesk.ui.sales.choosing import Choosing, Entry, Ordered, Wish, entries_of, read_out
from clientdesk.ui.sales.doing import Doing
from clientdesk.ui.sales.figures import Analysis, Forecast, Outcome, outcome
from clientdesk.ui.sales.funnel import FunnelView
from clientdesk.ui.sales.tables import OPEN_COLUMNS, OVER_COLUMNS, Key, tell_open, tell_over
from clientdesk.ui.sales.wording import money, seen_deal, uncounted
from clientdesk.ui.trade.book_page import BookPage
from clientdesk.ui.trade.table import Column, LinesTable, Told

FOLLOWING, BOARD, STALLED, FORECAST, ANALYSIS = "following", "board", "stalled", "forecast", "analysis"
_PARTS: tuple[tuple[str, str, Callable[[Deal, date], bool], str], ...] = (
    (FOLLOWING, N_("Following"), lambda deal, _day: deal.is_open, N_("Nothing is followed at the moment.")),
    (BOARD, N_("Board"), lambda deal, _day: deal.is_open, N_("Nothing is followed at the moment.")),
    (STALLED, N_("Stalled"), lambda deal, day: deal.is_stalled(day), N_("Nothing stands in one stage for too long.")),
    (WON, N_("Won"), lambda deal, _day: deal.stage == WON, N_("Nothing has been won yet.")),
    (LOST, N_("Lost"), lambda deal, _day: deal.stage == LOST, N_("Nothing has been lost.")),
    ("all", N_("All"), lambda _deal, _day: True, ""),
    (FORECAST, N_("Forecast"), lambda deal, _day: deal.is_open, N_("Nothing is followed at the moment.")),
    (ANALYSIS, N_("Won and lost"), lambda deal, _day: deal.stage in OVER, N_("Nothing has been won or lost yet.")),
)
"""(name, title, what belongs to it, what is said where there is nothing)."""


@dataclass(frozen=True)
class Found:
    """All that the page shows: the opportunities, the latest opened first, and what follows from them."""

    deals: tuple[Deal, ...]
    choosing: Choosing
    layers: tuple[Layer, ...]
    steps: tuple[Conversion, ...]
    months: tuple[Outlook, ...]
    outcome: Outcome
    base: str
    today: date

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """{part: how many belong to it}"""
        return {name: sum(belongs(deal, self.today) for deal in self.deals) for name, _title, belongs, _none in _PARTS}


def look_up(desk: Desk) -> Found:
    """Off the window's thread: read and reckon."""
    deals, today = tuple(reversed(desk.opportunities.every())), desk.today
    found = Found(
        deals,
        Choosing(entries_of(deals), today),
        funnel(deals),
        conversions(deals),
        forecast(deals, today),
        outcome(deals, today),
        desk.trading.rules().base,
        today,
    )
    # Counted here, they cost the window no time.
    _ = found.counts
    return found


class OpportunitiesPage(BookPage):
    """`client_asked` brings the code of a client to be shown, `counted` how many are followed."""

    client_asked = Signal(str)
    counted = Signal(int)
    kinds = frozenset({OPPORTUNITY.name, HOUSE.name})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.found: Found | None = None
        self.choosing = Choosing((), context.desk.today)
        self.order: dict[QWidget, tuple[int, bool]] = {}
        """{list: the column by which it is sorted, and whether it is turned round}"""
        self.doing = Doing(context, self)
        self.doing.took.connect(self.took)
        self.doing.failed.connect(self.failed)
        self.doing.wanted.connect(self._want)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 1))
        column.setSpacing(em(self, 0.7))
        column.addLayout(self._make_head())
        column.addLayout(self._make_parts())
        self.funnel = self._make_funnel()
        column.addWidget(self.funnel)
        column.addWidget(self._make_tools())
        self.places = QStackedWidget(self)
        self.open_table = self._make_table(N_("Opportunities"), OPEN_COLUMNS, tell_open)
        self.over_table = self._make_table(N_("Won and lost"), OVER_COLUMNS, tell_over)
        self.board = self._make_board()
        self.forecast = Forecast(context.words, self.places)
        self.analysis = Analysis(context.words, self.places)
        self.empty = self._make_empty(self.places)
        self.nothing = quiet(parent=self.places)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        for place in (
            self.open_table,
            self.over_table,
            self.board,
            self.forecast,
            self.analysis,
            self.empty,
            self.nothing,
        ):
            self.places.addWidget(place)
        column.addWidget(self.places, 1)
        self.setFocusProxy(self.open_table)

    # Making

    def _make_head(self) -> QHBoxLayout:
        tr = self.context.words.tr
        self.sum = quiet(parent=self)
        self.add_button = push(tr(N_("+ Opportunity")), self.doing.add, self)
        return title_line(page_title(tr(N_("Opportunities")), self), self.sum, [self.add_button])

    def _make_parts(self) -> QHBoxLayout:
        self.parts = [push("", partial(self.show_part, name), self) for name, *_rest in _PARTS]
        line = in_a_row(self.parts, self)
        self.group = one_of(self.parts, self)
        self._name_parts()
        self.finder = LineEdit(self)
        self.finder.setPlaceholderText(self.context.words.tr(N_("Name, client, product…")))
        self.finder.setAccessibleName(self.context.words.tr(N_("Find an opportunity")))
        self.finder.setClearButtonEnabled(True)
        self.finder.setMinimumWidth(em(self, 16))
        self.finder.setMaximumWidth(em(self, 28))
        self.finder.textChanged.connect(lambda _text: self._show_shown())
        line.addWidget(self.finder)
        return line

    def _make_funnel(self) -> FunnelView:
        made = FunnelView(self.context.words, self)
        made.stage_asked.connect(lambda _stage: self._show_shown())
        return made

    def _make_table(
        self, title: str, columns: tuple[tuple[Column, Key], ...], tell: Callable[..., Told]
    ) -> LinesTable[Deal]:
        words = self.context.words

        def told(deal: Deal) -> Told:
            today = self.found.today if self.found else self.context.desk.today
            return tell(seen_deal(deal, self.context.privacy), today, words=words, colours=colours_of(self))

        made: LinesTable[Deal] = LinesTable(
            words, words.tr(title), [column for column, _key in columns], told, self.places
        )
        made.let_sort()
        made.sort_asked.connect(partial(self.sort, made))
        made.opened.connect(lambda deal: self.doing.open(deal.code))
        made.moved.connect(self._show_tools)
        self.doing.watch(made)
        return made

    def _make_board(self) -> Board:
        made = Board(self.context.words, self.places)
        made.moved.connect(self._show_tools)
        made.opened.connect(self.doing.open)
        made.move_asked.connect(self._drop)
        for cards in made.lists.values():
            self.doing.watch(cards)
        return made

    def _make_empty(self, parent: QWidget) -> QWidget:
        words, side = self.context.words, QWidget(parent)
        told = N_(
            "An opportunity is what a client may order: its amount, how likely it is, when the order is expected. It "
            "goes from lead to negotiation; won, it becomes the draft of an order; lost, it tells why."
        )
        title = heading(words.tr(N_("No opportunities yet")), side)
        self.first_button = push(words.tr(N_("Add the first opportunity")), self.doing.add, side)
        return nothing_yet(side, [title, wrapping(words.tr(told), side)], [self.first_button])

    def _make_tools(self) -> QWidget:
        side = QWidget(self)
        line = QHBoxLayout(side)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.4))
        for button in self.doing.make_buttons(side):
            line.addWidget(button)
        line.addWidget(push(self.context.words.tr(N_("Show the client")), self._ask_client, side))
        line.addStretch()
        self.tools = side
        return side

    # Showing

    def refresh(self) -> None:
        """Look the opportunities up anew."""
        self.is_stale = False
        self.context.tasks.read("opportunities", partial(look_up, self.context.desk), self.show_found)

    def show_found(self, found: Found) -> None:
        """Show these."""
        self.found, self.choosing = found, found.choosing
        self._name_parts()
        self.counted.emit(found.counts[FOLLOWING])
        self.funnel.show_funnel(found.layers, found.steps)
        self.forecast.show_months(found.months, base=found.base)
        self.analysis.show_outcome(found.outcome, base=found.base)
        self._show_shown()
        self.context.tasks.read("read out", partial(read_out, found.choosing.entries), self._take_read)

    def mind_privacy(self) -> None:
        """Somebody looks on, or nobody does any more."""
        self._show_shown()

    def _name_parts(self) -> None:
        for button, (name, title, _belongs, _nothing) in zip(self.parts, _PARTS, strict=True):
            text = self.context.words.tr(title)
            count = self.found.counts[name] if self.found else 0
            button.setText(f"{text} ({count:,})" if count and name not in ("all", BOARD, FORECAST, ANALYSIS) else text)

    @property
    def part(self) -> str:
        """The name of the part that is shown."""
        return _PARTS[max(0, self.group.checkedId())][0]

    @property
    def table(self) -> LinesTable[Deal]:
        """The list of the part that is shown."""
        return self.over_table if self.part in (WON, LOST) else self.open_table

    @property
    def current(self) -> Deal | None:
        """The opportunity the keys are at."""
        return self.board.current if self.part == BOARD else self.table.current

    def show_part(self, name: str) -> None:
        """Show a part."""
        self.parts[next(place for place, part in enumerate(_PARTS) if part[0] == name)].setChecked(True)
        self._show_shown()

    def _show_shown(self) -> None:
        if self.found is None:
            return
        wish = self._wish()
        if not self.choosing.is_ready(wish):
            then = partial(self._take_order, self.choosing, wish)
            self.context.tasks.read("opportunities in order", partial(self.choosing.prepare, wish), then)
            return
        nothing, words, has_any = _PARTS[max(0, self.group.checkedId())][3], self.context.words, self._has_any()
        chosen = self.choosing.chosen(wish, fold(self.finder.text().strip()))
        shown = chosen.deals
        before = self.wanted or (current.code if (current := self.current) else "")
        self.wanted = ""
        if self.part == BOARD:
            self.board.show_deals(shown, self.found.today, at=before)
        else:
            self.table.show_lines(shown, at=self.choosing.row_of(before, chosen))
        self.nothing.setText(
            words.tr(nothing if not has_any else N_("No opportunity is like that. Another word will do."))
        )
        self.places.setCurrentWidget(self._place(has_any, bool(shown)))
        self._show_sum(chosen)
        self._show_tools()

    def _has_any(self) -> bool:
        """Whether the part that is shown has any opportunity at all."""
        return self.found is not None and self.found.counts[self.part] > 0

    def _wish(self) -> Wish:
        """What is to be listed, and in which order."""
        belongs, stage = _PARTS[max(0, self.group.checkedId())][2], self._stage()
        if self.part == BOARD:
            return Wish(belongs, by=_soonest)
        if self.table not in self.order:
            is_over = self.table is self.over_table
            return Wish(belongs, stage, _ended if is_over else None, turned=is_over)
        place, turned = self.order[self.table]
        columns = OVER_COLUMNS if self.table is self.over_table else OPEN_COLUMNS
        return Wish(belongs, stage, columns[place][1], turned)

    def _take_order(self, choosing: Choosing, wish: Wish, ordered: Ordered) -> None:
        choosing.keep(wish, ordered)
        self._show_shown()

    def _take_read(self, entries: tuple[Entry, ...]) -> None:
        if self.found is None or len(entries) != len(self.found.deals):
            return
        self.choosing = self.choosing.with_words(entries)
        if self.finder.text():
            self._show_shown()

    def _stage(self) -> str:
        """The stage that alone is listed; parts of those that are over know none."""
        in_stages = self.part in (FOLLOWING, STALLED, "all")
        self.funnel.setVisible(in_stages and bool(self.found and self.found.deals) and not self.context.privacy.is_on)
        return self.funnel.stage if in_stages else ""

    def _place(self, has_any: bool, has_shown: bool) -> QWidget:  # noqa: FBT001 - two facts, not two behaviours
        if self.found is None or not self.found.deals:
            return self.empty
        others: Mapping[str, QWidget] = {BOARD: self.board, FORECAST: self.forecast, ANALYSIS: self.analysis}
        if self.part in others and has_any and not self.context.privacy.is_on:
            return others[self.part]
        return self.table if has_shown else self.nothing

    def _show_sum(self, chosen: Ordered) -> None:
        assert self.found is not None
        words, base, come_to, count = self.context.words, self.found.base, chosen.sums, len(chosen.deals)
        text = words.ntr("{n} opportunity", "{n} opportunities", count)
        if count and not self.context.privacy.is_on:
            text = words.tr(N_("{count} · {amount}"), count=text, amount=money(come_to.amount, base))
            if come_to.has_open:
                text = words.tr(N_("{sums} · weighted {amount}"), sums=text, amount=money(come_to.weighted, base))
            if missing := uncounted(come_to.uncounted, words):
                text = f"{text} · {missing}"
        self.sum.setText(text if self.found.deals else "")

    def sort(self, table: LinesTable[Deal], place: int) -> None:
        """Sort by a column; once more turns it round."""
        turned = self.order.get(table) == (place, False)
        self.order[table] = (place, turned)
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        table.horizontalHeader().setSortIndicator(place, order)
        self._show_shown()

    def _show_tools(self) -> None:
        if not hasattr(self, "places"):
            return
        is_listed = self.places.currentWidget() in (self.table, self.board)
        self.tools.setVisible(is_listed and not self.context.privacy.is_on)
        self.doing.take(self.current if is_listed else None)

    # Doing

    def _drop(self, code: str, stage: str) -> None:
        """A card was dragged to another stage."""
        self.doing.take(next((deal for deal in self.found.deals if deal.code == code), None) if self.found else None)
        self.doing.move(stage)

    def _want(self, code: str) -> None:
        self.wanted = code

    def _ask_client(self) -> None:
        current = self.current
        if current is not None and current.client:
            self.client_asked.emit(current.client)

    def took(self, text: str, changed: Changed) -> None:
        """Something was done; what it was done with stays the current line."""
        if not self.wanted and (current := self.current) is not None:
            self.wanted = current.code
        super().took(text, changed)


def _soonest(deal: Deal) -> tuple[date, int]:
    return deal.expected or date.max, deal.number


def _ended(deal: Deal) -> date:
    return deal.ended or date.min
