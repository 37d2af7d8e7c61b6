"""What clients owe: open items, ageing and accounts out of the documents in the file."""

from datetime import date
from decimal import Decimal

from clientdesk.analysis.trade.ageing import bucket
from clientdesk.desk import Desk
from clientdesk.dossier.trade.posted import BOUNCED, Receipt
from tests.desk.trading import selling

MARCH = date(2026, 3, 31)


def aged(desk: Desk) -> str:
    """The client of the worked example of ageing."""
    code = selling.client(desk)
    first = selling.sale(desk, code, "11300", day=date(2025, 11, 10), due=date(2025, 12, 10))
    selling.sale(desk, code, "22600", day=date(2026, 1, 15), due=date(2026, 2, 14))
    selling.sale(desk, code, "5650", day=date(2026, 2, 20), due=date(2026, 3, 22))
    selling.sale(desk, code, "33900", day=date(2026, 3, 20), due=date(2026, 4, 19))
    selling.receipt(desk, code, "5000", day=date(2026, 1, 5), **{first.code.replace("-", "_"): "5000"})
    selling.receipt(desk, code, "10000", day=date(2026, 3, 1))
    return code


def test_receivables_age_as_in_the_worked_example(desk: Desk) -> None:
    aged(desk)
    (age,) = desk.trading.ageing(day=MARCH)
    assert {name: f"{value:.0f}" for name, value in age.buckets.items()} == {
        "not_due": "33900",
        "to_30": "5650",
        "to_60": "22600",
        "to_90": "0",
        "over_90": "6300",
    }
    assert selling.whole(age.unallocated, age.balance, age.overdue) == [-10000, 58450, 34550]
    assert age.allowance == Decimal("4336.50")
    assert age.over(Decimal(50000)) == 8450


def test_an_advance_may_be_taken_off_the_oldest_for_the_report(desk: Desk) -> None:
    aged(desk)
    (age,) = desk.trading.ageing(day=MARCH, settle_oldest=True)
    assert selling.whole(age.buckets["over_90"], age.buckets["to_60"]) == [0, 18900]
    assert selling.whole(age.unallocated, age.balance) == [0, 58450]


def test_the_limits_of_age_belong_to_the_lower_bucket() -> None:
    days = (-1, 0, 1, 30, 31, 60, 61, 90, 91)
    assert [bucket(day) for day in days] == [
        "not_due",
        "not_due",
        "to_30",
        "to_30",
        "to_60",
        "to_60",
        "to_90",
        "to_90",
        "over_90",
    ]


def test_a_receipt_after_the_day_counts_for_nothing(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=date(2026, 3, 1), due=date(2026, 3, 1))
    selling.receipt(desk, code, "100", day=date(2026, 4, 1), **{sale.code.replace("-", "_"): "100"})
    assert [each.balance for each in desk.trading.ageing(day=MARCH)] == [100]
    assert desk.trading.ageing(day=date(2026, 4, 1)) == []


def test_a_bounced_bill_is_owed_again_from_the_day_it_bounced(desk: Desk) -> None:
    code = selling.client(desk)
    sale = selling.sale(desk, code, "100", day=date(2026, 3, 1))
    bill = selling.receipt(desk, code, "100", day=date(2026, 3, 5), **{sale.code.replace("-", "_"): "100"})
    bill[Receipt.state], bill[Receipt.bounced_on] = BOUNCED, date(2026, 3, 20)
    desk.clients.save(bill)
    (before,) = desk.trading.standings(day=date(2026, 3, 10))
    (after,) = desk.trading.standings(day=date(2026, 3, 20))
    assert before.balance == 0
    assert before.items == ()
    assert selling.whole(after.balance, after.items[0].open, after.unallocated) == [100, 100, 0]


def test_an_account_runs_from_its_opening_to_its_closing_balance(desk: Desk) -> None:
    code = aged(desk)
    (account,) = desk.trading.accounts(since=date(2026, 1, 1), until=MARCH, clients=[code])
    assert account.opening == 11300
    assert [(f"{line.debit:.0f}", f"{line.credit:.0f}", f"{line.balance:.0f}") for line in account.lines] == [
        ("0", "5000", "6300"),
        ("22600", "0", "28900"),
        ("5650", "0", "34550"),
        ("0", "10000", "24550"),
        ("33900", "0", "58450"),
    ]
    assert [
        selling.whole(sums.month, sums.debit, sums.credit, sums.year_debit, sums.year_credit) for sums in account.months
    ] == [[1, 22600, 5000, 22600, 5000], [2, 5650, 0, 28250, 5000], [3, 33900, 10000, 62150, 15000]]
    (age,) = desk.trading.ageing(day=MARCH)
    assert account.closing == age.balance


def test_the_sums_of_the_year_begin_with_the_year_not_with_the_period(desk: Desk) -> None:
    code = aged(desk)
    (account,) = desk.trading.accounts(since=date(2026, 3, 1), until=MARCH, clients=[code])
    assert [selling.whole(sums.month, sums.debit, sums.year_debit, sums.year_credit) for sums in account.months] == [
        [3, 33900, 62150, 15000]
    ]


def test_money_back_for_goods_is_owed_no_more(desk: Desk) -> None:
    code = selling.client(desk)
    order = selling.order(desk, code, selling.line("pump", "4", "25"), day=date(2026, 3, 1))
    sale = desk.trading.shipment(order.code)
    desk.clients.create(sale)
    back = desk.trading.goods_return(sale.code)
    desk.clients.create(back)
    assert desk.trading.balance(code) == {"CNY": 0}
    assert [item.open for standing in desk.trading.standings() for item in standing.items] == []
