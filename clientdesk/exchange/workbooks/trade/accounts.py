"""The accounts of clients (A4): opening balance, each document with the balance after it, sums by month, closing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import BinaryIO

from clientdesk.dossier.trade.figures import NOTHING, Account, AccountLine, MonthSums
from clientdesk.dossier.types import Cell
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Book, Form, SheetColumn, reckoned
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.table import DAY, MONEY
from clientdesk.i18n import N_

TITLE = Words("往来明细账", "往來明細帳", "Receivable account")
_FIXED = 3
_COLUMNS = (
    (Words("日期", "日期", "Date"), 11, DAY, N_("The date of the document")),
    (Words("单据号", "單據號", "Document"), 18, TEXT, N_("The number of the document")),
    (Words("摘要", "摘要", "Particulars"), 34, TEXT, N_("What it was about")),
    (Words("类别", "類別", "Kind"), 26, TEXT, N_("What kind of document it is")),
    (Words("到期日", "到期日", "Due"), 11, DAY, N_("When a sale is due; with instalments the last of them")),
    (Words("借方(应收增加)", "借方(應收增加)", "Debit"), 16, MONEY, N_("What the client owes more")),
    (Words("贷方(收回/减少)", "貸方(收回/減少)", "Credit"), 16, MONEY, N_("What the client owes less")),
    (Words("方向", "方向", "Side"), 6, TEXT, N_("Whether the client owes (debit), is owed (credit), or neither")),
    (
        Words("余额", "餘額", "Balance"),
        16,
        MONEY,
        N_("What is owed after it; below zero it is an advance from the client"),
    ),
    (Words("币别", "幣別", "Currency"), 8, TEXT, N_("The currency of the account (ISO 4217)")),
    (Words("备注", "備註", "Remarks"), 24, TEXT, N_("What else there is to say")),
)
_DEBIT, _CREDIT, _BALANCE = "F", "G", "I"
_OPENING = Words("期初余额", "期初餘額", "Opening")
_CLOSING = Words("期末余额", "期末餘額", "Closing")
_MONTH = Words("本月合计", "本月合計", "Month")
_YEAR = Words("本年累计", "本年累計", "Year to date")
_CHECK = Words("与账龄核对差额", "與帳齡核對差額", "Difference from the ageing")
_SIDES = (Words("借", "借", "Dr"), Words("贷", "貸", "Cr"), Words("平", "平", "–"))
_KINDS: Mapping[str, Words] = {
    "shipment": Words("销售", "銷售", "Sale"),
    "goods_return": Words("退货", "退貨", "Return"),
    "receipt": Words("收款", "收款", "Receipt"),
    "bounced": Words("退票", "退票", "Bounced bill"),
    "opening": Words("期初", "期初", "Opening"),
    "adjustment": Words("调整", "調整", "Adjustment"),
    "write_off": Words("核销坏账", "沖銷呆帳", "Write-off"),
    "exchange": Words("汇兑差额", "匯兌差額", "Exchange difference"),
}


@dataclass(frozen=True)
class Receivable:
    """An account with what is owed by the ageing on its last day, which its closing balance must equal; `named` is the
    client's name in the documents."""

    account: Account
    named: str
    owed: Decimal


def write_accounts(given: Given, accounts: Sequence[Receivable], out: BinaryIO) -> None:
    """Write a sheet for each account, or all of them one below the other."""
    shown_only(given, ((each.account.client, each.account.client) for each in accounts))
    shown = [each for each in accounts if given.shows(each.account.client)]
    currencies = sorted({each.account.currency for each in shown})
    book = given.book(TITLE, currencies=currencies, codes=[each.account.client for each in shown])
    text = book.imprint.text(TITLE)
    if not shown:
        book.ledger(text, _columns(book), name=text, fixed=_FIXED).close()
    elif given.accounts == "blocks":
        _write_blocks(book, given, shown, book.form(text, _columns(book), name=text, fixed=_FIXED))
    else:
        _write_sheets(book, given, shown)
    tr = given.words.tr
    sums = dict.fromkeys(currencies, NOTHING)
    for each in shown:
        sums[each.account.currency] += each.account.closing
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Accounts")), len(shown)),
        *((tr(N_("Checksum: sum of the closing balances in {currency}"), currency=code), sums[code]) for code in sums),
    ]
    told = [(book.imprint.text(heading), tr(meaning)) for heading, _width, _format, meaning in _COLUMNS]
    write_info(book, given, title=TITLE, facts=facts, meanings=told)
    book.save(out)


def _columns(book: Book) -> list[SheetColumn]:
    return [
        SheetColumn(book.imprint.text(heading, joint="\n"), width, form, wrap=form == TEXT)
        for heading, width, form, _meaning in _COLUMNS
    ]


def _write_sheets(book: Book, given: Given, shown: Sequence[Receivable]) -> None:
    for told in shown:
        account = told.account
        title = f"{book.imprint.text(TITLE)} · {_whose(given, told)}"
        name = given.short(account.client, told.named) or account.client
        form = book.form(title, _columns(book), name=name, fixed=_FIXED)
        _Block(book, given, told, form).write()
        form.close()


def _write_blocks(book: Book, given: Given, shown: Sequence[Receivable], form: Form) -> None:
    heads = [CellStyle(TEXT, size=11, bold=True)] * len(_COLUMNS)
    for place, told in enumerate(shown):
        if place:
            form.rows.skip()
        form.line([_whose(given, told), *[None] * (len(_COLUMNS) - 1)], heads)
        _Block(book, given, told, form).write()
    form.close()


