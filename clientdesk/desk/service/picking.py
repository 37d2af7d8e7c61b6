"""What is picked while a record of service is written: items, requests, dispatches, plans, complaints of a client."""

from typing import TYPE_CHECKING

from clientdesk.dossier.service.kinds import SERVICE_NAMES
from clientdesk.dossier.values import Link
from clientdesk.store.service import of_client

if TYPE_CHECKING:
    from clientdesk.desk import Desk

PICKED = SERVICE_NAMES


def picked(desk: "Desk", to: str, text: str, *, client: Link | None, limit: int = 12) -> list[tuple[Link, str]]:
    """The records of a kind whose number, words or serial number hold a text, each with the words it is offered under:
    of a client where one is given, otherwise of everybody."""
    if client is not None and client.target:
        with desk.store.reading() as connection:
            numbers = of_client(connection, client.target, (to,))
    else:
        numbers = desk.clients.numbers(kinds=(to,))
    wanted = text.strip().casefold()
    found = []
    for line in desk.clients.lines(numbers):
        if any(wanted in part.casefold() for part in (line.code, line.name, line.grade) if part):
            more = " · ".join(part for part in (line.code, line.company) if part)
            found.append((Link(line.code, line.name), f"{line.name}   {more}"))
    return found[:limit]
