"""What follows from the country of the house: the order of day and month, years of two figures, telephones."""

from datetime import date

import pytest

from clientdesk.dossier.homelands import books_of, country_of, day_order
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date, read_partial_date
from clientdesk.dossier.reading.moments import read_moment
from clientdesk.dossier.reading.phones import is_mobile, normal_phone, phone_digits, same_phone, significant_digits

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("country", "order"), [("GB", "dmy"), ("AU", "dmy"), ("HK", "dmy"), ("DE", "dmy"), ("US", "mdy"), ("PH", "mdy")]
)
def test_a_country_writes_the_day_or_the_month_first(country: str, order: str) -> None:
    assert day_order(country) == order


@pytest.mark.parametrize("country", ["CN", "TW", "JP", "CA", ""])
def test_where_the_year_comes_first_or_both_ways_are_used_the_order_stays_open(country: str) -> None:
    assert day_order(country) == ""
    with pytest.raises(Unreadable):
        read_date("5/2/1990", TODAY, order=day_order(country))


def test_the_currency_tells_the_country_and_of_the_euro_the_language() -> None:
    assert [country_of(code, "en") for code in ("GBP", "USD", "TWD", "HKD", "CNY", "EUR")] == [
        *("GB", "US", "TW", "HK", "CN", "IE")
    ]
    assert (country_of("EUR", "de"), country_of("XXX", "zh_TW")) == ("DE", "TW")


def test_the_country_guessed_tells_the_currency_of_the_books() -> None:
    assert [books_of(country_of("", language)) for language in ("zh_TW", "zh_CN")] == ["TWD", "CNY"]
    assert books_of("") == ""


@pytest.mark.parametrize(
    ("text", "british", "american"),
    [
        ("5/2/1990", date(1990, 2, 5), date(1990, 5, 2)),
        ("12.03.1972", date(1972, 3, 12), date(1972, 12, 3)),
        ("1-3-27", date(2027, 3, 1), date(2027, 1, 3)),
        ("01/03", date(2026, 3, 1), date(2026, 1, 3)),
        ("31/12", date(2026, 12, 31), date(2026, 12, 31)),
        ("12/31", date(2026, 12, 31), date(2026, 12, 31)),
        ("1990-02-05", date(1990, 2, 5), date(1990, 2, 5)),
        ("5 Feb 1990", date(1990, 2, 5), date(1990, 2, 5)),
    ],
)
def test_a_date_is_read_as_at_home(text: str, british: date, american: date) -> None:
    assert read_date(text, TODAY, order="dmy") == british
    assert read_date(text, TODAY, order="mdy") == american
    assert read_moment(text, TODAY, order="dmy") == (british, None)


def test_a_birthday_of_two_figures_is_of_a_century_in_which_somebody_lives() -> None:
    assert read_partial_date("14/5/47", TODAY, order="dmy").iso() == "1947-05-14"
    for text in ("14/5/24", "14/5/7", "14/14/47", "31/2/47", "47/5/14"):
        with pytest.raises(Unreadable):
            read_partial_date(text, TODAY, order="dmy")
    with pytest.raises(Unreadable):
        read_partial_date("14/5/47", TODAY)
    with pytest.raises(Unreadable):
        read_partial_date("Monday 14/5/47", TODAY, order="dmy")
    assert read_partial_date("Wednesday 14/5/47", TODAY, order="dmy").iso() == "1947-05-14"


# 07700 900000 to 900999 are kept free for films and examples.


@pytest.mark.parametrize(
    "text", ["07700 900123", "+44 7700 900123", "+44 (0)7700 900123", "0044 7700900123", "7700900123"]
)
def test_a_number_is_the_same_with_and_without_the_code_of_its_country(text: str) -> None:
    assert normal_phone(text, "GB") == "+447700900123"
    assert significant_digits(text, "GB") == "7700900123"
    assert same_phone(text, "07700900123")


def test_numbers_of_a_client_differ_where_any_digit_or_the_country_does() -> None:
    assert not same_phone("07700 900123", "07700 900124")
    assert not same_phone("+44 7700 900123", "+49 7700 900123")
    assert not same_phone("88881234", "0512-88881234")
    assert same_phone("0512-88881234", "+86 512 8888 1234")


def test_digits_are_asked_for_as_they_are_dialled_at_home() -> None:
    assert phone_digits("+44 7700 900123", "GB") == phone_digits("(07700) 900-123", "GB") == "07700900123"
    assert phone_digits("+1 212 555 0123", "US") == "12125550123"
    assert phone_digits("+49 30 1234567", "GB") == "49301234567"


def test_what_may_be_carried_about_is_told_by_the_number() -> None:
    told = {
        "+447700900123": True,
        "+8615400000001": True,
        "+441132496000": False,
        "+8651288881234": False,
        "07700": False,
    }
    assert {number: is_mobile(number) for number in told} == told
