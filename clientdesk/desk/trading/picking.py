"""What is picked while a document is written: products by name, model, number or pinyin, and earlier documents."""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.desk.trading.filling import price_in, with_values
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.product import PriceLevel, Product
from clientdesk.dossier.values import Link
from clientdesk.store import goods
from clientdesk.store.trading import of_client

if TYPE_CHECKING:
    from clientdesk.desk import Desk

DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "quotation": ("quotation",),
    "order": ("order",),
    "shipment": ("shipment",),
    "payable": ("shipment", "order", "adjustment"),
}
"""Of a reference to a document: the kinds it may be of."""


def products(desk: "Desk", text: str, *, limit: int = 12) -> list[tuple[Link, str]]:
    """The products that a text may mean, those that begin with it first, each with the words it is offered under."""
    typed = fold(text.strip())
    with desk.store.reading() as connection:
        known = goods.named(connection)
    found = []
    for code, name, model, article in known:
        called = [fold(part) for part in (name, model, article, code) if part]
        if any(part.startswith(typed) for part in called):
            rank = 0
        elif any(typed in part for part in called):
            rank = 1
        elif typed.isascii() and any(typed in reading for pair in pinyin_readings(name) for reading in pair):
            rank = 2
        else:
            continue
        more = " · ".join(part for part in (model, article, code) if part and part != name)
        found.append((rank, Link(code, name), f"{name}   {more}"))
    found.sort(key=lambda each: each[0])
    return [(link, shown) for _rank, link, shown in found[:limit]]


def documents(desk: "Desk", to: str, text: str, *, client: Link | None, limit: int = 12) -> list[tuple[Link, str]]:
    """The documents of a client that a reference may point to and whose number or words hold a text, the latest
    first."""
    if client is None or not client.target:
        return []
    wanted = text.strip().casefold()
    with desk.store.reading() as connection:
        numbers = of_client(connection, client.target)
    lines = [line for line in desk.clients.lines(numbers) if line.kind in DOCUMENTS[to]]
    fitting = (line for line in reversed(lines) if wanted in line.code.casefold() or wanted in line.name.casefold())
    return [(Link(line.code, line.code), f"{line.code}   {line.name}") for line in fitting][:limit]


def filled(desk: "Desk", rows: tuple[Row, ...], *, currency: str = "") -> tuple[Row, ...]:
    """Lines with what their products say where they say nothing themselves: model, unit, price, tax. Of several prices
    the one whose quantity is reached; prices for classes of clients are left to the user. `currency`: that of the
    document (of the books), into which prices are converted at the rate of today."""
    rules = desk.trading.rules()
    known: dict[str, Record] = {}
    made = []
    for row in rows:
        link = row[Line.product]
        if link is not None and link.target and row[Line.price] is None:
            if link.target not in known:
                known[link.target] = desk.clients.get(link.target)
            product = known[link.target]
            price = price_in(product, _price(product, row), currency or rules.base, rules, day=desk.today)
            row = _with(row, product, price)
        made.append(row)
    return tuple(made)


def _with(row: Row, product: Record, price: Decimal | None) -> Row:
    told: dict[Field[Any], Any] = {
        Line.model: product[Product.model],
        Line.unit: product[Product.unit],
        Line.price: price,
        Line.tax_rate: product[Product.tax_rate],
    }
    return with_values(row, told)


def _price(product: Record, row: Row) -> Any:
    quantity = row[Line.quantity] or 0
    reached = [
        (least, level[PriceLevel.price])
        for level in product.rows(Product.price_levels)
        if (least := level[PriceLevel.from_quantity]) is not None and least <= quantity
    ]
    return max(reached)[1] if reached else product[Product.price]
