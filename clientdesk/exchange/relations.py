"""The people and firms around a client as a drawing: who hangs on whom, and where each box and line of it stands.

The client stands in the middle, the circles (family, work …) left and right of it, those around somebody further out.
The numbers serve the screen and the paper alike. Lengths are in units of the drawing, x to the right and y down.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from clientdesk.i18n import N_


class Circle(StrEnum):
    """What kind of tie somebody has with the client."""

    FAMILY = "family"
    FRIENDS = "friends"
    WORK = "work"
    PEOPLE = "people"
    FIRMS = "firms"
    INTRODUCED = "introduced"


CIRCLES = {
    Circle.FAMILY: N_("Family and relatives"),
    Circle.FRIENDS: N_("Friends and neighbours"),
    Circle.WORK: N_("Work"),
    Circle.PEOPLE: N_("People in the firm"),
    Circle.FIRMS: N_("Owners and affiliates"),
    Circle.INTRODUCED: N_("Introductions"),
}


@dataclass(frozen=True)
class Node:
    """Somebody in the drawing, and those that hang on them.

    tie      what they are to the one they hang on, in words
    code     the code of their file, empty where they have none
    covered  the name is not shown to this reader, only that there is somebody
    group    the key of the repeatable group or field that names them, empty where a file of theirs does; `row` is the
             place in the group
    """

    key: str
    name: str
    tie: str = ""
    code: str = ""
    circle: Circle = Circle.FAMILY
    covered: bool = False
    group: str = ""
    row: int = -1
    nodes: tuple["Node", ...] = ()

    def walk(self) -> Iterator["Node"]:
        """This one and all that hang on it."""
        yield self
        for node in self.nodes:
            yield from node.walk()

    @cached_property
    def leaves(self) -> int:
        """How many rows it takes."""
        return sum(node.leaves for node in self.nodes) or 1


@dataclass(frozen=True)
class Cross:
    """A tie between two that both stand in the drawing already, by their keys."""

    one: str
    other: str
    tie: str


@dataclass(frozen=True)
class Graph:
    """A client with those around; `left_out` counts those that this reader may not see, `more` those there is no room
    for."""

    root: Node
    crosses: tuple[Cross, ...] = ()
    left_out: int = 0
    more: int = 0
    masked: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nobody around."""
        return not self.root.nodes


@dataclass(frozen=True)
class Box:
    """Where a node stands: its upper left corner and size. `side` is -1 left of the client, 1 right, 0 for itself;
    `lines` is how many lines its words have."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    side: int = 0
    lines: int = 2

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return self.y + self.height / 2

    def edge(self, side: int) -> float:
        """The x of its left (-1) or right (1) edge."""
        return self.x + self.width if side > 0 else self.x

    def moved(self, x: float, y: float) -> "Box":
        """The same box elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True)
