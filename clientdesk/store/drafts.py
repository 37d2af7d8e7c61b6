"""What was typed but cannot be stored yet: kept with the file, shown with its problem, never exported.

Drafts are no stored data, so they stand outside the journal; they survive a restart and a crash.
"""

from dataclasses import dataclass

from sqlalchemy import Connection


@dataclass(frozen=True)
class Draft:
    """A text waiting at a field (`row` is 0 outside groups; a column of a group is `group.column`)."""

    client: int
    row: int
    field: str
    text: str
    at: str


def keep(connection: Connection, draft: Draft) -> None:
    """Keep a draft in place of the one before."""
    connection.exec_driver_sql(
        "INSERT INTO draft (client_id, row, field, text, at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (client_id, row, field) DO UPDATE SET text = excluded.text, at = excluded.at",
        (draft.client, draft.row, draft.field, draft.text, draft.at),
    )


def drop(connection: Connection, client: int, row: int, field: str) -> None:
    """Forget a draft: it was stored, or given up."""
    connection.exec_driver_sql("DELETE FROM draft WHERE client_id = ? AND row = ? AND field = ?", (client, row, field))


def of_client(connection: Connection, client: int) -> list[Draft]:
    """The drafts of a client."""
    query = "SELECT client_id, row, field, text, at FROM draft WHERE client_id = ? ORDER BY field, row"
    return [Draft(*row) for row in connection.exec_driver_sql(query, (client,))]


def every(connection: Connection) -> list[Draft]:
    """All drafts at fields (what is named @ is no field), by client."""
    query = "SELECT client_id, row, field, text, at FROM draft WHERE field NOT LIKE '@%' ORDER BY client_id, field, row"
    return [Draft(*row) for row in connection.exec_driver_sql(query)]


def waiting(connection: Connection) -> list[int]:
    """The numbers of the clients at whose fields something waits (what is named @ is no field)."""
    query = "SELECT DISTINCT client_id FROM draft WHERE field NOT LIKE '@%'"
    return list(connection.exec_driver_sql(query).scalars())
