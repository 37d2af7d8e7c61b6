"""Addresses as they are written in the West: in several lines or between commas, from the house to the country."""

import re
from collections.abc import Sequence
from functools import cache

_INSIDE = re.compile(
    r"(?:flat|unit|apt\.?|apartment|suite|room|building|tower|block|floor|level|no\.?)\s*[\w-]+"
    r"|\d+(?:st|nd|rd|th) floor"
    r"|.+\b(?:house|building|court|tower|plaza|centre|center|park|estate|mews|close|terrace|wharf|quay)",
    re.IGNORECASE,
)
"""What stands before the street."""
_PART = re.compile(r"[a-z.]+\s*(?:[A-Z]|[0-9]+[A-Z]?)", re.IGNORECASE)
_POSTCODE = re.compile(
    r"\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z][0-9][A-Z] ?[0-9][A-Z][0-9]|[A-Z]{2,3} [0-9]{4,5}(?:-[0-9]{4})?"
    r"|[0-9]{4,6} ?[A-Z]{0,2})\b"
)
_PLACE = re.compile(r"[A-ZÀ-Ž][\w.'’-]*(?: [\w.'’-]+){0,3}")
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST = 60
_ALSO = ("uk", "u.k.", "england", "scotland", "wales", "usa", "u.s.a.", "us", "united states", "hong kong", "taiwan")
"""Other names of countries and of places that stand where countries do."""
_CLOSING = re.compile(
    r"(?:(?:with )?(?:best|kind|warm|kindest|warmest|many)? ?(?:regards|wishes|thanks)"
    r"|(?:yours )?(?:sincerely|faithfully|truly)|sincerely yours|thank you|thanks|cheers|best"
    r"|此致|敬礼|敬禮|此致敬礼|此致敬禮|顺颂商祺|順頌商祺|商祺|祝好|谢谢|謝謝|敬上|敬启|敬啟)[!！.。]?",
    re.IGNORECASE,
)


def is_closing(text: str) -> bool:
    """Whether a text is no more than the courtesy at the end of a letter: Best regards, 此致敬礼."""
    return bool(_CLOSING.fullmatch(text.strip()))


def before_street(text: str) -> bool:
    """Whether a text may be what stands before the street: a flat, a floor, the name of a house."""
    return not _HAN.search(text) and len(text) <= _LONGEST and bool(_INSIDE.fullmatch(text.strip()))


def names_part(text: str) -> bool:
    """Whether a text names a part of a house by a letter or number: Tower B, Room 3."""
    return bool(_PART.fullmatch(text.strip()))


def after_street(texts: Sequence[str]) -> int:
    """How many of the lines after a street belong to the address: places, as long as a postcode or country follows."""
    count = 0
    for place, text in enumerate(texts):
        bare = text.strip(" ,.;")
        if not bare or _HAN.search(bare) or len(bare) > _LONGEST:
            break
        if _ends(bare):
            count = place + 1
        elif not _PLACE.fullmatch(bare):
            break
    return count


def _ends(text: str) -> bool:
    """Whether a text holds a postcode, or is a country."""
    words = text.split()
    return text.casefold() in _countries() or (len(words) <= 6 and bool(_POSTCODE.search(text)))


@cache
def _countries() -> frozenset[str]:
    """The names of countries in English, as people write them."""
    # The list of countries is made of types, which read with this package.
    from clientdesk.dossier.choices.countries import COUNTRY

    names = {label.casefold() for label in COUNTRY.labels.values()}
    return frozenset({*names, *_ALSO})
