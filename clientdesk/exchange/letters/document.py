"""Letters as one PDF: each begins on a page of its own, with a bookmark and its pages counted by itself."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from reportlab.lib.units import mm

from clientdesk.exchange.cards import Print
from clientdesk.exchange.cards.blocks import Placed, paginate
from clientdesk.exchange.cards.document import bookmark, written
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.layouts import A4, Layout
from clientdesk.exchange.fonts import drawable
from clientdesk.exchange.letters import sheet
from clientdesk.exchange.letters.greeting import FORMS, Form, card_sides
from clientdesk.exchange.letters.letter import Letter, Stationery, letter_blocks
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Progress

LETTER = "letter"
"""The form of a letter on A4; all others are those of `greeting.FORMS`."""


def make_letters(
    letters: Sequence[Letter],
    paper: Stationery,
    job: PrintJob,
    *,
    form: str = LETTER,
    title: str = "",
    progress: Progress = QUIET,
) -> Print:
    """The letters as a PDF. `job` says who prints and when; of its clients none are needed. `title` names the document
    where it is not one client's."""
    card = FORMS.get(form)
    drawn = partial(_draw, letters, paper, card, title, progress)
    layout = Layout("letters", N_("Letter"), card.paper if card else A4, drawn)
    pdf, pages = written(job, layout)
    return Print(pdf, pages)


def _draw(
    letters: Sequence[Letter],
    paper: Stationery,
    card: Form | None,
    title: str,
    progress: Progress,
    job: PrintJob,
    canvas: Any,
) -> None:
    size = (card.paper[0] * mm, card.paper[1] * mm) if card else sheet.PAPER
    imprint = Imprint(job, size) if card else Imprint(job, size, margin=sheet.LEFT)
    canvas.setSubject(job.words.tr(title or N_("Letter")))
    canvas.setTitle(drawable(job.words.tr(title) if title else letters[0].name if len(letters) == 1 else ""))
    for number, letter in enumerate(letters):
        progress.advance(number, len(letters), N_("Making the pages"))
        if len(letters) > 1:
            bookmark(canvas, letter.name, number)
        if card:
            _draw_card(canvas, letter, paper, card, imprint)
        else:
            _draw_letter(canvas, letter, paper, imprint)
    if len(letters) > 1:
        canvas.showOutline()


def _draw_card(canvas: Any, letter: Letter, paper: Stationery, card: Form, imprint: Imprint) -> None:
    for _side in card_sides(canvas, letter, paper, card):
        imprint.head(canvas, "", sample=letter.sample)
        canvas.showPage()


def _draw_letter(canvas: Any, letter: Letter, paper: Stationery, imprint: Imprint) -> None:
    room = sheet.PAPER[1] - sheet.TOP - sheet.BOTTOM
    pages = paginate(letter_blocks(letter, paper), room)
    words = paper.words
    for place, page in enumerate(pages, 1):
        imprint.watermark(canvas, sample=letter.sample)
        again = words.tr(N_("{name}  ·  {day}"), name=letter.name, day=paper.day.isoformat()) if place > 1 else ""
        imprint.head(canvas, again, sample=letter.sample)
        _draw_blocks(canvas, page)
        told = words.tr(N_("Page {page} of {pages}"), page=place, pages=len(pages)) if len(pages) > 1 else ""
        sheet.draw_foot(canvas, paper.foot, told, paper.typesetter)
        canvas.showPage()


def _draw_blocks(canvas: Any, page: Iterable[Placed]) -> None:
    for placed in page:
        placed.block.draw(canvas, sheet.LEFT, sheet.PAPER[1] - sheet.TOP - placed.below)
