"""Figures of a statement as plain data: as they were typed, and as they were reckoned; and what the checks found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.formula import CLOSING, Column
from clientdesk.dossier.statements.lines import LINE, LINES, OPENING
from clientdesk.dossier.statements.statement import COMPLETE, DRAFT, SINGLE, Statement
from clientdesk.i18n import Catalogue

Amounts = Mapping[str, Decimal]
"""{key of a line: its amount}, unknown ones absent."""


@dataclass(frozen=True)
class Sheet:
    """What stands in a statement: amounts in units of its currency, blank cells absent."""

    closing: Amounts
    opening: Amounts = field(default_factory=dict)
    basis: str = COMPLETE
    start: date | None = None
    end: date | None = None
    scope: str = SINGLE
    currency: str = "CNY"
    unit: int = 1
    status: str = DRAFT
    code: str = ""
    name: str = ""

    @property
    def days(self) -> int | None:
        """How many days the period has."""
        if self.start is None or self.end is None or self.end < self.start:
            return None
        return (self.end - self.start).days + 1


def sheet_of(record: Record) -> Sheet:
    """The figures of a stored statement."""
    values = {line.key: value for line in LINES if (value := record[line]) is not None}
    opening = {key: value for key, line in OPENING.items() if (value := record[line]) is not None}
    return Sheet(
        values,
        opening,
        basis=record[Statement.basis] or COMPLETE,
        start=record[Statement.period_start],
        end=record[Statement.period_end],
        scope=record[Statement.scope] or SINGLE,
        currency=record[Statement.currency] or "CNY",
        unit=int(record[Statement.unit] or 1),
        status=record[Statement.status] or DRAFT,
        code=record.code,
        name=record.name,
    )


@dataclass(frozen=True)
class Figures:
    """A sheet reckoned: blank details of a complete statement are 0, totals are sums. Unknown lines are absent.

    `closing` holds every line, those of the period and those noted beside the forms too.
    """

    sheet: Sheet
    closing: Amounts
    opening: Amounts

    def at(self, column: Column) -> Amounts:
        """One of the two columns."""
        return self.closing if column is CLOSING else self.opening


@dataclass(frozen=True)
class Check:
    """What one check came to.

    id          I01 … I10, or S01 for a credit balance that should be looked at
    key, column the cell it is shown beside
    outcome     pass, fail, or unchecked where something is unknown
    difference  found less expected, in the currency of the statement; None where nothing was compared
    level       an error keeps the statement a draft, a warning is only shown
    """

    id: str
    key: str
    column: Column
    outcome: Literal["pass", "fail", "unchecked"]
    level: Literal["error", "warning"]
    text: str
    difference: Decimal | None = None
    expected: Decimal | None = None
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether there is something to look at."""
        return self.outcome == "fail"

    @property
    def refuses(self) -> bool:
        """Whether it keeps the statement a draft."""
        return self.failed and self.level == "error"

    def sentence(self, words: Catalogue) -> str:
        """What was compared and by how much it differs."""
        difference = f"{self.difference:,.2f}" if self.difference is not None else "–"
        line = LINE[self.key].title(words)
        return words.tr(self.text, line=line, difference=difference, **self.values)
