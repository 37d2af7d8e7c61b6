"""Which paper a wide table is printed on, so that it can still be read when it is one page wide."""

from collections.abc import Sequence
from dataclasses import dataclass

from clientdesk.i18n import N_

_LETTERS = 10
"""The size of the type in the cells, in points."""
_READABLE = 6
"""The smallest size, in points, to which a table may be shrunk where a larger paper helps."""
_POINTS = 6.4
"""How wide a character of a column is at that size, in points: Excel takes 6.0 of its own font, LibreOffice 6.4."""


@dataclass(frozen=True)
class Paper:
    """A sheet on its side: its number in workbooks, its name (a message id), the points between its margins."""

    number: int
    name: str
    across: float


A4 = Paper(9, N_("A4 landscape"), 785)
A3 = Paper(8, N_("A3 landscape: on A4 it would be too small to read"), 1134)


def paper_for(width: float, papers: Sequence[Paper]) -> Paper:
    """The first of these on which columns of so many characters are printed in a size that can be read; the last where
    they are on none."""
    fitting = (each for each in papers if each.across / (width * _POINTS) * _LETTERS >= _READABLE)
    return next(fitting, papers[-1])
