"""Clients written as vCards 3.0 or 4.0: UTF-8, CRLF, folded; only what the profile shows unmasked stands in them."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import BinaryIO, Literal

from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.contacts.told import Teller
from clientdesk.exchange.contacts.vocabulary import PRODUCT
from clientdesk.exchange.contacts.written import Out, folded, modern
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import Catalogue

Version = Literal["3.0", "4.0"]
VERSIONS: tuple[Version, ...] = ("3.0", "4.0")
"""3.0 is what every telephone and Outlook read; 4.0 is the newest."""
PhotoOf = Callable[[Attachment], bytes | None]


@dataclass(frozen=True)
class CardsWritten:
    """How many cards and pictures, how many clients were held back ("never print or export"), the SHA-256 of the
    file."""

    cards: int
    photos: int
    withheld: int
    sha256: str


def write_contacts(
    records: Iterable[Record],
    out: BinaryIO,
    *,
    version: Version,
    disclosure: Disclosure,
    words: Catalogue,
    photo_of: PhotoOf,
) -> CardsWritten:
    """Write the clients as cards, one behind the other."""
    digest = hashlib.sha256()
    cards = photos = withheld = 0
    for record in records:
        if disclosure.withholds(record):
            withheld += 1
            continue
        teller = Teller(record, disclosure, words, version)
        photo = _photo(teller, photo_of)
        for piece in _card(teller, photo):
            digest.update(piece)
            out.write(piece)
        cards += 1
        photos += photo is not None
    return CardsWritten(cards, photos, withheld, digest.hexdigest())


def _photo(teller: Teller, photo_of: PhotoOf) -> bytes | None:
    field = Heading.logo if teller.record.kind.name == ENTERPRISE.name else Basics.photo
    attachment = teller.value(field)
    return photo_of(attachment) if attachment else None


def _card(teller: Teller, photo: bytes | None) -> Iterable[bytes]:
    yield b"BEGIN:VCARD\r\n"
    yield from folded(f"VERSION:{teller.version}")
    yield from folded(f"PRODID:{PRODUCT}")
    group = 0
    for line, label in teller.firm() if teller.record.kind.name == ENTERPRISE.name else teller.person():
        line = modern(line) if teller.new else line
        if label:
            group += 1
            yield from folded(line.text(f"item{group}"))
            yield from folded(Out("X-ABLabel", (label,)).text(f"item{group}"))
        else:
            yield from folded(line.text())
    if photo:
        told = b64encode(photo).decode()
        picture = (
            Out("PHOTO", raw=f"data:image/jpeg;base64,{told}")
            if teller.new
            else Out("PHOTO", params={"ENCODING": "b"}, types=("JPEG",), raw=told)
        )
        yield from folded(picture.text())
    yield from folded(Out("UID", (teller.record.code,), {"VALUE": "text"} if teller.new else {}).text())
    if teller.record.stamps.updated:
        moment = datetime.fromisoformat(teller.record.stamps.updated).astimezone(UTC)
        yield from folded(f"REV:{moment:%Y%m%dT%H%M%SZ}")
    yield b"END:VCARD\r\n"
