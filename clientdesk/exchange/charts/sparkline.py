"""A line as small as a word: how a figure went, its last point marked; a gap where there was none."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from clientdesk.exchange.charts.look import Look
from clientdesk.exchange.charts.sketch import Box, Chart, Sketch

_EDGE = 2.2


def sparkline(values: Sequence[Decimal | None], look: Look, *, key: str = "", told: str = "") -> Chart:
    """The figures from the oldest to the latest over the whole width; empty where there are none."""
    sketch = Sketch(look)
    known = [float(value) for value in values if value is not None]
    if known:
        low, high = min(known), max(known)
        step = (look.width - 2 * _EDGE) / max(len(values) - 1, 1)
        rise = (look.height - 2 * _EDGE) / ((high - low) or 1)
        flat = look.height / 2 if high == low else 0.0
        at = [
            None if value is None else (_EDGE + n * step, flat or _EDGE + (float(value) - low) * rise)
            for n, value in enumerate(values)
        ]
        _draw(sketch, at)
    sketch.area(Box(0, 0, look.width, look.height), key, told)
    return sketch.finished()


def _draw(sketch: Sketch, at: Sequence[tuple[float, float] | None]) -> None:
    for known, run in groupby(at, key=lambda point: point is not None):
        points = [point for point in run if point is not None]
        if known and len(points) > 1:
            sketch.path(points, ink=sketch.tone(0), width=0.9)
        elif known:
            sketch.dot(*points[0], ink=sketch.tone(0), size=0.8)
    last = next(point for point in reversed(at) if point is not None)
    sketch.dot(*last, ink=sketch.tone(0), size=1.5)
