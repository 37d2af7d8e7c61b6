"""Reads a print back from its PDF: every run of text with its place, font and colour; pictures, bookmarks, properties.

Objects and streams are taken apart by pypdf; what the operators draw is worked out here, from the page alone.
"""

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination

from tests.exchange.operators import operations

Matrix = tuple[float, float, float, float, float, float]
UPRIGHT: Matrix = (1, 0, 0, 1, 0, 0)
ABOVE, BELOW = 0.88, 0.12
"""What a line of Chinese takes above and below its baseline, in parts of the type size."""
_ACTUAL_TEXT = re.compile(rb"/ActualText\s*<FEFF([0-9A-F]*)>")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u06ff]")
_MIRRORED = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_NUMBER = re.compile(r"(\d+(?:[.,]\d+)*)")
_CODES = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]{4,})>")


@dataclass(frozen=True)
class Box:
    """A rectangle in points, y counted upwards from the foot of the paper."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: "Box", *, by: float) -> bool:
        """Whether both share a rectangle wider and higher than `by`."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > by and min(self.top, other.top) - max(self.bottom, other.bottom) > by

    def within(self, other: "Box") -> bool:
        """Whether nothing of it is outside the other."""
        across = self.left >= other.left and self.right <= other.right
        return across and self.bottom >= other.bottom and self.top <= other.top


@dataclass(frozen=True)
class Run:
    """Characters shown by one operator. `text` is what is copied, `font` the name of the file's own font object."""

    text: str
    box: Box
    size: float
    font: str
    colour: tuple[float, ...]
    upright: bool

    @property
    def baseline(self) -> float:
        return self.box.bottom + BELOW * self.size


@dataclass(frozen=True)
class Font:
    """A font of the file: its name without the letters of its subset, whether it is in the file, widths and letters."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    widths: Sequence[float]
    letters: Mapping[int, str]


@dataclass(frozen=True)
class Fill:
    """An area: the boxes around its parts, and its colour."""

    parts: tuple[Box, ...]
    colour: tuple[float, ...]

    @property
    def box(self) -> Box:
        return around(corner for part in self.parts for corner in ((part.left, part.bottom), (part.right, part.top)))


@dataclass(frozen=True)
class Page:
    """What is on a page, in the order of drawing."""

    number: int
    box: Box
    runs: tuple[Run, ...]
    pictures: tuple[Box, ...]
    fills: tuple[Fill, ...]
    strokes: tuple[Box, ...]

    @cached_property
    def text(self) -> str:
        """All that can be copied, without any spaces."""
        return bare("".join(run.text for run in self.runs))


@dataclass(frozen=True)
class Print:
    """A whole file. `outline` holds the titles of the bookmarks, `properties` every value of the document's own."""

    pages: tuple[Page, ...]
    fonts: Mapping[str, Font]
    outline: tuple[str, ...]
    properties: Mapping[str, str]
    pdf: bytes = field(repr=False)

    @cached_property
    def text(self) -> str:
        """All that can be copied, without any spaces."""
        return "".join(page.text for page in self.pages)

    @property
    def said(self) -> str:
        """Everything a reader or a program can find in it: text, bookmarks, properties, without any spaces."""
        return bare("".join((self.text, *self.outline, *self.properties.values())))


def bare(text: str) -> str:
    """The text without any spaces."""
    return "".join(text.split())


def read_back(pdf: bytes) -> Print:
    """What the file says."""
    reader = PdfReader(io.BytesIO(pdf))
    fonts: dict[str, Font] = {}
    pages = tuple(_read_page(page, number, fonts) for number, page in enumerate(reader.pages, 1))
    properties = {key: str(value) for key, value in (reader.metadata or {}).items()}
    outline = tuple(_titles(reader.outline))
    return Print(pages, fonts, outline, properties, pdf)


def _titles(entries: Any) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, Destination):
            yield str(entry.title)
        else:
            yield from _titles(entry)


def _read_page(page: Any, number: int, fonts: dict[str, Font]) -> Page:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    hand = _Hand(fonts)
    hand.follow(page.get_contents().get_data(), page["/Resources"], UPRIGHT)
    paper = Box(left, bottom, right, top)
    return Page(number, paper, tuple(hand.runs), tuple(hand.pictures), tuple(hand.fills), tuple(hand.strokes))


