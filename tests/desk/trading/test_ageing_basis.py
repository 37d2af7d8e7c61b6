"""The age of receivables counted from the day of the invoice, where the house wants it so."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.letters.overdue import Owed
from clientdesk.desk.trading.drill import behind
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.trade.posted import Shipment
from clientdesk.dossier.values import Link
from tests.desk.trading import selling
from tests.desk.trading.test_ledgers import differences, rows, saved, sheet
from tests.desk.trading.test_receivables import MARCH, aged
from tests.exchange.reckoning import Reckoner


@pytest.fixture
def counted(desk: Desk) -> Desk:
    """A house that counts from the day of the invoice."""
    house = desk.house.record()
    house[Trade.ageing_basis] = "invoice"
    desk.house.save(house)
    return desk


def test_the_days_are_those_since_the_invoice_and_overdue_is_what_it_was(counted: Desk) -> None:
    code = aged(counted)
    (age,) = counted.trading.ageing(day=MARCH)
    # Sold 141, 75, 39 and 11 days before.
    assert {name: f"{value:.0f}" for name, value in age.buckets.items()} == {
        "not_due": "0",
        "to_30": "33900",
        "to_60": "5650",
        "to_90": "22600",
        "over_90": "6300",
    }
    assert selling.whole(age.balance, age.overdue) == [58450, 34550]
    assert [part.days for part in behind(counted, code, age="to_30", day=MARCH)] == [-19]


def test_an_invoice_of_a_later_day_counts_from_that(counted: Desk) -> None:
    code = selling.client(counted)
    sale = selling.sale(counted, code, "100", day=date(2026, 1, 5), due=date(2026, 1, 5))
    sale[Shipment.invoice_date] = date(2026, 3, 1)
    counted.clients.save(sale)
    (age,) = counted.trading.ageing(day=date(2026, 3, 31))
    assert age.buckets["to_30"] == 100
    (age,) = counted.trading.ageing(day=date(2026, 4, 1))
    assert selling.whole(age.buckets["to_30"], age.buckets["to_60"], age.overdue) == [0, 100, 100]
    (age,) = counted.trading.ageing(day=date(2026, 3, 1))
    assert age.buckets["not_due"] == 100


def test_reminders_and_statements_go_by_what_is_overdue_all_the_same(counted: Desk) -> None:
    code = selling.client(counted)
    today = counted.today
    selling.sale(counted, code, "100", day=date(today.year - 1, 1, 1), due=today)
    owed = Owed.on(counted, [code])
    assert owed.ages[code, "CNY"].overdue == 0
    assert owed.ages[code, "CNY"].buckets["not_due"] == 100


def test_the_workbook_counts_so_by_live_formulas_and_says_so(counted: Desk, tmp_path: Path) -> None:
    aged(counted)
    walk_in = counted.trading.document("shipment", day=date(2026, 3, 1))
    walk_in[Shipment.client], walk_in[Shipment.lines] = Link(None, "Walk-in"), (selling.line(price="7"),)
    counted.clients.create(walk_in)
    data = saved(counted, "ageing", tmp_path)
    count, wrong = differences(data, tmp_path)
    assert count > 30
    assert wrong == []
    found = rows(sheet(data, 0, tmp_path), "On the day", "1–30", "31–60", "61–90", "Over 90", "Overdue", "Balance")
    assert [0, 33900, 5650, 22600, 6300, 34550, 58450] in list(found)
    parts = rows(sheet(data, 1, tmp_path), "Open amount", "Days since invoice", "Days overdue")
    assert [33900, 11, -19] in list(parts)
    info = sheet(data, -1, tmp_path)
    told = [cell.value for row in info.iter_rows() for cell in row if cell.value]
    assert "The day of the invoice, or of the document where it has none" in told


def test_a_day_that_is_typed_into_the_workbook_reckons_on(counted: Desk, tmp_path: Path) -> None:
    aged(counted)
    path = tmp_path / "day.xlsx"
    path.write_bytes(saved(counted, "ageing", tmp_path))
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["B2"] = date(2026, 5, 1)
    book.save(path)
    (age,) = counted.trading.ageing(day=date(2026, 5, 1))
    reckoner = Reckoner(path.read_bytes())
    told = [reckoner.value(sheet.title, f"{letter}5") for letter in "GHIJKM"]
    assert told == [*age.buckets.values(), age.overdue]
