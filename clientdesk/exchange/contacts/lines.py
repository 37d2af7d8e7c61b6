"""The lines of vCards as bytes: put together again where they were folded, split into name, parameters and value.

An own reader, because telephones write worse than the standards allow and each of their cards counts: a bad line must
not cost its card, nor a bad card its file; lines are in encodings of their own; pictures stand without indents.
"""

import re
from binascii import a2b_base64, a2b_qp
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

PHOTO_AT_MOST = 10 << 20
"""The largest picture, in bytes."""
LINES_AT_MOST = 2_000
"""The most lines of one card; the rest is counted, not read."""
_PHYSICAL = re.compile(rb"[^\r\n]*(?:\r*\n|\r)?")
_BEGIN = re.compile(rb"begin[ \t]*:[ \t]*vcard[ \t]*$", re.IGNORECASE)
_END = re.compile(rb"end[ \t]*:[ \t]*vcard[ \t]*$", re.IGNORECASE)
_HEAD = re.compile(rb'[ \t]*(?:([\w-]+)\.)?([\w/-]+)((?:;(?:[^";:]|"[^"]*")*)*):', re.ASCII)
_FOLDED_HEAD = re.compile(rb"[A-Za-z0-9.-]+;")
_QUOTED_PRINTABLE = re.compile(rb"[;=]quoted-printable\b", re.IGNORECASE)
_VERSION_2 = re.compile(rb"version[ \t]*:[ \t]*2", re.IGNORECASE)
_PARAMETER = re.compile(r';((?:[^";]|"[^"]*")*)')
_COMMA = re.compile(r',(?=(?:[^"]*"[^"]*")*[^"]*$)')
_CARET = {"^n": "\n", "^'": '"', "^^": "^"}
_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SEPARATED = {mark: re.compile(rf"((?:[^\\{mark}]|\\.)*)(?:{mark}|\\?$)", re.DOTALL) for mark in ";,"}


_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Line(NamedTuple):
    """A line of a card: `raw` is its value, unfolded and still encoded; parameters and name in capitals. `text` is the
    value as text, escapes still in it, once `decoded` has made it."""

    name: str
    raw: bytes
    params: Mapping[str, tuple[str, ...]] = _NONE
    group: str = ""
    text: str = ""

    def decoded(self, text: str) -> "Line":
        """The same with its value as text."""
        return Line(self.name, self.raw, self.params, self.group, text)

    @property
    def types(self) -> frozenset[str]:
        """What its TYPE parameters say, in capitals."""
        return frozenset(part.strip().upper() for told in self.params.get("TYPE", ()) for part in told.split(","))

    def first(self, name: str) -> str:
        """The first value of a parameter, empty where it has none."""
        told = self.params.get(name)
        return told[0] if told else ""

    @property
    def encoding(self) -> str:
        """How the bytes are wrapped: quoted-printable, base64, or empty."""
        if not (told := self.first("ENCODING").upper()):
            return ""
        return {"QUOTED-PRINTABLE": "quoted-printable", "BASE64": "base64", "B": "base64"}.get(told, "")

    def unwrapped(self) -> bytes:
        """The bytes of the text; what is no quoted-printable in it stays as it is."""
        return a2b_qp(self.raw) if self.encoding == "quoted-printable" else self.raw

    def binary(self) -> bytes | None:
        """The bytes of a picture; None where they are no base64."""
        packed = self.raw
        if self.encoding != "base64":
            head, comma, packed = packed.replace(b"\\", b"").partition(b",")
            if not comma or not head.lower().startswith(b"data:") or b"base64" not in head.lower():
                return None
        try:
            return a2b_base64(packed) or None
        except ValueError:
            return None

    @property
    def value(self) -> str:
        """The value as one text."""
        return unescaped(self.text).strip()

    def parts(self) -> list[str]:
        """The value split at its semicolons."""
        return [unescaped(part).strip() for part in split(self.text, ";")]

    def words(self) -> list[str]:
        """The parts, each a list of its own, put together with spaces (names)."""
        parts = split(self.text, ";")
        return [" ".join(filter(None, (unescaped(each).strip() for each in split(part, ",")))) for part in parts]

    def items(self) -> list[str]:
        """The value split at its commas, empty ones left out."""
        return [part for text in split(self.text, ",") if (part := unescaped(text).strip())]


@dataclass(frozen=True)
class Card:
    """The lines of one card, `start` and `end` its place in the bytes; `left` counts lines that were not looked at."""

    lines: tuple[Line, ...]
    start: int
    end: int
    left: int = 0
    whole: bool = True
    """Whether its end was found."""


def unescaped(text: str) -> str:
    r"""The text without its backslashes; \n is a line break."""
    if "\\" not in text:
        return text
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def split(text: str, mark: str) -> list[str]:
    """The text split where the mark is not escaped; escapes stay."""
    if "\\" not in text:
        return text.split(mark)
    found = _SEPARATED[mark].findall(text)
    # The pattern matches the empty end once more behind a text that does not end in the mark.
    return found if text.endswith(mark) and not text.endswith(f"\\{mark}") else found[:-1] or [""]


