"""The head of a card: picture, name, who it is, badges; at the edge the QR code, owner and dates."""

from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.content import Badge, Head
from clientdesk.exchange.cards.picture import Size, draw_logo, draw_portrait, logo_size, reader_of
from clientdesk.exchange.cards.qr import QRCode, qr_code
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.cards.unbroken import on_a_line

_BADGE_HEIGHT = 5 * mm
_BESIDE = 5 * mm
_SMALLEST_LINE = 6.5


@dataclass(frozen=True)
class Format:
    """How large the parts of a head are: the frames of portrait and logo, the code, the space for facts beside the
    text, the least height of all, and the type."""

    portrait: Size
    logo: Size
    code: float
    edge: float
    name: look.Style = look.NAME
    smallest_name: float = 10
    line: look.Style = look.LINE
    badge: look.Style = look.BADGE


DOSSIER = Format((35 * mm, 45 * mm), (40 * mm, 20 * mm), 22 * mm, 34 * mm)
SUMMARY = Format((28 * mm, 36 * mm), (36 * mm, 18 * mm), 22 * mm, 34 * mm)


@dataclass(frozen=True)
class HeadBand:
    """The band across the top of a card's first page. `picture` is None where there is none to show."""

    width: float
    format: Format
    portrait: bool
    picture: ImageReader | None
    picture_size: Size
    code: QRCode | None
    name: Set
    lines: tuple[Set, ...]
    badges: tuple[tuple[Set, bool], ...]
    facts: tuple[tuple[Set, Set], ...]
    ruled: bool = field(default=True)

    @property
    def start(self) -> float:
        return self.height

    @property
    def height(self) -> float:
        """The highest of picture, text and edge, and the air above the rule."""
        text = self.name.height + sum(line.height for line in self.lines) + 3 * mm
        text += _BADGE_HEIGHT if self.badges else 0
        facts = sum(label.height + value.height + 1 * mm for label, value in self.facts)
        edge = (self.code.dark + 2 * mm if self.code else 0) + facts
        return max(self.picture_size[1], text, edge) + 3.5 * mm

    def split(self, room: float) -> None:
        del room

    def draw(self, canvas: Any, x: float, top: float) -> None:
        if self.portrait:
            draw_portrait(canvas, self.picture, x, top, size=self.picture_size)
        elif self.picture is not None:
            draw_logo(canvas, self.picture, x, top, size=self.picture_size)
        self._draw_text(canvas, x + text_x(self.picture_size), top)
        self._draw_edge(canvas, x + self.width, top)
        if self.ruled:
            canvas.setStrokeColor(look.ACCENT)
            canvas.setLineWidth(look.STRONG)
            canvas.line(x, top - self.height, x + self.width, top - self.height)

    def _draw_text(self, canvas: Any, x: float, top: float) -> None:
        # The letters of the name, not its line, are level with the picture.
        top += 0.1 * self.name.style.leading
        draw(canvas, self.name, x, top)
        below = top - self.name.height - 0.5 * mm
        for line in self.lines:
            draw(canvas, line, x, below)
            below -= line.height
        room = self.width - text_x(self.picture_size) - self.format.edge
        draw_badges(canvas, self.badges, x, below - 2 * mm, width=room)

    def _draw_edge(self, canvas: Any, right: float, top: float) -> None:
        below = top
        if self.code:
            self.code.draw(canvas, right - self.code.dark, top)
            below -= self.code.dark + 2 * mm
        for label, value in self.facts:
            draw(canvas, label, right, below, right=True)
            draw(canvas, value, right, below - label.height, right=True)
            below -= label.height + value.height + 1 * mm


def text_x(picture: Size) -> float:
    """Where the text begins beside a picture of this size."""
    return picture[0] + _BESIDE if picture[0] else 0.0


def head_band(
    head: Head, typesetter: Typesetter, *, picture: bytes, vcard: str, width: float, format: Format
) -> HeadBand:
    """The head over the whole width; `picture` is a JPEG and `vcard` what the QR code says, empty for none."""
    reader = reader_of(picture)
    size = format.portrait if head.portrait else logo_size(reader, format.logo)
    room = width - text_x(size) - format.edge - look.GUTTER
    return HeadBand(
        width,
        format,
        bool(head.portrait),
        reader,
        size,
        qr_code(vcard, format.code) if vcard else None,
        on_a_line(typesetter, head.name, format.name, width=room, smallest=format.smallest_name),
        head_lines(head, typesetter, format.line, width=room),
        tuple(set_badge(badge, typesetter, room, style=format.badge) for badge in head.badges),
        tuple(_fact(fact.label, fact.text, typesetter, format.edge) for fact in head.facts),
    )


def head_lines(head: Head, typesetter: Typesetter, style: look.Style, *, width: float) -> tuple[Set, ...]:
    """Form of address and code, then who it is."""
    first = " · ".join(filter(None, (head.salutation, head.code)))
    quiet = look.Style(style.size, style.leading, look.QUIET)
    texts = [(first, quiet), *((line, style) for line in head.lines)]
    return tuple(on_a_line(typesetter, text, own, width=width, smallest=_SMALLEST_LINE) for text, own in texts if text)


def _fact(label: str, text: str, typesetter: Typesetter, width: float) -> tuple[Set, Set]:
    return typesetter.fitted(label, look.SMALL, width=width), typesetter.fitted(text, look.BODY, width=width)


def set_badge(badge: Badge, typesetter: Typesetter, width: float, *, style: look.Style) -> tuple[Set, bool]:
    """The badge's word, and whether it is drawn solid."""
    colour = look.WHITE if badge.solid else look.ACCENT
    own = look.Style(style.size, style.leading, colour, bold=True)
    return typesetter.fitted(badge.text, own, width=width - 6 * mm), badge.solid


def draw_badges(canvas: Any, badges: tuple[tuple[Set, bool], ...], x: float, top: float, *, width: float) -> None:
    """Rounded words beside each other; one for which there is no room is left to the sections below."""
    canvas.setStrokeColor(look.ACCENT)
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
