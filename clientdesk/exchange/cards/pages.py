"""The pages of dossiers: blocks flow from page to page under a running head, each client counted by itself."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Block, paginate
from clientdesk.exchange.cards.content import Card
from clientdesk.exchange.cards.document import bookmark
from clientdesk.exchange.cards.imprint import Imprint

TOP = 15 * mm
BOTTOM = 19 * mm


def draw_pages(canvas: Any, card: Card, blocks: Sequence[Block], *, imprint: Imprint, number: int) -> None:
    """The blocks of a card on as many pages as they take; `number` tells clients apart."""
    height = imprint.paper[1]
    pages = paginate(blocks, height - TOP - BOTTOM)
    head = card.head
    for place, page in enumerate(pages, 1):
        if place == 1:
            bookmark(canvas, head.name, number, closed=True)
        imprint.watermark(canvas, sample=head.sample)
        imprint.head(canvas, f"{head.name}  ·  {head.code}" if place > 1 else "", sample=head.sample)
        for placed in page:
            placed.block.draw(canvas, look.MARGIN, height - TOP - placed.below)
        imprint.footer(canvas, (place, len(pages)), confidentiality=head.confidentiality, masked=card.masked)
        canvas.showPage()
