"""Prints of clients: what the printer of cards needs from the file, and files written whole or not at all."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from clientdesk.desk.clients import refuse_nobody
from clientdesk.desk.outputs import is_there, refuse_client_file
from clientdesk.desk.part import Part
from clientdesk.desk.visit import visit_boxes
from clientdesk.dossier.record import Record
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_, catalogue
from clientdesk.progress import QUIET, Progress
from clientdesk.store.pages import read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.cards import Layout, Print

BLANK = "blank"
"""The layout of forms to be filled in by hand."""
_HANDOUT, _FULL = "handout", "full"
_NOTHING_SHOWN = "an empty form"
"""The reason for asking, not showing; it is neither printed nor noted."""
_LONGEST_NAME = 40
_UNSAFE = re.compile(r" ?(?:[^\w .-]+ ?-?)+")
_READ_AT_ONCE = 50
"""So many records at once; nobody else reads in the meantime."""

Draw = Callable[[bytes], Iterator[bytes]]
"""Draws a PDF: the pages as PNG pictures, one after another. Whoever asks for pictures brings it."""


@dataclass(frozen=True)
class Blank:
    """In place of clients: a form that is nobody's yet, for this kind of client. It gives nothing away, so the profile
    `full` needs no reason; it asks for sensitive data too."""

    kind: str


Who = Sequence[str] | Blank
"""The codes of the clients to print, in order; or nobody yet."""


@dataclass(frozen=True)
class PrintWish:
    """How a print should look, and whom it is for.

    `reason` shows sensitive data where the profile allows it, and is written into the journal when the print is given
    out. `fields` ({kind: keys}) takes the place of the choice kept in the file. `private_qr` puts private numbers and
    the home address into the code that a telephone reads. `title` is the name of the list that is printed, and
    `as_listed` keeps the order of the clients on a list instead of sorting them by name.
    """

    layout: str = "full"
    language: str = "en"
    profile: str = "work"
    reason: str = ""
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    private_qr: bool = False
    title: str = ""
    as_listed: bool = False


class Cards(Part):
    """`desk.cards`."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        # The fonts of a PDF under way are changed as characters are met; two at a time would mix them up.
        self._one_at_a_time = Lock()

    @property
    def layouts(self) -> "Mapping[str, Layout]":
        """The layouts for clients by name."""
        from clientdesk.exchange.cards import LAYOUTS

        return LAYOUTS

    def every_code(self) -> tuple[str, ...]:
        """The codes of all clients in the order of the list."""
        clients = self.desk.clients
        return tuple(line.code for line in clients.lines(clients.numbers()))

    def preview(self, who: Who, wish: PrintWish, *, progress: Progress = QUIET) -> "Print":
        """The print as it would come out; nothing is noted."""
        with self._one_at_a_time:
            if isinstance(who, Blank):
                nobody = Record(self.desk.client_kind(who.kind))
                reason = _NOTHING_SHOWN if wish.profile == _FULL else ""
                return self._printed([nobody], replace(wish, layout=BLANK, reason=reason))
            return self._printed(self._records(who, progress), wish)

    def make(self, who: Who, wish: PrintWish, *, progress: Progress = QUIET) -> "Print":
        """The print, to be given out. What shows sensitive data is noted in the journal, with the reason."""
        made = self.preview(who, wish, progress=progress)
        if wish.reason.strip() and not isinstance(who, Blank):
            given = [code for code in who if code not in made.withheld]
            self.desk.disclosures.note(given, output=f"card {wish.layout}", reason=wish.reason.strip())
        return made

    def save(self, who: Who, out: Path, *, wish: PrintWish, progress: Progress = QUIET) -> "Print":
        """Write a print into a PDF file, whole or not at all."""
        refuse_client_file(out)
        made = self.make(who, wish, progress=progress)
        atomic_write(out, made.pdf)
        return made

    def pictures(
        self, who: Who, wish: PrintWish, *, draw: Draw, progress: Progress = QUIET
    ) -> "tuple[Print, Iterator[bytes]]":
        """Every page as a PNG picture. A picture is made to be passed on, so it shows what may leave the house."""
        made = self.make(who, as_picture(wish, self.layouts), progress=progress)
        return made, _counted(draw(made.pdf), made.pages, progress)

    def save_pictures(
        self, who: Who, out: Path, *, wish: PrintWish, draw: Draw, progress: Progress = QUIET
    ) -> "tuple[Print, tuple[Path, ...]]":
        """Write every page into a PNG file of its own: `card.png`, or `card-1.png`, `card-2.png` … of several.

        Raises `UserError` before anything is written where one of several is there already.
        """
        made, pages = self.pictures(who, wish, draw=draw, progress=progress)
        paths = _numbered(out, made.pages)
        _refuse_taken(paths, out)
        written: list[Path] = []
        try:
            for path, page in zip(paths, pages, strict=True):
                refuse_client_file(path)
                atomic_write(path, page)
                written.append(path)
        except BaseException:
            # Half a card is worse than none.
            for path in written if len(paths) > 1 else ():
                path.unlink(missing_ok=True)
            raise
        return made, paths

    def file_name(self, clients: Sequence[tuple[str, str]] | Blank, wish: PrintWish, *, suffix: str) -> str:
        """A name for the file of a print of these (code, name): `<code>_<name>_<card>_<yyyymmdd>`, safe on any disk;
        of several the name of their list. What is empty is left out."""
        words = catalogue(wish.language)
        if isinstance(clients, Blank):
            parts = [words.tr(N_("Blank form")), self.desk.client_kind(clients.kind).title_in(words)]
        else:
            layout = self.layouts.get(wish.layout)
            many = words.ntr("{n} client", "{n} clients", len(clients))
            parts = list(clients[0]) if len(clients) == 1 else [wish.title or many]
            parts += [words.tr(layout.label) if layout else wish.layout, f"{self.desk.today:%Y%m%d}"]
        return "_".join(safe(part) for part in parts if part) + suffix

    # Making

    def _printed(self, records: Iterable[Record], wish: PrintWish) -> "Print":
        from clientdesk.exchange.cards import make_print

        return make_print(
            records,
            layout=wish.layout,
            language=wish.language,
            profile=wish.profile,
            reason=wish.reason,
            printed_by=self.desk.user,
            now=self.desk.now.astimezone(),
            surroundings=self.desk.clients.surroundings,
            photo_of=self.desk.attachments.read,
            house=self.desk.house.for_print(wish.language),
            fields={**self.desk.house.fields_for(wish.layout), **wish.fields},
            private_qr=wish.private_qr,
            title=wish.title,
            as_listed=wish.as_listed,
            credit_of=self.desk.credit_memo.file,
            visit_of=partial(visit_boxes, self.desk),
        )

    def _records(self, codes: Sequence[str], progress: Progress) -> Iterator[Record]:
        """The records one after another, read some at a time: however many are printed, few are held."""
        for start in range(0, len(codes), _READ_AT_ONCE):
            some = codes[start : start + _READ_AT_ONCE]
            with self.store.reading() as connection:
                numbers = [self.desk.clients.number(connection, code) for code in some]
                records = read_page(connection, self.store.schema, numbers)
            for number, record in enumerate(records, start):
                refuse_nobody(record)
                progress.advance(number, len(codes), N_("Making the pages"))
                yield record
        progress.advance(len(codes), len(codes), N_("Putting the pages together"))


