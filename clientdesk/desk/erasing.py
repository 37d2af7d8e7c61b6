"""Erasing clients for good because they ask for it, and the certificate of it, which itself tells of nobody."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk import __version__
from clientdesk.dossier.fields import NORMAL, Field, Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Choice
from clientdesk.dossier.values import Address
from clientdesk.store import lists, works

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_SHORTEST = 6
"""Bytes from which a text is looked for: shorter ones stand in any file by chance."""
_PIECE = 1 << 20


@dataclass(frozen=True)
class Erased:
    """What was erased. `kept` are the documents that stay without a name ({number: kind}), `backups` the copies that
    were made before and still hold the client; `texts` are what must not be found any more ({key of a field: text})."""

    code: str
    at: str
    gone: Mapping[str, int]
    kept: Mapping[str, str]
    backups: tuple[str, ...]
    texts: Mapping[str, str]

    def certificate(self, still_found: Sequence[str]) -> dict[str, Any]:
        """The certificate as plain data; `still_found` are the keys of fields whose texts stand in the file yet, since
        others have the same."""
        return {
            "certificate": "erasure",
            "subject": hashlib.sha256(self.code.encode()).hexdigest(),
            "code": self.code,
            "erased_at": self.at,
            "erased": dict(self.gone),
            "kept_without_name": dict(self.kept),
            "texts_searched": len(self.texts),
            "texts_still_found": list(still_found),
            "backups_before": list(self.backups),
            "program": __version__,
        }


def erase(desk: "Desk", codes: Sequence[str]) -> list[Erased]:
    """Erase clients for good, through the trash where they do not lie in it yet. Raises `UserError` where one cannot
    be; then none is, and all are where they were."""
    records = [desk.clients.get(code) for code in dict.fromkeys(codes)]
    moved = [record.code for record in records if not record.stamps.trashed]
    before = {record.code: _work_of(desk, record.code) for record in records}
    if moved:
        desk.clients.trash(moved)
    try:
        desk.clients.erase([record.code for record in records])
    except BaseException:
        if moved:
            desk.clients.restore(moved)
        raise
    backups = tuple(path.name for _made, path in desk.keeping.copies())
    return [_erased(desk, record, before[record.code], backups) for record in records]


def _work_of(desk: "Desk", code: str) -> dict[str, str]:
    """{number of a record of work with a client: its kind}."""
    with desk.store.reading() as connection:
        numbers = works.every_of_client(connection, code, trashed=True)
        return {line.code: line.kind for line in lists.lines(connection, numbers)}


def _erased(desk: "Desk", record: Record, work: Mapping[str, str], backups: tuple[str, ...]) -> Erased:
    with desk.store.reading() as connection:
        there = lists.names_of(connection, list(work))
    kept = {code: kind for code, kind in work.items() if code in there}
    gone = Counter(kind for code, kind in work.items() if code not in there)
    gone[record.kind.name] += 1
    at = desk.now.astimezone(UTC).isoformat(timespec="seconds")
    return Erased(record.code, at, gone, kept, backups, dict(_texts(record)))


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    """What tells of the client itself and nobody else."""
    for field, value in record.filled():
        if field.sensitivity is not NORMAL or field is record.kind.title:
            for key, text in _written(field, value):
                if len(text.encode()) >= _SHORTEST:
                    yield key, text


def _written(field: Field[Any], value: Any) -> Iterator[tuple[str, str]]:
    """The texts in a value; the code of a choice is nobody's own."""
    if isinstance(field.type, Rows):
        for place, row in enumerate(value):
            for column in field.type.columns:
                for key, text in _written(column, row[column]):
                    yield f"{field.key}[{place}].{key}", text
    elif isinstance(value, Address):
        yield field.key, value.street
    elif isinstance(value, str) and not isinstance(field.type, Choice):
        yield field.key, value


def still_found(path: Path, texts: Mapping[str, str]) -> list[str]:
    """The keys of those texts that stand in a file, in any of the forms in which a text is stored. Not for a client
    file that is open in this program: closing it here would let go of its locks."""
    wanted = {
        key: tuple({form.encode(code) for form in (text, text.casefold()) for code in ("utf-8", "utf-16-le")})
        for key, text in texts.items()
    }
    longest = max((len(each) for forms in wanted.values() for each in forms), default=0)
    found: set[str] = set()
    with path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            seen = before + piece
            found |= {key for key, forms in wanted.items() if any(form in seen for form in forms)}
            before = seen[-longest:]
    return sorted(found)
