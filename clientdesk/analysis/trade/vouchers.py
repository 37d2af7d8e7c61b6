"""The vouchers that documents make, by the posting rules of ordinary trade."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from clientdesk.analysis.trade.amounts import lines_amount, rounded
from clientdesk.analysis.trade.books import ONE
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.trade_rules import LedgerAccount, TradeRules
from clientdesk.dossier.kinds import ADJUSTMENT, EXPENSE, GOODS_RETURN, RECEIPT, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING, Amount
from clientdesk.dossier.trade.posted import BOUNCED, POSTED, Adjustment, Allocation, Receipt
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.trade.vouchers import Entry, NotBooked, Voucher
from clientdesk.i18n import N_

_BILLS = ("bank_bill", "trade_bill", "cheque")
_CASH = "cash"
_PAID = "paid"
_APPROVED = "approved"


def vouchers(
    records: Iterable[Record],
    rules: TradeRules,
    *,
    since: date | None,
    until: date,
    first: Callable[[str], int] = lambda _month: 1,
    given: Callable[[Record, int], bool] = lambda _record, _sign: False,
) -> tuple[list[Voucher], list[NotBooked]]:
    """One voucher for each document of a period, numbered within its month ("2026-03") from what `first` says, and the
    documents of the period that make none, with the reason. Each balances to the cent. `given` says whether a document
    was given out before; it is asked with −1 for what a bounced bill takes back."""
    made: list[Voucher] = []
    left: list[NotBooked] = []
    for record in sorted(records, key=_order):
        dated = record.kind.dated
        if record.kind.name not in _BOOKED or dated is None:
            continue
        for day, sign in _days(record, dated):
            if not (since is None or day >= since) or day > until:
                continue
            entries, reason = ([], GIVEN) if given(record, sign) else _entries(record, rules, sign)
            if entries:
                title = record[record.kind.title] or record.code
                papers = (record[Expense.papers] or 0) if record.kind.name == EXPENSE.name else 0
                made.append(Voucher(0, day, record.code, record.kind.name, title, tuple(entries), papers, sign))
            else:
                left.append(NotBooked(record.code, reason))
    return list(_numbered(made, first)), left


def _order(record: Record) -> tuple[date, str]:
    day = record[record.kind.dated] if record.kind.dated else None
    return day or date.min, record.code


def _days(record: Record, dated: Field[date]) -> list[tuple[date, int]]:
    """When it is booked; what bounced is booked again the other way round."""
    day = record[dated]
    days = [(day, 1)] if day else []
    if record.kind.name == RECEIPT.name and record[Receipt.state] == BOUNCED and (back := record[Receipt.bounced_on]):
        days.append((back, -1))
    return days


def _numbered(made: Iterable[Voucher], first: Callable[[str], int]) -> Iterator[Voucher]:
    month, number = "", 1
    for each in sorted(made, key=lambda voucher: (voucher.day, voucher.document)):
        if f"{each.day:%Y-%m}" != month:
            month = f"{each.day:%Y-%m}"
            number = first(month)
        yield replace(each, number=number)
        number += 1


_Entries = tuple[list[Entry], str]
GIVEN = N_("It was given to the accounting package before")
_DRAFT = N_("It is a draft, void, rejected or withdrawn")
_NO_RATE = N_("There is no rate of exchange for its currency on its day")
_NO_RULE = N_("No posting rule says which account stands against it")


def _entries(record: Record, rules: TradeRules, sign: int) -> _Entries:
    return _BOOKED[record.kind.name](record, rules, sign)


class _Writer:
    """Writes the entries of one document, each in its currency and in the house's."""

    def __init__(
        self, record: Record, rules: TradeRules, keys: dict[str, Field[Any]], sign: int, *, rate: Decimal = ONE
    ) -> None:
        self.accounts = rules.posting_accounts
        self.currency = record[keys["currency"]] or rules.base
        self.rate: Decimal = (record[keys["rate"]] if "rate" in keys else rate) or ONE
        link = record[keys["client"]]
        self.client: str = (link.target or "") if link else ""
        self.name: str = link.name if link else ""
        self.sign = sign
        self.entries: list[Entry] = []

    def base(self, amount: Decimal) -> Decimal:
        return rounded(amount * self.rate)

    def debit(
        self, account: LedgerAccount, amount: Decimal, *, base: Decimal | None = None, whose: bool = False
    ) -> None:
        self._add(account, amount, self.base(amount) if base is None else base, NOTHING, whose=whose)

    def credit(
        self, account: LedgerAccount, amount: Decimal, *, base: Decimal | None = None, whose: bool = False
    ) -> None:
        self._add(account, amount, NOTHING, self.base(amount) if base is None else base, whose=whose)

    def _add(self, account: LedgerAccount, amount: Decimal, debit: Decimal, credit: Decimal, *, whose: bool) -> None:
        if debit or credit:
            client, name = (self.client, self.name) if whose else ("", "")
            amounts = self.sign * debit if debit else NOTHING, self.sign * credit if credit else NOTHING
            original = self.sign * amount
            self.entries.append(Entry(account, *amounts, self.currency, original, self.rate, client, name))


