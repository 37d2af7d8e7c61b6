"""The tables in letters: an account line by line, what is open of it and how old that is, what a reminder asks for."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reportlab.lib.colors import Color
from reportlab.lib.units import mm

from clientdesk.dossier.choices.trade import ADJUSTMENT_KIND
from clientdesk.dossier.kinds import DOCUMENTS
from clientdesk.dossier.trade.figures import BUCKETS, NOTHING, Account, Age, MonthSums, OpenItem, Posting, Standing
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Cell, Gap, Grid, Row
from clientdesk.exchange.cards.typeset import Set, Typesetter
from clientdesk.exchange.letters.places import Piece
from clientdesk.exchange.letters.prose import prose
from clientdesk.exchange.letters.sheet import WIDTH, Block
from clientdesk.i18n import LANGUAGES, N_, Catalogue, catalogue

_TEXT = look.Style(8, 11)
_STRONG = look.Style(8, 11, look.INK, bold=True)
_HEAD = look.Style(7.5, 10, look.QUIET, bold=True)
_TITLE = look.Style(10.5, 15, look.ACCENT, bold=True)
_SAID = look.Style(8.5, 12, look.QUIET)
_AIR = 2 * mm
_LABELS = {kind.name: kind.label for kind in DOCUMENTS}
AGES = {
    "not_due": N_("Not due"),
    "to_30": N_("1–30 days"),
    "to_60": N_("31–60 days"),
    "to_90": N_("61–90 days"),
    "over_90": N_("Over 90 days"),
}


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in points, and whether it holds figures."""

    heading: str
    width: float
    right: bool = False


_ACCOUNT = (
    Column(N_("Day"), 18 * mm),
    Column(N_("Document"), 29 * mm),
    Column(N_("Particulars"), 36 * mm),
    Column(N_("Due"), 18 * mm),
    Column(N_("Debits"), 22 * mm, right=True),
    Column(N_("Credits"), 22 * mm, right=True),
    Column(N_("Balance"), 23 * mm, right=True),
)
_OPEN = (
    Column(N_("Document"), 33 * mm),
    Column(N_("Day"), 22 * mm),
    Column(N_("Particulars"), 40 * mm),
    Column(N_("Due"), 22 * mm),
    Column(N_("Days overdue"), 22 * mm, right=True),
    Column(N_("Open amount"), 29 * mm, right=True),
)


@dataclass(frozen=True)
class AccountPart:
    """An account over a period, what is open of it at its end, and how old that is. All figures come from the desk's
    trading; here they are only written down."""

    account: Account
    standing: Standing
    age: Age | None


@dataclass(frozen=True)
class Statement:
    """A statement of account: `since` is None where it goes back to the beginning; one part for each currency."""

    since: date | None
    until: date
    parts: tuple[AccountPart, ...]


@dataclass(frozen=True)
class Overdue:
    """A part of an open item that should have been paid: `days` ago it was due."""

    item: OpenItem
    due: date
    days: int
    amount: Decimal


@dataclass(frozen=True)
class OverdueAccount:
    """What is overdue in one currency, the oldest first; `total` is that of the ageing, `unallocated` (zero or below)
    what came in for nothing yet."""

    currency: str
    rows: tuple[Overdue, ...]
    total: Decimal
    unallocated: Decimal = NOTHING

    @property
    def to_pay(self) -> Decimal:
        """What is left when everything that came in is taken off."""
        return self.total + self.unallocated


@dataclass(frozen=True)
class Items:
    """What a reminder lists."""

    accounts: tuple[OverdueAccount, ...]


def money(value: Decimal, currency: str = "") -> str:
    """An amount with two decimals, behind its currency where one is given."""
    return f"{currency} {value:,.2f}".strip()


# Account


