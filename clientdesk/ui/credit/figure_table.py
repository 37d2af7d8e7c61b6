"""A table of figures under captions that stay in view: what statements and ratios have in common."""

from PySide6.QtCore import QAbstractTableModel
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from clientdesk.ui.credit.captions import Captions
from clientdesk.ui.look import as_list
from clientdesk.ui.scroll_bars import slim


class FigureTable(QTableView):
    """`letters` is how many letters a caption has room for. The columns get their widths in `fit`."""

    def __init__(self, model: QAbstractTableModel, *, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.captions = Captions(self, letters)
        self.setVerticalHeader(self.captions)
        self.setModel(model)
        as_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        # Tab leaves the table, or nobody without a mouse would get past it.
        self.setTabKeyNavigation(False)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give captions and columns their widths."""
        raise NotImplementedError

    def fit_captions(self, beside: int, *, at_ease: int | None = None) -> int:
        """Give the captions their width where the columns need so much beside them, and no more than they take
        `at_ease`; the room that is left."""
        room = self.room
        self.captions.fit(room, beside=beside, spare=0 if at_ease is None else room - at_ease)
        self.updateGeometries()
        return room - self.captions.width()

    @property
    def room(self) -> int:
        """What captions and columns have together."""
        return self.width() - 2 * self.frameWidth() - self.verticalScrollBar().sizeHint().width()
