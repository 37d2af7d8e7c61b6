"""The columns of the sales summary by month, by client and month, and by product."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

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
MONEY_SUM: dict[str, Any] = {"format": MONEY, "total": Total.SUM}


@dataclass(frozen=True)
class Article:
    """A product and model with its lines; `number` stands for it in the lines."""

    number: int
    product: str
    model: str
    lines: tuple[SalesLine, ...]

    def sum(self, of: Callable[[SalesLine], Decimal]) -> Decimal:
        return sum((of(line) for line in self.lines), NOTHING)

    @property
    def cost(self) -> Decimal | None:
        costs = [line.cost for line in self.lines]
        return None if None in costs else sum((cost or NOTHING for cost in costs), NOTHING)


def first_day(month: str) -> date:
    return date(int(month[:4]), int(month[5:]), 1)


def month_columns(sales: Sales, detail: Written) -> tuple[Column[MonthFacts], ...]:
    def lines(month: MonthFacts) -> list[SalesLine]:
        return [line for line in sales.lines if line.month == month.month]

    def summed(key: str, of: Callable[[SalesLine], Decimal]) -> Callable[[MonthFacts, At], Content]:
        text = f"SUMIFS({detail.far(key)},{detail.far('month')},{{month}})"
        return lambda month, at: at.live(text, sum((of(line) for line in lines(month)), NOTHING))

    def returned(month: MonthFacts, at: At) -> Content:
        text = f"SUMIFS({detail.far('net')},{detail.far('month')},{{month}},{detail.far('back')},1)"
        return at.live(text, sum((line.net for line in lines(month) if line.returned), NOTHING))

    def growth(month: MonthFacts, at: At) -> Content:
        return at.live(
            'IF({before}>0,{net}/{before}-1,"")',
            _growth(sum((line.net for line in lines(month)), NOTHING), month.year_before),
            month.year_before,
        )

    return (
        Column(
            "month",
            Words("月份", "月份", "Month"),
            lambda month, _: first_day(month.month),
            N_("The order month"),
            9,
            MONTH_FORMAT,
        ),
        Column(
            "orders",
            Words("单数", "單數", "Orders"),
            lambda month, _: len({line.document for line in lines(month)}),
            N_("How many documents"),
            8,
            COUNT,
        ),
        Column(
            "quantity",
            Words("件数", "件數", "Quantity"),
            summed("quantity", lambda line: line.quantity),
            N_("How many; below zero came back"),
            12,
            pieces_format(line.quantity for line in sales.lines),
            Total.SUM,
        ),
        Column(
            "net",
            Words("金额", "金額", "Net amount"),
            summed("net", lambda line: line.net),
            N_("Without tax"),
            16,
            **MONEY_SUM,
        ),
        Column(
            "tax", Words("税额", "稅額", "Tax"), summed("tax", lambda line: line.tax), N_("The tax"), 14, **MONEY_SUM
        ),
        Column(
            "total",
            Words("总金额", "總金額", "Total"),
            summed("total", lambda line: line.total),
            N_("Net amount and tax"),
            16,
            **MONEY_SUM,
        ),
        Column(
            "returns",
            Words("其中退货", "其中退貨", "Of which returns"),
            returned,
            N_("What came back, without tax; it is in the net amount"),
            16,
            **MONEY_SUM,
        ),
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
        Column(
            "growth", Words("增长率", "成長率", "Growth"), growth, N_("Net amount against the year before"), 9, SHARE
        ),
    )


def _growth(now: Decimal, before: Decimal) -> Cell:
    return (now / before - 1).quantize(Decimal("1e-12")) if before > 0 else ""


def _share(part: Decimal, whole: Decimal) -> Cell:
    return (part / whole).quantize(Decimal("1e-12")) if whole else ""


def client_columns(given: Given, sales: Sales, detail: Written) -> tuple[Column[ClientFacts], ...]:
    months = [month.month for month in sales.months]
    sums = {
        each.client: {
            m: sum((x.net for x in sales.lines if (x.client or x.name) == each.client and x.month == m), NOTHING)
            for m in months
        }
        for each in sales.clients
    }
    totals = {client: sum(by_month.values(), NOTHING) for client, by_month in sums.items()}
    whole = sum(totals.values(), NOTHING)
    span = _span("total", len(sales.clients))

    def of_month(month: str) -> Callable[[ClientFacts, At], Content]:
        day = f"DATE({month[:4]},{int(month[5:])},1)"
        text = f"SUMIFS({detail.far('net')},{detail.far('whose')},{{no}},{detail.far('month')},{day})"
        return lambda each, at: at.live(text, sums[each.client][month])

    def total(each: ClientFacts, at: At) -> Content:
        return at.live(f"SUM({{{months[0]}}}:{{{months[-1]}}})", totals[each.client])

    def share(each: ClientFacts, at: At) -> Content:
        return at.live(f'IF(SUM({span(at)})<>0,{{total}}/SUM({span(at)}),"")', _share(totals[each.client], whole))

    def reached(each: ClientFacts, at: At) -> Content:
        first = f"{at.letters['total']}$5:{at.letters['total']}{at.row}"
        so_far = sum((totals[c.client] for c in sales.clients[: at.row - 4]), NOTHING)
        return at.live(f'IF(SUM({span(at)})<>0,SUM({first})/SUM({span(at)}),"")', _share(so_far, whole))

    def growth(each: ClientFacts, at: At) -> Content:
        figure = _growth(totals[each.client], each.year_before)
        return at.live('IF({before}>0,{total}/{before}-1,"")', figure, each.year_before)

    return (
        running_number(),
        client_code(given, lambda each: each.client),
        client_name(given, lambda each: each.client, lambda each: each.name),
        *(Column(m, Words(m, m, m), of_month(m), N_("The net amount of a month"), 14, **MONEY_SUM) for m in months),
        Column("total", Words("合计", "合計", "Total"), total, N_("The net amount of all months"), 16, **MONEY_SUM),
        Column("share", Words("占比", "占比", "Share"), share, N_("In proportion to all clients"), 9, SHARE),
        Column(
            "reached",
            Words("累计占比", "累計占比", "Cumulative share"),
            reached,
            N_("Together with all clients above it"),
            10,
            SHARE,
        ),
        Column(
            "grade", Words("ABC", "ABC", "ABC"), lambda each, _: or_none(each.grade), N_("The class of the client"), 6
        ),
        Column(
            "before",
            Words("去年同期", "去年同期", "Last year"),
            lambda each, _: each.year_before,
            N_("The net amount of the same period a year before"),
            16,
            **MONEY_SUM,
        ),
        Column(
            "growth", Words("增长率", "成長率", "Growth"), growth, N_("Net amount against the year before"), 9, SHARE
        ),
    )


def _span(key: str, count: int) -> Callable[[At], str]:
    """The whole column, as each of its rows names it."""
    return lambda at: f"{at.letters[key]}$5:{at.letters[key]}${4 + max(count, 1)}"


def product_columns(sales: Sales, articles: Sequence[Article], detail: Written) -> tuple[Column[Article], ...]:
    whole = sum((line.net for line in sales.lines), NOTHING)
    span = _span("net", len(articles))

    def summed(key: str, of: Callable[[SalesLine], Decimal]) -> Callable[[Article, At], Content]:
        text = f"SUMIFS({detail.far(key)},{detail.far('which')},{{no}})"
        return lambda each, at: at.live(text, each.sum(of))

    def mean(each: Article, at: At) -> Content:
        quantity, net = each.sum(lambda line: line.quantity), each.sum(lambda line: line.net)
        return at.live('IF({quantity}<>0,{net}/{quantity},"")', _share(net, quantity))

    def cost(each: Article, at: At) -> Content:
        text = f"SUMIFS({detail.far('cost')},{detail.far('which')},{{no}})"
        return None if each.cost is None else at.live(text, each.cost)

    def margin(each: Article, at: At) -> Content:
        net = each.sum(lambda line: line.net)
        return None if each.cost is None else at.live("{net}-{cost}", net - each.cost)

    def rate(each: Article, at: At) -> Content:
        if each.cost is None:
            return None
        net = each.sum(lambda line: line.net)
        return at.live('IF({net}<>0,{margin}/{net},"")', _share(net - each.cost, net))

    def share(each: Article, at: At) -> Content:
        figure = _share(each.sum(lambda line: line.net), whole)
        return at.live(f'IF(SUM({span(at)})<>0,{{net}}/SUM({span(at)}),"")', figure)

    return (
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
        Column(
            "quantity",
            Words("件数", "件數", "Quantity"),
            summed("quantity", lambda line: line.quantity),
            N_("How many; below zero came back"),
            12,
            pieces_format(line.quantity for line in sales.lines),
            Total.SUM,
        ),
        Column(
            "net",
            Words("金额", "金額", "Net amount"),
            summed("net", lambda line: line.net),
            N_("Without tax"),
            16,
            **MONEY_SUM,
        ),
        Column("mean", Words("平均单价", "平均單價", "Mean price"), mean, N_("Net amount of one"), 14, PRICE),
        Column(
            "cost",
            Words("成本", "成本", "Cost"),
            cost,
            N_("What it cost us, where the product says so"),
            16,
            **MONEY_SUM,
        ),
        Column("margin", Words("毛利", "毛利", "Margin"), margin, N_("Net amount less cost"), 16, **MONEY_SUM),
        Column(
            "rate", Words("毛利率", "毛利率", "Margin %"), rate, N_("Margin in proportion to the net amount"), 9, SHARE
        ),
        Column(
            "buyers",
            Words("客户数", "客戶數", "Clients"),
            lambda each, _: len({line.client or line.name for line in each.lines}),
            N_("How many clients bought it"),
            8,
            COUNT,
        ),
        Column("share", Words("占比", "占比", "Share"), share, N_("In proportion to all products"), 9, SHARE),
    )
