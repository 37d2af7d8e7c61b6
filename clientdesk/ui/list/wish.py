"""Which clients a list is to show, and looking them up."""

from dataclasses import dataclass

from clientdesk.desk import Desk
from clientdesk.ui.shell.entries import members

MOST_FOUND = 500


@dataclass(frozen=True)
class Wish:
    """Which clients, in what order."""

    text: str = ""
    kinds: tuple[str, ...] = ()
    order: str = "sort"
    descending: bool = False
    trashed: bool = False
    only: str = ""
    """The entry of the sidebar that narrows them to a tag or a view; without an `order` they keep the view's own."""


@dataclass(frozen=True)
class Listed:
    """The numbers that a wish gives, whether there are more, and how many clients there are altogether."""

    wish: Wish
    numbers: tuple[int, ...]
    more: bool
    total: int


def look_up(desk: Desk, wish: Wish) -> Listed:
    """Off the window's thread: what a wish gives."""
    total = desk.clients.count(trashed=wish.trashed)
    only = members(desk, wish.only)
    among = None if only is None else set(only)
    if not wish.text:
        if only is not None and not wish.order:
            return Listed(wish, tuple(only), more=False, total=total)
        numbers = desk.clients.numbers(
            kinds=wish.kinds, order=wish.order, descending=wish.descending, trashed=wish.trashed
        )
        kept = [number for number in numbers if number in among] if among is not None else numbers
        return Listed(wish, tuple(kept), more=False, total=total)
    found, more = desk.searching.numbers(wish.text, limit=MOST_FOUND)
    kept = [
        line.id
        for line in desk.clients.lines(found)
        if bool(line.trashed) == wish.trashed
        and (not wish.kinds or line.kind in wish.kinds)
        and (among is None or line.id in among)
    ]
    return Listed(wish, tuple(kept), more=more, total=total)
