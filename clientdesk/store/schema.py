"""Where each value lives in the file: places (tables), columns, and the fields they belong to.

Inside the store a value is its stored form (text or whole number, as `Type.to_column` gives it); the journal keeps
it as JSON of that. Types come in only where a value leaves the store.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeAlias

import sqlalchemy
from sqlalchemy import MetaData

from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.store.own_fields import OwnColumn, kind_with_own
from clientdesk.store.tables import metadata_for, own_table

Stored = str | int | None
Connection: TypeAlias = sqlalchemy.Connection
"""What the store's functions read and write through; the desk hands it on without knowing SQL."""


def quoted(name: str) -> str:
    """A column's name for SQL; some are words of SQL."""
    return f'"{name}"'


@dataclass(frozen=True)
class Place:
    """A table that keeps values of a kind: a section's, a group's (`group` set) or the own fields'.

    `columns` maps column name to field; hidden own columns stand in it too.
    """

    table: str
    columns: Mapping[str, Field[Any]]
    group: Field[Any] | None = None

    @cached_property
    def select_list(self) -> str:
        """The columns as SQL."""
        return ", ".join(quoted(name) for name in self.columns)

    @cached_property
    def insert(self) -> str:
        """One statement that takes every column, so that the driver prepares it once and not for each mix of cells."""
        own = ("id", "client_id", "position") if self.group else ("client_id",)
        marks = ", ".join("?" * (len(own) + len(self.columns)))
        return f"INSERT INTO {self.table} ({', '.join(own)}, {self.select_list}) VALUES ({marks})"


def _sections_query(places: list[Place]) -> tuple[tuple[Place, ...], str]:
    arrays = (", ".join(f"{place.table}.{quoted(name)}" for name in place.columns) for place in places)
    columns = ", ".join(f"json_array({names})" for names in arrays)
    joins = " ".join(f"LEFT JOIN {place.table} ON {place.table}.client_id = c.id" for place in places)
    return tuple(places), f"SELECT {columns} FROM client c {joins} WHERE c.id = ?"


def _groups_query(places: list[Place]) -> tuple[tuple[Place, ...], str]:
    parts = (
        f"SELECT {number}, id, position, json_array({place.select_list}) FROM {place.table} WHERE client_id = :client"
        for number, place in enumerate(places)
    )
    return tuple(places), " UNION ALL ".join(parts)


@dataclass(frozen=True)
class Schema:
    """The kinds of an open file, users' own fields included."""

    base_kinds: tuple[Kind, ...]
    own: tuple[OwnColumn, ...] = ()

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """Kinds by name, with users' own fields."""
        return {kind.name: kind_with_own(kind, self.own) for kind in self.base_kinds}

    @cached_property
    def metadata(self) -> MetaData:
        """The declared tables (without users' columns)."""
        return metadata_for(self.base_kinds)

    @cached_property
    def places(self) -> Mapping[str, tuple[Place, ...]]:
        """The places of each kind, sections first, then groups, in order."""
        return {name: tuple(self._places_of(kind)) for name, kind in self.kinds.items()}

    @cached_property
    def place(self) -> Mapping[str, Place]:
        """Every place by its table."""
        return {place.table: place for places in self.places.values() for place in places}

    @cached_property
    def sections_query(self) -> Mapping[str, tuple[tuple[Place, ...], str]]:
        """For each kind its section places and one statement that gives all their columns, a JSON array each."""
        return {name: _sections_query([p for p in places if p.group is None]) for name, places in self.places.items()}

    @cached_property
    def groups_query(self) -> Mapping[str, tuple[tuple[Place, ...], str]]:
        """For each kind its group places and one statement that gives the rows of all of them."""
        return {name: _groups_query([p for p in places if p.group]) for name, places in self.places.items()}

    @cached_property
    def field_column(self) -> Mapping[tuple[str, str], tuple[Place, str]]:
        """(kind, field key) → (place, column) of stored fields that are no groups."""
        found: dict[tuple[str, str], tuple[Place, str]] = {}
        hidden = {column.name for column in self.own if not column.active}
        for name, places in self.places.items():
            for place in places:
                if place.group is None:
                    found |= {(name, f.key): (place, c) for c, f in place.columns.items() if c not in hidden}
        return found

    @cached_property
    def group_place(self) -> Mapping[tuple[str, str], Place]:
        """(kind, field key) → place of group fields."""
        groups = ((name, place) for name, places in self.places.items() for place in places)
        return {(name, place.group.key): place for name, place in groups if place.group}

    def with_own(self, own: Iterable[OwnColumn]) -> "Schema":
        """The same kinds with other own fields."""
        own = tuple(own)
        return self if own == self.own else Schema(self.base_kinds, own)

    def _places_of(self, kind: Kind) -> Iterable[Place]:
        for section in kind.sections:
            if section.__name__ != "Own":
                stored = [f for f in section.declared.fields if f.stored and f.type.name != "group"]
                yield Place(section.declared.table, {field.key: field for field in stored})
        mine = [column for column in self.own if column.definition.kind == kind.name]
        if mine:
            yield Place(own_table(kind), {column.name: column.definition.field() for column in mine})
        for group in kind.groups:
            columns = {column.key: column for column in rows_of(group).columns if column.stored}
            yield Place(kind.table(group), columns, group)
