"""Queries: how many clients they find, which, in what order, and what they say in words.

What is asked and what is found is written down nowhere, not in the log and not in the file's history. Sensitive fields
may be asked about; what is shown of the clients found is a matter of each output's profile.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from clientdesk.desk.part import Part
from clientdesk.desk.searching import Hit
from clientdesk.dossier.fields import SENSITIVE, Kind, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.queries import plan, reading, sentences
from clientdesk.dossier.queries.days import Asker
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.perhaps import perhaps
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Branch, Condition, Has, Node, Query, Trash, all_of, conditions
from clientdesk.dossier.queries.views import Sort
from clientdesk.dossier.queries.vocabulary import Asked, Subject
from clientdesk.dossier.types import File, Json, MultiChoice, MultiText, Photo, PostalAddress
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import QUIET, Progress
from clientdesk.store import history, lists, query
from clientdesk.store.lists import ORDERS, Line

BY_NAME = (Sort("sort"),)
_EVER = "9999"
"""Later than any moment."""
_UNSORTED = (Rows, Photo, File, PostalAddress, MultiChoice, MultiText)
"""Types whose values have no order."""


class Querying(Part):
    """`desk.querying`."""

    _kinds: tuple[Kind, ...] = ()
    _dictionary: Dictionary | None = None
    _archived: tuple[int, frozenset[int]] = (-1, frozenset())
    """After which step somebody looked last, and what was found."""

    @property
    def dictionary(self) -> Dictionary:
        """What can be asked of this file, its own fields included."""
        kinds = self.desk.kinds
        if self._dictionary is None or any(a is not b for a, b in zip(self._kinds, kinds, strict=False)):
            self._kinds, self._dictionary = kinds, Dictionary(kinds)
        return self._dictionary

    # Queries as JSON and by name

    def read(self, raw: Json) -> Query:
        """The query out of its JSON; what cannot be read is named by place and key."""
        return reading.from_json(raw, self.dictionary)

    def read_text(self, text: str) -> Query:
        """The query that a text holds as JSON."""
        return reading.from_text(text, self.dictionary)

    def write(self, asked: Query) -> dict[str, Json]:
        """The query as JSON."""
        return reading.to_json(asked, self.dictionary)

    def named(self, name: str) -> Query:
        """The query that bears a name: one that comes with the program, or else a saved view."""
        if name not in SHIPPED:
            saved = self.desk.views.find(name)
            if saved and saved.problem:
                raise saved.problem
            if saved and saved.view:
                return saved.view.query
            raise UserError(
                N_("There is no query {name}; the queries are {known}."),
                key="no_query",
                hint=N_("Name a file that holds a query as JSON, or one of these."),
                name=name[:60],
                known=", ".join(SHIPPED),
            )
        return SHIPPED[name].query

    # Archived files

    def archived(self) -> frozenset[int]:
        """The numbers of the clients whose files are archived: lists leave them out unless they are asked for."""
        with self.store.reading() as connection:
            step = history.step_at(connection, _EVER)
        known, numbers = self._archived
        if known != step:
            # Lists ask at every turn; between two steps the answer is the same.
            numbers = frozenset(self.numbers(SHIPPED["archived"].query))
            self._archived = step, numbers
        return numbers

    def asks_of_archived(self, asked: Query) -> bool:
        """Whether a query says itself which files it means, archived ones or others."""
        named = any(condition.field == Header.file_status.key for condition in conditions(asked.where))
        return named or asked.trash is not Trash.WITHOUT

    def count_listed(self, asked: Query, *, progress: Progress = QUIET) -> int:
        """How many clients a list of the query shows: archived files are left out unless it asks for them."""
        found = self.count(asked, progress=progress)
        if not found or self.asks_of_archived(asked) or not self.archived():
            return found
        archived = SHIPPED["archived"].query.where
        return found - self.count(replace(asked, where=all_of(asked.where, archived)), progress=progress)

    # What they find

    def count(self, asked: Query, *, progress: Progress = QUIET) -> int:
        """How many clients are found; raises `Cancelled` soon after the progress was cancelled."""
        planned = self._planned(asked)
        with self.store.reading() as connection:
            return query.count(connection, self.store.schema, planned, cancelled=progress.cancelled)

    def numbers(self, asked: Query, *, order: Sequence[Sort] = BY_NAME, progress: Progress = QUIET) -> list[int]:
        """The numbers of the clients found, in order, empty values last; raises `Cancelled` like `count`."""
        planned = self._planned(asked)
        keys = [(self._sorted_by(sort, planned.files), sort.descending) for sort in order]
        with self.store.reading() as connection:
            return query.numbers(connection, self.store.schema, planned, order=keys, cancelled=progress.cancelled)

    def listed(self, asked: Query, *, progress: Progress = QUIET) -> list[int]:
        """The numbers of the clients that a list of the query shows, by name; see `count_listed`."""
        found = self.numbers(asked, progress=progress)
        if not found or self.asks_of_archived(asked):
            return found
        archived = self.archived()
        return [number for number in found if number not in archived]

    def perhaps(self, asked: Query) -> Query | None:
        """Whom a query on ages may mean besides those it finds, as their birthday is not known exactly."""
        return perhaps(asked, self.dictionary)

    def lines(self, asked: Query, *, order: Sequence[Sort] = BY_NAME) -> list[Line]:
        """What a list shows of the clients found."""
        numbers = self.numbers(asked, order=order)
        with self.store.reading() as connection:
            return lists.lines(connection, numbers)

    def hits(self, asked: Query, *, words: Catalogue, order: Sequence[Sort] = BY_NAME) -> list[Hit]:
        """The clients found, each with what it holds in the first field asked about, unless that is sensitive."""
        found = self.lines(asked, order=order)
        shown = self._first_asked(asked)
        if shown is None:
            return [Hit(line) for line in found]
        planned = self._planned(asked)
        with self.store.reading() as connection:
            stored = query.values(connection, self.store.schema, planned, asked=shown)
        texts = {number: _shown(shown, value, words) for number, value in stored.items()}
        return [Hit(line, shown.key, texts[line.id]) if line.id in texts else Hit(line) for line in found]

    def _planned(self, asked: Query) -> plan.Planned:
        return plan.planned(asked, self.dictionary, Asker(self.desk.today, self.desk.user, home=self.desk.home))

    def _sorted_by(self, sort: Sort, subject: Subject) -> str | Asked:
        if sort.key in ORDERS:
            return sort.key
        found = self.dictionary.vocabulary.asked(subject, sort.key)
        if found is None or found.computed or found.part or isinstance(found.type, _UNSORTED):
            raise UserError(
                N_("The list cannot be sorted by {field}."),
                code=ExitCode.USAGE,
                key="unknown_order",
                hint=N_("Sort by a column of the list or by a field that is one value."),
                field=sort.key[:60],
            )
        return found

    def _first_asked(self, asked: Query) -> Asked | None:
        files = self.dictionary.files(asked.kinds)
        for condition in conditions(asked.where):
            found = self.dictionary.vocabulary.asked(files, condition.field)
            if found and not found.computed and not found.part and not isinstance(found.type, Rows):
                return None if found.field.sensitivity is SENSITIVE else found
        return None

    # What they say

    def sentence(self, asked: Query, words: Catalogue) -> str:
        """The query read back in a language."""
        return sentences.sentence(asked, self.dictionary, words, self._names(asked))

    def clause(self, node: Node, kinds: Sequence[str], words: Catalogue) -> str:
        """One part of a query on clients of these kinds, as its sentence has it."""
        names = self._names(Query(all_of(node), tuple(kinds)))
        return sentences.clause(node, self.dictionary.files(kinds), self.dictionary, words, names)

    def _names(self, asked: Query) -> Mapping[str, str]:
        """{code: name} of the clients that a query names."""
        codes = list(dict.fromkeys(self._codes(asked.where, self.dictionary.files(asked.kinds))))
        return self.names_of(codes)

    def names_of(self, codes: Sequence[str]) -> Mapping[str, str]:
        """{code: name} of the clients with these codes that are there."""
        if not codes:
            return {}
        with self.store.reading() as connection:
            found = lists.names_of(connection, codes)
        return {code: name or code for code, (_number, _kind, name) in found.items()}

    def _codes(self, branch: Branch, subject: Subject) -> Iterator[str]:
        for node in branch.of:
            if isinstance(node, Branch):
                yield from self._codes(node, subject)
            elif isinstance(node, Has):
                way = self.dictionary.relation(subject, node.relation, place="where")
                yield from self._codes(node.where, way.to)
            elif isinstance(node, Condition) and isinstance(node.value, tuple):
                found = self.dictionary.vocabulary.asked(subject, node.field)
                if found and found.files:
                    yield from (value for value in node.value if isinstance(value, str))


def _shown(asked: Asked, stored: Any, words: Catalogue) -> str:
    """A stored value as its type shows it; what lists keep is text already."""
    return str(stored) if asked.column else asked.type.show(asked.type.from_column(stored), words)
