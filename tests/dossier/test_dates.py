"""Dates as people write them."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.lunar import lunar_of, write_lunar
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date, read_lunar_date, read_partial_date, read_year_month
from clientdesk.dossier.values import PartialDate

TODAY = date(2026, 11, 22)
MARCH_5 = [
    "2024-03-05",
    "20240305",
    "2024-3-5",
    "2024/3/5",
    "2024.3.5",
    "2024年3月5日",
    "2024年03月05号",
    "民國113年3月5日",
    "民国113.3.5",
    "民國113/3/5",
    "中華民國113年3月5日",
    "民国一百一十三年三月五日",
    "民國一一三年三月五日",
    "公元2024年3月5日",
    "２０２４－０３－０５",
    "２０２４年３月５日",
    "二〇二四年三月五日",
    "二零二四年三月五日",
    "2024年3月5日星期二",
    "5-Mar-2024",
    "2024-Mar-05",
    "2024-03-05T14:30:00",
    "2024 3 5",
    "2024 年 3 月 5 日",
    "5 Mar 2024",
    "05 March 2024",
    "Mar 5, 2024",
    "March 5th, 2024",
    "5th of March 2024",
    "Tuesday, 5 March 2024",
    "2024-03-05 (Tue)",
    "2024-03-05 00:00:00",
    "2024-03-05 00:00:00.000",
    " 2024-03-05\u200b",
    "2024 - 03 - 05",
]


@pytest.mark.parametrize("text", MARCH_5)
def test_one_day_is_read_in_every_form(text: str) -> None:
    assert read_date(text, TODAY) == date(2024, 3, 5)
    assert read_partial_date(text, TODAY) == PartialDate(2024, 3, 5)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", date(2026, 11, 22)),
        ("昨天", date(2026, 11, 21)),
        ("明天", date(2026, 11, 23)),
        ("Today", date(2026, 11, 22)),
        ("yesterday", date(2026, 11, 21)),
        ("tomorrow", date(2026, 11, 23)),
        ("后天", date(2026, 11, 24)),
        ("+7", date(2026, 11, 29)),
        ("-3", date(2026, 11, 19)),
        ("+7天", date(2026, 11, 29)),
        ("去年3月5日", date(2025, 3, 5)),
        ("3/5", date(2026, 3, 5)),
        ("3月5日", date(2026, 3, 5)),
        ("十二月二十五日", date(2026, 12, 25)),
        ("Mar 5", date(2026, 3, 5)),
        ("25/12", date(2026, 12, 25)),
        ("民國元年1月1日", date(1912, 1, 1)),
        ("13/05/2024", date(2024, 5, 13)),
        ("05/13/2024", date(2024, 5, 13)),
        ("05/05/2024", date(2024, 5, 5)),
        ("31.12.2024", date(2024, 12, 31)),
    ],
)
def test_days_are_read_from_today_on(text: str, day: date) -> None:
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("1985", "1985"),
        ("1985年", "1985"),
        ("一九八五年", "1985"),
        ("民國74年", "1985"),
        ("1985-03", "1985-03"),
        ("1985/3", "1985-03"),
        ("1985.3", "1985-03"),
        ("1985年3月", "1985-03"),
        ("198503", "1985-03"),
        ("March 1985", "1985-03"),
        ("1985 Mar", "1985-03"),
        ("03/1985", "1985-03"),
        ("3/5", "--03-05"),
        ("03-05", "--03-05"),
        ("--03-05", "--03-05"),
        ("3月5日", "--03-05"),
        ("5 March", "--03-05"),
        ("2月29日", "--02-29"),
        ("昨天", "2026-11-21"),
        ("今年3月", "2026-03"),
    ],
)
def test_partial_dates_keep_what_is_known(text: str, iso: str) -> None:
    assert read_partial_date(text, TODAY).iso() == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-03", "2024-03"),
        ("202403", "2024-03"),
        ("2024年3月", "2024-03"),
        ("2024年3月份", "2024-03"),
        ("民國113年3月", "2024-03"),
        ("March 2024", "2024-03"),
        ("3/2024", "2024-03"),
        ("本月", "2026-11"),
        ("上个月", "2026-10"),
        ("2024-03-01 00:00:00", "2024-03"),
    ],
)
def test_months_are_read(text: str, iso: str) -> None:
    assert read_year_month(text, TODAY).iso() == iso


def test_last_month_of_january_is_december() -> None:
    assert read_year_month("last month", date(2026, 1, 31)).iso() == "2025-12"


@pytest.mark.parametrize(
    "text", ["2023-02-29", "2/30", "2024-13-01", "2024-00-10", "20240230", "2023年2月29日", "Feb 30 2024"]
)
def test_days_no_calendar_has_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="no such day"):
        read_date(text, TODAY)
    with pytest.raises(Unreadable, match="no such day"):
        read_partial_date(text, TODAY)


def test_29_february_is_refused_in_a_common_year_of_today() -> None:
    with pytest.raises(Unreadable, match="no such day"):
        read_date("2月29日", TODAY)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("03/05/2024", "write the year first"),
        ("3.5.2024", "write the year first"),
        ("03/05/24", "four digits"),
        ("24-03-05", "four digits"),
        ("113年3月5日", "four digits"),
        ("六月初十", "lunar date"),
        ("正月初一", "lunar date"),
        ("农历1985年六月初十", "lunar date"),
        ("Monday, 5 March 2024", "day of the week"),
        ("2024年3月5日星期一", "day of the week"),
        ("2024-03-05T16:00:00Z", "time zone"),
        ("2024-03-05 10:00:00+08:00", "time zone"),
        ("2024-03", "write it like"),
        ("2024", "write it like"),
        ("三月十五", "write it like"),
        ("Mar-24", "write it like"),
        ("201112", "write it like"),
        ("45356", "write it like"),
        ("+99999", "write it like"),
        ("2024-03-05x", "write it like"),
        ("٢٠٢٤-٠٣-٠٥", "write it like"),
        ("tomorrow?", "write it like"),
        ("", "write it like"),
        ("\ud800", "lone surrogate"),
        ("2024-03-05" * 1_000_000, "at most"),
    ],
)
def test_what_is_not_sure_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_date(text, TODAY)


@pytest.mark.parametrize("text", ["201112", "0305", "85", "85-03", "Mar-24", "六月初十"])
def test_partial_dates_are_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable):
        read_partial_date(text, TODAY)


@pytest.mark.parametrize("text", ["2024-03-05", "2024", "3月", "03-05", "今天"])
def test_a_month_is_not_guessed(text: str) -> None:
    with pytest.raises(Unreadable, match="2024-03"):
        read_year_month(text, TODAY)


@given(st.dates(), st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d"]))
def test_a_shown_day_is_read_back(day: date, form: str) -> None:
    shown = day.strftime(form).rjust(len(date(2000, 1, 1).strftime(form)), "0")
    assert read_date(shown, TODAY) == day


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_shape_of_a_partial_date_is_read_back(day: date) -> None:
    shapes = [
        PartialDate.of(day),
        PartialDate(day.year, day.month),
        PartialDate(day.year),
        PartialDate(None, day.month, day.day),
    ]
    assert [read_partial_date(shape.iso(), TODAY) for shape in shapes] == shapes


@given(st.text(max_size=30) | st.text("0123456789年月日/-. 民國初闰一二三十ab", max_size=14))
def test_any_text_is_a_date_or_has_a_reason(text: str) -> None:
    with suppress(Unreadable):
        assert read_date(text, TODAY).isoformat()
    with suppress(Unreadable):
        assert read_partial_date(text, TODAY).iso()
    with suppress(Unreadable):
        assert read_year_month(text, TODAY).iso()
    with suppress(Unreadable):
        assert read_lunar_date(text).iso()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("农历六月初十", "--06-10"),
        ("農曆六月初十", "--06-10"),
        ("闰六月初十", "--L06-10"),
        ("閏六月初十", "--L06-10"),
        ("六月廿三", "--06-23"),
        ("六月二十三", "--06-23"),
        ("腊月三十", "--12-30"),
        ("臘月卅", "--12-30"),
        ("冬月十五", "--11-15"),
        ("十一月二十", "--11-20"),
        ("正月初一", "--01-01"),
        ("1987年闰六月初十", "1987-L06-10"),
        ("一九八五年六月初十", "1985-06-10"),
        ("农历 1985年 六月 初十", "1985-06-10"),
        ("1987-L06-10", "1987-L06-10"),
        ("1985-06-10", "1985-06-10"),
        ("--06-10", "--06-10"),
        ("--L06-10", "--L06-10"),
        ("lunar 6/10", "--06-10"),
        ("leap 6/10", "--L06-10"),
        ("Lunar leap 6/10", "--L06-10"),
        ("6月10日", "--06-10"),
    ],
)
def test_lunar_dates_are_read(text: str, iso: str) -> None:
    assert read_lunar_date(text).iso() == iso


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("1985-L06-10", "no such day"),
        ("2023-L02-30", "no such day"),
        ("13/1", "no such day"),
        ("六月三十一", "no such day"),
        ("1900-01-01", "no such day"),
        ("六月", "write it like"),
        ("初十", "write it like"),
        ("六月初十五", "write it like"),
        ("甲子年六月初十", "write it like"),
        ("", "write it like"),
    ],
)
def test_lunar_dates_that_cannot_be_are_refused(text: str, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        read_lunar_date(text)


@given(st.dates(date(1901, 2, 19), date(2100, 2, 8)), st.sampled_from(["en", "zh_CN", "zh_TW"]))
def test_a_written_lunar_date_is_read_back(day: date, language: str) -> None:
    lunar = lunar_of(day)
    assert read_lunar_date(write_lunar(lunar, language)) == lunar
    assert read_lunar_date(lunar.iso()) == lunar
