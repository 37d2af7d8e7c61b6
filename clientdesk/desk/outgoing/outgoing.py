"""`desk.outgoing`: what leaves the house in forms that other programs read."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from clientdesk.desk.outgoing.documents import Shelf
from clientdesk.desk.outgoing.everything import Beside, Everything, is_empty, take_back
from clientdesk.desk.outgoing.folders import whole_folder
from clientdesk.desk.outgoing.given import Gave
from clientdesk.desk.outgoing.listing import read_contents
from clientdesk.desk.outgoing.standing import Standing
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import CLIENT
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.contacts.given import Contacts
from clientdesk.exchange.contacts.writing import CardsWritten, Version, write_contacts
from clientdesk.exchange.plain_csv import CsvWritten, write_tables
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.exchange.whole import WholeWritten, read_export, write_whole
from clientdesk.files import atomic_write, disk_error, read_whole
from clientdesk.i18n import N_, catalogue
from clientdesk.progress import QUIET, Cancelled, Progress
from clientdesk.store.engine import FORMAT
from clientdesk.store.news import Changed

TOGETHER = 100
"""How many clients are gone through between two looks at whether to go on."""
CONTACTS, TABLES, WHOLE, DOCUMENTS = "vcard", "csv", "all", "documents"
NAMES = (CONTACTS, TABLES, WHOLE, DOCUMENTS)
"""What can be given out."""
_SUFFIX = {CONTACTS: ".vcf", WHOLE: ".json"}
_WHOLE_AT_MOST = 2_000_000_000
Whom = Sequence[int] | None
"""The numbers of clients; None: all."""


@dataclass(frozen=True)
class Wish:
    """Whose documents, in which language, for whom."""

    clients: Whom
    language: str
    disclosure: Disclosure


class Outgoing(Part):
    """`desk.outgoing`."""

    def contacts(
        self,
        out: Path,
        *,
        clients: Whom = None,
        version: Version = "3.0",
        kinds: Sequence[str] = (),
        language: str = "en",
        profile: str = "work",
        reason: str = "",
        progress: Progress = QUIET,
    ) -> Gave:
        """Write clients as vCards for telephones and address books; of personal data only what the profile shows
        unmasked. `language` is that of the names of countries."""
        refuse_client_file(out)
        disclosure = Disclosure(Profile(profile), reason)
        made: list[CardsWritten] = []

        def write(file: BinaryIO) -> None:
            records = self._records(clients, kinds, progress)
            words, photo_of = catalogue(language), self.desk.attachments.read
            made.append(
                write_contacts(records, file, version=version, disclosure=disclosure, words=words, photo_of=photo_of)
            )
            _refuse_nobody(made[0].cards, made[0].withheld)

        atomic_write(out, write)
        self._note(clients, CONTACTS, reason)
        told = made[0]
        sums = {"cards": told.cards, "photos": told.photos, "sha256": told.sha256}
        return Gave(out, told.cards, told.withheld, sums=sums)

    def tables(
        self,
        out: Path,
        *,
        clients: Whom = None,
        kinds: Sequence[str] = (),
        headings: Literal["keys", "labels"] = "labels",
        language: str = "en",
        profile: str = "work",
        reason: str = "",
        progress: Progress = QUIET,
    ) -> Gave:
        """Write clients as a new folder of CSV files, one for each kind and group, headed in a language or by keys."""
        disclosure = Disclosure(Profile(profile), reason)
        chosen = [self.desk.client_kind(kind) for kind in kinds] or list(self.desk.client_kinds)
        names = [kind.name for kind in chosen]
        with whole_folder(out) as folder:
            told: CsvWritten = write_tables(
                self._records(clients, names, progress),
                folder,
                kinds=chosen,
                headings=headings,
                words=catalogue(language),
                disclosure=disclosure,
            )
            _refuse_nobody(told.clients, told.withheld)
        self._note(clients, TABLES, reason)
        return Gave(out, told.clients, told.withheld, told.rows, len(told.files), sums={"sha256": told.digests})

    def everything(self, out: Path, *, reason: str, progress: Progress = QUIET) -> Gave:
        """Write the whole file as JSON: every record of every kind, own fields, answers, photos and files. Sensitive
        data stands in it, so it needs a reason; that it was done, and why, is written down."""
        return self._everything(out, Everything(self.desk), reason=reason, progress=progress)

    def everything_with_folder(self, out: Path, *, reason: str, progress: Progress = QUIET) -> Gave:
        """The same, with the photos and files in a new folder beside the JSON (X_files for X.json), not inside it."""
        beside = out.with_name(f"{out.stem}_files")
        with whole_folder(beside) as folder:
            return self._everything(out, Beside(self.desk, folder, beside.name), reason=reason, progress=progress)

    def _everything(self, out: Path, going: Everything, *, reason: str, progress: Progress) -> Gave:
        refuse_client_file(out)
        Disclosure(Profile.FULL, reason)
        made: list[WholeWritten] = []
        head = {"made": self.desk.now.isoformat(timespec="seconds"), "by": self.desk.user, "reason": reason}

        def write(file: BinaryIO) -> None:
            made.append(
                write_whole(
                    going.records(progress),
                    file,
                    head={**head, "format": FORMAT},
                    own_fields=going.own_fields(),
                    settings=going.settings(),
                    files=going.files(),
                )
            )

        atomic_write(out, write)
        self.desk.disclosures.note(["*"], output="export all", reason=reason.strip())
        sums = made[0].sums
        clients = sum(sums["clients"].get(kind.name, 0) for kind in self.desk.kinds if kind.role is CLIENT)
        return Gave(out, clients, rows=sums["rows"], files=sums["files"], sums=sums)

    def documents(
        self,
        out: Path,
        *,
        clients: Whom = None,
        language: str = "en",
        profile: str = "work",
        reason: str = "",
        progress: Progress = QUIET,
    ) -> Gave:
        """Write the files and the correspondence of clients as a tree of folders: stage, client, files by day. One
        that is there already is brought up to date, file by file; `sums` then tell what came of it."""
        wish = Wish(clients, language, Disclosure(Profile(profile), reason))
        before = read_contents(out) if out.is_dir() else None
        if before is None:
            return self._shelved(out, Shelf.add, wish, progress)
        shelf = Standing(self.desk, out, wish.disclosure, catalogue(language), before)
        try:
            withheld = self._fill(shelf, Shelf.add, wish, progress)
        except (OSError, Cancelled) as error:
            # What was written until then is listed, so that the next time goes on from there, and has been given out.
            with suppress(UserError):
                shelf.close()
            if shelf.files:
                self._note(wish.clients, DOCUMENTS, wish.disclosure.reason)
            if isinstance(error, OSError):
                raise _in_part(error, out) from error
            raise
        sums = {name: getattr(shelf, name) for name in ("kept", "moved", "missing", "waiting")}
        return Gave(out, shelf.clients, withheld, files=shelf.files + 1, sums={"added": shelf.files, **sums})

    def client_folder(
        self,
        out: Path,
        client: str,
        *,
        language: str = "en",
        profile: str = "work",
        reason: str = "",
        progress: Progress = QUIET,
    ) -> Gave:
        """Write everything of one client as a new folder: dossier, vCard, JSON, files, correspondence."""

        def add(shelf: Shelf, record: Record) -> None:
            shelf.whole(record, shelf.folder)

        wish = Wish([self.desk.clients.get(client).id], language, Disclosure(Profile(profile), reason))
        return self._shelved(out, add, wish, progress)

    def _shelved(self, out: Path, add: Callable[[Shelf, Record], None], wish: "Wish", progress: Progress) -> Gave:
        with whole_folder(out) as folder:
            shelf = Shelf(self.desk, folder, wish.disclosure, catalogue(wish.language))
            withheld = self._fill(shelf, add, wish, progress)
        return Gave(out, shelf.clients, withheld, files=shelf.files + 1)

    def _fill(self, shelf: Shelf, add: Callable[[Shelf, Record], None], wish: "Wish", progress: Progress) -> int:
        """Put the clients on the shelf; how many were withheld."""
        withheld = 0
        for record in self._records(wish.clients, (), progress):
            if wish.disclosure.withholds(record):
                withheld += 1
            else:
                add(shelf, record)
        shelf.close()
        _refuse_nobody(shelf.clients, withheld)
        self._note(wish.clients, DOCUMENTS, wish.disclosure.reason)
        return withheld

    def take_back(self, given: Contacts, *, progress: Progress = QUIET) -> Changed:
        """Take a whole file into this empty one, as one step; every code stays what it was."""
        return take_back(self.desk, given, progress)

    def can_take_back(self, given: Contacts) -> bool:
        """Whether these are a whole file that this one, being empty, can become."""
        return given.whole and is_empty(self.desk)

    def file_name(self, name: str, *, chosen: int = 0) -> str:
        """The name an export made now is given unless the user chooses another; `chosen`: of so many clients only."""
        scope = f"{chosen}" if chosen else "all"
        return f"ClientDesk_{name}_{scope}_{self.desk.now.astimezone():%Y%m%d-%H%M}{_SUFFIX.get(name, '')}"

    def _records(self, clients: Whom, kinds: Sequence[str], progress: Progress) -> Iterator[Record]:
        """The clients in the order of the list, told on the way."""
        names = [self.desk.client_kind(kind).name for kind in kinds] or [kind.name for kind in self.desk.client_kinds]
        numbers = self.desk.clients.numbers(kinds=names) if clients is None else clients
        for place, record in enumerate(self.desk.clients.these(numbers, kinds=names)):
            if place % TOGETHER == 0:
                progress.advance(place, len(numbers), N_("Going through the clients"))
            yield record

    def _note(self, clients: Whom, output: str, reason: str) -> None:
        if reason.strip():
            codes = ["*"] if clients is None else [line.code for line in self.desk.clients.lines(clients)]
            self.desk.disclosures.note(codes, output=f"export {output}", reason=reason.strip())


def read_everything(path: Path) -> Contacts:
    """What `Outgoing.everything` wrote, proved by its sums."""
    return read_export(read_whole(path, at_most=_WHOLE_AT_MOST), folder=path.parent)


def _in_part(error: OSError, out: Path) -> UserError:
    return UserError(
        N_(
            "{folder} was brought up to date only in part: the disk is full, may not be written, or failed. What was "
            "written is whole and listed."
        ),
        code=ExitCode.DISK,
        key=disk_error(error, out).key,
        hint=N_("Put that right, then do the same again: it goes on from there."),
        folder=out.name,
    )


def _refuse_nobody(written: int, withheld: int) -> None:
    if not written:
        raise UserError(
            N_("No client was written: {withheld} of them are marked never to be printed or exported.")
            if withheld
            else N_("There is no client to export."),
            code=ExitCode.REFUSED,
            key="withheld" if withheld else "nobody",
            withheld=withheld,
        )
