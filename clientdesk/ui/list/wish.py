"""Which clients a list is to show, and looking them up."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from clientdesk.desk import Desk
from clientdesk.desk.morning import Asked
from clientdesk.desk.old_trash import OldTrash, old_trash
from clientdesk.desk.querying import BY_NAME
from clientdesk.dossier.queries.tree import Match, Node, Query, Trash, pruned
from clientdesk.dossier.queries.views import Sort
from clientdesk.errors import UserError
from clientdesk.i18n import Catalogue
from clientdesk.store.lists import ORDERS

MOST_FOUND = 500


@dataclass(frozen=True)
class Wish:
    """Which clients, in what order.

    text   what is searched for among them
    query  what is asked of them
    sort   in which order; none: that of the list of the day
    only   a list of the day that narrows them
    among  the numbers of the clients it may be, such as those that were just brought in; None: any
    """

    text: str = ""
    query: Query = field(default_factory=Query)
    sort: tuple[Sort, ...] = BY_NAME
    only: str = ""
    among: frozenset[int] | None = None

    @property
    def order(self) -> str:
        """The first key of the order; empty where the list keeps its own."""
        return self.sort[0].key if self.sort else ""

    @property
    def descending(self) -> bool:
        """Whether the last come first."""
        return bool(self.sort) and self.sort[0].descending

    @property
    def trashed(self) -> bool:
        """Whether they lie in the trash."""
        return self.query.trash is Trash.ONLY

    @property
    def kinds(self) -> tuple[str, ...]:
        """Of which kinds they are; none: of all."""
        return self.query.kinds

    @property
    def narrows(self) -> bool:
        """Whether something else than the words of a search keeps clients out."""
        narrowed = self.kinds or self.only or self.trashed or pruned(self.query.where).of
        return bool(narrowed) or self.among is not None


@dataclass(frozen=True)
class Listed:
    """The numbers that a wish gives, whether there are more, how many clients there are altogether, what is asked of
    them, part by part, in words, and of the trash who has lain there for long."""

    wish: Wish
    numbers: tuple[int, ...]
    more: bool
    total: int
    filters: tuple[str, ...] = ()
    old: OldTrash = field(default_factory=OldTrash)


def filters_of(query: Query) -> tuple[Node, ...]:
    """What is asked, in parts that can be taken away one by one."""
    where = pruned(query.where)
    if not where.of:
        return ()
    return where.of if where.match is Match.ALL else (where,)


def look_up(desk: Desk, wish: Wish, words: Catalogue) -> Listed:
    """Off the window's thread: what a wish gives. Archived files are left out, unless they are asked for or found by
    the words of a search through all clients."""
    querying = desk.querying
    asks = querying.asks_of_archived(wish.query)
    archived: Collection[int] = () if asks else querying.archived()
    total = desk.clients.count(trashed=wish.trashed) - len(archived)
    filters = tuple(querying.clause(node, wish.query.kinds, words) for node in filters_of(wish.query))
    old = old_trash(desk) if wish.trashed else OldTrash()
    if not wish.text:
        ordered = _in_order(desk, wish)
        numbers = tuple(number for number in ordered if number not in archived) if archived else tuple(ordered)
        return Listed(wish, numbers, more=False, total=total, filters=filters, old=old)
    found, more = desk.searching.numbers(wish.text, limit=MOST_FOUND)
    kept = set(_in_order(desk, wish)).difference(archived) if wish.narrows else _outside_trash(desk, found)
    numbers = tuple(number for number in found if number in kept)
    return Listed(wish, numbers, more=more, total=total, filters=filters, old=old)


def _outside_trash(desk: Desk, numbers: Sequence[int]) -> set[int]:
    return {line.id for line in desk.clients.lines(numbers) if not line.trashed}


def _in_order(desk: Desk, wish: Wish) -> list[int]:
    """All that the wish lets in, whatever is searched for."""
    found = _let_in(desk, wish)
    return found if wish.among is None else [number for number in found if number in wish.among]


def _let_in(desk: Desk, wish: Wish) -> list[int]:
    if wish.only:
        own = desk.morning.clients_of(Asked(wish.only))
        if not wish.sort and not filters_of(wish.query):
            return own
        kept = set(own)
        ordered = _asked(desk, wish) if wish.sort else own
        let_in = set(ordered) if wish.sort else set(_asked(desk, wish))
        return [number for number in ordered if number in kept and number in let_in]
    return _asked(desk, wish)


def _asked(desk: Desk, wish: Wish) -> list[int]:
    sort = wish.sort or BY_NAME
    if not filters_of(wish.query) and len(sort) == 1 and sort[0].key in ORDERS and wish.query.trash is not Trash.WITH:
        # From the narrow table alone.
        return desk.clients.numbers(
            kinds=wish.kinds, order=wish.order or "sort", descending=wish.descending, trashed=wish.trashed
        )
    try:
        return desk.querying.numbers(wish.query, order=sort)
    except UserError as error:
        if error.key != "unknown_order":
            raise
        # What a view was sorted by means nothing any more.
        return desk.querying.numbers(wish.query, order=BY_NAME)
