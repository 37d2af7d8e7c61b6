"""The versions of confirmed orders: each change of what was agreed makes the next one, and none is lost."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from clientdesk.desk.past import Entry
from clientdesk.dossier.kinds import ORDER
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.promised import CONFIRMED, Order
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.store import history
from clientdesk.store.history import StepTold

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

AGREED = frozenset(
    {
        "client",
        "contact_person",
        "date",
        "client_order_no",
        "currency",
        "rate",
        "price_incl_tax",
        "terms",
        "due",
        "lines",
        "instalments",
        "delivery_address",
        "invoice_title",
    }
)
"""The keys of what was agreed with the client; who sells it and what we remark is ours alone."""


@dataclass(frozen=True)
class Version:
    """A version of an order: its number, when it was made (ISO, UTC), by whom, and what was changed in it, in words; of
    the first one nothing. `step` is the step that made it."""

    number: int
    at: str
    by: str
    step: int
    changes: tuple[Entry, ...] = ()


def settle_version(order: Record) -> None:
    """Give an order the number of its version: the first when it is confirmed, the next whenever something of what was
    agreed is changed afterwards."""
    was = order.original(Order.version)
    confirmed = order[Order.state] == CONFIRMED
    if not order.id:
        order[Order.version] = 1 if confirmed else None
    elif confirmed and is_changed(order):
        order[Order.version] = (was or 1) + 1
    elif confirmed and order.original(Order.state) != CONFIRMED:
        order[Order.version] = (was or 0) + 1
    else:
        order[Order.version] = was


def is_changed(order: Record) -> bool:
    """Whether something of what was agreed in a confirmed order is changed and not stored yet."""
    if order.original(Order.state) != CONFIRMED:
        return False
    return not AGREED.isdisjoint(field.key for field, _old, _new in order.changed())


def versions(desk: "Desk", code: str, *, words: Catalogue) -> list[Version]:
    """The versions of an order, the latest first. Raises `UserError` for what is no order."""
    order = desk.clients.get(code)
    if order.kind.name != ORDER.name:
        raise UserError(N_("{document} is another kind of document."), key="other_kind", document=order.code)
    entries = desk.past.of(order.code, words=words, limit=-1)
    with desk.store.reading() as connection:
        standing = {line.step.id for line in history.lines(connection, order.id, limit=-1) if _stands(line.step)}
    told = [tuple(step) for number, step in groupby(entries, key=lambda entry: entry.step) if number in standing]
    return list(_found(order, told))


def _stands(step: StepTold) -> bool:
    return step.role == "do" and not step.undone


def _found(order: Record, told: list[tuple[Entry, ...]]) -> Iterator[Version]:
    """The versions, the latest first, out of the steps that stand, the latest first."""
    number = order[Order.version] or (1 if order[Order.state] == CONFIRMED else 0)
    for step in told:
        made = next((entry for entry in step if entry.table == _TABLE and entry.field == Order.version.key), None)
        whole = any(entry.table == "client" and not entry.field for entry in step)
        if number and (whole or made is not None):
            changes = tuple(entry for entry in step if _is_agreed(entry)) if made is not None and made.old else ()
            yield Version(number, step[0].at, step[0].by, step[0].step, changes)
            number = int(made.old or 0) if made is not None else 0


_TABLE = Order.declared.table
_ROWS = {f"{ORDER.name}_{key}_rows" for key in ("lines", "instalments")}


def _is_agreed(entry: Entry) -> bool:
    return entry.table in _ROWS or (entry.table == _TABLE and entry.field in AGREED)