def _font(name: str, held: Any) -> Font:
    descriptor = held.get("/FontDescriptor", {})
    label = str(held["/BaseFont"])[1:]
    prefix, plus, called = label.rpartition("+")
    codes = _CODES.findall(held["/ToUnicode"].get_data()) if "/ToUnicode" in held else ()
    letters = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in codes}
    first = int(held.get("/FirstChar", 0))
    widths = [0.0] * first + [float(width) / 1000 for width in held.get("/Widths", ())]
    subset = bool(plus) and len(prefix) == 6
    return Font(called or name, str(held["/Subtype"]), "/FontFile2" in descriptor, subset, widths, letters)


@dataclass
class _State:
    """What an operator finds set: place of the page, font, size, colours."""

    matrix: Matrix = UPRIGHT
    font: str = ""
    size: float = 0.0
    leading: float = 0.0
    colour: tuple[float, ...] = (0.0,)

    def copy(self) -> "_State":
        return _State(self.matrix, self.font, self.size, self.leading, self.colour)


class _Hand:
    """Follows the operators of a page and notes what they draw."""

    def __init__(self, fonts: dict[str, Font]) -> None:
        self.fonts = fonts
        self.runs: list[Run] = []
        self.pictures: list[Box] = []
        self.fills: list[Fill] = []
        self.strokes: list[Box] = []
        self.state = _State()
        self.kept: list[_State] = []
        self.path: list[list[tuple[float, float]]] = []
        self.cursor = self.line = UPRIGHT
        self.told: list[str | None] = []
        self.resources: Any = {}

    def follow(self, data: bytes, resources: Any, matrix: Matrix) -> None:
        """Follow the operators of a page or form that is drawn under a matrix."""
        outer, self.resources = self.resources, resources
        before, self.state = self.state, self.state.copy()
        self.state.matrix = _times(matrix, self.state.matrix)
        for name, held in resources.get("/Font", {}).items():
            if name not in self.fonts:
                self.fonts[name] = _font(name, held.get_object())
        for operator, operands in operations(data):
            if step := _STEPS.get(operator):
                step(self, *operands)
            elif operator not in _IDLE:
                raise AssertionError(f"a print uses the operator {operator!r}, which the reader does not know")
        self.resources, self.state = outer, before

    def keep(self) -> None:
        self.kept.append(self.state.copy())

    def restore(self) -> None:
        self.state = self.kept.pop()

    def transform(self, *matrix: Any) -> None:
        self.state.matrix = _times(_floats(matrix), self.state.matrix)

    def begin_text(self) -> None:
        self.cursor = self.line = UPRIGHT

    def set_font(self, name: Any, size: Any) -> None:
        self.state.font, self.state.size = name, size

    def set_leading(self, leading: Any) -> None:
        self.state.leading = leading

    def set_fill(self, *colour: Any) -> None:
        self.state.colour = tuple(float(part) for part in colour)

    def set_cursor(self, *matrix: Any) -> None:
        self.cursor = self.line = _floats(matrix)

    def move_cursor(self, x: Any, y: Any) -> None:
        self.cursor = self.line = _times((1, 0, 0, 1, float(x), float(y)), self.line)

    def next_line(self) -> None:
        self.move_cursor(0, -self.state.leading)

    def show_kerned(self, parts: Any) -> None:
        for part in parts:
            if isinstance(part, int | float):
                self._advance(-float(part) / 1000 * self.state.size)
            else:
                self.show(part)

    def show(self, codes: bytes) -> None:
        font, size = self.fonts[self.state.font], self.state.size
        width = sum([font.widths[code] for code in codes]) * size
        matrix = _times(self.cursor, self.state.matrix)
        text = "".join([font.letters[code] for code in codes])
        if self.told and self.told[-1] is not None:
            text, self.told[-1] = self.told[-1], ""
        else:
            text = _in_order(text)
        upright = abs(matrix[1]) < 1e-6 and matrix[0] > 0
        scale = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        box = _box(matrix, width, -BELOW * size, ABOVE * size)
        self.runs.append(Run(text, box, size * scale, self.state.font, self.state.colour, upright))
        self._advance(width)

    def _advance(self, width: float) -> None:
        self.cursor = _times((1, 0, 0, 1, width, 0), self.cursor)

    def mark(self, *_tag: Any) -> None:
        found = _ACTUAL_TEXT.search(_tag[1]) if len(_tag) > 1 else None
        self.told.append(bytes.fromhex(found[1].decode()).decode("utf-16-be") if found else None)

    def unmark(self) -> None:
        self.told.pop()

    def begin(self, x: Any, y: Any) -> None:
        self.path.append([(float(x), float(y))])

    def go(self, *points: Any) -> None:
        self.path[-1] += [(float(x), float(y)) for x, y in zip(points[::2], points[1::2], strict=True)]

    def rectangle(self, x: Any, y: Any, width: Any, height: Any) -> None:
        self.begin(x, y)
        self.go(float(x) + float(width), float(y) + float(height))

    def fill(self) -> None:
        if self.path:
            self.fills.append(Fill(tuple(self._parts()), self.state.colour))
        self.path = []

    def stroke(self) -> None:
        self.strokes += self._parts()
        self.path = []

    def fill_and_stroke(self) -> None:
        kept = list(self.path)
        self.fill()
        self.path = kept
        self.stroke()

    def forget(self) -> None:
        self.path = []

    def _parts(self) -> list[Box]:
        return [around(_at(self.state.matrix, x, y) for x, y in part) for part in self.path]

    def place(self, name: Any) -> None:
        thing = self.resources["/XObject"][name].get_object()
        if thing["/Subtype"] == "/Image":
            self.pictures.append(around(_at(self.state.matrix, x, y) for x in (0, 1) for y in (0, 1)))
        else:
            matrix = _floats(thing.get("/Matrix", UPRIGHT))
            self.follow(thing.get_data(), thing.get("/Resources", self.resources), matrix)


