"""Clients that a file tells whole: vCards, and our own JSON."""

from collections.abc import Mapping
from typing import Any

from clientdesk.desk.importing.entry import Entry, RowGiven
from clientdesk.desk.importing.given import BLANK, Place, Policy, Trouble
from clientdesk.dossier.fields import Field, Kind, Rows, read_json, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import Photo
from clientdesk.exchange.contacts import Contact
from clientdesk.i18n import N_, Sentence

_FIX = N_("Correct it where the file was made, or bring the others in without it.")


def entry_of(contact: Contact, kind: Kind, files: Mapping[str, bytes], policy: Policy) -> Entry:
    """A contact as an entry; what cannot be read is told by field. `files` are the bytes its values refer to."""
    place = Place(0, contact.number)
    entry = Entry(place, kind.name, places=[place], photo=contact.photo, source_code=contact.code)
    if contact.problem is not None:
        entry.troubles.append(Trouble(place, contact.problem, Sentence(_FIX)))
        return entry
    if contact.code:
        entry.values[Header.client_code.key] = contact.code
    for key, raw in contact.values.items():
        field = kind.by_key.get(key)
        if field is None or not field.stored:
            text = N_("There is no field {field}; it is left out.")
            entry.troubles.append(Trouble(place, Sentence(text, {"field": key}), Sentence(_FIX), serious=False))
        elif raw is not None:
            _take(entry, field, raw, serious=policy.bad != BLANK)
    _take_pictures(entry, kind, files)
    return entry


def _take_pictures(entry: Entry, kind: Kind, files: Mapping[str, bytes]) -> None:
    """Pictures are made anew like any from outside; those within rows stay behind."""
    for key in [key for key in entry.values if isinstance(kind.by_key[key].type, Photo)]:
        entry.photo = files.get(entry.values.pop(key).sha256)
    for row in entry.rows:
        for column in rows_of(kind.by_key[row.group]).columns:
            if isinstance(column.type, Photo) and row.values.pop(column.key, None):
                reason = Sentence(N_("A picture in a row is left out."))
                entry.troubles.append(Trouble(entry.place, reason, Sentence(_FIX), field=row.group, serious=False))


def _take(entry: Entry, field: Field[Any], raw: Any, *, serious: bool) -> None:
    try:
        if isinstance(field.type, Rows):
            rows = field.type.from_json(raw)
            entry.rows += [RowGiven(field.key, dict(row.values), entry.place) for row in rows]
        else:
            entry.values[field.key] = read_json(field, raw)
    except Unreadable as problem:
        values: Mapping[str, object] = {key: value for key, value in problem.values.items() if key != "field"}
        reason = Sentence(problem.reason, values)
        entry.troubles.append(Trouble(entry.place, reason, Sentence(_FIX), field=field.key, serious=serious))
