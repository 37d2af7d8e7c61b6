"""How wide the columns of a small table are."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Wish:
    """What a column would like, in points: so narrow that no word breaks, so wide that no line breaks."""

    least: float
    natural: float


def share(wishes: Sequence[Wish], *, width: float, gap: float) -> list[float] | None:
    """The widths of the columns within the whole width, the gaps between them left free; None where they do not fit."""
    room = width - gap * (len(wishes) - 1)
    least = sum(wish.least for wish in wishes)
    if least > room:
        return None
    wanted = sum(wish.natural for wish in wishes)
    if wanted <= room:
        spare = (room - wanted) / len(wishes)
        return [wish.natural + spare for wish in wishes]
    stretch = (room - least) / (wanted - least)
    return [wish.least + (wish.natural - wish.least) * stretch for wish in wishes]
