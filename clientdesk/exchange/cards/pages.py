"""Pages of a PDF: running head, footer with page x of y, bookmarks, document properties."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Block, Placed, paginate
from clientdesk.exchange.cards.content import Card
from clientdesk.exchange.cards.typeset import Typesetter, draw
from clientdesk.exchange.fonts import drawable, face
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import N_, Catalogue

_TOP = 15 * mm
_BOTTOM = 19 * mm
_FOOT = 15 * mm
_LONGEST_TITLE = 200
_PROGRAM = "ClientDesk"


@dataclass(frozen=True)
class Imprint:
    """What every page says of the print itself. `now` is an aware moment, `printed_by` may be empty."""

    words: Catalogue
    disclosure: Disclosure
    printed_by: str
    now: datetime
    sample: bool = False

    def warning(self) -> str:
        """The red words in head and footer, empty where nothing sensitive is shown."""
        return self.words.tr(N_("Contains sensitive data")) if self.disclosure.unmasked else ""

    def printed(self) -> str:
        """Who printed it, and when."""
        time = self.now.astimezone().strftime("%Y-%m-%d %H:%M")
        if not self.printed_by:
            return self.words.tr(N_("Printed {time}"), time=time)
        return self.words.tr(N_("Printed by {user} · {time}"), user=self.printed_by, time=time)


def write_pdf(
    cards: Sequence[tuple[Card, Sequence[Block]]], imprint: Imprint, *, paper: tuple[float, float], title: str
) -> bytes:
    """Every card on pages of its own, counted by themselves, with a bookmark for each card and section."""
    out = io.BytesIO()
    canvas = Canvas(
        out,
        pagesize=paper,
        pageCompression=1,
        initialFontName=face(imprint.words.language).main,  # type: ignore[arg-type]  # the stubs take it for a number
        lang=imprint.words.language.replace("_", "-"),
    )
    canvas.setTitle(drawable(title)[:_LONGEST_TITLE])
    canvas.setAuthor(_PROGRAM)
    canvas.setCreator(_PROGRAM)
    canvas.setSubject(imprint.words.tr(N_("Client card")))
    for number, (card, blocks) in enumerate(cards):
        _Pages(canvas, paper, card, imprint).draw(blocks, f"card-{number}")
    if len(cards) > 1:
        canvas.showOutline()
    canvas.save()
    return out.getvalue()


class _Pages:
    """The pages of one card."""

    def __init__(self, canvas: Any, paper: tuple[float, float], card: Card, imprint: Imprint) -> None:
        self.canvas = canvas
        self.width, self.height = paper
        self.card = card
        self.imprint = imprint
        self.words = imprint.words
        self.typesetter = Typesetter(imprint.words.language)

    def draw(self, blocks: Sequence[Block], key: str) -> None:
        pages = paginate(blocks, self.height - _TOP - _BOTTOM)
        for number, page in enumerate(pages, 1):
            if number == 1:
                self.canvas.bookmarkPage(key)
                self.canvas.addOutlineEntry(drawable(self.card.name)[:_LONGEST_TITLE], key, level=0, closed=True)
            self._watermark()
            self._head(number)
            self._blocks(page)
            self._footer(number, len(pages))
            self.canvas.showPage()

    def _blocks(self, page: Sequence[Placed]) -> None:
        for placed in page:
            placed.block.draw(self.canvas, look.MARGIN, self.height - _TOP - placed.below)

    def _watermark(self) -> None:
        if self.imprint.sample:
            word = self.words.tr(N_("Sample"))
        elif self.imprint.disclosure.unmasked:
            word = self.imprint.warning()
        else:
            return
        setting = self.typesetter.fitted(word, look.WATERMARK, width=self.height * 0.7)
        self.canvas.saveState()
        self.canvas.translate(self.width / 2, self.height / 2)
        self.canvas.rotate(52)
        draw(self.canvas, setting, -setting.width / 2, setting.height / 2)
        self.canvas.restoreState()

    def _head(self, number: int) -> None:
        marks = [self.words.tr(N_("Sample"))] if self.imprint.sample else []
        marks += filter(None, [self.imprint.warning()])
        top, right = self.height - 7 * mm, self.width - look.MARGIN
        draw(self.canvas, self.typesetter.line("  ·  ".join(marks), look.SMALL_WARNING), right, top, right=True)
        if number > 1:
            width = self.width - 2 * look.MARGIN
            who = self.typesetter.fitted(f"{self.card.name}  ·  {self.card.code}", look.SMALL_BOLD, width=width * 0.7)
            draw(self.canvas, who, look.MARGIN, top)
            self._rule(top - 11)

    def _footer(self, number: int, pages: int) -> None:
        self._rule(_FOOT)
        place = self.words.tr(N_("Page {page} of {pages}"), page=number, pages=pages)
        centre = self.typesetter.line(place, look.SMALL)
        side = (self.width - 2 * look.MARGIN - centre.width) / 2 - look.GUTTER
        top = _FOOT - 2
        self._ends(top, (self.card.confidentiality, look.SMALL), (self.imprint.printed(), look.SMALL), width=side)
        draw(self.canvas, centre, (self.width - centre.width) / 2, top)
        privacy = self.words.tr(N_("Contains personal data; keep it locked away and shred it when done."))
        masked = self.words.tr(N_("Personal data masked")) if self.card.masked else ""
        note = (self.imprint.warning(), look.FINE_WARNING) if self.imprint.warning() else (masked, look.FINE)
        self._ends(_FOOT - 11, (privacy, look.FINE), note, width=self.width / 2 - look.MARGIN - look.GUTTER)

    def _ends(self, top: float, left: tuple[str, look.Style], right: tuple[str, look.Style], *, width: float) -> None:
        """A text at the left margin and one at the right."""
        draw(self.canvas, self.typesetter.fitted(*left, width=width), look.MARGIN, top)
        draw(self.canvas, self.typesetter.fitted(*right, width=width), self.width - look.MARGIN, top, right=True)

    def _rule(self, y: float) -> None:
        self.canvas.setStrokeColor(look.HAIR)
        self.canvas.setLineWidth(look.THIN)
        self.canvas.line(look.MARGIN, y, self.width - look.MARGIN, y)