_STEPS: Mapping[str, Callable[..., None]] = {
    "q": _Hand.keep,
    "Q": _Hand.restore,
    "cm": _Hand.transform,
    "BT": _Hand.begin_text,
    "Tf": _Hand.set_font,
    "TL": _Hand.set_leading,
    "Tm": _Hand.set_cursor,
    "Td": _Hand.move_cursor,
    "T*": _Hand.next_line,
    "Tj": _Hand.show,
    "TJ": _Hand.show_kerned,
    "g": _Hand.set_fill,
    "rg": _Hand.set_fill,
    "k": _Hand.set_fill,
    "BDC": _Hand.mark,
    "BMC": _Hand.mark,
    "EMC": _Hand.unmark,
    "m": _Hand.begin,
    "l": _Hand.go,
    "c": _Hand.go,
    "re": _Hand.rectangle,
    "f": _Hand.fill,
    "f*": _Hand.fill,
    "S": _Hand.stroke,
    "s": _Hand.stroke,
    "B": _Hand.fill_and_stroke,
    "B*": _Hand.fill_and_stroke,
    "": _Hand.fill_and_stroke,
    "b*": _Hand.fill_and_stroke,
    "n": _Hand.forget,
    "Do": _Hand.place,
}
_IDLE = frozenset(("ET", "h", "W", "W*", "w", "d", "j", "J", "M", "i", "gs", "ri", "RG", "G", "K"))


def _in_order(text: str) -> str:
    """The text as it is read, where it was drawn from right to left, numbers in it the other way."""
    if not _RIGHT_TO_LEFT.search(text):
        return text
    parts = (part if part[0].isdigit() else part[::-1].translate(_MIRRORED) for part in _NUMBER.split(text) if part)
    return unicodedata.normalize("NFKC", "".join(reversed(list(parts))))


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does the first and then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _box(matrix: Matrix, width: float, bottom: float, top: float) -> Box:
    """Where something so wide is that begins at the cursor."""
    a, b, c, d, e, f = matrix
    if b == c == 0 and a > 0 and d > 0:
        return Box(e, d * bottom + f, a * width + e, d * top + f)
    return around(_at(matrix, x, y) for x in (0.0, width) for y in (bottom, top))


def _at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The box around these points."""
    across, up = zip(*points, strict=True)
    return Box(min(across), min(up), max(across), max(up))


def _floats(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f
