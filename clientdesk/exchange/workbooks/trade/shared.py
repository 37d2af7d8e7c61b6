"""The columns that several ledgers have: running number, client, currency, rate."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, TypeVar

from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import HEADING_ROW
from clientdesk.exchange.workbooks.trade.given import Given
from clientdesk.exchange.workbooks.trade.table import COUNT, RATE, Column, or_none
from clientdesk.i18n import N_

T = TypeVar("T")
NUMBER = Words("序号", "序號", "No.")
CODE = Words("客户编号", "客戶編號", "Client code")
CLIENT = Words("客户名称", "客戶名稱", "Client")
CURRENCY = Words("币别", "幣別", "Currency")


def running_number() -> Column[Any]:
    """The number of the row."""
    return Column("no", NUMBER, lambda _, at: at.row - HEADING_ROW, N_("A running number"), 6, COUNT)


def client_code(given: Given, code: Callable[[T], str]) -> Column[T]:
    """The code of the client's file, empty without one: then `code` may give a name."""
    meaning = N_("The code of the client's file")
    return Column("client", CODE, lambda row, _: or_none(given.code(code(row))), meaning, 12)


def client_name(given: Given, code: Callable[[T], str], named: Callable[[T], str]) -> Column[T]:
    """The name in the client's file, or as the document has it."""
    return Column(
        "name",
        CLIENT,
        lambda row, _: or_none(given.name(code(row), named(row))),
        N_("The name of the client"),
        30,
        wrap=True,
    )


def currency(of: Callable[[T], str]) -> Column[T]:
    """The currency of the row's amounts."""
    return Column(
        "currency", CURRENCY, lambda row, _: of(row), N_("The currency of the amounts (ISO 4217)"), 8, currency=True
    )


def rate(of: Callable[[T], Decimal]) -> Column[T]:
    """The rate of exchange."""
    heading = Words("汇率", "匯率", "Rate")
    return Column("rate", heading, lambda row, _: of(row), N_("Units of the currency of our books for one"), 10, RATE)
