"""Which opportunities there are: of a client, changed last, stalled; from the narrow table and their own."""

from sqlalchemy import Connection

from clientdesk.dossier.kinds import OPPORTUNITY
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.sales.stages import OVER, WAY
from clientdesk.store.works import THEIR_CLIENT_IS_THERE

_TABLE = OPPORTUNITY.table(Opportunity.stage_since)
_THERE = f"w.kind = '{OPPORTUNITY.name}' AND w.trashed IS NULL AND {THEIR_CLIENT_IS_THERE}"
_ON_THE_WAY, _OVER = (", ".join(f"'{stage}'" for stage in stages) for stages in (WAY, OVER))


def every(connection: Connection) -> list[int]:
    """The numbers of all opportunities by the day they were opened; of clients in the trash none."""
    query = f"SELECT w.id FROM client w WHERE {_THERE} ORDER BY w.sort, w.id"
    return list(connection.exec_driver_sql(query).scalars().all())


def latest(connection: Connection, *, limit: int) -> list[int]:
    """The numbers of those changed last, the latest first."""
    query = f"SELECT w.id FROM client w WHERE {_THERE} ORDER BY w.updated DESC, w.id DESC LIMIT ?"
    return list(connection.exec_driver_sql(query, (limit,)).scalars().all())


def stalled(connection: Connection, before: str) -> list[int]:
    """The numbers of those on the way that came into their stage before a day (ISO), the longest ago first."""
    since = f"t.{Opportunity.stage_since.key}"
    query = (
        f"SELECT w.id FROM client w JOIN {_TABLE} t ON t.client_id = w.id "
        f"WHERE {_THERE} AND w.stage IN ({_ON_THE_WAY}) AND {since} < ? ORDER BY {since}, w.id"
    )
    return list(connection.exec_driver_sql(query, (before,)).scalars().all())


def ended_since(connection: Connection, day: str) -> dict[str, int]:
    """{stage: how many were won or lost since a day (ISO)}."""
    query = (
        f"SELECT w.stage, count(*) FROM client w JOIN {_TABLE} t ON t.client_id = w.id "
        f"WHERE {_THERE} AND w.stage IN ({_OVER}) AND t.{Opportunity.result_on.key} >= ? GROUP BY 1 ORDER BY 1 DESC"
    )
    return {row[0]: int(row[1]) for row in connection.exec_driver_sql(query, (day,))}


def of_client(connection: Connection, code: str) -> list[int]:
    """The numbers of the opportunities of a client, the latest opened first."""
    query = (
        f"SELECT w.id FROM link l JOIN client w ON w.id = l.client_id WHERE l.target = ? "
        f"AND l.field = '{Opportunity.client.key}' AND w.kind = '{OPPORTUNITY.name}' AND w.trashed IS NULL "
        "ORDER BY w.sort DESC, w.id DESC"
    )
    return list(connection.exec_driver_sql(query, (code,)).scalars().all())
