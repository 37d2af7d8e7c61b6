"""Which fields of a client are shown: all, those filled in, those missing, those changed today."""

from collections.abc import Collection, Iterator
from enum import StrEnum
from typing import Any

from clientdesk.dossier.completeness import is_answered, is_asked
from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_
from clientdesk.ui.form.chapters import chapters, is_shown
from clientdesk.ui.opened import Opened


class Shown(StrEnum):
    """What the switch over the sheet and the form stands on."""

    ALL = "all"
    FILLED = "filled"
    MISSING = "missing"
    CHANGED = "changed"


TITLES = {
    Shown.ALL: N_("All fields"),
    Shown.FILLED: N_("Filled"),
    Shown.MISSING: N_("Missing"),
    Shown.CHANGED: N_("Changed today"),
}
NOTHING = {
    Shown.ALL: N_("There is nothing to show."),
    Shown.FILLED: N_("Nothing is filled in yet. Ctrl+E begins."),
    Shown.MISSING: N_("Nothing is missing: every question has an answer."),
    Shown.CHANGED: N_("Nothing was changed today."),
}


def keys_of(shown: Shown, opened: Opened, hidden: Collection[str] = ()) -> frozenset[str]:
    """The keys of the fields that a position of the switch shows; chapters in `hidden` (names) are left out."""
    return frozenset(field.key for field in _fields(opened, hidden) if _belongs(field, opened, shown))


def counts(opened: Opened, hidden: Collection[str] = ()) -> dict[Shown, int]:
    """How many fields each position shows; what is computed is not counted."""
    stored = [field for field in _fields(opened, hidden) if field.stored]
    return {shown: sum(_belongs(field, opened, shown) for field in stored) for shown in Shown}


def _fields(opened: Opened, hidden: Collection[str]) -> Iterator[Field[Any]]:
    for chapter in chapters(opened.record.kind):
        if chapter.name in hidden:
            continue
        yield from (field for field in chapter.fields if is_shown(field, opened.record, customs=opened.around.customs))


def _belongs(field: Field[Any], opened: Opened, shown: Shown) -> bool:
    record = opened.record
    if not field.stored:
        return shown in (Shown.ALL, Shown.FILLED) and record.value(field, opened.around) is not None
    match shown:
        case Shown.ALL:
            return True
        case Shown.FILLED:
            return record[field] is not None
        case Shown.MISSING:
            asked = is_asked(field, record, customs=opened.around.customs)
            return asked and not is_answered(field, record, opened.answers)
        case Shown.CHANGED:
            return field.key in opened.touched
