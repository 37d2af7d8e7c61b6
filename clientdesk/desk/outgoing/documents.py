"""The folder of documents: a folder for each client with its files, by stage, and its correspondence as PDF."""

import hashlib
import io
import json
import re
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.desk.cards import PrintWish, safe
from clientdesk.desk.outgoing.listing import Filed, write_contents
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.fields import Field, Rows, row_to_json, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CONTACT, ENTERPRISE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Date, Text
from clientdesk.dossier.values import Attachment
from clientdesk.dossier.work.contact import Contact
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.contacts.writing import write_contacts
from clientdesk.exchange.correspondence import TOGETHER, make_correspondence
from clientdesk.exchange.profiles import Disclosure, Sight
from clientdesk.files import PART
from clientdesk.i18n import LANGUAGES, N_, Catalogue, catalogue

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_CLOSED, _CONTACTED, _POTENTIAL, _LOST = N_("1 Closed"), N_("2 Contacted"), N_("3 Potential"), N_("4 Lost")
_STAGES = {
    **dict.fromkeys(("closed", "current", "at_risk", "won_back"), _CLOSED),
    "contacted": _CONTACTED,
    **dict.fromkeys(("lost", "disqualified"), _LOST),
}
"""The folder of each stage; the others are potential clients."""
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")


@dataclass(frozen=True)
class Document:
    """A photo or file of a client: its title and day, and the attachment itself."""

    title: str
    day: date | None
    attachment: Attachment


@dataclass
class Shelf:
    """The tree while it is being filled: how many files are in it, and its table of contents."""

    desk: "Desk"
    folder: Path
    disclosure: Disclosure
    words: Catalogue

    def __post_init__(self) -> None:
        self.files = self.clients = 0
        self.lines: list[Filed] = []

    def close(self) -> None:
        """Write the table of contents."""
        write_contents(self.folder, self.lines, self.words)

    def add(self, client: Record) -> None:
        """The folder of a client: its files in order of time, and its correspondence."""
        stage = self.words.tr(_STAGES.get(client[Header.lifecycle_stage] or "", _POTENTIAL))
        home = self.folder / stage / _folder_name(client)
        contacts = self._contacts(client)
        documents = [
            *self._documents(client),
            *(d for c in contacts for d in self._documents(c)),
        ]
        if documents or contacts or self.has_folder(client):
            self.fill(home, client, documents, contacts)
        self.clients += 1

    def has_folder(self, client: Record) -> bool:
        """Whether a client has a folder already."""
        return False

    def fill(self, home: Path, client: Record, documents: Sequence[Document], contacts: Sequence[Record]) -> None:
        """Write the files and the correspondence of a client into its folder."""
        self.write_documents(home, client, self.in_order(client, documents), first=1)
        self.write_correspondence(home, client, contacts)

    def in_order(self, client: Record, documents: Sequence[Document]) -> list[Document]:
        """The documents by their days; what has none counts from when the client was added."""
        return sorted(documents, key=lambda each: each.day or self._filed(client))

    def _filed(self, client: Record) -> date:
        return date.fromisoformat(client.stamps.created[:10]) if client.stamps.created else self.desk.today

    def write_documents(self, home: Path, client: Record, documents: Sequence[Document], *, first: int) -> None:
        """Write files under numbers from `first` on."""
        for number, document in enumerate(documents, first):
            data = self.desk.attachments.read(document.attachment)
            if data is not None:
                suffix = Path(document.attachment.plain_name).suffix
                day = document.day or self._filed(client)
                name = f"{number:03}_{day:%Y%m%d}_{safe(document.title) or 'file'}"
                self.put(home, client, name + (suffix if _SUFFIX.fullmatch(suffix) else ""), data)

    def write_correspondence(self, home: Path, client: Record, contacts: Sequence[Record]) -> None:
        """Write the contacts with a client as PDF, in parts where there are very many."""
        title = self.words.tr(N_("Correspondence"))
        parts = range(0, len(contacts), TOGETHER)
        names = [f"{title}.pdf" if len(parts) == 1 else f"{title}-{part}.pdf" for part in range(1, len(parts) + 1)]
        self.drop_prints(home, names)
        for part, (name, start) in enumerate(zip(names, parts, strict=True), 1):
            these = contacts[start : start + TOGETHER]

            def make(part: int = part, these: Sequence[Record] = these) -> bytes:
                return make_correspondence(client, these, self._job(), part=part, parts=len(parts)).pdf

            self.put_print(home, client, name, self._made_of(client, these), make)

    def _made_of(self, client: Record, contacts: Sequence[Record]) -> str:
        """A mark that is another once the print would be: another contact, another version of one, another reader."""
        told = [client.name, self.disclosure.profile, *(f"{one.code}.{one.version}" for one in contacts)]
        return hashlib.sha256("\n".join(map(str, told)).encode()).hexdigest()[:16]

    def put_print(self, home: Path, client: Record, name: str, made_of: str, make: Callable[[], bytes]) -> None:
        """Write a print of ours."""
        self.put(home, client, name, make(), made_of=made_of)

    def drop_prints(self, home: Path, names: Sequence[str]) -> None:
        """Take away prints that are made under other names now; a new folder has none."""

    def whole(self, client: Record, home: Path) -> None:
        """Everything of one client: its dossier as PDF, a vCard, its values and the work with it as JSON, its files and
        correspondence."""
        wish = PrintWish(language=self.words.language, profile=self.disclosure.profile, reason=self.disclosure.reason)
        self.put(home, client, f"{_folder_name(client)}.pdf", self.desk.cards.preview([client.code], wish).pdf)
        self.put(home, client, f"{_folder_name(client)}.vcf", self._vcard(client))
        told = json.dumps(_seen(client, self.disclosure), ensure_ascii=False, indent=1, default=str)
        self.put(home, client, f"{_folder_name(client)}.json", told.encode())
        if work := self._work(client):
            told = json.dumps(work, ensure_ascii=False, indent=1, default=str)
            self.put(home, client, f"{_folder_name(client)}_work.json", told.encode())
        contacts = self._contacts(client)
        documents = [
            *self._documents(client),
            *(d for c in contacts for d in self._documents(c)),
        ]
        self.fill(home, client, documents, contacts)
        self.clients += 1

    def put(self, home: Path, client: Record, name: str, data: bytes, *, made_of: str = "") -> None:
        """Write one file, and its line of the table of contents."""
        home.mkdir(parents=True, exist_ok=True)
        path = home / name
        part = home / f"{PART}{secrets.token_hex(4)}"
        try:
            part.write_bytes(data)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        self.files += 1
        inside = path.relative_to(self.folder).as_posix()
        digest = hashlib.sha256(data).hexdigest()
        self.lines.append(Filed(client.code, client.name, inside, len(data), digest, made_of=made_of))

    def _contacts(self, client: Record) -> list[Record]:
        """The contacts with a client, the earliest first."""
        found = self.desk.work.of(client.code, limit=-1)
        contacts = [record for record in found if record.kind.name == CONTACT.name]
        return sorted(contacts, key=_moment)

    def _work(self, client: Record) -> list[dict[str, Any]]:
        """The work with a client but for the contacts, that of the latest day first, as far as the reader may see it:
        tasks, opportunities, documents of trading …"""
        found = self.desk.work.every(client.code, limit=-1)
        return [_seen(record, self.disclosure) for record in found if record.kind.name != CONTACT.name]

    def _documents(self, record: Record) -> Iterator[Document]:
        """The photos and files of a record that the reader may see, each with the words and the day beside it."""
        own = record[Contact.date] if record.kind.name == CONTACT.name else None
        for field, value in record.filled():
            if isinstance(value, Attachment):
                if self.disclosure.sight(field) is Sight.SHOWN:
                    yield Document(field.title(self.words), own, value)
            elif isinstance(field.type, Rows):
                yield from self._in_rows(field, value, own)

    def _in_rows(self, group: Field[Any], rows: Sequence[Row], own: date | None) -> Iterator[Document]:
        for column in rows_of(group).columns:
            if self.disclosure.sight_in(group, column) is Sight.SHOWN:
                for row in rows:
                    if isinstance(held := row[column], Attachment):
                        title = _first(group, row, Text) or Path(held.plain_name).stem
                        yield Document(title, _first(group, row, Date) or own, held)

    def _job(self) -> PrintJob:
        house = self.desk.house.for_print(self.words.language)
        now, photo_of = self.desk.now.astimezone(), self.desk.attachments.read
        return PrintJob((), self.words, self.disclosure, self.desk.user, now, photo_of, house=house)

    def _vcard(self, client: Record) -> bytes:
        out, photo_of = io.BytesIO(), self.desk.attachments.read
        write_contacts([client], out, version="3.0", disclosure=self.disclosure, words=self.words, photo_of=photo_of)
        return out.getvalue()


