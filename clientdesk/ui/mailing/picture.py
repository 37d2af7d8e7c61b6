"""A sheet of labels as a picture: what is printed on it, and where one clicks the first free label."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from clientdesk.dossier.label_sheet import Sheet
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import colours_of, em

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_USED = 60
"""How strongly (of 255) a label that is gone already is filled."""


class SheetPicture(QWidget):
    """`picked` brings the place of the first free label, counted from 0 along rows."""

    picked = Signal(int)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.sheet: Sheet | None = None
        self.first = 0
        self.labels = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        tooltip(self, words.tr(N_("Click the first label that is still on the sheet; the arrow keys move it.")))

    def show_sheet(self, sheet: Sheet) -> None:
        """Another sheet; its first label is the first free one as far as the present one is not on it."""
        self.sheet = sheet
        if self.first >= sheet.count:
            self.first = 0
        self._tell()

    def show_labels(self, labels: int) -> None:
        """So many labels are printed in all."""
        self.labels = labels
        self.update()

    def place_at(self, first: int) -> None:
        """Take another first label."""
        if self.sheet and 0 <= first < self.sheet.count and first != self.first:
            self.first = first
            self._tell()
            self.picked.emit(first)

    def _tell(self) -> None:
        if self.sheet:
            row, column = divmod(self.first, self.sheet.columns)
            told = self.words.tr(N_("First free label: row {row}, column {column}"), row=row + 1, column=column + 1)
            self.setAccessibleName(told)
        self.update()

    # Drawing

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(em(self, 15), em(self, 20))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        sheet = self.sheet
        if sheet is None:
            return
        colours = colours_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._page(sheet)
        painter.setPen(QColor(colours.line))
        painter.setBrush(QColor(colours.raised))
        painter.drawRect(page)
        used = QColor(colours.quiet)
        used.setAlpha(_USED)
        for place in range(sheet.count):
            box = self.box(place)
            is_printed = self.first <= place < self.first + self.labels
            painter.setPen(QPen(QColor(colours.quiet), 1))
            painter.setBrush(QColor(colours.accent) if is_printed else QColor(colours.field))
            painter.drawRect(box)
            if place < self.first:
                # Crossed out as well, so that it is seen without colours too.
                painter.fillRect(box, used)
                painter.drawLine(box.topLeft(), box.bottomRight())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.words), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.box(self.first))
        painter.end()

    def _scale(self, sheet: Sheet) -> float:
        return min((self.width() - 2) / sheet.page[0], (self.height() - 2) / sheet.page[1])

    def _page(self, sheet: Sheet) -> QRectF:
        scale = self._scale(sheet)
        return QRectF(1, 1, sheet.page[0] * scale, sheet.page[1] * scale)

    def box(self, place: int) -> QRectF:
        """Where a label is drawn."""
        assert self.sheet is not None
        scale = self._scale(self.sheet)
        x, y = self.sheet.corner(place)
        return QRectF(1 + x * scale, 1 + y * scale, self.sheet.label[0] * scale, self.sheet.label[1] * scale)

    # Picking

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        at = event.position()
        for place in range(self.sheet.count if self.sheet else 0):
            if self.box(place).contains(at):
                self.place_at(place)
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        columns = self.sheet.columns if self.sheet else 0
        steps = {**_STEPS, Qt.Key.Key_Up: -columns, Qt.Key.Key_Down: columns, Qt.Key.Key_Home: -self.first}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.place_at(self.first + step)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()
