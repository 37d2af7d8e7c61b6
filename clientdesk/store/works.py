"""Lists of the work with clients from the narrow table alone: of a client, due, promised, and where there is none."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from clientdesk.dossier.fields import WORK
from clientdesk.dossier.kinds import CONTACT, KINDS, TASK
from clientdesk.dossier.work.contact import NO_CONTACT
from clientdesk.dossier.work.task import Task
from clientdesk.store.following import CLIENT_KEY, DATED, IS_OPEN

_WORK_KINDS = ", ".join(f"'{kind.name}'" for kind in KINDS if kind.role is WORK)
THEIR_CLIENT_IS_THERE = (
    f"NOT EXISTS (SELECT 1 FROM link l JOIN client k ON k.code = l.target WHERE l.client_id = w.id "
    f"AND l.field = '{CLIENT_KEY}' AND k.trashed IS NOT NULL)"
)
_OPEN_TASKS = f"w.kind = '{TASK.name}' AND w.trashed IS NULL AND {IS_OPEN} AND {THEIR_CLIENT_IS_THERE}"


def of_client(connection: Connection, code: str, *, limit: int = -1, trashed: bool = False) -> list[int]:
    """The numbers of the tasks and contact records of a client, those of the latest day first; with `trashed` also
    those in the trash."""
    query = (
        "SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? AND l.field = ? "
        f"AND w.kind IN ('{TASK.name}', '{CONTACT.name}') AND (w.trashed IS NULL OR ?) "
        "ORDER BY w.sort DESC, w.id DESC LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (code, CLIENT_KEY, trashed, limit)).scalars())


def every_of_client(connection: Connection, code: str, *, limit: int = -1, trashed: bool = False) -> list[int]:
    """The numbers of whatever kind of work with a client, those of the latest day first; with `trashed` also those in
    the trash."""
    query = (
        "SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? AND l.field = ? "
        f"AND w.kind IN ({_WORK_KINDS}) AND (w.trashed IS NULL OR ?) ORDER BY w.sort DESC, w.id DESC LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (code, CLIENT_KEY, trashed, limit)).scalars())


def clients_of(connection: Connection, numbers: Collection[int]) -> dict[int, int | None]:
    """{number of a piece of work: number of its client, None without one} of those numbers that are work."""
    query = (
        "SELECT w.id, k.id FROM client w LEFT JOIN link l ON l.client_id = w.id AND l.field = ? "
        "LEFT JOIN client k ON k.code = l.target AND k.trashed IS NULL "
        f"WHERE w.id IN (SELECT value FROM json_each(?)) AND w.kind IN ({_WORK_KINDS})"
    )
    values = (CLIENT_KEY, json.dumps(list(numbers)))
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, values)}


def due(connection: Connection, until: str) -> list[int]:
    """The numbers of the open tasks due up to a day (ISO), the longest overdue first; those of a day by the clock, then
    those without a time."""
    query = (
        f"SELECT w.id FROM client w JOIN {TASK.table(Task.time)} t ON t.client_id = w.id "
        f"WHERE {_OPEN_TASKS} AND {DATED} AND w.sort <= ? ORDER BY w.sort, t.{Task.time.key} NULLS LAST, w.id"
    )
    return list(connection.exec_driver_sql(query, (until,)).scalars().all())


def reminding(connection: Connection, since: str, until: str) -> list[Sequence[Any]]:
    """(code, subject, client's code, client's name, kind, day, time, days before, minutes before) of the open tasks due
    from a day to a day (ISO) that have a time or are to be reminded of; texts and numbers as they are stored."""
    columns = (Task.kind, Task.due, Task.time, Task.remind_days, Task.remind_minutes)
    told = ", ".join(f't."{field.key}"' for field in columns)
    query = (
        f"SELECT w.code, w.name, l.target, w.company, {told} FROM client w "
        f"JOIN {TASK.table(Task.time)} t ON t.client_id = w.id "
        "LEFT JOIN link l ON l.client_id = w.id AND l.field = ? "
        f"WHERE {_OPEN_TASKS} AND {DATED} AND w.sort BETWEEN ? AND ? AND "
        f"coalesce(t.{Task.time.key}, t.{Task.remind_days.key}, t.{Task.remind_minutes.key}) IS NOT NULL "
        "ORDER BY w.sort, w.id"
    )
    return [tuple(row) for row in connection.exec_driver_sql(query, (CLIENT_KEY, since, until))]


def promised(connection: Connection) -> list[int]:
    """The numbers of the open tasks that are promises, the next day first."""
    query = (
        f"SELECT w.id FROM client w JOIN {TASK.table(Task.promise)} t ON t.client_id = w.id "
        f"WHERE t.{Task.promise.key} IS NOT NULL AND {_OPEN_TASKS} ORDER BY w.sort, w.id"
    )
    return list(connection.exec_driver_sql(query).scalars())


def quiet(
    connection: Connection, since: Mapping[str, str], *, otherwise: str, kinds: Sequence[str], limit: int
) -> list[int]:
    """The numbers of the clients whose last contact, or filing, lies before the day (ISO) for their class; the longest
    ago first."""
    last = "coalesce(contacted, substr(created, 1, 10))"
    day = "".join(" WHEN ? THEN ?" for _grade in since)
    wanted = f'CASE "class"{day} ELSE ? END' if since else "?"
    # Most clients are looked at anyhow, and in the order of the file that takes a fifth of the time.
    query = (
        f"SELECT id FROM client NOT INDEXED WHERE trashed IS NULL AND kind IN ({', '.join('?' * len(kinds))}) "
        f"AND {last} < {wanted} ORDER BY {last}, id LIMIT ?"
    )
    by_class = [text for pair in since.items() for text in pair]
    values = (*kinds, *by_class, otherwise, limit)
    return list(connection.exec_driver_sql(query, values).scalars().all())


def without_next(connection: Connection, *, kinds: Sequence[str], but: Sequence[str], limit: int) -> list[int]:
    """The numbers of the clients for whom no task is planned, by name, without those of some stages."""
    query = (
        "SELECT id FROM client WHERE trashed IS NULL AND next_action IS NULL "
        f"AND kind IN ({', '.join('?' * len(kinds))}) AND coalesce(stage, '') NOT IN ({', '.join('?' * len(but))}) "
        "ORDER BY sort, id LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (*kinds, *but, limit)).scalars().all())


def never_contacted(connection: Connection, *, kinds: Sequence[str], but: Sequence[str], limit: int) -> list[int]:
    """The numbers of the clients with whom no contact was ever written down, those filed first before the others,
    without those of some stages."""
    query = (
        "SELECT id FROM client NOT INDEXED WHERE trashed IS NULL AND contacted IS NULL "
        f"AND kind IN ({', '.join('?' * len(kinds))}) AND coalesce(stage, '') NOT IN ({', '.join('?' * len(but))}) "
        "ORDER BY created, id LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (*kinds, *but, limit)).scalars().all())


def unplanned(connection: Connection, *, kinds: Sequence[str], but: Sequence[str]) -> list[tuple[str, str, str]]:
    """(code, class, ISO day of the last contact or of the filing) of the clients for whom no task is planned, the
    longest ago first, without those of some stages."""
    last = "coalesce(contacted, substr(created, 1, 10))"
    query = (
        f"SELECT code, coalesce(\"class\", ''), {last} FROM client NOT INDEXED WHERE trashed IS NULL "
        f"AND next_action IS NULL AND kind IN ({', '.join('?' * len(kinds))}) "
        f"AND coalesce(stage, '') NOT IN ({', '.join('?' * len(but))}) ORDER BY 3, id"
    )
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(query, (*kinds, *but))]


def changed_by(connection: Connection, user: str, *, kinds: Sequence[str], limit: int) -> list[tuple[int, str]]:
    """(number, moment) of the clients that this user was the last to change, the latest first."""
    query = (
        "SELECT id, updated FROM client WHERE trashed IS NULL AND updated_by = ? "
        f"AND kind IN ({', '.join('?' * len(kinds))}) ORDER BY updated DESC, id DESC LIMIT ?"
    )
    return [(row[0], row[1]) for row in connection.exec_driver_sql(query, (user, *kinds, limit))]


def latest_contacts(connection: Connection, *, limit: int = -1) -> list[int]:
    """The numbers of the records of what was said with clients, those of the latest day first; of clients in the trash
    none."""
    query = (
        f"SELECT w.id FROM client w WHERE w.kind = '{CONTACT.name}' AND w.trashed IS NULL "
        f"AND coalesce(w.company, '') <> '' AND {THEIR_CLIENT_IS_THERE} ORDER BY w.sort DESC, w.id DESC LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (limit,)).scalars())


def notices(connection: Connection, *, limit: int) -> list[int]:
    """The numbers of the notes that concern no client, the latest first."""
    query = (
        f"SELECT id FROM client WHERE kind = '{CONTACT.name}' AND trashed IS NULL AND stage = '{NO_CONTACT}' "
        "AND coalesce(company, '') = '' ORDER BY sort DESC, id DESC LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (limit,)).scalars())


def filed_since(connection: Connection, moment: str, *, kinds: Sequence[str]) -> int:
    """How many clients outside the trash were filed since a moment (ISO in UTC)."""
    # Whatever was filed since was changed since, and by that there is an index.
    query = (
        "SELECT count(*) FROM client WHERE trashed IS NULL AND updated >= ? AND created >= ? "
        f"AND kind IN ({', '.join('?' * len(kinds))})"
    )
    return int(connection.exec_driver_sql(query, (moment, moment, *kinds)).scalar_one())


def done_since(connection: Connection, day: str) -> int:
    """How many tasks were done since a day (ISO)."""
    query = (
        f"SELECT count(*) FROM {TASK.table(Task.done_on)} t JOIN client w ON w.id = t.client_id "
        f"WHERE w.trashed IS NULL AND t.{Task.done_on.key} >= ?"
    )
    return int(connection.exec_driver_sql(query, (day,)).scalar_one())


def contacts_since(connection: Connection, day: str) -> dict[str, int]:
    """{kind of contact: how many} since a day (ISO)."""
    query = (
        f"SELECT coalesce(stage, ''), count(*) FROM client WHERE kind = '{CONTACT.name}' AND trashed IS NULL "
        "AND sort >= ? GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (day,))}
