"""Records of service for tests: written, and led on their way."""

from datetime import date
from typing import Any

from clientdesk.desk import Desk
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link

CLIENT = "KH000001"
NOW = "2026-03-05T10:00:00+00:00"
TODAY = date(2026, 3, 5)
CLOSING = {
    "result": "New handle sent.",
    "cause": "fault",
    "satisfaction": "60",
    "outcome": "no_change",
}
"""What a complaint needs to be closed."""


def written(desk: Desk, what: str, *, client: str = CLIENT, **values: Any) -> Record:
    """A stored record of a kind."""
    record = desk.service.new(what, client)
    for key, value in values.items():
        record[record.kind.by_key[key]] = value
    desk.clients.create(record)
    return desk.clients.get(record.code)


def led(desk: Desk, code: str, *moves: str, **values: Any) -> Record:
    """The record once it has made these steps; `values` come with the last."""
    for move in moves:
        told = dict(values) if move == moves[-1] else {}
        if move == "assign":
            told = {"engineer": Link(None, "Wang"), "planned_on": TODAY} | told
        if move == "finish":
            told = {"work_done": "Oiled."} | told
        if move == "propose":
            told = {"proposal": "A new handle."} | told
        if move == "close" and code.startswith("TS"):
            told = CLOSING | told
        desk.service.move([code], move, values=told)
    return desk.clients.get(code)


def tasks(desk: Desk, client: str = CLIENT) -> list[tuple[str, date | None]]:
    """What is to be done for a client, and when, by the day."""
    found = [record for record in desk.work.of(client) if record.kind.name == "task"]
    return sorted(((record.name, record[record.kind.by_key["due"]]) for record in found), key=str)
