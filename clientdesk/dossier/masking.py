"""What is shown of personal data where it must not be shown in full: one rule for each kind of value.

Masking what is masked changes nothing, what is too short for its rule is starred altogether, and nothing stays nothing.
"""

import re
from datetime import date

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.addresses import read_address
from clientdesk.dossier.values import Address, LunarDate, PartialDate

HIDDEN = "•••"
"""What stands for an amount of money of a private person."""

HIDDEN_DATE = "••••"
"""What stands for a date of which nothing may be shown."""

_STAR = "*"
_SHORTEST_IDENTITY = 10
_SLOT = re.compile("[0-9*]")
_MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9*][0-9*]{9})")
_LANDLINE = re.compile(r"(?:\+86|0[1-9])[0-9*]{7,12}|[2-9][0-9*]{6,7}")
_TAIWAN_MOBILE = re.compile(r"09[0-9]{8}")
_EXTENSION = re.compile(r"(?:ext\.?|分机|分機|转|轉|x|#)\s*[0-9*]+$", re.IGNORECASE)
_BIRTHDAY = re.compile(r"(?:[0-9]{4}|-)((?:-L?[0-9]{2}){0,2})")


def mask_identity(number: str) -> str:
    """First three and last four characters, stars between: 110***********002X.

    Numbers under ten characters are masked as passports are, since little would be hidden otherwise.
    """
    if len(number) < _SHORTEST_IDENTITY:
        return mask_passport(number)
    return number[:3] + _STAR * (len(number) - 7) + number[-4:]


def mask_passport(number: str) -> str:
    """First character and last two, stars between: E******23."""
    if len(number) <= 3:
        return _STAR * len(number)
    return number[0] + _STAR * (len(number) - 3) + number[-2:]


def mask_phone(number: str) -> str:
    """By the rule for mobiles or for fixed lines, whichever the number is."""
    bare = re.sub(r"[^0-9+*]", "", _EXTENSION.sub("", number))
    is_landline = _LANDLINE.fullmatch(bare) and not _MOBILE.fullmatch(bare) and not _TAIWAN_MOBILE.fullmatch(bare)
    return mask_landline(number) if is_landline else mask_mobile(number)


def mask_mobile(number: str) -> str:
    """138****1234 for a mobile of the mainland; of others only the last four digits are shown."""
    mainland = _MOBILE.fullmatch(re.sub(r"[^0-9+*]", "", number))
    if mainland:
        return f"{mainland[1][:3]}****{mainland[1][-4:]}"
    slots = len(_SLOT.findall(number))
    return _starred(number, range(slots - 4) if slots > 6 else range(slots))


def mask_landline(number: str) -> str:
    """0512-8888****: the last four digits hidden, and all of an extension."""
    extension = _EXTENSION.search(number)
    main = number[: extension.start()] if extension else number
    slots = len(_SLOT.findall(main))
    shown = _starred(main, range(slots - 4, slots) if slots > 4 else range(slots))
    return shown + (re.sub("[0-9]", _STAR, extension[0]) if extension else "")


def mask_email(address: str) -> str:
    """First character, three stars and the domain: l***@example.com."""
    local, at, domain = address.rpartition("@")
    if not at:
        return _STAR * len(address)
    return f"{local[0] if len(local) > 1 else _STAR}***@{domain}"


def mask_account(number: str) -> str:
    """Only the last four characters of a bank account: **** **** **** 5678."""
    bare = "".join(number.split())
    if len(bare) <= 7:
        return _STAR * len(bare)
    return f"**** **** **** {bare[-4:]}"


def mask_address(address: Address | str) -> str:
    """Down to the district: 江苏省苏州市工业园区***."""
    try:
        parts = read_address(address) if isinstance(address, str) else address
    except Unreadable:
        return "***"
    if not parts:
        return ""
    return (
        Address(province=parts.province, city=parts.city, district=parts.district).one_line(chinese_order=True) + "***"
    )


def mask_birthday(birth: date | PartialDate | LunarDate | str) -> str:
    """The year hidden: **-07-25, **-L06-10; where nothing else is known, four dots. A text is one of the ISO forms of
    these dates, or hidden altogether."""
    text = birth if isinstance(birth, str) else birth.isoformat() if isinstance(birth, date) else birth.iso()
    if not text or text == HIDDEN_DATE or re.fullmatch(r"\*\*(?:-L?[0-9]{2}){1,2}", text):
        return text
    found = _BIRTHDAY.fullmatch(text)
    return f"**{found[1]}" if found and found[1] else HIDDEN_DATE


def mask_name(name: str) -> str:
    """Only the first character of somebody's name: 王**."""
    return f"{name[0]}**" if len(name) > 1 else _STAR * len(name)


def mask_money(amount: object) -> str:
    """Three dots for any amount of a private person."""
    return "" if amount is None or amount == "" else HIDDEN


def _starred(text: str, hidden: range) -> str:
    """The text with the digits at these places (counted among the digits) starred; what separates them stays."""
    places = iter(range(len(text)))
    return _SLOT.sub(lambda digit: _STAR if next(places) in hidden else digit[0], text)
