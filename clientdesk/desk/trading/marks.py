"""What was given to accounting packages: noted beside each document, event by event, for each family of files."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.house.trade_rules import LedgerAccount
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.packages import CLIENTS, Profile
from clientdesk.dossier.trade.vouchers import BOUNCE, POST, Entry, GivenEvent, Voucher
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.store import history
from clientdesk.store import trading as stored
from clientdesk.store.changes import BESIDE
from clientdesk.store.journal import Step
from clientdesk.store.pages import read_page
from clientdesk.store.schema import Connection, Schema

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_BACK = "↩"
"""Ended the mark of a receipt whose bouncing was given out, too, in files of the fourth format."""
_BACK_ALONE = "↶"
"""Ended the mark of a receipt of which the bouncing alone was given out."""
NOTES = frozenset({"accountant_note", "settled_on", "export_batch", "remarks", "promised_payment"})
"""What may be written to a document in closed books: it changes no figure."""
Cells = Mapping[str, Any]


@dataclass(frozen=True)
class Mark:
    """What was told of an event: on which day it was booked or billed, in which file, and the figures: of a voucher the
    entries, of a bill the lines."""

    event: str
    day: date | None
    batch: str
    figures: tuple[Cells, ...]
    summary: str = ""
    papers: int = 0

    def to_json(self) -> str:
        """As it is kept."""
        told = {
            "event": self.event,
            "day": self.day.isoformat() if self.day else "",
            "batch": self.batch,
            "summary": self.summary,
            "papers": self.papers,
            "figures": [_plain(each) for each in self.figures],
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True)


def _plain(figures: Cells) -> dict[str, Any]:
    """Figures as JSON: amounts and days as texts under names that say so, what is empty left out."""
    told: dict[str, Any] = {}
    for key, value in figures.items():
        if isinstance(value, Decimal):
            told[f"{key}:n"] = f"{value:f}"
        elif isinstance(value, date):
            told[f"{key}:d"] = value.isoformat()
        elif value not in (None, ""):
            told[key] = value
    return told


def _figures(told: Mapping[str, Any]) -> dict[str, Any]:
    """The same out of its JSON."""
    readers: Mapping[str, Callable[[str], Any]] = {"n": Decimal, "d": date.fromisoformat}
    found: dict[str, Any] = {}
    for key, value in told.items():
        name, _colon, form = key.partition(":")
        found[name] = readers[form](value) if form in readers else value
    return found


def mark_of(text: str) -> Mark:
    """A mark out of what is kept."""
    told = json.loads(text)
    return Mark(
        told.get("event") or "",
        date.fromisoformat(told["day"]) if told.get("day") else None,
        told.get("batch") or "",
        tuple(_figures(each) for each in told.get("figures") or ()),
        told.get("summary") or "",
        told.get("papers") or 0,
    )


_KEPT = (
    "role account account_name debit credit currency original rate "
    "date posted due number invoice first_number first_invoice reference line article product model unit quantity "
    "price incl discount discount_percent net tax_rate tax total terms salesperson"
)
_OF_NOBODY = frozenset(_KEPT.split())
"""What figures say of the document itself; the rest tells of its client, or is somebody's words."""


def nameless_mark(mark: Mark, *, name: str, summary: str) -> Mark:
    """A mark of a document whose client was erased: the same day, file and figures. `name` stands in the place of the
    client, as in the document itself, so that nothing seems to have changed since it was given out."""
    figures = tuple(_of_nobody(each, name) for each in mark.figures)
    return replace(mark, figures=figures, summary=summary if mark.summary else "")


def _of_nobody(figures: Cells, name: str) -> Cells:
    """An entry calls its client's name `name`, where it is one of the client's account, a line of a bill
    `client_name`."""
    bare = {key: value for key, value in figures.items() if key in _OF_NOBODY}
    if "account" not in figures:
        return {**bare, "client_name": name}
    return {**bare, "name": name} if figures.get("client") or figures.get("name") else bare


