"""The ledger of expenses (A7), and what they come to by account and month and by client."""

from collections.abc import Callable, Sequence
from typing import Any, BinaryIO

from clientdesk.dossier.choices.shared import PAY_METHOD
from clientdesk.dossier.choices.trade import EXPENSE_CATEGORY, EXPENSE_STATE
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.types import Cell
from clientdesk.dossier.values import Link
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.streamed import Content
from clientdesk.exchange.workbooks.trade.expense_summary import Spent, Summary, client_of, name_of
from clientdesk.exchange.workbooks.trade.given import VOID_ROWS, Given, shown_only, write_info
from clientdesk.exchange.workbooks.trade.shared import currency, running_number
from clientdesk.exchange.workbooks.trade.table import (
    COUNT,
    DAY,
    MONEY_SUM,
    At,
    Column,
    meanings,
    or_none,
    write_table,
)
from clientdesk.i18n import N_

TITLE = Words("费用台账", "費用台帳", "Expenses")
_FIXED = 3
_NOTHING_SPENT = ("rejected", "withdrawn")


def write_expenses(given: Given, expenses: Sequence[Record], rules: TradeRules, out: BinaryIO) -> None:
    """Write the ledger of these expenses and its summary; amounts of several currencies are never added up."""
    shown_only(given, ((record.code, client_of(record)) for record in expenses))
    listed = (record for record in expenses if given.void == "listed" or record[Expense.state] not in _NOTHING_SPENT)
    rows = [_spent(record, rules) for record in listed if given.shows(client_of(record))]
    currencies = sorted({_currency(row, given) for row in rows})
    book = given.book(TITLE, currencies=currencies, codes=[client_of(row.record) for row in rows])
    columns = _columns(given)
    written = write_table(book, TITLE, columns, rows, fixed=_FIXED, currency=lambda row: _currency(row, given))
    for code in currencies or [""]:
        counted = [row for row in rows if row.counted and _currency(row, given) == code]
        Summary(book, given, written, counted, currency=code if len(currencies) > 1 else "").write()
    tr = given.words.tr
    sums = dict.fromkeys(currencies, NOTHING)
    for row in rows:
        sums[_currency(row, given)] += row.total
    facts: list[tuple[str, Cell]] = [
        (tr(N_("Sorted")), tr(N_("By date and number"))),
        (tr(N_("Rejected and withdrawn")), tr(VOID_ROWS[given.void])),
        (tr(N_("Summary")), tr(N_("Counts what is approved or paid, each currency on a sheet of its own"))),
        (tr(N_("Rows")), written.ledger.count),
        *((tr(N_("Checksum: sum of the totals in {currency}"), currency=code), sums[code]) for code in sums),
    ]
    write_info(book, given, title=TITLE, facts=facts, meanings=meanings(book, columns))
    book.save(out)


def _spent(record: Record, rules: TradeRules) -> Spent:
    account = rules.expense_accounts.get(record[Expense.category] or "other")
    own = record[Expense.account_code]
    code = own or (account.code if account else "")
    known = {each.code: each.name for each in rules.expense_accounts.values()}
    void = record[Expense.state] in _NOTHING_SPENT
    net, tax = (NOTHING if void else record[field] or NOTHING for field in (Expense.net, Expense.tax))
    return Spent(record, code, known.get(code, ""), net, tax)


def _currency(row: Spent, given: Given) -> str:
    return row.record[Expense.currency] or given.base


def _user(field: Field[Link]) -> Callable[[Spent, At], Content]:
    def fill(row: Spent, _at: At) -> Content:
        link = row.record[field]
        return or_none(link.name) if link else None

    return fill


def _plain(field: Field[Any]) -> Callable[[Spent, At], Content]:
    def fill(row: Spent, _at: At) -> Content:
        value: Content = row.record[field]
        return value

    return fill


