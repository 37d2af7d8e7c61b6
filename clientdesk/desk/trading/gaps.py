"""The gap report: which numbers of documents were drawn and stand nowhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.kinds import DOCUMENTS
from clientdesk.dossier.numbering import digits_of, literal, span
from clientdesk.i18n import N_
from clientdesk.store import trading as stored
from clientdesk.store.numbering import pattern_of, usual_of
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_BETWEEN = "…"
_TAKEN_BACK = N_("It was made and taken back, or erased")
_IN_TRASH = N_("It is a draft that lies in the trash")


@dataclass(frozen=True)
class Gap:
    """A number of a kind of document that stands in no ledger; `reason` is a message id. What is void is no gap: it
    stays with its number."""

    kind: str
    number: str
    reason: str


def gaps(desk: "Desk", kinds: Sequence[str] = (), *, since: date | None = None, until: date | None = None) -> list[Gap]:
    """The gaps in the numbers of these kinds of document (all), of a period as far as the numbers tell of one."""
    with desk.store.reading() as connection:
        return [
            gap
            for kind in DOCUMENTS
            if not kinds or kind.name in kinds
            for gap in _of_kind(desk, connection, kind, since=since, until=until)
        ]


def _of_kind(
    desk: "Desk", connection: Connection, kind: Kind, *, since: date | None, until: date | None
) -> Iterator[Gap]:
    there = stored.numbers_of(connection, kind.name)
    patterns = list(dict.fromkeys((pattern_of(connection, desk.store.schema, kind), usual_of(connection, kind))))
    known = set[str]()
    for pattern in patterns:
        for around, following in stored.drawn(connection, [literal(pattern)]).items():
            days = span(pattern, around)
            if days is None or around in known or (since and days[1] < since) or (until and days[0] > until):
                continue
            known.add(around)
            before, _sign, after = around.partition(_BETWEEN)
            for number in range(1, following):
                code = f"{before}{number:0{digits_of(pattern)}d}{after}"
                if there.get(code, True):
                    yield Gap(kind.name, code, _IN_TRASH if code in there else _TAKEN_BACK)
