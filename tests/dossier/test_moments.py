"""A day with a time after it, as people say when something is to be done."""

from datetime import date, time

import pytest

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.moments import read_moment

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "day", "at"),
    [
        ("下周五", date(2026, 11, 27), None),
        ("+7", date(2026, 11, 29), None),
        ("in 3 days", date(2026, 11, 25), None),
        ("明天下午三点", date(2026, 11, 23), time(15)),
        ("下周五15点", date(2026, 11, 27), time(15)),
        ("后天 上午十点半", date(2026, 11, 24), time(10, 30)),
        ("tomorrow at 9:30", date(2026, 11, 23), time(9, 30)),
        ("in 3 days 3 pm", date(2026, 11, 25), time(15)),
        ("2026-12-01 0900", date(2026, 12, 1), time(9)),
        ("12/5 10:30", date(2026, 12, 5), time(10, 30)),
        ("２０２６年１２月１日 ９：３０", date(2026, 12, 1), time(9, 30)),
        ("next Tuesday", date(2026, 11, 24), None),
        ("on Friday", date(2026, 11, 27), None),
        ("end of month", date(2026, 11, 30), None),
        ("下月底", date(2026, 12, 31), None),
        ("next week", date(2026, 11, 23), None),
        ("in two weeks", date(2026, 12, 6), None),
        ("three days from now", date(2026, 11, 25), None),
        ("day after tomorrow", date(2026, 11, 24), None),
        ("tomorrow morning", date(2026, 11, 23), time(9)),
        ("next Tuesday at 3pm", date(2026, 11, 24), time(15)),
        ("明早", date(2026, 11, 23), time(9)),
        ("明早8点", date(2026, 11, 23), time(8)),
        ("tonight", date(2026, 11, 22), time(19)),
    ],
)
def test_a_day_is_read_with_the_time_after_it(text: str, day: date, at: time | None) -> None:
    assert read_moment(text, SUNDAY) == (day, at)


@pytest.mark.parametrize("text", ["", "soon", "two weeks", "next", "15:00", "下周五25点", "tomorrow morning or so"])
def test_what_is_no_day_for_sure_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_moment(text, SUNDAY)
