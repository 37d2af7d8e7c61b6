"""How far a change of a value reaches: what the search knows of a client, or its line in lists and its links too."""

from collections.abc import Iterable, Mapping
from enum import IntEnum
from typing import Any

from clientdesk.dossier.fields import CLIENT, REST, SENSITIVE, Field, Kind
from clientdesk.dossier.types import IdNumber, Reference
from clientdesk.store.changes import BESIDE, TRASHED, Change
from clientdesk.store.schema import Schema


class Reach(IntEnum):
    """What follows from the values of a client and has to be written anew, each with the one before it."""

    NOTHING = 0
    REST = 1
    """The texts that the search does not look in first."""
    ALL = 2


def reaches(schema: Schema, changes: Iterable[Change], kinds: Mapping[int, str]) -> dict[int, Reach]:
    """{client: how far its changes reach}; `kinds` are those of the clients. Who is not named is not reached at all."""
    found: dict[int, Reach] = {}
    for change in changes:
        before = found.get(change.client, Reach.NOTHING)
        if before is not Reach.ALL:
            found[change.client] = max(before, _reach(schema, change, kinds.get(change.client, "")))
    return found


def _reach(schema: Schema, change: Change, kind: str) -> Reach:
    if change.place in ("setting", *BESIDE) or (change.place == "client" and change.field == TRASHED):
        return Reach.NOTHING
    place = schema.place.get(change.place)
    declared = schema.kinds.get(kind)
    # Of work the client follows as well.
    if place is None or declared is None or declared.role is not CLIENT:
        return Reach.ALL
    if place.group is None:
        return _of_field(declared, place.columns[change.field])
    columns = place.columns.values() if not change.field or change.is_move else (place.columns[change.field],)
    return max((_of_field(declared, column) for column in columns), default=Reach.NOTHING)


def _of_field(kind: Kind, field: Field[Any]) -> Reach:
    if field in kind.listed or field.find is not REST or isinstance(field.type, IdNumber | Reference):
        return Reach.ALL
    return Reach.NOTHING if field.sensitivity is SENSITIVE else Reach.REST
