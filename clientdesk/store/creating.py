"""Storing new records inside a step: one statement for each table, whatever their number."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.store import changes, positions
from clientdesk.store.changes import Change
from clientdesk.store.lists import names_of
from clientdesk.store.numbering import free_code, prefix_of
from clientdesk.store.records import Raw, row_cells

if TYPE_CHECKING:
    from clientdesk.store.journal import Step

_DIGITS = 6


def create_all(step: "Step", records: Sequence[Record]) -> None:
    """Store new records under new codes, or those that they bring, which are free."""
    if not records:
        return
    coded = [record for record in records if not record.code]
    first = step.counters.draw("client", len(records))
    _give_codes(step, coded)
    raws = []
    for number, record in enumerate(records, first):
        for name, field in record.kind.stamped.items():
            record[field] = {"code": record.code, "kind": record.kind.name}[name]
        record.id = number
        raws.append(_filled(step, record))
    changes.insert_raws(step.connection, step.schema, list(enumerate(raws, first)))
    made = [Change(number, "client", 0, "", None, raw.to_json()) for number, raw in enumerate(raws, first)]
    step.made(records, made, coded=coded)


def _give_codes(step: "Step", records: Sequence[Record]) -> None:
    """The next codes of each kind; documents, whose codes tell their day, one by one."""
    many: dict[str, list[Record]] = {}
    for record in records:
        if record.kind.dated:
            record.code = free_code(step.connection, step.schema, step.counters, record, step.today)
        else:
            many.setdefault(prefix_of(step.connection, record.kind), []).append(record)
    for prefix, same in many.items():
        first = step.counters.draw(prefix, len(same))
        drawn = [f"{prefix}{number:0{_DIGITS}d}" for number in range(first, first + len(same))]
        taken = names_of(step.connection, drawn)
        for record, code in zip(same, drawn, strict=True):
            if code in taken:
                code = free_code(step.connection, step.schema, step.counters, record, step.today)
            record.code = code


def _filled(step: "Step", record: Record) -> Raw:
    """The stored form of a record, its rows numbered."""
    told = {"created": step.at, "created_by": step.told.by, "trashed": None, "kind": record.kind.name}
    raw = Raw({**told, "code": record.code})
    for field, value in list(record.filled()):
        if not isinstance(field.type, Rows):
            place, column = step.schema.field_column[record.kind.name, field.key]
            raw.sections.setdefault(place.table, {})[column] = field.type.to_column(value)
        elif not field.type.virtual:
            place = step.schema.group_place[record.kind.name, field.key]
            rows = tuple(_numbered(value, step.counters.rows(len(value))))
            record[field] = rows
            raw.groups[place.table] = {
                row.id: ((order + 1) * positions.GAP, row_cells(place, row)) for order, row in enumerate(rows)
            }
    return raw


def _numbered(rows: Sequence[Row], numbers: Iterable[int]) -> Iterable[Row]:
    return (Row(row.values, number) for number, row in zip(numbers, rows, strict=True))
