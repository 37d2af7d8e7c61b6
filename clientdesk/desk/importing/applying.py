"""Bringing what a file tells of a client into its record: values by policy, rows found again by what names them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clientdesk.desk.importing.entry import Entry, RowGiven
from clientdesk.desk.importing.given import FILL, REPLACE
from clientdesk.desk.importing.keys import is_older
from clientdesk.desk.importing.leaving import note
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.folding import fold
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics, EmailAddress, PhoneNumber
from clientdesk.dossier.reading.phones import same_phone
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Phone

_NAMED_BY = (
    "name title number account address street plate handle app item year date school stage employer start unit theme",
    "relation industry product brand condition kind object problem text bank user_id competitor_id",
)
_NAMING = frozenset(key for keys in _NAMED_BY for key in keys.split())
"""Columns by which a row of a group is known again."""
_FURTHER = {
    "phone": (Basics.phones.key, PhoneNumber.number.key),
    "email": (Basics.emails.key, EmailAddress.address.key),
}
"""Where further numbers and addresses of one cell go."""


def apply(record: Record, entry: Entry, *, duplicates: str, children: str) -> None:
    """Give a record what the file tells: a new one all of it, a stored one by policy; fixed fields stay."""
    told = entry.about if entry.owner else {**entry.about, **entry.values}
    for key, value in told.items():
        field = record.kind.by_key[key]
        if field is Header.client_code or (field.fixed and record.id):
            continue
        if entry.owner or duplicates == FILL or not record.id:
            if record[field] is None or not record.id:
                record[field] = value
        elif field is not Basics.id_number or not is_older({key: value}, {key: record[field]}):
            record[field] = value
    if entry.employer_found:
        _check_employer(record)
    groups: dict[str, list[RowGiven]] = {}
    for row in _all_rows(record, entry):
        groups.setdefault(row.group, []).append(row)
    for key, rows in groups.items():
        group = record.kind.by_key[key]
        record[group] = _joined(record.rows(group), rows, group, duplicates=duplicates, children=children)
    note(record, entry)


def _check_employer(record: Record) -> None:
    """A link to an employer that was found by the name stays only beside that name."""
    link, name = record[Basics.employer_id], record[Basics.employer_name]
    new = link is not None and record.original(Basics.employer_id) is None
    if new and link and name and link.name and fold(link.name) != fold(name):
        record[Basics.employer_id] = None


def _all_rows(record: Record, entry: Entry) -> Iterable[RowGiven]:
    yield from entry.rows
    for type_name, value, word in entry.more:
        group, column = _FURTHER[type_name]
        if group in record.kind.by_key:
            noted = {PhoneNumber.note.key: word} if word else {}
            yield RowGiven(group, {column: value, **noted}, entry.place)


def has_room(kind_keys: Mapping[str, object], type_name: str) -> bool:
    """Whether a kind has a group for further numbers of a cell."""
    return _FURTHER[type_name][0] in kind_keys


def _joined(
    old: Sequence[Row], given: Sequence[RowGiven], group: Field[Any], *, duplicates: str, children: str
) -> tuple[Row, ...]:
    """The rows of a group with those of the file; each of the file is one that is there, or a new one."""
    naming = [column for column in rows_of(group).columns if column.key in _NAMING]
    rows = list(old)
    free = set(range(len(rows)))
    kept: list[int] = []
    for one in given:
        place = next((at for at in range(len(rows)) if at in free and _same(rows[at], one, naming)), None)
        if place is None:
            place = next((at for at in kept if _same(rows[at], one, naming) and _agrees(rows[at], one)), None)
            if place is None:
                rows.append(Row(one.values))
                place = len(rows) - 1
            else:
                rows[place] = Row({**one.values, **rows[place].values}, rows[place].id)
        else:
            free.discard(place)
            rows[place] = _with(rows[place], one, duplicates=duplicates, children=children)
        kept.append(place)
    if children == REPLACE:
        return tuple(rows[place] for place in dict.fromkeys(kept))
    return tuple(rows)


def _with(row: Row, given: RowGiven, *, duplicates: str, children: str) -> Row:
    """A stored row with what the file tells of it."""
    if children == REPLACE:
        return Row(given.values, row.id)
    if duplicates == FILL:
        return Row({**given.values, **row.values}, row.id)
    return Row({**row.values, **given.values}, row.id)


def _same(row: Row, given: RowGiven, naming: Sequence[Field[Any]]) -> bool:
    """Whether a row of the file is this one: what names it is the same, and nothing of that is another."""
    told = [(column, row[column], given.values.get(column.key)) for column in naming]
    pairs = [(column, held, said) for column, held, said in told if said is not None]
    if not pairs:
        return all(row.values.get(key) == value for key, value in given.values.items())
    known = [(column, held, said) for column, held, said in pairs if held is not None]
    return bool(known) and all(are_same(column, held, said) for column, held, said in known)


def _agrees(row: Row, given: RowGiven) -> bool:
    return all(row.values.get(key) in (None, value) for key, value in given.values.items())


def are_same(column: Field[Any], one: Any, other: Any) -> bool:
    """Whether two values are two ways to write the same."""
    if isinstance(column.type, Phone):
        return same_phone(one, other)
    return bool(_plain(one) == _plain(other))


def _plain(value: Any) -> Any:
    return fold("".join(value.split())) if isinstance(value, str) else value
