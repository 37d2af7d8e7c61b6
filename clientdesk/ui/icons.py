"""Icons: line drawings from the folder of resources, drawn in the colour of the words around them."""

from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from clientdesk.paths import resources
from clientdesk.ui.look import colours_of

_SIZES = (16, 20, 24, 32, 40, 48, 64, 96)
_SMALL = _SIZES[:6]
"""Those of lines of a list and of buttons; only pictures are larger, and these are neither chosen nor out of use."""
_INK = "#000"


def icon(name: str, widget: QWidget, *, colour: str = "") -> QIcon:
    """The icon of this name in the look of a widget: chosen in a list or, as `QIcon.State.On`, on the accent itself."""
    shades = colours_of(widget)
    return _drawn(name, colour or shades.words, shades.quiet, chosen=shades.on_tint, bright=shades.on_accent)


def draw_all() -> Iterator[QIcon]:
    """Draw each icon, so that it need not be drawn when it is first shown."""
    drawings = [drawing.stem for drawing in sorted((resources() / "icons").glob("*.svg"))]
    plain = QWidget()
    for name in drawings:
        yield icon(name, plain)
    for name in drawings:
        yield icon(name, plain, colour=colours_of(plain).quiet)


@cache
def _drawn(name: str, ink: str, faint: str, *, chosen: str, bright: str) -> QIcon:
    drawing = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    modes = (
        (QIcon.Mode.Normal, QIcon.State.Off, ink),
        (QIcon.Mode.Selected, QIcon.State.Off, chosen),
        (QIcon.Mode.Selected, QIcon.State.On, bright),
        (QIcon.Mode.Disabled, QIcon.State.Off, faint),
    )
    for mode, state, colour in modes:
        renderer = QSvgRenderer(QByteArray(drawing.replace(_INK, colour).encode()))
        for size in _SIZES if mode is QIcon.Mode.Normal else _SMALL:
            image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            if mode is QIcon.Mode.Disabled:
                painter.setOpacity(0.5)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            made.addPixmap(QPixmap.fromImage(image), mode, state)
    return made