_DOCUMENT: tuple[Column[Spent], ...] = (
    Column(
        "document",
        Words("费用单号", "費用單號", "No. of expense"),
        lambda row, _: row.record.code,
        N_("The number of the expense"),
        18,
    ),
    Column("day", Words("发生日期", "發生日期", "Date"), _plain(Expense.date), N_("The day of it"), 11, format=DAY),
    Column("applicant", Words("申请人", "申請人", "Applicant"), _user(Expense.applicant), N_("Who spent it"), 12),
    Column("department", Words("部门", "部門", "Department"), _plain(Expense.department), N_("The department"), 14),
    Column(
        "account",
        Words("科目代码", "科目代碼", "Account code"),
        lambda row, _: or_none(row.code),
        N_("The account: as typed, or that of the category"),
        12,
    ),
    Column(
        "account_name",
        Words("科目名称", "科目名稱", "Account"),
        lambda row, _: or_none(row.account),
        N_("The name of the account"),
        18,
        wrap=True,
    ),
    Column(
        "category",
        Words("费用类别", "費用類別", "Category"),
        lambda row, at: EXPENSE_CATEGORY.label(code, at.words) if (code := row.record[Expense.category]) else None,
        N_("What it was spent on"),
        16,
        wrap=True,
    ),
)
_WHAT: tuple[Column[Spent], ...] = (
    Column(
        "linked",
        Words("关联业务", "關聯業務", "Linked to"),
        _plain(Expense.linked_to),
        N_("For which business"),
        20,
        wrap=True,
    ),
    Column(
        "text",
        Words("摘要", "摘要", "Particulars"),
        _plain(Expense.particulars),
        N_("What it was about"),
        30,
        wrap=True,
    ),
)
_AMOUNTS: tuple[Column[Spent], ...] = (
    Column(
        "net",
        Words("不含税金额", "未稅金額", "Net"),
        lambda row, _: row.net,
        N_("The amount without tax"),
        16,
        **MONEY_SUM,
    ),
    Column("tax", Words("税额", "稅額", "Tax"), lambda row, _: row.tax, N_("The tax"), 14, **MONEY_SUM),
    Column(
        "total",
        Words("合计", "合計", "Total"),
        lambda row, at: at.live("{net}+{tax}", row.total, row.net, row.tax),
        N_("Net amount and tax"),
        16,
        **MONEY_SUM,
    ),
)
_WAY: tuple[Column[Spent], ...] = (
    Column(
        "invoice",
        Words("发票号", "發票號碼", "Invoice no."),
        _plain(Expense.invoice_no),
        N_("The number of the invoice"),
        16,
    ),
    Column(
        "papers",
        Words("单据张数", "單據張數", "Papers"),
        _plain(Expense.papers),
        N_("How many papers"),
        8,
        format=COUNT,
    ),
    Column(
        "state",
        Words("状态", "狀態", "Status"),
        lambda row, at: EXPENSE_STATE.label(row.record[Expense.state] or "draft", at.words),
        N_("How it stands"),
        10,
    ),
    Column("approver", Words("审批人", "核准人", "Approved by"), _user(Expense.approver), N_("Who approved it"), 12),
    Column(
        "approved",
        Words("审批日期", "核准日期", "Approved on"),
        _plain(Expense.approved_on),
        N_("When it was approved"),
        11,
        format=DAY,
    ),
    Column(
        "paid",
        Words("支付日期", "支付日期", "Paid on"),
        _plain(Expense.paid_on),
        N_("When it was paid"),
        11,
        format=DAY,
    ),
    Column(
        "method",
        Words("支付方式", "支付方式", "Method"),
        lambda row, at: PAY_METHOD.label(code, at.words) if (code := row.record[Expense.pay_method]) else None,
        N_("How it was paid"),
        14,
        wrap=True,
    ),
    Column(
        "remark",
        Words("备注", "備註", "Remarks"),
        lambda row, _: or_none(" ".join((row.record[Expense.remarks] or "").split())[:200]),
        N_("Remarks"),
        30,
        wrap=True,
    ),
)


def _columns(given: Given) -> tuple[Column[Spent], ...]:
    return (
        running_number(),
        *_DOCUMENT,
        Column(
            "client",
            Words("客户", "客戶", "Client"),
            lambda row, _: or_none(name_of(row, given)),
            N_("For which client"),
            26,
            wrap=True,
        ),
        *_WHAT,
        *_AMOUNTS,
        currency(lambda row: _currency(row, given)),
        *_WAY,
    )
