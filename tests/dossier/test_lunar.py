"""The Chinese calendar, birthdays, ages and signs."""

from datetime import date, timedelta
from typing import get_args

import pytest
from borax.calendars.lunardate import LunarDate as BoraxDate
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.lunar import (
    Feb29,
    LeapRule,
    age,
    ages,
    lunar_of,
    next_lunar_birthday,
    next_solar_birthday,
    nominal_age,
    nominal_ages,
    occurrence,
    occurrences,
    solar_of,
    star_sign,
    write_lunar,
    zodiac,
)
from clientdesk.dossier.lunar_table import YEARS
from clientdesk.dossier.values import Ages, LunarDate, PartialDate

FIRST_DAY, LAST_DAY = date(1901, 2, 19), date(2100, 2, 8)
days = st.dates(FIRST_DAY, LAST_DAY)
bare_lunar_dates = st.builds(LunarDate, st.none(), st.integers(1, 12), st.booleans(), st.integers(1, 30))
leap_rules = st.sampled_from(get_args(LeapRule))


@pytest.mark.parametrize(
    ("lunar_year", "iso", "rule", "expected"),
    [
        (2024, "--01-01", "regular", "2024-02-10"),
        (2025, "--01-01", "regular", "2025-01-29"),
        (2026, "--01-01", "regular", "2026-02-17"),
        (2027, "--01-01", "regular", "2027-02-06"),
        (2025, "--08-15", "regular", "2025-10-06"),
        (2026, "--08-15", "regular", "2026-09-25"),
        (2024, "--L06-10", "regular", "2024-07-15"),
        (2025, "--L06-10", "regular", "2025-07-04"),
        (2026, "--L06-10", "regular", "2026-07-23"),
        (2024, "--L06-10", "leap_first", "2024-07-15"),
        (2025, "--L06-10", "leap_first", "2025-08-03"),
        (2026, "--L06-10", "leap_first", "2026-07-23"),
        (2024, "--L06-10", "skip", None),
        (2025, "--L06-10", "skip", "2025-08-03"),
        (2026, "--L06-10", "skip", None),
        (2024, "--12-30", "regular", "2025-01-28"),
        (2025, "--12-30", "regular", "2026-02-16"),
        (2026, "--12-30", "regular", "2027-02-05"),
        (2027, "--12-30", "regular", "2028-01-25"),
        (2025, "--03-30", "regular", "2025-04-27"),
        (2026, "--03-30", "regular", "2026-05-16"),
        (2023, "--L02-30", "leap_first", "2023-04-19"),
    ],
)
def test_a_lunar_birthday_is_kept_on_its_day(lunar_year: int, iso: str, rule: LeapRule, expected: str | None) -> None:
    day = occurrence(LunarDate.parse_iso(iso), rule, lunar_year)
    assert (day and day.isoformat()) == expected


@pytest.mark.parametrize(
    ("day", "iso", "animal"),
    [
        ("1979-01-27", "1978-12-29", "horse"),
        ("1979-01-28", "1979-01-01", "goat"),
        ("1985-02-19", "1984-12-30", "rat"),
        ("1985-02-20", "1985-01-01", "ox"),
        ("2000-02-29", "2000-01-25", "dragon"),
        ("2023-04-19", "2023-L02-29", "rabbit"),
        ("2025-07-25", "2025-L06-01", "snake"),
        ("2025-08-22", "2025-L06-29", "snake"),
        ("2026-11-21", "2026-10-13", "horse"),
    ],
)
def test_a_day_has_its_lunar_date_and_animal(day: str, iso: str, animal: str) -> None:
    assert lunar_of(date.fromisoformat(day)).iso() == iso
    assert solar_of(LunarDate.parse_iso(iso)).isoformat() == day
    assert zodiac(date.fromisoformat(day)) == zodiac(LunarDate.parse_iso(iso)) == animal


