"""Greeting cards: a picture drawn by the program, a word on its front, the letter's text inside or beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Set, draw
from clientdesk.exchange.letters.letter import Letter, Stationery
from clientdesk.exchange.letters.places import Piece
from clientdesk.exchange.letters.prose import Prose, prose
from clientdesk.i18n import N_

_PETALS = (HexColor(0xC9545F), HexColor(0xE0A03C), HexColor(0x1F4E5F), HexColor(0x7A9E5B))
_HEART = HexColor(0xF3D9A4)
_EDGE = 9 * mm
_SMALLEST = 7.0


@dataclass(frozen=True)
class Form:
    """A card: its sheet in millimetres, and whether it is folded in the middle, so that a second page is its inside."""

    label: str
    paper: tuple[float, float]
    folded: bool = False


FORMS: Mapping[str, Form] = {
    "a6": Form(N_("Card A6"), (148, 105)),
    "a5": Form(N_("Card A5"), (210, 148)),
    "a6-folded": Form(N_("Card A6 to be folded (on A5)"), (210, 148), folded=True),
    "a5-folded": Form(N_("Card A5 to be folded (on A4)"), (297, 210), folded=True),
}
"""{name: form} of greeting cards."""


def card_sides(canvas: Any, letter: Letter, paper: Stationery, form: Form) -> Iterator[None]:
    """Draws one card, a printed side after another; whoever asks ends the pages."""
    width, height = form.paper[0] * mm, form.paper[1] * mm
    card = _Card(letter, paper)
    if not form.folded:
        card.picture(canvas, 0, 0, width * 0.36, height)
        card.text(canvas, width * 0.36, 0, width * 0.64, height)
        yield
        return
    # The front is the right half of the outside; the left half is the back of the folded card.
    card.picture(canvas, width / 2, 0, width / 2, height)
    card.back(canvas, 0, 0, width / 2)
    card.fold(canvas, width / 2, height)
    yield
    card.text(canvas, width / 2, 0, width / 2, height)
    card.fold(canvas, width / 2, height)
    yield


class _Card:
    """Draws the parts of a card; lengths in points from the lower left corner."""

    def __init__(self, letter: Letter, paper: Stationery) -> None:
        self.letter = letter
        self.paper = paper
        self.setter = paper.typesetter

    @property
    def _wish(self) -> Sequence[Piece]:
        return self.letter.heading

    def picture(self, canvas: Any, x: float, y: float, width: float, height: float) -> None:
        """A bunch of flowers over the wish."""
        canvas.setFillColor(look.TINT)
        canvas.rect(x, y, width, height, stroke=0, fill=1)
        size = min(width, height)
        middle = x + width / 2
        for place, (across, up, scale) in enumerate(((-0.2, 0.6, 0.11), (0.2, 0.63, 0.1), (0.0, 0.75, 0.14))):
            centre = (middle + across * size, y + height * up)
            self._stem(canvas, centre, (middle, y + height * 0.36))
            self._flower(canvas, centre, scale * size, _PETALS[place])
        text = "".join(piece.text for piece in self._wish)
        style = look.Style(max(14.0, size / 9), max(18.0, size / 7), look.ACCENT, bold=True)
        wish = self.setter.fitted(text, style, width=width - 8 * mm, lines=2, smallest=9)
        top = y + height * 0.27
        for number in range(len(wish.lines)):
            line = wish.after(number).first(1)
            draw(canvas, line, middle - line.width / 2, top)
            top -= line.height

    @staticmethod
    def _stem(canvas: Any, top: tuple[float, float], foot: tuple[float, float]) -> None:
        canvas.setStrokeColor(_PETALS[3])
        canvas.setLineWidth(1.4)
        bend = (top[0] + foot[0]) / 2 + (top[0] - foot[0]) * 0.25
        canvas.bezier(top[0], top[1], bend, (top[1] + foot[1]) / 2, foot[0], foot[1] + 12, foot[0], foot[1])

    @staticmethod
    def _flower(canvas: Any, centre: tuple[float, float], radius: float, colour: Any) -> None:
        canvas.setFillColor(colour)
        for petal in range(6):
            angle = petal * pi / 3 + pi / 6
            canvas.circle(
                centre[0] + cos(angle) * radius * 0.62,
                centre[1] + sin(angle) * radius * 0.62,
                radius * 0.42,
                stroke=0,
                fill=1,
            )
        canvas.setFillColor(_HEART)
        canvas.circle(*centre, radius * 0.34, stroke=0, fill=1)

    def text(self, canvas: Any, x: float, y: float, width: float, height: float) -> None:
        """The text in the middle of its side, as large as there is room for; below it who sends it."""
        room, tall = width - 2 * _EDGE, height - 2 * _EDGE
        size = float(round(max(12.0, width / 25)))
        while True:
            style = look.Style(size, size * 1.55)
            lines, sender = self._set(style, room), self._sender(style, room)
            total = sum(line.height for line in lines) + style.leading + sum(each.height for each in sender)
            if total <= tall or size <= _SMALLEST:
                break
            size -= 0.5
        top = y + height - _EDGE - max(0.0, (tall - total) / 2)
        for line in lines:
            line.draw(canvas, x + _EDGE, top)
            top -= line.height
        top -= style.leading
        for each in sender:
            draw(canvas, each, x + width - _EDGE, top, right=True)
            top -= each.height

    def _set(self, style: look.Style, room: float) -> list[Prose]:
        empty = Prose(((),), style.leading * 0.5)
        return [prose(line, self.setter, style, width=room) if line else empty for line in self.letter.body]

    def _sender(self, style: look.Style, room: float) -> list[Set]:
        told = (self.letter.owner, self.paper.house.name)
        return [self.setter.fitted(text, style, width=room) for text in told if text]

    def back(self, canvas: Any, x: float, y: float, width: float) -> None:
        """The name of the house, small, at the foot of the back."""
        name = self.setter.fitted(self.paper.house.name, look.SMALL, width=width - 2 * _EDGE)
        draw(canvas, name, x + (width - name.width) / 2, y + 12 * mm)

    @staticmethod
    def fold(canvas: Any, x: float, height: float) -> None:
        """Two short marks where it is folded."""
        canvas.setStrokeColor(look.HAIR)
        canvas.setLineWidth(look.THIN)
        canvas.line(x, height, x, height - 3 * mm)
        canvas.line(x, 0, x, 3 * mm)
