"""How parent and child talk over a pipe: a frame is two lengths, a JSON object, and bytes. Never a pickle."""

import json
import struct
from collections.abc import Mapping
from typing import IO

_LENGTHS = struct.Struct(">II")
_HEADER_AT_MOST = 1 << 20


class FrameError(Exception):
    """What came is no frame, or a larger one than was agreed."""


def send(stream: IO[bytes], header: Mapping[str, object], body: bytes = b"") -> None:
    """Write one frame."""
    words = json.dumps(header).encode()
    stream.write(_LENGTHS.pack(len(words), len(body)) + words)
    stream.write(body)
    stream.flush()


def receive(stream: IO[bytes], *, at_most: int) -> tuple[dict[str, object], bytes]:
    """Read one frame with at most `at_most` bytes behind its header; `EOFError` when the other side is gone."""
    header_size, body_size = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if header_size > _HEADER_AT_MOST or body_size > at_most:
        raise FrameError
    try:
        header = json.loads(_exactly(stream, header_size))
    except (ValueError, RecursionError) as error:
        raise FrameError from error
    if not isinstance(header, dict):
        raise FrameError
    return header, _exactly(stream, body_size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    read = stream.read(size)
    if len(read) < size:
        raise EOFError
    return read
