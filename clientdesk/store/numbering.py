"""The numbers that new files get: the prefix of their kind, or the pattern the house gives its documents."""

import json
from datetime import date
from typing import TYPE_CHECKING

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.house.trade import NumberPattern, Trade
from clientdesk.dossier.numbering import CHINESE, around, beginning, usual
from clientdesk.dossier.record import Record
from clientdesk.store.counters import Counters
from clientdesk.store.records import client_id
from clientdesk.store.schema import Connection, Schema

if TYPE_CHECKING:
    from clientdesk.store.journal import Step

STYLE = "numbers"
"""The setting of the file that says how its numbers begin."""
_HOUSE = "house"
_DIGITS = 6


def free_code(connection: Connection, schema: Schema, counters: Counters, record: Record, today: date) -> str:
    """The next number for a record; a document takes the one of its own date. None is ever given twice."""
    kind = record.kind
    before, digits, after = prefix_of(connection, kind), _DIGITS, ""
    if kind.dated:
        before, digits, after = around(pattern_of(connection, schema, kind), record[kind.dated] or today)
    counter = f"{before}…{after}" if after else before
    while True:
        code = f"{before}{counters.draw(counter):0{digits}d}{after}"
        if client_id(connection, code) is None:
            return code


def coming_code(connection: Connection, pattern: str, day: date) -> str:
    """The number that a document of this pattern and day would get now; nothing is drawn."""
    before, digits, after = around(pattern, day)
    counter = f"{before}…{after}" if after else before
    number = int(connection.exec_driver_sql("SELECT next FROM counter WHERE name = ?", (counter,)).scalar() or 1)
    while client_id(connection, code := f"{before}{number:0{digits}d}{after}") is not None:
        number += 1
    return code


def pattern_of(connection: Connection, schema: Schema, kind: Kind) -> str:
    """The pattern for the numbers of a dated kind; the house's last word where it said one."""
    told = usual_of(connection, kind)
    if _HOUSE not in schema.kinds:
        return told
    table = schema.group_place[_HOUSE, Trade.number_patterns.key].table
    asked = f"SELECT {NumberPattern.pattern.key} FROM {table} WHERE {NumberPattern.document.key} = ? ORDER BY position"
    said = connection.exec_driver_sql(asked, (kind.name,)).scalars().all()
    return str(said[-1]) if said and said[-1] else told


def usual_of(connection: Connection, kind: Kind) -> str:
    """The pattern of a dated kind in this file, whatever the house says."""
    return usual(kind.name, kind.prefix, style_of(connection))


def prefix_of(connection: Connection, kind: Kind) -> str:
    """What the codes of a kind begin with in this file."""
    return beginning(kind.prefix, style_of(connection))


def choose_style(step: "Step", style: str) -> None:
    """Say how the numbers of a new file begin; there is no undo of it."""
    step.setting(STYLE, json.dumps(style))
    step.told = step.told.for_good()


def style_of(connection: Connection) -> str:
    """How the numbers of this file begin, see `dossier.numbering`."""
    said = connection.exec_driver_sql("SELECT value FROM setting WHERE name = ?", (STYLE,)).scalar()
    return str(json.loads(said)) if said else CHINESE
