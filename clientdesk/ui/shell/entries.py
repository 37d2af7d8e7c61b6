"""What the sidebar leads to: the day, the clients of each kind, ready-made views, tags, the trash."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import monotonic

from clientdesk.desk import Desk
from clientdesk.desk.morning import Asked
from clientdesk.desk.querying import BY_NAME
from clientdesk.desk.tags import Tag, tagged
from clientdesk.desk.views import Kept
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Query, Trash
from clientdesk.dossier.queries.views import Sort, View
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.shell.sidebar import Entry

TODAY, ALL, TRASH = "today", "all", "trash"
LEDGERS, PRODUCTS, EXPENSES = "ledgers", "products", "expenses"
OPPORTUNITIES = "opportunities"
SERVICE = "service"
POLICIES = "policies"
QUALITY, DOUBLES = "quality", "doubles"
"""Pages of their own: what is wrong in the file, and who may be in it twice."""
ASKED = "asked"
"""A query that was made just now and bears no name."""
NEW_QUERY = "new-query"
"""Leads nowhere: it asks for a new query."""
KIND, TAG, VIEW, QUERY, SAVED = "kind:", "tag:", "view:", "query:", "saved:"
"""How the names of entries begin that stand for a kind, a tag, a view of the day, a query that bears a name, a saved
view (by its number)."""
VIEWS = {
    Asked.DUE: N_("To do in the next week"),
    Asked.OCCASIONS: N_("Occasions of the next week"),
    Asked.PROMISES: N_("Promises"),
    Asked.UNPLANNED: N_("Without a next step"),
    Asked.QUIET: N_("Not spoken to for long"),
}
"""The views that every desk has: {name of the list: title}."""
_ELSEWHERE = {
    Asked.NEVER.value: N_("Never spoken to"),
    Asked.CONTACTS.value: N_("Last contacts"),
    Asked.CLIENTS.value: N_("Last opened or changed"),
    Asked.DRAFTS.value: N_("Something typed waits to be put right"),
    Asked.ENDING.value: N_("A document or licence ends soon"),
    Asked.OVERDUE.value: N_("Should have paid by now"),
    Asked.REVIEWS.value: N_("An evaluation is to be reviewed"),
    Asked.OPPORTUNITIES.value: N_("With an opportunity changed last"),
    Asked.STALLED.value: N_("With a stalled opportunity"),
}
"""Views that only the day leads to."""
_QUERIES = ("birthdays", "insurance", "no_mobile", "changed_today")
"""The queries that stand in the sidebar; the palette knows the others too."""
_NO_QUERIES = ("all", "persons", "enterprises", "trash")
"""Queries that the sidebar has an entry of another kind for."""
_MOST_TAGS = 6


_COUNTED_FOR = 0.3
"""Seconds that are spent on counting saved views; those that are left have no count."""


@dataclass(frozen=True)
class Census:
    """How many clients there are of each kind and with each of the most used tags, how many lie in the trash, which
    views are saved. Archived files are left out, as lists leave them out."""

    kinds: Mapping[str, int]
    tags: tuple[Tag, ...]
    trashed: int
    views: tuple[Kept, ...] = ()
    insures: bool = False
    """Whether the house looks after policies."""
    found: Mapping[int, int] = field(default_factory=dict)
    """How many clients a saved view finds, by its number, where that was quick to count."""

    @property
    def total(self) -> int:
        """All clients in use."""
        return sum(self.kinds.values())


def look_up(desk: Desk) -> Census:
    """Off the window's thread: count them."""
    kinds = {kind.name: desk.clients.count(kinds=(kind.name,)) for kind in desk.client_kinds}
    for line in desk.clients.lines(tuple(desk.querying.archived())):
        kinds[line.kind] -= 1
    views = tuple(desk.views.all())
    trashed = desk.clients.count(trashed=True)
    tags, insures = tuple(desk.tags.most_used(_MOST_TAGS)), desk.insurance.is_on()
    return Census(kinds, tags, trashed, views, insures, _counted(desk, views))


def _counted(desk: Desk, views: Sequence[Kept]) -> dict[int, int]:
    until = monotonic() + _COUNTED_FOR
    progress = Progress(lambda _done, _total, _text: None, lambda: monotonic() > until)
    found: dict[int, int] = {}
    for kept in views:
        try:
            if kept.view:
                found[kept.number] = desk.querying.count_listed(kept.view.query, progress=progress)
        except Cancelled:
            break
        except UserError:
            continue
    return found


