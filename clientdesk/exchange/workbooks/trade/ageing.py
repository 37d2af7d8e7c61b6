"""The ageing of receivables (A5): a row for each account, and the open documents it adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from clientdesk.dossier.trade.figures import BUCKETS, NOTHING, Age, Standing
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Total
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, running_number
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    DAY,
    MONEY,
    SHARE,
    At,
    Column,
    Written,
    meanings,
    or_none,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("账龄分析", "帳齡分析", "Ageing")
DETAIL = Words("账龄明细", "帳齡明細", "Open documents")
_FIXED = 2
_BUCKETS: Mapping[str, tuple[Words, str]] = {
    "not_due": (Words("未到期", "未到期", "Not due"), N_("What is not due yet, or due on that very day")),
    "to_30": (Words("1–30天", "1–30天", "1–30"), N_("1 to 30 days overdue")),
    "to_60": (Words("31–60天", "31–60天", "31–60"), N_("31 to 60 days overdue")),
    "to_90": (Words("61–90天", "61–90天", "61–90"), N_("61 to 90 days overdue")),
    "over_90": (Words("90天以上", "90天以上", "Over 90"), N_("More than 90 days overdue")),
}


@dataclass(frozen=True)
class Aged:
    """An account by age, the name of its client in the documents, and the client's limit in the account's currency."""

    age: Age
    named: str
    limit: Decimal | None


@dataclass(frozen=True)
class _Open:
    """A part of a document that is open; `days` is how long it is overdue."""

    client: str
    named: str
    currency: str
    document: str
    day: date
    due: date
    amount: Decimal
    days: int
    particulars: str


def write_ageing(
    given: Given,
    aged: Sequence[Aged],
    standings: Sequence[Standing],
    *,
    allowances: Mapping[str, Decimal],
    out: BinaryIO,
) -> None:
    """Write the ageing on the last day of the period; `standings` are the same accounts with their open items."""
    shown_only(given, ((each.age.client, each.age.client) for each in aged))
    shown = [each for each in aged if given.shows(each.age.client)]
    currencies = sorted({each.age.currency for each in shown})
    book = given.book(TITLE, currencies=currencies, codes=[each.age.client for each in shown])
    names = {each.age.client: each.named for each in shown}
    parts = [part for standing in standings if standing.client in names for part in _parts(standing, names, given)]
    details = _details(given)
    detail = write_table(book, DETAIL, details, parts, fixed=_FIXED, currency=lambda part: part.currency,
                         alert=lambda part: part.days > 0)  # fmt: skip
    columns = _columns(given, detail, allowances)
    written = write_table(book, TITLE, columns, shown, fixed=_FIXED, currency=lambda each: each.age.currency)
    book.arrange([written.ledger, detail.ledger])
    tr = given.words.tr
    rates = " · ".join(f"{book.imprint.text(_BUCKETS[name][0])} {share * 100:f}%" for name, share in allowances.items())
    facts: list[tuple[str, Cell]] = [
        (tr(N_("As of")), given.until.isoformat()),
        (tr(N_("Days are counted from")), tr(N_("The due date; on that day itself nothing is overdue"))),
        (tr(N_("Suggested allowance")), rates),
        (tr(N_("Rows")), written.ledger.count),
        *_checksums(given, shown, currencies),
    ]
    told = [*meanings(book, columns), *meanings(book, details)]
    write_info(book, given, title=TITLE, facts=facts, meanings=told)
    book.save(out)


def _checksums(given: Given, shown: Sequence[Aged], currencies: Sequence[str]) -> list[tuple[str, Decimal]]:
    label = N_("Checksum: sum of the balances in {currency}")
    return [
        (
            given.words.tr(label, currency=code),
            sum((each.age.balance for each in shown if each.age.currency == code), NOTHING),
        )
        for code in currencies
    ]


def _parts(standing: Standing, names: Mapping[str, str], given: Given) -> list[_Open]:
    return [
        _Open(
            standing.client,
            names[standing.client],
            standing.currency,
            item.posting.code,
            item.posting.day,
            part.due,
            part.amount,
            (given.until - part.due).days,
            item.posting.particulars,
        )
        for item in standing.items
        for part in item.parts
    ]


def _details(given: Given) -> tuple[Column[_Open], ...]:
    return (
        running_number(),
        Column(
            "document",
            Words("单据号", "單據號", "Document"),
            lambda part, _: part.document,
            N_("The number of the document"),
            18,
        ),
        client_code(given, lambda part: part.client),
        client_name(given, lambda part: part.client, lambda part: part.named),
        Column("day", Words("日期", "日期", "Date"), lambda part, _: part.day, N_("The date of the document"), 11, DAY),
        Column(
            "due",
            Words("到期日", "到期日", "Due date"),
            lambda part, _: part.due,
            N_("When this part of it is due"),
            11,
            DAY,
        ),
        currency(lambda part: part.currency),
        Column(
            "amount",
            Words("未收金额", "未收金額", "Open amount"),
            lambda part, _: part.amount,
            N_("What is not paid of it"),
            16,
            MONEY,
            Total.SUM,
        ),
        Column(
            "days",
            Words("逾期天数", "逾期天數", "Days overdue"),
            lambda part, _: part.days,
            N_("Days after the due date; zero or below: not overdue"),
            10,
            COUNT,
        ),
        Column(
            "text",
            Words("摘要", "摘要", "Particulars"),
            lambda part, _: or_none(part.particulars),
            N_("What it was about"),
            34,
            wrap=True,
        ),
    )


def _columns(given: Given, detail: Written, allowances: Mapping[str, Decimal]) -> tuple[Column[Aged], ...]:
    return (
        client_code(given, lambda each: each.age.client),
        client_name(given, lambda each: each.age.client, lambda each: each.named),
        Column(
            "limit",
            Words("信用额度", "信用額度", "Limit"),
            lambda each, _: each.limit,
            N_("The credit limit in force, in the currency of the row; empty too without a rate of exchange"),
            16,
            MONEY,
        ),
        Column(
            "terms",
            Words("付款条件", "付款條件", "Terms"),
            lambda each, _: or_none(given.terms(each.age.client)),
            N_("The terms of payment of the client"),
            16,
            wrap=True,
        ),
        currency(lambda each: each.age.currency),
        Column(
            "balance",
            Words("余额合计", "餘額合計", "Balance"),
            _balance,
            N_("What is owed in all"),
            16,
            MONEY,
            Total.SUM,
        ),
        *(_bucket(given, detail, *limits) for limits in BUCKETS),
        Column(
            "free",
            Words("未核销预收", "未沖銷預收", "Unallocated"),
            lambda each, _: each.age.unallocated,
            N_("What came in and settles nothing yet, below zero"),
            16,
            MONEY,
            Total.SUM,
        ),
        Column(
            "overdue",
            Words("逾期金额", "逾期金額", "Overdue"),
            _overdue,
            N_("What should have been paid before"),
            16,
            MONEY,
            Total.SUM,
        ),
        Column(
            "share",
            Words("逾期占比", "逾期占比", "Overdue share"),
            _share,
            N_("Overdue in proportion to the balance"),
            10,
            SHARE,
        ),
        Column(
            "over",
            Words("超额度", "超額度", "Over limit"),
            _over,
            N_("By how much the balance is above the limit"),
            16,
            MONEY,
            Total.SUM,
        ),
        Column(
            "allowance",
            Words("建议坏账准备", "建議備抵呆帳", "Suggested allowance"),
            lambda each, at: _allowance(each, at, allowances),
            N_("What is thought to be lost, by the rates on the info sheet"),
            16,
            MONEY,
            Total.SUM,
        ),
    )


def _bucket(given: Given, detail: Written, name: str, least: int | None, most: int | None) -> Column[Aged]:
    heading, meaning = _BUCKETS[name]
    asked = [f'">={least}"' if least is not None else "", f'"<={most}"' if most is not None else ""]
    days = ",".join(f"{detail.far('days')},{each}" for each in asked if each)
    whose = f"{detail.far('client')},{{client}},{detail.far('currency')},{{currency}}"

    def fill(each: Aged, at: At) -> Content:
        figure = each.age.buckets[name]
        if each.age.client not in given.clients:
            # A name is no code: signs in it would be read as a pattern or a comparison by a formula.
            return figure
        return at.live(f"SUMIFS({detail.far('amount')},{whose},{days})", figure)

    return Column(name, heading, fill, meaning, 16, MONEY, Total.SUM)


def _balance(each: Aged, at: At) -> Content:
    age = each.age
    return at.live("SUM({not_due}:{free})", age.balance, *age.buckets.values(), age.unallocated)


def _overdue(each: Aged, at: At) -> Content:
    return at.live("SUM({to_30}:{over_90})", each.age.overdue, *each.age.buckets.values())


def _share(each: Aged, at: At) -> Content:
    share = each.age.overdue_share
    figure = "" if share is None else share.quantize(Decimal("1e-12"))
    return at.live('IF({balance}>0,{overdue}/{balance},"")', figure, each.age.balance)


def _over(each: Aged, at: At) -> Content:
    figure = each.age.over(each.limit)
    return at.live(
        'IF(AND({limit}<>"",{balance}>{limit}),{balance}-{limit},0)', figure, each.age.balance, each.limit or 0
    )


def _allowance(each: Aged, at: At, allowances: Mapping[str, Decimal]) -> Content:
    terms = "+".join(f"{{{name}}}*{share:f}" for name, share in allowances.items() if share)
    return at.live(f"ROUND({terms or '0'},2)", each.age.allowance, *each.age.buckets.values())
