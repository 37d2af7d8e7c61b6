"""Where on the paper the texts of a print stand, read back from its PDF in millimetres."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject, PdfReader
from reportlab.lib.units import mm

from clientdesk.exchange.cards.look import Style
from clientdesk.exchange.cards.typeset import Typesetter

_ASCENT, _DESCENT = 0.9, 0.25
"""How far letters reach above and below their line, as shares of the type size."""


@dataclass(frozen=True)
class Text:
    """A run of text; millimetres from the left and the upper edge of the page. `size` in points."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def texts(pdf: bytes, language: str = "en") -> list[list[Text]]:
    """The texts of each page in the order they were drawn."""
    return [list(_of_page(page, Typesetter(language))) for page in PdfReader(io.BytesIO(pdf)).pages]


def _of_page(page: PageObject, typesetter: Typesetter) -> Iterator[Text]:
    height = float(page.mediabox.height)
    found: list[Text] = []

    def note(text: str, _cm: Any, tm: list[float], font: Any, size: float) -> None:
        shown = text.strip("\n")
        if not shown.strip():
            return
        bold = "Bold" in str((font or {}).get("/BaseFont", ""))
        width = typesetter.width(shown, Style(size, size, bold=bold))
        x, y = tm[4], height - tm[5]
        edges = (x, y - _ASCENT * size, x + width, y + _DESCENT * size)
        left, top, right, bottom = (edge / mm for edge in edges)
        last = found[-1] if found else None
        if last and (last.left, last.top) == (left, top):
            # The line goes on in another font; the reader tells where the line began.
            found[-1] = replace(last, text=last.text + shown, right=last.right + right - left)
        else:
            found.append(Text(shown, left, top, right, bottom, size))

    page.extract_text(visitor_text=note)
    yield from found


def page_size(pdf: bytes) -> tuple[float, float]:
    """The size of the first page in millimetres."""
    box = PdfReader(io.BytesIO(pdf)).pages[0].mediabox
    return float(box.width) / mm, float(box.height) / mm
