"""A chart on the screen: the same drawing as on paper, in the colours of the look, telling what is pointed at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QToolTip, QWidget

from clientdesk.i18n import Catalogue
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import Colours

if TYPE_CHECKING:
    from clientdesk.exchange.charts import Chart, Palette


@dataclass(frozen=True)
class Shades:
    """What a chart is drawn with: the colours of the look, the language of the reader."""

    colours: Colours
    words: Catalogue


@dataclass(frozen=True)
class Spot:
    """A part of a picture, from its upper left corner in its own units, and what is to be said of it."""

    x: float
    y: float
    width: float
    height: float
    told: str


@dataclass(frozen=True)
class Picture:
    """An SVG, its size in its own units, and what can be pointed at."""

    svg: bytes
    width: float
    height: float
    spots: tuple[Spot, ...]


def palette_of(shades: Shades) -> "Palette":
    """The colours of charts on the ground of a look."""
    from dataclasses import replace

    from clientdesk.exchange.charts import NIGHT, PAPER

    colours = shades.colours
    usual = NIGHT if int(colours.paper[1:3], 16) < 128 else PAPER
    return replace(usual, ink=colours.words, quiet=colours.quiet, hair=colours.line, ground=colours.paper)


def picture_of(chart: "Chart") -> Picture:
    """A chart as it is shown here."""
    from clientdesk.exchange.charts import in_svg

    spots = tuple(Spot(area.x, area.y, area.width, area.height, area.told) for area in chart.areas if area.told)
    return Picture(in_svg(chart), chart.width, chart.height, spots)


class Drawing(QWidget):
    """Shows a picture as large as there is room, its sides in proportion."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture: Picture | None = None
        self.renderer = QSvgRenderer(self)
        self.renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_picture(self, picture: Picture | None, told: str) -> None:
        """Show a picture; `told` says to screen readers what it shows."""
        self.picture = picture
        if picture is not None:
            self.renderer.load(QByteArray(picture.svg))
        self.setAccessibleName(told)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        if self.picture is None:
            return QSize(0, 0)
        scale = self.scale_of_letters
        return QSize(round(self.picture.width * scale), round(self.picture.height * scale))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = self.sizeHint()
        return QSize(hint.width() // 2, hint.height() // 2)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        if self.picture is None:
            return 0
        hint = self.sizeHint()
        return min(hint.height(), round(width * self.picture.height / self.picture.width))

    @property
    def scale_of_letters(self) -> float:
        """Pixels to a unit at which letters of the picture are as large as small ones of the window."""
        return self.fontMetrics().height() / 13

    def _box(self) -> QRectF:
        """Where the picture stands: in the middle, in proportion, never larger than its letters should be."""
        assert self.picture is not None
        scale = min(self.width() / self.picture.width, self.height() / self.picture.height, self.scale_of_letters)
        width, height = self.picture.width * scale, self.picture.height * scale
        return QRectF((self.width() - width) / 2, 0, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.picture is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.renderer.render(painter, self._box())

    def told_at(self, x: float, y: float) -> str:
        """What is to be said of the place under the pointer."""
        if self.picture is None:
            return ""
        box = self._box()
        scale = box.width() / self.picture.width
        across, down = (x - box.left()) / scale, (y - box.top()) / scale
        hit = (
            spot
            for spot in self.picture.spots
            if spot.x <= across <= spot.x + spot.width and spot.y <= down <= spot.y + spot.height
        )
        return next((spot.told for spot in hit), "")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            told = self.told_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(told), self)
            return True
        return super().event(event)
