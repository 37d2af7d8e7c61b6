"""Whether somebody else may be looking at the window, and what they may see: as much as of a card given away."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from clientdesk.dossier import masking
from clientdesk.dossier.fields import SENSITIVE, Kind
from clientdesk.dossier.occasions import Occasion
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Photo
from clientdesk.exchange.excerpt import excerpt, work_excerpt
from clientdesk.exchange.profiles import Disclosure, Profile, Sight
from clientdesk.store.lists import Line
from clientdesk.ui.opened import Opened

HANDOUT = Disclosure(Profile.HANDOUT)


class Privacy:
    """One for a window and all it holds. While it is on, whatever is shown is handed through it first; while it is off
    everything comes back as it was."""

    def __init__(self) -> None:
        self.is_on = False
        self.is_locked = False
        """Whether the window is covered altogether."""

    def opened(self, opened: Opened) -> Opened:
        """A client as its page may show it."""
        if not self.is_on:
            return opened
        seen = excerpt(opened.record, HANDOUT)
        pictures = (field for field in seen.kind.values if isinstance(field.type, Photo))
        photo = opened.photo if any(seen[field] for field in pictures) else b""
        return replace(opened, record=seen, photo=photo, drafts=(), problems=(), standing=None)

    @property
    def reader(self) -> Disclosure:
        """As whom the window is looked at: the own desk, or somebody else."""
        return HANDOUT if self.is_on else Disclosure()

    def work(self, record: Record) -> Record:
        """A task or contact record."""
        return work_excerpt(record, HANDOUT) if self.is_on else record

    def line(self, line: Line, kind: Kind) -> Line:
        """A line of a list of clients of this kind."""
        if not self.is_on or all(HANDOUT.sight(field) is Sight.SHOWN for field in kind.lists.get("phone", ())):
            return line
        return replace(line, phone=masking.mask_phone(line.phone))

    def occasions(self, found: Iterable[Occasion]) -> tuple[Occasion, ...]:
        """Days to come: no names of the family, no ages, and nothing of what is sensitive."""
        return tuple(self.occasion(one) for one in found if self.tells(one))

    def tells(self, one: Occasion) -> bool:
        """Whether a day to come may be told of at all."""
        return not self.is_on or all(field.sensitivity is not SENSITIVE for field in one.about.fields)

    def occasion(self, one: Occasion) -> Occasion:
        """A day to come, without names of the family and ages."""
        return replace(one, about=replace(one.about, who="", text=""), years=None) if self.is_on else one

    def text(self, kind: Kind, key: str, text: str) -> str:
        """A text that stood in a field (`key`) or in a column of a group (`group.column`) of this kind."""
        if not self.is_on or not text:
            return text
        field, _, column = key.partition(".")
        return text if _is_shown(kind, field, column) else masking.HIDDEN


def _is_shown(kind: Kind, key: str, column: str) -> bool:
    field = kind.by_key.get(key)
    if field is None:
        return False
    if not column:
        return HANDOUT.sight(field) is Sight.SHOWN
    columns: tuple[Any, ...] = getattr(field.type, "columns", ())
    found = next((one for one in columns if one.key == column), None)
    return found is not None and HANDOUT.sight_in(field, found) is Sight.SHOWN
