"""The products of the house as a page lists them: what they are called, what they bring, how often they are sold."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import PRODUCT
from clientdesk.dossier.trade.product import Product
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import goods as stored
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk import Desk

_LISTED: tuple[Field[Any], ...] = (
    Product.name,
    Product.model,
    Product.article,
    Product.category,
    Product.unit,
    Product.price,
    Product.cost,
    Product.tax_rate,
    Product.currency,
    Product.active,
)


@dataclass(frozen=True)
class Good:
    """A product in a list. `sold` counts the sales of this year that name it; `tax` is a fraction."""

    code: str
    name: str
    model: str
    article: str
    category: str
    unit: str
    price: Decimal | None
    cost: Decimal | None
    tax: Decimal | None
    currency: str
    active: bool
    sold: int = 0

    @property
    def margin(self) -> Decimal | None:
        """The share of the price that is left after the cost, a fraction; None where one of them is not known."""
        if not self.price or self.cost is None:
            return None
        return (self.price - self.cost) / self.price


def goods(desk: "Desk") -> tuple[Good, ...]:
    """All products outside the trash by name, those that are sold no more at the end."""
    with desk.store.reading() as connection:
        sold = stored.times_sold(connection, date(desk.today.year, 1, 1).isoformat())
    found = [
        Good(
            record.code,
            record.name,
            record[Product.model] or "",
            record[Product.article] or "",
            record[Product.category] or "",
            record[Product.unit] or "",
            record[Product.price],
            record[Product.cost],
            record[Product.tax_rate],
            record[Product.currency] or "",
            record[Product.active] is not False,
            sold.get(record.code, 0),
        )
        for record in desk.clients.every(kinds=[PRODUCT.name], fields=_LISTED)
    ]
    return tuple(sorted(found, key=lambda good: (not good.active, good.name.casefold(), good.code)))


def set_active(desk: "Desk", codes: Sequence[str], *, active: bool) -> Changed:
    """Let products be sold again, or no more, as one step; they stay in the documents that name them."""
    text = N_("Sell {n} products again") if active else N_("Sell {n} products no more")
    with desk.store.step(text, by=desk.user, values={"n": len(codes)}) as step:
        for code in codes:
            record = desk.clients.get(code)
            record[Product.active] = active
            desk.clients.save_in(step, record)
    return step.changed


def take_over(desk: "Desk", rows: Iterable[Mapping[Field[Any], Any]]) -> tuple[Changed, int, int]:
    """Make products out of values, or change those of the same article number, without one of the same name and model,
    as one step; what happened, how many are new, how many changed. A value that is not given is left as it is."""
    known = {_mark(good.article, good.name, good.model): good.code for good in goods(desk)}
    wanted: dict[tuple[str, ...], dict[Field[Any], Any]] = {}
    for values in rows:
        if not values.get(Product.name):
            raise UserError(N_("A product has a name; nothing was stored."), key="no_name")
        mark = _mark(*(values.get(field) or "" for field in (Product.article, Product.name, Product.model)))
        # Of one that stands in several rows the last one holds.
        wanted.setdefault(mark, {}).update(values)
    new = changed = 0
    with desk.store.step(N_("Take over products"), by=desk.user) as step:
        for mark, values in wanted.items():
            record = desk.clients.get(known[mark]) if mark in known else desk.clients.new(PRODUCT.name)
            for field, value in values.items():
                record[field] = value
            if mark not in known:
                desk.clients.create_in(step, record)
                new += 1
            elif any(True for _ in record.changed()):
                desk.clients.save_in(step, record)
                changed += 1
    return step.changed, new, changed


def _mark(article: str, name: str, model: str) -> tuple[str, ...]:
    """By what a product is known again."""
    return ("article", article.casefold()) if article else (name.casefold(), model.casefold())
