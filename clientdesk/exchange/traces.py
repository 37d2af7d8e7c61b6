"""Which texts stand in a file, byte by byte: read here, or in the child where the file is open in this program."""

import json
from collections.abc import Mapping
from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.exchange.untrusted import Child, Limits
from clientdesk.i18n import N_

_PIECE = 1 << 20
_FASTEST = 5 << 20
"""Bytes that are looked through in a second at the least, also where many texts are looked for."""


def found_in(path: Path, texts: Mapping[str, str]) -> list[str]:
    """The keys of those texts that stand in a file, in any of the forms in which a text is stored. Not for a client
    file that is open in this program: closing it here would let go of its locks."""
    if not texts:
        return []
    wanted = {
        key: tuple({form.encode(code) for form in (text, text.casefold()) for code in ("utf-8", "utf-16-le")})
        for key, text in texts.items()
    }
    longest = max(len(each) for forms in wanted.values() for each in forms)
    found: set[str] = set()
    with path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            seen = before + piece
            found |= {key for key, forms in wanted.items() if any(form in seen for form in forms)}
            before = seen[-longest:]
    return sorted(found)


def found_in_closed(path: Path, texts: Mapping[str, str]) -> list[str]:
    """The same of a client file that is not open in this program, and of the log that another one keeps beside it."""
    return sorted({key for each in _with_log(path) for key in found_in(each, texts)})


def _with_log(path: Path) -> list[Path]:
    return [each for side in ("", "-wal") if (each := path.with_name(path.name + side)).exists()]


def found_in_open(path: Path, texts: Mapping[str, str]) -> list[str]:
    """The same of a client file that is open in this program, and of what lies beside it: another process reads it. The
    process is one for this alone; nothing from outside was ever read in it."""
    files = _with_log(path)
    asked = json.dumps({"files": [str(each) for each in files], "texts": dict(texts)}).encode()
    seconds = 20 + sum(each.stat().st_size for each in files) / _FASTEST
    with Child(Limits()) as child:
        _answer, body = child.run("traces", asked, {}, seconds=seconds)
    return [str(key) for key in json.loads(body)]


def traces(payload: bytes, _options: Mapping[str, object]) -> tuple[dict[str, object], bytes]:
    """The job of the child."""
    asked = json.loads(payload)
    try:
        found = {key for path in asked["files"] for key in found_in(Path(path), asked["texts"])}
    except OSError:
        raise UserError(N_("The file could not be looked through."), key="not_looked_through") from None
    return {}, json.dumps(sorted(found)).encode()
