"""Reading when something is to be done: a day as people say it, with a time of the day where one is given."""

import re
from collections.abc import Iterator
from datetime import date, time

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date
from clientdesk.dossier.reading.texts import tidy
from clientdesk.dossier.reading.times import read_time

_AT = re.compile(r"^(?:at|@|,|，)\s*", re.IGNORECASE)


def read_moment(text: str, today: date) -> tuple[date, time | None]:
    """下周五, +7, in 3 days, 2026-12-01; with a time after it: 明天下午三点, tomorrow at 9:30."""
    bare = tidy(text)
    # A time after a space first: the reader of days takes some that have a time behind them.
    ways = (*_at_spaces(bare), (bare, ""), *_inside(bare))
    for day, hour in ways:
        try:
            return read_date(day, today), read_time(hour) if hour else None
        except Unreadable:
            continue
    return read_date(bare, today), None


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
