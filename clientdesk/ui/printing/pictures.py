"""The pages of a PDF as pictures, drawn by Qt; needs no window and no screen."""

from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions

DPI = 200
"""Dots per inch of a picture: small type stays readable on a telephone, a page stays below a megabyte or so."""
POINTS = 72
"""Points per inch, the unit of PDF."""
_INCH = 0.0254
"""In metres."""


def open_pdf(pdf: bytes) -> QPdfDocument:
    """A document that keeps its own bytes."""
    document = QPdfDocument()
    source = QBuffer(document)
    source.setData(QByteArray(pdf))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(source)
    return document


def size_at(document: QPdfDocument, page: int, dpi: float) -> QSize:
    """A page in dots."""
    points = document.pagePointSize(page)
    return QSize(round(points.width() * dpi / POINTS), round(points.height() * dpi / POINTS))


def strip(document: QPdfDocument, page: int, whole: QSize, *, top: int, height: int) -> QImage:
    """Some rows of dots of a page that is as large as `whole`, on white."""
    options = QPdfDocumentRenderOptions()
    options.setScaledSize(whole)
    # Qt 6.12 takes the last row and column for the size, so what is clipped comes out a dot too large.
    options.setScaledClipRect(QRect(0, top, whole.width() + 1, height + 1))
    return _on_white(document.render(page, QSize(whole.width(), height), options))


def picture(document: QPdfDocument, page: int, dpi: float = DPI) -> QImage:
    """A whole page on white."""
    made = _on_white(document.render(page, size_at(document, page, dpi)))
    made.setDotsPerMeterX(round(dpi / _INCH))
    made.setDotsPerMeterY(round(dpi / _INCH))
    return made


def _on_white(drawn: QImage) -> QImage:
    made = QImage(drawn.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return made


def png_pages(pdf: bytes) -> Iterator[bytes]:
    """Every page as a PNG picture."""
    document = open_pdf(pdf)
    for page in range(document.pageCount()):
        yield png(picture(document, page))


def png_page(page: int, pdf: bytes) -> Iterator[bytes]:
    """One page as a PNG picture; the last one where there are fewer."""
    document = open_pdf(pdf)
    yield png(picture(document, min(page, document.pageCount() - 1)))


def png(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    out = QBuffer()
    out.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(out, "PNG")  # type: ignore[call-overload]  # the stubs know the format as bytes only
    return bytes(out.data().data())