def as_picture(wish: PrintWish, layouts: Mapping[str, object]) -> PrintWish:
    """The same print as a picture: for others to see, and of cards that share a sheet each by itself."""
    alone = wish.layout.removesuffix("-sheet")
    return replace(
        wish, layout=alone if alone in layouts else wish.layout, profile=_HANDOUT, reason="", private_qr=False
    )


def safe(text: str) -> str:
    """A text as part of a file name: letters, digits, spaces, dots and hyphens; all else becomes a hyphen."""
    return _UNSAFE.sub("-", text)[:_LONGEST_NAME].strip(" .-_")


def _counted(pages: Iterator[bytes], total: int, progress: Progress) -> Iterator[bytes]:
    for number, page in enumerate(pages):
        progress.advance(number, total, N_("Drawing the pictures"))
        yield page


def _numbered(out: Path, pages: int) -> tuple[Path, ...]:
    if pages == 1:
        return (out,)
    width = len(str(pages))
    return tuple(out.with_name(f"{out.stem}-{number:0{width}}{out.suffix}") for number in range(1, pages + 1))


def _refuse_taken(paths: Sequence[Path], out: Path) -> None:
    """Overwriting the file that was named is the user's wish; overwriting its neighbours is not."""
    for path in paths:
        if path != out and is_there(path):
            raise UserError(
                N_("There is a file {file} already; nothing was written."),
                code=ExitCode.REFUSED,
                key="file_exists",
                hint=N_("Choose another name."),
                file=path.name,
            )
