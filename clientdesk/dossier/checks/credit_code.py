"""Checking the registration numbers of enterprises; what is odd is worth a warning, never a refusal."""

import re

from clientdesk.dossier.checks.identity import bare_number
from clientdesk.i18n import N_

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The characters of a unified social credit code (GB 32100-2015): no I, O, S, V and Z."""
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_TAIWAN_WEIGHTS = (1, 2, 1, 2, 1, 2, 4, 1)

_LENGTH = N_("A unified social credit code has 18 characters, a Taiwan business number 8 digits.")
_OLD = N_(
    "This is a registration number of the old form with 15 digits; the enterprise should have a code of 18 by now."
)
_WRONG_ALPHABET = N_("A unified social credit code has digits and capital letters without I, O, S, V and Z.")
_WRONG_CHECK = N_("The check character does not fit; please compare the number with the licence.")


def credit_code_problem(number: str) -> str | None:
    """What is odd about a registration number, as a message id; None where it is right.

    Some codes issued early in the pilot regions do not satisfy the rule, so this is no reason to refuse one.
    """
    bare = bare_number(number)
    if re.fullmatch(r"[0-9]{8}", bare):
        return None if _is_taiwan_number(bare) else _WRONG_CHECK
    if re.fullmatch(r"[0-9]{15}", bare):
        return _OLD
    if len(bare) != 18:
        return _LENGTH
    if not set(bare) <= set(ALPHABET):
        return _WRONG_ALPHABET
    return None if bare[-1] == check_character(bare[:17]) else _WRONG_CHECK


def check_character(first_seventeen: str) -> str:
    """The last character of a unified social credit code (GB 32100-2015, MOD 31)."""
    total = sum(weight * ALPHABET.index(sign) for weight, sign in zip(_WEIGHTS, first_seventeen, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def _is_taiwan_number(digits: str) -> bool:
    """統一編號: the digits of the weighted digits add up to a multiple of 5; a seventh digit 7 may count one more.

    Until 2023 it was a multiple of 10, which is one of 5 too.
    """
    total = sum(sum(divmod(weight * int(digit), 10)) for weight, digit in zip(_TAIWAN_WEIGHTS, digits, strict=True))
    return total % 5 == 0 or (digits[6] == "7" and (total + 1) % 5 == 0)
