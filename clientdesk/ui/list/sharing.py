"""A table whose columns share the room there is, whatever the width; its rows open with Enter or a double click."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from clientdesk.ui.chosen import rows_of
from clientdesk.ui.list.table import ListTable
from clientdesk.ui.look import em

_HELD_AT_MOST = 0.92
"""The share of the room beyond which no column is held to its sample, in tables whose columns do not give way."""
_LOOKED_AT = 200
"""Rows whose texts are measured."""
_A_FEW = 5
"""Letters of width below which a column tells nothing."""


class SharingTable(ListTable):
    """`opened_row` tells the number of the row that was opened."""

    opened_row = Signal(int)

    def __init__(self, title: str, model: QAbstractTableModel, shares: Sequence[int], parent: QWidget) -> None:
        super().__init__(title, parent)
        self.shares = tuple(shares)
        self.samples: Mapping[int, str] = {}
        """{column: a text for which there is always room, where there is some for its title, too}"""
        self.gives_way: Sequence[int] = ()
        """The columns that are hidden where there is no room for all, the first one first. Where there are such and
        even that is not enough, one moves sideways."""
        self._gone: set[int] = set()
        self._shares_by_texts = False
        self.setModel(model)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(em(self, 2))
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.doubleClicked.connect(self._open)
        self.entered_row.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        self.opened_row.emit(index.row())

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, in order."""
        return rows_of(self.selectionModel().selection())

    def begin_at(self, row: int) -> None:
        """Make a row of a list that has just come into view the current one, and the only one chosen."""
        if self.model().rowCount():
            index = self.model().index(min(row, self.model().rowCount() - 1), 0)
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.bring(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.share_out()

    def share_out(self) -> None:
        """Give the columns the room there is; where a bar at the side goes meanwhile, its room, too."""
        room = self.viewport().width()
        self._share(room)
        if self.viewport().width() != room:
            self._share(self.viewport().width())

    def _share(self, room: int) -> None:
        shown = self._making_way(room)
        widths = self._shared(room, shown)
        with self.arranging():
            for place in shown[:-1]:
                self.setColumnWidth(place, widths[place])
            # Left to itself the last one would never be narrower than its title.
            left = room - sum(self.columnWidth(place) for place in shown[:-1])
            self.setColumnWidth(shown[-1], max(left, widths[shown[-1]]) if self.gives_way else left)

    def share_by_texts(self) -> None:
        """Give each column what the first texts in it take; where there is no room for that, those that want more than
        the others give way together."""
        self._shares_by_texts = True
        self.share_out()

    def _wanted(self, place: int) -> int:
        rows = range(min(self.model().rowCount(), _LOOKED_AT))
        return max((self._told(row, place) for row in rows), default=0)

    def _told(self, row: int, place: int) -> int:
        """What a text takes, with the drawing before it."""
        index = self.model().index(row, place)
        air = em(self, 3 if index.data(Qt.ItemDataRole.DecorationRole) is not None else 1.6)
        return self.fontMetrics().horizontalAdvance(str(index.data() or "")) + air

    def _making_way(self, room: int) -> list[int]:
        """The columns that are shown in this room, once those that give way have done so."""
        shown = [place for place in range(len(self.shares)) if place in self._gone or not self.isColumnHidden(place)]
        least = self._least(shown)
        gone = set[int]()
        for place in self.gives_way:
            if sum(width for at, width in least.items() if at not in gone) > room:
                gone.add(place)
        for place in gone ^ self._gone:
            self.setColumnHidden(place, place in gone)
        self._gone = gone
        fits = sum(width for at, width in least.items() if at not in gone) <= room
        policy = Qt.ScrollBarPolicy
        scrolls = bool(self.gives_way) and not fits
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolls else policy.ScrollBarAlwaysOff)
        return [place for place in shown if place not in gone]

    def _least(self, shown: Sequence[int]) -> dict[int, int]:
        """{column: what it needs}: room for its sample. In tables whose columns give way those without one need a few
        letters, too."""
        metrics, air = self.fontMetrics(), em(self, 1.6)
        least = {place: metrics.horizontalAdvance(text) + air for place, text in self.samples.items()}
        if self.gives_way:
            least = {place: least.get(place, em(self, _A_FEW)) for place in shown}
        return {place: width for place, width in least.items() if place in shown}

    def _held(self, room: int, shown: Sequence[int]) -> dict[int, int]:
        """{column: what it is held to} in a table whose columns do not give way: room for its sample and its title;
        where that is too much for all, for the sample alone, then none is held to anything."""
        samples = self._least(shown)
        titles = {place: max(width, self._titled(place)) for place, width in samples.items()}
        ways = (titles, samples)
        return next((least for least in ways if sum(least.values()) <= room * _HELD_AT_MOST), {})

    def _titled(self, place: int) -> int:
        """What the title of a column takes, with the arrow where its lines are sorted by it."""
        header = self.horizontalHeader()
        if header.isSortIndicatorShown() and header.sortIndicatorSection() == place:
            return header.sectionSizeHint(place)
        title = str(self.model().headerData(place, Qt.Orientation.Horizontal) or "")
        return header.fontMetrics().horizontalAdvance(title) + em(self, 0.8)

    def _shared(self, room: int, shown: Sequence[int]) -> dict[int, int]:
        """{column: its width}: its share of the room, but never less than its sample needs."""
        if self._shares_by_texts:
            return self._filled(room, shown)
        least = self._least(shown) if self.gives_way else self._held(room, shown)
        if self.gives_way and sum(least.values()) > room:
            return least
        held: dict[int, int] = {}
        while True:
            rest = room - sum(held.values())
            others = sum(self.shares[place] for place in shown if place not in held)
            widths = {place: held.get(place) or rest * self.shares[place] // max(others, 1) for place in shown}
            # What one column is held to is taken from the others, which may need theirs then.
            short = {place: width for place, width in least.items() if widths.get(place, width) < width}
            if not short:
                return widths
            held |= short

    def _filled(self, room: int, shown: Sequence[int]) -> dict[int, int]:
        """{column: its width}: what its texts take; those that take more than is left for each share that."""
        wants = {place: max(self._wanted(place), self._titled(place)) for place in shown}
        widths: dict[int, int] = {}
        left = room
        for rank, place in enumerate(sorted(shown, key=lambda place: wants[place])):
            widths[place] = min(wants[place], left // (len(shown) - rank))
            left -= widths[place]
        return widths
