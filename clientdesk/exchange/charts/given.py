"""What a chart is told: plain data with every text ready in the language of the reader."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Point:
    """A figure of one period. `value` is None where there is none: a gap, never nought.

    text   what stands at it: the figure as people write it, or the short word that there is none
    told   a sentence for whoever points at it, empty for none
    """

    value: Decimal | None
    text: str = ""
    told: str = ""


@dataclass(frozen=True)
class Series:
    """The figures of one thing, one for each period. `key` names it for whoever follows a click."""

    key: str
    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True)
class Mark:
    """A height to compare with, such as where a band begins, and what it is called."""

    value: Decimal
    text: str


@dataclass(frozen=True)
class Trend:
    """Figures over periods, the oldest first; each series has a point for each period."""

    title: str
    unit: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Node:
    """A box of a tree: what it is, its figure, what it was before; below it what it is made of.

    sign   how it is joined to its neighbour at the left: "×", "÷", "+", "−"; empty for the first of a row
    """

    key: str
    name: str
    text: str
    before: str = ""
    sign: str = ""
    told: str = ""
    parts: tuple["Node", ...] = ()


@dataclass(frozen=True)
class Part:
    """A part of a whole. `text` is its figure in words; `value` None or nought takes no room."""

    key: str
    name: str
    value: Decimal | None
    text: str = ""
    told: str = ""


@dataclass(frozen=True)
class Stack:
    """A whole in its parts, those with the same place of every stack of a chart being the same thing."""

    name: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Composition:
    """Wholes below each other, on one scale, so that they can be compared."""

    title: str
    unit: str
    stacks: tuple[Stack, ...]
