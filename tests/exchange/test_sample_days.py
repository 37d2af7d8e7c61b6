"""Days counted from today, as the sample files tell them."""

from datetime import date, timedelta

import pytest

from clientdesk.dossier import lunar
from clientdesk.dossier.values import LunarDate
from clientdesk.exchange.sample_days import day_told, in_prose, lunar_told, told

TODAY = date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 3, 5)),
        ("today+5d", date(2026, 3, 10)),
        ("today-38y+5d", date(1988, 3, 10)),
        ("today-5y-7m", date(2020, 8, 5)),
        ("today+1y-1d", date(2027, 3, 4)),
    ],
)
def test_a_day_is_counted_years_first_then_months_then_days(text: str, day: date) -> None:
    assert day_told(text, today=TODAY) == day


def test_a_day_that_a_month_lacks_becomes_its_last() -> None:
    assert day_told("today-1y", today=date(2024, 2, 29)) == date(2023, 2, 28)
    assert day_told("today-1m", today=date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("today", [date(2024, 1, 20) + timedelta(11 * n) for n in range(120)])
def test_a_birthday_by_the_moon_falls_on_the_day_that_was_meant(today: date) -> None:
    born = lunar_told("moon-72y+6d", today=today)
    assert lunar.solar_of(born) == day_told("moon-72y+6d", today=today)
    kept = lunar.next_lunar_birthday(born, "regular", today)
    assert kept is not None
    # A thirtieth may be the 29th in the year of birth.
    assert today + timedelta(5) <= kept <= today + timedelta(6) or kept > today + timedelta(300)


def test_the_day_is_written_as_its_type_wants_it() -> None:
    assert told("today-12y", "date", today=TODAY) == "2014-03-05"
    assert told("today-12y", "partial_date", today=TODAY) == "2014-03-05"
    assert told("month today-12y", "partial_date", today=TODAY) == "2014-03"
    assert told("year today-12y", "partial_date", today=TODAY) == "2014"
    assert told("month today-12y-1m", "year_month", today=TODAY) == "2014-02"
    assert told("today-1y", "int", today=TODAY) == 2025
    assert told("today", "lunar_date", today=TODAY) == LunarDate(2026, 1, leap=False, day=17).iso()
    assert told("--05-16", "partial_date", today=TODAY) is None


def test_prose_names_the_day_in_its_language() -> None:
    assert in_prose("答应{today+5d}前给", today=TODAY, language="zh") == "答应3月10日前给"
    assert in_prose("Post it by {today+30d}.", today=TODAY, language="en") == "Post it by 4 April."
    assert in_prose("{name} stays", today=TODAY, language="en") == "{name} stays"


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(ValueError, match="not a day counted from today"):
        day_told("tomorrow", today=TODAY)
