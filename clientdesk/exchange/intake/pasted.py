"""What the clipboard held, in the child: cells as spreadsheets copy them, or a table drawn with bars or spaces."""

import re
from collections import Counter
from collections.abc import Sequence

from clientdesk.exchange.intake.grids import Grid

_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s|:+-]*-{2,}[\s|:+-]*")
_GAP = re.compile(r"(?: {2,}|\u3000+)")
_EVEN = 0.8
"""The share of lines that must have as many values as one another."""


def drawn_grid(text: str) -> Grid | None:
    """The table of a text whose columns are kept apart by bars or by two and more spaces, None where it has none."""
    lines = text.splitlines()
    if "\t" in text or len(lines) < 2:
        return None
    barred = [line.strip() for line in lines if line.strip()]
    if any(_RULE.fullmatch(line) and "|" in line for line in barred):
        return Grid("", [_cells(line) for line in barred if not _RULE.fullmatch(line)])
    spaced = [[part.strip() for part in _GAP.split(line.strip())] for line in lines]
    return Grid("", spaced) if _is_even(spaced) else None


def _cells(line: str) -> list[str]:
    parts = _BAR.split(line.removeprefix("|").removesuffix("|"))
    return [part.strip().replace("\\|", "|").replace("<br>", "\n") for part in parts]


def _is_even(rows: Sequence[Sequence[str]]) -> bool:
    widths = Counter(len(row) for row in rows if any(row))
    (width, n), *_rest = widths.most_common(1) or [(0, 0)]
    return width > 1 and n >= _EVEN * widths.total()
