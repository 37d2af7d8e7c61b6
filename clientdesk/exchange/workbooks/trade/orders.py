"""The order ledger (A3): a row for each line that was ordered, sold without an order, or came back."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, BinaryIO

from clientdesk.dossier.choices.shared import PURCHASE_TYPE
from clientdesk.dossier.choices.trade import LINE_STATUS
from clientdesk.dossier.trade.figures import NOTHING, Sold
from clientdesk.dossier.trade.promised import VOID
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Total
from clientdesk.exchange.workbooks.paper import A3, A4
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.coming_back import MARK, NOTE, SETTLED_ON
from clientdesk.exchange.workbooks.trade.given import AMOUNTS, VOID_ROWS, Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, rate, running_number
from clientdesk.exchange.workbooks.trade.table import (
    DAY,
    MONEY,
    MONEY_SUM,
    PRICE,
    SHARE,
    At,
    Column,
    meanings,
    or_none,
    pieces_format,
    some,
    write_table,
)
from clientdesk.i18n import N_

_SELDOM = frozenset(
    {"shipped", "client", "model", "unit", "discount", "invoice", "invoiced", "due", "purchase", "seller", "remark"}
)
"""Columns that say nothing in many houses, and are hidden where they do not."""
_SHORTER: Mapping[str, Any] = {"name": {"width": 16}, "product": {"width": 16}}
"""Texts that rather break than make the whole ledger small on paper."""
TITLE = Words("订单台账", "訂單台帳", "Order ledger")
_FIXED = 3
_PRICES = {
    frozenset({False}): Words("单价(不含税)", "單價(未稅)", "Unit price (tax excluded)"),
    frozenset({True}): Words("单价(含税)", "單價(含稅)", "Unit price (tax included)"),
}
_MIXED_PRICES = Words("单价", "單價", "Unit price")


def write_orders(given: Given, rows: Sequence[Sold], out: BinaryIO) -> None:
    """Write the ledger of these rows, which stand in its order."""
    shown_only(given, iter(dict.fromkeys((row.document, row.client) for row in rows)))
    shown = [row for row in rows if given.shows(row.client) and (given.void == "listed" or row.status != VOID)]
    currencies = sorted({row.currency for row in shown})
    book = given.book(TITLE, currencies=currencies, codes=[row.client for row in shown])
    columns = columns_for(given, shown)
    written = write_table(
        book,
        TITLE,
        columns,
        shown,
        fixed=_FIXED,
        currency=lambda row: given.base if given.amounts == "base" else row.currency,
        alert=lambda row: row.status == "overdue",
        papers=(A4, A3),
    )
    tr = given.words.tr
    base = sum((row.base for row in shown), NOTHING)
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By order date, number and line"))),
        (tr(N_("Drafts")), tr(N_("Not listed"))),
        (tr(N_("Amounts")), tr(AMOUNTS[given.amounts])),
        (tr(N_("Void documents")), tr(VOID_ROWS[given.void])),
        (tr(N_("Paper")), tr(written.ledger.paper.name)),
        (tr(N_("Rows")), written.ledger.count),
        (tr(N_("Checksum: sum of the base amounts")), base),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


_DOCUMENT: tuple[Column[Sold], ...] = (
    Column(
        "document",
        Words("订单号", "訂單號", "Order no."),
        lambda row, _: row.document,
        N_("The number of the order, of a sale without an order, or of a return"),
        18,
    ),
    Column(
        "day",
        Words("订货时间", "訂貨時間", "Order date"),
        lambda row, _: row.day,
        N_("The date of the document"),
        11,
        DAY,
    ),
    Column(
        "shipped",
        Words("出货时间", "出貨時間", "Ship date"),
        lambda row, _: row.shipped,
        N_("The last day on which goods of the line went out; empty while none did"),
        11,
        DAY,
    ),
)
_GOODS: tuple[Column[Sold], ...] = (
    Column(
        "product",
        Words("产品名称", "產品名稱", "Product"),
        lambda row, _: or_none(row.product),
        N_("What was ordered"),
        26,
        wrap=True,
    ),
    Column(
        "model",
        Words("产品型号", "產品型號", "Model"),
        lambda row, _: or_none(row.model),
        N_("The model"),
        16,
        wrap=True,
    ),
    Column("unit", Words("单位", "單位", "Unit"), lambda row, _: or_none(row.unit), N_("The unit of the quantity"), 8),
)
_INVOICE: tuple[Column[Sold], ...] = (
    Column(
        "invoice",
        Words("发票号", "發票號碼", "Invoice no."),
        lambda row, _: or_none(row.invoice_no),
        N_("The numbers of the invoices"),
        16,
        wrap=True,
    ),
    Column(
        "invoiced",
        Words("开票日期", "發票日期", "Invoice date"),
        lambda row, _: row.invoice_date,
        N_("The date of the last invoice"),
        11,
        DAY,
    ),
    Column(
        "due",
        Words("到期日", "到期日", "Due date"),
        lambda row, _: row.due,
        N_("When it is to be paid by the terms"),
        11,
        DAY,
    ),
)
_STATE: tuple[Column[Sold], ...] = (
    Column(
        "status",
        Words("状态", "狀態", "Status"),
        lambda row, at: LINE_STATUS.label(row.status, at.words),
        N_("How far the line has come on the last day of the period"),
        10,
    ),
    Column(
        "purchase",
        Words("采购类型", "採購類型", "Purchase type"),
        lambda row, at: PURCHASE_TYPE.label(row.purchase_type, at.words) if row.purchase_type else None,
        N_("New, repeat or replacement"),
        14,
        wrap=True,
    ),
    Column(
        "seller",
        Words("业务员", "業務員", "Salesperson"),
        lambda row, _: or_none(row.salesperson),
        N_("Who sold it"),
        12,
    ),
    Column(
        "remark",
        Words("备注", "備註", "Remarks"),
        lambda row, _: or_none(" ".join(row.remark.split())[:200]),
        N_("Remarks of the line or the document"),
        30,
        wrap=True,
    ),
)
_BACK: tuple[Column[Sold], ...] = (
    Column(
        "settled_on",
        SETTLED_ON,
        lambda row, _: row.settled_on,
        N_("For the accountant to fill in: when it was settled; it can be brought back into the file"),
        14,
        DAY,
    ),
    Column(
        "note",
        NOTE,
        lambda row, _: or_none(row.accountant_note),
        N_("For the accountant to fill in: a note; it can be brought back into the file"),
        30,
        wrap=True,
    ),
    Column(
        "mark",
        MARK,
        lambda row, _: row.mark,
        N_("By this the row is known again when the workbook comes back, wherever it stands then"),
        24,
        printed=False,
    ),
)


_PRICED = "ROUND({quantity}*{price}*(1-{discount}),2)"
_WITHIN = f"ROUND({_PRICED}-{_PRICED}/(1+{{tax_rate}}),2)"
"""The tax that is in a price."""
_ABOVE = f"ROUND({_PRICED}*{{tax_rate}},2)"
"""The tax that comes on top of a price."""


def _inputs(row: Sold) -> tuple[Decimal, ...]:
    return row.quantity, row.price, row.discount, row.tax_rate


def _net(row: Sold, at: At) -> Content:
    return at.live("{total}-{tax}" if row.incl else _PRICED, row.amount.net, *_inputs(row))


def _tax(row: Sold, at: At) -> Content:
    text = "ROUND({total}-{total}/(1+{tax_rate}),2)" if row.incl else "ROUND({net}*{tax_rate},2)"
    return at.live(text, row.amount.tax, *_inputs(row))


def _total(row: Sold, at: At) -> Content:
    return at.live(_PRICED if row.incl else "{net}+{tax}", row.amount.total, *_inputs(row))


_NET: Column[Sold] = Column(
    "net",
    Words("金额", "金額", "Net amount"),
    _net,
    N_("Quantity × price less discount, without tax, to the cent"),
    16,
    **MONEY_SUM,
)
_AMOUNTS: tuple[Column[Sold], ...] = (
    Column(
        "tax",
        Words("税额", "稅額", "Tax"),
        _tax,
        N_("Tax of the line, to the cent"),
        14,
        **MONEY_SUM,
    ),
    Column(
        "total",
        Words("总金额", "總金額", "Total"),
        _total,
        N_("Net amount and tax"),
        16,
        **MONEY_SUM,
    ),
)
_IN_BASE: Column[Sold] = Column(
    "base",
    Words("本位币金额", "本位幣金額", "Base amount"),
    lambda row, at: at.live("ROUND({total}*{rate},2)", row.base, row.amount.total, row.rate),
    N_("The total in the currency of our books"),
    16,
    MONEY,
    Total.SUM,
    alike=True,
)
_PAID: tuple[Column[Sold], ...] = (
    Column(
        "paid",
        Words("已收", "已收", "Paid"),
        lambda row, _: row.paid,
        N_("What receipts allocated to it; one for a whole document is spread over its lines"),
        16,
        **MONEY_SUM,
    ),
    Column(
        "open",
        Words("未收", "未收", "Balance"),
        lambda row, at: at.live("ROUND({total}-{paid},2)", row.open, row.amount.total, row.paid),
        N_("Total less paid"),
        16,
        **MONEY_SUM,
    ),
)


def columns_for(given: Given, rows: Sequence[Sold]) -> tuple[Column[Sold], ...]:
    """The columns, with the amounts in the currencies that were asked for."""
    before: tuple[Column[Sold], ...] = (
        running_number(),
        *_DOCUMENT,
        client_code(given, lambda row: row.client),
        client_name(given, lambda row: row.client, lambda row: row.name),
        *_GOODS,
        *_priced(rows),
    )
    net, amounts, paid = (_NET,), _AMOUNTS, _PAID
    told: tuple[Column[Sold], ...] = (currency(lambda row: row.currency),)
    if given.amounts == "base":
        net, amounts, paid = _BASE_NET, _BASE_AMOUNTS, _BASE_PAID
    if given.amounts != "original":
        told = (*told, rate(lambda row: row.rate))
    if given.amounts == "both":
        told = (*told, _IN_BASE)
    every = (*before, *net, _tax_rate(rows), *amounts, *told, *_INVOICE, *paid, *_STATE)
    return (*(replace(each, **_SHORTER.get(each.key, {}), may_hide=each.key in _SELDOM) for each in every), *_BACK)


def _priced(rows: Sequence[Sold]) -> tuple[Column[Sold], ...]:
    """How many at what price; the heading says whether tax is in it, where all of them agree."""
    return (
        Column(
            "quantity",
            Words("件数", "件數", "Quantity"),
            lambda row, _: row.quantity,
            N_("How many; below zero came back"),
            12,
            pieces_format(row.quantity for row in rows),
            Total.SUM,
            alike=True,
        ),
        Column(
            "price",
            _PRICES.get(frozenset(row.incl for row in rows), _MIXED_PRICES),
            lambda row, _: row.price,
            N_("The price of one; whether tax is in it is a matter of the order"),
            14,
            PRICE,
        ),
        Column(
            "discount",
            Words("折扣", "折扣", "Discount"),
            lambda row, _: some(row.discount),
            N_("The share taken off the price"),
            8,
            SHARE,
        ),
    )


def _tax_rate(rows: Sequence[Sold]) -> Column[Sold]:
    whole = all(row.tax_rate * 100 == (row.tax_rate * 100).to_integral_value() for row in rows)
    form = "0%" if whole else SHARE
    heading = Words("税率", "稅率", "Tax rate")
    return Column("tax_rate", heading, lambda row, _: row.tax_rate, N_("The rate of tax"), 8, form)


# The same in the currency of our books, each of them of the amount in its own currency, to the cent.


def _base_net(row: Sold, at: At) -> Content:
    text = f"ROUND(({_PRICED}-{_WITHIN})*{{rate}},2)" if row.incl else f"ROUND({_PRICED}*{{rate}},2)"
    return at.live(text, row.base_net, *_inputs(row), row.rate)


def _base_total(row: Sold, at: At) -> Content:
    text = f"ROUND({_PRICED}*{{rate}},2)" if row.incl else f"ROUND(({_PRICED}+{_ABOVE})*{{rate}},2)"
    return at.live(text, row.base, *_inputs(row), row.rate)


def _base_tax(row: Sold, at: At) -> Content:
    return at.live("ROUND({total}-{net},2)", row.base - row.base_net, row.base, row.base_net)


def _base_open(row: Sold, at: At) -> Content:
    return at.live("ROUND({total}-{paid},2)", row.base - row.base_paid, row.base, row.base_paid)


_BASE_NET = (replace(_NET, fill=_base_net, alike=True),)
_BASE_AMOUNTS = tuple(
    replace(column, fill=fill, alike=True) for column, fill in zip(_AMOUNTS, (_base_tax, _base_total), strict=True)
)
_BASE_PAID = tuple(
    replace(column, fill=fill, alike=True)
    for column, fill in zip(_PAID, (lambda row, _at: row.base_paid, _base_open), strict=True)
)
