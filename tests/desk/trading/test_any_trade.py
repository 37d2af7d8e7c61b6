"""Whatever is traded in whatever order: no side is settled beyond its amount, balances are sums, undo takes it back."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from clientdesk.analysis.trade.account import account
from clientdesk.analysis.trade.books import by_account, postings
from clientdesk.analysis.trade.open_items import oldest_first, standings
from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import Amount, Part, Posting
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import Allocation, GoodsReturn, Receipt, Shipment
from clientdesk.dossier.trade.spent import Expense
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests import make
from tests.desk.trading import selling
from tests.desk.trading.by_hand import Books
from tests.desk.trading.year import TRADE, Year

DAY = date(2026, 3, 1)
WITHOUT_SEEDS = settings(
    max_examples=60, deadline=None, derandomize=True, phases=(Phase.generate, Phase.shrink), database=None
)
ON_A_DESK = settings(WITHOUT_SEEDS, max_examples=8, suppress_health_check=list(HealthCheck))
CENTS = st.integers(1, 100_000).map(lambda cents: Decimal(cents) / 100)
NIL = Decimal(0)


# Postings alone


@st.composite
def entries(draw: st.DrawFn) -> list[Posting]:
    """Sales and credits of one account; what a credit settles may be too much, or of no sale there is."""
    orders = st.sampled_from(("", "DD1"))
    made = [
        _sale(f"XS{number}", draw(CENTS), draw(st.integers(0, 90)), order=draw(orders))
        for number in range(draw(st.integers(1, 6)))
    ]
    names = ["XS0", "XS1", "XS5", "DD1", "gone"]
    for number in range(draw(st.integers(0, 6))):
        amount = draw(CENTS)
        told = draw(st.lists(st.tuples(st.sampled_from(names), CENTS), max_size=3))
        made.append(_credit(f"SK{number}", amount, draw(st.integers(0, 90)), _within(told, amount)))
    return made


def _sale(code: str, total: Decimal, day: int, *, order: str) -> Posting:
    on = DAY + timedelta(day)
    half = total // 2
    parts = tuple(Part(on + timedelta(n * 30), part) for n, part in enumerate((half, total - half)) if part)
    return Posting(code, "shipment", "KH1", on, "CNY", Decimal(1), Amount(total, NIL, total), order=order, parts=parts)


def _credit(code: str, total: Decimal, day: int, settles: tuple[tuple[str, Decimal], ...]) -> Posting:
    on = DAY + timedelta(day)
    return Posting(code, "receipt", "KH1", on, "CNY", Decimal(1), Amount(-total, NIL, -total), settles=settles)


def _within(told: list[tuple[str, Decimal]], amount: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """As much of it as came in: the form refuses more."""
    kept = []
    for name, part in told:
        part = min(part, amount)
        amount -= part
        if part:
            kept.append((name, part))
    return tuple(kept)


@given(entries())
@WITHOUT_SEEDS
def test_nothing_is_settled_beyond_either_side(made: list[Posting]) -> None:
    (standing,) = standings(made)
    came = sum((-each.value.total for each in made if each.kind == "receipt"), NIL)
    for item in (*standing.items, *standing.settled):
        assert NIL <= item.paid <= item.posting.value.total
        assert item.open == item.posting.value.total - item.paid
        assert all(part.amount > 0 for part in item.parts)
    paid = sum((item.paid for item in (*standing.items, *standing.settled)), NIL)
    assert paid <= came
    assert standing.unallocated == paid - came
    assert standing.balance == sum((each.value.total for each in made), NIL)


@given(entries())
@WITHOUT_SEEDS
def test_taking_off_the_oldest_changes_no_balance(made: list[Posting]) -> None:
    (standing,) = standings(made)
    turned = oldest_first(standing)
    assert turned.balance == standing.balance
    assert standing.unallocated <= turned.unallocated <= NIL
    assert turned.unallocated == NIL or not turned.items


@given(entries(), st.integers(0, 90), st.integers(0, 90))
@WITHOUT_SEEDS
def test_running_balances_are_sums_whatever_the_period(made: list[Posting], one: int, other: int) -> None:
    since, until = (DAY + timedelta(day) for day in sorted((one, other)))
    ordered = sorted(made, key=lambda each: (each.day, each.kind != "shipment", each.code))
    told = account("KH1", "CNY", ordered, since=since, until=until)
    assert told.opening == sum((each.value.total for each in made if each.day < since), NIL)
    assert told.closing == sum((each.value.total for each in made if each.day <= until), NIL)
    owed = told.opening
    for line in told.lines:
        owed += line.debit - line.credit
        assert line.balance == owed
    assert sum((month.debit - month.credit for month in told.months), told.opening) == told.closing


# Documents in a file


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a client and some documents, one of them settled in part."""
    path = tmp_path_factory.mktemp("start") / "start.clientdesk"
    with make.desk(path) as desk:
        code = selling.client(desk)
        selling.rate(desk, "USD", 7)
        for number in range(3):
            order = selling.order(desk, code, selling.line("泵", "4", "25.05", tax_rate="0.13"), day=DAY)
            if number:
                sale = desk.trading.shipment(order.code)
                sale[Shipment.date] = DAY + timedelta(number)
                desk.clients.create(sale)
        selling.receipt(desk, code, "50", day=DAY + timedelta(3), XS202603_0001="40")
    return path


