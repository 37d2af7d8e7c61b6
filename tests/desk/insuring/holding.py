"""A desk of an insurance agent, and policies as tests write them."""

from typing import Any

from clientdesk.desk import Desk
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link

NOW = "2026-11-22T10:00:00+00:00"
HOLDER = "KH000001"


def policy(desk: Desk, **values: Any) -> Record:
    """A policy of the first client, stored, with what else is said as JSON."""
    record = desk.insurance.policy(HOLDER)
    told = {
        "product": "平安福", "policy_no": "P0001", "insurer": "样板人寿", "cover": "life", "premium": "1200.00",
        "sum_insured": "500000.00", "pay_mode": "yearly", "start": "2024-12-20",
    }  # fmt: skip
    for key, value in {**told, **values}.items():
        field = record.kind.by_key[key]
        record[field] = None if value is None else field.type.from_json(value)
    desk.insurance.save(record)
    return record


def share(order: int, part: str | None, name: str = "王乐") -> dict[str, Any]:
    """A beneficiary as JSON."""
    told: dict[str, Any] = {"name": name, "order": order}
    return {**told, "share": part} if part else told


def again(desk: Desk, record: Record) -> Record:
    """The record as it stands in the file."""
    return desk.clients.get(record.code)


def status(desk: Desk, record: Record) -> str:
    """How a policy stands in the file."""
    return again(desk, record)[Policy.status] or ""


def link(code: str, name: str) -> Link:
    """A reference."""
    return Link(code, name)


def row(**values: Any) -> Row:
    """A row."""
    return Row(values)
