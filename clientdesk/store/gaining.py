"""What the search learns where values only came: the client need not be read and cut into tokens anew."""

from collections.abc import Iterable, Mapping
from typing import Any

from clientdesk.dossier.fields import SENSITIVE, Field
from clientdesk.store.changes import BESIDE, Change, decode
from clientdesk.store.reach import Reach
from clientdesk.store.schema import Schema
from clientdesk.store.search import More, lines


def gained(
    schema: Schema, changes: Iterable[Change], kinds: Mapping[int, str], reached: Mapping[int, Reach]
) -> dict[int, More]:
    """{client: what came} of those of whom the search loses nothing and learns something for the rest of its texts, as
    when a tag is added; whoever is not named has to be read. A line that goes may stand in another field as well, so
    only reading all of them would tell."""
    found: dict[int, list[str]] = {}
    lost = set()
    for change in changes:
        if reached.get(change.client) is Reach.REST and change.client not in lost:
            came = _came(schema, change)
            if came is None:
                lost.add(change.client)
            else:
                found.setdefault(change.client, []).extend(came)
    return {client: More(client, kinds[client], tuple(came)) for client, came in found.items() if client not in lost}


def _came(schema: Schema, change: Change) -> tuple[str, ...] | None:
    """The text that a change of a field brings where it takes none away; None where it may do."""
    if change.place in BESIDE:
        return ()
    place = schema.place.get(change.place)
    if place is None or place.group is not None:
        return None
    field = place.columns[change.field]
    if field.sensitivity is SENSITIVE:
        return ()
    old, new = (_text(field, stored) for stored in (change.old, change.new))
    return (new,) if set(lines((old,))) <= set(lines((new,))) else None


def _text(field: Field[Any], stored: str | None) -> str:
    value = decode(stored)
    return "" if value is None else field.type.search_text(field.type.from_column(value))
