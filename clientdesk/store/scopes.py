"""What a query is about at some place of its statement: a table under a name, and what is joined to it on demand."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clientdesk.dossier.choices.person import LUNAR_LEAP_RULE
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.queries.computed import COMPUTED
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.types import Choice
from clientdesk.store.schema import Place, Schema, quoted

Alias = Callable[[], str]
"""Gives a name for a table that nothing else in the statement bears."""


@dataclass
class FileScope:
    """A file: its line in `client` under `alias`. `stand_ins` are expressions for values, by key, where the file may
    not be there or leave them empty; then even `id` may be NULL."""

    schema: Schema
    kinds: tuple[Kind, ...]
    alias: str
    fresh: Alias
    stand_ins: Mapping[str, str] = field(default_factory=dict)
    joined: dict[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The number of the file."""
        return f"{self.alias}.id"

    @property
    def nullable(self) -> bool:
        """Whether the file may not be there."""
        return bool(self.stand_ins)

    @property
    def joins(self) -> str:
        """The sections that were needed."""
        return " ".join(
            f"LEFT JOIN {table} AS {alias} ON {alias}.client_id = {self.id}" for table, alias in self.joined.items()
        )

    def value(self, asked: Asked) -> str:
        """The value asked about; of a computed field the one it is computed from."""
        if asked.column:
            return self._else_beside(asked.key, f"{self.alias}.{quoted(asked.column)}")
        key = asked.key.partition(".")[0]
        if asked.computed:
            source = COMPUTED[asked.field].source
            assert source is not None
            key = source.key
        return self._else_beside(key, self.stored(key))

    def stored(self, key: str) -> str:
        """The value of a stored field, whichever kind the file is of."""
        found = (self.schema.field_column.get((kind.name, key)) for kind in self.kinds)
        columns = dict.fromkeys(f"{self._join(place)}.{quoted(column)}" for place, column in filter(None, found))
        return next(iter(columns)) if len(columns) == 1 else f"coalesce({', '.join(columns)})"

    def rule(self) -> str:
        """The leap-month rule of the client, where its kind has one."""
        for kind in self.kinds:
            for found in kind.values:
                if isinstance(found.type, Choice) and found.type.choices is LUNAR_LEAP_RULE:
                    return self.stored(found.key)
        return "NULL"

    def _join(self, place: Place) -> str:
        if place.table not in self.joined:
            self.joined[place.table] = self.fresh()
        return self.joined[place.table]

    def _else_beside(self, key: str, own: str) -> str:
        beside = self.stand_ins.get(key)
        return f"coalesce({own}, {beside})" if beside else own


@dataclass
class RowScope:
    """A row of a group, under `alias`."""

    schema: Schema
    kind: Kind
    group: Field[Any]
    alias: str
    nullable = False

    @property
    def place(self) -> Place:
        """The place of the rows."""
        return self.schema.group_place[self.kind.name, self.group.key]

    @property
    def id(self) -> str:
        """The number of the row."""
        return f"{self.alias}.id"

    @property
    def joins(self) -> str:
        """A row needs nothing beside it."""
        return ""

    def value(self, asked: Asked) -> str:
        """The value asked about."""
        return self.stored(asked.key.partition(".")[0])

    def stored(self, key: str) -> str:
        """The value of a column."""
        return f"{self.alias}.{quoted(key)}"

    def rule(self) -> str:
        """Rows say nothing of leap months."""
        return "NULL"


Scope = FileScope | RowScope
