"""The sales summary (A9): by month, by client and month, by product, each a formula over the lines; and their check."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import BinaryIO

from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.sales import Sales, SalesLine
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Book, Form, SheetColumn, Total, reckoned
from clientdesk.exchange.workbooks.trade.given import Given, write_info
from clientdesk.exchange.workbooks.trade.sales_columns import (
    MONTH_FORMAT,
    Article,
    client_columns,
    first_day,
    month_columns,
    product_columns,
)
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    MONEY,
    MONEY_SUM,
    At,
    Column,
    Written,
    meanings,
    or_none,
    pieces_format,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("销售汇总", "銷售彙總", "Sales summary")
_MONTHS = Words("月度汇总", "月度彙總", "By month")
_CLIENTS = Words("客户×月", "客戶×月", "By client and month")
_PRODUCTS = Words("产品汇总", "產品彙總", "By product")
_DETAIL = Words("销售明细", "銷售明細", "Lines sold")
_CHECKS = Words("核对", "核對", "Check")


def write_sales(given: Given, sales: Sales, *, ledger_total: Decimal, out: BinaryIO) -> None:
    """Write the workbook. `ledger_total` is the sum of the base amounts of the order ledger of the same period, which
    the totals must meet."""
    book = given.book(TITLE, currencies=[given.base], codes=[each.client for each in sales.clients])
    articles = _articles(sales.lines)
    detail = _write_detail(book, given, sales, articles)
    months = write_table(book, _MONTHS, columns := month_columns(sales, detail), sales.months, fixed=1)
    clients = write_table(book, _CLIENTS, of_clients := client_columns(given, sales, detail), sales.clients, fixed=3)
    products = write_table(book, _PRODUCTS, of_products := product_columns(sales, articles, detail), articles, fixed=3)
    check = _write_check(book, sales, (months, clients, products, detail), ledger_total)
    book.arrange([months.ledger, clients.ledger, products.ledger, check, detail.ledger])
    tr = given.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Amounts")), tr(N_("In the currency of our books, without tax, by order date, returns taken off"))),
        (tr(N_("Rows")), detail.ledger.count),
        (tr(N_("Checksum: sum of the net amounts")), sum((line.net for line in sales.lines), NOTHING)),
    ]
    told = [*meanings(book, columns), *meanings(book, of_clients), *meanings(book, of_products)]
    write_info(book, given, title=TITLE, facts=facts, meanings=list(dict.fromkeys(told)))
    book.save(out)


def _articles(lines: Sequence[SalesLine]) -> list[Article]:
    """Every product and model, those that brought most first."""
    groups: dict[tuple[str, str], list[SalesLine]] = {}
    for line in lines:
        groups.setdefault((line.product, line.model), []).append(line)
    ordered = sorted(groups.items(), key=lambda item: (-sum(line.net for line in item[1]), item[0]))
    return [Article(n, *key, tuple(found)) for n, (key, found) in enumerate(ordered, start=1)]


_LINE: tuple[Column[SalesLine], ...] = (
    Column(
        "month",
        Words("月份", "月份", "Month"),
        lambda line, _: first_day(line.month),
        N_("The order month"),
        9,
        MONTH_FORMAT,
    ),
    Column(
        "document",
        Words("单据号", "單據號", "Document"),
        lambda line, _: line.document,
        N_("The number of the document"),
        18,
    ),
)
_ARTICLE: tuple[Column[SalesLine], ...] = (
    Column(
        "product",
        Words("产品", "產品", "Product"),
        lambda line, _: or_none(line.product),
        N_("What was sold"),
        26,
        wrap=True,
    ),
    Column(
        "model", Words("型号", "型號", "Model"), lambda line, _: or_none(line.model), N_("The model"), 16, wrap=True
    ),
    Column(
        "back",
        Words("退货", "退貨", "Returned"),
        lambda line, _: int(line.returned),
        N_("1: it came back"),
        8,
        COUNT,
    ),
)
_AMOUNTS: tuple[Column[SalesLine], ...] = (
    Column("net", Words("金额", "金額", "Net amount"), lambda line, _: line.net, N_("Without tax"), 16, **MONEY_SUM),
    Column("tax", Words("税额", "稅額", "Tax"), lambda line, _: line.tax, N_("The tax"), 14, **MONEY_SUM),
    Column(
        "total",
        Words("总金额", "總金額", "Total"),
        lambda line, at: at.live("{net}+{tax}", line.total, line.net, line.tax),
        N_("Net amount and tax"),
        16,
        **MONEY_SUM,
    ),
    Column(
        "cost",
        Words("成本", "成本", "Cost"),
        lambda line, _: line.cost,
        N_("What it cost us, where the product says so"),
        16,
        **MONEY_SUM,
    ),
)


def _number(key: str, heading: Words, of: Callable[[SalesLine, At], int], meaning: str) -> Column[SalesLine]:
    """By which number a line is found on another sheet."""
    return Column(key, heading, of, meaning, 8, COUNT)


def _write_detail(book: Book, given: Given, sales: Sales, articles: Sequence[Article]) -> Written:
    whose = {each.client: number for number, each in enumerate(sales.clients, start=1)}
    which = {(each.product, each.model): each.number for each in articles}
    columns: tuple[Column[SalesLine], ...] = (
        *_LINE,
        _number(
            "whose",
            Words("客户序号", "客戶序號", "Client no."),
            lambda line, _: whose[line.client or line.name],
            N_("The number of the client on its sheet"),
        ),
        Column(
            "name",
            Words("客户名称", "客戶名稱", "Client"),
            lambda line, _: or_none(given.name(line.client, line.name)),
            N_("The name of the client"),
            30,
            wrap=True,
        ),
        _number(
            "which",
            Words("产品序号", "產品序號", "Product no."),
            lambda line, _: which[line.product, line.model],
            N_("The number of the product on its sheet"),
        ),
        *_ARTICLE,
        Column(
            "quantity",
            Words("件数", "件數", "Quantity"),
            lambda line, _: line.quantity,
            N_("How many; below zero came back"),
            12,
            pieces_format(line.quantity for line in sales.lines),
            Total.SUM,
        ),
        *_AMOUNTS,
    )
    return write_table(book, _DETAIL, columns, sales.lines, fixed=2)


def _write_check(book: Book, sales: Sales, sheets: tuple[Written, Written, Written, Written], ledger: Decimal) -> Form:
    """The totals of the sheets beside each other: what differs from nothing is wrong."""
    text = book.imprint.text
    columns = [
        SheetColumn(text(Words("项目", "項目", "What"), joint="\n"), 44, TEXT, wrap=True),
        SheetColumn(text(Words("金额", "金額", "Amount"), joint="\n"), 18, MONEY, side="right"),
        SheetColumn(text(Words("差额", "差額", "Difference"), joint="\n"), 14, MONEY, side="right"),
    ]
    form = book.form(text(_CHECKS), columns, name=text(_CHECKS), fixed=1)
    styles = [CellStyle(TEXT, ruled=True, wrap=True), *[CellStyle(MONEY, ruled=True, side="right")] * 2]
    months, clients, products, detail = sheets
    net = sum((line.net for line in sales.lines), NOTHING)
    total = sum((line.total for line in sales.lines), NOTHING)
    first = form.line([text(_DETAIL), reckoned(f"SUM({detail.far('net')})", net), None], styles)
    for title, written, key in ((_MONTHS, months, "net"), (_CLIENTS, clients, "total"), (_PRODUCTS, products, "net")):
        row = form.rows.last + 1
        difference = reckoned(f"ROUND(B{row}-B{first},2)", NOTHING, net)
        form.line([text(title), reckoned(f"SUM({written.far(key)})", net), difference], styles)
    ledger_words = Words("订单台账(价税合计)", "訂單台帳(含稅合計)", "Order ledger (with tax)")
    against = form.line([text(ledger_words), ledger, None], styles)
    row = form.rows.last + 1
    difference = reckoned(f"ROUND(B{row}-B{against},2)", total - ledger, total, ledger)
    form.line(
        [
            f"{text(_DETAIL)} ({text(Words('价税合计', '含稅合計', 'with tax'))})",
            reckoned(f"SUM({detail.far('total')})", total),
            difference,
        ],
        styles,
    )
    form.close()
    return form
