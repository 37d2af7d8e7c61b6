"""Reading days as people say them by the week and the month: next Tuesday, next week, the end of the month, 下月底."""

import re
from calendar import monthrange
from datetime import date, timedelta

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
COUNTS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
"""English numbers that are written out."""
_ON = re.compile(r"(?P<next>next\s+)?(?:(?:on|this|coming|this coming)\s+)?(?P<day>[a-z]{3,9})")
_DAYS = {"day after tomorrow": 2, "the day after tomorrow": 2, "day before yesterday": -2, "tonight": 0, "今晚": 0}
_NEXT_WEEK = re.compile("next week|下个?(?:周|星期|礼拜)|下[週個](?:星期|禮拜|週)?")
_END_OF_MONTH = re.compile(
    r"(?:at |by )?(?:the )?end of (?:the |this )?month|month[ -]?end|(?:本月|这个月|這個月|月)底|本?月末"
)
_END_OF_NEXT = re.compile(r"(?:at |by )?(?:the )?end of next month|下个?月底|下個月底|下个?月末")
_NEXT_MONTH = re.compile("next month|下个?月初?|下個月初?")
_END_OF_YEAR = re.compile(r"(?:at |by )?(?:the )?end of (?:the |this )?year|year[ -]?end|今?年底")


def spoken_day(word: str, today: date) -> date | None:
    """The day that is meant; None where it is said in another way.

    `next` is of the week, or month, that comes after this one, as 下周三 is; a week is named for its Monday, a month
    for its first day. ValueError: a day beyond the calendar.
    """
    if word in _DAYS:
        return today + timedelta(_DAYS[word])
    if _NEXT_WEEK.fullmatch(word):
        return today + timedelta(7 - today.weekday())
    if _END_OF_MONTH.fullmatch(word):
        return _last(today, 0)
    if _END_OF_NEXT.fullmatch(word):
        return _last(today, 1)
    if _NEXT_MONTH.fullmatch(word):
        return _last(today, 0) + timedelta(1)
    if _END_OF_YEAR.fullmatch(word):
        return date(today.year, 12, 31)
    return _weekday(word, today)


def _weekday(word: str, today: date) -> date | None:
    found = _ON.fullmatch(word)
    if found is None:
        return None
    wanted = next((place for place, name in enumerate(WEEKDAYS) if found["day"] in (name, name[:3])), None)
    if wanted is None:
        return None
    ahead = wanted - today.weekday()
    return today + timedelta(ahead + 7 if found["next"] else ahead % 7)


def _last(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
