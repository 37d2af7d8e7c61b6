"""The letter-head of the house that prints: its logo, its name and address, small and quiet over a rule."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Undivided
from clientdesk.exchange.cards.job import House
from clientdesk.exchange.cards.picture import Size, draw_logo, logo_size, reader_of
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw

_LOGO = (30 * mm, 8 * mm)
_LINES = 3
_AIR = 1.6 * mm
_BELOW = 4.5 * mm


@dataclass(frozen=True)
class Letterhead(Undivided):
    """The name at the left, or beside the logo; the further lines at the right."""

    width: float
    logo: ImageReader | None
    logo_size: Size
    name: Set
    lines: tuple[Set, ...]

    @property
    def height(self) -> float:
        """The highest part, the air above the rule and that below it."""
        return self._inner + _AIR + _BELOW

    @property
    def _inner(self) -> float:
        return max(self.logo_size[1], self.name.height, sum(line.height for line in self.lines))

    def draw(self, canvas: Any, x: float, top: float) -> None:
        text_x = x
        if self.logo:
            draw_logo(canvas, self.logo, x, top - (self._inner - self.logo_size[1]) / 2, size=self.logo_size)
            text_x += self.logo_size[0] + 3 * mm
        draw(canvas, self.name, text_x, top - (self._inner - self.name.height) / 2)
        below = top - (self._inner - sum(line.height for line in self.lines)) / 2
        for line in self.lines:
            draw(canvas, line, x + self.width, below, right=True)
            below -= line.height
        canvas.setStrokeColor(look.HAIR)
        canvas.setLineWidth(look.THIN)
        canvas.line(x, top - self._inner - _AIR, x + self.width, top - self._inner - _AIR)


def letterhead(house: House, typesetter: Typesetter, width: float) -> Letterhead | None:
    """The letter-head over the whole width; None where nothing is known of the house."""
    logo = reader_of(house.logo)
    if not (house.name or house.lines or logo):
        return None
    size = logo_size(logo, _LOGO)
    left = width / 2 - (size[0] + 3 * mm if logo else 0)
    name = typesetter.fitted(house.name, look.BODY_BOLD, width=left, lines=2)
    lines = [typesetter.fitted(line, look.SMALL, width=width / 2 - look.GUTTER) for line in house.lines if line]
    return Letterhead(width, logo, size, name, tuple(lines[:_LINES]))
