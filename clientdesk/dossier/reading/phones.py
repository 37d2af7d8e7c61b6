"""Telephone numbers: kept as typed, compared and searched in one normal form, shown in groups."""

import re
from typing import TYPE_CHECKING

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.texts import tidy
from clientdesk.i18n import N_

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

_PHONE_EXPECTED = N_("This is not a telephone number; it may hold digits, + - ( ) . / spaces and an extension.")
_PHONE_LENGTH = N_("A telephone number has 3 to 20 digits; write one number in each field.")

_EXTENSION = re.compile(
    r"[\s,;]*(?:extension|ext|分机|分機|转|轉|[x#])[.:\s]*(?P<extension>[0-9]{1,8})$", re.IGNORECASE
)
# 0512-88881234-801: behind a whole local number a last dash begins an extension.
_DASHED_EXTENSION = re.compile(r"(?<=[0-9]{7})-(?P<extension>[0-9]{1,5})$")
_WRITTEN = re.compile(r"\+?[0-9 ()./*#-]+")
_NOT_DIGITS = re.compile(r"[^0-9]+")
_FEWEST, _MOST = 3, 20
_MAINLAND_MOBILE = re.compile(r"(\+86|0086|86)?(1[3-9][0-9]{9})")
# An area code and a number, as nearly all are written: the library takes twice as long to find that out.
_LANDLINE = re.compile(r"0([1-9][0-9]{8,10})")
_SPACED = re.compile(r"[ ()-]+")
# Where eleven digits beginning with 1 are surely a mobile of the mainland; in America they are a local number.
_KNOWS_MAINLAND_MOBILES = {"CN", "HK", "MO", "TW"}


def read_phone(text: str) -> str:
    """The number as typed, cleaned: full-width forms narrowed, invisible characters gone."""
    typed = re.sub(r"\s+", " ", tidy(text))
    main = _EXTENSION.sub("", typed)
    if not _WRITTEN.fullmatch(main):
        raise Unreadable(_PHONE_EXPECTED)
    if len(_NOT_DIGITS.sub("", main)) < _FEWEST or len(_NOT_DIGITS.sub("", typed)) > _MOST:
        raise Unreadable(_PHONE_LENGTH)
    return typed


def normal_phone(text: str, region: str = "CN") -> str:
    """The form in which numbers are compared: E.164 ("+8613800138000"), with an extension "+865128888123x801".

    `region` (ISO 3166) is where a number without country code belongs. What is no valid number there is left as its
    digits, so that it can still be found.
    """
    main, extension = _split(text)
    compact = re.sub(r"[^0-9+]", "", main)
    mobile = _MAINLAND_MOBILE.fullmatch(compact)
    if mobile and (mobile[1] or region in _KNOWS_MAINLAND_MOBILES):
        return f"+86{mobile[2]}{extension}"
    parsed = _parsed(main, region)
    if parsed is None:
        return _NOT_DIGITS.sub("", main) + extension
    return f"+{parsed.country_code}{_national(parsed)}{extension}"


def phone_digits(text: str) -> str:
    """The digits of a tidy number without its extension and the country code of the mainland, so that one can ask for
    its first or its last ones."""
    main, _extension = _cut(text)
    compact = re.sub(r"[^0-9+]+", "", main)
    mobile = _MAINLAND_MOBILE.fullmatch(compact)
    return mobile[2] if mobile else re.sub(r"^(?:\+|00)86", "", compact).removeprefix("+")


def show_phone(text: str, region: str = "CN") -> str:
    """The number in the groups usual in its country, with the country code where it is a foreign one."""
    import phonenumbers

    main, extension = _split(text)
    parsed = _parsed(main, region)
    if parsed is None:
        return text
    at_home = parsed.country_code == phonenumbers.country_code_for_region(region)
    form = phonenumbers.PhoneNumberFormat.NATIONAL if at_home else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    shown: str = phonenumbers.format_number(parsed, form)
    return f"{shown} {extension}" if extension else shown


def _split(text: str) -> tuple[str, str]:
    """The number itself, and its extension as "x801" or nothing."""
    return _cut(tidy(text))


def _cut(typed: str) -> tuple[str, str]:
    found = _EXTENSION.search(typed)
    if found is None and not _MAINLAND_MOBILE.fullmatch(_NOT_DIGITS.sub("", typed)):
        found = _DASHED_EXTENSION.search(typed)
    return (typed[: found.start()], f"x{found['extension']}") if found else (typed, "")


def _parsed(main: str, region: str) -> "PhoneNumber | None":
    import phonenumbers

    written = re.sub(r"^00(?=[1-9])", "+", main.strip())
    home = (
        "CN" if region in _KNOWS_MAINLAND_MOBILES and _MAINLAND_MOBILE.fullmatch(_NOT_DIGITS.sub("", main)) else region
    )
    landline = _LANDLINE.fullmatch(_SPACED.sub("", written)) if home == "CN" else None
    if landline:
        parsed = phonenumbers.PhoneNumber(country_code=86, national_number=int(landline[1]))
    else:
        try:
            parsed = phonenumbers.parse(written, home)
        except phonenumbers.NumberParseException:
            return None
    return parsed if phonenumbers.is_valid_number(parsed) else None


def _national(parsed: "PhoneNumber") -> str:
    import phonenumbers

    national: str = phonenumbers.national_significant_number(parsed)
    return national
