"""The first rows of a file for an accounting package, turned: such files have more columns than a screen is wide."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import as_list
from clientdesk.ui.scroll_bars import slim

_MOST = 9
"""Columns of the file in view; the others are scrolled to."""


class TurnedRows(QTreeWidget):
    """A line for each column of the file: its heading, then what stands below it."""

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        as_list(self)
        slim(self)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAccessibleName(words.tr(N_("First rows")))
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.show_rows((), ())

    def show_rows(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Show the columns of a file that has these headings and begins with these rows."""
        tr = self.words.tr
        self.clear()
        titles = [tr(N_("Heading")), *(tr(N_("Row {n}"), n=number) for number, _row in enumerate(rows, start=1))]
        self.setColumnCount(len(titles))
        self.setHeaderLabels(titles)
        for line in zip(headings, *rows, strict=True):
            item = QTreeWidgetItem(self, list(line))
            for place, text in enumerate(line):
                item.setToolTip(place, plain_tip(text))
        height = max(self.sizeHintForRow(0), self.fontMetrics().height())
        lines = min(max(len(headings), 1), _MOST) * height
        self.setFixedHeight(self.header().sizeHint().height() + lines + 2 * self.frameWidth())

    def lines(self) -> list[tuple[str, ...]]:
        """What is shown."""
        items = (self.topLevelItem(row) for row in range(self.topLevelItemCount()))
        return [tuple(item.text(place) for place in range(self.columnCount())) for item in items if item is not None]
