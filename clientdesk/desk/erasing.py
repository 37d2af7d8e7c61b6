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
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_SHORTEST = 6
"""Bytes from which a text is looked for: shorter ones stand in any file by chance."""


@dataclass(frozen=True)
class Reach:
    """How far erasing clients reaches: how many records of each kind go (they among them), which documents stay without
    a name ({number: kind}), which of them accounting packages were given ({file: numbers}). `named_by` are the names of
    the other clients whose files refer to them, which keep their names; `backups` copies were made before."""

    gone: Mapping[str, int]
    kept: Mapping[str, str]
    given: Mapping[str, Sequence[str]]
    named_by: tuple[str, ...]
    backups: int


@dataclass(frozen=True)
class Ahead:
    """What erasing a client will do."""

    code: str
    name: str
    reach: Reach

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
    (line,) = lines = who(desk, [code])
    return Ahead(line.code, line.name, reach(desk, lines))


def who(desk: "Desk", codes: Sequence[str]) -> tuple[Line, ...]:
    """Whom these codes name, each once; raises `UserError` where one is no client."""
    records = [desk.clients.itself(code) for code in dict.fromkeys(codes)]
    for record in records:
        refuse_nobody(record)
    return tuple(desk.clients.lines([record.id for record in records]))


def reach(desk: "Desk", clients: Sequence[Line]) -> Reach:
    """How far erasing these clients, all of them together, would reach."""
    gone = Counter(client.kind for client in clients)
    stays: list[Line] = []
    for client in clients:
        work = _work_of(desk, client.code)
        with desk.store.reading() as connection:
            its = staying(connection, client.code)
        gone.update(kind for number, kind in work.items() if number not in {line.code for line in its})
        stays.extend(its)
    kinds, codes = [kind.name for kind in desk.client_kinds], [client.code for client in clients]
    with desk.store.reading() as connection:
        given = batches(connection, desk.store.schema, [line.id for line in stays])
        named_by = lists.names_pointing_at(connection, codes, kinds=kinds)
    return Reach(gone, {line.code: line.kind for line in stays}, given, tuple(named_by), len(desk.keeping.copies()))


def erase(desk: "Desk", codes: Sequence[str]) -> list[Erased]:
    """Erase clients for good, through the trash where they do not lie in it yet. Raises `UserError` where one cannot
    be; then none is, and all are where they were."""
    records = [desk.clients.itself(code) for code in dict.fromkeys(codes)]
    moved = [record.code for record in records if not record.stamps.trashed]
    if moved:
        desk.clients.trash(moved)
    try:
        return take_out(desk, records)
    except BaseException:
        if moved:
            desk.clients.restore(moved)
        raise


def take_out(desk: "Desk", records: Sequence[Record]) -> list[Erased]:
    """Erase clients that lie in the trash, as one step; raises `UserError`, and erases none, where one does not."""
    before = {record.code: _work_of(desk, record.code) for record in records}
    changed = desk.clients.take_out([record.code for record in records])
    folded = _folded(desk)
    backups = tuple(path.name for _made, path in desk.keeping.copies())
    return [
        _erased(desk, record, before[record.code], folded=folded, backups=backups, changed=changed)
        for record in records
    ]


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


def _erased(
    desk: "Desk", record: Record, work: Mapping[str, str], *, folded: bool, backups: tuple[str, ...], changed: Changed
) -> Erased:
    with desk.store.reading() as connection:
        there = lists.names_of(connection, list(work))
        kept = {code: kind for code, kind in work.items() if code in there}
        given = batches(connection, desk.store.schema, [there[code][0] for code in kept])
    gone = Counter([record.kind.name, *(kind for code, kind in work.items() if code not in there)])
    at = desk.now.astimezone(UTC).isoformat(timespec="seconds")
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