def statement_blocks(statement: Statement, words: Catalogue, setter: Typesetter) -> list[Block]:
    """Every account, what is open, and how old it is."""
    blocks: list[Block] = []
    for part in statement.parts:
        table = _Table(words, setter)
        title = words.tr(N_("Account in {currency}"), currency=part.account.currency)
        blocks += [_said(title, setter, _TITLE), table.grid(_ACCOUNT, _account_rows(part.account, statement, table))]
        blocks += [Gap(14), _said(_open_title(statement, words), setter, _TITLE)]
        blocks.append(table.grid(_OPEN, _open_rows(part, statement, table)))
        if part.age is not None:
            blocks += [Gap(8), _ages(part.age, words, setter)]
        blocks.append(Gap(18))
    told = N_("Please compare this statement with your books, and tell us soon where they differ.")
    return [*blocks, _said(words.tr(told), setter, _SAID)]


def _said(text: str, setter: Typesetter, style: look.Style) -> Block:
    return prose((Piece(text),), setter, style, width=WIDTH, below=3)


def _open_title(statement: Statement, words: Catalogue) -> str:
    return words.tr(N_("Open on {day}"), day=statement.until.isoformat())


class _Table:
    """Sets rows in the language of the letter."""

    def __init__(self, words: Catalogue, setter: Typesetter) -> None:
        self.words = words
        self.setter = setter

    def grid(self, columns: Sequence[Column], rows: Sequence[Row]) -> Grid:
        """A table under its headings."""
        texts = [self.words.tr(column.heading) for column in columns]
        return Grid(WIDTH, tuple(rows), (self.row(columns, texts, _HEAD, shade=look.TINT),))

    def row(
        self,
        columns: Sequence[Column],
        texts: Sequence[str],
        style: look.Style = _TEXT,
        *,
        shade: Color | None = None,
        tied: bool = False,
    ) -> Row:
        """A row; figures end at the right of their column, texts are broken within theirs."""
        cells, x = [], 0.0
        for column, text in zip(columns, texts, strict=True):
            if column.right:
                cells.append(Cell(x + column.width - 1 * mm, self._figure(text, style, column), right=True))
            elif text:
                cells.append(Cell(x + 1 * mm, self.setter.para(text, style, width=column.width - _AIR)))
            x += column.width
        return Row(tuple(cells), shade=shade, tied=tied)

    def _figure(self, text: str, style: look.Style, column: Column) -> Set:
        return self.setter.fitted(text, style, width=column.width - _AIR)

    def wide(self, columns: Sequence[Column], text: str, figures: Sequence[str], *, shade: Color | None) -> Row:
        """A row of sums: one text over all columns but the last ones, which hold figures."""
        figured = columns[len(columns) - len(figures) :]
        room = sum(column.width for column in columns[: len(columns) - len(figures)])
        joined = (Column("", room), *figured)
        return self.row(joined, (text, *figures), _STRONG, shade=shade)


def kind_of(posting: Posting, words: Catalogue) -> str:
    """What kind of document it is."""
    if posting.bounced:
        return words.tr(N_("Bounced"))
    if posting.kind == "adjustment" and posting.reason:
        return ADJUSTMENT_KIND.label(posting.reason, words)
    return words.label("kind", _LABELS[posting.kind])


def _about(posting: Posting, words: Catalogue) -> str:
    particulars = " ".join(posting.particulars.split())
    if particulars in {kind_of(posting, catalogue(language)) for language in LANGUAGES}:
        # Written by the program, in the language of whoever wrote the document.
        particulars = ""
    return " · ".join(filter(None, (kind_of(posting, words), particulars)))


def _account_rows(account: Account, statement: Statement, table: _Table) -> list[Row]:
    words = table.words
    begin = N_("Opening balance on {day}") if statement.since else N_("Opening balance")
    day = statement.since.isoformat() if statement.since else ""
    rows = [table.wide(_ACCOUNT, words.tr(begin, day=day), (money(account.opening),), shade=None)]
    months = {(each.year, each.month): each for each in account.months}
    for place, line in enumerate(account.lines):
        posting = line.posting
        texts = (
            posting.day.isoformat(),
            posting.code,
            _about(posting, words),
            posting.parts[-1].due.isoformat() if posting.parts else "",
            money(line.debit) if line.debit else "",
            money(line.credit) if line.credit else "",
            money(line.balance),
        )
        rows.append(table.row(_ACCOUNT, texts))
        here = (posting.day.year, posting.day.month)
        after = account.lines[place + 1].posting.day if place + 1 < len(account.lines) else None
        if after is None or (after.year, after.month) != here:
            rows += _month_rows(months[here], table)
    debit = sum((line.debit for line in account.lines), NOTHING)
    credit = sum((line.credit for line in account.lines), NOTHING)
    closing = words.tr(N_("Closing balance on {day}"), day=statement.until.isoformat())
    figures = (money(debit), money(credit), money(account.closing))
    return [*rows, table.wide(_ACCOUNT, closing, figures, shade=look.TINT)]


