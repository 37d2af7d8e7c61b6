"""What a client's line tells of the work with it: the day of the last contact, the day of the next task."""

import json
from collections.abc import Collection

from sqlalchemy import Connection

from clientdesk.dossier.kinds import CONTACT, TASK
from clientdesk.dossier.work.contact import NO_CONTACT
from clientdesk.dossier.work.contact import Contact as ContactFields
from clientdesk.dossier.work.task import OPEN
from clientdesk.dossier.work.task import Task as TaskFields

CLIENT_KEY = TaskFields.client.key
"""The field of all work that says with which client."""
assert ContactFields.client.key == CLIENT_KEY
_WITH = (
    "FROM link l JOIN client w ON w.id = l.client_id "
    f"WHERE l.target = client.code AND l.field = '{CLIENT_KEY}' AND w.trashed IS NULL"
)
_LAST = f"SELECT max(w.sort) {_WITH} AND w.kind = '{CONTACT.name}' AND coalesce(w.stage, '') <> '{NO_CONTACT}'"
_STATES = ", ".join(f"'{state}'" for state in OPEN)
IS_OPEN = f"coalesce(w.stage, '{OPEN[0]}') IN ({_STATES})"
"""Whether a task `w` is still to be done."""
DATED = "w.sort GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
"""Whether a task `w` has a day; otherwise it is sorted by its subject, which never looks so."""
_NEXT = f"SELECT min(w.sort) {_WITH} AND w.kind = '{TASK.name}' AND {IS_OPEN} AND {DATED}"


def targets(connection: Connection, number: int) -> list[str]:
    """The codes of the clients with whom this record of work, as it stands, was or is to be done."""
    query = "SELECT l.target FROM link l JOIN client c ON c.id = l.client_id WHERE l.client_id = ? AND l.field = ?"
    kinds = f" AND c.kind IN ('{TASK.name}', '{CONTACT.name}')"
    return list(connection.exec_driver_sql(query + kinds, (number, CLIENT_KEY)).scalars())


def write(connection: Connection, codes: Collection[str]) -> dict[int, str]:
    """Bring the lines of these clients up to date: {number: kind} of them."""
    if not codes:
        return {}
    rows = connection.exec_driver_sql(
        f"UPDATE client SET contacted = ({_LAST}), next_action = ({_NEXT}) "
        "WHERE code IN (SELECT value FROM json_each(?)) RETURNING id, kind",
        (json.dumps(sorted(codes)),),
    )
    return {row[0]: row[1] for row in rows.all()}


def wrong(connection: Connection) -> list[str]:
    """The codes of the clients whose lines tell something else."""
    query = f"SELECT code FROM client WHERE contacted IS NOT ({_LAST}) OR next_action IS NOT ({_NEXT}) ORDER BY code"
    return list(connection.exec_driver_sql(query).scalars())
