"""The columns of the sales summary by month, by client and month, and by product."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import Any, TypeVar

from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.sales import ClientFacts, MonthFacts, Sales, SalesLine
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Total
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import Given
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, running_number
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    MONEY,
    MONEY_SUM,
    PRICE,
    SHARE,
    At,
    Column,
    Written,
    or_none,
    pieces_format,
)
from clientdesk.i18n import N_

MONTH_FORMAT = "yyyy-mm"

GROWTH = Words("增长率", "成長率", "Growth")
SHARE_OF = Words("占比", "占比", "Share")
T = TypeVar("T")
_ByMonth = Mapping[str, Sequence[SalesLine]]
_OfMonth = Callable[[MonthFacts, At], Content]


@dataclass(frozen=True)
class Article:
    """A product and model with its lines; `number` stands for it in the lines."""

    number: int
    product: str
    model: str
    lines: tuple[SalesLine, ...]

    def sum(self, of: Callable[[SalesLine], Decimal]) -> Decimal:
        return sum((of(line) for line in self.lines), NOTHING)

    @cached_property
    def net(self) -> Decimal:
        return self.sum(lambda line: line.net)

    @cached_property
    def cost(self) -> Decimal | None:
        costs = [line.cost for line in self.lines]
        return None if None in costs else sum((cost or NOTHING for cost in costs), NOTHING)


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def _growth(now: Decimal, before: Decimal) -> Cell:
    return (now / before - 1).quantize(Decimal("1e-12")) if before > 0 else ""


def _share(part: Decimal, whole: Decimal) -> Cell:
    return (part / whole).quantize(Decimal("1e-12")) if whole else ""


def _span(key: str, count: int) -> Callable[[At], str]:
    """The whole column, as each of its rows names it."""
    return lambda at: f"{at.letters[key]}$5:{at.letters[key]}${4 + max(count, 1)}"


def _part_of(key: str, count: int, of: Callable[[Any], Decimal], whole: Decimal) -> Callable[[Any, At], Content]:
    """The share of a row in its column."""
    span = _span(key, count)
    text = 'IF(SUM({span})<>0,{cell}/SUM({span}),"")'

    def fill(row: Any, at: At) -> Content:
        return at.live(text.format(span=span(at), cell=f"{{{key}}}"), _share(of(row), whole))

    return fill


def _quantity(fill: Callable[[T, At], Content], lines: Sequence[SalesLine]) -> Column[T]:
    return Column(
        "quantity",
        Words("件数", "件數", "Quantity"),
        fill,
        N_("How many; below zero came back"),
        12,
        pieces_format(line.quantity for line in lines),
        Total.SUM,
    )


# By month


def _in_month(detail: Written, lines: _ByMonth, key: str, of: Callable[[SalesLine], Decimal]) -> _OfMonth:
    text = f"SUMIFS({detail.far(key)},{detail.far('month')},{{month}})"
    return lambda month, at: at.live(text, sum((of(line) for line in lines.get(month.month, ())), NOTHING))


def _returned(detail: Written, lines: _ByMonth) -> _OfMonth:
    text = f"SUMIFS({detail.far('net')},{detail.far('month')},{{month}},{detail.far('back')},1)"

    def fill(month: MonthFacts, at: At) -> Content:
        return at.live(text, sum((line.net for line in lines.get(month.month, ()) if line.returned), NOTHING))

    return fill


def _growth_of(lines: _ByMonth) -> _OfMonth:
    def fill(month: MonthFacts, at: At) -> Content:
        net = sum((line.net for line in lines.get(month.month, ())), NOTHING)
        return at.live('IF({before}>0,{net}/{before}-1,"")', _growth(net, month.year_before), month.year_before)

    return fill


_MONTH: Column[MonthFacts] = Column(
    "month",
    Words("月份", "月份", "Month"),
    lambda month, _: first_day(month.month),
    N_("The order month"),
    9,
    MONTH_FORMAT,
)
_BESIDE: tuple[Column[MonthFacts], ...] = (
    Column(
        "received",
        Words("收款", "收款", "Receipts"),
        lambda month, _: month.received,
        N_("What came in during the month"),
        16,
        **MONEY_SUM,
    ),
    Column(
        "closing",
        Words("期末应收", "期末應收", "Closing receivable"),
        lambda month, _: month.closing,
        N_("What was owed at the end of the month"),
        16,
        MONEY,
    ),
    Column(
        "before",
        Words("去年同月", "去年同月", "Same month last year"),
        lambda month, _: month.year_before,
        N_("The net amount of the same month a year before"),
        16,
        **MONEY_SUM,
    ),
)


def month_columns(sales: Sales, detail: Written) -> tuple[Column[MonthFacts], ...]:
    """A month in a row: each amount a formula over the lines."""
    lines: dict[str, list[SalesLine]] = {}
    for line in sales.lines:
        lines.setdefault(line.month, []).append(line)
    net, tax, total = (_in_month(detail, lines, key, attrgetter(key)) for key in ("net", "tax", "total"))
    documents = {month: len({line.document for line in found}) for month, found in lines.items()}
    counted = Words("单数", "單數", "Orders")
    back = Words("其中退货", "其中退貨", "Of which returns")
    told = N_("What came back, without tax; it is in the net amount")
    return (
        _MONTH,
        Column("orders", counted, lambda m, _: documents.get(m.month, 0), N_("How many documents"), 8, COUNT),
        _quantity(_in_month(detail, lines, "quantity", attrgetter("quantity")), sales.lines),
        Column("net", Words("金额", "金額", "Net amount"), net, N_("Without tax"), 16, **MONEY_SUM),
        Column("tax", Words("税额", "稅額", "Tax"), tax, N_("The tax"), 14, **MONEY_SUM),
        Column("total", Words("总金额", "總金額", "Total"), total, N_("Net amount and tax"), 16, **MONEY_SUM),
        Column("returns", back, _returned(detail, lines), told, 16, **MONEY_SUM),
        *_BESIDE,
        Column("growth", GROWTH, _growth_of(lines), N_("Net amount against the year before"), 9, SHARE),
    )


# By client and month


class _Bought:
    """What each client bought in each month, as the sheet of clients tells it."""

    def __init__(self, sales: Sales, detail: Written) -> None:
        self.months = [month.month for month in sales.months]
        self.detail = detail
        self.sums: dict[tuple[str, str], Decimal] = {}
        self.totals: dict[str, Decimal] = {}
        for line in sales.lines:
            who = line.client or line.name
            self.sums[who, line.month] = self.sums.get((who, line.month), NOTHING) + line.net
            self.totals[who] = self.totals.get(who, NOTHING) + line.net
        self.whole = sum(self.totals.values(), NOTHING)
        reached = accumulate(self.total(each) for each in sales.clients)
        self.so_far = {each.client: sum_ for each, sum_ in zip(sales.clients, reached, strict=True)}
        self.span = _span("total", len(sales.clients))

    def total(self, each: ClientFacts) -> Decimal:
        return self.totals.get(each.client, NOTHING)

    def of_month(self, month: str) -> Callable[[ClientFacts, At], Content]:
        far = self.detail.far
        day = f"DATE({month[:4]},{int(month[5:])},1)"
        text = f"SUMIFS({far('net')},{far('whose')},{{no}},{far('month')},{day})"
        return lambda each, at: at.live(text, self.sums.get((each.client, month), NOTHING))

    def of_all(self, each: ClientFacts, at: At) -> Content:
        return at.live(f"SUM({{{self.months[0]}}}:{{{self.months[-1]}}})", self.total(each))

    def reached(self, each: ClientFacts, at: At) -> Content:
        first = f"{at.letters['total']}$5:{at.letters['total']}{at.row}"
        whole = self.span(at)
        figure = _share(self.so_far[each.client], self.whole)
        return at.live(f'IF(SUM({whole})<>0,SUM({first})/SUM({whole}),"")', figure)

    def growth(self, each: ClientFacts, at: At) -> Content:
        figure = _growth(self.total(each), each.year_before)
        return at.live('IF({before}>0,{total}/{before}-1,"")', figure, each.year_before)


_GRADE: Column[ClientFacts] = Column(
    "grade", Words("ABC", "ABC", "ABC"), lambda each, _: or_none(each.grade), N_("The class of the client"), 6
)
_YEAR_BEFORE: Column[ClientFacts] = Column(
    "before",
    Words("去年同期", "去年同期", "Last year"),
    lambda each, _: each.year_before,
    N_("The net amount of the same period a year before"),
    16,
    **MONEY_SUM,
)


def client_columns(given: Given, sales: Sales, detail: Written) -> tuple[Column[ClientFacts], ...]:
    """A client in a row, a month in a column."""
    bought = _Bought(sales, detail)
    share = _part_of("total", len(sales.clients), bought.total, bought.whole)
    told = N_("The net amount of a month")
    whole, above = N_("The net amount of all months"), N_("Together with all clients above it")
    reached = Words("累计占比", "累計占比", "Cumulative share")
    return (
        running_number(),
        client_code(given, lambda each: each.client),
        client_name(given, lambda each: each.client, lambda each: each.name),
        *(Column(m, Words(m, m, m), bought.of_month(m), told, 14, **MONEY_SUM) for m in bought.months),
        Column("total", Words("合计", "合計", "Total"), bought.of_all, whole, 16, **MONEY_SUM),
        Column("share", SHARE_OF, share, N_("In proportion to all clients"), 9, SHARE),
        Column("reached", reached, bought.reached, above, 10, SHARE),
        _GRADE,
        _YEAR_BEFORE,
        Column("growth", GROWTH, bought.growth, N_("Net amount against the year before"), 9, SHARE),
    )


# By product


def _summed(detail: Written, key: str, of: Callable[[SalesLine], Decimal]) -> Callable[[Article, At], Content]:
    text = f"SUMIFS({detail.far(key)},{detail.far('which')},{{no}})"
    return lambda each, at: at.live(text, each.sum(of))


def _cost(detail: Written) -> Callable[[Article, At], Content]:
    text = f"SUMIFS({detail.far('cost')},{detail.far('which')},{{no}})"
    return lambda each, at: None if each.cost is None else at.live(text, each.cost)


def _mean(each: Article, at: At) -> Content:
    return at.live('IF({quantity}<>0,{net}/{quantity},"")', _share(each.net, each.sum(attrgetter("quantity"))))


def _margin(each: Article, at: At) -> Content:
    return None if each.cost is None else at.live("{net}-{cost}", each.net - each.cost)


def _margin_rate(each: Article, at: At) -> Content:
    if each.cost is None:
        return None
    return at.live('IF({net}<>0,{margin}/{net},"")', _share(each.net - each.cost, each.net))


_ARTICLE: tuple[Column[Article], ...] = (
    Column("no", Words("序号", "序號", "No."), lambda each, _: each.number, N_("A running number"), 6, COUNT),
    Column(
        "product",
        Words("产品", "產品", "Product"),
        lambda each, _: or_none(each.product),
        N_("What was sold"),
        30,
        wrap=True,
    ),
    Column(
        "model", Words("型号", "型號", "Model"), lambda each, _: or_none(each.model), N_("The model"), 18, wrap=True
    ),
)
_MARGIN: tuple[Column[Article], ...] = (
    Column("margin", Words("毛利", "毛利", "Margin"), _margin, N_("Net amount less cost"), 16, **MONEY_SUM),
    Column(
        "rate",
        Words("毛利率", "毛利率", "Margin %"),
        _margin_rate,
        N_("Margin in proportion to the net amount"),
        9,
        SHARE,
    ),
    Column(
        "buyers",
        Words("客户数", "客戶數", "Clients"),
        lambda each, _: len({line.client or line.name for line in each.lines}),
        N_("How many clients bought it"),
        8,
        COUNT,
    ),
)


def product_columns(sales: Sales, articles: Sequence[Article], detail: Written) -> tuple[Column[Article], ...]:
    """A product and model in a row."""
    share = _part_of("net", len(articles), attrgetter("net"), sum((line.net for line in sales.lines), NOTHING))
    net, cost = _summed(detail, "net", attrgetter("net")), N_("What it cost us, where the product says so")
    return (
        *_ARTICLE,
        _quantity(_summed(detail, "quantity", attrgetter("quantity")), sales.lines),
        Column("net", Words("金额", "金額", "Net amount"), net, N_("Without tax"), 16, **MONEY_SUM),
        Column("mean", Words("平均单价", "平均單價", "Mean price"), _mean, N_("Net amount of one"), 14, PRICE),
        Column("cost", Words("成本", "成本", "Cost"), _cost(detail), cost, 16, **MONEY_SUM),
        *_MARGIN,
        Column("share", SHARE_OF, share, N_("In proportion to all products"), 9, SHARE),
    )
