"""What the sidebar leads to: the day, the clients of each kind, ready-made views, tags, the trash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from clientdesk.desk import Desk
from clientdesk.desk.morning import Asked
from clientdesk.desk.tags import Tag
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.shell.sidebar import Entry

TODAY, ALL, TRASH = "today", "all", "trash"
KIND, TAG, VIEW, QUERY = "kind:", "tag:", "view:", "query:"
"""How the names of entries begin that stand for a kind, a tag, a view of the day, a query that bears a name."""
VIEWS = {
    Asked.DUE: N_("To do in the next week"),
    Asked.OCCASIONS: N_("Birthdays and occasions of the next week"),
    Asked.PROMISES: N_("Promises"),
    Asked.UNPLANNED: N_("Without a next step"),
    Asked.QUIET: N_("Not spoken to for long"),
}
"""The views that every desk has: {name of the list: title}."""
_ELSEWHERE = {
    Asked.CONTACTS.value: N_("Last contacts"),
    Asked.CLIENTS.value: N_("Last opened or changed"),
    Asked.DRAFTS.value: N_("Something typed waits to be put right"),
    Asked.ENDING.value: N_("A document or licence ends soon"),
}
"""Views that only the day leads to."""
_QUERIES = ("birthdays", "insurance", "no_mobile", "changed_today")
"""The queries that stand in the sidebar; the palette knows the others too."""
_NO_QUERIES = ("all", "persons", "enterprises", "trash")
"""Queries that the sidebar has an entry of another kind for."""
_MOST_TAGS = 6


@dataclass(frozen=True)
class Census:
    """How many clients there are of each kind and with each of the most used tags, and how many lie in the trash."""

    kinds: Mapping[str, int]
    tags: tuple[Tag, ...]
    trashed: int

    @property
    def total(self) -> int:
        """All clients in use."""
        return sum(self.kinds.values())


def look_up(desk: Desk) -> Census:
    """Off the window's thread: count them."""
    kinds = {kind.name: desk.clients.count(kinds=(kind.name,)) for kind in desk.client_kinds}
    return Census(kinds, tuple(desk.tags.most_used(_MOST_TAGS)), desk.clients.count(trashed=True))


def entries(census: Census, desk: Desk, words: Catalogue) -> list[Entry]:
    """The entries in order."""
    made = [Entry(TODAY, words.tr(N_("Today")), "calendar"), Entry("", words.tr(N_("Clients")))]
    made.append(Entry(ALL, words.tr(N_("All")), "list", census.total))
    made += [
        Entry(f"{KIND}{kind.name}", words.label("kind", kind.plural), kind.name, census.kinds.get(kind.name, 0))
        for kind in desk.client_kinds
    ]
    made.append(Entry("", words.tr(N_("Views"))))
    made += [Entry(f"{VIEW}{asked.value}", words.tr(title), "show") for asked, title in VIEWS.items()]
    made += [_query(name, words) for name in _QUERIES]
    if census.tags:
        made.append(Entry("", words.tr(N_("Tags"))))
        made += [Entry(f"{TAG}{tag.name}", tag.name, "tag", tag.count) for tag in census.tags]
    made += [Entry("", ""), Entry(TRASH, words.tr(N_("Trash")), "trash", census.trashed)]
    return made


def more_entries(words: Catalogue) -> list[Entry]:
    """What one can go to besides: the other queries."""
    return [_query(name, words) for name in SHIPPED if name not in (*_QUERIES, *_NO_QUERIES)]


def _query(name: str, words: Catalogue) -> Entry:
    return Entry(f"{QUERY}{name}", words.tr(SHIPPED[name].label), "search")


def title_of(entry: str, known: Sequence[Entry], words: Catalogue) -> str:
    """What stands above the list that an entry leads to, also where the sidebar does not show it."""
    if entry == ALL:
        return words.tr(N_("All clients"))
    found = next((one.title for one in (*known, *more_entries(words)) if one.name == entry), "")
    return found or words.tr(_ELSEWHERE.get(named(entry, VIEW), "")) or named(entry, TAG)


def members(desk: Desk, entry: str) -> list[int] | None:
    """Off the window's thread: the numbers of the clients of a tag, view or query, in its order; None: it is none."""
    if query := named(entry, QUERY):
        return desk.querying.numbers(desk.querying.named(query))
    if tag := named(entry, TAG):
        tagged = desk.tags.numbers(tag)
        return [number for number in desk.clients.numbers() if number in tagged]
    view = named(entry, VIEW)
    return desk.morning.clients_of(Asked(view)) if view else None


def named(entry: str, beginning: str) -> str:
    """The kind, tag, view or query that an entry stands for; empty where it stands for something else."""
    return entry.removeprefix(beginning) if entry.startswith(beginning) else ""
