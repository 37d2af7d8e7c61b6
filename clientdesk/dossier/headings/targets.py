"""Where the values of a column go: a field of the client, a part of its address, a column of one of its groups."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from clientdesk.dossier.fields import Field, Kind, Rows, rows_of
from clientdesk.dossier.types import PostalAddress
from clientdesk.dossier.types.compound import ADDRESS_PARTS

_TARGET = re.compile(r"(?P<field>@?\w+)(?:#(?P<slot>\w+(?:=\w+)?))?(?:\.(?P<column>\w+))?")
FAMILY = "@family"
"""A sheet whose rows are members of families; a column says what they are to the client."""
FAMILY_DAY, FAMILY_LUNAR = "birthday", "birthday_lunar"
"""Its column for birthdays, and where those of the Chinese calendar go."""


@dataclass(frozen=True)
class Target:
    """Written `mobile`, `home_address.city`, `children.name`, `children#2.name` or `socials#app=wechat.handle`.

    field   the key of a field of the client, or of a group
    column  of the group; or a part of an address
    slot    which row of the client's it is where the client and its rows stand in one row of the sheet: its number from
            1, or a column with the code that tells it from others; empty in a sheet of such rows
    """

    field: str
    column: str = ""
    slot: str = ""

    def __str__(self) -> str:
        return self.field + (f"#{self.slot}" if self.slot else "") + (f".{self.column}" if self.column else "")

    @property
    def preset(self) -> tuple[str, str] | None:
        """The column and the code that its row has from the beginning."""
        key, told, code = self.slot.partition("=")
        return (key, code) if told else None

    @classmethod
    def parse(cls, text: str) -> "Target | None":
        """What was written so; None for anything else."""
        found = _TARGET.fullmatch(text)
        return cls(found["field"], found["column"] or "", found["slot"] or "") if found else None


def field_of(kind: Kind, target: Target) -> Field[Any] | None:
    """The field or column whose type reads the values; None where the kind has none such, or it is never stored."""
    found = kind.by_key.get(target.field)
    if found is None or not found.stored:
        return None
    if isinstance(found.type, Rows):
        column = rows_of(found).group.declared.field(target.column)
        usable = column is not None and column.stored and not found.type.virtual
        return column if usable else None
    if target.slot or (target.column and not _has_part(found, target.column)):
        return None
    return found


def _has_part(field: Field[Any], part: str) -> bool:
    return isinstance(field.type, PostalAddress) and part in ADDRESS_PARTS


def lunar_beside(kind: Kind, target: Target) -> Target | None:
    """Where days of the Chinese calendar go that stand in a column of Gregorian ones; None where nothing takes them."""
    if target.field == FAMILY:
        return replace(target, column=FAMILY_LUNAR) if target.column == FAMILY_DAY else None
    found = kind.by_key.get(target.field)
    if found is None:
        return None
    is_group = isinstance(found.type, Rows)
    fields = rows_of(found).columns if is_group else kind.home(found).declared.fields
    key = target.column if is_group else target.field
    names = (f"{key}_lunar", key.replace("_date", "_lunar"))
    twin = next((one.key for one in fields if one.type.name == "lunar_date" and one.key in names), "")
    if not twin:
        return None
    return replace(target, column=twin) if is_group else Target(twin)


def can_hold(field: Field[Any]) -> bool:
    """Whether a cell can tell such a value: no pictures and files."""
    return field.stored and field.type.name not in ("photo", "file", "group")


def client_targets(kind: Kind) -> Iterator[Target]:
    """What a column of a sheet of clients can be, in the order of the form; of groups their first rows."""
    for found in kind.fields:
        if isinstance(found.type, Rows):
            if found.stored and not found.type.virtual:
                yield from (Target(found.key, column.key, "1") for column in found.type.columns if can_hold(column))
        elif can_hold(found):
            yield Target(found.key)
            if isinstance(found.type, PostalAddress):
                yield from (Target(found.key, part) for part in ADDRESS_PARTS)


def row_targets(kind: Kind, level: str) -> Iterator[Target]:
    """The columns of a group, for a sheet of its rows."""
    group = kind.by_key[level]
    yield from (Target(level, column.key) for column in rows_of(group).columns if can_hold(column))
