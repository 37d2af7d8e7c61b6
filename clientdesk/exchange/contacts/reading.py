"""vCard files from outside: read in the child card by card, so that one bad card never costs the others."""

import json
import re
import time
from collections.abc import Mapping
from itertools import islice
from typing import Any

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.contacts.cards import contact
from clientdesk.exchange.contacts.given import Contact, ContactOptions, Contacts
from clientdesk.exchange.contacts.lines import Card, cards
from clientdesk.exchange.contacts.texts import LEGACY, SAMPLE, UTF_8, Decoder, foreign, likely, utf_8
from clientdesk.exchange.untrusted import Child
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import QUIET, Progress

FILE_AT_MOST = 120_000_000
CARDS_AT_MOST = 200_000
_ROUND_SECONDS = 6.0
_ROUND_BYTES = 12_000_000
"""After so long, or so much, the child answers and is asked for the rest: its time is limited."""
_LOOKED_AT = 20_000
"""In so many lines something is looked for that is no UTF-8."""
_WRAPPED = re.compile(rb"quoted-printable|charset=(?!utf-?8)", re.IGNORECASE)
_SAFE = N_("Nothing was changed. Export the contacts again as a vCard file (.vcf) and try again.")


def read_contacts(
    child: Child, data: bytes, *, options: ContactOptions | None = None, progress: Progress = QUIET
) -> Contacts:
    """Every card of a vCard file (2.1, 3.0, 4.0, mixed too) as a contact. `UserError` where there is none in it."""
    if not data:
        raise _refused("empty", N_("The file is empty."))
    if len(data) > FILE_AT_MOST:
        raise _refused("too_big", N_("The file is larger than {megabytes} MB."), megabytes=FILE_AT_MOST // 1_000_000)
    chosen = (options or ContactOptions()).encoding
    asked: dict[str, object] = {"chosen": chosen, "legacy": None, "start": 0, "number": 0}
    found: list[Contact] = []
    offered: Any = ()
    while True:
        progress.advance(int(str(asked["start"])), len(data), N_("Reading the cards"))
        answer, body = child.run("contacts", data, asked)
        found += _unpacked(body, int(str(answer["length"])))
        offered = offered or answer["offered"]
        asked |= {"start": answer["next"], "number": len(found), "legacy": answer["legacy"]}
        if answer["next"] is None:
            break
    if not found:
        raise _refused("no_cards", N_("There is no vCard in this file."))
    encodings = _encodings(chosen, str(answer["legacy"]), tuple(map(str, offered)))
    return Contacts("vcf", found, *encodings, notes=tuple(_notes(found, answer)))


def _encodings(chosen: str, legacy: str, guessed: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """The encoding in which the file was read, and those it may be in, the likeliest first."""
    if chosen:
        return chosen, tuple(dict.fromkeys((chosen, UTF_8, *guessed)))
    first = (legacy, UTF_8) if legacy else (UTF_8,)
    return first[0], tuple(dict.fromkeys((*first, *guessed)))


def _notes(found: list[Contact], answer: Mapping[str, Any]) -> list[Sentence]:
    told = []
    if answer["more"]:
        text = N_("The file has more than {most} cards; only these were read.")
        told.append(Sentence(text, {"most": CARDS_AT_MOST}))
    if answer["cut"]:
        told.append(Sentence(N_("The last card has no end; the file may have been cut off.")))
    if kept := sum(len(each.unread) for each in found):
        text = N_("{n} lines of the cards have no field of their own; they stand in the notes of their clients.")
        told.append(Sentence(text, {"n": kept}))
    return told


def _unpacked(body: bytes, length: int) -> list[Contact]:
    told, made = body[length:], []
    for each in json.loads(body[:length]):
        at, size = each["photo"] or (0, 0)
        problem = Sentence(each["problem"]) if each["problem"] else None
        photo = told[at : at + size] if size else None
        made.append(
            Contact(each["number"], each["kind"], each["values"], photo, tuple(each["unread"]), problem, each["code"])
        )
    return made


def _refused(key: str, text: str, **values: object) -> UserError:
    return UserError(text, code=ExitCode.REFUSED, key=key, hint=_SAFE, **values)


# In the child


def contacts(payload: bytes, options: Mapping[str, object]) -> tuple[dict[str, object], bytes]:
    """The job of the child: bytes in, contacts as JSON with their pictures behind it out, from `start` on.

    `next` is where to go on, None at the end; `legacy` the encoding found for lines that are no UTF-8.
    """
    until = time.monotonic() + _ROUND_SECONDS
    data = utf_8(payload)
    offered: tuple[str, ...] = LEGACY
    legacy = options["legacy"]
    if legacy is None:
        legacy, offered = _legacy(data)
    decoder = Decoder(chosen=str(options["chosen"]), legacy=str(legacy))
    made: list[dict[str, Any]] = []
    pictures: list[bytes] = []
    size = 0
    number = int(str(options["number"]))
    following, more, cut = None, False, False
    for card in cards(data, start=int(str(options["start"]))):
        if number == CARDS_AT_MOST:
            more = True
            break
        number += 1
        read = _read(card, number, decoder)
        place = None
        if read.photo:
            place = (size, len(read.photo))
            size += len(read.photo)
            pictures.append(read.photo)
        made.append(_packed(read, place))
        cut = not card.whole
        if card.end < len(data) and (time.monotonic() > until or size > _ROUND_BYTES):
            following = card.end
            break
    told = json.dumps(made, ensure_ascii=False).encode("utf-8", "replace")
    answer = {"next": following, "legacy": legacy, "offered": offered, "more": more, "cut": cut, "length": len(told)}
    return answer, b"".join((told, *pictures))


def _read(card: Card, number: int, decoder: Decoder) -> Contact:
    """The contact of a card; a mistake of ours in one card is a problem of that card alone."""
    try:
        return contact(card, number, decoder=decoder)
    except (ValueError, LookupError, TypeError, ArithmeticError):
        return Contact(number, "person", problem=Sentence(N_("This card is damaged.")))


def _packed(read: Contact, place: tuple[int, int] | None) -> dict[str, Any]:
    return {
        "number": read.number,
        "kind": read.kind,
        "values": dict(read.values),
        "photo": place,
        "unread": read.unread,
        "problem": read.problem.text if read.problem else "",
        "code": read.code,
    }


def _legacy(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The old encoding of what is no UTF-8, empty where all of it is; and the likeliest ones."""
    if _utf_8_alone(data):
        return "", LEGACY
    lines = (line for card in cards(data) for line in card.lines if line.name not in ("PHOTO", "LOGO"))
    sample = b""
    for raw in foreign(islice(lines, _LOOKED_AT)):
        sample += raw + b"\n"
        if len(sample) > SAMPLE:
            break
    offered = likely(sample)
    return (offered[0] if sample else ""), offered


def _utf_8_alone(data: bytes) -> bool:
    """Whether nothing in it can be of another encoding: it is UTF-8, and nothing is wrapped or named otherwise."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return not _WRAPPED.search(data)
