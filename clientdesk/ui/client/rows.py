"""Rows of the summary: like those of the morning, but what is too long goes on below instead of ending in dots."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from clientdesk.ui.labels import quiet
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.today.block import Block, Row, Told

_WRAP = int(Qt.TextFlag.TextWordWrap)
_TALLEST = 100_000
_NARROWEST = 8
_LEAD = 9.5
_NARROW = 34
"""Letters across a block below which the leads get no more room than they need."""


class Said(QWidget):
    """A title and a word more: beside each other where both fit on a line, else below each other, broken to lines."""

    def __init__(self, title: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.note = note
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def _bold(self) -> QFont:
        made = QFont(self.font())
        made.setBold(True)
        return made

    def _places(self, width: int) -> tuple[QRect, QRect]:
        """Where title and note stand in a width."""
        metrics, bold = self.fontMetrics(), QFontMetrics(self._bold)
        gap, height = em(self, 0.8), max(metrics.height(), bold.height())
        beside = bold.horizontalAdvance(self.title) + gap
        needed = beside + metrics.horizontalAdvance(self.note) if self.note else beside - gap
        if needed <= width:
            return QRect(0, 0, beside, height), QRect(beside, 0, width, height)
        room = QRect(0, 0, width, _TALLEST)
        above = bold.boundingRect(room, _WRAP, self.title).height()
        below = metrics.boundingRect(room, _WRAP, self.note).height() if self.note else 0
        return QRect(0, 0, width, above), QRect(0, above, width, below)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        title, note = self._places(width)
        return max(title.bottom(), note.bottom()) + 1

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = em(self, _NARROWEST * 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(em(self, _NARROWEST), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        title, note = self._places(self.width())
        painter.setFont(self._bold)
        painter.drawText(title, _WRAP, self.title)
        painter.setFont(self.font())
        painter.setPen(QColor(colours_of(self).quiet))
        painter.drawText(note, _WRAP, self.note)


class TallRow(Row):
    """A row as high as its words need."""

    def say(self, told: Told, line: QHBoxLayout) -> None:
        """The lead, the title and the word more."""
        lead = self.lead = quiet(told.lead, self)
        lead.setFixedWidth(em(self, _LEAD))
        if told.late:
            coloured(lead, colours_of(self).problem)
        if told.tick:
            # As high as a line, the box stands in the middle of the first one.
            self.box.setFixedHeight(self.fontMetrics().height())
            line.setAlignment(self.box, Qt.AlignmentFlag.AlignTop)
        line.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(Said(told.title, told.note, self), 1)

    def fix_height(self) -> None:
        """Its words say how high it is."""


class TallBlock(Block):
    """A block of such rows."""

    def row_of(self, told: Told) -> Row:
        """A row that tells this."""
        return TallRow(told, self)

    def _share_room(self) -> None:
        """In a narrow block the leads leave the room to the titles."""
        leads = [row.lead for row in self.lines if isinstance(row, TallRow)]
        needed = max((lead.fontMetrics().horizontalAdvance(lead.text()) + 2 for lead in leads), default=0)
        width = em(self, _LEAD) if self.width() > em(self, _NARROW) else min(needed, em(self, _LEAD))
        for lead in leads:
            lead.setFixedWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_room()
