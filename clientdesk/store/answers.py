"""Answers other than a value, as the file keeps them."""

from sqlalchemy import Connection


def of(connection: Connection, client: int) -> dict[str, str]:
    """{field key: answer} of a client."""
    rows = connection.exec_driver_sql("SELECT field, answer FROM answer WHERE client_id = ?", (client,))
    return {str(field): str(answer) for field, answer in rows}


def every(connection: Connection) -> dict[int, dict[str, str]]:
    """{client: {field key: answer}} of all that were given."""
    found: dict[int, dict[str, str]] = {}
    for client, field, answer in connection.exec_driver_sql("SELECT client_id, field, answer FROM answer"):
        found.setdefault(int(client), {})[str(field)] = str(answer)
    return found
