"""Looking for files of the same client while somebody is typed in: a few look-ups in the search, then the score."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from clientdesk.analysis.doubles.comparing import compare
from clientdesk.analysis.doubles.sketch import FIELDS, TAIL, Sketch, sketch
from clientdesk.analysis.doubles.weights import Commonness
from clientdesk.desk.doubles.given import Like
from clientdesk.desk.doubles.looking import reasons
from clientdesk.dossier.record import Record
from clientdesk.store import doubles, lists, search
from clientdesk.store.listing import TAIL as ID_TAIL
from clientdesk.store.pages import read_page
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

LEAST = 0.05
"""A hint is cheap: the same rare name alone is worth one."""
_NAMESAKES = 40
"""Of so many with the same name nobody can be told by it."""
_EACH = 8


def like(desk: "Desk", record: Record, *, limit: int) -> tuple[Like, ...]:
    """Clients that may be the same as a record that need not be stored, best first."""
    mine = sketch(record, home=desk.home)
    with desk.store.reading() as connection:
        namesakes = _namesakes(connection, mine)
        numbers = dict.fromkeys((*(namesakes if len(namesakes) < _NAMESAKES else ()), *_found(connection, mine)))
        numbers.pop(record.id, None)
        page = read_page(connection, desk.store.schema, list(numbers), fields=FIELDS)
        files = lists.count(connection, kinds=[record.kind.name])
    others = [sketch(each, home=desk.home) for each in page if each.kind is record.kind and not each.stamps.trashed]
    common = Commonness(files, _bearers(mine, len(namesakes) + 1))
    found = [(compare(mine, each, common), each) for each in others]
    best = sorted((pair for pair in found if pair[0].score >= LEAST), key=lambda pair: -pair[0].score)[:limit]
    lines = {line.id: line for line in desk.clients.lines([each.number for _verdict, each in best])}
    return tuple(
        Like(lines[each.number], verdict.score, reasons(verdict, home=desk.home))
        for verdict, each in best
        if each.number in lines
    )


def _bearers(mine: Sketch, namesakes: int) -> dict[str, dict[str, int]]:
    """How common the name is here; all else is taken for rare, for it is sought alone."""
    if mine.firm:
        return {"stem": {mine.firm.core: namesakes}, "stem_sound": {mine.firm.sound: namesakes}}
    return {"name": {mine.name.bare: namesakes}, "sound": {mine.name.key: namesakes}}


def _namesakes(connection: Connection, mine: Sketch) -> list[int]:
    if not mine.name.written:
        return []
    name = mine.name
    keys = {name.written, name.bare, *((name.sound, name.turned) if not name.is_short else ())}
    if mine.firm:
        keys = {name.written, mine.firm.core, mine.firm.sound, *(other.bare for other in mine.others)}
    return doubles.called(connection, keys - {""}, mine.kind, limit=_NAMESAKES)


def _found(connection: Connection, mine: Sketch) -> Iterator[int]:
    """Those with a number, an address or the core of the name in common."""
    for text in _texts(mine):
        yield from search.find(connection, text, limit=_EACH, kind=mine.kind).ids


def _texts(mine: Sketch) -> Iterator[str]:
    yield from (number[1 - ID_TAIL :] if mine.firm is None else number for number in mine.ids)
    yield from (number[-TAIL:] for number in mine.phones if len(number) >= TAIL)
    yield from mine.emails
    yield from mine.handles
    if mine.firm and len(mine.firm.core) > 1:
        yield mine.firm.core
