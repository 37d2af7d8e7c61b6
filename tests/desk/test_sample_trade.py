"""The trade of the sample desk: a year of it in which every page has something to tell, and whose books agree."""

import re
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.analysis.trade.order_lines import sold
from clientdesk.desk import Desk, sample_trade
from clientdesk.desk.letters.overdue import Owed, due
from clientdesk.desk.trading.overview import overview
from clientdesk.dossier.choices.sales import OPPORTUNITY_STAGE
from clientdesk.dossier.choices.trade import EXPENSE_STATE, LINE_STATUS, ORDER_STATE, QUOTATION_STATE
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.kinds import (
    DOCUMENTS,
    EXPENSE,
    INSURANCE,
    KINDS,
    OPPORTUNITY,
    ORDER,
    PERSON,
    PRODUCT,
    QUOTATION,
    RECEIPT,
    SHIPMENT,
)
from clientdesk.dossier.numbering import ENGLISH
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.opportunity import Opportunity, StageStep
from clientdesk.dossier.service.kinds import SERVICE_NAMES
from clientdesk.dossier.trade.posted import Receipt, Shipment
from clientdesk.dossier.trade.product import Product
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from clientdesk.exchange import sample_files
from clientdesk.exchange import sample_trade as told
from tests import make
from tests.desk.sampling import values

TODAY = date(2026, 3, 5)
TINGYU, QIFAN = "SAMPLE-06", "SAMPLE-14"
"""One that orders above its limit, and one that owes and gets nothing more."""
BY_NAME = {kind.name: kind for kind in KINDS}
PAPERS = {
    *("invoice_no", "bill_no", "client_order_no", "accountant_note", "article"),
    *("serial", "policy_no", "claim_no", "insurer"),
}
"""The keys of numbers that stand on papers."""


@pytest.fixture(scope="module")
def documents(sampled: Desk) -> list[Record]:
    """All of them, by day."""
    return list(sampled.trading.documents())


def of(documents: list[Record], kind: str) -> list[Record]:
    return [record for record in documents if record.kind.name == kind]


# Every page has something to tell


def test_documents_stand_in_every_state(documents: list[Record]) -> None:
    assert {record.kind.name for record in documents} == {kind.name for kind in DOCUMENTS}
    assert {record[Order.state] for record in of(documents, ORDER.name)} == set(ORDER_STATE.labels)
    offered = {record[QUOTATION.by_key["state"]] for record in of(documents, QUOTATION.name)}
    assert offered == set(QUOTATION_STATE.labels) - {"draft", "void"}
    assert {record[Expense.state] for record in of(documents, EXPENSE.name)} == set(EXPENSE_STATE.labels)
    assert {record[Receipt.state] for record in of(documents, RECEIPT.name)} == {"posted", "bounced"}
    assert {record[record.kind.by_key["currency"]] for record in documents} >= {"CNY", "TWD", "HKD", "GBP", "USD"}


def test_lines_of_orders_stand_in_every_state(documents: list[Record]) -> None:
    rows = sold(documents, base="CNY", until=TODAY, today=TODAY)
    assert {row.status for row in rows} == set(LINE_STATUS.labels)


def test_receivables_are_of_every_age_and_one_client_paid_ahead(sampled: Desk) -> None:
    ages = sampled.trading.ageing()
    assert all(any(age.buckets[name] for age in ages) for name in ages[0].buckets)
    assert any(age.unallocated < 0 for age in ages)


def test_a_reminder_of_each_level_is_due(sampled: Desk) -> None:
    owed, house = Owed.on(sampled, None), sampled.house.record()
    levels = Counter(due(items, (), house).level for code in owed.accounts if (items := owed.items(code)).accounts)
    assert levels.keys() >= {1, 2, 3}


def test_one_orders_above_its_limit_and_one_gets_nothing_more(sampled: Desk) -> None:
    above = overview(sampled, sampled.clients.get(TINGYU))
    assert above.limit is not None
    assert above.limit.is_passed
    assert overview(sampled, sampled.clients.get(QIFAN)).hold


def test_payments_that_were_promised_came_or_did_not(sampled: Desk, documents: list[Record]) -> None:
    open_now = {
        item.posting.order for standing in sampled.trading.standings() for item in standing.items if item.open > 0
    }
    promised = {order.code: day for order in of(documents, ORDER.name) if (day := order[Order.promised_payment])}
    assert all(day < TODAY for day in promised.values())
    assert promised.keys() & open_now
    assert promised.keys() - open_now


def test_something_was_sold_in_this_year_and_in_the_last_and_nearly_every_month(documents: list[Record]) -> None:
    months = {f"{record[Shipment.date]:%Y-%m}" for record in of(documents, SHIPMENT.name)}
    assert {month[:4] for month in months} >= {"2025", "2026"}
    assert len(months) >= 11


def test_products_have_prices_costs_levels_and_models(sampled: Desk) -> None:
    goods = list(sampled.clients.every(kinds=[PRODUCT.name]))
    assert len(goods) >= 10
    assert all(good[Product.cost] and good[Product.tax_rate] and good[Product.unit] for good in goods)
    assert len({good[Product.tax_rate] for good in goods}) > 1
    assert any(len(good.rows(Product.price_levels)) > 1 for good in goods)
    assert any((good[Product.price] or 0) < (good[Product.cost] or 0) for good in goods)
    assert any(good[Product.active] is False for good in goods)
    assert any(good[Product.upgrade_of] for good in goods)


