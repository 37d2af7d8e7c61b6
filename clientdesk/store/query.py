"""Queries as one statement that gives the numbers of the clients found, in order.

What a query asks of rows and of other files becomes a list of numbers of its own (`id IN (SELECT …)`), which the
database makes once, so that the whole costs one scan of each table it names.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import count as numbers_from
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier.fields import CLIENT, SENSITIVE, Field, Kind, Rows
from clientdesk.dossier.header import items_of
from clientdesk.dossier.queries.plan import Checks, Every, Not, Plan, Planned, Reaches, Some
from clientdesk.dossier.queries.stored import Answered, AnyPart, Counted, Denied, Filled, Part, Test, Texts
from clientdesk.dossier.queries.tree import Trash
from clientdesk.dossier.queries.vocabulary import Asked, Relation, Way
from clientdesk.dossier.types import PostalAddress, Reference, Text
from clientdesk.store import engine, search
from clientdesk.store.lists import ORDERS, PIECE
from clientdesk.store.probes import Parameters, name_of, probe
from clientdesk.store.schema import Schema, quoted
from clientdesk.store.scopes import FileScope, RowScope, Scope

Order = Sequence[tuple[str | Asked, bool]]
"""(column of the list or what is asked about, whether descending), the first first."""
BY_NAME: Order = (("sort", False),)


def _never() -> bool:
    return False


def numbers(
    connection: Connection,
    schema: Schema,
    planned: Planned,
    *,
    order: Order = BY_NAME,
    cancelled: Callable[[], bool] = _never,
) -> list[int]:
    """The numbers of the clients found, in order, empty values last. Raises `Cancelled` when told to stop."""
    made = _Statement(schema)
    scope, where = made.whole(planned)
    ordered = _ordered(scope, order)
    return _run(connection, f"SELECT {scope.id} {made.tail(scope, where)} {ordered}", made, cancelled)


def count(connection: Connection, schema: Schema, planned: Planned, *, cancelled: Callable[[], bool] = _never) -> int:
    """How many clients are found. Raises `Cancelled` when told to stop."""
    made = _Statement(schema)
    scope, where = made.whole(planned)
    return _run(connection, f"SELECT count(*) {made.tail(scope, where)}", made, cancelled)[0]


def values(connection: Connection, schema: Schema, planned: Planned, *, asked: Asked) -> Mapping[int, Any]:
    """{number: stored value} of what is asked about, for the clients of these kinds that have any."""
    made = _Statement(schema)
    scope = made.file(planned.files.kinds)
    text = f"SELECT {scope.id}, {scope.value(asked)} {made.tail(scope, f'{scope.value(asked)} IS NOT NULL')}"
    return {row[0]: row[1] for row in connection.exec_driver_sql(text, made.bind.values)}


def _run(connection: Connection, text: str, made: "_Statement", cancelled: Callable[[], bool]) -> list[int]:
    with engine.interruptible(connection, cancelled):
        pieces = connection.exec_driver_sql(text, made.bind.values).scalars().partitions(PIECE)
        return [number for piece in pieces for number in piece]


def _ordered(scope: FileScope, order: Order) -> str:
    parts = []
    for key, descending in order:
        if isinstance(key, str) and key not in ORDERS:
            raise ValueError(f"lists cannot be sorted by {key}")
        value = f"{scope.alias}.{quoted(key)}" if isinstance(key, str) else scope.value(key)
        parts.append(f"{value} {'DESC' if descending else 'ASC'} NULLS LAST")
    return f"ORDER BY {', '.join([*parts, scope.id])}"


class _Statement:
    """A statement in the making: its parameters and the names of its tables."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._numbers = numbers_from(1)
        self.bind = Parameters()

    def fresh(self) -> str:
        return f"t{next(self._numbers)}"

    def file(self, kinds: Iterable[Kind], stand_ins: Mapping[str, str] | None = None) -> FileScope:
        return FileScope(self._schema, tuple(kinds), self.fresh(), self.fresh, stand_ins or {})

    def whole(self, planned: Planned) -> tuple[FileScope, str]:
        """The files asked for, and the condition on them."""
        scope = self.file(planned.files.kinds)
        trash = {Trash.WITHOUT: "IS NULL", Trash.ONLY: "IS NOT NULL"}.get(planned.trash)
        kept = f"{scope.alias}.trashed {trash} AND " if trash else ""
        return scope, f"{kept}{self._of_kinds(scope)} AND {self._holds(planned.where, scope)}"

    def tail(self, scope: FileScope, where: str) -> str:
        """What follows the columns, once all that is needed has been joined."""
        return f"FROM client AS {scope.alias} {scope.joins} WHERE {where}"

    def _of_kinds(self, scope: FileScope) -> str:
        return f"{scope.alias}.kind IN {self.bind.among(kind.name for kind in scope.kinds)}"

    # Conditions: each is true or false, never NULL

    def _holds(self, plan: Plan, scope: Scope) -> str:
        if isinstance(plan, Not):
            return f"NOT {self._holds(plan.part, scope)}"
        if isinstance(plan, Every):
            return f"({' AND '.join(self._holds(part, scope) for part in plan.parts) or '1'})"
        if isinstance(plan, Some):
            return f"({' OR '.join(self._holds(part, scope) for part in plan.parts) or '0'})"
        return self._checks(plan, scope) if isinstance(plan, Checks) else self._reaches(plan, scope)

    def _checks(self, checks: Checks, scope: Scope) -> str:
        asked, test = checks.asked, checks.test
        if isinstance(test, Denied):
            return f"NOT {self._checks(Checks(asked, test.test), scope)}"
        if isinstance(scope, FileScope):
            if isinstance(test, Answered):
                return self._answered(asked, test, scope)
            if isinstance(test, Counted):
                return self._counted(test, scope)
            if isinstance(asked.type, Rows):
                return self._has_rows(asked.key, scope)
        exact = probe(test, scope.value(asked), self.bind, rule=scope.rule())
        likely = self._likely(asked, test, scope)
        return f"CASE WHEN {likely} THEN {exact} ELSE 0 END" if likely else exact

    def _likely(self, asked: Asked, test: Test, scope: Scope) -> str:
        """Whether the search knows of a file that may hold a piece of text; empty where it cannot tell."""
        piece = test.test if isinstance(test, AnyPart | Part) else test
        if not (isinstance(scope, FileScope) and isinstance(piece, Texts) and piece.way == "has"):
            return ""
        clients = [kind for kind in self._schema.base_kinds if kind.role is CLIENT]
        declared = any(kind.by_key.get(asked.field.key) is asked.field for kind in clients)
        known = declared and asked.field.sensitivity is not SENSITIVE and not scope.stand_ins
        if not known or not isinstance(asked.field.type, Text | PostalAddress):
            return ""
        match = search.likely(piece.texts[0])
        found = f"SELECT rowid FROM search_all_fts WHERE search_all_fts MATCH {self.bind.bind(match)}"
        return _is_in(scope, found) if match else ""

    def _answered(self, asked: Asked, test: Answered, scope: FileScope) -> str:
        answers = f"SELECT client_id FROM answer WHERE field = {self.bind.bind(asked.key)}"
        given = _is_in(scope, f"{answers} AND answer IN {self.bind.among(test.answers)}")
        if not test.unasked:
            return given
        filled = self._checks(Checks(asked, Filled()), scope)
        return f"({given} OR NOT ({filled} OR {_is_in(scope, answers)}))"

    def _has_rows(self, key: str, scope: FileScope) -> str:
        found = (self._schema.group_place.get((kind.name, key)) for kind in scope.kinds)
        tables = dict.fromkeys(place.table for place in found if place)
        return f"({' OR '.join(_is_in(scope, f'SELECT client_id FROM {table}') for table in tables)})"

    def _counted(self, test: Counted, scope: FileScope) -> str:
        parts = []
        for kind in scope.kinds:
            if ranges := test.ranges.get(kind.name):
                items = self._items(kind, scope)
                within = (f"{items} BETWEEN {self.bind.bind(low)} AND {self.bind.bind(high)}" for low, high in ranges)
                parts.append(f"({scope.alias}.kind = {self.bind.bind(kind.name)} AND ({' OR '.join(within)}))")
        return f"coalesce({' OR '.join(parts) or '0'}, 0)"

    def _items(self, kind: Kind, scope: FileScope) -> str:
        """How many source items of the file are filled; a section that a thin file has not is passed over whole."""
        by_table: dict[str, list[str]] = {}
        for fields in items_of(kind).values():
            tables = {self._table(kind, found) for found in fields}
            table = tables.pop() if len(tables) == 1 else ""
            by_table.setdefault(table, []).append(self._filled(fields, kind, scope))
        anywhere = [" + ".join(by_table.pop(""))] if "" in by_table else []
        sums = [
            f"CASE WHEN {scope.joined[table]}.client_id IS NULL THEN 0 ELSE {' + '.join(items)} END"
            for table, items in by_table.items()
        ]
        return f"({' + '.join([*anywhere, *sums]) or '0'})"

    def _table(self, kind: Kind, found: Field[Any]) -> str:
        """The section in which a value stands; empty for rows."""
        return "" if isinstance(found.type, Rows) else self._schema.field_column[kind.name, found.key][0].table

    def _filled(self, fields: Iterable[Field[Any]], kind: Kind, scope: FileScope) -> str:
        parts = []
        for found in fields:
            if isinstance(found.type, Rows):
                table = self._schema.group_place[kind.name, found.key].table
                parts.append(_is_in(scope, f"SELECT client_id FROM {table}"))
            else:
                parts.append(f"{scope.stored(found.key)} IS NOT NULL")
        return f"({' OR '.join(parts)})"

    # Ways to rows and other files

    def _reaches(self, reaches: Reaches, scope: Scope) -> str:
        relation = reaches.relation
        if relation.way is Way.ROWS:
            return self._reaches_rows(reaches, scope)
        if relation.way is Way.AGAINST:
            return self._reaches_back(reaches, scope)
        if reaches.at_least > 1:
            return "0"
        return self._reaches_beside(reaches, scope) if relation.stand_ins else self._reaches_file(reaches, scope)

    def _reaches_rows(self, reaches: Reaches, scope: Scope) -> str:
        parts: dict[str, None] = {}
        done: set[str] = set()
        for kind, group, _ in reaches.relation.ends:
            rows = RowScope(self._schema, kind, group, self.fresh())
            if rows.place.table in done:
                continue
            done.add(rows.place.table)
            found = f"SELECT {rows.alias}.client_id FROM {rows.place.table} AS {rows.alias}"
            found += f" WHERE {self._holds(reaches.where, rows)}"
            if reaches.at_least > 1:
                found += f" GROUP BY {rows.alias}.client_id HAVING count(*) >= {self.bind.bind(reaches.at_least)}"
            parts[_is_in(scope, found)] = None
        return f"({' OR '.join(parts)})"

    def _reaches_back(self, reaches: Reaches, scope: Scope) -> str:
        assert isinstance(scope, FileScope)
        file, link = self.file(reaches.relation.kinds), self.fresh()
        where = f"{self._link(reaches.relation, link, scope)} AND {self._live(file)}"
        where += f" AND {self._holds(reaches.where, file)}"
        found = (
            f"SELECT {link}.target FROM link AS {link} JOIN client AS {file.alias} ON {file.id} = {link}.client_id"
            f" {file.joins} WHERE {where}"
        )
        if reaches.at_least > 1:
            counted = f"count(DISTINCT {file.id}) >= {self.bind.bind(reaches.at_least)}"
            found += f" GROUP BY {link}.target HAVING {counted}"
        return _is_in(scope, found, own=f"{scope.alias}.code")

    def _reaches_file(self, reaches: Reaches, scope: Scope) -> str:
        file, link = self.file(reaches.relation.kinds), self.fresh()
        holder = f"{link}.row" if isinstance(scope, RowScope) else f"{link}.client_id"
        where = f"{self._link(reaches.relation, link, scope)} AND {self._live(file)}"
        where += f" AND {self._holds(reaches.where, file)}"
        return _is_in(
            scope,
            f"SELECT {holder} FROM link AS {link} JOIN client AS {file.alias} ON {file.alias}.code = {link}.target"
            f" {file.joins} WHERE {where}",
        )

    def _reaches_beside(self, reaches: Reaches, scope: Scope) -> str:
        """Along a reference beside which stands what is known of a file that is not there."""
        relation, link = reaches.relation, self.fresh()
        holder = self._holder(relation, scope)
        beside = {key: _beside(holder.stored(own.key), own) for key, own in _stand_ins(relation)}
        file = self.file(relation.kinds, beside)
        known = " OR ".join(f"{value} IS NOT NULL" for value in (*beside.values(), holder.stored(relation.field.key)))
        where = f"({file.id} IS NOT NULL OR {known}) AND {self._holds(reaches.where, file)}"
        row = f"{holder.id}" if isinstance(holder, RowScope) else "0"
        client = f"{holder.alias}.client_id" if isinstance(holder, RowScope) else holder.id
        table = holder.place.table if isinstance(holder, RowScope) else "client"
        return _is_in(
            scope,
            f"SELECT {holder.id} FROM {table} AS {holder.alias} {holder.joins}"
            f" LEFT JOIN link AS {link} ON {link}.client_id = {client} AND {link}.row = {row}"
            f" AND {self._link(relation, link, scope)}"
            f" LEFT JOIN client AS {file.alias} ON {file.alias}.code = {link}.target AND {self._live(file)}"
            f" {file.joins} WHERE {where}",
        )

    def _holder(self, relation: Relation, scope: Scope) -> Scope:
        """The file or row that bears the reference, once more."""
        if isinstance(scope, RowScope):
            return RowScope(self._schema, scope.kind, scope.group, self.fresh())
        return self.file(kind for kind, _field, _group in relation.ends)

    def _link(self, relation: Relation, link: str, scope: Scope) -> str:
        """The links of a reference; from a row those of rows in its own table."""
        tables = {kind.table(group or end) for kind, end, group in relation.ends}
        if isinstance(scope, RowScope):
            tables = {scope.place.table}
        return f"{link}.field = {self.bind.bind(relation.field.key)} AND {link}.place IN {self.bind.among(tables)}"

    def _live(self, file: FileScope) -> str:
        return f"{file.alias}.trashed IS NULL AND {self._of_kinds(file)}"


def _is_in(scope: Scope, numbers: str, own: str = "") -> str:
    """Whether the number of the file or row (or its `own`) is listed; a file that is not there never is."""
    listed = f"{own or scope.id} IN ({numbers})"
    return f"coalesce({listed}, 0)" if scope.nullable else listed


def _stand_ins(relation: Relation) -> Iterable[tuple[str, Field[Any]]]:
    """(key asked for, field beside the reference)."""
    titles = {kind.title.key for kind in relation.kinds}
    for asked, own in relation.stand_ins.items():
        yield asked.key, own
        if asked.key in titles:
            yield "name", own


def _beside(value: str, own: Field[Any]) -> str:
    return name_of(value) if isinstance(own.type, Reference) else value
