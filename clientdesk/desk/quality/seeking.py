"""What every search for findings has: the fields it wants to read, what it says of one client, what of all together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from clientdesk.desk.quality.given import Finding
from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Phone, PostalAddress, Reading, Reference
from clientdesk.dossier.types.base import Type
from clientdesk.store.drafts import Draft
from clientdesk.store.lists import Line

TO_CLIENTS = ("person", "enterprise", "client")
Columns = tuple[tuple[Field[Any], tuple[Field[Any], ...]], ...]
"""Groups, and some columns of each."""


class Told(NamedTuple):
    """A telephone of a client: its number, and where it stands."""

    text: str
    field: Field[Any]
    column: Field[Any] | None = None
    row: int = 0


@dataclass(frozen=True)
class Places:
    """Where values of some types stand in a kind; worked out once for all its clients."""

    kind: Kind

    @cached_property
    def phones(self) -> tuple[Field[Any], ...]:
        """Fields that hold a telephone."""
        return self._values(Phone)

    @cached_property
    def phone_rows(self) -> Columns:
        """Groups with columns that hold telephones."""
        return self._groups(lambda column: isinstance(column.type, Phone))

    @cached_property
    def addresses(self) -> tuple[Field[Any], ...]:
        """Fields that hold an address."""
        return self._values(PostalAddress)

    @cached_property
    def links(self) -> tuple[Field[Any], ...]:
        """Fields that lead to a client."""
        return tuple(one for one in self._values(Reference) if one.type.options()["to"] in TO_CLIENTS)

    @cached_property
    def ordered(self) -> tuple[Field[Any], ...]:
        """Fields that must not come before another."""
        return tuple(field for field in self.kind.values if field.not_before)

    @cached_property
    def ordered_rows(self) -> Columns:
        """Groups with columns that must not come before another."""
        return self._groups(lambda column: column.not_before is not None)

    def has(self, field: Field[Any]) -> bool:
        """Whether the kind has this field."""
        return self.kind.by_key.get(field.key) is field

    def _values(self, wanted: type[Type[Any]]) -> tuple[Field[Any], ...]:
        return tuple(field for field in self.kind.values if isinstance(field.type, wanted))

    def _groups(self, wanted: Callable[[Field[Any]], bool]) -> Columns:
        found = ((group, tuple(filter(wanted, rows_of(group).columns))) for group in self.kind.groups)
        return tuple((group, columns) for group, columns in found if columns)


@dataclass(frozen=True)
class Seen:
    """A client as it is looked at: its record with the fields that were wanted, its line, what was answered and typed.

    `reading` says which day it is, and in which language texts are read.
    """

    record: Record
    line: Line
    places: Places
    reading: Reading
    answers: Mapping[str, str]
    drafts: tuple[Draft, ...] = ()

    def has(self, field: Field[Any]) -> bool:
        """Whether the client is of a kind that has this field."""
        return self.places.has(field)

    @cached_property
    def phones(self) -> tuple[Told, ...]:
        """Every telephone of the client, those in rows too."""
        record = self.record
        found = [Told(text, field) for field in self.places.phones if (text := record[field])]
        for group, columns in self.places.phone_rows:
            for row in record.rows(group):
                found += [Told(text, group, column, row.id) for column in columns if (text := row[column])]
        return tuple(found)


class Seeker:
    """Looks for one matter or a few that are seen by the same look. One is made for each look over the file."""

    def fields(self, places: Places) -> Iterator[Field[Any]]:
        """What it wants to read of clients of a kind."""
        del places
        return iter(())

    def look(self, seen: Seen) -> Iterator[Finding]:
        """What is odd about this client."""
        del seen
        return iter(())

    def end(self) -> Iterator[Finding]:
        """What is odd about all of them together, once each was looked at."""
        return iter(())
