"""Pages onto paper: a PDF drawn to a printer at its own resolution, a strip at a time."""

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Cancelled, Progress
from clientdesk.ui.printing.pictures import POINTS, open_pdf, size_at, strip

MOST_DPI = 600
"""Finer printers get their dots doubled: the eye sees no more, and a page at 1,200 dpi takes half a gigabyte."""
_STRIP = 512
"""Rows of dots drawn at once. While Qt draws, no other thread of Python runs; the window must not feel it."""


def sheet_of(document: QPdfDocument, page: int) -> QPageLayout:
    """The paper a page wants: its size under the name that printers know it by, upright or lying, no margins."""
    points = document.pagePointSize(page)
    lying = points.width() > points.height()
    upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
    size = QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    return QPageLayout(size, orientation, QMarginsF())


def print_pdf(pdf: bytes, printer: QPrinter, *, progress: Progress = QUIET) -> int:
    """Print the pages that the printer was told (all, or some), so often as it cannot repeat them by itself; how many.

    Every page is drawn in its own size in the middle of the paper, smaller only where the paper is smaller. Raises
    `UserError` where the printer does not take them, `Cancelled` after the print was called off.
    """
    document = open_pdf(pdf)
    pages = _pages(document, printer)
    total = len(pages)
    painter = QPainter()
    printer.setFullPage(True)
    try:
        for number, page in enumerate(pages):
            progress.advance(number, total, N_("Printing"))
            _turn(printer, sheet_of(document, page))
            if not (printer.newPage() if number else painter.begin(printer)):
                raise _refusal(printer)
            _draw(document, page, painter, printer, progress)
    except (Cancelled, UserError):
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return total


def prints_all(printer: QPrinter, pages: int) -> bool:
    """Whether a printer was told to print each of so many pages."""
    if printer.printRange() is not QPrinter.PrintRange.PageRange or not printer.fromPage():
        return True
    return printer.fromPage() == 1 and (printer.toPage() or pages) >= pages


def _pages(document: QPdfDocument, printer: QPrinter) -> list[int]:
    last = document.pageCount()
    pages = list(range(last))
    if printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = pages[printer.fromPage() - 1 : printer.toPage() or last]
    if printer.supportsMultipleCopies():
        return pages
    copies = printer.copyCount()
    return pages * copies if printer.collateCopies() else [page for page in pages for _ in range(copies)]


def _turn(printer: QPrinter, sheet: QPageLayout) -> None:
    """Lay the paper as the page lies; which paper is the user's choice."""
    if printer.pageLayout().orientation() is not sheet.orientation():
        printer.setPageOrientation(sheet.orientation())


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter, progress: Progress) -> None:
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    points = document.pagePointSize(page)
    dots = printer.resolution() / POINTS
    scale = min(1.0, paper.width() / (points.width() * dots), paper.height() / (points.height() * dots))
    width, height = points.width() * dots * scale, points.height() * dots * scale
    left, top = (paper.width() - width) / 2, (paper.height() - height) / 2
    whole = size_at(document, page, min(printer.resolution(), MOST_DPI) * scale)
    for start in range(0, whole.height(), _STRIP):
        if progress.cancelled():
            raise Cancelled
        rows = min(_STRIP, whole.height() - start)
        image = strip(document, page, whole, top=start, height=rows)
        place = QRectF(left, top + start * height / whole.height(), width, rows * height / whole.height())
        painter.drawImage(place, image)


def _refusal(printer: QPrinter) -> UserError:
    return UserError(
        N_("The printer {printer} did not take the print."),
        code=ExitCode.DISK,
        key="printer_refused",
        hint=N_("See that it is switched on and connected, or save the print as PDF."),
        printer=printer.printerName() or printer.outputFileName(),
    )
