"""Tables remembered by their headings: what their columns meant the last time."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from clientdesk.dossier.headings.bare import bare
from clientdesk.dossier.house.importing import Importing, ImportLayout
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row

_MOST = 200
"""So many tables are remembered; the one used longest ago goes first."""


@dataclass(frozen=True)
class Layout:
    """What the columns of a table meant: the kind and level of the sheet, the fields in the order of the columns."""

    kind: str
    level: str
    fields: tuple[str, ...]


def fingerprint(headings: Sequence[str]) -> str:
    """The same for headings that differ in case, width and signs only."""
    joined = "\x1f".join(bare(heading) for heading in headings)
    return hashlib.sha256(joined.encode()).hexdigest()[:32]


def layouts_of(house: Record) -> dict[str, Layout]:
    """{fingerprint: layout} as the house remembers."""
    rows = house.rows(Importing.import_layouts)
    return {row[ImportLayout.fingerprint] or "": _layout(row) for row in rows}


def _layout(row: Row) -> Layout:
    fields = json.loads(row[ImportLayout.columns] or "[]")
    return Layout(row[ImportLayout.kind] or "", row[ImportLayout.level] or "", tuple(map(str, fields)))


def with_layouts(house: Record, new: Mapping[str, tuple[str, Layout]], today: date) -> bool:
    """Remember tables, {fingerprint: (title, layout)}, in the record of the house; whether anything is new."""
    rows = list(house.rows(Importing.import_layouts))
    before = layouts_of(house)
    if all(before.get(mark) == layout for mark, (_title, layout) in new.items()):
        return False
    kept = [row for row in rows if row[ImportLayout.fingerprint] not in new]
    made = [_row(mark, title, layout, today) for mark, (title, layout) in new.items()]
    house[Importing.import_layouts] = tuple([*kept, *made][-_MOST:])
    return True


def _row(mark: str, title: str, layout: Layout, today: date) -> Row:
    values = {
        ImportLayout.fingerprint: mark,
        ImportLayout.title: title.strip()[:120],
        ImportLayout.kind: layout.kind,
        ImportLayout.level: layout.level,
        ImportLayout.columns: json.dumps(layout.fields, ensure_ascii=False),
        ImportLayout.used: today,
    }
    return Row({column.key: value for column, value in values.items() if value})
