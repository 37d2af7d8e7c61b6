"""The head of a dossier: picture, name, who it is, badges; code, owner and dates at the edge."""

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.content import Badge, Card
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw

PORTRAIT = (35 * mm, 45 * mm)
LOGO = (40 * mm, 20 * mm)
_FACTS_WIDTH = 42 * mm
_BADGE_HEIGHT = 5 * mm
_SMALLEST_NAME = 11
_JPEG = b"\xff\xd8"


@dataclass(frozen=True)
class HeadBand:
    """The band across the top of a card's first page. `picture` is a JPEG, empty where there is none to show."""

    width: float
    card: Card
    picture: bytes
    name: Set
    lines: tuple[Set, ...]
    badges: tuple[tuple[Set, bool], ...]
    facts: tuple[tuple[Set, Set], ...]
    text_x: float
    height: float

    @property
    def start(self) -> float:
        return self.height

    def split(self, room: float) -> None:
        del room

    def draw(self, canvas: Any, x: float, top: float) -> None:
        if self.card.portrait:
            draw_portrait(canvas, self.picture, x, top)
        elif self.text_x:
            draw_logo(canvas, self.picture, x, top)
        self._draw_text(canvas, x + self.text_x, top)
        self._draw_facts(canvas, x + self.width, top)
        canvas.setStrokeColor(look.ACCENT)
        canvas.setLineWidth(look.STRONG)
        canvas.line(x, top - self.height, x + self.width, top - self.height)

    def _draw_text(self, canvas: Any, x: float, top: float) -> None:
        draw(canvas, self.name, x, top)
        below = top - self.name.height - 1 * mm
        for line in self.lines:
            draw(canvas, line, x, below)
            below -= line.height
        draw_badges(canvas, self.badges, x, below - 2 * mm, width=self.width - self.text_x - _FACTS_WIDTH)

    def _draw_facts(self, canvas: Any, right: float, top: float) -> None:
        below = top - 1.5 * mm
        for label, value in self.facts:
            draw(canvas, label, right, below, right=True)
            draw(canvas, value, right, below - label.height, right=True)
            below -= label.height + value.height + 1 * mm


def head_band(card: Card, picture: bytes, typesetter: Typesetter, width: float) -> HeadBand:
    """The head of this card over the whole width."""
    size = PORTRAIT if card.portrait else _logo_size(_reader(picture))
    text_x = size[0] + 5 * mm if size[0] else 0.0
    text_width = width - text_x - _FACTS_WIDTH - look.GUTTER
    name = typesetter.fitted(card.name, look.NAME, width=text_width, lines=2, smallest=_SMALLEST_NAME)
    lines = tuple(typesetter.fitted(line, look.LINE, width=text_width, lines=2, smallest=8) for line in card.lines)
    badges = tuple(set_badge(badge, typesetter, text_width) for badge in card.badges)
    facts = tuple(
        (
            typesetter.fitted(fact.label, look.SMALL, width=_FACTS_WIDTH),
            typesetter.fitted(fact.text, look.BODY, width=_FACTS_WIDTH),
        )
        for fact in card.facts
    )
    text_height = name.height + sum(line.height for line in lines) + 3 * mm + (_BADGE_HEIGHT if badges else 0)
    facts_height = sum(label.height + value.height + 1 * mm for label, value in facts) + 1.5 * mm
    height = max(size[1], text_height, facts_height) + 3 * mm
    return HeadBand(width, card, picture, name, lines, badges, facts, text_x, height)


def set_badge(badge: Badge, typesetter: Typesetter, width: float) -> tuple[Set, bool]:
    """The badge's word, and whether it is drawn solid."""
    style = look.BADGE_SOLID if badge.solid else look.BADGE
    return typesetter.fitted(badge.text, style, width=width - 6 * mm), badge.solid


def draw_badges(canvas: Any, badges: tuple[tuple[Set, bool], ...], x: float, top: float, *, width: float) -> None:
    """Rounded words beside each other; one for which there is no room is left to the sections below."""
    canvas.setStrokeColor(look.ACCENT)
    canvas.setFillColor(look.ACCENT)
    canvas.setLineWidth(0.7)
    used = 0.0
    for word, solid in badges:
        wide = max(word.width + 5 * mm, 8 * mm)
        if used + wide > width:
            break
        canvas.setFillColor(look.ACCENT)
        canvas.roundRect(x + used, top - _BADGE_HEIGHT, wide, _BADGE_HEIGHT, 1.4 * mm, stroke=1, fill=int(solid))
        draw(canvas, word, x + used + (wide - word.width) / 2, top - (_BADGE_HEIGHT - word.height) / 2)
        used += wide + 1.8 * mm


def _reader(jpeg: bytes) -> ImageReader | None:
    """The picture, None where the bytes cannot be drawn: the store keeps photos as JPEG only."""
    if not jpeg.startswith(_JPEG):
        return None
    try:
        return ImageReader(io.BytesIO(jpeg))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def draw_portrait(canvas: Any, jpeg: bytes, x: float, top: float) -> None:
    """The photo cut to the middle of 35 × 45 mm, or a grey silhouette."""
    width, height = PORTRAIT
    canvas.saveState()
    frame = canvas.beginPath()
    frame.roundRect(x, top - height, width, height, 1.2 * mm)
    canvas.clipPath(frame, stroke=0)
    reader = _reader(jpeg)
    if reader is None:
        _draw_silhouette(canvas, x, top - height)
    else:
        across, up = reader.getSize()
        scale = max(width / across, height / up)
        left, bottom = x - (across * scale - width) / 2, top - height - (up * scale - height) / 2
        canvas.drawImage(reader, left, bottom, across * scale, up * scale)
    canvas.restoreState()


def draw_logo(canvas: Any, jpeg: bytes, x: float, top: float) -> None:
    """The logo whole, within 40 × 20 mm."""
    reader = _reader(jpeg)
    if reader is not None:
        width, height = _logo_size(reader)
        canvas.drawImage(reader, x, top - height, width, height)


def _logo_size(reader: ImageReader | None) -> tuple[float, float]:
    """How large the logo is within its frame; nothing where there is none."""
    if reader is None:
        return 0.0, 0.0
    across, up = reader.getSize()
    scale = min(LOGO[0] / across, LOGO[1] / up)
    return across * scale, up * scale


def _draw_silhouette(canvas: Any, x: float, bottom: float) -> None:
    width, height = PORTRAIT
    canvas.setFillColor(look.TINT)
    canvas.rect(x, bottom, width, height, stroke=0, fill=1)
    canvas.setFillColor(look.HAIR)
    canvas.circle(x + width / 2, bottom + 27 * mm, 7.5 * mm, stroke=0, fill=1)
    canvas.ellipse(x + 4 * mm, bottom - 16 * mm, x + width - 4 * mm, bottom + 17 * mm, stroke=0, fill=1)
