"""The ageing of receivables (A5): a row for each account, and the open documents it adds up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from clientdesk.dossier.trade.figures import BUCKETS, DUE, INVOICE, NOTHING, Age, Standing
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Book, Ledger, Total, sheet_name
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import UNALLOCATED, Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, running_number
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    DAY,
    MONEY,
    MONEY_SUM,
    SHARE,
    At,
    Column,
    Written,
    meanings,
    or_none,
    quoted,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("账龄分析", "帳齡分析", "Ageing")
DETAIL = Words("账龄明细", "帳齡明細", "Open documents")
_FIXED = 2
_AS_OF = "$B$2"
_DAY_LABEL = Words("截至", "截至", "As of")
_RATES_ROW = 3
_RATES_LABEL = Words("准备率", "備抵率", "Allowance")
_BUCKETS: Mapping[str, tuple[Words, str]] = {
    "not_due": (Words("未到期", "未到期", "Not due"), N_("What is not due yet, or due on that very day")),
    "to_30": (Words("1–30天", "1–30天", "1–30"), N_("1 to 30 days overdue")),
    "to_60": (Words("31–60天", "31–60天", "31–60"), N_("31 to 60 days overdue")),
    "to_90": (Words("61–90天", "61–90天", "61–90"), N_("61 to 90 days overdue")),
    "over_90": (Words("90天以上", "90天以上", "Over 90"), N_("More than 90 days overdue")),
}
_BUCKETS_BY_INVOICE: Mapping[str, tuple[Words, str]] = {
    "not_due": (Words("当日开票", "當日開立", "On the day"), N_("Invoiced on that very day, or after it")),
    "to_30": (Words("1–30天", "1–30天", "1–30"), N_("Invoiced 1 to 30 days before")),
    "to_60": (Words("31–60天", "31–60天", "31–60"), N_("Invoiced 31 to 60 days before")),
    "to_90": (Words("61–90天", "61–90天", "61–90"), N_("Invoiced 61 to 90 days before")),
    "over_90": (Words("90天以上", "90天以上", "Over 90"), N_("Invoiced more than 90 days before")),
}
_COUNTED_FROM = {
    DUE: N_("The due date; on that day itself nothing is overdue"),
    INVOICE: N_("The day of the invoice, or of the document where it has none"),
}


@dataclass(frozen=True)
class Counted:
    """How age is counted: from which day (`basis`, see `figures`), and what is thought to be lost of it."""

    allowances: Mapping[str, Decimal]
    basis: str

    @property
    def buckets(self) -> Mapping[str, tuple[Words, str]]:
        """{name of an age: its heading and what it means}."""
        return _BUCKETS_BY_INVOICE if self.basis == INVOICE else _BUCKETS


@dataclass(frozen=True)
class Aged:
    """An account by age, the name of its client in the documents, and the client's limit in the account's currency."""

    age: Age
    named: str
    limit: Decimal | None


@dataclass(frozen=True)
class _Open:
    """A part of a document that is open, and the day from which its age is counted."""

    client: str
    named: str
    currency: str
    document: str
    day: date
    due: date
    begins: date
    amount: Decimal
    particulars: str


def write_ageing(
    given: Given,
    aged: Sequence[Aged],
    standings: Sequence[Standing],
    *,
    counted: Counted,
    out: BinaryIO,
) -> None:
    """Write the ageing on the last day of the period; `standings` are the same accounts with their open items."""
    shown_only(given, ((each.age.client, each.age.client) for each in aged))
    shown = [each for each in aged if given.shows(each.age.client)]
    currencies = sorted({each.age.currency for each in shown})
    book = given.book(TITLE, currencies=currencies, codes=[each.age.client for each in shown])
    names = {each.age.client: each.named for each in shown}
    parts = [part for each in standings if each.client in names for part in _parts(each, names, counted.basis)]
    details = _details(given, f"{quoted(sheet_name(book.imprint.text(TITLE)))}!{_AS_OF}", counted.basis)
    detail = write_table(book, DETAIL, details, parts, fixed=_FIXED, currency=lambda part: part.currency,
                         alert=lambda part: part.due < given.until)  # fmt: skip
    columns = _columns(given, detail, counted)
    keys = [column.key for column in columns]

    def prepare(ledger: Ledger) -> None:
        _put_day_and_rates(ledger, keys, given.until, counted.allowances)

    written = write_table(book, TITLE, columns, shown, fixed=_FIXED, currency=lambda each: each.age.currency,
                          prepare=prepare)  # fmt: skip
    book.arrange([written.ledger, detail.ledger])
    told = [*meanings(book, columns), *meanings(book, details)]
    write_info(book, given, title=TITLE, facts=_facts(book, given, shown, counted), meanings=told)
    book.save(out)


def _put_day_and_rates(ledger: Ledger, keys: Sequence[str], day: date, allowances: Mapping[str, Decimal]) -> None:
    """The day and, above each age, the share thought to be lost: whoever changes them sees what follows."""
    text = ledger.book.imprint.text
    label = CellStyle(TEXT, size=9, bold=True, side="right")
    ledger.put_above(2, 0, text(_DAY_LABEL), label)
    told = ledger.put_above(2, 1, day, CellStyle(DAY, bold=True, side="left", tinted=True, ruled=True))
    assert told == _AS_OF, "the open documents count their days from it"
    ledger.put_above(_RATES_ROW, keys.index(BUCKETS[0][0]) - 1, text(_RATES_LABEL), label)
    for name, share in allowances.items():
        ledger.put_above(_RATES_ROW, keys.index(name), share, CellStyle(SHARE, side="right", tinted=True, ruled=True))


def _facts(book: Book, given: Given, shown: Sequence[Aged], counted: Counted) -> list[tuple[str, Cell]]:
    tr, text = given.words.tr, book.imprint.text
    shares = ((text(counted.buckets[name][0]), share) for name, share in counted.allowances.items())
    rates = " · ".join(f"{heading} {share * 100:f}%" for heading, share in shares)
    sums: dict[str, Decimal] = {}
    for each in shown:
        sums[each.age.currency] = sums.get(each.age.currency, NOTHING) + each.age.balance
    return [
        (tr(N_("As of")), given.until.isoformat()),
        (tr(N_("Days are counted from")), tr(_COUNTED_FROM[counted.basis])),
        (tr(N_("Suggested allowance")), rates),
        (tr(N_("Receipts that settle nothing yet")), tr(UNALLOCATED[given.unallocated])),
        (tr(N_("Rows")), len(shown)),
        *(
            (tr(N_("Checksum: sum of the balances in {currency}"), currency=code), total)
            for code, total in sorted(sums.items())
        ),
    ]


def _parts(standing: Standing, names: Mapping[str, str], basis: str) -> list[_Open]:
    return [
        _Open(
            standing.client,
            names[standing.client],
            standing.currency,
            item.posting.code,
            item.posting.day,
            part.due,
            item.begins(part, basis),
            part.amount,
            item.posting.particulars,
        )
        for item in standing.items
        for part in item.parts
    ]


_DUE: tuple[Column[_Open], ...] = (
    Column("day", Words("日期", "日期", "Date"), lambda part, _: part.day, N_("The date of the document"), 11, DAY),
    Column(
        "due",
        Words("到期日", "到期日", "Due date"),
        lambda part, _: part.due,
        N_("When this part of it is due"),
        11,
        DAY,
    ),
)


_OF_DOCUMENT: tuple[Column[_Open], ...] = (
    Column(
        "document",
        Words("单据号", "單據號", "Document"),
        lambda part, _: part.document,
        N_("The number of the document"),
        18,
    ),
)


_INVOICED: Column[_Open] = Column(
    "invoiced",
    Words("开票日期", "發票日期", "Invoiced"),
    lambda part, _: part.begins,
    N_("The day of its invoice; of the document where it has none"),
    11,
    DAY,
)


def _counts(given: Given, as_of: str, basis: str) -> tuple[Column[_Open], ...]:
    """The days of each document: how long it is overdue, and where the house counts so, since it was invoiced."""
    overdue: Column[_Open] = Column(
        "late" if basis == INVOICE else "days",
        Words("逾期天数", "逾期天數", "Days overdue"),
        lambda part, at: at.live(f"{as_of}-{{due}}", (given.until - part.due).days, part.due, given.until),
        N_("Days after the due date; zero or below: not overdue"),
        10,
        COUNT,
    )
    if basis != INVOICE:
        return (overdue,)
    since: Column[_Open] = Column(
        "days",
        Words("开票天数", "開立天數", "Days since invoice"),
        lambda part, at: at.live(f"{as_of}-{{invoiced}}", (given.until - part.begins).days, part.begins, given.until),
        N_("Days after the invoice, by which it stands in its column of the ageing"),
        10,
        COUNT,
    )
    return since, overdue


def _details(given: Given, as_of: str, basis: str) -> tuple[Column[_Open], ...]:
    """The columns of the open documents; `as_of` is the cell with the day from which they count."""
    return (
        running_number(),
        *_OF_DOCUMENT,
        client_code(given, lambda part: part.client),
        client_name(given, lambda part: part.client, lambda part: part.named),
        *_DUE,
        *((_INVOICED,) if basis == INVOICE else ()),
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
        *_counts(given, as_of, basis),
        Column(
            "text",
            Words("摘要", "摘要", "Particulars"),
            lambda part, _: or_none(part.particulars),
            N_("What it was about"),
            34,
            wrap=True,
        ),
    )


def _balance(each: Aged, at: At) -> Content:
    age = each.age
    return at.live("SUM({not_due}:{free})", age.balance, *age.buckets.values(), age.unallocated)


def _share(each: Aged, at: At) -> Content:
    share = each.age.overdue_share
    figure = "" if share is None else share.quantize(Decimal("1e-12"))
    return at.live('IF({balance}>0,{overdue}/{balance},"")', figure, each.age.balance)


def _over(each: Aged, at: At) -> Content:
    figure = each.age.over(each.limit)
    return at.live(
        'IF(AND({limit}<>"",{balance}>{limit}),{balance}-{limit},0)', figure, each.age.balance, each.limit or 0
    )


def _allowance(each: Aged, at: At) -> Content:
    terms = "+".join(f"{{{name}}}*${at.letters[name]}${_RATES_ROW}" for name, _least, _most in BUCKETS)
    return at.live(f"ROUND({terms},2)", each.age.allowance, *each.age.buckets.values())


_FREE: Column[Aged] = Column(
    "free",
    Words("未核销预收", "未沖銷預收", "Unallocated"),
    lambda each, _: each.age.unallocated,
    N_("What came in and settles nothing yet, below zero"),
    16,
    **MONEY_SUM,
)


def _overdue(given: Given, detail: Written, basis: str) -> Column[Aged]:
    def fill(each: Aged, at: At) -> Content:
        if basis != INVOICE:
            return at.live("SUM({to_30}:{over_90})", each.age.overdue, *each.age.buckets.values())
        return _summed(given, detail, each, at, figure=each.age.overdue, days=f'{detail.far("late")},">=1"')

    heading = Words("逾期金额", "逾期金額", "Overdue")
    return Column("overdue", heading, fill, N_("What should have been paid before"), 16, **MONEY_SUM)


def _summed(given: Given, detail: Written, each: Aged, at: At, *, figure: Decimal, days: str) -> Content:
    """The open amounts of an account whose days are as asked."""
    if each.age.client not in given.clients:
        # A name is no code: signs in it would be read as a pattern or a comparison by a formula.
        return figure
    whose = f"{detail.far('client')},{{client}},{detail.far('currency')},{{currency}}"
    return at.live(f"SUMIFS({detail.far('amount')},{whose},{days})", figure)


_LOST: tuple[Column[Aged], ...] = (
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
        **MONEY_SUM,
    ),
    Column(
        "allowance",
        Words("建议坏账准备", "建議備抵呆帳", "Suggested allowance"),
        _allowance,
        N_("What is thought to be lost, by the rates above the headings, which may be changed"),
        16,
        **MONEY_SUM,
    ),
)


def _columns(given: Given, detail: Written, counted: Counted) -> tuple[Column[Aged], ...]:
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
            "balance", Words("余额合计", "餘額合計", "Balance"), _balance, N_("What is owed in all"), 16, **MONEY_SUM
        ),
        *(_bucket(given, detail, counted, limits) for limits in BUCKETS),
        _FREE,
        _overdue(given, detail, counted.basis),
        *_LOST,
    )


def _bucket(
    given: Given, detail: Written, counted: Counted, limits: tuple[str, int | None, int | None]
) -> Column[Aged]:
    name, least, most = limits
    heading, meaning = counted.buckets[name]
    asked = [f'">={least}"' if least is not None else "", f'"<={most}"' if most is not None else ""]
    days = ",".join(f"{detail.far('days')},{each}" for each in asked if each)

    def fill(each: Aged, at: At) -> Content:
        return _summed(given, detail, each, at, figure=each.age.buckets[name], days=days)

    return Column(name, heading, fill, meaning, 16, MONEY, Total.SUM)
