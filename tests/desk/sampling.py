"""Walks through all that a client holds."""

from collections.abc import Iterator
from typing import Any

from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link


def values(record: Record) -> Iterator[tuple[Field[Any], Any]]:
    """Every value, those in rows too."""
    for field in record.kind.values:
        if record[field] is not None:
            yield field, record[field]
    for group in record.kind.groups:
        for row in record.rows(group):
            yield from ((column, row[column]) for column in rows_of(group).columns if row[column] is not None)


def links(record: Record) -> Iterator[tuple[Field[Any], Link]]:
    """Every reference to another file."""
    yield from ((field, held) for field, held in values(record) if isinstance(held, Link) and held.target)


def texts(record: Record) -> str:
    """All that is written of a client."""
    return "\n".join(str(field.type.search_text(held)) for field, held in values(record))
