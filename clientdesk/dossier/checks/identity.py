"""Checking identity numbers by document, and reading what a resident number says of its holder."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from clientdesk.dossier.lunar import age
from clientdesk.dossier.reading.texts import tidy
from clientdesk.i18n import N_

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_CHARACTERS = "10X98765432"
_RESIDENT = re.compile(r"([0-9]{6})([0-9]{8})([0-9]{3})([0-9X])")
# Before 1999: the year in two digits, no check digit.
_OLD_RESIDENT = re.compile(r"([0-9]{6})([0-9]{6})([0-9]{3})")
# Three last digits that stood for people born before 1900.
_CENTENARIANS = range(996, 1000)
_HONG_KONG = re.compile(r"([A-Z]{1,2})([0-9]{6})([0-9A])")
_MACAO = re.compile(r"[0-9]{8}")
_TAIWAN = re.compile(r"[A-Z][0-9]{9}")
# The letter of a Taiwan number stands for a place; its two digits are its place in this row plus ten.
_TAIWAN_LETTERS = "ABCDEFGHJKLMNPQRSTUVXYWZIO"
_TAIWAN_GENDERS = {"1": "m", "2": "f", "8": "m", "9": "f"}
_OLDEST = 120

_LENGTH = N_("A resident identity number has 18 characters (15 on old cards).")
_WRONG_CHECK = N_("The check digit does not fit; please compare the number with the document.")
_WRONG_BIRTH = N_("The date of birth inside this number does not exist.")
_TOO_OLD = N_("By this number its holder would be over 120 years old or not yet born.")
_HONG_KONG_FORM = N_("A Hong Kong identity number looks like A123456(3).")
_MACAO_FORM = N_("A Macao identity number has 8 digits.")
_TAIWAN_FORM = N_("A Taiwan identity number has a letter and 9 digits.")
_PASSPORT_FORM = N_("A passport number has 5 to 15 letters and digits.")
_PERMIT_FORM = N_("A travel permit number has 8 to 11 letters and digits, a residence permit 18.")


@dataclass(frozen=True)
class IdentityFacts:
    """What a resident number says: birth, gender ("m" or "f") and the six digits of the place that issued it.

    The place is where the holder was first registered, which need not be where he was born.
    """

    birth: date
    gender: str
    region_code: str


def identity_problem(number: str, doc_type: str, *, today: date | None = None) -> str | None:
    """Why a number cannot be right for its document, as a message id; None where nothing speaks against it.

    `doc_type` is a code of the list id_doc_type. With `today` an impossible age is a problem too.
    """
    checks: dict[str, Callable[[str], str | None]] = {
        "cn_id": _resident_problem,
        "driver": _driver_problem,
        "hk_id": _hong_kong_problem,
        "mo_id": _macao_problem,
        "tw_id": _taiwan_problem,
        "hmt_permit": _permit_problem,
        "passport": _passport_problem,
    }
    check = checks.get(doc_type)
    bare = bare_number(number)
    problem = check(bare) if check else None
    facts = identity_facts(bare) if today and doc_type in ("cn_id", "driver", "hmt_permit") else None
    if problem or facts is None or today is None:
        return problem
    years = age(facts.birth, today)
    return _TOO_OLD if years is None or years > _OLDEST else None


def identity_facts(number: str) -> IdentityFacts | None:
    """Birth, gender and region out of a resident number of 18 or 15 digits; None where it is no right one."""
    bare = bare_number(number)
    if _resident_problem(bare):
        return None
    found = _RESIDENT.fullmatch(bare) or _OLD_RESIDENT.fullmatch(bare)
    birth = _birth(bare)
    if found is None or birth is None:
        return None
    return IdentityFacts(birth, "m" if int(found[3]) % 2 else "f", found[1])


def taiwan_gender(number: str) -> str | None:
    """The gender ("m" or "f") that a right Taiwan number says; None for any other number."""
    bare = bare_number(number)
    return None if _taiwan_problem(bare) else _TAIWAN_GENDERS.get(bare[1])


def check_character(first_seventeen: str) -> str:
    """The last character of a resident number (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_seventeen, strict=True))
    return _CHECK_CHARACTERS[total % 11]


def bare_number(number: str) -> str:
    """The number in capitals without spaces, dashes and brackets."""
    return re.sub(r"[\s()\-]+", "", tidy(number)).upper()


def _birth(number: str) -> date | None:
    year, month_day = (number[6:10], number[10:14]) if len(number) == 18 else ("19" + number[6:8], number[8:12])
    if len(number) == 15 and int(number[12:]) in _CENTENARIANS:
        year = "18" + number[6:8]
    try:
        return date(int(year), int(month_day[:2]), int(month_day[2:]))
    except ValueError:
        return None


def _resident_problem(number: str) -> str | None:
    if not _RESIDENT.fullmatch(number) and not _OLD_RESIDENT.fullmatch(number):
        return _LENGTH
    if _birth(number) is None:
        return _WRONG_BIRTH
    return _WRONG_CHECK if len(number) == 18 and number[-1] != check_character(number[:17]) else None


def _driver_problem(number: str) -> str | None:
    """On the mainland a driving licence carries the resident number; elsewhere anything goes."""
    return _resident_problem(number) if len(number) == 18 else None


def _hong_kong_problem(number: str) -> str | None:
    """Letters count from 10, a missing first one 36; weights fall from 9 to 1 and the sum is a multiple of 11."""
    found = _HONG_KONG.fullmatch(number)
    if found is None:
        return _HONG_KONG_FORM
    letters, digits, check = found.groups()
    values = [36] * (2 - len(letters)) + [ord(letter) - ord("A") + 10 for letter in letters]
    values += [int(digit, 16) for digit in digits + check]
    total = sum(weight * value for weight, value in zip(range(9, 0, -1), values, strict=True))
    return _WRONG_CHECK if total % 11 else None


def _macao_problem(number: str) -> str | None:
    """How its check digit is made has never been published."""
    return None if _MACAO.fullmatch(number) else _MACAO_FORM


def _taiwan_problem(number: str) -> str | None:
    if not _TAIWAN.fullmatch(number) or number[1] not in _TAIWAN_GENDERS:
        return _TAIWAN_FORM
    place = _TAIWAN_LETTERS.index(number[0]) + 10
    weighted = sum(weight * int(digit) for weight, digit in zip(range(8, 0, -1), number[1:9], strict=True))
    return _WRONG_CHECK if (place // 10 + place % 10 * 9 + weighted + int(number[9])) % 10 else None


def _permit_problem(number: str) -> str | None:
    if len(number) == 18:
        return _resident_problem(number)
    return None if re.fullmatch(r"[A-Z0-9]{8,11}", number) else _PERMIT_FORM


def _passport_problem(number: str) -> str | None:
    right = re.fullmatch(r"(?=.*[0-9])[A-Z0-9]{5,15}", number)
    return None if right else _PASSPORT_FORM
