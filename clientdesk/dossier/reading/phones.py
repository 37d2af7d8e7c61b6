"""Telephone numbers: kept as typed, compared and searched in one normal form, shown in groups."""

import re
from functools import cache, lru_cache
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
_FEW_DIGITS = 6
"""A number without its area is too short to be known by its end."""
_ZERO = "0"
_NO_LOCAL = 10
"""Digits; what is dialled without an area code is shorter."""
_MAINLAND_MOBILE = re.compile(r"(\+86|0086|86)?(1[3-9][0-9]{9})")
# An area code and a number, as nearly all are written: the library takes twice as long to find that out.
_LANDLINE = re.compile(r"0([1-9][0-9]{8,10})")
_SPACED = re.compile(r"[ ()-]+")
_NOWHERE = "ZZ"
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


def phone_digits(text: str, region: str = "CN") -> str:
    """The digits of a tidy number as it is dialled within `region`, without its extension and that country's code, so
    that one can ask for its first or its last ones."""
    main, _extension = _cut(text)
    compact = re.sub(r"[^0-9+]+", "", main)
    if region not in _KNOWS_MAINLAND_MOBILES:
        return _dialled_at_home(compact, region)
    mobile = _MAINLAND_MOBILE.fullmatch(compact)
    return mobile[2] if mobile else re.sub(r"^(?:\+|00)86", "", compact).removeprefix("+")


def _dialled_at_home(compact: str, region: str) -> str:
    """+44 7700 900123 and +44 (0)7700 900123 as 07700900123."""
    code, trunk = _codes(region)
    begun = re.match(rf"(?:\+|00){code}", compact) if code else None
    if begun is None:
        return compact.removeprefix("+")
    rest = compact[begun.end() :]
    return rest if rest.startswith(trunk) else trunk + rest


@lru_cache
def _codes(region: str) -> tuple[str, str]:
    """The code of a country, and what is dialled there before a number with its area."""
    import phonenumbers

    known = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    return (str(known.country_code), known.national_prefix or "") if known else ("", "")


def significant_digits(text: str, region: str) -> str:
    """The digits that every way to write a number of `region` has in common; empty where it is none."""
    number = normal_phone(text, region).partition("x")[0]
    code, _trunk = _codes(region)
    return number.removeprefix(f"+{code}") if code and number.startswith(f"+{code}") else ""


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers of one client are the same, one of them perhaps without the code of its country."""
    if normal_phone(one) == normal_phone(other):
        return True
    (mine, is_mine_whole), (theirs, is_theirs_whole) = (_core(text) for text in (one, other))
    if is_mine_whole == is_theirs_whole:
        return mine.lstrip("0") == theirs.lstrip("0")
    whole, bare = (mine, theirs) if is_mine_whole else (theirs, mine)
    short = bare.lstrip("0")
    return len(short) > _FEW_DIGITS and whole.endswith(short) and whole[: -len(short)] in _all_codes()


def _core(text: str) -> tuple[str, bool]:
    """The digits of a number, and whether they begin with the code of a country."""
    normal = normal_phone(text, _NOWHERE)
    if normal.startswith("+"):
        return normal[1:], True
    return _NOT_DIGITS.sub("", _split(text)[0]) + _split(text)[1], False


@cache
def _all_codes() -> frozenset[str]:
    import phonenumbers

    return frozenset(map(str, phonenumbers.COUNTRY_CODE_TO_REGION_CODE))


@lru_cache(maxsize=1 << 12)
def is_mobile(normal: str) -> bool:
    """Whether a number in its normal form may be carried about; where a country does not tell, it may."""
    import phonenumbers

    main = normal.partition("x")[0]
    if not main.startswith("+") or main.startswith("+86"):
        return main.startswith("+861")
    kinds = phonenumbers.PhoneNumberType
    mobile = (kinds.MOBILE, kinds.FIXED_LINE_OR_MOBILE, kinds.UNKNOWN)
    return phonenumbers.number_type(phonenumbers.parse(main)) in mobile


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


def with_trunk(text: str, region: str) -> str:
    """A number of `region` with the leading zero that a spreadsheet has dropped: 7700900123 as 07700 900123 in Britain.
    As it stands where that is not certain: a number of ten digits is no local one anywhere, nor is a mobile."""
    import phonenumbers

    digits = re.sub("[ -]", "", text)
    known = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
    if region in _KNOWS_MAINLAND_MOBILES or known is None or known.national_prefix != _ZERO:
        return text
    if not digits.isdecimal() or digits.startswith(_ZERO):
        return text
    parsed = _parsed(digits, region)
    if parsed is None or _national(parsed) != digits or not phonenumbers.is_valid_number_for_region(parsed, region):
        return text
    lengths = known.general_desc.possible_length if known.general_desc else ()
    is_whole = len(digits) >= _NO_LOCAL or lengths == (len(digits),)
    return show_phone(text, region) if is_whole or is_mobile(normal_phone(text, region)) else text


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
    return parsed if _may_be(parsed, home) else None


def _may_be(parsed: "PhoneNumber", home: str) -> bool:
    """Around China a number that is given to somebody; elsewhere the library follows new ranges late, and a number of
    the right length counts."""
    import phonenumbers

    if home in _KNOWS_MAINLAND_MOBILES:
        return phonenumbers.is_valid_number(parsed)
    return phonenumbers.is_possible_number_with_reason(parsed) == phonenumbers.ValidationResult.IS_POSSIBLE


def _national(parsed: "PhoneNumber") -> str:
    import phonenumbers

    national: str = phonenumbers.national_significant_number(parsed)
    return national