def test_the_day_tells_of_all_that_may_need_a_look(sampled: Desk) -> None:
    alerts = sampled.morning.alerts()
    assert alerts.overdue.clients
    assert alerts.overdue.amounts.keys() == {"CNY", "HKD", "USD"}
    assert min(alerts.stalled, alerts.policies, alerts.reviews) >= 1
    served = alerts.service
    assert min(served.late_complaints, served.dispatches_today, served.to_approve, served.late_requests) >= 1


def test_opportunities_stand_in_every_stage_with_their_way(sampled: Desk) -> None:
    deals = list(sampled.clients.every(kinds=[OPPORTUNITY.name]))
    assert {deal[Opportunity.stage] for deal in deals} == set(OPPORTUNITY_STAGE.labels)
    assert all(deal.rows(Opportunity.stages)[-1][StageStep.after] == deal[Opportunity.stage] for deal in deals)
    assert any(deal[Opportunity.won_order] for deal in deals)


# They fit together


def test_no_document_is_odd(sampled: Desk, documents: list[Record]) -> None:
    assert [(each.code, each_problem) for each in documents for each_problem in sampled.clients.problems(each)] == []


def test_the_control_totals_agree(sampled: Desk) -> None:
    trading = sampled.trading
    posted: Counter[tuple[str, str]] = Counter()
    for each in trading.postings():
        posted[each.client, each.currency] += each.value.total  # type: ignore[assignment]
    standing = {(each.client, each.currency): each.balance for each in trading.standings()}
    accounts = {(each.client, each.currency): each.closing for each in trading.accounts(since=date.min, until=TODAY)}
    aged = {(each.client, each.currency): each.balance for each in trading.ageing()}
    assert standing == accounts
    assert +posted == {key: total for key, total in standing.items() if total}
    assert aged == {key: total for key, total in standing.items() if key in aged}
    assert sum(aged.values()) == sum(standing.values())


@pytest.mark.parametrize(("today", "base"), [("2024-02-29", "TWD"), ("2033-12-31", "GBP")])
def test_they_fit_together_on_any_day_in_any_books(
    desk: Desk, set_clock: Callable[[str], None], today: str, base: str
) -> None:
    set_clock(f"{today}T10:00:00+08:00")
    house = desk.house.record()
    house[Trade.base_currency] = base
    desk.house.keep_trade(house)
    add(desk)
    assert [gone for each in desk.trading.documents() for gone in desk.clients.problems(each)] == []
    assert len(desk.trading.ageing()) >= 9
    receipts = list(desk.trading.documents([RECEIPT.name]))
    assert {each[Receipt.rate] for each in receipts if each[Receipt.currency] == base} <= {Decimal(1)}
    spent = {record[Expense.currency] for record in desk.trading.documents([EXPENSE.name])}
    assert spent == {base}


def add(desk: Desk) -> None:
    """Only what is done with them, of clients that have nothing but a name."""
    with desk.store.step("Add", by=desk.user) as step:
        clients = {}
        for one in sample_files.read(BY_NAME, today=desk.today):
            made = (make.person if one.kind == PERSON.name else make.enterprise)(one.name)
            desk.clients.create_in(step, made)
            clients[one.name] = Link(made.code, made.name)
        sample_trade.put(desk, step, clients, new=clients)


def test_nothing_is_written_into_closed_books(desk: Desk) -> None:
    house = desk.house.record()
    house[Trade.books_closed_until] = desk.today - timedelta(40)
    desk.house.keep_trade(house)
    add(desk)
    assert list(desk.trading.documents()) == []


def test_where_others_approve_expenses_those_of_the_sample_wait_for_them(desk: Desk) -> None:
    house = desk.house.record()
    house[Trade.approval_by_other] = True
    desk.house.keep_trade(house)
    add(desk)
    assert {record[Expense.state] for record in desk.trading.documents([EXPENSE.name])} == {"draft", "submitted"}


# Whose they are, and in which words


def test_every_row_is_known_as_a_sample_and_no_paper_is_anybodys(sampled: Desk, documents: list[Record]) -> None:
    others = [PRODUCT.name, OPPORTUNITY.name, *INSURANCE, *SERVICE_NAMES]
    for record in (*documents, *sampled.clients.every(kinds=others)):
        assert record.code.startswith("SAMPLE-")
        for field, held in values(record):
            if field.key in PAPERS:
                assert re.search("样|樣|示例|SAMPLE|Example", held), (record.code, held)
            elif field.type.name in ("text", "long_text"):
                assert not re.search(r"\d{6}|\d{3,4}[- ]\d{3,4}|@|www|http", held), (record.code, field.key)


@pytest.mark.parametrize(
    ("reader", "not_there"), [("en", "[\u3400-\u9fff]"), ("zh_TW", "[们说时会来对书车门东马长还进问间净设滤]")]
)
def test_products_and_expenses_are_told_in_the_language_of_the_reader(reader: str, not_there: str) -> None:
    trade = told.read(BY_NAME, today=TODAY, reader=reader)
    told_ones = [item for one in (*trade.products, *trade.expenses) for item in one.values.items()]
    found = [str(raw) for key, raw in told_ones if key not in ("applicant", "invoice_no")]
    assert not re.search(not_there, "\n".join(found))


def test_in_a_file_with_english_numbers_they_begin_so_too(path: Path) -> None:
    with Desk.create(path, user="tester", language="en", numbers=ENGLISH) as desk:
        add(desk)
        assert desk.clients.get("SAMPLE-SO01").kind.name == ORDER.name
        assert desk.clients.get("SAMPLE-PR04").name == "Composite filter"
