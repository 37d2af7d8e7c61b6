"""The trade with the sample clients as resources/sample tells it: products, documents, expenses, each read like JSON.

The file is short where the program fills in: a line is [product, quantity, price], and in what follows a document
[line, quantity]; without lines it takes all of them. A document follows another by the name that stands at its `id`.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.kinds import EXPENSE, PRODUCT
from clientdesk.dossier.types import Json
from clientdesk.exchange import sample_days
from clientdesk.exchange.sample_files import Teller, local_name, words_of
from clientdesk.paths import resources

_FILE = "trade"
_MORE = ("sales", "service", "policies")
"""The files of what may be ordered, what is served, what is insured."""
_TRADITIONAL = "trade_traditional"
"""The file of what the texts of the house are called for a reader of Traditional Chinese."""
_BESIDE = ("id", "kind", "of_kind", "client", "pays", "moves")
"""What one of the file says besides its values; `of_kind` is what stands in its field `kind`."""
_OF_LINES = ("lines", "discount", "tax")
"""What a document says of its lines: those themselves, and what holds for each of them."""
_FOLLOWED = ("shipment", "order", "quotation")
"""The keys by which a document follows another, the nearest first."""
_MONEY = ("price", "cost", "net", "tax")
_CENT = Decimal("0.01")
_WHOLE_FROM = 100


@dataclass(frozen=True)
class Written:
    """A product, a document, an expense, or what else is done with a client. `name` is its name in the file, empty if
    nothing refers to it, `client` that of its client among the samples, empty without one; `values` are JSON by key,
    with references to others as "@name".

    pays    of a receipt: (name of the document it is for, amount; empty: the whole of it)
    moves   of what goes a way: (step of its way, of an opportunity the stage; day)
    """

    name: str
    kind: str
    client: str
    values: Mapping[str, Json]
    pays: tuple[tuple[str, str], ...] = ()
    moves: tuple[tuple[str, date], ...] = ()

    @property
    def follows(self) -> str:
        """The name of the document it follows, empty where it follows none."""
        return next((name for key in _FOLLOWED if (name := local_name(self.values.get(key)))), "")


@dataclass(frozen=True)
class Trade:
    """All of it in the order in which it is written down. `rates` are units of `currency`, in which products and
    expenses are told, for one of another."""

    currency: str
    rates: Mapping[str, Decimal]
    products: tuple[Written, ...]
    documents: tuple[Written, ...]
    expenses: tuple[Written, ...]
    more: tuple[Written, ...]

    @property
    def first_day(self) -> date:
        """The day of the earliest of it."""
        return min(date.fromisoformat(one.values["date"]) for one in (*self.documents, *self.expenses))


def read(kinds: Mapping[str, Kind], *, today: date, reader: str = "") -> Trade:
    """What was sold to the sample clients and spent for them, its days counted from today; the texts of the house for
    whoever reads this language."""
    told, english = _file(_FILE), words_of(reader)
    ours = Teller("zh", today, _file(_TRADITIONAL) if reader == "zh_TW" else english)
    theirs = Teller("zh", today, english)
    more = [one for name in _MORE for one in _file(name)["record"]]
    return Trade(
        told["currency"],
        {currency: Decimal(rate) for currency, rate in told["rates"].items()},
        tuple(_written(one, dict(one), kinds[PRODUCT.name], ours) for one in told["product"]),
        tuple(_documents(told, kinds, theirs)),
        tuple(_written(one, dict(one), kinds[EXPENSE.name], ours) for one in told["expense"]),
        tuple(_written(one, dict(one), kinds[one["kind"]], theirs) for one in more),
    )


def in_books(written: Written, rate: Decimal) -> Written:
    """A product or an expense in another currency, of which `rate` are one."""

    def turned(raw: Json, key: str = "") -> Json:
        if isinstance(raw, list):
            return [turned(each) for each in raw]
        if isinstance(raw, dict):
            return {name: turned(each, name) for name, each in raw.items()}
        return str(_usual(Decimal(raw) * rate)) if key in _MONEY else raw

    return written if rate == 1 else replace(written, values=turned(dict(written.values)))


def _usual(amount: Decimal) -> Decimal:
    """An amount as somebody would set it: from a hundred on without cents."""
    return amount.quantize(Decimal(1) if amount >= _WHOLE_FROM else _CENT)


def _file(name: str) -> Mapping[str, Any]:
    return tomllib.loads((resources() / "sample" / f"{name}.toml").read_text("utf-8"))


def _documents(told: Mapping[str, Any], kinds: Mapping[str, Kind], teller: Teller) -> Iterator[Written]:
    prices: dict[str, str] = {product["id"]: product["price"] for product in told["product"]}
    known: dict[str, list[dict[str, Json]]] = {}
    for one in told["document"]:
        values = {key: raw for key, raw in one.items() if key not in _OF_LINES}
        if lines := _lines(one, known, prices):
            known[one.get("id", "")] = lines
            values["lines"] = lines
        yield _written(one, values, kinds[one["kind"]], teller)


def _lines(
    one: Mapping[str, Any], known: Mapping[str, list[dict[str, Json]]], prices: Mapping[str, str]
) -> list[dict[str, Json]]:
    names = (local_name(one.get(key)) for key in _FOLLOWED)
    followed = next((known[name] for name in names if name), None)
    if followed is None:
        given = {column: one[key] for key, column in (("discount", "discount"), ("tax", "tax_rate")) if key in one}
        return [
            {**_line(*line, prices=prices), **given, "no": number}
            for number, line in enumerate(one.get("lines", ()), 1)
        ]
    if one["kind"] == "order":
        return followed
    wanted = dict(one.get("lines") or ((line["no"], line["quantity"]) for line in followed))
    return [
        {**line, "order_line": line["no"], "quantity": str(wanted[line["no"]])}
        for line in followed
        if line["no"] in wanted
    ]


def _line(product: str, quantity: int, price: str = "", *, prices: Mapping[str, str]) -> dict[str, Json]:
    return {"product": f"@{product}", "quantity": str(quantity), "price": price or prices[product]}


def _written(one: Mapping[str, Any], values: Mapping[str, Json], kind: Kind, teller: Teller) -> Written:
    read = {key: teller.tell(kind.by_key.get(key), raw) for key, raw in values.items() if key not in _BESIDE}
    if "of_kind" in one:
        read["kind"] = one["of_kind"]
    pays = tuple((name, amount) for name, amount in one.get("pays", ()))
    moves = tuple((move, sample_days.day_told(day, today=teller.today)) for move, day in one.get("moves", ()))
    return Written(one.get("id", ""), kind.name, one.get("client", ""), read, pays, moves)