class Head:
    """The title of a circle, over its boxes."""

    circle: Circle
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Curve:
    """A line that leaves (x0, y0) sideways and comes in sideways at (x1, y1); `bulge` bends it out where both ends
    are on one side. `tie` is set on the lines of a `Cross`."""

    x0: float
    y0: float
    x1: float
    y1: float
    circle: Circle
    tie: str = ""
    bulge: float = 0

    @property
    def controls(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """The two middle points of the Bézier curve."""
        if self.bulge:
            return (self.x0 + self.bulge, self.y0), (self.x1 + self.bulge, self.y1)
        middle = (self.x0 + self.x1) / 2
        return (middle, self.y0), (middle, self.y1)


@dataclass(frozen=True)
class Plan:
    """The drawing, from (0, 0) to (width, height)."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    heads: tuple[Head, ...]
    curves: tuple[Curve, ...]


@dataclass(frozen=True)
class _Measures:
    """Sizes of boxes and gaps: `across` between columns, `down` between boxes."""

    width: float
    height: float
    across: float
    down: float
    lines: int


_ROOMY = _Measures(width=196, height=42, across=64, down=9, lines=2)
_TIGHT = _Measures(width=230, height=23, across=64, down=4, lines=1)
_ROOMY_UP_TO = 11
"""Rows on a side from which every box has but one line."""
_ROOT = (208.0, 54.0)
_HEAD = 22.0
_APART = 12.0
"""Between two circles."""


def plan(graph: Graph) -> Plan:
    """Where everything stands. The same graph always gives the same plan, and no two boxes or titles overlap."""
    sides = _shared_out(graph.root.nodes)
    rows = max(sum(node.leaves for node in side) for side in sides)
    sizes = _ROOMY if rows <= _ROOMY_UP_TO else _TIGHT
    boxes: list[Box] = []
    heads: list[Head] = []
    heights = []
    for side, nodes in zip((1, -1), sides, strict=True):
        made, titles, height = _Side(side, sizes).stood(nodes)
        boxes += [box.moved(0, -height / 2) for box in made]
        heads += [replace(head, y=head.y - height / 2) for head in titles]
        heights.append(height)
    root = Box(graph.root, -_ROOT[0] / 2, -_ROOT[1] / 2, *_ROOT)
    return _from_zero(graph, [root, *boxes], heads)


def _shared_out(nodes: Sequence[Node]) -> tuple[list[Node], list[Node]]:
    """The circles right and left, so that both sides have about as many; the weightiest first.

    Those around somebody do not count: a circle that is unfolded stays on its side."""
    circles = {circle: [node for node in nodes if node.circle is circle] for circle in Circle}
    weights = {circle: len(found) for circle, found in circles.items()}
    right: list[Circle] = []
    left: list[Circle] = []
    for circle in sorted((one for one in Circle if weights[one]), key=lambda one: -weights[one]):
        lighter = min((right, left), key=lambda side: sum(weights[one] for one in side))
        lighter.append(circle)
    order = list(Circle)
    sides = (sorted(side, key=order.index) for side in (right, left))
    one, other = ([node for circle in side for node in circles[circle]] for side in sides)
    if not other and len(one) > _ROOMY_UP_TO:
        half = len(one) // 2
        return one[:half], one[half:]
    return one, other


@dataclass(frozen=True)
class _Side:
    """Sets the boxes of one side, from the top down, outwards from the client."""

    side: int
    sizes: _Measures

    def stood(self, nodes: Sequence[Node]) -> tuple[list[Box], list[Head], float]:
        """The boxes, the titles of the circles, the height of all."""
        boxes: list[Box] = []
        heads: list[Head] = []
        top = 0.0
        for circle in dict.fromkeys(node.circle for node in nodes):
            top += _APART if top else 0
            top += _HEAD
            own: list[Box] = []
            for node in nodes:
                if node.circle is circle:
                    made, top = self._stood(node, 1, top)
                    own += made
            heads.append(Head(circle, own[0].x, own[0].y - _HEAD, self.sizes.width, _HEAD))
            boxes += own
        return boxes, heads, max(0.0, top - self.sizes.down)

    def _stood(self, node: Node, depth: int, top: float) -> tuple[list[Box], float]:
        sizes, boxes, bottom = self.sizes, [], top
        for child in node.nodes:
            made, bottom = self._stood(child, depth + 1, bottom)
            boxes += made
        if not node.nodes:
            bottom = top + sizes.height + sizes.down
        y = (top + bottom - sizes.down - sizes.height) / 2
        box = Box(node, self._x(depth), y, sizes.width, sizes.height, self.side, sizes.lines)
        return [box, *boxes], bottom

    def _x(self, depth: int) -> float:
        out = _ROOT[0] / 2 + depth * self.sizes.across + (depth - 1) * self.sizes.width
        return out if self.side > 0 else -out - self.sizes.width


def _from_zero(graph: Graph, boxes: Sequence[Box], heads: Sequence[Head]) -> Plan:
    areas: tuple[Box | Head, ...] = (*boxes, *heads)
    left, top = min(one.x for one in areas), min(one.y for one in areas)
    width = max(one.x + one.width for one in areas) - left
    height = max(one.y + one.height for one in areas) - top
    placed = tuple(box.moved(-left, -top) for box in boxes)
    titles = tuple(replace(head, x=head.x - left, y=head.y - top) for head in heads)
    return Plan(width, height, placed, titles, tuple(_curves(graph, placed)))


def _curves(graph: Graph, boxes: Sequence[Box]) -> Iterator[Curve]:
    by_key = {box.node.key: box for box in boxes}
    for box in boxes:
        for child in box.node.nodes:
            end = by_key[child.key]
            yield Curve(box.edge(end.side), box.middle, end.edge(-end.side), end.middle, child.circle)
    for cross in graph.crosses:
        one, other = by_key[cross.one], by_key[cross.other]
        if one.side == other.side:
            side = one.side or 1
            bulge = side * _ROOMY.across * 0.6
            yield Curve(one.edge(side), one.middle, other.edge(side), other.middle, one.node.circle, cross.tie, bulge)
        else:
            side = one.side or -other.side
            yield Curve(one.edge(-side), one.middle, other.edge(side), other.middle, one.node.circle, cross.tie)
