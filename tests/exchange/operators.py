"""Takes the content of a PDF page apart into its operators."""

import re
from collections.abc import Iterator
from typing import Any

_TOKEN = re.compile(
    rb"\((?:[^\\()]|\\.)*\)|<<.*?>>|<[0-9A-Fa-f\s]*>|[\[\]]|/[^\s/\[\]<>()]+|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'\"*]+",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_LETTERS = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def operations(data: bytes) -> Iterator[tuple[str, list[Any]]]:
    """The operators of a stream with what stands before them: numbers, names, strings as bytes, arrays as lists."""
    operands: list[Any] = []
    arrays: list[list[Any]] = []
    for token in _TOKEN.findall(data):
        first = token[:1]
        if first in b"0123456789.-+":
            operands.append(float(token))
        elif first == b"(":
            operands.append(_ESCAPE.sub(_escaped, token[1:-1]) if b"\\" in token else token[1:-1])
        elif first == b"/":
            operands.append(token.decode())
        elif token == b"[":
            arrays.append(operands)
            operands = []
        elif token == b"]":
            operands = [*arrays.pop(), operands]
        elif first == b"<":
            operands.append(token if token[:2] == b"<<" else bytes.fromhex(token[1:-1].decode()))
        else:
            yield token.decode(), operands
            operands = []


def _escaped(found: re.Match[bytes]) -> bytes:
    return bytes([int(found[1], 8)]) if found[1].isdigit() else _LETTERS.get(found[1], found[1])
