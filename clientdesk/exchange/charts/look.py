"""How charts look: a small palette, which a dark screen replaces, and shapes that tell things apart without colour."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor


@dataclass(frozen=True)
class Palette:
    """Colours as #rrggbb. `tones` are those of series and parts, so different in lightness that they differ in grey."""

    ink: str
    quiet: str
    hair: str
    ground: str
    tones: tuple[str, ...]


PAPER = Palette("#1B1F23", "#5C6770", "#D3DADE", "#FFFFFF", ("#1F4E5F", "#6F9FB3", "#B9863B", "#A9BFC9", "#7A5C8E"))
NIGHT = Palette("#E6EAED", "#A7B1B9", "#48525A", "#1E2327", ("#7FC1DA", "#4C7F93", "#D9A75A", "#8FA3AD", "#B79BCB"))
"""For a dark ground."""
DASHES: tuple[tuple[float, ...] | None, ...] = (None, (4, 2), (1.2, 1.8), (6, 2, 1.2, 2), (2, 3))
"""How the line of a series is broken."""
SHAPES = ("disc", "square", "triangle", "diamond", "ring")
"""What stands at the points of a series."""
PATTERNS = ("solid", "hatched", "pale", "crossed", "dotted")
"""How a bar or a part is filled."""


@dataclass(frozen=True)
class Look:
    """Size in points, language (which decides the shapes of Chinese characters), colours, and the size of the type."""

    width: float
    height: float
    language: str
    palette: Palette = PAPER
    size: float = 6.5


def colour(text: str) -> Color:
    """A colour of a palette."""
    return HexColor(text)
