"""The entries that an event of a document makes, by the posting rules of ordinary trade."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.amounts import lines_amount, rounded
from clientdesk.analysis.trade.books import ONE
from clientdesk.dossier.house.trade_rules import LedgerAccount, TradeRules
from clientdesk.dossier.kinds import ADJUSTMENT, EXPENSE, GOODS_RETURN, RECEIPT, SHIPMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.figures import NOTHING, ExchangeDifference
from clientdesk.dossier.trade.moves import APPROVED, PAID
from clientdesk.dossier.trade.posted import BOUNCED, POSTED, Adjustment, Allocation, Receipt
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.trade.vouchers import BOUNCE, EXCHANGE, PAY, POST, Entry
from clientdesk.i18n import N_

_BILLS = ("bank_bill", "trade_bill", "cheque")
_CASH = "cash"
PAYABLE = "payable"
_EXPENSE, _OWN = "expense ", "="
"""Before the category of an expense, and before an account that the expense itself names, in the role of an entry."""
DRAFT = N_("It is a draft, void, rejected or withdrawn")
NO_RATE = N_("There is no rate of exchange for its currency on its day")
NO_RULE = N_("No posting rule says which account stands against it")


@dataclass(frozen=True)
class Booked:
    """An event with its day and entries."""

    event: str
    day: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Known:
    """What an expense was booked at when it was given out: whether it is owed until it is paid, and its rate."""

    owed: bool = False
    rate: Decimal | None = None


def account_of(role: str, rules: TradeRules, *, name: str = "") -> LedgerAccount:
    """The account that the house uses for something."""
    if role.startswith(_OWN):
        return LedgerAccount(role.removeprefix(_OWN), name)
    if role.startswith(_EXPENSE):
        return rules.expense_accounts.get(role.removeprefix(_EXPENSE)) or rules.expense_accounts["other"]
    return rules.posting_accounts[role]


class _Writer:
    """Writes the entries of one event, each in the currency of its document and in the house's."""

    def __init__(self, record: Record, rules: TradeRules, *, sign: int = 1, rate: Decimal = ONE) -> None:
        keys = record.kind.by_key
        self.rules = rules
        self.currency = record[keys["currency"]] or rules.base
        self.rate: Decimal = (record[keys["rate"]] if "rate" in keys else rate) or ONE
        link = record[keys["client"]]
        self.client: str = (link.target or "") if link else ""
        self.name: str = link.name if link else ""
        self.sign = sign
        self.entries: list[Entry] = []

    def base(self, amount: Decimal) -> Decimal:
        return rounded(amount * self.rate)

    def debit(self, role: str, amount: Decimal, *, base: Decimal | None = None, whose: bool = False) -> None:
        self._add(role, amount, self.base(amount) if base is None else base, NOTHING, whose=whose)

    def credit(self, role: str, amount: Decimal, *, base: Decimal | None = None, whose: bool = False) -> None:
        self._add(role, amount, NOTHING, self.base(amount) if base is None else base, whose=whose)

    def _add(self, role: str, amount: Decimal, debit: Decimal, credit: Decimal, *, whose: bool) -> None:
        if debit or credit:
            client, name = (self.client, self.name) if whose else ("", "")
            amounts = self.sign * debit if debit else NOTHING, self.sign * credit if credit else NOTHING
            account, original = account_of(role, self.rules), self.sign * amount
            self.entries.append(Entry(account, *amounts, self.currency, original, self.rate, client, name, role))

    def booked(self, event: str, day: date) -> list[Booked]:
        return [Booked(event, day, tuple(self.entries))] if self.entries else []


_Events = tuple[list[Booked], str]
"""The events of a document, and why there are none."""


def events(record: Record, rules: TradeRules, *, known: Known) -> _Events:
    """What happened to a document, as far as it is booked; differences of exchange are not among it. Without a day
    there is nothing."""
    day = record[record.kind.dated] if record.kind.dated else None
    return _BOOKED[record.kind.name](record, rules, day, known) if day else ([], DRAFT)


def _sale(record: Record, rules: TradeRules, day: date, _known: Known) -> _Events:
    keys = record.kind.by_key
    if record[keys["state"]] != POSTED:
        return [], DRAFT
    amount = lines_amount(record.rows(keys["lines"]), incl=bool(record[keys["price_incl_tax"]]))
    writer = _Writer(record, rules, sign=-1 if record.kind.name == GOODS_RETURN.name else 1)
    total, net = writer.base(amount.total), writer.base(amount.net)
    writer.debit("receivable", amount.total, base=total, whose=True)
    writer.credit("turnover", amount.net, base=net)
    # The tax takes what rounding at the rate leaves, so that the voucher balances.
    writer.credit("output_tax", amount.tax, base=total - net)
    return writer.booked(POST, day), NO_RULE


