"""Types beyond the round trip of every field: what they refuse rather than change."""

from datetime import date
from decimal import Decimal

import pytest

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.trade.lines import PRICE
from clientdesk.dossier.types import DATE, DATETIME, MONEY, PERCENT, PHOTO, Integer, Number, Reading, Text
from clientdesk.i18n import catalogue

READING = Reading(date(2026, 11, 22), catalogue("en"))
DOLLARS = Reading(date(2026, 11, 22), catalogue("en"), currency="USD")


def test_an_amount_in_the_records_own_currency_is_read() -> None:
    assert MONEY.read("¥12,345.60", READING) == Decimal("12345.60")
    assert MONEY.read("12万", READING) == Decimal("120000.00")
    assert MONEY.read("$100", DOLLARS) == Decimal("100.00")


@pytest.mark.parametrize(("text", "reading"), [("US$ 100", READING), ("100 EUR", READING), ("人民币100元", DOLLARS)])
def test_an_amount_in_another_currency_is_refused_not_taken_as_ours(text: str, reading: Reading) -> None:
    with pytest.raises(Unreadable, match="convert"):
        MONEY.read(text, reading)


@pytest.mark.parametrize("raw", ["1.005", "1e16", "NaN", "Infinity", True, None, [], "12,5", "1" * 300])
def test_an_amount_that_would_be_changed_is_refused(raw: object) -> None:
    with pytest.raises(Unreadable):
        MONEY.from_json(raw)


def test_numbers_keep_their_limits() -> None:
    height = Number(5, 1, min=30, max=260, unit="cm")
    assert height.read("175.5 cm", READING) == Decimal("175.5")
    for wrong in ("29.9", "260.1", "175.55"):
        with pytest.raises(Unreadable):
            height.read(wrong, READING)
    with pytest.raises(Unreadable):
        Integer(min=1, max=30).from_json(31)


def test_the_thousands_of_a_price_are_told_apart_where_it_is_read_not_where_it_is_typed() -> None:
    shown = {"52000": "52,000", "1234567.8950": "1,234,567.895", "-0.5": "-0.5", "0": "0", "-1200": "-1,200"}
    assert {text: PRICE.show(Decimal(text), READING.words) for text in shown} == shown
    assert PRICE.write(Decimal("52000"), READING.words) == "52000"
    assert PRICE.read("52,000", READING) == 52000
    assert Number(9, 2).show(Decimal("52000"), READING.words) == "52000"


def test_a_rate_is_a_fraction_inside_and_a_percentage_outside() -> None:
    assert PERCENT.read("12.5%", READING) == Decimal("0.125")
    assert PERCENT.write(Decimal("0.125"), READING.words) == "12.5%"
    assert PERCENT.from_column(PERCENT.to_column(Decimal("0.125"))) == Decimal("0.125")


def test_text_is_kept_literally() -> None:
    for text in ("=cmd()", "<b>", "{0}", "%s", "👩‍👩‍👧", "שלום"):
        assert Text(80).from_json(text) == text


@pytest.mark.parametrize("raw", ["1e30", "1" * 29, "-1e30", "0." + "0" * 45 + "1"])
def test_a_number_beyond_our_reckoning_is_refused(raw: str) -> None:
    for kind in (Number(18, 6), MONEY, PERCENT):
        with pytest.raises(Unreadable):
            kind.from_json(raw)


@pytest.mark.parametrize("cell", [True, date(2026, 1, 1), "inf"])
def test_a_cell_that_is_no_rate_is_refused(cell: bool | date | str) -> None:
    with pytest.raises(Unreadable):
        PERCENT.from_cell(cell, READING)


@pytest.mark.parametrize("raw", ["2024-W10-1", "20240305  ", "2024-03-05\n", "２０２４-03-05"])
def test_a_day_has_one_form(raw: str) -> None:
    with pytest.raises(Unreadable):
        DATE.from_json(raw)


@pytest.mark.parametrize("raw", ["0001-01-01T00:00:00+14:00", "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-14:00"])
def test_a_moment_that_some_zone_cannot_show_is_refused(raw: str) -> None:
    with pytest.raises(Unreadable):
        DATETIME.from_json(raw)


@pytest.mark.parametrize(("part", "wrong"), [("name", 5), ("name", "\ud800"), ("name", "a" * 300), ("media", None)])
def test_an_attachment_is_named_by_texts(part: str, wrong: object) -> None:
    whole = {"sha256": "0" * 64, "name": "a.jpg", "media": "image/jpeg", "size": 3}
    assert PHOTO.to_json(PHOTO.from_json(whole)) == whole
    with pytest.raises(Unreadable):
        PHOTO.from_json({**whole, part: wrong})
