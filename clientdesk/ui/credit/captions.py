"""The captions at the left of a table: flat, in the table's own words, always in view."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from clientdesk.ui.look import colours_of, em

INDENT = Qt.ItemDataRole.UserRole + 11
"""How many steps a caption stands in."""
GROUND = Qt.ItemDataRole.UserRole + 12
"""True for headings, which have a ground of their own."""


_LEAST, _SHARE = 11, 0.38
"""Letters that are left of a caption at least; its share of the room where there is none for all columns."""


class Captions(QHeaderView):
    """Draws what a model says of its rows: bold, indented, as a heading; what has no room ends in dots."""

    def __init__(self, table: QTableView, width: float) -> None:
        super().__init__(Qt.Orientation.Vertical, table)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 1.55))
        self.widest = em(self, width)
        self.setFixedWidth(self.widest)

    def fit(self, room: int, *, beside: int, spare: int = 0) -> None:
        """As wide as the captions are, but leaving room for the columns beside them; where that would leave nothing to
        read, a share of the room. Room that is to `spare` after all columns lets the longest be read to their ends."""
        left = room - beside
        widest = max(self.widest, spare)
        self.setFixedWidth(min(widest, self._wanted(), left if left >= em(self, _LEAST) else round(room * _SHARE)))

    def _wanted(self) -> int:
        model, vertical = self.model(), Qt.Orientation.Vertical
        bold = QFont(self.font())
        bold.setBold(True)
        letters = QFontMetrics(bold)
        rows = range(model.rowCount())
        texts = (str(model.headerData(row, vertical, Qt.ItemDataRole.DisplayRole) or "") for row in rows)
        return max((letters.horizontalAdvance(text) for text in texts), default=0) + em(self, 2.6)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:  # noqa: N802 - Qt's name
        model, vertical = self.model(), Qt.Orientation.Vertical
        colours = colours_of(self)
        heading = bool(model.headerData(logical, vertical, GROUND))
        painter.save()
        painter.fillRect(rect, QColor(colours.ground if heading else colours.paper))
        font = QFont(self.font())
        font.setBold(heading or bool(model.headerData(logical, vertical, Qt.ItemDataRole.FontRole)))
        painter.setFont(font)
        painter.setPen(QColor(colours.words))
        inset = em(self, 0.6) + em(self, 1.2) * int(model.headerData(logical, vertical, INDENT) or 0)
        words = rect.adjusted(inset, 0, -em(self, 0.4), 0)
        text = str(model.headerData(logical, vertical, Qt.ItemDataRole.DisplayRole) or "")
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setPen(QColor(colours.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
