"""What the accountant filled in comes back: read, shown beside what stands in the file, taken over in one step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import DOCUMENT_NAMES
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.store.news import Changed
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.workbooks.trade.coming_back import CameBack


@dataclass(frozen=True)
class Difference:
    """A value that came back: of which document and field, what stands in the file, what it would become."""

    document: str
    field: Field[Any]
    old: Any
    new: Any


@dataclass(frozen=True)
class Trouble:
    """A row that cannot be taken over, and why."""

    sheet: str
    row: int
    reason: Sentence


@dataclass(frozen=True)
class ComingBack:
    """What a workbook would change, and what of it cannot be taken over; `rows` are all of ours in it."""

    name: str
    rows: int
    differences: tuple[Difference, ...]
    troubles: tuple[Trouble, ...]


def compare(desk: "Desk", source: Path) -> ComingBack:
    """Read a ledger that came back; nothing is stored. Rows are known by their ids, so they may be sorted, filtered or
    cut; a document that takes several rows may be filled in on any of them. Raises `UserError` for a file that is no
    ledger of ours."""
    from clientdesk.exchange.intake import TableOptions, opened, read_tables
    from clientdesk.exchange.workbooks.trade.coming_back import rows_back

    data, _notes = opened(source)
    came = rows_back(read_tables(desk.attachments.child, data, name=source.name, options=TableOptions()))
    by_document: dict[str, list[CameBack]] = {}
    for row in came:
        by_document.setdefault(row.document, []).append(row)
    differences: list[Difference] = []
    troubles: list[Trouble] = []
    for document, rows in by_document.items():
        record = _document(desk, document)
        if record is None:
            troubles.extend(Trouble(row.sheet, row.row, _unknown(document)) for row in rows)
            continue
        for key in rows[0].values:
            if field := record.kind.by_key.get(key):
                _compare_field(desk, record, field, rows, differences, troubles)
            elif filled := next((row for row in rows if row.values[key] not in (None, "")), None):
                text = N_("{document} has no place for what was filled in; it was left out.")
                troubles.append(Trouble(filled.sheet, filled.row, Sentence(text, {"document": record.code})))
    return ComingBack(source.name, len(came), tuple(differences), tuple(troubles))


def _unknown(document: str) -> Sentence:
    if not document:
        return Sentence(N_("The id of this row is gone, so nobody knows which document was filled in."), {})
    return Sentence(N_("There is no document {document} in this file."), {"document": document[:40]})


def _document(desk: "Desk", code: str) -> Record | None:
    with desk.store.reading() as connection:
        number = client_id(connection, code)
        found = read_record(connection, desk.store.schema, number) if number else None
    return found if found is not None and found.kind.name in DOCUMENT_NAMES else None


def _compare_field(
    desk: "Desk",
    record: Record,
    field: Field[Any],
    rows: Sequence["CameBack"],
    differences: list[Difference],
    troubles: list[Trouble],
) -> None:
    old, told = record[field], dict[Any, "CameBack"]()
    for row in rows:
        try:
            value = _value(desk, field, row.values.get(field.key))
        except Unreadable as problem:
            troubles.append(Trouble(row.sheet, row.row, Sentence(problem.reason, problem.values)))
            continue
        if value != old:
            told.setdefault(value, row)
    if len(told) > 1:
        row = list(told.values())[1]
        text = N_("The rows of {document} say different things; none of them was taken over.")
        troubles.append(Trouble(row.sheet, row.row, Sentence(text, {"document": record.code})))
        return
    differences.extend(Difference(record.code, field, old, value) for value in told)


def _value(desk: "Desk", field: Field[Any], cell: object) -> Any:
    """A cell as the field's value; nothing for an empty one."""
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        cell = cell.isoformat()
    return field.type.read(str(cell), desk.reading)


def take_over(desk: "Desk", came: ComingBack) -> Changed:
    """Store the differences as one step that is undone at once. Raises `Conflict` where somebody changed a value in the
    meantime, and `UserError` where there is nothing to take over."""
    if not came.differences:
        raise UserError(N_("{name} brings nothing new; nothing was changed."), key="nothing_new", name=came.name)
    with desk.store.step(N_("Take over what came back with {name}"), by=desk.user, values={"name": came.name}) as step:
        by_document: dict[str, list[Difference]] = {}
        for each in came.differences:
            by_document.setdefault(each.document, []).append(each)
        for document, changes in by_document.items():
            number = client_id(step.connection, document)
            record = read_record(step.connection, step.schema, number) if number else None
            assert record is not None, "a step sees the documents that were compared"
            for change in changes:
                _refuse_changed(record, change)
                record[change.field] = change.new
            desk.clients.save_in(step, record)
    return step.changed


def _refuse_changed(record: Record, change: Difference) -> None:
    from clientdesk.store.news import Conflict

    now = record[change.field]
    if now not in (change.old, change.new):
        raise Conflict(change.field.key, str(change.new), str(now))
