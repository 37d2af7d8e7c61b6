"""Columns that become new own fields."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from clientdesk.desk.importing.given import NEW, SKIPPED, Matching, Source
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.dossier.names import pinyin_readings
from clientdesk.store.own_fields import Definition, OwnColumn
from clientdesk.store.schema import Schema

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_CLIENTS = tuple(kind.name for kind in CLIENT_KINDS)
_KEY_AT_MOST = 36
_LABEL_AT_MOST = 80


def definitions(source: Source, matching: Matching, kinds: Iterable[Kind]) -> dict[tuple[int, int], Definition]:
    """{(sheet, column): own field} of the columns that are to become one; those of one heading become the same."""
    known = {kind.name: set(kind.by_key) for kind in kinds}
    found: dict[tuple[int, int], Definition] = {}
    made: dict[tuple[str, str], Definition] = {}
    for sheet in matching.sheets:
        for column in sheet.columns:
            if sheet.level == SKIPPED or not column.field.startswith(NEW):
                continue
            label = " ".join(column.heading.split())[:_LABEL_AT_MOST] or f"{source.name} {column.index + 1}"
            if (sheet.kind, label) not in made:
                key = _free_key(label, known[sheet.kind])
                made[sheet.kind, label] = Definition(sheet.kind, key, label, column.field.removeprefix(NEW))
            found[sheet.sheet, column.index] = made[sheet.kind, label]
    return found


def exported(source: Source, kinds: Iterable[Kind]) -> dict[tuple[int, int], Definition]:
    """The own fields of one of our exports that this file lacks; numbered as if they were columns of no sheet."""
    known = {kind.name: set(kind.by_key) for kind in kinds}
    told = [Definition.from_parts(parts) for parts in (source.contacts.own_fields if source.contacts else ())]
    lacking = [one for one in told if one.kind in _CLIENTS and one.key not in known[one.kind]]
    return {(-1, number): one for number, one in enumerate(lacking)}


def _free_key(label: str, known: set[str]) -> str:
    """A key that says what the heading says, and is nobody else's."""
    readings = pinyin_readings(label)
    spelt = re.sub(r"[^a-z0-9]+", "_", readings[0][0] if readings else "")[:_KEY_AT_MOST].strip("_") or "column"
    key, number = f"x_{spelt}", 1
    while key in known:
        number += 1
        key = f"x_{spelt}_{number}"
    known.add(key)
    return key


def with_own(desk: "Desk", own: Mapping[tuple[int, int], Definition]) -> dict[str, Kind]:
    """The kinds of clients, with the own fields that are to be made."""
    schema = desk.store.schema
    new = [OwnColumn(f"new{number}", one, active=True) for number, one in enumerate(dict.fromkeys(own.values()))]
    kinds = Schema(schema.base_kinds, (*schema.own, *new)).kinds if new else schema.kinds
    return {kind.name: kinds[kind.name] for kind in desk.client_kinds}