def test_leap_months_from_2000_to_2050_are_known() -> None:
    expected = (
        "2001:4, 2004:2, 2006:7, 2009:5, 2012:4, 2014:9, 2017:6, 2020:4, 2023:2, 2025:6, 2028:5, 2031:3, 2033:11, "
        "2036:6, 2039:5, 2042:2, 2044:7, 2047:5, 2050:3"
    )
    found = ((year, YEARS[year].leap) for year in range(2000, 2051))
    assert ", ".join(f"{year}:{leap}" for year, leap in found if leap) == expected


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("1933-06-01", "1933-07-23"),
        ("1954-11-01", "1954-11-25"),
        ("1978-08-01", "1978-09-03"),
        ("2057-09-01", "2057-09-29"),
    ],
)
def test_months_that_begin_near_midnight_follow_the_new_moon(iso: str, day: str) -> None:
    assert solar_of(LunarDate.parse_iso(iso)).isoformat() == day


def test_every_year_begins_when_the_last_one_ends() -> None:
    for year, lunar_year in YEARS.items():
        after = lunar_year.new_year + timedelta(sum(lunar_year.lengths))
        assert after == (YEARS[year + 1].new_year if year + 1 in YEARS else date(2100, 2, 9))


def test_a_second_opinion_differs_only_where_the_new_moon_is_minutes_from_midnight() -> None:
    differing = set()
    for year, lunar_year in YEARS.items():
        months = [
            (month, leap) for month in range(1, 13) for leap in (False, True) if not leap or month == lunar_year.leap
        ]
        for month, leap in months:
            ours = solar_of(LunarDate(year, month, leap, 1))
            if ours != BoraxDate(year, month, 1, int(leap)).to_solar_date():
                differing.add(ours.isoformat())
    assert differing == {"2089-09-04", "2097-08-07"}


@given(days)
def test_every_day_comes_back_from_its_lunar_date(day: date) -> None:
    assert solar_of(lunar_of(day)) == day


@pytest.mark.parametrize("day", [date(1901, 2, 18), date(2100, 2, 9), date(1, 1, 1), date(9999, 12, 31)])
def test_days_beyond_the_table_have_no_lunar_date(day: date) -> None:
    with pytest.raises(ValueError, match="1901"):
        lunar_of(day)
    assert zodiac(day) is None
    assert nominal_age(day, day) is None


def test_a_gregorian_year_may_hold_a_lunar_birthday_twice_or_never() -> None:
    eve = LunarDate(None, 12, False, 1)
    counts = {len(occurrences(eve, "regular", year)) for year in range(1990, 2030)}
    assert counts == {0, 1, 2}


@given(bare_lunar_dates, leap_rules, st.dates(date(1902, 1, 1), date(2040, 1, 1)))
def test_the_next_lunar_birthday_is_the_first_from_today_on(lunar: LunarDate, rule: LeapRule, today: date) -> None:
    following = next_lunar_birthday(lunar, rule, today)
    kept = [day for year in range(today.year, 2100) for day in occurrences(lunar, rule, year) if day >= today]
    assert following == min(kept, default=None)


def test_a_birthday_today_is_today() -> None:
    assert next_lunar_birthday(LunarDate(None, 8, False, 15), "regular", date(2025, 10, 6)) == date(2025, 10, 6)
    assert next_lunar_birthday(LunarDate(None, 8, False, 15), "regular", date(2025, 10, 7)) == date(2026, 9, 25)
    assert next_solar_birthday(date(1985, 3, 5), date(2026, 3, 5)) == date(2026, 3, 5)
    assert next_solar_birthday(PartialDate(None, 3, 5), date(2026, 3, 6)) == date(2027, 3, 5)


def test_a_rare_leap_month_may_never_come_again() -> None:
    assert next_lunar_birthday(LunarDate(None, 12, True, 1), "skip", date(2026, 1, 1)) is None
    assert next_lunar_birthday(LunarDate(None, 1, False, 1), "regular", date(2100, 1, 1)) is None


