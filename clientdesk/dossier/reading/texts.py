"""Text as it may be kept: whole characters, no control characters, within its limit; otherwise as typed."""

import re
import unicodedata

from clientdesk.dossier.reading import Unreadable
from clientdesk.i18n import N_

# Beside the control characters of C0 and C1: the byte order mark and the non-characters that XML, and so a
# workbook, cannot carry.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]+")
_BREAKS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SPACING = re.compile("[\t\n\x0b\x0c]+")
_SURROGATES = re.compile("[\ud800-\udfff]")
# Zero-width characters and marks of direction come along when numbers and dates are pasted from a page.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f]+")

# Cleaning can shorten a text, but no honest one by this factor; beyond it the limit is named at once.
_HOPELESS = 8

_SHORT = 200
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<noBreak>", "<compat> 0020")


def clean_line(text: str, max: int) -> str:
    """One line of at most `max` characters: trimmed, line breaks and tabs become spaces, Unicode NFC."""
    if len(text) <= max and text.isprintable():
        # Nothing in it is to be cleaned, as with nearly all of the many values of an import.
        return _within(unicodedata.normalize("NFC", text).strip(), max)
    _refuse_hopeless(text, max)
    flat = _SPACING.sub(" ", _BREAKS.sub("\n", text))
    return _within(_composed(flat).strip(), max)


def clean_long(text: str, max: int) -> str:
    """Several lines of at most `max` characters: trimmed, line ends become LF, Unicode NFC."""
    _refuse_hopeless(text, max)
    return _within(_composed(_BREAKS.sub("\n", text)).strip(), max)


def tidy(text: str) -> str:
    """A short text made ready to be read as a number, date or code: full-width forms narrowed, trimmed.

    Superscripts and encircled digits stay what they are: 5² is not 52.
    """
    if len(text) > _SHORT:
        raise _too_long(len(text), _SHORT)
    flat = _INVISIBLE.sub("", clean_line(text, _SHORT))
    return flat if flat.isascii() else "".join(map(_narrow, flat)).strip()


def _narrow(character: str) -> str:
    mapping = unicodedata.decomposition(character)
    return unicodedata.normalize("NFKC", character) if mapping.startswith(_WIDTHS) else character


def _refuse_hopeless(text: str, max: int) -> None:
    if len(text) > _HOPELESS * max + 100:
        raise _too_long(len(text), max)
    if _SURROGATES.search(text):
        raise Unreadable(N_("This text holds half a character (a lone surrogate); please type it again."))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", _CONTROLS.sub("", text))


def _within(text: str, max: int) -> str:
    if len(text) > max:
        raise _too_long(len(text), max)
    return text


def _too_long(length: int, max: int) -> Unreadable:
    return Unreadable(N_("This has {length} characters; at most {max} can be kept here."), length=length, max=max)
