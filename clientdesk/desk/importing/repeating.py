"""A client that a file tells twice: what the second row tells otherwise is told, and kept in the notes."""

from collections.abc import Iterator, Mapping
from typing import Any

from clientdesk.desk.importing.applying import are_same
from clientdesk.desk.importing.columns import VALUE, ReadySheet
from clientdesk.desk.importing.entry import Entry, LeftOut, left_out
from clientdesk.desk.importing.given import DO_SKIP, IN_NOTES, OVERWRITE, Line, Policy, Trouble
from clientdesk.desk.importing.leaving import NOTES
from clientdesk.dossier.fields import SENSITIVE, Field, Kind
from clientdesk.dossier.header import Header
from clientdesk.i18n import N_, Catalogue, Sentence

_OTHERWISE = N_("Row {row} tells something else of this client.")
_LOOK = N_("Look which of the two is right.")
_AGAIN = N_("A repetition of row {row}; what was missing there was taken.")


REPEATED_ELSEWHERE = N_("A repetition of row {row} of another sheet; what was missing there was taken.")


def brings_nothing_new(first: Entry, second: Entry) -> bool:
    """Whether a row says its client again without a row of a group that the first does not have."""
    known = [(row.group, row.values) for row in first.rows]
    return all((row.group, row.values) in known for row in second.rows)


def line_of_repeated(first: Entry, second: Entry, title: str) -> Line:
    """The line of a row that was taken into another."""
    text = _AGAIN if first.place.sheet == second.place.sheet else REPEATED_ELSEWHERE
    why = Sentence(text, {"row": first.place.row})
    return Line(second.place, second.kind, str(second.values.get(title) or ""), DO_SKIP, why=why)


def joined(first: Entry, second: Entry, sheet: ReadySheet, policy: Policy) -> Mapping[str, Any]:
    """The values of both: the first row's, or the second's where a file is to be written over; its notes behind those
    of the first. What is not taken of the other is told."""
    over = policy.duplicates == OVERWRITE
    taken, other = (second, first) if over else (first, second)
    for field in _differing(taken, other, sheet.kind):
        way = next((way for way in sheet.ways if way.goes == VALUE and way.target.field == field.key), None)
        text = sheet.text(way, other.place.row) if way and other is second else _shown(field, other, sheet.words)
        heading = way.match.heading if way else field.title(sheet.words)
        _tell(first, other, second, left_out("", heading, text), policy, field=field, found=text)
    return _together(taken, other, first, second)


def joined_at_client(first: Entry, second: Entry, kind: Kind, policy: Policy, *, words: Catalogue) -> Mapping[str, Any]:
    """The same of two rows that lead to one client who is there, each by another key: the first row's values."""
    for field in _differing(first, second, kind):
        text = _shown(field, second, words)
        _tell(first, second, second, left_out("", field.title(words), text), policy, field=field, found=text)
    return _together(first, second, first, second)


def _together(taken: Entry, other: Entry, first: Entry, second: Entry) -> Mapping[str, Any]:
    values = {**other.values, **taken.values}
    notes = NOTES[first.kind].key
    told = [str(entry.values[notes]) for entry in (first, second) if entry.values.get(notes)]
    if told:
        values[notes] = "\n".join(dict.fromkeys(line for text in told for line in text.splitlines()))
    return values


def _differing(taken: Entry, other: Entry, kind: Kind) -> Iterator[Field[Any]]:
    """The fields of which both tell something else, but for the notes, which are joined."""
    for key, value in other.values.items():
        if key in (NOTES[kind.name].key, Header.client_code.key) or key not in taken.values:
            continue
        if not are_same(kind.by_key[key], value, taken.values[key]):
            yield kind.by_key[key]


def _shown(field: Field[Any], entry: Entry, words: Catalogue) -> str:
    return field.type.show(entry.values[field.key], words)


def _tell(
    first: Entry, other: Entry, second: Entry, left: LeftOut, policy: Policy, *, field: Field[Any], found: str
) -> None:
    """A value of one of two rows that is not taken because the other tells another."""
    row = first.place.row if other is second else second.place.row
    reason = Sentence(_OTHERWISE, {"row": row})
    first.troubles.append(Trouble(other.place, reason, Sentence(_LOOK), field=field.key, serious=False, found=found))
    if policy.left == IN_NOTES and field.sensitivity != SENSITIVE:
        first.left.append(left)
