"""Photos and files: brought in through the limited child, kept inside the file, given back."""

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from clientdesk.desk.clients import replace_rows, unreadable
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field, Rows, read_json
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Photo, Text
from clientdesk.dossier.types.compound import FILE_NAME
from clientdesk.dossier.values import Attachment, plain_name
from clientdesk.errors import UserError
from clientdesk.exchange.photos import LONGEST_SIDE, WHOLE, Crop, clean_photo
from clientdesk.exchange.untrusted import Child
from clientdesk.files import read_whole
from clientdesk.i18n import N_
from clientdesk.store import blobs
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.schema import Connection

_JPEG = b"\xff\xd8"
_TITLE = 120
"""Letters of the title of an attachment."""


class Attachments(Part):
    """`desk.attachments`."""

    _child: Child | None = None

    @property
    def child(self) -> Child:
        """The limited process that reads untrusted bytes, started when first needed and kept warm."""
        if self._child is None:
            self._child = Child()
        return self._child

    def close(self) -> None:
        """End the limited process."""
        if self._child:
            self._child.close()

    def photo(self, data: bytes, *, name: str, crop: Crop = WHOLE) -> tuple[Attachment, bytes]:
        """A picture of any origin, or a part of it, as we keep it: small JPEG without EXIF."""
        clean = clean_photo(self.child, data, crop=crop)
        jpeg = f"{Path(name).stem or 'photo'}.jpg"
        return Attachment(blobs.digest_of(clean.jpeg), _tidy(jpeg), "image/jpeg", len(clean.jpeg)), clean.jpeg

    def file(self, data: bytes, *, name: str) -> tuple[Attachment, bytes]:
        """Any file as it is."""
        media = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return Attachment(blobs.digest_of(data), _tidy(Path(name).name), media, len(data)), data

    def is_as_kept(self, data: bytes) -> bool:
        """Whether a picture is as we keep them already, so that it need not be made anew; the child opens it."""
        try:
            clean = clean_photo(self.child, data)
        except UserError:
            return False
        return data.startswith(_JPEG) and max(clean.width, clean.height) <= LONGEST_SIDE

    def attach(self, record: Record, field: Field[Attachment], source: Path) -> Changed:
        """Bring a photo or file from the disk into a field of a record."""
        return self.attach_bytes(record, field, read_whole(source, at_most=blobs.LIMIT), name=source.name)

    def attach_bytes(self, record: Record, field: Field[Attachment], data: bytes, *, name: str) -> Changed:
        """Bring a photo or file into a field of a record, as one step."""
        made, kept = self.prepared(field, data, name=name)
        with self.store.step(N_("Attach a file"), by=self.desk.user) as step:
            self.put(step, made, kept)
            record[field] = made
            step.save(record)
        return step.changed

    def attach_row(self, record: Record, group: Field[tuple[Row, ...]], source: Path, *, title: str) -> Changed:
        """Add a row with a file, under a title, to a group that has a file column."""
        assert isinstance(group.type, Rows)
        columns = group.type.columns
        column = next((c for c in columns if c.type.name == "file"), None)
        if column is None:
            raise UserError(N_("{field}: no file can be attached here."), key="no_file_here", field=group.key)
        made, kept = self.prepared(column, read_whole(source, at_most=blobs.LIMIT), name=source.name)
        name = next((c for c in columns if type(c.type) is Text), None)
        row = Row({column.key: made, **({name.key: _title(name, title)} if name and title.strip() else {})})
        with self.store.step(N_("Attach a file"), by=self.desk.user) as step:
            self.put(step, made, kept)
            rows = record.rows(group)
            record[group] = replace_rows(rows, (*rows, row))
            step.save(record)
        return step.changed

    def attach_files(self, client: str, files: Sequence[tuple[Attachment, bytes]], *, title: str = "") -> Changed:
        """Add a row for each file to the attachments of a client, with the day and its name (or `title`), as one
        step."""
        record = self.desk.clients.get(client)
        group = record.kind.by_key.get(AttachedFile.declared.name)
        if group is None:
            raise UserError(N_("{field}: no file can be attached here."), key="no_file_here", field=record.kind.name)
        rows = [self._row_of(made, title) for made, _kept in files]
        with self.store.step(N_("Attach a file"), by=self.desk.user) as step:
            for made, kept in files:
                self.put(step, made, kept)
            before = record.rows(group)
            record[group] = replace_rows(before, (*before, *rows))
            step.save(record)
        return step.changed

    def _row_of(self, made: Attachment, title: str) -> Row:
        told = clean_line(title or Path(made.name).stem, FILE_NAME)[:_TITLE].strip() or made.name[:_TITLE]
        kind = "photo" if made.media.startswith("image/") else None
        values = {AttachedFile.title: told, AttachedFile.kind: kind, AttachedFile.date: self.desk.today}
        filled = {column.key: value for column, value in values.items() if value is not None}
        return Row({**filled, AttachedFile.file.key: made})

    def prepared(self, field: Field[Attachment], data: bytes, *, name: str) -> tuple[Attachment, bytes]:
        """The value and the bytes to keep for what was given, by the type of the field."""
        return self.photo(data, name=name) if isinstance(field.type, Photo) else self.file(data, name=name)

    def keep(self, made: Attachment, kept: bytes) -> None:
        """Keep bytes ahead of the record that will refer to them; by itself this is no step of the history."""
        with self.store.step(N_("Attach a file"), by=self.desk.user) as step:
            self.put(step, made, kept)

    def put(self, step: Step, made: Attachment, kept: bytes) -> None:
        """Keep the bytes as part of a step."""
        step.put_blob(made.sha256, made.media, kept)

    def refuse_unknown(self, connection: Connection, record: Record) -> None:
        """Refuse a record to which a photo or file was added whose bytes the client file does not hold."""
        before = {attachment.sha256 for attachment in _attachments(old for _field, old, _new in record.changed())}
        for field, _old, new in record.changed():
            added = {attachment.sha256 for attachment in _attachments([new])} - before
            if any(not blobs.kept(connection, sha256) for sha256 in added):
                raise UserError(
                    N_("{field}: this file is not in the client file; nothing was stored."),
                    key="unknown_file",
                    hint=N_("Use the action attach, which brings the file in."),
                    field=field.key,
                )

    def read(self, attachment: Attachment) -> bytes | None:
        """The bytes of an attachment."""
        with self.store.reading() as connection:
            return blobs.read(connection, attachment.sha256)


def _tidy(name: str) -> str:
    """A file's name as a field may keep it: what is no text in it is replaced."""
    whole = plain_name(name.encode("utf-8", "replace").decode())
    return clean_line(whole, len(whole) * 4)[:FILE_NAME].strip() or "file"


def _title(column: Field[str], title: str) -> str:
    try:
        return read_json(column, title)
    except Unreadable as problem:
        raise unreadable(problem) from None


def _attachments(values: Iterable[object]) -> Iterator[Attachment]:
    """The photos and files among values of fields, those in rows too."""
    for value in values:
        if isinstance(value, Attachment):
            yield value
        elif isinstance(value, tuple):
            yield from _attachments(cell for row in value if isinstance(row, Row) for cell in row.values.values())
