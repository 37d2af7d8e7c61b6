"""The statements that the grid shows: as the file has them, as they are being typed, and what is reckoned from that."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements import units
from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.formula import Column
from clientdesk.dossier.statements.line import Line
from clientdesk.dossier.statements.periods import Periods
from clientdesk.dossier.statements.statement import Statement
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.credit.known import Known
from clientdesk.ui.saving import copy_of
from clientdesk.ui.statements.storing import Entered

Cell = tuple[str, str]
"""Code of a statement, key of a field."""


@dataclass(frozen=True)
class Taken:
    """What became of texts: what is to be stored, one for each statement; {cell: text} of what cannot be read, and
    empty texts for cells where nothing waits any more."""

    entered: tuple[Entered, ...]
    drafts: Mapping[Cell, str]

    @property
    def unread(self) -> int:
        """How many could not be read."""
        return sum(bool(text) for text in self.drafts.values())


class Book:
    """`texts` are {cell: (what was typed there but is not stored, why)}; `failed` what the checks found, by the place
    of the period, the key of the line, and the column."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.together = Periods("", ())
        self.base: dict[str, Record] = {}
        self.records: list[Record] = []
        self.texts: dict[Cell, tuple[str, str]] = {}
        self.refusals: dict[Cell, str] = {}
        self.failed: dict[tuple[int, str, Column], list[Check]] = {}
        self.typing: Cell | None = None

    def record(self, code: str) -> Record | None:
        """The statement as it is being typed."""
        return next((record for record in self.records if record.code == code), None)

    @property
    def blank(self) -> tuple[str, ...]:
        """The names of the periods of which nothing was typed yet."""
        return tuple(one.name for one in self.together.periods if not (one.sheet.closing or one.sheet.opening))

    # Filling

    def fill(self, known: Known, pending: Callable[[str], Mapping[str, Any]]) -> None:
        """Take statements as the file has them, and over them what is on its way there (`pending` by code)."""
        typed = self._typed()
        self.base = {period.code: period.record for period in known.together.periods}
        self.records = [copy_of(period.record) for period in known.together.periods]
        for record in self.records:
            for key, value in pending(record.code).items():
                record[record.kind.by_key[key]] = value
        if typed is not None and (typing := self.record(typed[0])) is not None:
            typing[typing.kind.by_key[typed[1]]] = typed[2]
        self._take_texts(known)
        self.together = known.together
        self.reckon()

    def _typed(self) -> tuple[str, str, Decimal | None] | None:
        if self.typing is None or (record := self.record(self.typing[0])) is None:
            return None
        return (*self.typing, record[record.kind.by_key[self.typing[1]]])

    def _take_texts(self, known: Known) -> None:
        self.texts = {}
        for code, texts in known.texts.items():
            for key, text in texts.items():
                if text:
                    self.texts[code, key] = (text, self.refusals.get((code, key)) or self._problem(code, key, text))
        self.refusals = {cell: why for cell, why in self.refusals.items() if cell in self.texts}

    def _problem(self, code: str, key: str, text: str) -> str:
        words, record = self.context.words, self.record(code)
        field = record.kind.by_key.get(key) if record else None
        if record is None or not isinstance(field, Line):
            return ""
        try:
            self.read(record, field, text)
        except Unreadable as problem:
            return words.tr(problem.reason, **problem.values)
        return words.tr(N_("This was typed, but could not be stored."))

    # Reckoning

    def reckon(self) -> None:
        """Reckon and check all of it anew."""
        if self.records:
            self.together = self.context.desk.statements.live(self.records, settings=self.together.settings)
        self.failed = {}
        for place, period in enumerate(self.together.periods):
            for check in period.failed:
                self.failed.setdefault((place, check.key, check.column), []).append(check)

    # Typing

    def read(self, record: Record, field: Line, text: str) -> Decimal | None:
        """What a text means in a statement's unit; nothing when it is blank. `Unreadable` where it is no amount."""
        if not text.strip():
            return None
        reading = self.context.desk.reading_for(record)
        return units.typed(field, text, unit=int(record[Statement.unit] or 1), reading=reading)

    def try_text(self, record: Record, field: Line, text: str) -> bool:
        """Reckon with what is being typed, as far as it can be read; whether it can."""
        try:
            value = self.read(record, field, text)
        except Unreadable:
            return False
        self.typing = (record.code, field.key)
        record[field] = value
        self.reckon()
        return True

    def take_back(self) -> None:
        """What was being typed is given up."""
        if self.typing is None:
            return
        record = self.record(self.typing[0])
        if record is not None:
            field = record.kind.by_key[self.typing[1]]
            record[field] = self.base[record.code][field]
        self.typing = None
        self.reckon()

    def take(self, cells: Iterable[tuple[Record, Line, str]]) -> Taken:
        """Take what was typed: (statement, line, text)."""
        self.typing = None
        found: dict[str, list[tuple[Line, Decimal | None, str]]] = {}
        drafts: dict[Cell, str] = {}
        for record, field, text in cells:
            cell, stored = (record.code, field.key), self.base[record.code][field]
            try:
                value = self.read(record, field, text)
            except Unreadable as problem:
                self.texts[cell] = (text, self.context.words.tr(problem.reason, **problem.values))
                drafts[cell] = text
                record[field] = stored
                continue
            self.refusals.pop(cell, None)
            if self.texts.pop(cell, None) is not None and value == stored:
                drafts[cell] = ""
            record[field] = value
            if value != stored:
                found.setdefault(record.code, []).append((field, value, text))
        self.reckon()
        entered = (
            Entered(code, tuple((field, value) for field, value, _text in changes), _texts(changes))
            for code, changes in found.items()
        )
        return Taken(tuple(entered), drafts)

    def refuse(self, entered: Entered, reason: str) -> None:
        """Something was not stored: remember why, to say it where its text is kept."""
        self.refusals.update({(entered.code, key): reason for key in entered.texts})


def _texts(changes: Iterable[tuple[Line, Decimal | None, str]]) -> dict[str, str]:
    return {field.key: text for field, _value, text in changes}
