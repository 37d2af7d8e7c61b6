"""Two files of one person with something around them, and the looks at it that the tests of merging share."""

from typing import Any

from clientdesk.desk import Desk, batch
from clientdesk.dossier.record import Record
from clientdesk.store import doubles

ID = "999999198503051235"


def add(desk: Desk, kind: str = "person", **values: Any) -> str:
    """The code of a new client; `values` as in batch."""
    key = {"person": "full_name", "enterprise": "name"}.get(kind)
    named = {key: "王小明", **values} if key and key not in values else values
    told = batch.perform(desk, {"op": "create", "kind": kind, "values": named})
    return str(told["code"])


def value(desk: Desk, code: str, key: str) -> Any:
    record = desk.clients.get(code)
    return record[record.kind.by_key[key]]


def change(desk: Desk, code: str, **values: Any) -> None:
    batch.perform(desk, {"op": "update", "code": code, "values": values})


def rows(desk: Desk, code: str, key: str) -> list[dict[str, Any]]:
    record: Record = desk.clients.get(code)
    return [dict(row.values) for row in record.rows(record.kind.by_key[key])]


def pointing_at(desk: Desk, code: str) -> set[int]:
    """The numbers of the files that refer to this code."""
    with desk.store.reading() as connection:
        return {reference.client for reference in doubles.references(connection, code)}
