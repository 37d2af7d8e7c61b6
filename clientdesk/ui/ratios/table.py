"""The table of the ratios: Enter or a click explains the one the cursor is on."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from clientdesk.ui.credit.figure_table import FigureTable
from clientdesk.ui.credit.spark import draw_grid, draw_spark
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.ratios.model import BAND_COLOUR, BAND_INSET, QUIET, TREND, Index, RatiosModel

_CAPTIONS, _FIGURE, _CHANGE, _BAND, _TREND = 25, 9, 7.5, 6.5, 5.5
"""Letters that captions, figures, changes, words and trends have room for."""
_TIGHTEST = 6.2


class _Cells(QStyledItemDelegate):
    def __init__(self, table: "RatioTable") -> None:
        super().__init__(table)
        self.table = table

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        colours = colours_of(self.table)
        if self.table.ratios.rows[index.row()].ratio is None:
            option.backgroundBrush = QBrush(QColor(colours.ground))
        elif index.data(QUIET):
            option.palette.setColor(QPalette.ColorRole.Text, QColor(colours.quiet))
        if index.data(BAND_COLOUR):
            option.text = f"{BAND_INSET}{option.text}"

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        draw_grid(painter, option.rect, colours_of(self.table).line)
        if trend := index.data(TREND):
            draw_spark(painter, QRectF(option.rect), trend, colour=colours_of(self.table).quiet)
        if colour := index.data(BAND_COLOUR):
            size = option.fontMetrics.height() * 0.55
            middle = option.rect.center().y()
            dot = QRectF(option.rect.left() + em(self.table, 0.35), middle - size / 2 + 1, size, size)
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            painter.setBrush(QColor(colours_of(self.table).on_tint if chosen else colour))
            painter.drawEllipse(dot)
            painter.restore()


class RatioTable(FigureTable):
    """`explained` tells that the ratio the cursor is on is to be explained."""

    explained = Signal()

    def __init__(self, model: RatiosModel, parent: QWidget | None = None) -> None:
        super().__init__(model, letters=_CAPTIONS, parent=parent)
        self.ratios = model
        self.setItemDelegate(_Cells(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._explain)

    def _explain(self, _index: Index) -> None:
        self.explained.emit()

    def fit(self) -> None:
        """Give captions and columns their widths; the trend is shown where there is room."""
        periods = len(self.ratios.together.periods)
        behind = em(self, _CHANGE) + em(self, _BAND)
        room = self.fit_captions(periods * em(self, _TIGHTEST) + behind)
        if not periods:
            return
        roomy = room >= periods * em(self, _TIGHTEST) + behind + em(self, _TREND)
        behind += em(self, _TREND) if roomy else 0
        width = min(em(self, _FIGURE), max(em(self, _TIGHTEST), (room - behind) // periods))
        for place in range(periods):
            self.setColumnWidth(place, width)
        self.setColumnWidth(periods, em(self, _CHANGE))
        self.setColumnWidth(periods + 1, em(self, _BAND) + max(0, room - behind - periods * width))
        self.setColumnWidth(periods + 2, em(self, _TREND))
        self.setColumnHidden(periods + 2, not roomy)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.explained.emit()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Put the cells chosen on the clipboard, as a workbook takes them."""
        chosen = self.selectionModel().selection()
        if chosen.isEmpty():
            return
        part = chosen.first()
        columns = range(part.left(), part.right() + 1)
        lines = [
            "\t".join(str(self.ratios.index(row, column).data() or "") for column in columns)
            for row in range(part.top(), part.bottom() + 1)
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))
