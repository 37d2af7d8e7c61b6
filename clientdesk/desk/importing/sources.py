"""Opening what clients come in: workbooks, text tables, the clipboard, vCards, our JSON; read in the limited child."""

import hashlib
import re
from dataclasses import replace
from pathlib import Path

from clientdesk.desk.importing.given import SheetSeen, Source, SourceOptions
from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.errors import UserError
from clientdesk.exchange.contacts import ContactOptions, Contacts, read_contacts
from clientdesk.exchange.intake import TableOptions, Tables, opened, read_tables, text_tables
from clientdesk.exchange.untrusted import Child
from clientdesk.exchange.whole import is_export, read_export
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import QUIET, Progress

FILE_AT_MOST = 200_000_000
"""Bytes; more than a full sheet of a spreadsheet takes."""
_VCARD = re.compile(rb"^\s*BEGIN\s*:\s*VCARD", re.IGNORECASE)
_VCARD_WIDE = "BEGIN:VCARD"
_CLIENTS = tuple(kind.name for kind in CLIENT_KINDS)


def open_source(child: Child, path: Path, options: SourceOptions, progress: Progress = QUIET) -> Source:
    """Read a file; `UserError` says in one sentence why it cannot be read."""
    if path.is_dir():
        raise UserError(
            N_("{file} is a folder, not a file."),
            key="folder",
            hint=N_("Choose one file of it. Nothing was changed."),
            file=path.name,
        )
    progress.advance(0, 0, N_("Reading the file"))
    data, notes = opened(path, at_most=FILE_AT_MOST)
    digest = hashlib.sha256(data).hexdigest()
    head = data[:4096].lstrip(b"\xef\xbb\xbf")
    if _is_vcard(head):
        asked_for = ContactOptions(options.encoding)
        source = _of_contacts(read_contacts(child, data, options=asked_for, progress=progress), path, digest)
    elif is_export(head):
        source = _of_contacts(_export(data, path.parent), path, digest)
    else:
        asked = TableOptions(options.encoding or None, options.delimiter or None)
        source = _of_tables(read_tables(child, data, name=path.name, options=asked), path.name, digest, path)
    return replace(source, notes=(*notes, *source.notes))


def open_text(child: Child, text: str) -> Source:
    """The table in a text of the clipboard, or the vCards."""
    data = text.encode("utf-8", "replace")
    digest = hashlib.sha256(data).hexdigest()
    if _VCARD.match(data):
        contacts = read_contacts(child, data, options=ContactOptions("utf-8"))
        return Source("vcf", "", digest, encodings_offered=(), contacts=contacts, notes=contacts.notes)
    return _of_tables(text_tables(child, text), "", digest, None)


def _is_vcard(head: bytes) -> bool:
    return bool(_VCARD.match(head)) or any(_VCARD_WIDE.encode(wide) in head for wide in ("utf-16-le", "utf-16-be"))


def _export(data: bytes, folder: Path) -> Contacts:
    """The clients of one of our own exports, with the photos and files inside it or in the folder beside it; its other
    records are taken only into an empty file."""
    told = read_export(data, folder=folder)
    kept = [each for each in told.contacts if each.problem or (each.kind in _CLIENTS and not each.trashed)]
    left = [each for each in told.contacts if not each.problem and (each.kind not in _CLIENTS or each.trashed)]
    if not left:
        return told
    text = N_("{n} records that are no clients, or lie in the trash, are taken only into an empty file.")
    return replace(told, contacts=kept, left=left, notes=(*told.notes, Sentence(text, {"n": len(left)})))


def _of_contacts(contacts: Contacts, path: Path, digest: str) -> Source:
    return Source(
        contacts.form,
        path.name,
        digest,
        contacts.encoding if contacts.form == "vcf" else None,
        contacts.encodings_offered,
        contacts=contacts,
        notes=contacts.notes,
        path=path,
    )


def _of_tables(tables: Tables, name: str, digest: str, path: Path | None) -> Source:
    sheets = tuple(SheetSeen(sheet) for sheet in tables.sheets)
    return Source(
        tables.form, name, digest, tables.encoding, tables.encodings_offered, sheets, notes=tables.notes, path=path
    )
