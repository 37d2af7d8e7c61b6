"""Which part of a portrait is to be kept: a frame on the picture, moved and sized by mouse or keys, quarter turns."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.exchange.photos import Crop
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import colours_of, em, primary

_SHAPES = ((N_("Portrait, 35 × 45"), 35 / 45), (N_("Square"), 1.0), (N_("Any shape"), 0.0))
"""Width by height of the frame; 0 leaves it free."""
_LEAST = 0.1
"""The shortest side of the frame, as a part of the shorter side of the picture."""
_STEP, _FINE = 0.04, 0.005
"""How far a key goes, as a part of the shorter side of the picture; with Shift, and without."""
_GRIP = 14.0
"""Pixels within which a corner is taken."""
_ABOVE = 0.35
"""Of what is left out above and below, the part above: heads are in the upper half of most pictures."""
_DARK = "#333333"
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CropFrame(QWidget):
    """The picture with the frame on it, whose place is counted in pixels of the turned picture."""

    def __init__(self, picture: QPixmap, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._upright = picture
        self.picture = picture
        self.turns = 0
        self.ratio = _SHAPES[0][1]
        self.frame = QRectF()
        self._held: QPointF | None = None
        """Where the frame is held while the mouse moves it, from its upper left corner; None where it is not."""
        self._fixed: QPointF | None = None
        """The corner across from the one that is dragged."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(QSize(em(self, 24), em(self, 20)))
        self.begin()

    @property
    def crop(self) -> Crop:
        """What the frame holds."""
        wide, high = self.picture.width(), self.picture.height()
        frame = self.frame
        return Crop(frame.left() / wide, frame.top() / high, frame.width() / wide, frame.height() / high, self.turns)

    @property
    def _whole(self) -> QRectF:
        return QRectF(QPointF(), QSizeF(self.picture.deviceIndependentSize()))

    @property
    def _short(self) -> float:
        return min(self._whole.width(), self._whole.height())

    def begin(self) -> None:
        """Put the frame round as much as its shape takes in."""
        whole = self._whole
        ratio = self.ratio or whole.width() / whole.height()
        width = min(whole.width(), whole.height() * ratio)
        frame = QRectF(0, 0, width, width / ratio)
        frame.moveLeft((whole.width() - frame.width()) / 2)
        frame.moveTop((whole.height() - frame.height()) * _ABOVE)
        self._show(frame)

    def set_ratio(self, ratio: float) -> None:
        """Another shape of the frame."""
        self.ratio = ratio
        self.begin()

    def turn(self) -> None:
        """Turn the picture to the right by a quarter."""
        self.turns = (self.turns + 1) % 4
        self.picture = self._upright.transformed(QTransform().rotate(90 * self.turns))
        self.begin()

    def _show(self, frame: QRectF) -> None:
        self.frame = frame
        self.update()

    # Moving and sizing

    def move_by(self, x: float, y: float) -> None:
        """Move the frame by so many pixels of the picture, as far as it goes."""
        whole, frame = self._whole, QRectF(self.frame)
        frame.moveLeft(min(max(frame.left() + x, 0), whole.width() - frame.width()))
        frame.moveTop(min(max(frame.top() + y, 0), whole.height() - frame.height()))
        self._show(frame)

    def size_by(self, part: float) -> None:
        """Make the frame larger or smaller by a part of the picture, round its middle as far as that goes."""
        middle, whole = self.frame.center(), self._whole
        ratio = self.frame.width() / self.frame.height()
        least = self._short * _LEAST * max(1.0, ratio)
        most = min(whole.width(), whole.height() * ratio)
        width = min(max(self.frame.width() + part * self._short, least), most)
        frame = QRectF(0, 0, width, width / ratio)
        frame.moveCenter(middle)
        self._show(frame)
        self.move_by(0, 0)

    def _drag_corner(self, point: QPointF) -> None:
        assert self._fixed is not None
        whole, fixed = self._whole, self._fixed
        point = QPointF(min(max(point.x(), 0), whole.width()), min(max(point.y(), 0), whole.height()))
        least = self._short * _LEAST
        width, height = max(abs(point.x() - fixed.x()), least), max(abs(point.y() - fixed.y()), least)
        right, down = point.x() >= fixed.x(), point.y() >= fixed.y()
        room_across = whole.width() - fixed.x() if right else fixed.x()
        room_down = whole.height() - fixed.y() if down else fixed.y()
        if self.ratio:
            width = min(max(width, height * self.ratio), room_across, room_down * self.ratio)
            height = width / self.ratio
        width, height = min(width, room_across), min(height, room_down)
        left = fixed.x() if right else fixed.x() - width
        top = fixed.y() if down else fixed.y() - height
        self._show(QRectF(left, top, width, height))

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = _STEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _FINE
        key = Qt.Key(event.key())
        if key in _MOVES:
            across, down = _MOVES[key]
            self.move_by(across * step * self._short, down * step * self._short)
        elif event.text() in ("+", "="):
            self.size_by(_STEP)
        elif event.text() in ("-", "_"):
            self.size_by(-_STEP)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        point = self._in_picture(event.position())
        frame = self.frame
        corners = (frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft())
        across = (corners[2], corners[3], corners[0], corners[1])
        reach = _GRIP / self._scale
        for corner, other in zip(corners, across, strict=True):
            if (corner - point).manhattanLength() <= 2 * reach:
                self._fixed = other
                return
        if frame.contains(point):
            self._held = point - frame.topLeft()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        point = self._in_picture(event.position())
        if self._fixed is not None:
            self._drag_corner(point)
        elif self._held is not None:
            to = point - self._held - self.frame.topLeft()
            self.move_by(to.x(), to.y())
        else:
            inside = self.frame.contains(point)
            self.setCursor(Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._held = self._fixed = None

    # Drawing

    @property
    def _scale(self) -> float:
        """Pixels of the screen to a pixel of the picture."""
        whole = self._whole
        return min((self.width() - 12) / whole.width(), (self.height() - 12) / whole.height())

    def _place(self, area: QRectF) -> QRectF:
        """An area of the picture on the widget."""
        scale, whole = self._scale, self._whole
        left, top = (self.width() - whole.width() * scale) / 2, (self.height() - whole.height() * scale) / 2
        return QRectF(left + area.x() * scale, top + area.y() * scale, area.width() * scale, area.height() * scale)

    def _in_picture(self, point: QPointF) -> QPointF:
        start = self._place(self._whole).topLeft()
        return (point - start) / self._scale

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        whole, frame = self._place(self._whole), self._place(self.frame)
        painter.drawPixmap(whole, self.picture, QRectF(self.picture.rect()))
        outside = QPainterPath()
        outside.addRect(whole)
        outside.addRect(frame)
        painter.fillPath(outside, QColor(0, 0, 0, 150))
        # Dark around light: one of them is seen on any picture and on either ground.
        light = colours_of(self).accent if self.hasFocus() else "#ffffff"
        for colour, width in ((_DARK, 4), (light, 2)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawRect(frame)
        painter.setPen(QPen(QColor(_DARK), 1))
        painter.setBrush(QColor("#ffffff"))
        for corner in (frame.topLeft(), frame.topRight(), frame.bottomLeft(), frame.bottomRight()):
            painter.drawRect(QRectF(corner.x() - 4, corner.y() - 4, 8, 8))


class CropDialog(QDialog):
    """`chosen` tells the `Crop` that is to be kept of a picture of ours."""

    chosen = Signal(object)

    def __init__(self, picture: bytes, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.setWindowTitle(words.tr(N_("Which part of the photo?")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 0.6))
        loaded = QPixmap()
        loaded.loadFromData(picture)
        self.frame = CropFrame(loaded, self)
        self.frame.setAccessibleName(words.tr(N_("Frame on the photo")))
        line = QHBoxLayout()
        self.shapes = Combo(self)
        for text, ratio in _SHAPES:
            self.shapes.addItem(words.tr(text), ratio)
        self.shapes.setAccessibleName(words.tr(N_("Shape of the frame")))
        self.shapes.currentIndexChanged.connect(self._take_shape)
        line.addWidget(self.shapes, 1)
        self.turn = push(words.tr(N_("Turn right")), self.frame.turn, self)
        line.addWidget(self.turn)
        column.addLayout(line)
        column.addWidget(self.frame, 1)
        hint = words.tr(N_("Drag the frame or its corners. Arrow keys move it, + and − change its size."))
        self.hint = quiet(hint, self)
        self.frame.setAccessibleDescription(hint)
        column.addWidget(self.hint)
        column.addWidget(self._make_buttons(context))
        self.resize(em(self, 34), em(self, 40))
        self.frame.setFocus()

    def _make_buttons(self, context: Context) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        box = QDialogButtonBox(standard.Ok | standard.Cancel, self)
        self.ok = box.button(standard.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(standard.Cancel).setAutoDefault(False)
        self.whole = box.addButton(
            context.words.tr(N_("Whole picture")).replace("&", "&&"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.whole.setAutoDefault(False)
        self.whole.clicked.connect(self.take_whole)
        box.accepted.connect(self.take_part)
        box.rejected.connect(self.reject)
        return box

    def _take_shape(self, place: int) -> None:
        self.frame.set_ratio(self.shapes.itemData(place))

    def take_part(self) -> None:
        """Keep what the frame holds."""
        self.chosen.emit(self.frame.crop)
        self.accept()

    def take_whole(self, _checked: object = None) -> None:
        """Keep all of it, as it was turned."""
        self.chosen.emit(Crop(turns=self.frame.turns))
        self.accept()
