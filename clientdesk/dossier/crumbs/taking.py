"""Putting what was found in a note into the file, once somebody has said so."""

from collections.abc import Iterable

from clientdesk.dossier.crumbs.crumb import Crumb
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row


def take(client: Record, found: Iterable[Crumb]) -> None:
    """Change a record by what was found in a note about it; a field that has got another value since stays as it is."""
    for one in found:
        if isinstance(one.value, Row):
            client[one.field] = _rows(client.rows(one.field), one.value)
        elif client[one.field] == one.old:
            client[one.field] = one.value


def _rows(rows: Iterable[Row], new: Row) -> tuple[Row, ...]:
    """The rows with the new columns in the row they belong to, or as a row of their own."""
    held = tuple(rows)
    if not any(row.id == new.id for row in held if row.id):
        return (*held, Row(new.values))
    return tuple(Row({**row.values, **new.values}, row.id) if row.id == new.id else row for row in held)
