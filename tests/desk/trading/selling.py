"""Documents for tests of trading: an enterprise, its orders, sales and receipts, in few words."""

from datetime import date
from decimal import Decimal

from clientdesk.desk import Desk
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Adjustment, Allocation, Receipt, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, Order
from clientdesk.dossier.values import Link
from tests import make


def whole(*amounts: Decimal | int | None) -> list[int | None]:
    """Amounts as whole numbers; one that is none fails."""
    assert all(each is None or each == int(each) for each in amounts), amounts
    return [None if each is None else int(each) for each in amounts]


def keep(desk: Desk, field: object, *rows: Row) -> None:
    """Say how the house trades."""
    house = desk.house.record()
    house[field] = rows  # type: ignore[index]
    (desk.clients.save if house.id else desk.clients.create)(house)


def rate(desk: Desk, currency: str, rate: Decimal | int) -> None:
    """Say what one of a currency costs, since the beginning of 2026."""
    row = {"currency": currency, "since": date(2026, 1, 1), "rate": Decimal(rate)}
    keep(desk, Trade.exchange_rates, Row(row))


def client(desk: Desk, name: str = "样板贸易有限公司", **values: object) -> str:
    """The code of a new enterprise."""
    made = make.enterprise(name, **values)
    desk.clients.create(made)
    return made.code


def line(product: str = "valve", quantity: str = "1", price: str = "100", **more: str) -> Row:
    """A line: how many of what at what price; `discount` and `tax_rate` as fractions."""
    numbers = {key: Decimal(value) for key, value in {"quantity": quantity, "price": price, **more}.items()}
    return Row({Line.product.key: Link(None, product), **numbers})


def order(desk: Desk, code: str, *lines: Row, day: date, state: str = CONFIRMED, **values: object) -> Record:
    """A stored order, confirmed unless another state is given."""
    made = desk.trading.document("order", code, day=day)
    made[Order.lines], made[Order.state] = lines or (line(),), state
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    desk.clients.create(made)
    return made


def sale(desk: Desk, code: str, total: str, *, day: date, due: date | None = None, **values: object) -> Record:
    """A stored sale of one article at this price, without tax."""
    made = desk.trading.document("shipment", code, day=day)
    made[Shipment.lines], made[Shipment.due] = (line(price=total),), due
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    desk.clients.create(made)
    return made


def receipt(desk: Desk, code: str, amount: str, *, day: date, **allocated: str) -> Record:
    """A stored receipt; `allocated` says how much of it is for which document, `_` standing for `-`."""
    made = desk.trading.document("receipt", code, day=day)
    made[Receipt.amount] = Decimal(amount)
    made[Receipt.allocations] = tuple(
        Row({Allocation.document.key: Link(name.replace("_", "-")), Allocation.amount.key: Decimal(part)})
        for name, part in allocated.items()
    )
    desk.clients.create(made)
    return made


def adjustment(desk: Desk, code: str, amount: str, *, day: date, kind: str = "adjustment") -> Record:
    """A stored adjustment."""
    made = desk.trading.document("adjustment", code, day=day)
    made[Adjustment.amount], made[Adjustment.kind] = Decimal(amount), kind
    desk.clients.create(made)
    return made