def entries(census: Census, desk: Desk, words: Catalogue) -> list[Entry]:
    """The entries in order."""
    made = [Entry(TODAY, words.tr(N_("Today")), "calendar"), Entry("", words.tr(N_("Clients")))]
    made.append(Entry(ALL, words.tr(N_("All")), "list", census.total))
    made += [
        Entry(f"{KIND}{kind.name}", words.label("kind", kind.plural), kind.name, census.kinds.get(kind.name, 0))
        for kind in desk.client_kinds
    ]
    if census.insures:
        made += [Entry("", words.tr(N_("Insurance"))), Entry(POLICIES, words.tr(N_("Policies")), "policy")]
        made.append(_query("policy_renewal", words))
    made.append(Entry("", words.tr(N_("Saved views"))))
    made += [Entry(f"{SAVED}{kept.number}", kept.name, "show", census.found.get(kept.number)) for kept in census.views]
    made.append(Entry(NEW_QUERY, words.tr(N_("New query…")), "add", asks=True))
    made.append(Entry("", words.tr(N_("Views"))))
    made += [Entry(f"{VIEW}{asked.value}", words.tr(title), "show") for asked, title in VIEWS.items()]
    made += [_query(name, words) for name in _QUERIES]
    if census.tags:
        made.append(Entry("", words.tr(N_("Tags"))))
        made += [Entry(f"{TAG}{tag.name}", tag.name, "tag", tag.count) for tag in census.tags]
    made += [Entry("", words.tr(N_("Sales"))), Entry(OPPORTUNITIES, words.tr(N_("Opportunities")), "opportunity")]
    made.append(Entry(SERVICE, words.tr(N_("Service")), "service"))
    made += [Entry("", words.tr(N_("Books"))), Entry(PRODUCTS, words.tr(N_("Products")), "product")]
    made.append(Entry(EXPENSES, words.tr(N_("Expenses")), "expense"))
    made.append(Entry(LEDGERS, words.tr(N_("Ledgers")), "statement"))
    made += [Entry("", words.tr(N_("Tidy up"))), Entry(QUALITY, words.tr(N_("Data quality")), "quality")]
    made.append(Entry(DOUBLES, words.tr(N_("Duplicates")), "doubles"))
    made.append(Entry(TRASH, words.tr(N_("Trash")), "trash", census.trashed))
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
    if entry == ASKED:
        return words.tr(N_("Query"))
    found = next((one.title for one in (*known, *more_entries(words)) if one.name == entry), "")
    return found or words.tr(_ELSEWHERE.get(named(entry, VIEW), "")) or named(entry, TAG)


@dataclass(frozen=True)
class Base:
    """What an entry asks for before anybody changes it: a query in an order (none: by name), or a list of the day that
    has its own order; for a saved view its looks, or why it cannot be read. `among` narrows it to clients by number."""

    query: Query = field(default_factory=Query)
    sort: tuple[Sort, ...] = BY_NAME
    only: str = ""
    saved: Kept | None = None
    among: frozenset[int] | None = None

    @property
    def view(self) -> View | None:
        """The saved view, where it can be read."""
        return self.saved.view if self.saved else None


def base_of(entry: str, views: Sequence[Kept]) -> Base:
    """What an entry asks for."""
    if name := named(entry, QUERY):
        return Base(SHIPPED[name].query)
    if tag := named(entry, TAG):
        return Base(Query(tagged(tag)))
    if kind := named(entry, KIND):
        return Base(Query(kinds=(kind,)))
    if view := named(entry, VIEW):
        return Base(sort=(), only=view)
    if number := named(entry, SAVED):
        kept = next((kept for kept in views if str(kept.number) == number), None)
        if kept and kept.view:
            return Base(kept.view.query, kept.view.sort or BY_NAME, saved=kept)
        return Base(saved=kept)
    return Base(Query(trash=Trash.ONLY) if entry == TRASH else Query())


def named(entry: str, beginning: str) -> str:
    """The kind, tag, view or query that an entry stands for; empty where it stands for something else."""
    return entry.removeprefix(beginning) if entry.startswith(beginning) else ""
