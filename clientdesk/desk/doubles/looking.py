"""Looking for doubles: everything is read once, narrowly and in pages; only files that share a key are compared."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from clientdesk.analysis.doubles.comparing import candidates, commonness, compare, forget
from clientdesk.analysis.doubles.sketch import FIELDS, Sketch, sketch
from clientdesk.analysis.doubles.verdict import Verdict
from clientdesk.desk.doubles.given import Pair, Reason
from clientdesk.desk.taken import identifies
from clientdesk.dossier.reading.phones import show_phone
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.store import doubles, drafts, lists
from clientdesk.store.drafts import Draft
from clientdesk.store.lists import Line
from clientdesk.store.pages import PAGE, read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_LOOKED_AT = 2000
"""So many pairs are compared between two looks at whether to go on."""
_DIGEST = 16
_MOBILE = re.compile(r"\+86(1\d\d)(\d{4})(\d{4})")
_PHONES = frozenset(("phone", "line", "phone_extension", "phone_near"))
Found = tuple[Sketch, Sketch, Verdict]


def read_sketches(desk: "Desk", progress: Progress) -> list[Sketch]:
    """What is compared of every client outside the trash, numbers that wait since another client has them among it."""
    numbers = desk.clients.numbers(order="created")
    with desk.store.reading() as connection:
        waiting: dict[int, list[Draft]] = {}
        for draft in drafts.every(connection):
            waiting.setdefault(draft.client, []).append(draft)
    made: list[Sketch] = []
    for start in range(0, len(numbers), PAGE):
        progress.advance(start, len(numbers), N_("Reading the clients"))
        with desk.store.reading() as connection:
            page = read_page(connection, desk.store.schema, numbers[start : start + PAGE], fields=FIELDS)
        made += (sketch_of(record, waiting.get(record.id, ()), home=desk.home) for record in page)
    return made


def sketch_of(record: Record, waiting: Iterable[Draft], *, home: str) -> Sketch:
    """What is compared of one client: of its drafts the numbers that wait since another client has them."""
    numbers = {draft.field: draft.text for draft in waiting if not draft.row}
    told = [field for key in numbers if (field := record.kind.by_key.get(key)) and identifies(field)]
    told = [field for field in told if record[field] is None]
    for field in told:
        record[field] = numbers[field.key]
    try:
        return sketch(record, home=home)
    finally:
        for field in told:
            record[field] = None


def look(desk: "Desk", *, least: float, progress: Progress) -> list[Found]:
    """Every pair with at least this score, best first; those told apart and still the same strangers are left out."""
    try:
        return _look(desk, least=least, progress=progress)
    finally:
        forget()


def _look(desk: "Desk", *, least: float, progress: Progress) -> list[Found]:
    sketches = read_sketches(desk, progress)
    kinds = [kind.name for kind in desk.client_kinds]
    with desk.store.reading() as connection:
        linked = doubles.linked(connection, kinds)
        apart = {(min(a, b), max(a, b)): known for a, b, known in doubles.told_apart(connection)}
    common = {kind: commonness(each for each in sketches if each.kind == kind) for kind in kinds}
    found: list[Found] = []
    pairs = list(candidates(sketches))
    for place, (one, other) in enumerate(pairs):
        if not place % _LOOKED_AT:
            progress.advance(place, len(pairs), N_("Comparing"))
        both = (min(one.number, other.number), max(one.number, other.number))
        first, second = stays_first(one, other)
        verdict = compare(first, second, common[one.kind], linked=both in linked)
        if verdict.score >= least and apart.get(both) != identities(one, other):
            found.append((first, second, verdict))
    progress.advance(len(pairs), len(pairs), N_("Comparing"))
    return sorted(found, key=lambda each: (-each[2].score, each[0].code, each[1].code))


def stays_first(one: Sketch, other: Sketch) -> tuple[Sketch, Sketch]:
    """The one that had better stay, before the other: that of which more is known, else the older."""
    return (other, one) if (other.fullness, -other.number) > (one.fullness, -one.number) else (one, other)


def identities(one: Sketch, other: Sketch) -> str:
    """A digest of what is known of who two files are; who was told apart by it is looked at again once it changes.

    Not the numbers themselves: of a client that is erased nothing stays in the file of another.
    """
    known = "/".join("+".join(sorted(each.ids)) for each in sorted((one, other), key=lambda each: each.number))
    return sha256(known.encode()).hexdigest()[:_DIGEST]


def reasons(verdict: Verdict, *, home: str) -> tuple[Reason, ...]:
    """The evidence in words, telephones as they are usually written at home."""
    made = []
    for each in verdict.evidence:
        told = {name: _grouped(text, home) for name, text in each.told.items()} if each.key in _PHONES else each.told
        made.append(Reason(Sentence(each.text, dict(told)), each.bits))
    return tuple(made)


def _grouped(number: str, home: str) -> str:
    """A telephone as people write it, also a mobile of a range that is given to no carrier (yet)."""
    mobile = _MOBILE.fullmatch(number)
    return " ".join(mobile.groups()) if mobile else show_phone(number, home)


def pairs_of(desk: "Desk", found: Sequence[Found], safe: Collection[tuple[int, int]]) -> Iterator[Pair]:
    """What was found, with the lines of the files."""
    lines = lines_of(desk, (each.number for one, other, _verdict in found for each in (one, other)))
    for one, other, verdict in found:
        if one.number in lines and other.number in lines:
            is_safe = (one.number, other.number) in safe
            yield Pair(lines[one.number], lines[other.number], verdict.score, reasons(verdict, home=desk.home), is_safe)


def lines_of(desk: "Desk", numbers: Iterable[int]) -> dict[int, Line]:
    """{number: line} of these clients."""
    with desk.store.reading() as connection:
        return {line.id: line for line in lists.lines(connection, list(dict.fromkeys(numbers)))}


def proven_records(desk: "Desk", found: Sequence[Found]) -> Iterator[tuple[Record, Record]]:
    """The whole records of the pairs that a number proves, read in pages."""
    proven = [(one.number, other.number) for one, other, verdict in found if verdict.is_proven]
    for start in range(0, len(proven), PAGE // 2):
        page = proven[start : start + PAGE // 2]
        with desk.store.reading() as connection:
            read = read_page(connection, desk.store.schema, list(dict.fromkeys(n for pair in page for n in pair)))
        records = {record.id: record for record in read}
        yield from ((records[a], records[b]) for a, b in page if a in records and b in records)
