"""What the house says of its trade, with what is usual where it says nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from clientdesk.dossier.house.trade import (
    Allowance,
    ExchangeRate,
    ExpenseAccount,
    PostingAccount,
    Trade,
)
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import DUE

BASE = "CNY"
ONE = Decimal(1)
GIFTS_AT_MOST = Decimal(2000)
"""What entertainment and gifts for a client come to in a year before the house is warned, unless it says otherwise."""


@dataclass(frozen=True)
class LedgerAccount:
    """An account of the books: its code and its name; the name may be empty."""

    code: str
    name: str = ""


EXPENSE_ACCOUNTS: Mapping[str, LedgerAccount] = {
    "travel": LedgerAccount("6601.01", "差旅费"),
    "entertainment": LedgerAccount("6601.02", "业务招待费"),
    "advertising": LedgerAccount("6601.03", "广告宣传费"),
    "exhibition": LedgerAccount("6601.04", "展览费"),
    "freight": LedgerAccount("6601.05", "运输费"),
    "after_sales": LedgerAccount("6601.06", "售后服务费"),
    "gift": LedgerAccount("6601.07", "礼品"),
    "office": LedgerAccount("6602.01", "办公费"),
    "telephone": LedgerAccount("6602.02", "通讯费"),
    "vehicle": LedgerAccount("6602.03", "车辆费"),
    "rent": LedgerAccount("6602.04", "租赁费"),
    "training": LedgerAccount("6602.05", "培训费"),
    "bank": LedgerAccount("6603.01", "手续费"),
    "other": LedgerAccount("6602.99", "其他"),
}
"""Sub-accounts of selling (6601), administrative (6602) and financial expenses (6603) in the numbering of the Chinese
accounting standards for business enterprises; the house may say others."""
POSTING_ACCOUNTS: Mapping[str, LedgerAccount] = {
    "receivable": LedgerAccount("1122", "应收账款"),
    "turnover": LedgerAccount("6001", "主营业务收入"),
    "output_tax": LedgerAccount("22210102", "应交税费—应交增值税(销项税额)"),
    "input_tax": LedgerAccount("22210101", "应交税费—应交增值税(进项税额)"),
    "bank": LedgerAccount("1002", "银行存款"),
    "cash": LedgerAccount("1001", "库存现金"),
    "bill": LedgerAccount("1121", "应收票据"),
    "advance": LedgerAccount("2203", "预收账款"),
    "payable": LedgerAccount("2241", "其他应付款"),
    "bad_debt": LedgerAccount("1231", "坏账准备"),
    "exchange": LedgerAccount("6603.02", "汇兑损益"),
    "charges": LedgerAccount("6603.01", "手续费"),
}
"""The accounts of vouchers in the same numbering; the house may say others."""


@dataclass(frozen=True)
class TradeRules:
    """How the house trades. Rates are units of `base` for one of a currency, each from its day on. `by_other`: nobody
    approves an expense of his own; `second_above`: more than this, in `base`, is approved by two; `basis`: from which
    day the ageing ledger counts, see `figures`."""

    base: str = BASE
    tax: Decimal | None = None
    incl_tax: bool = False
    terms: str | None = None
    closed_until: date | None = None
    rates: Mapping[str, tuple[tuple[date, Decimal], ...]] = field(default_factory=dict)
    expense_accounts: Mapping[str, LedgerAccount] = field(default_factory=lambda: EXPENSE_ACCOUNTS)
    posting_accounts: Mapping[str, LedgerAccount] = field(default_factory=lambda: POSTING_ACCOUNTS)
    allowances: tuple[tuple[int, Decimal], ...] = ()
    by_other: bool = False
    second_above: Decimal | None = None
    gifts_at_most: Decimal = GIFTS_AT_MOST
    basis: str = DUE

    @property
    def guards_expenses(self) -> bool:
        """Whether an expense is approved by more than the one who has it."""
        return self.by_other or self.second_above is not None

    def rate(self, currency: str | None, day: date) -> Decimal | None:
        """The rate of a currency on a day; None where the house knows none yet."""
        if currency is None or currency == self.base:
            return ONE
        known = [rate for since, rate in self.rates.get(currency, ()) if since <= day]
        return known[-1] if known else None

    def converted(self, amount: Decimal, currency: str, wanted: str, day: date) -> Decimal | None:
        """An amount in another currency by the rates of a day, not rounded; None where a rate is not known."""
        if currency == wanted:
            return amount
        out_of, into = self.rate(currency, day), self.rate(wanted, day)
        return amount * out_of / into if out_of and into else None


def trade_rules(house: Record) -> TradeRules:
    """The rules that a record of the house tells."""
    rates: dict[str, list[tuple[date, Decimal]]] = {}
    for row in house.rows(Trade.exchange_rates):
        currency, since, rate = row[ExchangeRate.currency], row[ExchangeRate.since], row[ExchangeRate.rate]
        if currency and since and rate:
            rates.setdefault(currency, []).append((since, rate))
    expenses = {
        category: LedgerAccount(code, row[ExpenseAccount.name] or "")
        for row in house.rows(Trade.expense_accounts)
        if (category := row[ExpenseAccount.category]) and (code := row[ExpenseAccount.code])
    }
    accounts = {
        role: LedgerAccount(code, row[PostingAccount.name] or "")
        for row in house.rows(Trade.posting_accounts)
        if (role := row[PostingAccount.role]) and (code := row[PostingAccount.code])
    }
    allowances = [
        (days, share)
        for row in house.rows(Trade.ageing_allowances)
        if (days := row[Allowance.over_days]) is not None and (share := row[Allowance.share]) is not None
    ]
    return TradeRules(
        base=house[Trade.base_currency] or BASE,
        tax=house[Trade.usual_tax],
        incl_tax=bool(house[Trade.usual_incl_tax]),
        terms=house[Trade.usual_terms],
        closed_until=house[Trade.books_closed_until],
        rates={currency: tuple(sorted(told)) for currency, told in rates.items()},
        expense_accounts={**EXPENSE_ACCOUNTS, **expenses},
        posting_accounts={**POSTING_ACCOUNTS, **accounts},
        allowances=tuple(sorted(allowances)),
        by_other=bool(house[Trade.approval_by_other]),
        second_above=house[Trade.second_approval_above],
        gifts_at_most=GIFTS_AT_MOST if (most := house[Trade.gift_warning_above]) is None else most,
        basis=house[Trade.ageing_basis] or DUE,
    )