def _sale(record: Record, rules: TradeRules, sign: int) -> _Entries:
    keys = dict(record.kind.by_key)
    if record[keys["state"]] != POSTED:
        return [], _DRAFT
    amount: Amount = lines_amount(record.rows(keys["lines"]), incl=bool(record[keys["price_incl_tax"]]))
    writer = _Writer(record, rules, keys, -sign if record.kind.name == GOODS_RETURN.name else sign)
    total, net = writer.base(amount.total), writer.base(amount.net)
    writer.debit(writer.accounts["receivable"], amount.total, base=total, whose=True)
    writer.credit(writer.accounts["turnover"], amount.net, base=net)
    # The tax takes what rounding at the rate leaves, so that the voucher balances.
    writer.credit(writer.accounts["output_tax"], amount.tax, base=total - net)
    return writer.entries, _NO_RULE


def _receipt(record: Record, rules: TradeRules, sign: int) -> _Entries:
    amount = record[Receipt.amount]
    if record[Receipt.state] not in (POSTED, BOUNCED) or amount is None:
        return [], _DRAFT
    writer = _Writer(record, rules, dict(record.kind.by_key), sign)
    method, charges = record[Receipt.method], record[Receipt.charges] or NOTHING
    into = "cash" if method == _CASH else "bill" if method in _BILLS else "bank"
    whole, kept = writer.base(amount), writer.base(amount - charges)
    allocated = sum((row[Allocation.amount] or NOTHING for row in record.rows(Receipt.allocations)), NOTHING)
    writer.debit(writer.accounts[into], amount - charges, base=kept)
    writer.debit(writer.accounts["charges"], charges, base=whole - kept)
    settled = writer.base(allocated) if allocated != amount else whole
    writer.credit(writer.accounts["receivable"], allocated, base=settled, whose=True)
    writer.credit(writer.accounts["advance"], amount - allocated, base=whole - settled, whose=True)
    return writer.entries, _NO_RULE


def _adjustment(record: Record, rules: TradeRules, sign: int) -> _Entries:
    amount = record[Adjustment.amount]
    if record[Adjustment.state] != POSTED or not amount:
        return [], _DRAFT
    against = {"write_off": "bad_debt", "exchange": "exchange"}.get(record[Adjustment.kind] or "")
    if against is None:
        return [], _NO_RULE
    writer = _Writer(record, rules, dict(record.kind.by_key), sign)
    if amount < 0:
        writer.debit(writer.accounts[against], -amount)
        writer.credit(writer.accounts["receivable"], -amount, whose=True)
    else:
        writer.debit(writer.accounts["receivable"], amount, whose=True)
        writer.credit(writer.accounts[against], amount)
    return writer.entries, _NO_RULE


def _expense(record: Record, rules: TradeRules, sign: int) -> _Entries:
    state, net = record[Expense.state], record[Expense.net]
    if state not in (_APPROVED, _PAID) or net is None:
        return [], _DRAFT
    usual = rules.expense_accounts[record[Expense.category] or "other"]
    own = record[Expense.account_code]
    account = LedgerAccount(own, usual.name if own == usual.code else "") if own else usual
    tax = record[Expense.tax] or NOTHING
    rate = rules.rate(record[Expense.currency], record[Expense.date] or date.min)
    if rate is None:
        return [], _NO_RATE
    writer = _Writer(record, rules, dict(record.kind.by_key), sign, rate=rate)
    apart = tax if record[Expense.tax_deductible] else NOTHING
    whole, deducted = writer.base(net + tax), writer.base(apart)
    writer.debit(account, net + tax - apart, base=whole - deducted)
    writer.debit(writer.accounts["input_tax"], apart, base=deducted)
    paid = {"cash": "cash"}.get(record[Expense.pay_method] or "", "bank") if state == _PAID else "payable"
    writer.credit(writer.accounts[paid], net + tax)
    return writer.entries, _NO_RULE


_BOOKED = {
    SHIPMENT.name: _sale,
    GOODS_RETURN.name: _sale,
    RECEIPT.name: _receipt,
    ADJUSTMENT.name: _adjustment,
    EXPENSE.name: _expense,
}
