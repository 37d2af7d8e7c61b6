"""Looking at what was typed and could not be stored: whether it can be read by now, and what keeps it from that."""

from collections.abc import Iterator
from typing import Any

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, Remedy
from clientdesk.desk.quality.seeking import Seeker, Seen
from clientdesk.dossier.fields import Field, Kind, Rows, rows_of
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import Reading
from clientdesk.i18n import N_, Sentence
from clientdesk.store.drafts import Draft


class Waiting(Seeker):
    """Drafts of fields and of columns; whole rows that wait are no single value and are only shown."""

    def look(self, seen: Seen) -> Iterator[Finding]:
        for draft in seen.drafts:
            if found := _place_of(seen.record.kind, draft):
                yield _finding(seen, draft, *found)


def _place_of(kind: Kind, draft: Draft) -> tuple[Field[Any], Field[Any] | None] | None:
    key, _, name = draft.field.partition(".")
    field = kind.by_key.get(key)
    if field is None:
        return None
    if not name:
        return field, None
    columns = rows_of(field).columns if isinstance(field.type, Rows) else ()
    column = next((one for one in columns if one.key == name), None)
    return (field, column) if column is not None else None


def _finding(seen: Seen, draft: Draft, field: Field[Any], column: Field[Any] | None) -> Finding:
    remedy = None
    try:
        value = _read(column or field, draft.text, seen.reading)
        odd = Sentence(N_("It could not be stored when it was typed; it can be read."))
        if column is None:
            remedy = Remedy(seen.record[field], value, draft=True)
    except Unreadable as problem:
        odd = Sentence(problem.reason, problem.values)
    return Finding(
        matters.DRAFTS.name,
        seen.line,
        field,
        odd,
        value=None,
        column=column,
        row=draft.row,
        typed=draft.text,
        remedy=remedy,
    )


def _read(field: Field[Any], text: str, reading: Reading) -> Any:
    if isinstance(field.type, Rows):
        raise Unreadable(N_("This is a row of a table that is not whole yet."))
    return field.type.read(text, reading)
