"""The duplicate centre: pairs of files that may be of the same client, why, and what can be done about each."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.doubles.given import Pair
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.doubles.model import LETTERS, PairsModel
from clientdesk.ui.doubles.wording import CERTAIN, LIKELY, PERHAPS, certainty, lines
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import quiet, readable, tooltip
from clientdesk.ui.list.empty import Empty
from clientdesk.ui.list.sharing import SharingTable
from clientdesk.ui.long_work import LongLook
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.page_parts import page_title
from clientdesk.ui.quality.page import QUICK
from clientdesk.ui.under_way import UnderWay

_FILTERS = (
    (str(LIKELY), N_("Very likely ones")),
    (str(CERTAIN), N_("Almost certain ones")),
    ("safe", N_("Those of which nothing would be lost")),
    (str(PERHAPS), N_("Doubtful ones too")),
)
"""(least score, or "safe", what is shown)"""


class DoublesPage(QWidget):
    """`merge_asked` brings a pair to be looked at side by side, `all_asked` the safe ones, `apart_asked` a pair that is
    not the same, `client_asked` the number of a client; `past_asked` wants what was merged and told apart before;
    `counted` tells how many pairs there are."""

    merge_asked = Signal(object)
    all_asked = Signal(object)
    apart_asked = Signal(object)
    client_asked = Signal(int)
    past_asked = Signal()
    counted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.found: tuple[Pair, ...] | None = None
        self.is_stale = False
        self._at = ""
        self._looked_at = 0
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 1.4), em(self, 2), em(self, 1))
        column.setSpacing(em(self, 0.8))
        column.addLayout(self._make_head())
        self.told = quiet(parent=self)
        column.addWidget(self.told)
        self.under_way = UnderWay(context.words, self)
        column.addWidget(self.under_way)
        self.look = LongLook(context, self.under_way, self)
        self.look.ended.connect(self._show_state)
        self.stack = QStackedWidget(self)
        self.empty = Empty(self)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self._make_body())
        column.addWidget(self.stack, 1)
        self.setFocusProxy(self.table)
        self._show_state()

    def _make_head(self) -> QHBoxLayout:
        tr, line = self.context.words.tr, QHBoxLayout()
        line.setSpacing(em(self, 0.8))
        line.addWidget(page_title(tr(N_("Duplicates")), self), 1)
        self.filter = Combo(self)
        self.filter.setAccessibleName(tr(N_("Shown are")))
        for value, text in _FILTERS:
            self.filter.addItem(tr(text), value)
        texts = (self.filter.itemText(place) for place in range(self.filter.count()))
        self.filter.setMinimumWidth(max(map(self.fontMetrics().horizontalAdvance, texts)) + em(self, 3))
        self.filter.currentIndexChanged.connect(self._show_pairs)
        self.past = QPushButton(tr(N_("Merged and told apart…")), self)
        self.past.clicked.connect(lambda _checked=False: self.past_asked.emit())
        self.again = QPushButton(tr(N_("Look again")), self)
        self.again.clicked.connect(lambda _checked=False: self.refresh())
        line.addWidget(self.filter)
        for button in (self.past, self.again):
            button.setAutoDefault(False)
            line.addWidget(button)
        return line

    def _make_body(self) -> QWidget:
        tr, side = self.context.words.tr, QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        self.pairs = PairsModel(self.context, side, side)
        self.table = SharingTable(tr(N_("Pairs")), self.pairs, LETTERS, side)
        self.table.setSelectionMode(SharingTable.SelectionMode.SingleSelection)
        self.table.opened_row.connect(lambda row: self.merge_asked.emit(self.pairs.pairs[row]))
        self.table.selectionModel().currentRowChanged.connect(self._show_current)
        self.table.customContextMenuRequested.connect(self.open_menu)
        column.addWidget(self.table, 1)
        self.detail = readable(parent=side)
        column.addWidget(self.detail)
        inner = QWidget(side)
        flow = Flowing(inner)
        flow.setSpacing(em(self, 0.4))
        self.merge = self._button(inner, "doubles", tr(N_("Merge…")), self._ask_merge)
        self.apart = self._button(inner, "minus", tr(N_("Not the same")), self._ask_apart)
        tooltip(self.apart, tr(N_("They are two clients; the pair is not offered again.")))
        self.open_one = self._button(inner, "forward", tr(N_("Open one")), lambda: self._ask_client(0))
        self.open_other = self._button(inner, "forward", tr(N_("Open the other")), lambda: self._ask_client(1))
        self.all_safe = self._button(inner, "done", "", self._ask_all)
        column.addWidget(inner)
        return side

    def _button(self, parent: QWidget, drawing: str, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(icon(drawing, self), text, parent)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: do())
        layout = parent.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    # Looking

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        is_quick = self.is_stale and self._looked_at <= QUICK
        if (self.found is None or is_quick) and not self.look.is_busy:
            self.refresh()

    def refresh(self) -> None:
        """Compare all files anew."""
        self.is_stale = False
        desk = self.context.desk
        self.look.begin(
            lambda progress: (desk.doubles.scan(least=PERHAPS, progress=progress), desk.clients.count()), self.take
        )
        self._show_state()

    def take(self, found: tuple[tuple[Pair, ...], int]) -> None:
        """Show the pairs that a look found among so many clients."""
        self._at = self.context.desk.now.astimezone().strftime("%H:%M")
        self._looked_at = found[1]
        self._keep(found[0])

    def _keep(self, pairs: tuple[Pair, ...]) -> None:
        self.found = pairs
        self._show_pairs()
        self.counted.emit(sum(pair.score >= LIKELY for pair in pairs))

    def take_news(self, changed: Changed) -> None:
        """A step has been done: what is shown may be out of date."""
        if changed and self.found is not None and not self.look.is_busy:
            self.is_stale = True
            self._show_state()

    def drop(self, codes: set[str]) -> None:
        """Files of these codes are gone: their pairs leave the list without another look."""
        if self.found is not None:
            self._keep(tuple(pair for pair in self.found if not codes & {pair.one.code, pair.other.code}))

    def drop_pair(self, gone: Pair) -> None:
        """This pair is seen to."""
        if self.found is not None:
            self._keep(tuple(pair for pair in self.found if pair is not gone))

    # Showing

    def shown(self) -> tuple[Pair, ...]:
        """The pairs that the filter lets through."""
        wanted, found = str(self.filter.currentData()), self.found or ()
        if wanted == "safe":
            return tuple(pair for pair in found if pair.safe)
        return tuple(pair for pair in found if pair.score >= float(wanted))

    def _show_pairs(self, *_what: object) -> None:
        row = max(self.table.currentIndex().row(), 0)
        self.pairs.show_pairs(self.shown())
        self.table.begin_at(row)
        safe = sum(pair.safe for pair in self.found or ())
        self.all_safe.setText(self.context.words.tr(N_("Merge all safe ones ({n})…"), n=f"{safe:,}"))
        self.all_safe.setVisible(bool(safe))
        self._show_current()
        self._show_state()

    @property
    def current(self) -> Pair | None:
        """The pair the keys are at."""
        row = self.table.currentIndex().row()
        return self.pairs.pairs[row] if 0 <= row < len(self.pairs.pairs) else None

    def mind_privacy(self) -> None:
        """Somebody else may be looking from now on, or nobody any more."""
        self.table.viewport().update()
        self._show_current()

    def _show_current(self, *_what: object) -> None:
        pair, words = self.current, self.context.words
        for button in (self.merge, self.apart, self.open_one, self.open_other):
            button.setEnabled(pair is not None)
        told = [certainty(pair.score, words), *lines(pair.reasons, self.context)] if pair else []
        self.detail.setText("\n".join(told))

    def _show_state(self) -> None:
        words, found = self.context.words, self.found
        self.again.setEnabled(not self.look.is_busy)
        self.stack.setCurrentIndex(1 if self.pairs.pairs else 0)
        if found is None:
            self.told.setText("")
            start = () if self.look.is_busy else ((words.tr(N_("Compare all files")), self.refresh),)
            told = words.tr(
                N_("Names however written, telephones, numbers, birth dates, firms are compared; nothing is changed.")
            )
            self.empty.show_words(words.tr(N_("Is a client in the file twice?")), told, *start)
            return
        looked = words.ntr("{n} client was compared.", "{n} clients were compared.", self._looked_at)
        told = words.tr(N_("{looked} Last look {at}."), looked=looked, at=self._at)
        self.told.setText(
            words.tr(N_("{told} Something was changed since then."), told=told) if self.is_stale else told
        )
        others = len(found) - len(self.pairs.pairs)
        if others and not self.pairs.pairs:
            more = (words.tr(N_("Show the doubtful ones too")), self._show_doubtful)
            told = words.ntr("{n} pair is less sure.", "{n} pairs are less sure.", others)
            self.empty.show_words(words.tr(N_("No pair is as sure as that.")), told, more)
        elif not found:
            told = words.tr(N_("Every name, telephone and number was compared with every other."))
            self.empty.show_words(words.tr(N_("No client seems to be in the file twice.")), told)

    def _show_doubtful(self) -> None:
        self.filter.setCurrentIndex(self.filter.findData(str(PERHAPS)))

    # Asking

    def open_menu(self, place: QPoint) -> QMenu:
        """Offer what can be done with the pair."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in (self.merge, self.apart, self.open_one, self.open_other):
            menu.addAction(button.icon(), button.text(), button.click).setEnabled(button.isEnabled())
        menu.popup(self.table.viewport().mapToGlobal(place))
        return menu

    def _ask_merge(self) -> None:
        if pair := self.current:
            self.merge_asked.emit(pair)

    def _ask_apart(self) -> None:
        if pair := self.current:
            self.apart_asked.emit(pair)

    def _ask_client(self, which: int) -> None:
        if pair := self.current:
            self.client_asked.emit((pair.one, pair.other)[which].id)

    def _ask_all(self) -> None:
        self.all_asked.emit(tuple(pair for pair in self.found or () if pair.safe))
