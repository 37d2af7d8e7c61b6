"""What a file tells and no field takes is not lost: it is told, and goes into the notes or waits as a draft."""

from collections.abc import Mapping, Sequence
from typing import Any

from clientdesk.desk.importing.cells import text_of
from clientdesk.desk.importing.columns import ROW, VALUE, ReadySheet, Way
from clientdesk.desk.importing.entry import Entry, left_out
from clientdesk.desk.importing.given import IN_NOTES, Policy, Trouble
from clientdesk.dossier.enterprise.other import Other as OfFirm
from clientdesk.dossier.fields import SENSITIVE, Field
from clientdesk.dossier.headings import family
from clientdesk.dossier.headings.targets import FAMILY
from clientdesk.dossier.insurance.policy import Policy as OfPolicy
from clientdesk.dossier.kinds import ENTERPRISE, PERSON, POLICY
from clientdesk.dossier.person.other import Other as OfPerson
from clientdesk.dossier.record import Record
from clientdesk.exchange.intake.tables import Cell
from clientdesk.i18n import N_, Catalogue, Sentence

NOTES: Mapping[str, Field[str]] = {
    PERSON.name: OfPerson.notes,
    ENTERPRISE.name: OfFirm.notes,
    POLICY.name: OfPolicy.remarks,
}
"""The field of each kind that takes what no other does."""
_NO_ROOM = N_("There is no field for this here.")
_LOOK = N_("Write it where it belongs, or leave it in the notes.")
_NAMED_BY = "name"
Slots = Mapping[tuple[str, str], Mapping[str, Any]]
"""{(group, slot): {column: value}} of the rows of groups that a row of a sheet tells."""


def tell_left_out(
    entry: Entry, sheet: ReadySheet, unread: Sequence[tuple[Way, Cell]], slots: Slots, policy: Policy
) -> None:
    """Keep what is left out of a row of a sheet: cells that cannot be read, and what members of a family have no field
    for."""
    for way, cell in unread:
        if way.goes == VALUE and way.reader.field.sensitivity == SENSITIVE:
            entry.waiting[way.target.field] = text_of(cell)
        elif policy.left == IN_NOTES:
            of = slots.get((way.target.field, way.target.slot), {}).get(_NAMED_BY, "") if way.goes == ROW else ""
            field = way.target.field if way.goes == VALUE else ""
            entry.left.append(left_out(field, way.match.heading, text_of(cell), str(of)))
    for (group, _slot), values in slots.items():
        for key in family.without_room(values) if group == FAMILY else ():
            _tell_without_room(entry, sheet, key, values, policy)


def _tell_without_room(entry: Entry, sheet: ReadySheet, key: str, values: Mapping[str, Any], policy: Policy) -> None:
    way = next(way for way in sheet.ways if way.target.field == FAMILY and key in (way.target.column, _lunar(way)))
    text = family.FIELDS[key].type.show(values[key], way.reader.reading.words)
    trouble = Trouble(
        entry.place,
        Sentence(_NO_ROOM),
        Sentence(_LOOK),
        way.letters,
        way.match.heading,
        way.match.field,
        serious=False,
        found=text,
    )
    entry.troubles.append(trouble)
    if policy.left == IN_NOTES:
        entry.left.append(left_out("", way.match.heading, text, str(values.get(_NAMED_BY) or "")))


def waiting_of(entry: Entry, record: Record, words: Catalogue) -> dict[str, str]:
    """{key of a field: text} of what waits as drafts of a client: what cannot be read where nothing stands, and what
    is refused."""
    by_key = record.kind.by_key
    unread = {key: text for key, text in entry.waiting.items() if record[by_key[key]] is None}
    return {**unread, **{key: by_key[key].type.write(value, words) for key, value in entry.aside.items()}}


def note(record: Record, entry: Entry) -> None:
    """Put what is left out into the notes of a client, once; not where its field holds something already."""
    notes = NOTES[record.kind.name]
    held = record[notes] or ""
    told = set(held.splitlines())
    lines = [
        one.line
        for one in entry.left
        if one.line not in told and not (record.id and one.field and record[record.kind.by_key[one.field]] is not None)
    ]
    if lines:
        record[notes] = "\n".join(filter(None, (held, *dict.fromkeys(lines))))


def _lunar(way: Way) -> str:
    return way.lunar.column if way.lunar else ""
