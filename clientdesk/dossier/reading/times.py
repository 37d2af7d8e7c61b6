"""Reading the time of a day: 9:30, 15点, 下午三点半, 3 pm."""

import re
from datetime import time

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numerals import CHARACTERS, chinese_number
from clientdesk.dossier.reading.texts import tidy
from clientdesk.i18n import N_

_EXPECTED = N_("This is not a time of day that can be read for sure; write it like 09:30.")
_MORNING = "上午|早上|早晨|早|凌晨|清晨|am|a\\.m\\."
_NOON = "中午"
_LATER = "下午|傍晚|晚上|晚|夜里|夜裡|pm|p\\.m\\."
_HALVES = {"半": 30, "一刻": 15, "三刻": 45, "整": 0}
_HOUR = f"[0-9]{{1,2}}|[{CHARACTERS}]{{1,3}}"
_FORM = re.compile(
    rf"(?P<before>{_MORNING}|{_NOON}|{_LATER})?\s*(?P<hour>{_HOUR})"
    rf"(?:[:.](?P<minute>[0-9]{{2}})(?::00)?|[点點时時](?:(?P<said>{'|'.join(_HALVES)})|(?P<minutes>{_HOUR})分?)?)?"
    r"\s*(?P<after>am|a\.m\.|pm|p\.m\.)?"
)


def read_time(text: str) -> time:
    """A time of day in hours and minutes; a lone number is none, but 15点, 3 pm and 0930 are."""
    bare = tidy(text).casefold()
    if re.fullmatch("[0-9]{4}", bare):
        bare = f"{bare[:2]}:{bare[2:]}"
    found = _FORM.fullmatch(bare)
    said = found and (found["before"] or found["after"])
    if found is None or (bare.isdigit() and not said) or (found["before"] and found["after"]):
        raise Unreadable(_EXPECTED)
    hour = _number(found["hour"])
    minute = _HALVES[found["said"]] if found["said"] else _number(found["minute"] or found["minutes"] or "0")
    try:
        return time(_on_clock(hour, said or ""), minute)
    except ValueError:
        raise Unreadable(_EXPECTED) from None


def _number(written: str) -> int:
    if written.isascii():
        return int(written)
    number = chinese_number(written)
    if number is None:
        raise Unreadable(_EXPECTED)
    return int(number)


def _on_clock(hour: int, said: str) -> int:
    """The hour from 0 to 23 of one said to be in a half of the day."""
    if not said:
        return hour
    if hour > 12 and not re.fullmatch(_LATER, said):
        raise Unreadable(_EXPECTED)
    if re.fullmatch(_MORNING, said):
        return 0 if hour == 12 else hour
    if re.fullmatch(_NOON, said):
        return hour + 12 if hour <= 2 else hour
    return hour + 12 if hour < 12 else hour
