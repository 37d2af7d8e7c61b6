"""What expenses come to by account and month, and by client."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from openpyxl.utils import get_column_letter

from clientdesk.dossier.choices.trade import EXPENSE_STATE
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.spent import Expense
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Book, SheetColumn, reckoned
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.given import Given
from clientdesk.exchange.workbooks.trade.table import MONEY, Written, or_none

SUMMARY = Words("费用汇总", "費用彙總", "Expense summary")
_COUNTED = ("approved", "paid")
"""The states whose expenses are in the summary."""
_LONGEST = 200
"""A longer name is more than a formula may be asked to find."""
_ACCOUNT = Words("科目", "科目", "Account")
_NAME = Words("名称", "名稱", "Name")
_CLIENT = Words("客户", "客戶", "Client")
_TOTAL = Words("合计", "合計", "Total")
_NOBODY = Words("无客户", "無客戶", "No client")


@dataclass(frozen=True)
class Spent:
    """An expense as the ledger shows it. What was withdrawn or rejected comes to nothing."""

    record: Record
    code: str
    account: str
    net: Decimal
    tax: Decimal

    @property
    def total(self) -> Decimal:
        return self.net + self.tax

    @property
    def month(self) -> str:
        day = self.record[Expense.date]
        return f"{day:%Y-%m}" if day else ""

    @property
    def counted(self) -> bool:
        return self.record[Expense.state] in _COUNTED


def client_of(record: Record) -> str:
    link = record[Expense.client]
    return (link.target or "") if link else ""


def name_of(row: Spent, given: Given) -> str:
    link = row.record[Expense.client]
    return given.name(link.target or "", link.name) if link else ""


class Summary:
    """By account and month, then by client: totals of both ways, each a formula over the ledger. Its rows are of one
    currency, which is named where the ledger has several."""

    def __init__(
        self, book: Book, given: Given, written: Written, rows: Sequence[Spent], *, currency: str = ""
    ) -> None:
        self.book, self.given, self.written, self.rows = book, given, written, rows
        self.currency = currency
        self.months = sorted({row.month for row in rows})
        self.letters = [get_column_letter(place) for place in range(3, 3 + len(self.months))]
        self.last = get_column_letter(3 + len(self.months))
        text = book.imprint.text
        columns = [
            SheetColumn(text(_ACCOUNT, joint="\n"), 16, TEXT),
            SheetColumn(text(_NAME, joint="\n"), 30, TEXT, wrap=True),
        ]
        columns += [SheetColumn(month, 14, MONEY, side="right") for month in self.months]
        columns.append(SheetColumn(text(_TOTAL, joint="\n"), 16, MONEY, side="right"))
        title = " ".join(filter(None, (text(SUMMARY), currency)))
        self.form = book.form(title, columns, name=title, fixed=2)

    def write(self) -> None:
        """Both blocks, each with its totals."""
        by_account: dict[tuple[str, str], list[Spent]] = {}
        by_client: dict[tuple[str, str], list[Spent]] = {}
        for row in self.rows:
            by_account.setdefault((row.code, row.account), []).append(row)
            by_client.setdefault((client_of(row.record), name_of(row, self.given)), []).append(row)
        self._block(dict(sorted(by_account.items())), "account")
        self._block(dict(sorted(by_client.items())), "client", title=_CLIENT)
        self.form.close()

    def _block(
        self, groups: Mapping[tuple[str, str], Sequence[Spent]], column: str, *, title: Words | None = None
    ) -> None:
        width = 3 + len(self.months)
        if title:
            self.form.rows.skip()
            heading = [self.book.imprint.text(title), *[None] * (width - 1)]
            self.form.line(heading, [CellStyle(TEXT, bold=True, tinted=True)] * width)
        first = self.form.rows.last + 1
        keys = [_same(code if column == "account" else name) for code, name in groups]
        for (code, name), rows in groups.items():
            key = code if column == "account" else name
            shown = name if column == "account" else name or self.book.imprint.text(_NOBODY)
            self._row(code, shown, rows, column, known=_is_plain(key) and keys.count(_same(key)) == 1)
        last = self.form.rows.last
        values: list[Content] = [self.book.imprint.text(_TOTAL), None]
        for letter, month in zip((*self.letters, self.last), (*self.months, ""), strict=True):
            figure = sum((row.total for row in self.rows if month in ("", row.month)), NOTHING)
            values.append(reckoned(f"SUM({letter}{first}:{letter}{last})" if last >= first else "0", figure))
        self.form.line(values, _styles(width, total=True))

    def _row(self, code: str, name: str, rows: Sequence[Spent], column: str, *, known: bool) -> None:
        number = self.form.rows.last + 1
        key = f"A{number}" if column == "account" else f"B{number}"
        values: list[Content] = [or_none(code), or_none(name)]
        for month in self.months:
            figure = sum((row.total for row in rows if row.month == month), NOTHING)
            values.append(self._sum(figure, month, key, column, known=known))
        spans = f"SUM({self.letters[0]}{number}:{self.letters[-1]}{number})" if self.letters else "0"
        values.append(reckoned(spans, sum((row.total for row in rows), NOTHING)))
        self.form.line(values, _styles(len(values)))

    def _sum(self, figure: Decimal, month: str, key: str, column: str, *, known: bool) -> Content:
        """The total of an account or a client in a month, of what is approved and of what is paid."""
        counted = [EXPENSE_STATE.label(state, self.given.words) for state in _COUNTED]
        if not known:
            return figure
        year, number = month.split("-")
        begin = f"DATE({year},{int(number)},1)"
        end = f"DATE({year},{int(number) + 1},1)"
        day, total = self.written.far("day"), self.written.far("total")
        whose = f"{self.written.far(column)},${key}"
        when = f'{day},">="&{begin},{day},"<"&{end}'
        if self.currency:
            when += f',{self.written.far("currency")},"{self.currency}"'
        parts = [f'SUMIFS({total},{whose},{when},{self.written.far("state")},"{state}")' for state in counted]
        return reckoned("+".join(parts), figure)


def _is_plain(name: str) -> bool:
    """Whether a formula finds a name as it stands, neither as a pattern nor as a comparison."""
    return bool(name) and len(name) < _LONGEST and not set(name) & set("*?~") and not name.startswith(("=", "<", ">"))


def _same(text: str) -> str | float:
    """As a formula compares it: a text that reads as a number is that number, so 6601.1 is 6601.10."""
    try:
        return float(text)
    except ValueError:
        return text.casefold()


def _styles(width: int, *, total: bool = False) -> list[CellStyle]:
    words = CellStyle(TEXT, bold=total, total=total, ruled=not total, wrap=True)
    return [words, words, *[CellStyle(MONEY, bold=total, total=total, ruled=not total)] * (width - 2)]
