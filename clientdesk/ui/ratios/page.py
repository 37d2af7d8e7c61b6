"""The ratios of an enterprise: the table and, beside it, how the one under the cursor came about; the DuPont tree."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.credit.known import Known
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.ratios.dupont import DuPont
from clientdesk.ui.ratios.explained import Explained
from clientdesk.ui.ratios.model import RatiosModel
from clientdesk.ui.ratios.rules import RatioRulesDialog, open_rules
from clientdesk.ui.ratios.table import RatioTable

TABLE, DUPONT, NOTHING = range(3)
_BESIDE = 78
"""Letters of width from which the explanation stands beside the table; else below it."""


class Ratios(QWidget):
    """`changed` brings the news of a step, `done` says what it was; `told` says what is to be known."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    statements_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.known: Known | None = None
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        column.addWidget(self._make_tools())
        self.notes = quiet(parent=self)
        self.notes.setContentsMargins(em(self, 1), 0, em(self, 1), 0)
        column.addWidget(self.notes)
        self.places = QStackedWidget(self)
        column.addWidget(self.places, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal, self.places)
        self.split.setContentsMargins(em(self, 1), 0, em(self, 0.4), em(self, 0.6))
        self.split.setChildrenCollapsible(False)
        self.model = RatiosModel(words, colours_of(self), self)
        self.table = RatioTable(self.model, self.split)
        self.table.setAccessibleName(words.tr(N_("Ratios")))
        self.explained = Explained(context, self.split)
        self.dupont = DuPont(context, self.places)
        for widget in (self.split, self.dupont, self._make_nothing()):
            self.places.addWidget(widget)
        self.table.selectionModel().currentChanged.connect(self._explain)
        self.table.explained.connect(self._go_to_explained)
        self.places.setCurrentIndex(NOTHING)

    # Making

    def _make_tools(self) -> QWidget:
        words = self.context.words
        self.tools = QWidget(self)
        flow = Flowing(self.tools)
        flow.setContentsMargins(em(self, 1), 0, em(self, 1), 0)
        flow.setSpacing(em(self, 0.3))
        self.switches: list[QPushButton] = []
        for place, title in ((TABLE, N_("All ratios")), (DUPONT, N_("DuPont tree"))):
            button = push(words.tr(title), partial(self.show_part, place), self.tools)
            self.switches.append(button)
            flow.addWidget(button)
        one_of(self.switches, self)
        flow.addWidget(push(words.tr(N_("How ratios are reckoned…")), self.ask_rules, self.tools))
        return self.tools

    def _make_nothing(self) -> QWidget:
        words = self.context.words
        nothing = QWidget(self)
        column = QVBoxLayout(nothing)
        column.setContentsMargins(em(self, 1.6), em(self, 1.6), em(self, 1.6), em(self, 1.6))
        column.addWidget(heading(words.tr(N_("No ratios yet")), nothing))
        column.addWidget(quiet(words.tr(N_("They come by themselves from the figures of a statement.")), nothing))
        self.go = push(words.tr(N_("Go to the statements")), self.statements_asked.emit, nothing)
        column.addWidget(self.go, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return nothing

    # Showing

    def show_known(self, known: Known) -> None:
        """Show the ratios of an enterprise."""
        is_another = self.known is None or self.known.number != known.number
        self.known = known
        has = bool(known.together.periods)
        self.tools.setVisible(has)
        self.model.fill(known.together)
        notes = known.together.notes(self.context.words)
        if any(not period.counts for period in known.together.periods):
            notes.append(self.context.words.tr(N_("Ratios of drafts are grey: mark the statement as checked first.")))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(has and bool(notes))
        if not has:
            self.places.setCurrentIndex(NOTHING)
            self.setFocusProxy(self.go)
            return
        if self.places.currentIndex() == NOTHING:
            self.show_part(TABLE)
        if is_another or not self.table.currentIndex().isValid():
            latest = known.together.latest
            column = known.together.periods.index(latest) if latest else 0
            self.table.setCurrentIndex(self.model.index(1, column))
        self._explain()
        if self.places.currentIndex() == DUPONT:
            self.dupont.show_periods(known.together)

    def show_part(self, place: int) -> None:
        """Show the table or the tree."""
        self.switches[place].setChecked(True)
        self.places.setCurrentIndex(place)
        if place == DUPONT and self.known is not None:
            self.dupont.show_periods(self.known.together)
        self.setFocusProxy(self.table if place == TABLE else self.dupont)

    def _explain(self, *_indexes: QModelIndex) -> None:
        index = self.table.currentIndex()
        self.model.choose(index.column())
        result = self.model.result(index) if index.isValid() else None
        period = self.model.period(index.column())
        if result is not None and period is not None:
            self.explained.show_result(result, period, self.model.together)

    def _go_to_explained(self) -> None:
        self._explain()
        self.explained.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        beside = self.width() >= em(self, _BESIDE)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self.split.orientation() is not wanted or not event.oldSize().isValid():
            self.split.setOrientation(wanted)
            self.split.setSizes([6400, 3600] if beside else [5600, 4400])
            for place, share in enumerate((64, 36) if beside else (56, 44)):
                self.split.setStretchFactor(place, share)

    # How they are reckoned

    def ask_rules(self) -> RatioRulesDialog:
        """Ask how ratios are to be reckoned."""
        dialog = open_rules(self.context, self)
        dialog.stored.connect(self._take_rules)
        return dialog

    def _take_rules(self, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(self.context.words.tr(N_("Ratios are reckoned anew.")))