class Marks:
    """The marks of one family of files, read once for all documents. A document that bears only the name of a file, as
    the fourth format kept it, was given out with figures nobody noted."""

    def __init__(self, desk: "Desk", family: str, profiles: Mapping[str, Profile]) -> None:
        self.desk, self.family, self.profiles = desk, family, profiles
        with desk.store.reading() as connection:
            self._kept = stored.given_out(connection, family)

    def of(self, record: Record) -> tuple[Mark, ...]:
        """What was given out of a document, the earliest first."""
        kept = self._kept.get(record.id, {})
        return tuple(mark_of(kept[key]) for key in sorted(kept, key=_place_of))

    def named_only(self, record: Record) -> tuple[str, ...]:
        """The events of a document that were given out before marks were kept for each of them."""
        name = record[record.kind.by_key["export_batch"]] or ""
        if not name or record.id in self._kept or not self._is_ours(name) or self._is_noted(record):
            return ()
        return (BOUNCE,) if name.endswith(_BACK_ALONE) else (POST, BOUNCE) if name.endswith(_BACK) else (POST,)

    def _is_noted(self, record: Record) -> bool:
        with self.desk.store.reading() as connection:
            return stored.is_given_out(connection, record.id)

    def _is_ours(self, name: str) -> bool:
        """Whether the file of this name was of this family; of a profile that is gone nobody knows."""
        found = [each for each in self.profiles.values() if name.startswith(each.name[:38]) and each.rows != CLIENTS]
        best = max(found, key=lambda each: len(each.name), default=None)
        return best is None or best.rows == self.family

    def key(self, record: Record, event: str) -> str:
        """The key of the next mark of an event of a document."""
        kept, wanted = self._kept.get(record.id, {}), f"{self.family} {event}"
        number = 2
        key = wanted
        while key in kept:
            key = f"{wanted} {number}"
            number += 1
        return key


def batches(connection: Connection, schema: Schema, numbers: Sequence[int]) -> dict[str, list[str]]:
    """{file: numbers of documents} of what of these documents was given to packages, the earliest file first."""
    found: dict[str, list[str]] = {}
    for record in read_page(connection, schema, numbers):
        told = {mark_of(told).batch for told in stored.marks_of(connection, record.id).values()}
        field = record.kind.by_key.get("export_batch")
        for batch in filter(None, told or {(record[field] if field else None) or ""}):
            found.setdefault(batch, []).append(record.code)
    return {batch: found[batch] for batch in sorted(found, key=_moment_of)}


def _moment_of(batch: str) -> tuple[str, str]:
    """The name of a file ends with the moment it was made."""
    return batch[-16:], batch


def _place_of(key: str) -> tuple[int, str]:
    """By its number, of keys that end with one; the first has none."""
    last = key.rpartition(" ")[2]
    return (int(last) if last.isdecimal() else 1), key


def given_events(marks: Marks, record: Record) -> Sequence[GivenEvent]:
    """What was given out of a document as vouchers."""
    if named := marks.named_only(record):
        return [GivenEvent(event, None, None) for event in named]
    return [
        GivenEvent(mark.event, mark.day, tuple(_entry(each) for each in mark.figures), mark.summary, mark.papers)
        for mark in marks.of(record)
    ]


def _entry(told: Cells) -> Entry:
    account = LedgerAccount(told.get("account", ""), told.get("account_name", ""))
    return Entry(
        account,
        told.get("debit", Decimal(0)),
        told.get("credit", Decimal(0)),
        told.get("currency", ""),
        told.get("original", Decimal(0)),
        told.get("rate", Decimal(1)),
        told.get("client", ""),
        told.get("name", ""),
        told.get("role", ""),
    )


def voucher_mark(voucher: Voucher, batch: str) -> Mark:
    """What is noted of a voucher that is given out."""
    figures = tuple(
        {
            "role": entry.role,
            "account": entry.account.code,
            "account_name": entry.account.name,
            "debit": entry.debit,
            "credit": entry.credit,
            "currency": entry.currency,
            "original": entry.original,
            "rate": entry.rate,
            "client": entry.client,
            "name": entry.name,
        }
        for entry in (voucher.entries if voucher.noted is None else voucher.noted)
    )
    return Mark(voucher.event, voucher.day, batch, figures, voucher.summary, voucher.papers)


def changed_on(desk: "Desk", record: Record) -> date:
    """The day on which the substance of a document was changed last."""
    with desk.store.reading() as connection:
        for line in history.lines(connection, record.id, limit=-1):
            if line.change.place not in BESIDE and line.change.field not in NOTES:
                return datetime.fromisoformat(line.step.at).astimezone().date()
    return desk.today


def note(step: Step, marks: Marks, record: Record, mark: Mark) -> None:
    """Keep a mark with a document. Raises `UserError` where another file was made with it since the marks were
    read."""
    key = marks.key(record, mark.event)
    if stored.is_marked(step.connection, record.id, key):
        raise UserError(
            N_("{document} was given to the accounting package in the meantime; nothing was written."),
            code=ExitCode.CONFLICT,
            key="given_meanwhile",
            hint=N_("Make the file again."),
            document=record.code,
        )
    step.give_out(record.id, key, mark.to_json())
