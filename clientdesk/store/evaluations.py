"""The evaluations of clients: all of one, the last that was finished, those to be looked at again."""

from sqlalchemy import Connection

from clientdesk.dossier.kinds import EVALUATION
from clientdesk.dossier.work.evaluation import CREDIT, FINAL, Evaluation
from clientdesk.store.following import CLIENT_KEY

assert Evaluation.client.key == CLIENT_KEY
_TABLE = EVALUATION.table(Evaluation.next_review)
_OF_CLIENT = (
    "FROM link l JOIN client w ON w.id = l.client_id "
    f"WHERE l.target = ? AND l.field = '{CLIENT_KEY}' AND w.kind = '{EVALUATION.name}'"
)
# The narrow table keeps the status of an evaluation as its stage, and its kind as its class.
_KIND = f"coalesce(w.\"class\", '{CREDIT}')"
_LATEST_FIRST = "ORDER BY w.sort DESC, w.id DESC"


def of_client(connection: Connection, code: str) -> list[int]:
    """The numbers of all evaluations of a client outside the trash, those of the latest day first."""
    query = f"SELECT w.id {_OF_CLIENT} AND w.trashed IS NULL {_LATEST_FIRST}"
    return list(connection.exec_driver_sql(query, (code,)).scalars())


def latest(connection: Connection, code: str, kind: str) -> int | None:
    """The number of the last evaluation of this kind that was finished for a client."""
    finished = f"w.trashed IS NULL AND w.stage = '{FINAL}' AND {_KIND} = ?"
    query = f"SELECT w.id {_OF_CLIENT} AND {finished} {_LATEST_FIRST} LIMIT 1"
    number: int | None = connection.exec_driver_sql(query, (code, kind)).scalar()
    return number


def evaluated(connection: Connection, kind: str, *, limit: int) -> list[str]:
    """The codes of the clients that were evaluated in this way, drafts among them, those of the latest day first."""
    query = (
        f"SELECT l.target FROM client w JOIN link l ON l.client_id = w.id AND l.field = '{CLIENT_KEY}' "
        "JOIN client k ON k.code = l.target "
        f"WHERE w.kind = '{EVALUATION.name}' AND w.trashed IS NULL AND k.trashed IS NULL AND {_KIND} = ? "
        "GROUP BY l.target ORDER BY max(w.sort) DESC, l.target LIMIT ?"
    )
    return list(connection.exec_driver_sql(query, (kind, limit)).scalars())


def due(connection: Connection, until: str, *, limit: int = -1) -> list[tuple[int, int, str]]:
    """(number of the evaluation, number of its client, ISO day) of the finished evaluations that are to be looked at
    again up to a day (ISO) and that no later one of their kind has replaced, the longest overdue first."""
    query = (
        f"SELECT w.id, k.id, t.{Evaluation.next_review.key} FROM client w JOIN {_TABLE} t ON t.client_id = w.id "
        f"JOIN link l ON l.client_id = w.id AND l.field = '{CLIENT_KEY}' JOIN client k ON k.code = l.target "
        f"WHERE w.kind = '{EVALUATION.name}' AND w.trashed IS NULL AND w.stage = '{FINAL}' AND k.trashed IS NULL "
        f"AND t.{Evaluation.next_review.key} <= ? AND NOT EXISTS ("
        "SELECT 1 FROM link m JOIN client v ON v.id = m.client_id WHERE m.target = l.target "
        f"AND m.field = '{CLIENT_KEY}' AND v.kind = w.kind AND v.trashed IS NULL AND v.stage = w.stage "
        f"AND coalesce(v.\"class\", '{CREDIT}') = {_KIND} AND (v.sort, v.id) > (w.sort, w.id)) "
        f"ORDER BY t.{Evaluation.next_review.key}, w.id LIMIT ?"
    )
    return [(row[0], row[1], row[2]) for row in connection.exec_driver_sql(query, (until, limit))]
