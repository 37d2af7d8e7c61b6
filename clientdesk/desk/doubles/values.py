"""Two values of one field: whether they mean the same, whether one holds the other, how they stand together."""

from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.reading.phones import same_phone
from clientdesk.dossier.types import Email, LongText, MultiChoice, MultiText, Phone, Text
from clientdesk.dossier.values import Address, Link, PartialDate


def means_same(field: Field[Any], one: Any, other: Any) -> bool:
    """Whether two values say the same, however they are written: spaces, width, the form of a telephone."""
    if one is None or other is None or one == other:
        return bool(one == other)
    if isinstance(field.type, Phone):
        return same_phone(one, other)
    if isinstance(field.type, Email):
        return bool(one.lower() == other.lower())
    if isinstance(field.type, Text):
        return _tight(one) == _tight(other)
    if isinstance(one, Link) and isinstance(other, Link):
        return one.target == other.target if one.target and other.target else one.name == other.name
    return isinstance(one, tuple) and set(one) == set(other)


def _tight(text: str) -> str:
    """Spaces, width and case apart; a traditional character is another one than its simplified form."""
    return "".join(text.split()).casefold() if text.isascii() else "".join(_narrow(text).split()).casefold()


def _narrow(text: str) -> str:
    return "".join(fold(sign) if "\uff01" <= sign <= "\uff5e" else sign for sign in text)


def says_more(value: Any, other: Any) -> bool:
    """Whether a value holds all of another and more."""
    if isinstance(value, PartialDate) and isinstance(other, PartialDate):
        pairs = ((value.year, other.year), (value.month, other.month), (value.day, other.day))
        return all(theirs is None or mine == theirs for mine, theirs in pairs)
    if isinstance(value, Address) and isinstance(other, Address):
        return other.to_dict().items() <= value.to_dict().items()
    if isinstance(value, Link) and isinstance(other, Link):
        return bool(value.target and not other.target and other.name in ("", value.name))
    return False


def together(field: Field[Any], mine: Any, theirs: Any) -> Any:
    """Both values together, where the type lets them stand so."""
    if mine is None or theirs is None:
        return None
    if isinstance(field.type, MultiText | MultiChoice):
        known = {part.casefold() for part in mine}
        return (*mine, *(part for part in theirs if part.casefold() not in known))
    if isinstance(field.type, LongText):
        if theirs in mine or mine in theirs:
            return max(mine, theirs, key=len)
        text = f"{mine}\n\n{theirs}"
        return text if len(text) <= field.type.max else None
    return None