def test_an_unknown_day_has_no_birthday() -> None:
    assert next_solar_birthday(PartialDate(1985, 3), date(2026, 1, 1)) is None
    assert star_sign(PartialDate(1985)) is None
    assert age(PartialDate(1985, 3), date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("rule", "birthday", "ages"), [("28feb", "2027-02-28", (22, 23, 23)), ("1mar", "2027-03-01", (22, 22, 23))]
)
def test_a_birthday_on_29_february_follows_the_setting(rule: Feb29, birthday: str, ages: tuple[int, int, int]) -> None:
    born = date(2004, 2, 29)
    assert next_solar_birthday(born, date(2027, 1, 1), rule) == date.fromisoformat(birthday)
    assert next_solar_birthday(born, date(2028, 2, 28), rule) == date(2028, 2, 29)
    around = (date(2027, 2, 27), date(2027, 2, 28), date(2027, 3, 1))
    assert tuple(age(born, day, rule) for day in around) == ages


@pytest.mark.parametrize(
    ("on", "years"), [("1985-07-25", 0), ("1986-07-24", 0), ("1986-07-25", 1), ("2026-07-24", 40), ("1985-07-24", None)]
)
def test_an_age_counts_full_years(on: str, years: int | None) -> None:
    assert age(date(1985, 7, 25), date.fromisoformat(on)) == years


@pytest.mark.parametrize(
    ("birth", "low", "high"),
    [
        ("1951-10", 75, 75),
        ("1951-11", 74, 75),
        ("1951-12", 74, 74),
        ("1951", 74, 75),
        ("1951-11-22", 75, 75),
        ("2026-11", 0, 0),
        ("2026", 0, 0),
    ],
)
def test_an_age_is_certain_where_all_days_that_are_meant_agree(birth: str, low: int, high: int) -> None:
    assert ages(PartialDate.parse_iso(birth), date(2026, 11, 22)) == Ages(low, high)


@pytest.mark.parametrize("birth", ["--11-22", "2026-12", "2027"])
def test_without_a_year_or_before_birth_there_is_no_age(birth: str) -> None:
    assert ages(PartialDate.parse_iso(birth), date(2026, 11, 22)) is None


def test_the_nominal_age_is_certain_but_around_the_lunar_new_year() -> None:
    today = date(2026, 11, 22)
    assert nominal_ages(PartialDate(1951, 3), today) == Ages(76, 76)
    assert nominal_ages(PartialDate(1951, 2), today) == Ages(76, 77)
    assert nominal_ages(PartialDate(1900), today) is None


def test_the_nominal_age_turns_at_the_lunar_new_year() -> None:
    born = date(1985, 2, 19)  # the last day of the lunar year 1984
    assert nominal_age(born, born) == 1
    assert nominal_age(born, date(1985, 2, 20)) == 2
    assert nominal_age(LunarDate(1984, 12, False, 30), date(2026, 2, 16)) == 42
    assert nominal_age(LunarDate(None, 12, False, 30), date(2026, 2, 16)) is None


@pytest.mark.parametrize(
    ("day", "sign"),
    [
        ((1, 19), "capricorn"),
        ((1, 20), "aquarius"),
        ((2, 29), "pisces"),
        ((3, 20), "pisces"),
        ((3, 21), "aries"),
        ((6, 21), "gemini"),
        ((6, 22), "cancer"),
        ((10, 23), "libra"),
        ((10, 24), "scorpio"),
        ((12, 21), "sagittarius"),
        ((12, 22), "capricorn"),
    ],
)
def test_star_signs_turn_on_their_days(day: tuple[int, int], sign: str) -> None:
    assert star_sign(PartialDate(None, *day)) == sign


@pytest.mark.parametrize(
    ("iso", "written"),
    [
        ("--06-10", ("lunar 6/10", "六月初十", "六月初十")),
        ("--L06-10", ("lunar leap 6/10", "闰六月初十", "閏六月初十")),
        ("1987-L06-23", ("lunar 1987 leap 6/23", "1987年闰六月廿三", "1987年閏六月廿三")),
        ("--01-01", ("lunar 1/1", "正月初一", "正月初一")),
        ("--12-30", ("lunar 12/30", "十二月三十", "十二月三十")),
        ("--11-20", ("lunar 11/20", "十一月二十", "十一月二十")),
    ],
)
def test_lunar_dates_are_written_as_people_do(iso: str, written: tuple[str, str, str]) -> None:
    lunar = LunarDate.parse_iso(iso)
    assert tuple(write_lunar(lunar, language) for language in ("en", "zh_CN", "zh_TW")) == written
