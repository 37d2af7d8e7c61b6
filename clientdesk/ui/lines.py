"""Lines of plain lists: as high as those of tables, so that each is hit easily, with boxes seen on any ground."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from clientdesk.ui.look import as_list, with_edges
from clientdesk.ui.scroll_bars import slim

_HIGH = 1.4
"""Lines of text that a line of a list is high at least."""


class _Lines(QStyledItemDelegate):
    """Asks for more height than the text alone takes. The edges of boxes are set here: set on the list, they would be
    those of its frame too."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._palette = with_edges(view.palette(), view)

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        option.palette = self._palette
        super().initStyleOption(option, index)

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        least = round(option.fontMetrics.lineSpacing() * _HIGH)
        return super().sizeHint(option, index).expandedTo(QSize(0, least))


def plain_list(view: QAbstractItemView) -> None:
    """Make a list look like all others: on paper, with a slim scroll bar, high lines and boxes that are seen."""
    slim(view)
    as_list(view)
    view.setItemDelegate(_Lines(view))
