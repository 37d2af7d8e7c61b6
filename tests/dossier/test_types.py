"""Types beyond the round trip of every field: what they refuse rather than change."""

from datetime import date
from decimal import Decimal

import pytest

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import MONEY, PERCENT, Integer, Number, Reading, Text
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


def test_a_rate_is_a_fraction_inside_and_a_percentage_outside() -> None:
    assert PERCENT.read("12.5%", READING) == Decimal("0.125")
    assert PERCENT.write(Decimal("0.125"), READING.words) == "12.5%"
    assert PERCENT.from_column(PERCENT.to_column(Decimal("0.125"))) == Decimal("0.125")


def test_text_is_kept_literally() -> None:
    for text in ("=cmd()", "<b>", "{0}", "%s", "👩‍👩‍👧", "שלום"):
        assert Text(80).from_json(text) == text
