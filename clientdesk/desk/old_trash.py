"""What has lain in the trash for long: nothing of it goes unasked, and all that the books can spare goes together."""

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from clientdesk.desk.erasing import Erased, Reach, reach, take_out
from clientdesk.desk.trading.staying import in_the_books
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import lists
from clientdesk.store.lists import Line

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

LONG = 90
"""So many days in the trash are long."""


@dataclass(frozen=True)
class OldTrash:
    """The clients that have lain in the trash for more than so many days, the longest there first: those that can be
    erased together, and those of whom the books have documents, so that each is looked at by itself."""

    days: int = LONG
    free: tuple[Line, ...] = ()
    booked: tuple[Line, ...] = ()

    def __len__(self) -> int:
        return len(self.free) + len(self.booked)


@dataclass(frozen=True)
class AheadOfOld:
    """What erasing all of them together, but for those of the books, will do."""

    old: OldTrash
    reach: Reach

    def is_named(self, typed: str) -> bool:
        """Whether somebody typed how many clients go."""
        return bool(self.old.free) and typed.strip() == str(len(self.old.free))


def old_trash(desk: "Desk", *, days: int = LONG) -> OldTrash:
    """Who has lain in the trash for more than so many days."""
    until = (desk.now - timedelta(days=days)).astimezone(UTC).isoformat(timespec="milliseconds")
    clients = [kind.name for kind in desk.client_kinds]
    with desk.store.reading() as connection:
        lines = lists.lines(connection, lists.trashed_before(connection, until, kinds=clients))
        booked = in_the_books(connection, [line.code for line in lines])
    free = tuple(line for line in lines if line.code not in booked)
    return OldTrash(days, free, tuple(line for line in lines if line.code in booked))


def look_ahead_old(desk: "Desk", *, days: int = LONG) -> AheadOfOld:
    """What erasing them would do; nothing is changed."""
    old = old_trash(desk, days=days)
    return AheadOfOld(old, reach(desk, old.free))


def erase_old(desk: "Desk", old: OldTrash) -> list[Erased]:
    """Erase them for good, as one step: exactly those that somebody was told of. Raises `UserError`, and erases none,
    where one of them does not lie there any more or the books need it by now."""
    going = [line.id for line in old.free]
    if not set(going) <= {line.id for line in old_trash(desk, days=old.days).free}:
        raise UserError(
            N_("The trash was changed in the meantime; nothing was erased."),
            key="trash_changed",
            hint=N_("Look again who would go."),
        )
    if not going:
        return []
    return take_out(desk, [desk.clients.itself(line.code) for line in old.free])
