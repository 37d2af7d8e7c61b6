"""Telephones as they are dialled: whether digits are missing, a city's area code, the usual way to write a number."""

import json
import re
from collections.abc import Mapping
from enum import Enum
from functools import cache

from clientdesk.dossier.folding import fold
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.reading.phones import normal_phone, phone_digits, show_phone
from clientdesk.dossier.values import Address
from clientdesk.paths import resources

_SERVICE = re.compile(r"1[0-2][0-9]{1,3}|9[56][0-9]{3,7}|[48]00[0-9]{7}")
"""Emergency, operators, banks: 110, 10086, 12345, 95588, 4008001234."""
_LOCAL = re.compile(r"[2-9][0-9]{6,7}")
_WITH_AREA = re.compile(r"0[1-9][0-9]{8,10}")
_ABROAD = re.compile(r"\s*(?:\+|00)(?!86)")
_HOMES = ("", "CN", "TW")
_WRITTEN_AS_IN_CHINA = ("CN", "TW", "HK", "MO")
"""Homes whose telephones are looked at as those of China, with the numbers of the others among them."""
_USUAL_MOBILE = re.compile(r"1[0-9]{10}|1[0-9]{2}([ -])[0-9]{4}\1[0-9]{4}")
_PLAIN_LINE = re.compile(r"0[0-9]{10,11}")
_USUAL_LINE = re.compile(r"0[0-9]{2,3}[- ][0-9]{3,4} ?[0-9]{4}(?:(?:-| ?转| ?ext\.? ?)[0-9]{1,6})?")
_AT_HOME = "+86"
_ENDS = re.compile("(?:特别行政区|自治州|地区|[市县省盟])$")
_CITY_PROVINCES = ("北京", "上海", "天津", "重庆")
_EIGHT_DIGIT_PLACES = re.compile("香港|澳门")


class Fault(Enum):
    """What can be wrong with the digits of a telephone."""

    AREA = "area"
    LENGTH = "length"
    TRUNK = "trunk"


def fault(text: str, place: Address | None = None, *, home: str = CHINA) -> Fault | None:
    """What is wrong with a telephone, None where nothing speaks against it; `place` is where it rings, `home` where it
    does if it tells no country."""
    country = place.country if place else ""
    if home not in _WRITTEN_AS_IN_CHINA:
        return _fault_abroad(text, country or home, home)
    if normal_phone(text).startswith("+") or (country and normal_phone(text, country).startswith("+")):
        return None
    digits = phone_digits(text)
    if digits.startswith("0") and normal_phone(text, "TW").startswith("+"):
        return None
    if _ABROAD.match(text) or country not in _HOMES:
        # Only the country itself knows what is possible there.
        return None if 7 <= len(digits) <= 15 else Fault.LENGTH
    if _SERVICE.fullmatch(digits) or _WITH_AREA.fullmatch(digits):
        return None
    if place and _EIGHT_DIGIT_PLACES.search(fold(place.province + place.city)):
        return None if len(digits) == 8 else Fault.LENGTH
    return Fault.AREA if _LOCAL.fullmatch(digits) else Fault.LENGTH


def _fault_abroad(text: str, country: str, home: str) -> Fault | None:
    """The same where the house is abroad: the rules of that country, as the library knows them."""
    there = next((land for land in (country, home) if normal_phone(text, land).startswith("+")), "")
    if not there:
        return None if 7 <= len(phone_digits(text, home)) <= 15 and _ABROAD.match(text) else Fault.LENGTH
    lacks = show_phone(text, there).startswith("0") and not re.match(r"\s*[(+0]", text)
    return Fault.TRUNK if lacks else None


def is_plain(text: str) -> bool:
    """Whether it is a number of the mainland written in one of the usual ways, so that nothing is to be said of it."""
    if _USUAL_MOBILE.fullmatch(text):
        return text[1] in "3456789"
    return _USUAL_LINE.fullmatch(text) is not None


def compared(text: str, *, home: str = CHINA) -> str:
    """The form in which numbers are the same, without a look into the rules of the world where that can be spared."""
    if home not in _WRITTEN_AS_IN_CHINA:
        return normal_phone(text, home)
    bare = re.sub("[ -]", "", text)
    if _PLAIN_LINE.fullmatch(bare) and _USUAL_LINE.fullmatch(text) and "-" not in text[5:]:
        return _AT_HOME + bare[1:]
    return normal_phone(text)


def area_code(place: Address) -> str:
    """The area code of a place, empty where it is not known: of its city, or of its province where that is a city."""
    if place.country not in _HOMES:
        return ""
    city, province = (_ENDS.sub("", fold(part)) for part in (place.city, place.province))
    return _area_codes().get(city or (province if province in _CITY_PROVINCES else ""), "")


def with_area(text: str, code: str) -> str | None:
    """A local number with its area code in front; None where that is too short or too long for a telephone."""
    written = f"{code}-{text}"
    return written if len(phone_digits(written)) in (10, 11, 12) else None


def usual(text: str) -> str:
    """The usual way to write a number that is right: 13800138000, 0512-88881234, +44 20 7946 0958; as it stands where
    it is written so, or where it cannot be told."""
    normal = normal_phone(text)
    number, _, extension = normal.partition("x")
    if not number.startswith("+") or _USUAL_MOBILE.fullmatch(text) or _USUAL_LINE.fullmatch(text):
        return text
    behind = f"-{extension}" if extension else ""
    if not number.startswith(_AT_HOME):
        made = text if text.startswith("+") else show_phone(text)
    elif len(number) == len(_AT_HOME) + 11 and number[3] == "1":
        made = f"{number[3:]} 转{extension}" if extension else number[3:]
    else:
        area, *rest = show_phone(number).split()
        made = f"{area}-{''.join(rest)}{behind}" if area.startswith("0") and rest else text
    return made if normal_phone(made) == normal else text


@cache
def _area_codes() -> Mapping[str, str]:
    """{city, folded and without its ending: area code}; of libphonenumber, see THIRD_PARTY.md."""
    told: Mapping[str, str] = json.loads((resources() / "area-codes.json").read_text("utf-8"))
    return told
