"""Which reminders of payments were printed, from the contact records alone."""

from sqlalchemy import Connection

from clientdesk.dossier.work.contact import Contact
from clientdesk.store.following import CLIENT_KEY

_TABLE = Contact.declared.table


def reminders_sent(connection: Connection) -> list[tuple[str, str, int]]:
    """(code of the client, ISO day, level) of each reminder that was noted, the earliest first. Where somebody took the
    day out of the note, that on which it was written stands for it."""
    level = Contact.reminder_level.key
    day = f"coalesce(c.{Contact.date.key}, substr(w.created, 1, 10))"
    query = (
        f"SELECT l.target, {day}, c.{level} FROM {_TABLE} c JOIN client w ON w.id = c.client_id "
        f"JOIN link l ON l.client_id = w.id AND l.field = '{CLIENT_KEY}' "
        f"WHERE c.{level} IS NOT NULL AND w.trashed IS NULL AND l.target IS NOT NULL ORDER BY {day}, w.id"
    )
    return [(code, day, int(number)) for code, day, number in connection.exec_driver_sql(query)]
