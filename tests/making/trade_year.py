"""A year of trade from a seed: orders in several currencies, sales, returns, receipts, voids, adjustments, expenses.

The documents go the way of every document, so what makes them may refuse them; nothing of a ledger is reckoned here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import chain, islice
from random import Random

from clientdesk.analysis.trade.books import document_amount
from clientdesk.desk import Desk
from clientdesk.dossier.house.trade import ExchangeRate, Trade
from clientdesk.dossier.kinds import (
    ADJUSTMENT,
    ENTERPRISE,
    EXPENSE,
    GOODS_RETURN,
    HOUSE,
    ORDER,
    PRODUCT,
    RECEIPT,
    SHIPMENT,
)
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line, PostedLine
from clientdesk.dossier.trade.posted import BOUNCED, Adjustment, Allocation, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import CONFIRMED, DRAFT, VOID, Instalment, Order
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from tests.making import words

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
BEFORE = Decimal("0.06")
"""So many orders of the year before, in proportion, so that accounts have an opening balance and sums a year before."""
_DAYS = 365
_RATES: Mapping[str, tuple[str, ...]] = {"USD": ("7.1884", "7.2433", "7.1007"), "EUR": ("7.5257", "8.4125", "8.3")}
_TERMS = ("prepay", "cod", "net7", "net30", "net60", "eom30", None)
_TAXES = ("0", "0.03", "0.06", "0.09", "0.13", "0.13", "0.13")
_CATEGORIES = ("travel", "entertainment", "advertising", "freight", "office", "rent", "bank", "other")
_EXPENSE_STATES = ("draft", "submitted", "approved", "approved", "paid", "paid", "paid", "rejected", "withdrawn")
_PRODUCTS = 60
_TOGETHER = 250
_CENT = Decimal("0.01")


@dataclass
class _Sale:
    """A sale as it was stored, what is open of it, and the client."""

    record: Record
    open: Decimal
    client: Link


def fill(desk: Desk, *, orders: int, clients: int, seed: int) -> None:
    """Put a year of so many orders of so many clients into an empty file, and what led up to it.

    What belongs to a document comes in a later step than the document: within one step they do not see each other.
    """
    maker = _Year(desk, Random(f"year {seed}"))
    before = int(orders * BEFORE)
    _store(desk, maker.furniture(clients))
    _store(desk, (maker.order(before=n < before) for n in range(orders + before)))
    _store(desk, maker.voided_orders())
    _store(desk, maker.advances())
    _store(desk, maker.sales())
    _store(desk, maker.voided_sales())
    _store(desk, maker.returns())
    _store(desk, maker.receipts())
    _store(desk, maker.spoilt_receipts())
    _store(desk, maker.adjustments())
    _store(desk, (maker.expense() for _ in range(orders // 5)))


def _store(desk: Desk, records: Iterator[Record]) -> None:
    """Store what is made, one after the other, some hundred in a step; the next is made when the one before it has its
    number."""
    while some := list(islice(records, 1)):
        with desk.store.step("Trade", by=desk.user) as step:
            for record in chain(some, islice(records, _TOGETHER - 1)):
                (desk.clients.save_in if record.id else desk.clients.create_in)(step, record)


class _Year:
    """Makes documents one by one; what was stored is known to those that follow it."""

    def __init__(self, desk: Desk, rng: Random) -> None:
        self.desk = desk
        self.rng = rng
        self._products: list[Record] = []
        self._clients: list[Record] = []
        self._orders: list[Record] = []
        self._sales: list[_Sale] = []
        self._receipts: list[Record] = []
        self._prepaid: dict[str, Decimal] = {}
        """{order: what was paid for it before anything went out}."""

    # What there is before the first order

    def furniture(self, clients: int) -> Iterator[Record]:
        """The house with its rates, products, and clients."""
        house = self.desk.clients.new(HOUSE.name)
        house[Trade.exchange_rates] = tuple(
            Row(
                {
                    ExchangeRate.currency.key: currency,
                    ExchangeRate.since.key: FIRST + timedelta(120 * place - (480 if place == 0 else 0)),
                    ExchangeRate.rate.key: Decimal(rate),
                }
            )
            for currency, rates in _RATES.items()
            for place, rate in enumerate(rates)
        )
        yield house
        for number in range(_PRODUCTS):
            yield self._product(number)
        for _ in range(clients):
            yield self._client()

    def _product(self, number: int) -> Record:
        made = self.desk.clients.new(PRODUCT.name)
        # Two products have the same name and differ by their model.
        made[Product.name], made[Product.model] = f"样品{number // 2 + 1:03}", f"M-{number:03}"
        made[Product.unit] = self.rng.choice(("只", "件", "kg", "m"))
        price = Decimal(self.rng.randint(50, 9_999_999)) / 10_000 * self.rng.choice((1, 1, 10))
        made[Product.price] = price
        if self.rng.random() < 0.7:
            made[Product.cost] = (price * Decimal("0.62")).quantize(Decimal("0.0001"))
        self._products.append(made)
        return made

    def _client(self) -> Record:
        made = self.desk.clients.new(ENTERPRISE.name)
        keys = made.kind.by_key
        made[made.kind.title] = words.firm(self.rng)
        made[keys["payment_terms"]] = self.rng.choice(_TERMS)
        made[keys["currency"]] = self.rng.choice((None, "CNY", "CNY", "CNY", "CNY", "USD", "EUR"))
        if self.rng.random() < 0.5:
            made[keys["credit_limit"]] = Decimal(self.rng.randint(1, 400) * 5000)
        self._clients.append(made)
        return made

    # Orders

    def voided_orders(self) -> Iterator[Record]:
        """Some of the orders, void."""
        for order in self._orders:
            if order[Order.state] == CONFIRMED and self.rng.random() < 0.05:
                order[Order.state] = VOID
                yield order

    def _confirmed(self) -> Iterator[Record]:
        return (order for order in self._orders if order[Order.state] == CONFIRMED)

    def advances(self) -> Iterator[Record]:
        """Receipts for orders of which nothing went out yet."""
        for order in self._confirmed():
            paid = (document_amount(order).total * Decimal("0.3")).quantize(_CENT)
            if paid > 0 and self.rng.random() < 0.06:
                self._prepaid[order.code] = paid
                yield self._receipt(_client(order), order, _day(order), paid, [(order.code, paid)])

    def order(self, *, before: bool) -> Record:
        """An order of the year, or of the one before it."""
        rng, made = self.rng, self.desk.clients.new(ORDER.name)
        client = rng.choice(self._clients)
        # One in a hundred buys over the counter and has no file.
        made[Order.client] = Link(None, f"散客{rng.randint(1, 9)}") if rng.random() < 0.01 else Link(client.code)
        made[Order.date] = FIRST + timedelta(rng.randrange(_DAYS) - (_DAYS if before else 0))
        made[Order.state] = DRAFT if rng.random() < 0.03 else CONFIRMED
        made[Order.price_incl_tax] = rng.random() < 0.4
        if before or rng.random() < 0.03:
            made[Order.currency] = rng.choice(("CNY", "CNY", "USD"))
            made[Order.rate] = Decimal(1) if made[Order.currency] == "CNY" else Decimal("7.023456")
        made[Order.lines] = tuple(self._line() for _ in range(rng.choice((1, 1, 2, 2, 3, 5))))
        self._orders.append(made)
        return made

    def _line(self) -> Row:
        rng, product = self.rng, self.rng.choice(self._products)
        quantity = Decimal(rng.randint(1, 40_000)) / 1000 if rng.random() < 0.2 else Decimal(rng.randint(1, 60))
        told: dict[str, object] = {
            Line.product.key: Link(product.code),
            Line.quantity.key: -quantity if rng.random() < 0.01 else quantity,
            Line.tax_rate.key: Decimal(rng.choice(_TAXES)),
        }
        if rng.random() < 0.3:
            told[Line.discount.key] = Decimal(rng.choice(("0.05", "0.1", "0.125", "0.333", "1")))
        if rng.random() < 0.4:
            told[Line.price.key] = Decimal(rng.randint(0, 2_000_000)) / 10_000
        return Row(told)

    # What went out and came back

    def sales(self) -> Iterator[Record]:
        """Sales of the orders: whole, in two parts, or in one part so far."""
        for order in self._confirmed():
            drawn = self.rng.random()
            for rows in self._parts(order) if drawn < 0.1 else () if drawn < 0.2 else (_going(order),):
                if rows:
                    yield self._sale(order, rows)
        for _ in range(len(self._orders) // 40):
            yield self._over_the_counter()

    def _parts(self, order: Record) -> list[tuple[Row, ...]]:
        """Half of the first line, then the rest of everything; what was paid in advance goes out at once."""
        first, *others = _going(order) or (Row({}),)
        half = _part(first, (first[Line.quantity] or Decimal(0)) / 2)
        rest = _part(first, (first[Line.quantity] or Decimal(0)) - (half[Line.quantity] or Decimal(0)))
        if not half[Line.quantity] or order.code in self._prepaid:
            return [_going(order)]
        return [(half,), (rest, *others)]

    def _over_the_counter(self) -> Record:
        """A sale without an order."""
        made = self.desk.clients.new(SHIPMENT.name)
        client = Link(self.rng.choice(self._clients).code)
        made[Shipment.client] = client
        made[Shipment.date] = FIRST + timedelta(self.rng.randrange(_DAYS))
        made[Shipment.lines] = (self._line().with_value(Line.quantity, Decimal(self.rng.randint(1, 9))),)
        self._sales.append(_Sale(made, Decimal(0), client))
        return made

    def voided_sales(self) -> Iterator[Record]:
        """Some of the sales, void."""
        for sale in self._sales:
            if self.rng.random() < 0.02:
                sale.record[Shipment.state], sale.open = VOID, Decimal(0)
                yield sale.record

    def returns(self) -> Iterator[Record]:
        """Goods that came back."""
        for sale in self._sales:
            posted = sale.record[Shipment.state] != VOID
            if posted and self.rng.random() < 0.05 and (back := self._back(sale)) is not None:
                yield back

    def _sale(self, order: Record, rows: tuple[Row, ...]) -> Record:
        rng, made = self.rng, self.desk.clients.new(SHIPMENT.name)
        made[Shipment.order], made[Shipment.client] = Link(order.code), order[Order.client]
        day = _day(order) + timedelta(rng.randint(0, 25))
        made[Shipment.date] = day
        made[Shipment.price_incl_tax], made[Shipment.lines] = order[Order.price_incl_tax], rows
        total = document_amount(made).total - self._prepaid.get(order.code, Decimal(0))
        self._sales.append(_Sale(made, total, _client(order)))
        if rng.random() < 0.6:
            made[Shipment.invoice_no] = f"{rng.randint(1, 99_999_999):08}"
            made[Shipment.invoice_date] = day + timedelta(rng.randint(0, 10))
        if rng.random() < 0.04:
            made[Shipment.instalments] = tuple(
                Row(
                    {
                        Instalment.due.key: day + timedelta(30 * n),
                        Instalment.amount.key: Decimal(rng.randint(100, 90_000)) / 100,
                    }
                )
                for n in (1, 2, 3)
            )
        return made

    def _back(self, sale: _Sale) -> Record | None:
        made = self.desk.clients.new(GOODS_RETURN.name)
        made[GoodsReturn.shipment], made[GoodsReturn.client] = Link(sale.record.code), sale.client
        made[GoodsReturn.date] = _day(sale.record) + timedelta(self.rng.randint(1, 20))
        row = self.rng.choice(sale.record.rows(Shipment.lines))
        if not (quantity := row[Line.quantity]):
            return None
        made[GoodsReturn.lines] = (row if self.rng.random() < 0.5 else _part(row, quantity / 2),)
        made[GoodsReturn.price_incl_tax] = sale.record[Shipment.price_incl_tax]
        sale.open -= document_amount(made).total
        return made

    # Money

    def receipts(self) -> Iterator[Record]:
        """Receipts for the sales of an account, one or some together, in full or in part, some with more than that."""
        accounts: dict[tuple[str, str], list[_Sale]] = {}
        for sale in self._sales:
            place = (sale.client.target or sale.client.name, sale.record[Shipment.currency] or "")
            accounts.setdefault(place, []).append(sale)
        for sales in accounts.values():
            owed = [sale for sale in sales if sale.open > 0 and self.rng.random() < 0.8]
            while owed:
                chosen = [owed.pop(0) for _ in range(min(len(owed), self.rng.choice((1, 1, 2, 3))))]
                yield self._paid(chosen)
                if self.rng.random() < 0.2:
                    owed += [sale for sale in chosen if sale.open > 0]

    def _paid(self, chosen: list[_Sale]) -> Record:
        rng, parts = self.rng, []
        for sale in chosen:
            part = sale.open if rng.random() < 0.7 else max(_CENT, (sale.open / 3).quantize(_CENT))
            parts.append((sale.record.code, part))
            sale.open -= part
        day = max(_day(sale.record) for sale in chosen) + timedelta(rng.randint(0, 90))
        more = Decimal(rng.choice((0, 0, 0, 500, 12_345))) / 100
        amount = sum((part for _code, part in parts), more)
        return self._receipt(chosen[0].client, chosen[0].record, day, amount, parts)

    def spoilt_receipts(self) -> Iterator[Record]:
        """Receipts that bounced, or that were declared void."""
        for receipt in self._receipts:
            drawn = self.rng.random()
            if drawn < 0.02:
                receipt[Receipt.state] = BOUNCED
                receipt[Receipt.bounced_on] = _day(receipt) + timedelta(self.rng.randint(1, 40))
                yield receipt
            elif drawn < 0.03:
                receipt[Receipt.state] = VOID
                yield receipt

    def _receipt(
        self, client: Link, like: Record, day: date, amount: Decimal, parts: list[tuple[str, Decimal]]
    ) -> Record:
        made = self.desk.clients.new(RECEIPT.name)
        made[Receipt.client], made[Receipt.date], made[Receipt.amount] = client, day, amount
        made[Receipt.currency] = like[like.kind.by_key["currency"]]
        made[Receipt.method] = self.rng.choice(("transfer", "cash", "bill"))
        if self.rng.random() < 0.1:
            made[Receipt.charges] = min(amount, Decimal(self.rng.randint(1, 5000)) / 100)
        made[Receipt.allocations] = tuple(
            Row({Allocation.document.key: Link(code), Allocation.amount.key: part}) for code, part in parts
        )
        self._receipts.append(made)
        return made

    def adjustments(self) -> Iterator[Record]:
        """What puts accounts right, up and down."""
        for order in self._confirmed():
            if self.rng.random() < 0.03:
                yield self._adjustment(order)

    def _adjustment(self, order: Record) -> Record:
        made = self.desk.clients.new(ADJUSTMENT.name)
        made[Adjustment.client], made[Adjustment.currency] = order[Order.client], order[Order.currency]
        made[Adjustment.date] = _day(order) + timedelta(self.rng.randint(0, 60))
        made[Adjustment.kind] = self.rng.choice(("adjustment", "write_off", "opening", "exchange"))
        amount = Decimal(self.rng.randint(1, 50_000)) / 100
        below = made[Adjustment.kind] == "write_off" or self.rng.random() < 0.5
        made[Adjustment.amount] = -amount if below else amount
        return made

    def expense(self) -> Record:
        """One expense of the year, of a client or of none."""
        rng, made = self.rng, self.desk.clients.new(EXPENSE.name)
        made[Expense.date] = FIRST + timedelta(rng.randrange(_DAYS))
        made[Expense.category], made[Expense.state] = rng.choice(_CATEGORIES), rng.choice(_EXPENSE_STATES)
        net = Decimal(rng.randint(100, 900_000)) / 100
        made[Expense.net] = net
        if rng.random() < 0.6:
            made[Expense.tax] = (net * Decimal("0.06")).quantize(_CENT)
        if rng.random() < 0.4:
            made[Expense.client] = Link(rng.choice(self._clients).code)
        made[Expense.currency] = "USD" if rng.random() < 0.05 else "CNY"
        if made[Expense.state] == "paid":
            made[Expense.paid_on] = made[Expense.date]
        return made


def _day(record: Record) -> date:
    assert record.kind.dated is not None
    day = record[record.kind.dated]
    assert isinstance(day, date)
    return day


def _client(record: Record) -> Link:
    link = record[record.kind.by_key["client"]]
    assert isinstance(link, Link)
    return link


def _going(order: Record) -> tuple[Row, ...]:
    """The lines of an order as they go out; one below zero takes something off the order alone."""
    return tuple(
        _part(row, quantity) for row in order.rows(Order.lines) if (quantity := row[Line.quantity]) and quantity > 0
    )


def _part(row: Row, quantity: Decimal) -> Row:
    """A line of goods that goes out or comes back, of the line of the order it belongs to."""
    kept = {key: value for key, value in row.values.items() if key != Line.ship_by.key}
    number = row.values.get(PostedLine.order_line.key, row[Line.no])
    return Row(
        {
            **kept,
            PostedLine.order_line.key: number,
            Line.quantity.key: quantity.quantize(Decimal("0.001"), "ROUND_DOWN"),
        }
    )
