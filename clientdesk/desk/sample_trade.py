"""What is done with the sample clients: written down through the same door as what is one's own, under own numbers.

Their numbers begin with SAMPLE-, so that none of the user's are used up and every row can be told from the user's.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.analysis.trade.books import document_amount
from clientdesk.desk.clients import values_from_json
from clientdesk.desk.sample_ways import go
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import EXPENSE, PRODUCT
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.moves import SUBMITTED
from clientdesk.dossier.trade.posted import Allocation, Receipt
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.types import Json
from clientdesk.dossier.values import Link
from clientdesk.store import lists
from clientdesk.store.journal import Step
from clientdesk.store.numbering import prefix_of

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.sample_trade import Trade, Written

PREFIX = "SAMPLE-"
"""Begins the codes of sample clients, and the numbers of all that is done with them."""
_RATE = Decimal("0.000001")


def put(desk: "Desk", step: Step, clients: Mapping[str, Link], *, new: Collection[str]) -> None:
    """Write down what was sold to the `new` ones of these clients, {name among the samples: client}, and spent for
    them, what they may order, how they are served and insured. Nothing is, where its time lies in closed books, or
    where nobody knows how its currencies stand to that of the books."""
    from clientdesk.exchange import sample_trade

    rules = desk.trading.rules()
    told = sample_trade.read(desk.store.schema.kinds, today=desk.today, reader=desk.language)
    is_closed = rules.closed_until is not None and told.first_day <= rules.closed_until
    if not new or is_closed or rules.base not in told.rates:
        return
    writer = _Writer(desk, step, rules, told, dict(clients), frozenset(new))
    for one in (*told.products, *told.documents, *told.expenses, *told.more):
        writer.write(one)


def pointed(raw: Json, targets: Mapping[str, Link]) -> Json:
    """JSON with the files in place of their names among the samples."""
    from clientdesk.exchange.sample_files import local_name

    if isinstance(raw, list):
        return [pointed(part, targets) for part in raw]
    if isinstance(raw, dict):
        return {key: pointed(part, targets) for key, part in raw.items()}
    name = local_name(raw)
    return targets[name].to_json() if name else raw


@dataclass
class _Writer:
    """Writes one after the other; what refers to another finds it among the `targets` {name in the file: it}. `clients`
    are those of whom nothing was written down before."""

    desk: "Desk"
    step: Step
    rules: TradeRules
    told: "Trade"
    targets: dict[str, Link]
    clients: frozenset[str]
    counted: dict[str, int] = field(default_factory=dict)
    made: dict[str, Record] = field(default_factory=dict)

    def write(self, one: "Written") -> None:
        """Store one under the next number of its kind, unless its client is not new or the number is there already."""
        self.counted[one.kind] = place = self.counted.get(one.kind, 0) + 1
        code = f"{PREFIX}{prefix_of(self.step.connection, self.desk.kind(one.kind))}{place:02}"
        if one.client and one.client not in self.clients:
            return
        if known := lists.names_of(self.step.connection, [code]).get(code):
            _number, kind, name = known
            self.targets[one.name] = Link(code if kind == one.kind else None, name)
            return
        record = self._record(one)
        record.code = code
        self.desk.clients.create_in(self.step, record)
        if one.name:
            self.targets[one.name], self.made[one.name] = Link(code, record.name), record

    def _record(self, one: "Written") -> Record:
        from clientdesk.exchange.sample_trade import in_books

        is_ours = one.kind in (PRODUCT.name, EXPENSE.name)
        if is_ours:
            one = in_books(one, self._rate(self.told.currency))
        record = self.desk.clients.new(one.kind)
        for each, value in values_from_json(record.kind, pointed(dict(one.values), self.targets)).items():
            record[each] = value
        keys = record.kind.by_key
        if one.client:
            record[keys["client"]] = self.targets[one.client]
        if is_ours:
            record[keys["currency"]] = self.rules.base
        else:
            self._price(record, self.made.get(one.follows))
        if one.pays:
            self._pay(record, one.pays)
        if one.moves and one.kind == EXPENSE.name and self.rules.guards_expenses:
            # Where several approve, it waits for them.
            record[Expense.state] = SUBMITTED
        elif one.moves:
            go(record, one.moves, user=self.desk.user)
        return record

    def _rate(self, currency: str) -> Decimal:
        """Units of the currency of the books for one of another."""
        return (self.told.rates[currency] / self.told.rates[self.rules.base]).quantize(_RATE)

    def _price(self, record: Record, followed: Record | None) -> None:
        """Say in which currency it is, at which rate; what follows a document takes over what stands there."""
        keys = record.kind.by_key
        if followed is not None:
            for key in keys.keys() & {"currency", "salesperson"}:
                record[keys[key]] = followed[followed.kind.by_key[key]]
        if "currency" not in keys:
            return
        currency = record[keys["currency"]] = record[keys["currency"]] or self.told.currency
        if "rate" in keys and (followed is None or "rate" not in followed.kind.by_key):
            day = record[keys["date"]] or self.desk.today
            record[keys["rate"]] = self.rules.rate(currency, day) or self._rate(currency)

    def _pay(self, record: Record, pays: "Sequence[tuple[str, str]]") -> None:
        """Allocate a receipt; it comes to what it settles."""
        parts = [(name, Decimal(part) if part else document_amount(self.made[name]).total) for name, part in pays]
        record[Receipt.allocations] = tuple(
            Row({Allocation.document.key: self.targets[name], Allocation.amount.key: part}) for name, part in parts
        )
        record[Receipt.amount] = sum((part for _name, part in parts), NOTHING)
