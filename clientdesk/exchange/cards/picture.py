"""Pictures on cards: a portrait cut to its frame or a silhouette, a logo whole within its own."""

import io
from typing import Any

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.exchange.cards import look

_JPEG = b"\xff\xd8"
Size = tuple[float, float]


class _Jpeg(ImageReader):
    """A JPEG that goes into the file as it is; reportlab would unpack it each time, only to know it again."""

    def __init__(self, jpeg: bytes) -> None:
        super().__init__(io.BytesIO(jpeg))
        self.jpeg = jpeg
        # What reportlab would find on unpacking: a JPEG has no transparent parts.
        self._dataA = None

    def getRGBData(self) -> bytes:  # noqa: N802 - reportlab's name
        return self.jpeg


def reader_of(jpeg: bytes) -> ImageReader | None:
    """The picture, None where the bytes cannot be drawn: the store keeps photos as JPEG only."""
    if not jpeg.startswith(_JPEG):
        return None
    try:
        return _Jpeg(jpeg)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def draw_portrait(canvas: Any, picture: ImageReader | None, x: float, top: float, *, size: Size) -> None:
    """The photo cut to the middle of its frame, or a grey silhouette."""
    width, height = size
    canvas.saveState()
    frame = canvas.beginPath()
    frame.roundRect(x, top - height, width, height, 1.2 * mm)
    canvas.clipPath(frame, stroke=0)
    if picture is None:
        _draw_silhouette(canvas, x, top - height, size)
    else:
        across, up = picture.getSize()
        scale = max(width / across, height / up)
        left, bottom = x - (across * scale - width) / 2, top - height - (up * scale - height) / 2
        canvas.drawImage(picture, left, bottom, across * scale, up * scale)
    canvas.restoreState()


def draw_logo(canvas: Any, picture: ImageReader, x: float, top: float, *, size: Size) -> None:
    """The logo whole; `size` is what `logo_size` gave."""
    width, height = size
    canvas.drawImage(picture, x, top - height, width, height)


def logo_size(picture: ImageReader | None, most: Size) -> Size:
    """How large the logo is within its frame; nothing where there is none."""
    if picture is None:
        return 0.0, 0.0
    across, up = picture.getSize()
    scale = min(most[0] / across, most[1] / up)
    return across * scale, up * scale


def _draw_silhouette(canvas: Any, x: float, bottom: float, size: Size) -> None:
    width, height = size
    canvas.setFillColor(look.TINT)
    canvas.rect(x, bottom, width, height, stroke=0, fill=1)
    canvas.setFillColor(look.HAIR)
    canvas.circle(x + width / 2, bottom + 0.6 * height, 0.21 * width, stroke=0, fill=1)
    canvas.ellipse(x + 0.11 * width, bottom - 0.36 * height, x + 0.89 * width, bottom + 0.38 * height, stroke=0, fill=1)