def _month_rows(sums: MonthSums, table: _Table) -> Iterator[Row]:
    month = f"{sums.year}-{sums.month:02d}"
    told = table.words.tr(N_("Sum of {month}"), month=month)
    yield table.wide(_ACCOUNT, told, (money(sums.debit), money(sums.credit), ""), shade=look.FAINT)
    told = table.words.tr(N_("Sum of {year} up to {month}"), year=sums.year, month=month)
    figures = (money(sums.year_debit), money(sums.year_credit), "")
    yield table.wide(_ACCOUNT, told, figures, shade=look.FAINT)


def _open_rows(part: AccountPart, statement: Statement, table: _Table) -> list[Row]:
    words, standing = table.words, part.standing
    rows = []
    for item in standing.items:
        for each in item.parts:
            days = (statement.until - each.due).days
            texts = (
                item.posting.code,
                item.posting.day.isoformat(),
                _about(item.posting, words),
                each.due.isoformat(),
                str(days) if days > 0 else "",
                money(each.amount),
            )
            rows.append(table.row(_OPEN, texts))
    if standing.unallocated:
        told = words.tr(N_("Received, not yet set against a document"))
        rows.append(table.wide(_OPEN, told, (money(standing.unallocated),), shade=None))
    balance = words.tr(N_("Balance in {currency}"), currency=standing.currency)
    return [*rows, table.wide(_OPEN, balance, (money(standing.balance),), shade=look.TINT)]


def _ages(age: Age, words: Catalogue, setter: Typesetter) -> Grid:
    """The line of the ageing: what is not due, what is overdue for how long, what is not allocated."""
    told = [(words.tr(AGES[name]), age.buckets[name]) for name, _least, _most in BUCKETS]
    told.append((words.tr(N_("Not allocated")), age.unallocated))
    told.append((words.tr(N_("Balance")), age.balance))
    columns = tuple(Column("", WIDTH / len(told), right=True) for _each in told)
    table = _Table(words, setter)
    head = table.row(columns, [label for label, _value in told], _HEAD, shade=look.TINT)
    return Grid(WIDTH, (table.row(columns, [money(value) for _label, value in told]),), (head,))


# Reminders


def items_blocks(items: Items, words: Catalogue, setter: Typesetter) -> list[Block]:
    """What is overdue, a table for each currency with its sum."""
    blocks: list[Block] = []
    for account in items.accounts:
        table = _Table(words, setter)
        blocks += [table.grid(_OPEN, _overdue_rows(account, table)), Gap(6)]
    return blocks[:-1]


def _overdue_rows(account: OverdueAccount, table: _Table) -> list[Row]:
    words = table.words
    rows = []
    for each in account.rows:
        posting = each.item.posting
        texts = (
            posting.code,
            posting.day.isoformat(),
            _about(posting, words),
            each.due.isoformat(),
            str(each.days),
            money(each.amount),
        )
        rows.append(table.row(_OPEN, texts))
    total = words.tr(N_("Overdue in {currency}"), currency=account.currency)
    rows.append(table.wide(_OPEN, total, (money(account.total),), shade=look.TINT))
    if account.unallocated:
        told = words.tr(N_("Received, not yet set against a document"))
        rows.append(table.wide(_OPEN, told, (money(account.unallocated),), shade=None))
        left = words.tr(N_("To be paid in {currency}"), currency=account.currency)
        rows.append(table.wide(_OPEN, left, (money(account.to_pay),), shade=look.TINT))
    return rows
