"""Putting the rows of all sheets together to clients: two levels in one sheet, or in several."""

from collections.abc import Iterator, Mapping
from typing import Any

from clientdesk.desk.importing.cells import Bad, Several
from clientdesk.desk.importing.columns import JOIN, PART, ROW, VALUE, ReadySheet, Way
from clientdesk.desk.importing.days import Beside
from clientdesk.desk.importing.entry import Entry, RowGiven
from clientdesk.desk.importing.given import APART, CLIENT_LEVEL, FAMILY, REFUSE, Place, Policy
from clientdesk.desk.importing.leaving import tell_left_out
from clientdesk.dossier.couples import couple
from clientdesk.dossier.fields import rows_of
from clientdesk.dossier.headings import family
from clientdesk.dossier.headings.bare import forms
from clientdesk.dossier.headings.vocabulary import kind_said
from clientdesk.dossier.names import whole_name
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.types.compound import ADDRESS_PARTS
from clientdesk.dossier.values import Address
from clientdesk.exchange.intake.tables import Cell, Row
from clientdesk.i18n import N_
from clientdesk.progress import Progress

_TOTALS = frozenset(("合计", "总计", "小计", "total", "totals", "sum", "grandtotal", "subtotal"))
_LOOKED = 500
"""So many rows are read between two looks at whether to go on."""


class Reader:
    """Reads the rows of one sheet into entries."""

    def __init__(self, sheet: ReadySheet, policy: Policy) -> None:
        self._other = Reader(sheet.other, policy) if sheet.other else None
        self.sheet = sheet
        self.kind = sheet.kind
        self._policy = policy
        self._unread: list[tuple[Way, Cell]] = []
        """The cells of the present row that are left out."""
        self._blank = {way.column for way in sheet.ways if self._leaves_blank(way)}

    def _leaves_blank(self, way: Way) -> bool:
        """A cell of a row never keeps the client out that the row belongs to."""
        if way.goes == ROW and self._policy.bad != REFUSE:
            return True
        whose = self.sheet.match.level != CLIENT_LEVEL and way.goes != ROW
        return not whose and self._policy.leaves_blank(self.sheet.sheet, way.letters)

    def entries(self, progress: Progress, done: int, total: int) -> Iterator[Entry]:
        """An entry for each row of values."""
        for count, (number, row) in enumerate(self.sheet.rows()):
            if count % _LOOKED == 0:
                progress.advance(done + count, total, N_("Reading the rows"))
            entry = self.entry(number, row)
            if entry is not None:
                yield entry

    def entry(self, number: int, row: Row) -> Entry | None:
        """What a row tells; None where it tells nothing of a client."""
        if _is_total(row):
            return None
        if self._other and self._is_other(row):
            return self._other.entry(number, row)
        place = Place(self.sheet.sheet, number)
        entry = Entry(place, self.kind.name, places=[place], owner=self.sheet.match.level != CLIENT_LEVEL)
        slots: dict[tuple[str, str], dict[str, Any]] = {}
        self._unread = []
        parts: dict[str, dict[str, str]] = {}
        for way in self.sheet.ways:
            value = self._read(way, row, entry)
            if value is None:
                continue
            target = way.target
            if isinstance(value, Beside):
                target, value = way.lunar or target, value.day
            if way.goes == VALUE:
                entry.values[target.field] = value
                entry.values = {**way.reader.parts(row[way.column]), **entry.values}
            elif way.goes == ROW:
                slots.setdefault((target.field, target.slot), {})[target.column] = value
            elif way.goes == PART:
                parts.setdefault(way.target.field, {})[way.target.column] = value
            elif way.goes == JOIN:
                entry.link = str(value)
        for key, part in parts.items():
            self._add_address(entry, key, part)
        tell_left_out(entry, self.sheet, self._unread, slots, self._policy)
        for (group, slot), values in slots.items():
            self._add_row(entry, RowGiven(group, values, place, slot))
        self._name(entry)
        told = entry.values or entry.rows or entry.about or entry.troubles or entry.waiting
        return entry if told else None

    def _is_other(self, row: Row) -> bool:
        """Whether the row says that its client is of the other kind."""
        place = self.sheet.kind_column
        said = row[place] if 0 <= place < len(row) else None
        return said is not None and kind_said(str(said)) not in (None, self.kind.name)

    def _read(self, way: Way, row: Row, entry: Entry) -> Any:
        cell: Cell = row[way.column] if way.column < len(row) else None
        if cell is None:
            return None
        value = way.reader.lost() if self.sheet.lost(way, entry.place.row) else way.reader.read(cell)
        if isinstance(value, Bad):
            serious = way.column not in self._blank
            entry.troubles.append(way.trouble(entry.place, value, cell, serious=serious))
            if not serious:
                self._unread.append((way, cell))
            return None
        if isinstance(value, Several):
            # Whose a number is stays beside it, of the first in a row of its own.
            kept = (*((value.first,) if value.notes.get(value.first) else ()), *value.more)
            entry.more += [(way.reader.field.type.name, one, value.notes.get(one, "")) for one in kept]
            return value.first
        return value

    def _add_address(self, entry: Entry, key: str, told: Mapping[str, str]) -> None:
        """Parts of an address in columns of their own, beside a whole one or instead of it."""
        held = entry.values.get(key)
        known = held.to_dict() if isinstance(held, Address) else {}
        parts = {**known, **{part: text[: ADDRESS_PARTS[part]] for part, text in told.items()}}
        field = self.kind.by_key[key]
        entry.values[key] = field.type.from_json(parts)

    def _add_row(self, entry: Entry, given: RowGiven) -> None:
        """A row with what its slot says of it; a member of the family goes where the relation says."""
        if given.group == FAMILY:
            given.group, given.values = family.member(given.values)
            if not given.group:
                entry.about |= given.values
                return
        if "=" in given.slot:
            key, _, code = given.slot.partition("=")
            column = next(c for c in rows_of(self.kind.by_key[given.group]).columns if c.key == key)
            given.values.setdefault(key, (code,) if column.type.name == "multi_choice" else code)
        if given.values:
            entry.rows.append(given)

    def _name(self, entry: Entry) -> None:
        """A name out of its two parts, where only they are told; of a couple the name of the first, if it is wanted."""
        if entry.kind != "person" or entry.owner:
            return
        parts = entry.values.get(Basics.family_name.key), entry.values.get(Basics.given_name.key)
        if Basics.full_name.key not in entry.values and any(parts):
            family, given = (part or "" for part in parts)
            entry.values[Basics.full_name.key] = whole_name(family, given).strip()[:80]
        if Family.spouse_name.key not in entry.values:
            entry.couple = couple(str(entry.values.get(Basics.full_name.key) or ""))
        if entry.couple and self._policy.couples == APART:
            entry.values[Basics.full_name.key] = entry.couple[0][:80]


def _is_total(row: Row) -> bool:
    """Whether the first thing a row says is that it adds the others up."""
    first = next((cell for cell in row if cell is not None), None)
    return isinstance(first, str) and not _TOTALS.isdisjoint(forms(first))


def is_continued(sheet: ReadySheet, entry: Entry) -> bool:
    """Whether a row of a sheet of clients holds only rows of the client above it."""
    return sheet.has_rows and bool(entry.rows) and not entry.values and not entry.link