def stage_folders() -> frozenset[str]:
    """The names of the folders of stages in every language: the folder may have been written in another one."""
    return frozenset(catalogue(language).tr(name) for language in LANGUAGES for name in (*_STAGES.values(), _POTENTIAL))


def _moment(contact: Record) -> tuple[str, str, int]:
    day, time = contact[Contact.date], contact[Contact.time]
    return day.isoformat() if day else "", time.isoformat() if time else "", contact.id


def _folder_name(client: Record) -> str:
    short = client[Heading.short_name] if client.kind.name == ENTERPRISE.name else None
    return f"{safe(client.code)}_{safe(short or client.name)}"


def _first(group: Field[Any], row: Row, kind: type) -> Any:
    columns = (column for column in rows_of(group).columns if type(column.type) is kind)
    return next((row[column] for column in columns if row[column] is not None), None)


def _seen(client: Record, disclosure: Disclosure) -> dict[str, Any]:
    """The values of a client that the reader may see unmasked, as `show` has them."""
    values: dict[str, Any] = {}
    groups: dict[str, Any] = {}
    for field, value in client.filled():
        if isinstance(field.type, Rows):
            columns = tuple(c for c in field.type.columns if disclosure.sight_in(field, c) is Sight.SHOWN)
            if rows := [told for row in value if (told := row_to_json(row, columns))]:
                groups[field.key] = rows
        elif disclosure.sight(field) is Sight.SHOWN:
            values[field.key] = field.type.to_json(value)
    return {"code": client.code, "kind": client.kind.name, "values": values, "groups": groups}
