"""The list as a table: its rows, its columns in the order and width the user gave them, its keys."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clientdesk.ui.list.columns import AIRY, DENSE
from clientdesk.ui.look import as_list
from clientdesk.ui.scroll_bars import slim

_HEIGHTS = {AIRY: 1.7, DENSE: 1.25}
"""Of a line, in heights of its words."""


class ListTable(QTableView):
    """`arranged` comes when the user has moved a column or changed its width."""

    entered_row = Signal(QModelIndex)
    arranged = Signal()

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        slim(self)
        self.widths: list[int] = []
        self.fits = True
        self.grows: int | None = None
        """The column that takes what room is left over; without one the last does."""
        self._arranging = False
        self.adds_order = False
        """Whether the header was clicked with Shift: to sort by one column more."""
        self.setAccessibleName(title)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
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
        self.set_density(AIRY)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setStretchLastSection(True)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setFixedHeight(round(self.fontMetrics().lineSpacing() * 1.6))
        header.viewport().installEventFilter(self)
        header.sectionMoved.connect(self._note_move)
        header.sectionResized.connect(self._note_width)

    def set_density(self, density: str) -> None:
        """Let the lines stand close, or with air between them."""
        height = round(self.fontMetrics().lineSpacing() * _HEIGHTS[density])
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(min(height, rows.minimumSectionSize()))
        rows.setDefaultSectionSize(height)

    def setModel(self, model: QAbstractItemModel | None) -> None:  # noqa: N802 - Qt's name
        super().setModel(model)
        if model is not None:
            # A header asks of every row whether it is chosen, half a second of 50,000, in order to paint its titles.
            header = self.horizontalHeader()
            header.setSelectionModel(QItemSelectionModel(model, header))

    # Columns

    def arrange(self, widths: Sequence[int], *, fits: bool, grows: int | None = None) -> None:
        """Show the columns of the model from left to right, so many pixels wide; see `Arrangement` for `fits`."""
        header = self.horizontalHeader()
        self.widths = list(widths)
        self.fits = fits
        self.grows = grows
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAlwaysOff if fits else policy.ScrollBarAsNeeded)
        with self.arranging():
            for place, width in enumerate(self.widths):
                header.moveSection(header.visualIndex(place), place)
                self.setColumnHidden(place, False)
                self.setColumnWidth(place, width)
        self.fit()

    @contextmanager
    def arranging(self) -> Iterator[None]:
        """What happens to the columns inside is not the user's doing."""
        before, self._arranging = self._arranging, True
        try:
            yield
        finally:
            self._arranging = before

    def order(self) -> list[int]:
        """The columns of the model as they stand from left to right, hidden ones too."""
        header = self.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def fit(self) -> None:
        """Show as many columns as there is room for, the first ones first."""
        if not self.fits:
            return
        room = self.viewport().width()
        with self.arranging():
            for place, column in enumerate(self.order()[: len(self.widths)]):
                room -= self.widths[column]
                self.setColumnHidden(column, place > 0 and room < 0)
            self._grow()

    def _grow(self) -> None:
        """Give the room left over to the column that needs it most, up to twice its width."""
        if self.grows is not None and self.grows < len(self.widths):
            usual = self.widths[self.grows]
            shown = [width for place, width in enumerate(self.widths) if not self.isColumnHidden(place)]
            spare = self.viewport().width() - sum(shown)
            self.setColumnWidth(self.grows, usual + max(0, min(usual, spare)))

    def _keep_grown(self) -> None:
        """What the user sees is what the user arranges: the width grown to is a width like others from now on."""
        if self.grows is not None and self.grows < len(self.widths):
            self.widths[self.grows] = self.columnWidth(self.grows)
        self.grows = None

    def _note_move(self, *_what: int) -> None:
        if not self._arranging:
            self._keep_grown()
            self.fit()
            self.arranged.emit()

    def _note_width(self, column: int, _before: int, width: int) -> None:
        """The last column fills what room there is: its width is nobody's wish."""
        shown = [one for one in self.order() if not self.isColumnHidden(one)]
        if self._arranging or not width or not shown or column == shown[-1] or column >= len(self.widths):
            return
        if self.widths[column] != width or column == self.grows:
            self._keep_grown()
            self.widths[column] = width
            self.arranged.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        with self.arranging():
            super().resizeEvent(event)
        self.fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self.adds_order = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        return super().eventFilter(watched, event)

    def bring(self, row: int) -> None:
        """Bring a row of a list that has just come into view."""
        # Until it is laid out the table has the length of the list before, and cannot scroll beyond that.
        self.doItemsLayout()
        self.scrollTo(self.model().index(row, 0))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
