"""How a line of a vCard is put down: escapes, parameters, folding at 75 octets without cutting a character."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

_WIDTH = 75
_CARETS = {"\n": "^n", '"': "^'", "^": "^^"}
_NEEDS_QUOTES = re.compile(r'[:;,\s^"]')


@dataclass(frozen=True)
class Out:
    """A line: `parts` are escaped and joined by semicolons; a `raw` value stands as it is."""

    name: str
    parts: Sequence[str] = ()
    params: Mapping[str, str] = field(default_factory=dict)
    types: Sequence[str] = ()
    raw: str = ""

    def text(self, group: str = "") -> str:
        """The whole line, not folded."""
        head = [f"{group}.{self.name}" if group else self.name]
        head += [f"TYPE={kind}" for kind in self.types]
        head += [f"{name}={_parameter(value)}" for name, value in self.params.items() if value]
        return f"{';'.join(head)}:{self.raw or ';'.join(map(escaped, self.parts))}"


def modern(line: Out) -> Out:
    """The line as 4.0 has it: what comes first says so by a parameter, and the net needs no name."""
    types = tuple(kind.lower() for kind in line.types if kind not in ("PREF", "INTERNET"))
    first = {"PREF": "1"} if "PREF" in line.types else {}
    return replace(line, types=types, params={**line.params, **first})


def escaped(text: str) -> str:
    """A text as a part of a value."""
    # Half a character (a lone surrogate) cannot be written down.
    whole = text.encode("utf-8", "replace").decode()
    plain = whole.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return plain.replace(",", "\\,").replace(";", "\\;")


def _parameter(text: str) -> str:
    """A value of a parameter (RFC 6868 for what quotes cannot hold)."""
    safe = "".join(_CARETS.get(character, character) for character in text.encode("utf-8", "replace").decode())
    return f'"{safe}"' if _NEEDS_QUOTES.search(safe) else safe


def folded(line: str) -> Iterator[bytes]:
    """The line as lines of at most 75 octets."""
    data = line.encode("utf-8", "replace")
    width = _WIDTH
    while len(data) > width:
        end = width
        while data[end] & 0xC0 == 0x80:
            end -= 1
        yield data[:end] + b"\r\n "
        data, width = data[end:], _WIDTH - 1
    yield data + b"\r\n"
