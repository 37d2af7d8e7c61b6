"""The look of printed cards: a grid, three sizes of type, quiet rules, one accent that stays dark in grey."""

from dataclasses import dataclass

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.units import mm

ACCENT = HexColor(0x1F4E5F)
TINT = HexColor(0xEDF2F4)
INK = HexColor(0x1B1F23)
QUIET = HexColor(0x5C6770)
HAIR = HexColor(0xD3DADE)
FAINT = HexColor(0xEEF0F1)
WARNING = HexColor(0xB3261E)
WHITE = HexColor(0xFFFFFF)

THIN = 0.35
STRONG = 1.1

MARGIN = 15 * mm
GUTTER = 4 * mm
LABEL_WIDTH = 28 * mm


@dataclass(frozen=True)
class Style:
    """How a text is set; lengths in points."""

    size: float
    leading: float
    colour: Color = INK
    bold: bool = False

    @property
    def baseline(self) -> float:
        """How far the baseline is below the top of a line; with these fonts the letters then stand in its middle."""
        return 0.76 * self.leading


# The three sizes: who it is, what a part is called, what is told. Labels and the imprint are set smaller.
NAME = Style(18, 23, INK, bold=True)
HEADING = Style(10, 14, ACCENT, bold=True)
LINE = Style(10, 14)
LINE_QUIET = Style(10, 14, QUIET)
BODY = Style(8.5, 12)
BODY_BOLD = Style(8.5, 12, ACCENT, bold=True)
ENTRY = Style(8.5, 12, INK, bold=True)
BADGE = Style(8.5, 11, ACCENT, bold=True)
BADGE_SOLID = Style(8.5, 11, WHITE, bold=True)

LABEL = Style(7, 8.6, QUIET)
SMALL = Style(7, 9, QUIET)
SMALL_BOLD = Style(7, 9, QUIET, bold=True)
SMALL_WARNING = Style(7, 9, WARNING, bold=True)
FINE = Style(6, 8, QUIET)
FINE_BOLD = Style(6, 8, QUIET, bold=True)
FINE_WARNING = Style(6, 8, WARNING, bold=True)
WATERMARK = Style(64, 80, FAINT, bold=True)
