"""Answers other than a value, as the file keeps them."""

from sqlalchemy import Connection


def of(connection: Connection, client: int) -> dict[str, str]:
    """{field key: answer} of a client."""
    rows = connection.exec_driver_sql("SELECT field, answer FROM answer WHERE client_id = ?", (client,))
    return {str(field): str(answer) for field, answer in rows}
