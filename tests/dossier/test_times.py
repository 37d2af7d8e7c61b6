"""Times of day and days to come, as people write and say them."""

from datetime import date, time

import pytest

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date
from clientdesk.dossier.reading.times import read_time
from clientdesk.dossier.types import TIME

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("9:30", time(9, 30)),
        ("09：30", time(9, 30)),
        ("0930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("09:30:00", time(9, 30)),
        ("15点", time(15)),
        ("9点半", time(9, 30)),
        ("下午三点一刻", time(15, 15)),
        ("下午3點20分", time(15, 20)),
        ("上午十点整", time(10)),
        ("中午12点", time(12)),
        ("中午1点", time(13)),
        ("晚上8点05", time(20, 5)),
        ("凌晨12点", time(0)),
        ("3 pm", time(15)),
        ("3:15 p.m.", time(15, 15)),
        ("12am", time(0)),
        ("12 PM", time(12)),
        ("下午15:30", time(15, 30)),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, wanted: time) -> None:
    assert read_time(text) == wanted


@pytest.mark.parametrize(
    "text", ["", "9", "930", "25:00", "9:60", "9:5", "上午15点", "15 am", "上午3pm", "soon", "9点99"]
)
def test_what_is_no_sure_time_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_time(text)


def test_a_time_is_kept_as_hours_and_minutes() -> None:
    assert TIME.to_json(time(9, 5)) == "09:05"
    assert TIME.from_json("09:05") == time(9, 5)
    for wrong in ("9:05", "09:05:00", "0905", "24:00", 9):
        with pytest.raises(Unreadable):
            TIME.from_json(wrong)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("周日", date(2026, 11, 22)),
        ("星期天", date(2026, 11, 22)),
        ("周五", date(2026, 11, 27)),
        ("週一", date(2026, 11, 23)),
        ("下周一", date(2026, 11, 23)),
        ("下周五", date(2026, 11, 27)),
        ("下個禮拜日", date(2026, 11, 29)),
        ("Friday", date(2026, 11, 27)),
        ("sun", date(2026, 11, 22)),
        ("3天后", date(2026, 11, 25)),
        ("三天後", date(2026, 11, 25)),
        ("两周后", date(2026, 12, 6)),
        ("2个星期以后", date(2026, 12, 6)),
        ("一个月后", date(2026, 12, 22)),
        ("in 3 days", date(2026, 11, 25)),
        ("in a week", date(2026, 11, 29)),
        ("in 2 months", date(2027, 1, 22)),
    ],
)
def test_a_day_to_come_is_read_as_people_say_it(text: str, wanted: date) -> None:
    assert read_date(text, SUNDAY) == wanted


def test_a_month_later_is_the_last_day_of_a_short_month() -> None:
    assert read_date("in a month", date(2027, 1, 31)) == date(2027, 2, 28)
    assert read_date("一个月后", date(2028, 1, 31)) == date(2028, 2, 29)


def test_on_a_weekday_itself_it_is_today_and_next_week_is_the_next() -> None:
    friday = date(2026, 11, 27)
    assert read_date("周五", friday) == friday
    assert read_date("下周五", friday) == date(2026, 12, 4)


@pytest.mark.parametrize("text", ["3天", "3 days", "next friday", "in 3", "后天后", "in 999 months days", "周八"])
def test_what_could_be_meant_otherwise_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_date(text, SUNDAY)