@pytest.fixture(scope="module")
def at_start(start: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """What its ledgers show."""
    with Desk.open(start, user="tester", read_only=True) as desk:
        return cells(desk, tmp_path_factory.mktemp("seen"))


@pytest.fixture
def started(start: Path, tmp_path: Path) -> Iterator[Desk]:
    """A desk on a copy of it."""
    shutil.copy(start, tmp_path / "book.clientdesk")
    with Desk.open(tmp_path / "book.clientdesk", user="tester") as desk:
        yield desk


CLIENT = "KH000001"


def _order(desk: Desk, rng: Random) -> None:
    selling.order(desk, CLIENT, selling.line("hose", f"{rng.randint(1, 9)}", "3.333"), day=_day(rng))


def _send(desk: Desk, rng: Random) -> None:
    sale = desk.trading.shipment(_any(desk, rng, "order").code)
    sale[Shipment.date] = _day(rng)
    desk.clients.create(sale)


def _give_back(desk: Desk, rng: Random) -> None:
    back = desk.trading.goods_return(_any(desk, rng, "shipment").code)
    back[GoodsReturn.date] = _day(rng)
    desk.clients.create(back)


def _pay(desk: Desk, rng: Random) -> None:
    receipt = desk.trading.receipt(CLIENT, Decimal(rng.randint(1, 30_000)) / 100)
    receipt[Receipt.date] = _day(rng)
    desk.clients.create(receipt)


def _pay_too_much(desk: Desk, rng: Random) -> None:
    """A receipt allocated at random, often to more than is owed."""
    amount, document = Decimal(rng.randint(1, 30_000)) / 100, _any(desk, rng, "shipment").code
    made = desk.trading.document("receipt", CLIENT, day=_day(rng))
    made[Receipt.amount] = amount
    made[Receipt.allocations] = (Row({Allocation.document.key: Link(document), Allocation.amount.key: amount}),)
    desk.clients.create(made)


def _bounce(desk: Desk, rng: Random) -> None:
    receipt = _any(desk, rng, "receipt")
    receipt[Receipt.state], receipt[Receipt.bounced_on] = "bounced", receipt[Receipt.date]
    desk.clients.save(receipt)


def _declare_void(desk: Desk, rng: Random) -> None:
    desk.trading.void(_any(desk, rng, *("order", "shipment", "goods_return", "receipt", "adjustment")).code)


def _adjust(desk: Desk, rng: Random) -> None:
    selling.adjustment(desk, CLIENT, f"{rng.choice((-1, 1)) * rng.randint(1, 9999) / 100:.2f}", day=_day(rng))


def _spend(desk: Desk, rng: Random) -> None:
    made = desk.trading.document("expense", CLIENT, day=_day(rng))
    made[Expense.net], made[Expense.state] = Decimal(rng.randint(1, 9999)) / 100, "draft"
    desk.clients.create(made)


def _change(desk: Desk, rng: Random) -> None:
    sale = _any(desk, rng, "shipment")
    row = sale.rows(Shipment.lines)[0]
    sale[Shipment.lines] = (row.with_value(Line.quantity, (row[Line.quantity] or NIL) - 1),)
    desk.clients.save(sale)


STEPS: dict[str, Callable[[Desk, Random], None]] = {
    "order": _order,
    "send": _send,
    "give back": _give_back,
    "pay": _pay,
    "pay too much": _pay_too_much,
    "bounce": _bounce,
    "declare void": _declare_void,
    "adjust": _adjust,
    "spend": _spend,
    "change a sale": _change,
}


def _day(rng: Random) -> date:
    return DAY + timedelta(rng.randint(1, 40))


def _any(desk: Desk, rng: Random, *kinds: str) -> Record:
    found = list(desk.trading.documents(kinds))
    if not found:
        raise UserError("There is none.", key="none")
    return rng.choice(found)


def done(desk: Desk, name: str, rng: Random) -> bool:
    """Whether a step was taken; one that is refused changes nothing."""
    before = desk.keeping.dump()
    try:
        STEPS[name](desk, rng)
    except UserError:
        assert desk.keeping.dump() == before
        return False
    return True


@given(st.lists(st.sampled_from(sorted(STEPS)), min_size=4, max_size=10), st.integers(0, 2**32))
@ON_A_DESK
def test_whatever_is_done_no_document_is_settled_beyond_its_amount(
    start: Path, tmp_path_factory: pytest.TempPathFactory, names: list[str], seed: int
) -> None:
    path, rng = tmp_path_factory.mktemp("any") / "book.clientdesk", Random(seed)
    shutil.copy(start, path)
    with Desk.open(path, user="tester") as desk:
        for name in names:
            done(desk, name, rng)
        for standing in desk.trading.standings(day=date.max):
            for item in (*standing.items, *standing.settled):
                assert item.paid <= max(item.posting.value.total, NIL)
            assert standing.unallocated <= NIL
        told = Books(desk.keeping.dump()).aged(date(2027, 1, 1))
        ours = {(each.client, each.currency): each.balance for each in desk.trading.ageing(day=date(2027, 1, 1))}
        assert ours == {place: each.balance for place, each in told.items() if any(each.sums.values()) or each.free}
    shutil.rmtree(path.parent)


@given(st.permutations(range(6)))
@ON_A_DESK
def test_balances_do_not_ask_in_which_order_documents_were_entered(
    tmp_path_factory: pytest.TempPathFactory, order: list[int]
) -> None:
    path = tmp_path_factory.mktemp("order") / "book.clientdesk"
    with make.desk(path) as desk:
        code = selling.client(desk)
        for number in order:
            day = DAY + timedelta(number)
            if number % 2:
                selling.receipt(desk, code, f"{number * 10}.55", day=day)
            else:
                selling.sale(desk, code, f"{number * 20 + 7}", day=day)
        (told,) = desk.trading.accounts(since=DAY, until=date.max, clients=[code])
        assert [f"{line.balance:.2f}" for line in told.lines] == ["7.00", "-3.55", "43.45", "12.90", "99.90", "49.35"]
        made = postings(desk.trading.of_client(code), base="CNY")
        assert [each.day for each in made] == sorted(each.day for each in made)
        assert list(by_account(made)) == [(code, "CNY")]
    shutil.rmtree(path.parent)


def cells(desk: Desk, folder: Path) -> dict[str, list[Any]]:
    """All cells of all ledgers but for the lines that tell when they were written."""
    told = {}
    for name in TRADE:
        out = folder / f"{name}.xlsx"
        save_ledger(desk, name, out, until=date(2026, 12, 31))
        book = CalamineWorkbook.from_path(out)
        told[name] = [
            row
            for place in range(len(book.sheet_names) - 1)
            for row in book.get_sheet_by_index(place).to_python(skip_empty_area=False)[3:]
        ]
    return told


@pytest.mark.parametrize("name", sorted(STEPS))
def test_undo_of_a_step_restores_all_ledgers(
    started: Desk, at_start: dict[str, list[Any]], name: str, tmp_path: Path
) -> None:
    desk, rng = started, Random(4)
    before = desk.keeping.dump()
    assert any(done(desk, name, rng) for _attempt in range(40)), "this step was always refused"
    after = desk.keeping.dump()
    assert cells(desk, tmp_path) != at_start
    desk.past.undo()
    assert desk.keeping.dump() == before
    assert cells(desk, tmp_path) == at_start
    desk.past.redo()
    assert desk.keeping.dump() == after


def test_what_postings_need_not_read_changes_none_of_them(started: Desk) -> None:
    rng = Random(1)
    for name in ("order", "send", "give back", "pay", "bounce", "adjust", "pay"):
        done(started, name, rng)
    made = started.trading.postings()
    assert made == postings(started.trading.documents(), base="CNY")
    assert {each.kind for each in made} == {"shipment", "goods_return", "receipt", "adjustment"}


def test_a_year_is_the_same_for_the_same_seed(short_year: Year) -> None:
    assert len(short_year.books.docs["order"]) == 127
    assert {doc["state"] for doc in short_year.books.docs["receipt"]} >= {"posted", "bounced"}
    assert {doc["state"] for doc in short_year.books.docs["order"]} == {"draft", "confirmed", "void"}
    assert {doc["currency"] for doc in short_year.books.docs["order"]} == {"CNY", "USD", "EUR"}
