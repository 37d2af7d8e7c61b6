"""Reading when something is to be done: a day as people say it, with a time of the day where one is given."""

import re
from collections.abc import Iterator
from datetime import date, time

from clientdesk.dossier.homelands import DayOrder
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date
from clientdesk.dossier.reading.spoken_days import spoken_day
from clientdesk.dossier.reading.texts import tidy
from clientdesk.dossier.reading.times import read_time

_PARTS = {
    word: time(hour)
    for hour, words in {
        9: "morning 早上 上午 早晨 早",
        12: "noon 中午",
        14: "afternoon 下午",
        19: "evening 晚上 傍晚 晚",
    }.items()
    for word in words.split()
}
"""The hour that is meant by a part of the day."""
_SHORT = re.compile(
    r"^(?:(?P<day>[今明])(?P<part>[早晚])(?:上)?|(?:this (?P<said>morning|afternoon|evening)|(?P<night>tonight)))"
)
_AT = re.compile(r"^(?:at|@|,|，)\s*", re.IGNORECASE)


def read_moment(text: str, today: date, *, order: DayOrder = "") -> tuple[date, time | None]:
    """下周五, +7, in 3 days, 2026-12-01; with a time or a part of the day after it: 明天下午三点, tomorrow at 9:30,
    tomorrow morning (at nine)."""
    bare = _SHORT.sub(_in_full, tidy(text).casefold())
    # A time after a space first: the reader of days takes some that have a time behind them.
    ways = (*_at_spaces(bare), (bare, ""), *_inside(bare))
    for day, hour in ways:
        try:
            return spoken_day(day, today) or read_date(day, today, order=order), _hour(hour)
        except Unreadable:
            continue
    return read_date(bare, today, order=order), None


def _in_full(found: re.Match[str]) -> str:
    """明早 and tonight as a day and a part of it."""
    if found["day"]:
        return f"{found['day']}天{found['part']}上"
    return f"today {found['said'] or 'evening'}"


def _hour(text: str) -> time | None:
    """A time of the day, or a part of it: in the morning is at nine."""
    bare = text.removeprefix("in the ").strip()
    return (_PARTS.get(bare) or read_time(bare)) if bare else None


def _at_spaces(text: str) -> Iterator[tuple[str, str]]:
    for place in reversed([place for place, letter in enumerate(text) if letter == " "]):
        yield _split(text, place)


def _inside(text: str) -> Iterator[tuple[str, str]]:
    """Between two characters that are not both figures."""
    for place in range(1, len(text)):
        if not (text[place - 1].isdigit() and text[place].isdigit()):
            yield _split(text, place)


def _split(text: str, place: int) -> tuple[str, str]:
    return text[:place].rstrip(" ,，"), _AT.sub("", text[place:].strip())
