"""The table of a grid: typing edits, Tab walks on, blocks are pasted, rows are dragged to another place."""

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clientdesk.ui.figures import AIR
from clientdesk.ui.look import em
from clientdesk.ui.rows.heads import Heads
from clientdesk.ui.scroll_bars import slim

if TYPE_CHECKING:
    from clientdesk.ui.rows.grid import Grid

_MOST_ROWS = 12
_TIGHTEST = 0.72
"""The share of their width to which columns are drawn together before the grid scrolls."""

_TIGHTEST_EMPTY = 0.5
_LONGEST = 24
"""Letters up to which a column is widened for what stands in it."""
_Move = QAbstractItemView.CursorAction
DATES = frozenset({"date", "partial_date"})
"""The names of the types whose columns show a whole date or nothing of use."""


class View(QTableView):
    """The grid itself: typing edits, Tab walks on and leaves from the blank row."""

    lost = Signal()

    def __init__(self, grid: "Grid") -> None:
        super().__init__(grid)
        self.heads = Heads(self)
        self.setHorizontalHeader(self.heads)
        slim(self)
        self.grid = grid
        self.widths: dict[int, int] = {}
        self.growing: int | None = None
        """The column that takes what room the others leave."""
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 1.6))
        rows.setHighlightSections(False)
        rows.setSectionsMovable(True)
        rows.sectionMoved.connect(self._drop_row)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        header = self.verticalHeader()
        shown = min(header.count(), _MOST_ROWS)
        height = sum(header.sectionSize(row) for row in range(shown)) + 2 * self.frameWidth()
        height += self.heads.wanted()
        if self.horizontalHeader().length() + header.width() > self.width():
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit_columns()
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def fit_columns(self) -> None:
        """Draw the columns together as far as they can still be read, rather than scroll."""
        self._set_bar()
        widths = {
            place: max(width, self._figures(place))
            for place, width in self.widths.items()
            if not self.isColumnHidden(place)
        }
        wanted, room = sum(widths.values()), self.viewport().width()
        gives = {place: width - min(width, self._least(place)) for place, width in widths.items()}
        most = sum(gives.values())
        share = (wanted - room) / most if room < wanted <= room + most else 0
        fitted = {place: int(width - gives[place] * share) for place, width in widths.items()}
        if self.growing in fitted:
            fitted[self.growing] += max(0, room - wanted)
        elif self.horizontalHeader().stretchLastSection():
            self._widen(fitted)
        for place, width in fitted.items():
            self.setColumnWidth(place, width)
        if self.heads.fit():
            self.updateGeometries()
            self.setFixedHeight(self.sizeHint().height())

    def make_room(self) -> None:
        """Draw the columns anew where figures have come that theirs has no room for."""
        if any(
            self._figures(place) > self.columnWidth(place) for place in self.widths if not self.isColumnHidden(place)
        ):
            self.fit_columns()

    def _set_bar(self) -> None:
        """The bar at the side is there for many rows only: one that came for want of height would take the width that
        the columns need to do without the bar below, whose going brings the height back, without an end."""
        is_long = self.verticalHeader().count() > _MOST_ROWS
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if is_long else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if self.verticalScrollBarPolicy() != policy:
            self.setVerticalScrollBarPolicy(policy)

    def _widen(self, widths: dict[int, int]) -> None:
        """Give columns whose values would end in dots the room that is left, and what the others do not need; where
        there are none, those whose titles would the room that is left."""
        lacks = {place: lack for place, width in widths.items() if (lack := self._longest(place) - width) > 0}
        spare = {place: max(0, width - self._need(place)) for place, width in widths.items()} if lacks else {}
        lacks = lacks or {place: lack for place, width in widths.items() if (lack := self._need(place) - width) > 0}
        if not lacks:
            return
        left = max(0, self.viewport().width() - sum(widths.values()))
        given = min(sum(lacks.values()), left + sum(spare.values()))
        share = given / sum(lacks.values())
        for place, lack in lacks.items():
            widths[place] += int(lack * share)
        taken = max(0, given - left) / max(1, sum(spare.values()))
        for place, most in spare.items():
            widths[place] -= math.ceil(most * taken)

    def _longest(self, place: int) -> int:
        """The width of the longest value of a column, within bounds."""
        model, metrics = self.grid.model, self.fontMetrics()
        shown = (model.index(row, place).data() or "" for row in range(len(model.entries)))
        widest = max((metrics.horizontalAdvance(str(text)) for text in shown), default=0)
        return min(widest + em(self, 1), em(self, _LONGEST)) if widest else 0

    def _figures(self, place: int) -> int:
        """What the longest figures of a column take, with the air after them: an amount is shown whole or not at all.
        None for a column of words."""
        if not self.grid.model.is_of_figures(place):
            return 0
        longest = self._longest(place)
        return longest + self.fontMetrics().horizontalAdvance(AIR) if longest else 0

    def _need(self, place: int) -> int:
        """What a column needs for its title and values; one of dates or of what is worked out gives nothing away."""
        columns = self.grid.model.columns
        if place >= len(columns) or columns[place].type.name in DATES:
            return self.widths[place]
        return max(self.heads.full(place) + em(self, 0.4), self._longest(place), self._figures(place))

    def _is_empty(self, place: int) -> bool:
        """Whether nothing stands in a column; one that is worked out counts as filled."""
        if place >= len(self.grid.model.columns):
            return False
        key = self.grid.model.columns[place].key
        return all(entry.values.get(key) is None for entry in self.grid.model.entries)

    def _least(self, place: int) -> int:
        """How narrow a column may be drawn: one with a whole date not at all, an empty one most; its title is read on
        two lines, its figures are whole."""
        width = self.widths[place]
        if place >= len(self.grid.model.columns):
            return width
        column = self.grid.model.columns[place]
        if column.type.name in DATES:
            return width
        if figures := self._figures(place):
            return max(figures, self.heads.least(place))
        return max(int(width * (_TIGHTEST_EMPTY if self._is_empty(place) else _TIGHTEST)), self.heads.least(place))

    def moveCursor(  # noqa: N802 - Qt's name
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Whoever walks by Tab passes what is worked out."""
        found = super().moveCursor(action, modifiers)
        columns = len(self.grid.model.columns)
        if not found.isValid() or found.column() < columns:
            return found
        last = max(place for place in self.widths if place < columns)
        onwards = action == _Move.MoveNext and found.row() + 1 < self.model().rowCount()
        return self.model().index(found.row() + 1, 0) if onwards else self.model().index(found.row(), last)

    def _drop_row(self, logical: int, before: int, now: int) -> None:
        """A row was dragged by its number: the row itself moves, the numbers stay in order."""
        rows = self.verticalHeader()
        rows.blockSignals(True)
        rows.moveSection(now, before)
        rows.blockSignals(False)
        self.grid.move_row(logical, now)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and argument
        """Tab walks from cell to cell; from the first cell of the blank row it leaves, or nobody would get past."""
        place = self.currentIndex()
        is_blank = place.row() == len(self.grid.model.entries)
        leaves = is_blank and place.column() == 0 if forward else place.row() <= 0 and place.column() <= 0
        self.setTabKeyNavigation(not leaves)
        done = super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
        return done

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        moving = event.modifiers() == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if moving and event.key() == Qt.Key.Key_Up:
            self.grid.move_up()
        elif moving and event.key() == Qt.Key.Key_Down:
            self.grid.move_down()
        elif event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() == Qt.Key.Key_Down:
            self.grid.open_detail()
        elif event.key() == Qt.Key.Key_Delete:
            self.grid.remove_row()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.grid.paste(QGuiApplication.clipboard().text())
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and event.key() == Qt.Key.Key_D:
            self.grid.fill_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.grid.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.lost.emit()

    def closeEditor(self, editor: QWidget, hint: object) -> None:  # noqa: N802 - Qt's name
        # It is about to lose the focus, which is no second leaving.
        editor.setProperty("finished", True)
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        self.grid.refresh()
        # Leaving an editor for a place outside the grid leaves the row, too.
        now = self.window().focusWidget()
        if not self._holds(now):
            self.lost.emit()
