"""Erasing clients for good because they ask for it: what would go and what stays, and what was found afterwards."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, Any

from clientdesk import __version__
from clientdesk.desk.clients import refuse_nobody
from clientdesk.desk.trading.marks import batches
from clientdesk.desk.trading.nameless import staying
from clientdesk.dossier.fields import NORMAL, Field, Kind, Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Choice
from clientdesk.dossier.values import Address
from clientdesk.errors import ExitCode, UserError
from clientdesk.store import lists, works
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_SHORTEST = 6
"""Bytes from which a text is looked for: shorter ones stand in any file by chance."""


@dataclass(frozen=True)
class Ahead:
    """What erasing a client will do: how many records of each kind go (itself among them), which documents stay without
    a name ({number: kind}), which of them accounting packages were given ({file: numbers}). `named_by` are the names of
    the clients whose files refer to it, which keep its name; `backups` copies were made before."""

    code: str
    name: str
    kind: Kind
    gone: Mapping[str, int]
    kept: Mapping[str, str]
    given: Mapping[str, Sequence[str]]
    named_by: tuple[str, ...]
    backups: int

    def is_named(self, typed: str) -> bool:
        """Whether somebody typed the code or the name of the client."""
        said = " ".join(typed.split()).casefold()
        return bool(said) and said in (self.code.casefold(), " ".join(self.name.split()).casefold())


@dataclass(frozen=True)
class Erased:
    """What was erased. `kept` are the documents that stay without a name ({number: kind}), `given` those of them that
    were given to accounting packages ({file: numbers}), `backups` the copies that were made before and still hold the
    client; `texts` are what must not be found any more ({key of a field: text}). While another program reads the file,
    its log is not `folded`: what was erased stands there yet."""

    code: str
    kind: Kind
    at: str
    gone: Mapping[str, int]
    kept: Mapping[str, str]
    given: Mapping[str, Sequence[str]]
    backups: tuple[str, ...]
    texts: Mapping[str, str]
    folded: bool
    changed: Changed

    def certificate(self, still_found: Sequence[str] | None) -> dict[str, Any]:
        """The certificate as plain data; `still_found` are the keys of fields whose texts stand in the file yet, since
        others have the same; None where it could not be looked through."""
        return {
            "certificate": "erasure",
            "subject": hashlib.sha256(self.code.encode()).hexdigest(),
            "code": self.code,
            "erased_at": self.at,
            "erased": dict(self.gone),
            "kept_without_name": dict(self.kept),
            "given_to_packages": {batch: list(numbers) for batch, numbers in self.given.items()},
            "texts_searched": len(self.texts),
            "texts_still_found": None if still_found is None else list(still_found),
            "log_folded": self.folded,
            "backups_before": list(self.backups),
            "program": __version__,
        }


def look_ahead(desk: "Desk", code: str) -> Ahead:
    """What erasing a client would do; nothing is changed."""
    record = desk.clients.get(code)
    refuse_nobody(record)
    work = _work_of(desk, record.code)
    with desk.store.reading() as connection:
        lines = staying(connection, record.code)
        given = batches(connection, desk.store.schema, [line.id for line in lines])
        clients = [kind.name for kind in desk.client_kinds]
        named_by = lists.names_pointing_at(connection, record.code, kinds=clients)
    kept = {line.code: line.kind for line in lines}
    gone = Counter([record.kind.name, *(kind for number, kind in work.items() if number not in kept)])
    return Ahead(record.code, record.name, record.kind, gone, kept, given, tuple(named_by), len(desk.keeping.copies()))


def erase(desk: "Desk", codes: Sequence[str]) -> list[Erased]:
    """Erase clients for good, through the trash where they do not lie in it yet. Raises `UserError` where one cannot
    be; then none is, and all are where they were."""
    records = [desk.clients.get(code) for code in dict.fromkeys(codes)]
    moved = [record.code for record in records if not record.stamps.trashed]
    before = {record.code: _work_of(desk, record.code) for record in records}
    if moved:
        desk.clients.trash(moved)
    try:
        changed = desk.clients.take_out([record.code for record in records])
    except BaseException:
        if moved:
            desk.clients.restore(moved)
        raise
    folded = _folded(desk)
    return [_erased(desk, record, before[record.code], folded=folded, changed=changed) for record in records]


def _folded(desk: "Desk") -> bool:
    """They are gone whatever becomes of this: another program that reads the file does not keep the certificate from
    being written."""
    try:
        desk.store.fold()
    except UserError as error:
        if error.code is not ExitCode.IN_USE:
            raise
        return False
    return True


def _work_of(desk: "Desk", code: str) -> dict[str, str]:
    """{number of a record of work with a client: its kind}."""
    with desk.store.reading() as connection:
        numbers = works.every_of_client(connection, code, trashed=True)
        return {line.code: line.kind for line in lists.lines(connection, numbers)}


def _erased(desk: "Desk", record: Record, work: Mapping[str, str], *, folded: bool, changed: Changed) -> Erased:
    with desk.store.reading() as connection:
        there = lists.names_of(connection, list(work))
        kept = {code: kind for code, kind in work.items() if code in there}
        given = batches(connection, desk.store.schema, [there[code][0] for code in kept])
    gone = Counter([record.kind.name, *(kind for code, kind in work.items() if code not in there)])
    at = desk.now.astimezone(UTC).isoformat(timespec="seconds")
    backups = tuple(path.name for _made, path in desk.keeping.copies())
    texts = dict(_texts(record))
    return Erased(record.code, record.kind, at, gone, kept, given, backups, texts, folded, changed)


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
