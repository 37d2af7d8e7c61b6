"""The ledger of receipts (A6): what came in, what it settled; a bounced bill takes a line of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import BinaryIO

from clientdesk.dossier.choices.shared import PAY_METHOD
from clientdesk.dossier.choices.trade import RECEIPT_STATE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.posted import BOUNCED, POSTED, Allocation, Receipt
from clientdesk.dossier.trade.promised import VOID
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Total
from clientdesk.exchange.workbooks.trade.coming_back import MARK, NOTE
from clientdesk.exchange.workbooks.trade.given import AMOUNTS, VOID_ROWS, Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import client_code, client_name, currency, rate, running_number
from clientdesk.exchange.workbooks.trade.table import (
    DAY,
    MONEY,
    MONEY_SUM,
    Column,
    meanings,
    or_none,
    some,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("收款台账", "收款台帳", "Receipts")
_FIXED = 3
_ONE = Decimal(1)
_CENT = Decimal("0.01")


@dataclass(frozen=True)
class _Line:
    """A receipt, or (`sign` −1) what a bounced one takes back on the day it bounced. Its amounts are those of the
    document by `factor`, to the cent."""

    record: Record
    day: date
    sign: int
    factor: Decimal

    def _told(self, value: Decimal | None) -> Decimal:
        return self.sign * ((value or NOTHING) * self.factor).quantize(_CENT, ROUND_HALF_UP)

    @property
    def amount(self) -> Decimal:
        return self._told(self.record[Receipt.amount])

    @property
    def allocated(self) -> Decimal:
        return self._told(
            sum((row[Allocation.amount] or NOTHING for row in self.record.rows(Receipt.allocations)), NOTHING)
        )

    @property
    def charges(self) -> Decimal:
        return self._told(self.record[Receipt.charges])

    @property
    def rate(self) -> Decimal:
        return self.record[Receipt.rate] or _ONE

    @property
    def base(self) -> Decimal:
        return self.sign * ((self.record[Receipt.amount] or NOTHING) * self.rate).quantize(_CENT, ROUND_HALF_UP)


def write_receipts(given: Given, receipts: Sequence[Record], out: BinaryIO) -> None:
    """Write the ledger of these receipts; drafts are left out, void ones come to nothing."""
    shown_only(given, ((record.code, _client(record)) for record in receipts))
    lines = [line for record in receipts if given.shows(_client(record)) for line in _lines(record, given)]
    lines.sort(key=lambda line: (line.day, line.record.code, -line.sign))
    currencies = sorted({_currency(line, given) for line in lines})
    book = given.book(TITLE, currencies=currencies, codes=[_client(line.record) for line in lines])
    columns = _columns(given)
    written = write_table(
        book, TITLE, columns, lines, fixed=_FIXED, currency=lambda line: _currency(line, given), alert=_is_bounced
    )
    tr = given.words.tr
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By date and number"))),
        (tr(N_("Amounts")), tr(AMOUNTS[given.amounts])),
        (tr(N_("Drafts")), tr(N_("Not listed"))),
        (tr(N_("Void documents")), tr(VOID_ROWS[given.void])),
        (tr(N_("Rows")), written.ledger.count),
        (tr(N_("Checksum: sum of the base amounts")), sum((line.base for line in lines), NOTHING)),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def _lines(record: Record, given: Given) -> list[_Line]:
    day, state = record[Receipt.date], record[Receipt.state]
    if day is None or state not in (POSTED, BOUNCED, VOID) or (state == VOID and given.void == "hidden"):
        return []
    factor = (record[Receipt.rate] or _ONE) if given.amounts == "base" else _ONE
    lines = [_Line(record, day, 0 if state == VOID else 1, factor)]
    if state == BOUNCED and (bounced := record[Receipt.bounced_on]):
        lines.append(_Line(record, bounced, -1, factor))
    return [line for line in lines if (given.since is None or line.day >= given.since) and line.day <= given.until]


def _client(record: Record) -> str:
    link = record[Receipt.client]
    return (link.target or "") if link else ""


def _named(record: Record) -> str:
    link = record[Receipt.client]
    return link.name if link else ""


def _currency(line: _Line, given: Given) -> str:
    """The currency of its amounts as they are shown."""
    return given.base if given.amounts == "base" else line.record[Receipt.currency] or given.base


def _is_bounced(line: _Line) -> bool:
    return line.sign < 0


def _settled(line: _Line) -> str | None:
    rows = ((row[Allocation.document], row[Allocation.amount]) for row in line.record.rows(Receipt.allocations))
    told = (f"{link.target or link.name}:{line.sign * amount:.2f}" for link, amount in rows if link and amount)
    return or_none("; ".join(told))


def _state(line: _Line, given: Given) -> str:
    state = line.record[Receipt.state] or ""
    # The line of the day on which it came in stands as it was then.
    return RECEIPT_STATE.label("posted" if state == BOUNCED and line.sign > 0 else state, given.words)


_DOCUMENT: tuple[Column[_Line], ...] = (
    Column(
        "document",
        Words("收款单号", "收款單號", "Receipt no."),
        lambda line, _: line.record.code,
        N_("The number of the receipt"),
        18,
    ),
    Column("day", Words("收款日期", "收款日期", "Date"), lambda line, _: line.day, N_("The day of it"), 11, DAY),
)
_WHERE: tuple[Column[_Line], ...] = (
    Column(
        "method",
        Words("收款方式", "收款方式", "Method"),
        lambda line, at: PAY_METHOD.label(code, at.words) if (code := line.record[Receipt.method]) else None,
        N_("How it was paid"),
        14,
        wrap=True,
    ),
    Column(
        "account",
        Words("收款账户", "收款帳戶", "Our account"),
        lambda line, _: line.record[Receipt.account],
        N_("Into which of our accounts"),
        18,
        wrap=True,
    ),
)
_BILL: tuple[Column[_Line], ...] = (
    Column(
        "bill",
        Words("票据号", "票據號碼", "Bill no."),
        lambda line, _: line.record[Receipt.bill_no],
        N_("The number of the bill or cheque"),
        18,
    ),
    Column(
        "bill_due",
        Words("票据到期日", "票據到期日", "Bill due"),
        lambda line, _: line.record[Receipt.bill_due],
        N_("When the bill is due"),
        11,
        DAY,
    ),
)
_BACK: tuple[Column[_Line], ...] = (
    Column(
        "remark",
        Words("备注", "備註", "Remarks"),
        lambda line, _: or_none(" ".join((line.record[Receipt.remarks] or "").split())[:200]),
        N_("Remarks"),
        30,
        wrap=True,
    ),
    Column(
        "note",
        NOTE,
        lambda line, _: line.record[Receipt.accountant_note],
        N_("For the accountant to fill in: a note; it can be brought back into the file"),
        30,
        wrap=True,
    ),
    Column(
        "mark",
        MARK,
        lambda line, _: f"{line.record.code}#{line.sign}",
        N_("By this the row is known again when the workbook comes back, wherever it stands then"),
        24,
    ),
)


_AMOUNT: Column[_Line] = Column(
    "amount", Words("金额", "金額", "Amount"), lambda line, _: line.amount, N_("What came in"), 16, **MONEY_SUM
)
_IN_BASE: Column[_Line] = Column(
    "base",
    Words("本位币金额", "本位幣金額", "Base amount"),
    lambda line, at: at.live("ROUND({amount}*{rate},2)", line.base, line.amount, line.rate),
    N_("The amount in the currency of our books"),
    16,
    MONEY,
    Total.SUM,
    alike=True,
)
_SETTLED: tuple[Column[_Line], ...] = (
    Column(
        "allocated",
        Words("已核销", "已沖銷", "Allocated"),
        lambda line, _: line.allocated,
        N_("How much of it settles documents"),
        16,
        **MONEY_SUM,
    ),
    Column(
        "free",
        Words("未核销", "未沖銷", "Unallocated"),
        lambda line, at: at.live(
            "ROUND({amount}-{allocated},2)", line.amount - line.allocated, line.amount, line.allocated
        ),
        N_("What is left: an advance"),
        16,
        **MONEY_SUM,
    ),
    Column(
        "settled",
        Words("核销单据", "沖銷單據", "Documents settled"),
        lambda line, _: _settled(line),
        N_("Which documents it settles, each with the amount"),
        34,
        wrap=True,
    ),
)
_CHARGES: Column[_Line] = Column(
    "charges",
    Words("手续费", "手續費", "Charges"),
    lambda line, _: some(line.charges),
    N_("What the bank took"),
    12,
    **MONEY_SUM,
)
_BY: Column[_Line] = Column(
    "by",
    Words("经办人", "經辦人", "By"),
    lambda line, _: or_none(link.name) if (link := line.record[Receipt.received_by]) else None,
    N_("Who took it in"),
    12,
)


def _columns(given: Given) -> tuple[Column[_Line], ...]:
    rates: tuple[Column[_Line], ...] = () if given.amounts == "original" else (rate(lambda line: line.rate),)
    return (
        running_number(),
        *_DOCUMENT,
        client_code(given, lambda line: _client(line.record)),
        client_name(given, lambda line: _client(line.record), lambda line: _named(line.record)),
        *_WHERE,
        currency(lambda line: line.record[Receipt.currency] or given.base),
        *rates,
        _AMOUNT,
        *((_IN_BASE,) if given.amounts == "both" else ()),
        *_SETTLED,
        *_BILL,
        _CHARGES,
        _BY,
        Column("state", Words("状态", "狀態", "Status"), lambda line, _: _state(line, given), N_("How it stands"), 10),
        *_BACK,
    )
