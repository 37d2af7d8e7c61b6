"""Flat pictures drawn by code: filled paths, rounded strokes and circles on a small sheet, given as a JPEG."""

import io
import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from PIL import Image, ImageDraw, ImageFont

from clientdesk.paths import resources

Point = tuple[float, float]
_FINER = 4
"""Everything is drawn so many times larger and then reduced, which makes the edges smooth."""
_CURVE = 14
"""Straight pieces of a curve."""
_QUALITY = 84
_MARK = re.compile(r"[MLQCZ]|-?\d+(?:\.\d+)?")
_TAKES = {"M": 1, "L": 1, "Q": 2, "C": 3}


class Sheet:
    """A picture `width` × `height` units large, `scale` pixels to the unit, x to the right and y down."""

    def __init__(self, width: float, height: float, *, scale: float, ground: str) -> None:
        self._scale = scale * _FINER
        self._picture = Image.new("RGB", (round(width * self._scale), round(height * self._scale)), ground)
        self._draw = ImageDraw.Draw(self._picture)

    def _at(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def fill(self, path: str, colour: str) -> None:
        """Fill a path in the letters of SVG (M L Q C Z, absolute)."""
        self._draw.polygon(self._at(points_of(path)), fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, *, colour: str) -> None:
        """Fill an ellipse round a point."""
        self._draw.ellipse(self._at([(x - rx, y - ry), (x + rx, y + ry)]), fill=colour)

    def box(self, x: float, y: float, width: float, height: float, *, radius: float, colour: str) -> None:
        """Fill a rectangle with round corners, its upper left corner given."""
        place = self._at([(x, y), (x + width, y + height)])
        self._draw.rounded_rectangle(place, radius=radius * self._scale, fill=colour)

    def stroke(self, path: str, colour: str, *, width: float) -> None:
        """Draw along a path with a round pen."""
        points = self._at(points_of(path))
        pen = width * self._scale
        self._draw.line(points, fill=colour, width=round(pen), joint="curve")
        for x, y in points:
            self._draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=colour)

    def ring(self, x: float, y: float, rx: float, ry: float, *, colour: str, width: float) -> None:
        """Draw round an ellipse."""
        place = self._at([(x - rx, y - ry), (x + rx, y + ry)])
        self._draw.ellipse(place, outline=colour, width=round(width * self._scale))

    def letters(self, text: str, x: float, y: float, *, height: float, colour: str) -> None:
        """Write some large letters, their middle at a point."""
        font = _letters(round(height * self._scale))
        self._draw.text((x * self._scale, y * self._scale), text, font=font, fill=colour, anchor="mm")

    def jpeg(self) -> bytes:
        """The picture as a photo is kept."""
        out = io.BytesIO()
        self._picture.reduce(_FINER).save(out, "JPEG", quality=_QUALITY, optimize=True)
        return out.getvalue()


def mixed(colour: str, other: str, *, share: float) -> str:
    """A colour of the form #rrggbb with this share of another one in it."""
    pairs = ((int(colour[at : at + 2], 16), int(other[at : at + 2], 16)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(own + (added - own) * share):02X}" for own, added in pairs)


def _letters(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(resources() / "fonts" / "NotoSansTC-Bold.ttf", size)


@cache
def points_of(path: str) -> Sequence[Point]:
    """The corners of a path, its curves in straight pieces."""
    points: list[Point] = []
    numbers: list[float] = []
    letter = ""
    for mark in _MARK.findall(path):
        if mark.isalpha():
            letter, numbers = mark, []
            continue
        numbers.append(float(mark))
        if len(numbers) == 2 * _TAKES[letter]:
            ends = list(zip(numbers[::2], numbers[1::2], strict=True))
            points += ends if len(ends) == 1 else _curve([points[-1], *ends])
            numbers = []
    return tuple(points)


def _curve(control: Sequence[Point]) -> list[Point]:
    """Points along a Bézier curve, by de Casteljau."""
    along: list[Point] = []
    for step in range(1, _CURVE + 1):
        part, left = step / _CURVE, list(control)
        while len(left) > 1:
            left = [(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part) for (x0, y0), (x1, y1) in pairwise(left)]
        along.append(left[0])
    return along
