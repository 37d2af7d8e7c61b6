"""Undo, redo and restore ask the rules of trading like any other change: what they refuse does not happen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from clientdesk.desk.trading.agreeing import refuse_contradiction
from clientdesk.desk.trading.late import refuse_late_difference
from clientdesk.desk.trading.settling import is_note, refuse_closed, refuse_closed_day
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.promised import VOID
from clientdesk.store import trading as stored
from clientdesk.store.changes import Change
from clientdesk.store.journal import Step
from clientdesk.store.pages import read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_MERGED = "former_code"
"""Where the change stands by which a file became part of another."""


def proof(desk: "Desk", step: Step, changes: Sequence[Change]) -> Callable[[], None]:
    """Look at the documents these changes touch, and give what asks the rules about them once they are made. A merge of
    clients gives their documents to another file as they are; nothing is asked about them."""
    if any(change.place == _MERGED for change in changes):
        return lambda: None
    return proof_of(desk, step, sorted({change.client for change in changes if change.client}))


def proof_of(desk: "Desk", step: Step, numbers: Sequence[int]) -> Callable[[], None]:
    """The same for documents by their numbers."""
    before = _documents(step, numbers)

    def ask() -> None:
        now = _documents(step, numbers)
        if not before and not now:
            return
        rules = desk.trading.rules()
        for number in sorted(before.keys() | now.keys()):
            _prove(step, before.get(number), now.get(number), rules)

    return ask


def _documents(step: Step, numbers: Sequence[int]) -> dict[int, Record]:
    found = stored.documents_among(step.connection, numbers)
    return {record.id: record for record in read_page(step.connection, step.schema, found)}


def _prove(step: Step, before: Record | None, now: Record | None, rules: TradeRules) -> None:
    record = before or now
    assert record is not None
    if before is not None and now is not None:
        for field in record.kind.fields:
            if field.stored:
                record[field] = now[field]
        if is_note(record):
            return
        refuse_closed(record, rules)
    else:
        refuse_closed_day(record, rules)
        if before is not None:
            _declare_gone(record)
    refuse_contradiction(step, record, base=rules.base)
    refuse_late_difference(step, record, rules)


def _declare_gone(record: Record) -> None:
    """A document that is not there any more says what a void one does."""
    state = record.kind.by_key["state"]
    if record[state] is not None:
        record[state] = VOID
