"""Amounts that name no currency are in that of the house's books, wherever they are typed or shown."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.record import Record
from tests import make


def say(desk: Desk, currency: str | None) -> None:
    """Say in which currency our books are."""
    house = desk.house.record()
    house[Trade.base_currency] = currency
    (desk.clients.save if house.id else desk.clients.create)(house)


@pytest.fixture
def firm(desk: Desk) -> Record:
    made = make.enterprise("样板贸易有限公司", credit_limit=Decimal(100))
    desk.clients.create(made)
    return made


def test_a_client_whose_terms_name_no_currency_is_read_in_that_of_the_books(desk: Desk, firm: Record) -> None:
    assert desk.reading_for(firm).currency == "CNY"
    say(desk, "EUR")
    assert (desk.reading.currency, desk.reading_for(firm).currency) == ("EUR", "EUR")
    firm[Trading.currency] = "USD"
    assert desk.reading_for(firm).currency == "USD"
    desk.past.undo()
    assert desk.reading.currency == "CNY"
    desk.past.redo()
    assert desk.reading.currency == "EUR"
    say(desk, None)
    assert desk.reading.currency == "CNY"


def test_it_is_known_when_the_file_is_opened(path: Path, desk: Desk, firm: Record) -> None:
    say(desk, "JPY")
    with Desk.open(desk.store.path, read_only=True) as again:
        assert again.reading_for(firm).currency == "JPY"


def test_the_house_is_not_read_once_for_each_record(desk: Desk, firm: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    say(desk, "EUR")

    def never(*_: object, **__: object) -> Callable[[], None]:
        raise AssertionError("the file was read")

    monkeypatch.setattr(desk.store, "reading", never)
    assert {desk.reading_for(firm).currency for _ in range(3)} == {"EUR"}


def test_the_register_says_the_currency_of_the_books(desk: Desk, firm: Record, tmp_path: Path) -> None:
    say(desk, "EUR")
    desk.clients.create(make.enterprise("样板阀门有限公司", credit_limit=Decimal(5), currency="USD"))
    out = tmp_path / "r.xlsx"
    desk.ledgers.save("register", out, language="en")
    cells = [str(cell.value) for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
    assert "EUR" in cells
    assert "CNY" not in cells
