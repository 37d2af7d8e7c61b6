"""Two files side by side: where they differ, which value is suggested and why, and what would be lost."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from clientdesk.desk.doubles.given import Difference, Side, United
from clientdesk.desk.doubles.rows import united
from clientdesk.desk.doubles.values import means_same, says_more, together
from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reading, Reference
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence

_ONLY_ONE = N_("Only one of the two files says it.")
_OTHER_IS_USUAL = N_("The other value is the one every new file begins with.")
_TOGETHER = N_("Both can stand together.")
_MORE_EXACT = N_("It says more.")
_LATER = N_("It was entered later.")
_STAYS = N_("It stands in the file that stays.")
ELSEWHERE: Mapping[str, str] = {
    **dict.fromkeys((Basics.mobile.key, Basics.home_phone.key, Basics.office_phone.key), "phones"),
    **dict.fromkeys((Basics.home_address.key, Basics.office_address.key), "addresses"),
    Basics.email.key: "emails",
    **dict.fromkeys(("photo", "logo"), "attachments"),
}
"""{field: group} that takes a value which had to give way."""
Entered = Callable[[Record, Field[Any]], int]
"""The step in which a value of a record was entered last."""


def differences(keep: Record, drop: Record, *, reading: Reading, entered: Entered) -> Iterator[Difference]:
    """Every field in which two files of a kind differ, in the order of the form."""
    for field in compared(keep.kind):
        mine, theirs = _outward(keep[field], drop), _outward(drop[field], keep)
        if not means_same(field, mine, theirs):
            yield _difference(field, mine, theirs, keep=keep, drop=drop, reading=reading, entered=entered)


def compared(kind: Kind) -> Iterator[Field[Any]]:
    """The fields that are compared value by value; references to rows of the same file follow their rows."""
    return (field for field in kind.values if not field.fixed and not is_to_row(field))


def is_to_row(field: Field[Any]) -> bool:
    """Whether a field refers to a row of the same file."""
    return isinstance(field.type, Reference) and field.type.to.startswith("row:")


def _outward(value: Any, other: Record) -> Any:
    """A reference of one of the two to the other says nothing once they are one."""
    return None if isinstance(value, Link) and value.target and value.target == other.code else value


def _difference(
    field: Field[Any], mine: Any, theirs: Any, *, keep: Record, drop: Record, reading: Reading, entered: Entered
) -> Difference:
    both = together(field, mine, theirs)
    usual = field.default(reading) if callable(field.default) else field.default
    side, why = _suggested(field, mine, theirs, usual=usual, both=both)
    if side is None:
        is_later = field is not keep.kind.title and entered(drop, field) > entered(keep, field)
        side, why = (Side.DROP, _LATER) if is_later else (Side.KEEP, _STAYS)
    taker = keep.kind.by_key.get(ELSEWHERE.get(field.key, ""))
    sides = (Side.KEEP, Side.DROP, *((Side.BOTH,) if both is not None else ()))
    return Difference(field, mine, theirs, side, Sentence(why), sides, both, taker, usual)


def _suggested(field: Field[Any], mine: Any, theirs: Any, *, usual: Any, both: Any) -> tuple[Side | None, str]:
    """The side that has the better of it whatever stands in the journal, and why; None where neither has."""
    if mine is None or theirs is None:
        return (Side.DROP if mine is None else Side.KEEP), _ONLY_ONE
    if usual is not None and usual in (mine, theirs):
        return (Side.DROP if mine == usual else Side.KEEP), _OTHER_IS_USUAL
    if both is not None:
        return Side.BOTH, _TOGETHER
    for side, value, other in ((Side.KEEP, mine, theirs), (Side.DROP, theirs, mine)):
        if says_more(value, other):
            return side, _MORE_EXACT
    return None, ""


def groups(keep: Record, drop: Record) -> Iterator[United]:
    """The groups that gain rows or to which both have some."""
    for group in keep.kind.groups:
        assert isinstance(group.type, Rows)
        mine, theirs = keep.rows(group), tuple(row for row in drop.rows(group))
        if theirs:
            rows, origins = united(group, mine, theirs, means_same=means_same)
            added = sum(place >= len(mine) for place in origins)
            yield United(group, rows, added, len(theirs) - added)


def is_safe(found: Sequence[Difference]) -> bool:
    """Whether no field has two different values that both say something."""
    return all(each.lost(each.suggested) is None for each in found)
