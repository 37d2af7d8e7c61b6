"""Products as the narrow table knows them, and how often they were sold."""

from sqlalchemy import Connection

from clientdesk.dossier.kinds import PRODUCT, SHIPMENT
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.posted import POSTED
from clientdesk.dossier.trade.product import Product

_TABLE = Product.declared.table


def times_sold(connection: Connection, since: str) -> dict[str, int]:
    """{code of a product: how many posted sales name it} from a day (ISO) on."""
    query = (
        "SELECT l.target, count(DISTINCT w.id) FROM link l JOIN client w ON w.id = l.client_id "
        f"WHERE l.field = '{Line.product.key}' AND w.kind = '{SHIPMENT.name}' AND w.stage = '{POSTED}' "
        "AND w.trashed IS NULL AND w.sort >= ? GROUP BY l.target"
    )
    return {row[0]: row[1] for row in connection.exec_driver_sql(query, (since,))}


def named(connection: Connection) -> list[tuple[str, str, str, str]]:
    """(code, name, model, article number) of all products outside the trash that are sold, by name."""
    query = (
        "SELECT w.code, w.name, coalesce(w.sort, ''), coalesce(w.company, '') FROM client w "
        f"LEFT JOIN {_TABLE} p ON p.client_id = w.id "
        f"WHERE w.kind = '{PRODUCT.name}' AND w.trashed IS NULL AND coalesce(p.{Product.active.key}, 1) <> 0 "
        "ORDER BY w.name, w.code"
    )
    return [(row[0], row[1], row[2], row[3]) for row in connection.exec_driver_sql(query)]