def cards(data: bytes, *, start: int = 0) -> Iterator[Card]:
    """The cards that begin at `start` or behind it, one after the other; what stands between them is passed over."""
    lines: list[Line] | None = None
    begin = left = 0
    agent = False
    inner: list[Line] = []
    for place, end, logical in _unfolded(data, start):
        edge = _edge(logical)
        if lines is None:
            if edge == "begin":
                lines, begin, left, agent = [], place, 0, False
        elif edge == "end":
            if agent:
                lines.append(_agent(inner))
                agent, inner = False, []
                continue
            yield Card(tuple(lines), begin, end, left)
            lines = None
        elif edge == "begin":
            if lines and lines[-1].name == "AGENT" and not lines[-1].raw.strip() and not agent:
                lines.pop()
                agent, inner = True, []
                continue
            # The card before has no end: it is taken as far as it goes.
            yield Card(tuple(lines), begin, place, left, whole=False)
            lines, begin, left, agent = [], place, 0, False
        elif len(lines) + len(inner) >= LINES_AT_MOST:
            left += 1
        elif (line := parsed(logical)) is not None:
            (inner if agent else lines).append(line)
        elif logical.strip():
            lines.append(Line("", logical.strip()))
    if lines is not None:
        yield Card(tuple(lines), begin, len(data), left, whole=False)


def _edge(logical: bytes) -> str:
    """Whether a card begins or ends with a line."""
    first = logical[:1]
    if first in b"bB" and _BEGIN.match(logical.rstrip()):
        return "begin"
    return "end" if first in b"eE" and _END.match(logical.rstrip()) else ""


def _agent(inner: list[Line]) -> Line:
    """A card within a card, of which only the name is taken: nesting has no depth here."""
    named = next(
        (line for line in inner if line.name == "FN"), next((line for line in inner if line.name == "N"), None)
    )
    return Line("AGENT", b"") if named is None else named._replace(name="AGENT")


def _unfolded(data: bytes, start: int) -> Iterator[tuple[int, int, bytes]]:
    """The lines as they were before they were folded, with where each begins and ends."""
    held: list[bytes] = []
    place = end = start
    quoted = old = False
    for found in _PHYSICAL.finditer(data, start):
        physical = found[0].rstrip(b"\r\n")
        if held and quoted and held[-1].rstrip(b" \t").endswith(b"="):
            held[-1] = held[-1].rstrip(b" \t")[:-1]
            held.append(physical if old else physical.removeprefix(b" "))
        elif held and physical[:1] in (b" ", b"\t"):
            held.append(physical if old and not physical.isspace() else physical[1:])
        elif held and physical and b":" not in physical and not (_FOLDED_HEAD.match(physical) or _edge(held[0])):
            # Base64 without indents, or a line break that nobody escaped.
            held.append(physical if quoted else b"\n" + physical)
        else:
            if held:
                yield place, end, b"".join(held)
            held, place = ([physical] if physical.strip() else []), found.start()
            head = physical.partition(b":")[0]
            quoted = b";" in head and _QUOTED_PRINTABLE.search(head) is not None
            if physical[:1] in b"vV" and _VERSION_2.match(physical):
                old = True
            elif _edge(physical) == "begin":
                old = False
        end = found.end()
    if held:
        yield place, end, b"".join(held)


def parsed(logical: bytes) -> Line | None:
    """A line in its parts; None where it has no name."""
    found = _HEAD.match(logical)
    if found is None:
        head, colon, raw = logical.partition(b":")
        name, _, told = head.strip().partition(b";")
        group, _, name = name.rpartition(b".")
        if not colon or not name or not re.fullmatch(rb"[\w/-]+", name, re.ASCII):
            return None
        told = b";" + told if told else b""
    else:
        group, name, told = found[1] or b"", found[2], found[3]
        raw = logical[found.end() :]
    return Line(name.decode("ascii").upper(), raw, _parameters(told), group.decode("ascii", "replace").upper())


@lru_cache(4096)
def _parameters(told: bytes) -> Mapping[str, tuple[str, ...]]:
    """{NAME: values}; what has no name is a type or an encoding, as in 2.1."""
    made: dict[str, tuple[str, ...]] = {}
    for found in _PARAMETER.findall(told.decode("utf-8", "replace")):
        name, equals, text = found.partition("=")
        name = name.strip().upper()
        if name == "X-CUSTOM(CHARSET":
            # Android's way of a label of the user's own in 2.1.
            label = a2b_qp(text.rpartition(",")[2].removesuffix(")").encode("ascii", "replace"))
            made["LABEL"] = (label.decode("utf-8", "replace"),)
            continue
        if not equals:
            name, text = ("ENCODING" if name in _ENCODINGS else "CHARSET" if name == "UTF-8" else "TYPE"), found.strip()
        if text:
            values = tuple(_bare(part.strip()) for part in _COMMA.split(text))
            made[name] = (*made.get(name, ()), *values)
    return made


def _bare(text: str) -> str:
    if len(text) > 1 and text[0] == text[-1] == '"':
        text = text[1:-1]
    return re.sub(r"\^[n'^]", lambda found: _CARET[found[0]], text) if "^" in text else text
