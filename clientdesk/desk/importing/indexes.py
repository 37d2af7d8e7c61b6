"""All clients of a kind by their keys, read at once."""

from typing import Any

from clientdesk.desk.importing.keys import CODE, FIELDS, Index, Stored
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.header import Header
from clientdesk.store import doubles
from clientdesk.store.known import known
from clientdesk.store.schema import Connection, Schema


def read_index(connection: Connection, schema: Schema, kind: str, *, home: str) -> Index:
    """The index of a kind; clients are found by the codes they had before a merge too."""
    fields: list[Field[Any]] = []
    for told in FIELDS[kind].values():
        fields += [field for field in told if field not in fields and field is not Header.client_code]
    index = Index(kind, home)
    for one in known(connection, schema, kind, fields):
        pairs = zip(fields, one.values, strict=True)
        values = {field.key: field.type.from_column(held) for field, held in pairs if held is not None}
        index.add(Stored(one.number, one.code, one.version, one.name, one.trashed), values)
    for code, number in doubles.kept(connection).items():
        index.also(number, code)
    for code, number in doubles.kept(connection).items():
        if number in index.stored:
            index.keys.setdefault(CODE, {})[fold(code)] = [number]
    return index
