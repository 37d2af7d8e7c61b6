"""Clients that a file tells whole: vCards, and our own JSON."""

from collections.abc import Mapping
from typing import Any

from clientdesk.desk.importing.entry import Entry, RowGiven, left_out
from clientdesk.desk.importing.given import IN_NOTES, Place, Policy, Trouble
from clientdesk.dossier.fields import SENSITIVE, Field, Kind, Rows, read_json
from clientdesk.dossier.header import Header
from clientdesk.dossier.reading import Unreadable
from clientdesk.exchange.contacts import Contact
from clientdesk.i18n import N_, Catalogue, Sentence

_FIX = N_("Correct it where the file was made, or bring the others in without it.")


def entry_of(contact: Contact, kind: Kind, policy: Policy, *, words: Catalogue) -> Entry:
    """A contact as an entry; what cannot be read is told by field, in the notes by its name in `words`."""
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
            _take(entry, field, raw, policy, words=words)
    return entry


def _take(entry: Entry, field: Field[Any], raw: Any, policy: Policy, *, words: Catalogue) -> None:
    try:
        if isinstance(field.type, Rows):
            rows = field.type.from_json(raw)
            entry.rows += [RowGiven(field.key, dict(row.values), entry.place) for row in rows]
        else:
            entry.values[field.key] = read_json(field, raw)
    except Unreadable as problem:
        values: Mapping[str, object] = {key: value for key, value in problem.values.items() if key != "field"}
        reason = Sentence(problem.reason, values)
        serious = not policy.leaves_blank(0, field.key)
        text = str(raw) if isinstance(raw, str | int | float) else ""
        heading = field.title(words)
        entry.troubles.append(
            Trouble(entry.place, reason, Sentence(_FIX), "", heading, field.key, serious=serious, found=text)
        )
        if text and not serious and field.sensitivity == SENSITIVE:
            entry.waiting[field.key] = text
        elif text and not serious and policy.left == IN_NOTES:
            entry.left.append(left_out(field.key, heading, text))
