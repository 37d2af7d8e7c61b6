"""A year of trade: the totals of all ledgers agree with each other and with the books reckoned anew out of the dump."""

from collections import defaultdict
from decimal import Decimal

import pytest

from tests.desk.trading import by_hand
from tests.desk.trading.by_hand import NIL, cents
from tests.desk.trading.told import account_rows, figure
from tests.desk.trading.year import Year
from tests.making.trade_year import FIRST, LAST

Sums = dict[str, Decimal]


@pytest.fixture(params=["short_year", pytest.param("whole_year", marks=pytest.mark.long)])
def year(request: pytest.FixtureRequest) -> Year:
    """A short year in every run, a whole one in the long one."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Year)
    return found


def without_nothing(sums: dict[str, Decimal]) -> dict[str, Decimal]:
    return {key: value for key, value in sums.items() if value}


def test_the_order_ledger_adds_up_to_the_documents(year: Year) -> None:
    (ledger,) = year.seen["orders"]
    rows = [row for row in year.books.order_rows() if FIRST <= row.day <= LAST]
    assert len(ledger.rows) == len(rows)
    by_currency: dict[str, Sums] = defaultdict(lambda: defaultdict(Decimal))
    for row in rows:
        for heading, value in (("Net amount", row.net), ("Tax", row.tax), ("Total", row.total)):
            by_currency[heading][row.currency] += value
    for heading, sums in by_currency.items():
        assert ledger.by("Currency", heading) == sums, heading
    assert ledger.sum("Quantity") == figure(ledger.totals["Quantity"]) == sum(row.quantity for row in rows)
    assert ledger.sum("Base amount") == figure(ledger.totals["Base amount"]) == sum(row.base for row in rows)
    assert without_nothing(ledger.by("Currency", "Paid")) == year.books.paid_for(FIRST, LAST)


def test_accounts_and_ageing_close_with_the_same_sums(year: Year) -> None:
    aged = year.books.aged(LAST)
    owed: Sums = defaultdict(Decimal)
    for (_who, currency), each in aged.items():
        owed[currency] += each.balance
    closing: Sums = defaultdict(Decimal)
    for account in year.seen["accounts"]:
        *_rows, last, check = account.rows
        assert check["Balance"] == 0, account.name
        closing[last["Currency"]] += figure(last["Balance"])
    ageing, details = year.seen["ageing"]
    assert without_nothing(closing) == without_nothing(owed)
    assert without_nothing(ageing.by("Currency", "Balance")) == without_nothing(owed)
    open_in_detail = details.by("Currency", "Open amount")
    for currency, sum_ in open_in_detail.items():
        assert sum_ == ageing.sum("Balance", Currency=currency) - ageing.sum("Unallocated", Currency=currency)


def test_every_account_ages_as_by_hand(year: Year) -> None:
    ageing = {(row["Client code"] or row["Client"], row["Currency"]): row for row in year.seen["ageing"][0].rows}
    aged = {p: each for p, each in year.books.aged(LAST).items() if any(each.sums.values()) or each.free}
    assert set(ageing) == set(aged)
    names = {"not_due": "Not due", "to_30": "1–30", "to_60": "31–60", "to_90": "61–90", "over_90": "Over 90"}
    for place, each in aged.items():
        row = ageing[place]
        told = {name: figure(row[heading]) for name, heading in names.items()}
        assert told == each.sums, place
        assert figure(row["Unallocated"]) == each.free, place
        assert figure(row["Suggested allowance"]) == each.allowance, place


def test_accounts_hold_every_document_of_the_year_once(year: Year) -> None:
    sides: dict[str, list[Decimal]] = defaultdict(lambda: [NIL, NIL])
    documents = []
    for account in year.seen["accounts"]:
        for row in account_rows(account):
            documents.append(row["Document"])
            sides[row["Currency"]][0] += figure(row["Debit"])
            sides[row["Currency"]][1] += figure(row["Credit"])
    told: dict[str, list[Decimal]] = defaultdict(lambda: [NIL, NIL])
    expected = []
    for (_who, currency), entries in year.books.entries(LAST).items():
        for entry in entries:
            if entry.day >= FIRST:
                expected.append(entry.document)
                debit = entry.value > 0 and not entry.again
                told[currency][0 if debit else 1] += entry.value if debit else -entry.value
    assert sorted(documents) == sorted(expected)
    assert sides == told


def test_receipts_agree_with_the_accounts(year: Year) -> None:
    (receipts,) = year.seen["receipts"]
    came: Sums = defaultdict(Decimal)
    for account in year.seen["accounts"]:
        for row in account_rows(account):
            if row["Document"].startswith("SK"):
                came[row["Currency"]] += figure(row["Credit"])
    assert without_nothing(receipts.by("Currency", "Amount")) == without_nothing(came)
    charges: Sums = defaultdict(Decimal)
    base = NIL
    for (_who, currency), entries in year.books.entries(LAST).items():
        for entry in entries:
            if entry.kind == "receipt" and entry.day >= FIRST:
                sign = -1 if entry.again else 1
                charges[currency] += sign * Decimal(entry.doc.get("charges", 0))
                base -= cents(entry.value * entry.rate)
    assert without_nothing(receipts.by("Currency", "Charges")) == without_nothing(charges)
    assert receipts.sum("Base amount") == base == figure(receipts.totals["Base amount"])
    months = year.seen["sales"][0]
    assert months.sum("Receipts") == base


def test_expenses_add_up_and_so_do_their_summaries(year: Year) -> None:
    ledger, *summaries = year.seen["expenses"]
    spent = year.books.expenses(FIRST, LAST)
    nets: Sums = defaultdict(Decimal)
    taxes: Sums = defaultdict(Decimal)
    for doc, net, tax in spent:
        nets[by_hand.currency_of(doc)] += net
        taxes[by_hand.currency_of(doc)] += tax
    assert (ledger.by("Currency", "Net"), ledger.by("Currency", "Tax")) == (nets, taxes)
    assert len(ledger.rows) == len(spent)
    counted: Sums = defaultdict(Decimal)
    for doc, net, tax in spent:
        if doc["state"] in ("approved", "paid"):
            counted[by_hand.ACCOUNTS[doc["category"]]] += net + tax
    found: Sums = defaultdict(Decimal)
    for summary in summaries:
        for row in summary.rows:
            found[row["Account"]] += figure(row["Total"])
    assert without_nothing({code: found[code] for code in counted}) == without_nothing(counted)


def test_the_summary_of_sales_meets_the_order_ledger(year: Year) -> None:
    months, clients, products, check, detail = year.seen["sales"]
    rows = [row for row in year.books.order_rows() if FIRST <= row.day <= LAST]
    net, total = sum(row.base_net for row in rows), sum(row.base for row in rows)
    assert months.sum("Net amount") == clients.sum("Total") == products.sum("Net amount") == net
    assert detail.sum("Net amount") == net
    assert detail.sum("Total") == months.sum("Total") == total == year.seen["orders"][0].sum("Base amount")
    assert [row["Difference"] for row in check.rows if row["Difference"] != ""] == [0, 0, 0, 0]
    back = sum(row.base_net for row in rows if row.came_back)
    assert months.sum("Of which returns") == back
    before = [row for row in year.books.order_rows() if row.day.year == FIRST.year - 1]
    assert months.sum("Same month last year") == sum(row.base_net for row in before)
    assert clients.sum("Last year") == sum(row.base_net for row in before)
    assert figure(months.rows[-1]["Closing receivable"]) == year.books.owed_in_base(LAST)
    sold = {row.product for row in rows if row.total or row.quantity}
    assert {f"{row['Product']} {row['Model']}" for row in products.rows} == sold
