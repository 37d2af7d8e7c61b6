"""What clients can be exported as: each way with what it is for, who may be its reader, and how it is written."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.desk.ledgers import RECORDS, REGISTER
from clientdesk.desk.outgoing import Gave
from clientdesk.desk.outgoing.outgoing import CONTACTS, DOCUMENTS, TABLES, WHOLE
from clientdesk.desk.output_names import BOOKS, EXPORTS
from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import Progress

EXCEL = "Excel (*.xlsx)"
FOLDER = ""
"""The filter of a dialog that asks for a folder to be made."""


@dataclass(frozen=True)
class Wanted:
    """What is to be written: the way out, whom it is of (None: the whole file), and how."""

    book: str
    clients: tuple[int, ...] | None
    language: str
    headings: str
    profile: str
    version: str = "3.0"
    reason: str = ""


@dataclass(frozen=True)
class Way:
    """A way out: what it is called and for, who may read it, which choices it has, and what writes it."""

    title: str
    told: str
    readers: tuple[str, ...]
    write: Callable[[Desk, Wanted, Path, Progress], Gave | None]
    filter: str = EXCEL
    speaks: bool = True
    """Whether it is in a language."""
    whole: bool = False
    """Whether it is always of the whole file."""
    of_one: str = ""
    """What it is for where it is of a single client, if that is something else."""

    def meaning(self, clients: tuple[int, ...] | None) -> str:
        """What it is for."""
        return self.of_one if self.of_one and clients is not None and len(clients) == 1 else self.told


def _workbook(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> None:
    desk.ledgers.save(
        wanted.book,
        out,
        clients=wanted.clients,
        headings=wanted.headings,
        language=wanted.language,
        profile=wanted.profile,
        progress=progress,
    )


def _contacts(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> Gave:
    return desk.outgoing.contacts(
        out,
        clients=wanted.clients,
        version="4.0" if wanted.version == "4.0" else "3.0",
        language=wanted.language,
        profile=wanted.profile,
        progress=progress,
    )


def _tables(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> Gave:
    return desk.outgoing.tables(
        out, clients=wanted.clients, language=wanted.language, profile=wanted.profile, progress=progress
    )


def _documents(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> Gave:
    if wanted.clients and len(wanted.clients) == 1:
        code = desk.clients.lines(wanted.clients)[0].code
        return desk.outgoing.client_folder(
            out, code, language=wanted.language, profile=wanted.profile, progress=progress
        )
    return desk.outgoing.documents(
        out, clients=wanted.clients, language=wanted.language, profile=wanted.profile, progress=progress
    )


def _everything(desk: Desk, wanted: Wanted, out: Path, progress: Progress) -> Gave:
    return desk.outgoing.everything(out, reason=wanted.reason, progress=progress)


WAYS = {
    REGISTER: Way(
        BOOKS[REGISTER],
        N_("One row for each client, with totals, ready for the accountant."),
        ("accounting", "work"),
        _workbook,
    ),
    RECORDS: Way(
        BOOKS[RECORDS],
        N_("Every field in a column of its own, one sheet for each kind."),
        ("accounting", "work"),
        _workbook,
    ),
    CONTACTS: Way(
        EXPORTS[CONTACTS],
        N_("Names, telephones, addresses and photos for telephones, Outlook and other address books."),
        ("work", "handout"),
        _contacts,
        "vCard (*.vcf)",
    ),
    TABLES: Way(
        EXPORTS[TABLES],
        N_("A new folder of plain tables that every program reads, one for each kind and each group."),
        ("accounting", "work"),
        _tables,
        FOLDER,
    ),
    DOCUMENTS: Way(
        EXPORTS[DOCUMENTS],
        N_("A folder for each client: photos, attached files, correspondence as PDF. One made before is updated."),
        ("work", "handout"),
        _documents,
        FOLDER,
        of_one=N_("A new folder with everything of this client: dossier, vCard, JSON, files and correspondence."),
    ),
    WHOLE: Way(
        EXPORTS[WHOLE],
        N_("The whole file with all clients, work, settings, photos and files, to be taken into an empty file again."),
        ("full",),
        _everything,
        "JSON (*.json)",
        speaks=False,
        whole=True,
    ),
}
READERS = {
    "accounting": (
        N_("The accountant"),
        N_("Names, postal addresses and business telephones; no other personal data."),
    ),
    "work": (N_("My own desk"), N_("Everything except sensitive data. It stays with you.")),
    "handout": (
        N_("Somebody else"),
        N_("What belongs to the business; private numbers, addresses and our own judgements are left out."),
    ),
    "full": (N_("Only me"), N_("Sensitive data too, unmasked. Keep the file locked away.")),
}
"""Whom an export is for, and what they get to see."""
VERSIONS = {"3.0": N_("3.0, which every telephone reads"), "4.0": N_("4.0, the newest")}


def file_name(desk: Desk, book: str, *, chosen: int) -> str:
    """The name proposed for what is written."""
    given = desk.ledgers if book in (REGISTER, RECORDS) else desk.outgoing
    return given.file_name(book, chosen=chosen)


def told(gave: Gave | None, out: Path, words: Catalogue) -> str:
    """What was written, in a sentence; how many clients are in it where that is known."""
    if gave is None:
        return words.tr(N_("Saved as {file}."), file=out.name)
    count = words.ntr("{n} client", "{n} clients", gave.clients)
    said = words.tr(N_("Saved as {file}: {count}."), file=out.name, count=count)
    if not gave.withheld:
        return said
    withheld = words.ntr(
        "{n} client marked never to be exported was left out.",
        "{n} clients marked never to be exported were left out.",
        gave.withheld,
    )
    return f"{said} {withheld}"
