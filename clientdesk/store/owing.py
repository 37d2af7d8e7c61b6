"""Whose sales may be overdue: looked up in the tables, so that only the accounts of those have to be reckoned."""

from sqlalchemy import Connection

from clientdesk.dossier.kinds import ADJUSTMENT, RECEIPT, SHIPMENT
from clientdesk.dossier.trade.lines import PRICE, QUANTITY
from clientdesk.dossier.trade.posted import POSTED
from clientdesk.dossier.types.numbers import RATE_SCALE
from clientdesk.store.schema import Schema
from clientdesk.store.trading import CLIENT_KEY

_ONE = 10**RATE_SCALE
_CENTS = 10 ** (QUANTITY.scale + PRICE.scale - 2)
_TOTAL = (
    f"SELECT sum(1.0 * quantity * price / {_CENTS} * ({_ONE} - coalesce(discount, 0)) / {_ONE} * "
    f"CASE WHEN s.price_incl_tax THEN 1 ELSE 1 + 1.0 * coalesce(tax_rate, 0) / {_ONE} END) "
    "FROM {lines} WHERE client_id = w.id"
)
"""What a sale comes to, in cents, but for rounding."""
_PAID = (
    "SELECT coalesce(sum(a.amount), 0) FROM link p JOIN client r ON r.id = p.client_id "
    "JOIN {allocations} a ON a.id = p.row AND p.place = '{allocations}' "
    f"WHERE p.target = w.code AND r.kind = '{RECEIPT.name}' AND r.stage = '{POSTED}' AND r.trashed IS NULL"
)
_LATE = (
    "(coalesce(s.due, w.sort) < :day OR EXISTS "
    "(SELECT 1 FROM {instalments} i WHERE i.client_id = w.id AND i.due < :day))"
)
_FROM = (
    f"SELECT DISTINCT l.target FROM client w JOIN link l ON l.client_id = w.id AND l.field = '{CLIENT_KEY}' "
    "JOIN client k ON k.code = l.target AND k.trashed IS NULL JOIN {table} s ON s.client_id = w.id "
    f"WHERE w.kind = '{{kind}}' AND w.stage = '{POSTED}' AND w.trashed IS NULL AND "
)


def may_be_overdue(connection: Connection, schema: Schema, day: str) -> list[str]:
    """The codes of the clients outside the trash of whom a posted sale, or what else they owe, was due before a day
    (ISO) and is not settled by receipts that name it. Returns, and receipts for orders, are not looked at: some may
    owe nothing."""
    tables = {
        "lines": schema.group_place[SHIPMENT.name, "lines"].table,
        "instalments": schema.group_place[SHIPMENT.name, "instalments"].table,
        "allocations": schema.group_place[RECEIPT.name, "allocations"].table,
    }
    sales = f"{_FROM} {_LATE} AND ({_PAID}) < round(({_TOTAL})) - 1"
    others = f"{_FROM} s.amount > 0 AND coalesce(s.due, w.sort) < :day AND ({_PAID}) < s.amount"
    found = set[str]()
    for kind, query in ((SHIPMENT, sales), (ADJUSTMENT, others)):
        place = schema.field_column[kind.name, "due"][0]
        filled = query.format(kind=kind.name, table=place.table, **tables)
        found.update(connection.exec_driver_sql(filled, {"day": day}).scalars())
    return sorted(found)
