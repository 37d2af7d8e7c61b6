"""Who has a number in a field, read value by value: for numbers of which the search finds too many."""

from sqlalchemy import Connection

from clientdesk.dossier.checks.identity import bare_number
from clientdesk.dossier.fields import Field
from clientdesk.store.schema import Schema, quoted


def holders(connection: Connection, schema: Schema, field: Field[str], number: str) -> list[int]:
    """The numbers of clients of any kind, the trash too, who have this number however it is written."""
    wanted = bare_number(number)
    places = {
        (place.table, column) for (_kind, key), (place, column) in schema.field_column.items() if key == field.key
    }
    found: set[int] = set()
    for table, column in places:
        query = f"SELECT client_id, {quoted(column)} FROM {quoted(table)} WHERE {quoted(column)} IS NOT NULL"
        found |= {client for client, told in connection.exec_driver_sql(query) if bare_number(str(told)) == wanted}
    return sorted(found)
