"""The words that clients are tagged with: which there are, and how often."""

from sqlalchemy import Connection

from clientdesk.dossier.fields import Field
from clientdesk.store.schema import Schema, quoted


def counts(connection: Connection, schema: Schema, field: Field[tuple[str, ...]]) -> dict[str, int]:
    """{tag: how many clients outside the trash have it}; one that is written in two ways counts as one."""
    found: dict[str, tuple[str, int]] = {}
    for table, column in _stands(schema, field):
        query = (
            f"SELECT t.value, count(*) FROM {table} m JOIN client k ON k.id = m.client_id, json_each(m.{column}) t "
            f"WHERE m.{column} IS NOT NULL AND k.trashed IS NULL GROUP BY t.value"
        )
        for tag, number in connection.exec_driver_sql(query):
            first, so_far = found.get(tag.casefold(), (tag, 0))
            found[tag.casefold()] = (first, so_far + number)
    return dict(found.values())


def _stands(schema: Schema, field: Field[tuple[str, ...]]) -> set[tuple[str, str]]:
    """The tables and columns of the field; kinds may share one."""
    places = (schema.field_column[name, field.key] for name, kind in schema.kinds.items() if field.key in kind.by_key)
    return {(place.table, quoted(column)) for place, column in places}
