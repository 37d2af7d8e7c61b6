"""The whole file as JSON, and taken back into an empty one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.desk.clients import values_from_json
from clientdesk.dossier.fields import SETTING, Field, Rows, rows_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Photo, Reference
from clientdesk.dossier.values import Attachment, Link
from clientdesk.errors import UserError
from clientdesk.exchange.contacts.given import Contact, Contacts
from clientdesk.exchange.whole.writing import Kept
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store import blobs, contents
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.own_fields import Definition
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

TOGETHER = 200
"""How many records are gone through between two looks at whether to go on."""
_ROW = "row:"
Json = dict[str, Any]


class Everything:
    """All records of a file on their way out, and the photos and files they were met with."""

    def __init__(self, desk: "Desk") -> None:
        self.desk = desk
        self.met: dict[str, str] = {}
        """{digest: media type}"""

    def records(self, progress: Progress) -> Iterator[Json]:
        """Each record of every kind as `dump` has it, those in the trash last, with the numbers of its rows where
        something refers to them."""
        clients, names = self.desk.clients, [kind.name for kind in self.desk.kinds]
        total = clients.count(kinds=names) + clients.count(kinds=names, trashed=True)
        with self.desk.store.reading() as connection:
            beside = contents.beside(connection)
        every = chain(clients.every(kinds=names), clients.every(kinds=names, trashed=True))
        for place, record in enumerate(every):
            if place % TOGETHER == 0:
                progress.advance(place, total, N_("Going through the clients"))
            told = record.to_json()
            del told["version"]
            told |= {"trashed": bool(record.stamps.trashed), **beside.get(record.id, {})}
            if numbered := _row_numbers(record):
                told["row_numbers"] = numbered
            self.met |= {each.sha256: each.media for each in record.attachments()}
            yield told

    def files(self) -> Iterator[Kept]:
        """The photos and files that were met, once each."""
        for sha256, media in sorted(self.met.items()):
            with self.desk.store.reading() as connection:
                data = blobs.read(connection, sha256)
            if data is not None:
                yield Kept(sha256, media, data)

    def settings(self) -> Json:
        """The settings of the file."""
        with self.desk.store.reading() as connection:
            return contents.settings(connection)

    def own_fields(self) -> list[Json]:
        """The definitions of own fields in use."""
        return [json.loads(column.definition.to_json()) for column in self.desk.own_fields.all()]


class Beside(Everything):
    """The same with the photos and files in a folder, by their digests, so that the document stays small."""

    def __init__(self, desk: "Desk", folder: Path, name: str) -> None:
        super().__init__(desk)
        self.folder = folder
        self.name = name

    def files(self) -> Iterator[Kept]:
        for kept in super().files():
            (self.folder / kept.sha256).write_bytes(kept.data)
            yield replace(kept, file=f"{self.name}/{kept.sha256}")


def _row_links(record: Record) -> Iterator[tuple[Field[Any], Field[Any]]]:
    """(group, column) of the columns of a record that refer to rows of it."""
    for group in record.kind.groups:
        for column in rows_of(group).columns:
            if isinstance(column.type, Reference) and column.type.to.startswith(_ROW) and column.stored:
                yield group, column


def _row_fields(record: Record) -> Iterator[Field[Any]]:
    """The fields of a record that refer to rows of it."""
    for field in record.kind.values:
        if isinstance(field.type, Reference) and field.type.to.startswith(_ROW):
            yield field


def _row_numbers(record: Record) -> dict[str, list[int]]:
    """{group: the numbers of its rows in order}, of the groups that something in the record refers to."""
    told = {}
    meant = {field.type.to for field in _row_fields(record) if isinstance(field.type, Reference) and record[field]}
    for group, column in _row_links(record):
        if isinstance(column.type, Reference) and any(row[column] for row in record.rows(group)):
            meant.add(column.type.to)
    for name in meant:
        rows = record.kind.by_key.get(name.removeprefix(_ROW))
        if rows is not None:
            told[rows.key] = [row.id for row in record.rows(rows)]
    return told


# Back in


def take_back(desk: "Desk", given: Contacts, progress: Progress) -> Changed:
    """Take a whole file into an empty one, as one step; every code stays what it was. `UserError` where it is not
    empty, or anything of it cannot be stored: then nothing was."""
    _refuse_used(desk)
    given = replace(given, contacts=(*given.contacts, *given.left), left=())
    damaged = next((each for each in given.contacts if each.problem), None)
    if damaged is not None:
        raise UserError(N_("Record {number} of the file is damaged; nothing was stored."), key="damaged_record",
                        number=damaged.number)  # fmt: skip
    _prove_photos(desk, given, progress)
    codes = {each.code for each in given.contacts}
    with desk.store.step(N_("Take in a whole file"), by=desk.user) as step:
        for definition in given.own_fields:
            desk.own_fields.define_in(step, Definition.from_parts(definition))
        for name, value in given.settings.items():
            step.setting(name, json.dumps(value, ensure_ascii=False))
        for place, each in enumerate(given.contacts):
            if place % TOGETHER == 0:
                progress.advance(place, len(given.contacts), N_("Storing the clients"))
            _store(desk, step, each, codes, given.files)
    return step.changed


def is_empty(desk: "Desk") -> bool:
    """Whether there is nothing in the file but settings, neither in the trash."""
    names = [kind.name for kind in desk.kinds if kind.role is not SETTING]
    return not desk.clients.count(kinds=names) and not desk.clients.count(kinds=names, trashed=True)


def _refuse_used(desk: "Desk") -> None:
    if not is_empty(desk):
        raise UserError(
            N_("There are clients in this file already; a whole file is taken only into an empty one."),
            key="not_empty",
            hint=N_("Make a new client file for it, or import its clients into this one."),
        )


def _prove_photos(desk: "Desk", given: Contacts, progress: Progress) -> None:
    """Have the limited reader open each photo: only such bytes come near a window."""
    photos = {
        attachment.sha256
        for each in given.contacts
        for attachment in _photos(desk, each)
        if attachment.sha256 in given.files
    }
    for place, sha256 in enumerate(sorted(photos)):
        progress.advance(place, len(photos), N_("Looking at the photos"))
        if not desk.attachments.is_as_kept(given.files[sha256]):
            raise UserError(N_("A photo in the file is none of ours; nothing was stored."), key="strange_photo")


def _photos(desk: "Desk", each: Contact) -> Iterator[Attachment]:
    kind = desk.kind(each.kind)
    for field, value in values_from_json(kind, _known(each, kind.by_key)).items():
        if isinstance(field.type, Photo) and value:
            yield value
        elif isinstance(field.type, Rows):
            columns = [column for column in field.type.columns if isinstance(column.type, Photo)]
            yield from (row[column] for row in value or () for column in columns if row[column])


def _known(each: Contact, by_key: Mapping[str, object]) -> dict[str, Any]:
    """The values without own fields, which are declared only once the step begins."""
    return {key: value for key, value in each.values.items() if key in by_key}


def _store(desk: "Desk", step: Step, each: Contact, codes: set[str], files: Mapping[str, bytes]) -> None:
    kind = step.schema.kinds.get(each.kind) or desk.kind(each.kind)
    record = Record(kind, code=each.code)
    for field, value in values_from_json(kind, each.values).items():
        record[field] = _with_known(field, value, codes)
    for attachment in record.attachments():
        _keep(step, attachment, files)
    if kind.role is SETTING and (number := client_id(step.connection, kind.prefix)):
        _overwrite(step, record, number)
        return
    client = step.create(record)
    _join_rows(step, record, each)
    if each.trashed:
        step.trash(client)
    for key, said in each.answers.items():
        if (answered := kind.by_key.get(key)) is not None:
            step.answer(client, answered, str(said))
    for code, name in each.beside.get("former_codes", {}).items():
        step.former_code(client, code, str(name))
    for other, known in each.beside.get("told_apart", {}).items():
        step.tell_apart(client, other, str(known))
    for event, told in each.beside.get("given_out", {}).items():
        step.give_out(client, event, str(told))


def _overwrite(step: Step, record: Record, number: int) -> None:
    """The settings of a new file give way to those that come."""
    there = read_record(step.connection, step.schema, number)
    assert there is not None
    for field, value in record.filled():
        there[field] = value
    step.save(there)


def _with_known(field: Field[Any], value: Any, codes: set[str]) -> Any:
    """The value with links only to what comes along; of others the name stays."""
    if isinstance(value, Link):
        return _known_link(field, value, codes)
    if isinstance(field.type, Rows) and value:
        return tuple(_known_row(field.type.columns, row, codes) for row in value)
    return value


def _known_row(columns: Iterable[Field[Any]], row: Row, codes: set[str]) -> Row:
    for column in columns:
        if isinstance(link := row[column], Link):
            row = row.with_value(column, _known_link(column, link, codes))
    return row


def _known_link(field: Field[Any], link: Link, codes: set[str]) -> Link:
    to = field.type.to if isinstance(field.type, Reference) else ""
    inside = to.startswith(_ROW) or to in ("user", "attachment", "competitor", "campaign")
    return link if not link.target or inside or link.target in codes else Link(None, link.name or link.target)


def _keep(step: Step, attachment: Attachment, files: Mapping[str, bytes]) -> None:
    data = files.get(attachment.sha256)
    if data is not None:
        step.put_blob(attachment.sha256, attachment.media, data)
    elif not blobs.kept(step.connection, attachment.sha256):
        raise UserError(
            N_("A photo or file that belongs to the clients is not in the export; nothing was stored."),
            key="missing_file",
            hint=N_("Export the file again, with its photos and files."),
        )


def _join_rows(step: Step, record: Record, each: Contact) -> None:
    """Rows have other numbers here: what refers to them follows."""
    said = each.beside.get("row_numbers", {})
    now: dict[str, str] = {}
    for key, numbers in said.items():
        group = record.kind.by_key.get(key)
        if group is not None and isinstance(numbers, list):
            now |= {str(old): str(row.id) for old, row in zip(numbers, record.rows(group), strict=False)}
    if not now:
        return
    record.settle(0)
    for field in _row_fields(record):
        if (link := record[field]) and link.target in now:
            record[field] = Link(now[link.target], link.name)
    for group, column in _row_links(record):
        record[group] = tuple(
            row.with_value(column, Link(now[link.target], link.name))
            if (link := row[column]) and link.target in now
            else row
            for row in record.rows(group)
        )
    step.save(record)
