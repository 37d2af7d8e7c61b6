"""Writing a whole client file as JSON, record by record, so that it need not be held in memory."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from clientdesk.exchange.whole.form import MARK, VERSION, Sums, as_json


@dataclass(frozen=True)
class Kept:
    """A photo or an attached file: its digest, its media type, its bytes; `file` is where they stand if not inside."""

    sha256: str
    media: str
    data: bytes
    file: str = ""

    def to_json(self) -> dict[str, str]:
        """As it stands in the document."""
        held = {"file": self.file} if self.file else {"data": b64encode(self.data).decode()}
        return {"media": self.media, **held}


@dataclass(frozen=True)
class WholeWritten:
    """The sums of what was written, as they stand in the document."""

    sums: Mapping[str, Any]


def write_whole(
    clients: Iterable[Mapping[str, Any]],
    out: BinaryIO,
    *,
    head: Mapping[str, Any],
    own_fields: Iterable[Mapping[str, Any]],
    settings: Mapping[str, Any],
    files: Iterable[Kept],
) -> WholeWritten:
    """Write the document. `head` says when, by whom and why it was made."""
    sums = Sums()
    _put(out, f'{{"{MARK}":{VERSION},')
    for name, value in head.items():
        _put(out, f"{as_json(name)}:{as_json(value)},")
    _put(out, f'"own_fields":{as_json(list(own_fields))},')
    _put(out, f'"settings":{as_json(dict(settings))},')
    _put(out, '"clients":[')
    comma = ""
    for told in clients:
        sums.add(told)
        _put(out, comma + as_json(told), end="")
        comma = ",\n"
    _put(out, '\n],\n"files":{')
    comma = ""
    for kept in files:
        sums.add_file(kept.data)
        _put(out, f'{comma}"{kept.sha256}":{as_json(kept.to_json())}', end="")
        comma = ",\n"
    _put(out, f'\n}},\n"sums":{as_json(sums.to_json())}}}')
    return WholeWritten(sums.to_json())


def _put(out: BinaryIO, text: str, *, end: str = "\n") -> None:
    out.write((text + end).encode("utf-8", "replace"))
