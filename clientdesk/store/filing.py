"""Sorting the people of a file anew, once, where it was last written under an older rule for names."""

from clientdesk.dossier.filing import RULE, filed_under
from clientdesk.store.schema import Connection, Schema, quoted

_MARK = "names filed"
"""The counter that tells by which rule the names of a file are sorted."""


def mark(connection: Connection) -> None:
    """Note that the names are sorted by the present rule."""
    connection.exec_driver_sql(
        "INSERT INTO counter (name, next) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next",
        (_MARK, RULE),
    )


def is_current(connection: Connection) -> bool:
    """Whether the names of a file are sorted by the present rule."""
    said = connection.exec_driver_sql("SELECT next FROM counter WHERE name = ?", (_MARK,)).scalar()
    return said == RULE


def sort_anew(connection: Connection, schema: Schema) -> None:
    """Write where each person stands in lists; firms, Chinese names and who has a sort key stand where they stood."""
    for kind in schema.kinds.values():
        if kind.surname is None:
            continue
        place, surname = schema.field_column[kind.name, kind.surname.key]
        keys = [quoted(schema.field_column[kind.name, field.key][1]) for field in kind.lists["sort"]]
        query = (
            f"SELECT c.id, c.sort, c.name, s.{quoted(surname)} FROM client c "
            f"LEFT JOIN {place.table} s ON s.client_id = c.id "
            f"WHERE c.kind = ? AND coalesce({', '.join(f's.{key}' for key in keys)}, '') = ''"
        )
        # All of it is read before any is written: what moves in the sorted index would be met again.
        people = connection.exec_driver_sql(query, (kind.name,)).all()
        filed = ((filed_under(name, family or ""), number, sort) for number, sort, name, family in people)
        moved = [(new, number) for new, number, sort in filed if new != sort]
        if moved:
            connection.exec_driver_sql("UPDATE client SET sort = ? WHERE id = ?", moved)
    mark(connection)
