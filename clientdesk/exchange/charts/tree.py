"""What a figure is made of, as a tree: the whole at the top, its parts below, joined by signs."""

from clientdesk.exchange.charts.given import Node
from clientdesk.exchange.charts.look import Look
from clientdesk.exchange.charts.sketch import Box, Chart, Sketch

_SIGN = 12.0
"""The room between two boxes, in which their sign stands."""
_DROP = 16.0
_WIDEST = 150.0


def tree(root: Node, look: Look) -> Chart:
    """The boxes in the height and width of the look: each with what it is, its figure, and what it was before."""
    sketch = Sketch(look)
    depth = _depth(root)
    high = (look.height - (depth - 1) * _DROP) / depth
    wide = min(_WIDEST, (look.width - (_leaves(root) - 1) * _SIGN) / _leaves(root))
    _Tree(sketch, wide, high).draw(root, 0.0, look.width, top=look.height, whole=True)
    return sketch.finished()


def _depth(node: Node) -> int:
    return 1 + max((_depth(part) for part in node.parts), default=0)


def _leaves(node: Node) -> int:
    return sum(map(_leaves, node.parts)) or 1


class _Tree:
    """Draws the nodes of a tree in boxes of one size."""

    def __init__(self, sketch: Sketch, wide: float, high: float) -> None:
        self.sketch = sketch
        self.wide = wide
        self.high = high

    def draw(self, node: Node, left: float, right: float, *, top: float, whole: bool = False) -> float:
        """The node in the middle of its stretch, its parts below it; the x of its middle."""
        middle = (left + right) / 2
        if node.parts:
            middle = self._draw_parts(node, left, right, top - self.high - _DROP)
        box = Box(middle - self.wide / 2, top - self.high, middle + self.wide / 2, top)
        self._draw_box(node, box, whole=whole)
        if node.sign:
            size = 1.6 * self.sketch.look.size
            base = box.bottom + self.high / 2 - 0.3 * size
            ink = self.sketch.look.palette.ink
            self.sketch.text(node.sign, box.left - _SIGN / 2, base, size=size, ink=ink, anchor="middle", bold=True)
        return middle

    def _draw_parts(self, node: Node, left: float, right: float, top: float) -> float:
        """The parts beside each other, and the lines up to their whole; the x of the middle of all."""
        ink, shares = self.sketch.look.palette.quiet, _leaves(node)
        each, middles = (right - left) / shares, []
        for part in node.parts:
            end = left + each * _leaves(part)
            middles.append(self.draw(part, left, end, top=top))
            left = end
        middle, bus = (middles[0] + middles[-1]) / 2, top + _DROP / 2
        self.sketch.line((middle, bus), (middle, top + _DROP), ink=ink, width=0.7)
        if len(middles) > 1:
            self.sketch.line((middles[0], bus), (middles[-1], bus), ink=ink, width=0.7)
        for x in middles:
            self.sketch.line((x, bus), (x, top), ink=ink, width=0.7)
        return middle

    def _draw_box(self, node: Node, box: Box, *, whole: bool) -> None:
        sketch, look = self.sketch, self.sketch.look
        palette, size = look.palette, look.size
        edge, width = (sketch.tone(0), 1.2) if whole else (palette.quiet, 0.6)
        sketch.frame(box, ink=edge, fill=palette.ground, width=width, round=2.5)
        lines = [(node.name, size, palette.quiet, False), (node.text, 1.35 * size, palette.ink, True)]
        lines += [(node.before, size - 0.5, palette.quiet, False)] if node.before else []
        leading = self.high / (len(lines) + 0.4)
        base = box.top - 1.0 * leading
        for text, large, ink, bold in lines:
            fitted, shrunk = sketch.fitted(text, min(large, 0.95 * leading), width=self.wide - 6, bold=bold)
            x = (box.left + box.right) / 2
            sketch.text(fitted, x, base, size=shrunk, ink=ink, anchor="middle", bold=bold)
            base -= leading
        sketch.area(box, node.key, node.told or f"{node.name}: {node.text}")