def _whose(given: Given, told: Receivable) -> str:
    return f"{given.name(told.account.client, told.named)} · {told.account.currency}"


class _Block:
    """One account on a sheet; it knows the rows in which it began and in which the last balance stands."""

    def __init__(self, book: Book, given: Given, told: Receivable, form: Form) -> None:
        self.given, self.told, self.text, self.form = given, told, book.imprint.text, form
        self.opened = form.rows.last + 1
        self.balance_row = self.opened
        self.sums: list[int] = []
        self.year: tuple[int, int] = (0, 0)
        self._plain = _styles()
        self._sum = _styles(bold=True, tinted=True)
        self._total = _styles(bold=True, total=True)

    def write(self) -> None:
        """All its rows."""
        account = self.told.account
        opening = account.opening
        self.balance_row = self.form.line(
            self._row(self.given.since, kind=_OPENING, balance=opening, side=self._side(opening, self.opened)),
            self._sum,
        )
        months = {(each.year, each.month): each for each in account.months}
        first, owed = self.opened + 1, opening
        for place, line in enumerate(account.lines):
            self._line(line, owed)
            owed = line.balance
            day = line.posting.day
            following = account.lines[place + 1].posting.day if place + 1 < len(account.lines) else None
            if following is None or (following.year, following.month) != (day.year, day.month):
                first = self._month(months[day.year, day.month], first)
        self._close(account)

    def _row(
        self,
        day: date | None = None,
        code: str | None = None,
        text: str | None = None,
        *,
        kind: Words,
        due: date | None = None,
        debit: Content = None,
        credit: Content = None,
        side: Content = None,
        balance: Content = None,
    ) -> list[Content]:
        currency = self.told.account.currency
        return [day, code, text, self.text(kind), due, debit, credit, side, balance, currency, None]

    def _side(self, balance: Decimal, row: int) -> Content:
        debit, credit, even = (self.text(word) for word in _SIDES)
        figure = debit if balance > 0 else credit if balance < 0 else even
        cell = f"{_BALANCE}{row}"
        return reckoned(f'IF({cell}>0,"{debit}",IF({cell}<0,"{credit}","{even}"))', figure, balance)

    def _line(self, line: AccountLine, before: Decimal) -> None:
        posting, row = line.posting, self.form.rows.last + 1
        kind = "bounced" if posting.bounced else posting.reason if posting.reason in _KINDS else posting.kind
        text = f"ROUND({_BALANCE}{self.balance_row}+{_DEBIT}{row}-{_CREDIT}{row},2)"
        values = self._row(
            posting.day,
            posting.code,
            posting.particulars or None,
            kind=_KINDS[kind],
            due=posting.parts[-1].due if posting.parts else None,
            debit=line.debit or None,
            credit=line.credit or None,
            side=self._side(line.balance, row),
            balance=reckoned(text, line.balance, before, line.debit, line.credit),
        )
        self.balance_row = self.form.line(values, self._plain)

    def _month(self, sums: MonthSums, first: int) -> int:
        """The sums of a month and of its year; the row in which the next month begins."""
        last = self.form.rows.last
        spans = [f"SUM({letter}{first}:{letter}{last})" for letter in (_DEBIT, _CREDIT)]
        debit, credit = (reckoned(t, f) for t, f in zip(spans, (sums.debit, sums.credit), strict=True))
        label = f"{sums.year}-{sums.month:02d}"
        month = self.form.line(self._row(text=label, kind=_MONTH, debit=debit, credit=credit), self._sum)
        self.sums.append(month)
        year, above = self.year
        whole = []
        for letter, figure, own in ((_DEBIT, sums.year_debit, sums.debit), (_CREDIT, sums.year_credit, sums.credit)):
            # Before the first month that is shown the year may hold more than the sheet does.
            carried = f"{letter}{above}" if year == sums.year else f"{figure - own:f}"
            whole.append(reckoned(f"{carried}+{letter}{month}", figure))
        row = self.form.line(self._row(text=str(sums.year), kind=_YEAR, debit=whole[0], credit=whole[1]), self._sum)
        self.year = (sums.year, row)
        return row + 1

    def _close(self, account: Account) -> None:
        debit = sum((line.debit for line in account.lines), NOTHING)
        credit = sum((line.credit for line in account.lines), NOTHING)
        row, opened = self.form.rows.last + 1, self.opened
        added = ["+".join(f"{letter}{month}" for month in self.sums) or "0" for letter in (_DEBIT, _CREDIT)]
        text = f"ROUND({_BALANCE}{opened}+{_DEBIT}{row}-{_CREDIT}{row},2)"
        self.form.line(
            self._row(
                self.given.until,
                kind=_CLOSING,
                debit=reckoned(added[0], debit),
                credit=reckoned(added[1], credit),
                side=self._side(account.closing, row),
                balance=reckoned(text, account.closing, account.opening, debit, credit),
            ),
            self._total,
        )
        difference = account.closing - self.told.owed
        check = reckoned(f"ROUND({_BALANCE}{row}-{self.told.owed:f},2)", difference, self.told.owed, account.closing)
        self.form.line(self._row(kind=_CHECK, balance=check), self._plain)


def _styles(*, bold: bool = False, tinted: bool = False, total: bool = False) -> list[CellStyle]:
    return [
        CellStyle(form, bold=bold, tinted=tinted, total=total, ruled=not total, wrap=form == TEXT)
        for _heading, _width, form, _meaning in _COLUMNS
    ]