def _receipt(record: Record, rules: TradeRules, day: date, _known: Known) -> _Events:
    if record[Receipt.state] not in (POSTED, BOUNCED) or record[Receipt.amount] is None:
        return [], DRAFT
    came = _came(record, rules, sign=1).booked(POST, day)
    back = record[Receipt.bounced_on] if record[Receipt.state] == BOUNCED else None
    return [*came, *(_came(record, rules, sign=-1).booked(BOUNCE, back) if back else [])], NO_RULE


def _came(record: Record, rules: TradeRules, *, sign: int) -> _Writer:
    """Money that came in; with the other sign what a bounced bill takes back."""
    writer = _Writer(record, rules, sign=sign)
    amount = record[Receipt.amount] or NOTHING
    method, charges = record[Receipt.method], record[Receipt.charges] or NOTHING
    into = "cash" if method == _CASH else "bill" if method in _BILLS else "bank"
    whole, kept = writer.base(amount), writer.base(amount - charges)
    allocated = sum((row[Allocation.amount] or NOTHING for row in record.rows(Receipt.allocations)), NOTHING)
    writer.debit(into, amount - charges, base=kept)
    writer.debit("charges", charges, base=whole - kept)
    settled = writer.base(allocated) if allocated != amount else whole
    writer.credit("receivable", allocated, base=settled, whose=True)
    writer.credit("advance", amount - allocated, base=whole - settled, whose=True)
    return writer


def _adjustment(record: Record, rules: TradeRules, day: date, _known: Known) -> _Events:
    amount = record[Adjustment.amount]
    if record[Adjustment.state] != POSTED or not amount:
        return [], DRAFT
    against = {"write_off": "bad_debt", "exchange": "exchange"}.get(record[Adjustment.kind] or "")
    if against is None:
        return [], NO_RULE
    writer = _Writer(record, rules)
    if amount < 0:
        writer.debit(against, -amount)
        writer.credit("receivable", -amount, whose=True)
    else:
        writer.debit("receivable", amount, whose=True)
        writer.credit(against, amount)
    return writer.booked(POST, day), NO_RULE


def _expense(record: Record, rules: TradeRules, day: date, known: Known) -> _Events:
    state, net = record[Expense.state], record[Expense.net]
    if state not in (APPROVED, PAID) or net is None:
        return [], DRAFT
    rate = known.rate or rules.rate(record[Expense.currency], day)
    if rate is None:
        return [], NO_RATE
    tax, paid_on = record[Expense.tax] or NOTHING, record[Expense.paid_on]
    later = known.owed or (paid_on is not None and paid_on != day)
    paid = "cash" if record[Expense.pay_method] == _CASH else "bank"
    writer = _Writer(record, rules, rate=rate)
    apart = tax if record[Expense.tax_deductible] else NOTHING
    whole, deducted = writer.base(net + tax), writer.base(apart)
    writer.debit(_expense_role(record, rules), net + tax - apart, base=whole - deducted)
    writer.debit("input_tax", apart, base=deducted)
    writer.credit(PAYABLE if later or state != PAID else paid, net + tax)
    paying = _Writer(record, rules, rate=rate)
    if state == PAID and later:
        paying.debit(PAYABLE, net + tax)
        paying.credit(paid, net + tax)
    return [*writer.booked(POST, day), *paying.booked(PAY, paid_on or day)], NO_RULE


def _expense_role(record: Record, rules: TradeRules) -> str:
    category = record[Expense.category] or "other"
    own, usual = record[Expense.account_code], account_of(f"{_EXPENSE}{category}", rules)
    return f"{_OWN}{own}" if own and own != usual.code else f"{_EXPENSE}{category}"


def exchanged(each: ExchangeDifference, record: Record, rules: TradeRules) -> Booked:
    """A difference of exchange of the document that settles: in the house's currency alone, since in the other one the
    account is even already."""
    writer = _Writer(record, rules)
    more = each.base
    owed, gained = (writer.debit, writer.credit) if more > 0 else (writer.credit, writer.debit)
    owed("receivable", NOTHING, base=abs(more), whose=True)
    writer.currency, writer.rate = rules.base, ONE
    gained("exchange", abs(more))
    return Booked(f"{EXCHANGE} {each.debit.code}", each.day, tuple(writer.entries))


_BOOKED: Mapping[str, Callable[[Record, TradeRules, date, Known], _Events]] = {
    SHIPMENT.name: _sale,
    GOODS_RETURN.name: _sale,
    RECEIPT.name: _receipt,
    ADJUSTMENT.name: _adjustment,
    EXPENSE.name: _expense,
}
BOOKED = frozenset(_BOOKED)
"""The kinds of document that make vouchers."""
