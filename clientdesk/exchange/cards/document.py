"""A PDF: its properties, its bookmarks, its pages counted; layouts draw on it."""

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.layouts import Layout
from clientdesk.exchange.cards.view import View
from clientdesk.exchange.fonts import drawable, face
from clientdesk.i18n import N_, Catalogue

_LONGEST_TITLE = 200
_PROGRAM = "ClientDesk"


def written(job: PrintJob, layout: Layout) -> tuple[bytes, int]:
    """The job in this layout as a PDF, and how many pages it has."""
    out = io.BytesIO()
    width, height = layout.paper
    canvas = Canvas(
        out,
        pagesize=(width * mm, height * mm),
        pageCompression=1,
        initialFontName=face(job.words.language).main,  # type: ignore[arg-type]  # the stubs take it for a number
        lang=job.words.language.replace("_", "-"),
    )
    canvas.setAuthor(drawable(job.house.name)[:_LONGEST_TITLE] or _PROGRAM)
    canvas.setCreator(_PROGRAM)
    canvas.setSubject(job.words.tr(N_("Client card")))
    names = _Names(job.views)
    layout.draw(replace(job, views=names), canvas)
    if title := job.words.tr(layout.title) or names.title(job.words):
        canvas.setTitle(drawable(title)[:_LONGEST_TITLE])
    if names.count > 1:
        canvas.showOutline()
    pages = canvas.getPageNumber() - 1
    canvas.save()
    return out.getvalue(), pages


class _Names:
    """The clients on their way to the paper, counted, so that they need not be held all at once."""

    def __init__(self, views: Iterable[View]) -> None:
        self.views = views
        self.count = 0
        self.last = ""

    def __iter__(self) -> Iterator[View]:
        for view in self.views:
            self.count += 1
            self.last = view.record.name
            yield view

    def title(self, words: Catalogue) -> str:
        """The title of the document: the client's name, or how many there are."""
        return self.last if self.count == 1 else words.ntr("{n} client card", "{n} client cards", self.count)


def bookmark(canvas: Any, name: str, number: int, *, closed: bool = False) -> None:
    """The page being drawn as a bookmark with the name of the client; `number` tells clients apart."""
    key = f"client-{number}"
    canvas.bookmarkPage(key)
    canvas.addOutlineEntry(drawable(name)[:_LONGEST_TITLE], key, level=0, closed=closed)
