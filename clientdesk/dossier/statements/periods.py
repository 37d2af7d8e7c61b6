"""Statements of a client in the order of their periods, reckoned, checked and judged: what is shown and printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.figures import Check, Figures, Sheet
from clientdesk.dossier.statements.results import USUAL, Result, Settings
from clientdesk.dossier.statements.statement import CHECKED, LOCKED
from clientdesk.i18n import N_, Catalogue


@dataclass(frozen=True)
class Period:
    """One statement with everything reckoned from it.

    results   {id: result} of every ratio, in order, with the trend against the period a year before
    vertical, horizontal, index   the lines in proportion (see `analysis.statements`)
    previous  the code of the statement whose closing balances are this one's opening ones; year_before of that to grow
              from; empty where there is none
    """

    record: Record
    sheet: Sheet
    figures: Figures
    checks: tuple[Check, ...]
    results: Mapping[str, Result]
    vertical: Mapping[str, Decimal]
    horizontal: Mapping[str, Decimal]
    index: Mapping[str, Decimal]
    previous: str = ""
    year_before: str = ""

    @property
    def code(self) -> str:
        """The code of the statement."""
        return self.record.code

    @property
    def name(self) -> str:
        """What the period is called."""
        return self.record.name

    @property
    def counts(self) -> bool:
        """Whether lists and cards may use its ratios; those of a draft are shown in grey."""
        return self.sheet.status in (CHECKED, LOCKED)

    @property
    def failed(self) -> tuple[Check, ...]:
        """The checks that found something."""
        return tuple(check for check in self.checks if check.failed)


@dataclass(frozen=True)
class Periods:
    """The periods of a client, the earliest first; `settings` say how they were reckoned."""

    client: str
    periods: tuple[Period, ...]
    settings: Settings = USUAL
    currencies: tuple[str, ...] = field(default=())

    def of(self, code: str) -> Period | None:
        """The period of this statement."""
        return next((period for period in self.periods if period.code == code), None)

    def of_scope(self, scope: str) -> tuple[Period, ...]:
        """The periods of the firm alone, or with its subsidiaries."""
        return tuple(period for period in self.periods if period.sheet.scope == scope)

    @property
    def latest(self) -> Period | None:
        """The last period whose ratios count, or the last of all where none does."""
        counting = tuple(period for period in self.periods if period.counts)
        return next(reversed(counting or self.periods), None)

    def notes(self, words: Catalogue) -> list[str]:
        """What is to be minded about the periods together."""
        if len(self.currencies) < 2:
            return []
        named = ", ".join(self.currencies)
        text = N_(
            "The statements are in several currencies ({currencies}); periods in different ones are not compared."
        )
        return [words.tr(text, currencies=named)]


@dataclass(frozen=True)
class Factor:
    """A node of a tree: its name (of `formula.NAMES`, or the id of a ratio), its value and that of the year before."""

    name: str
    unit: str
    value: Decimal | None
    prior: Decimal | None
    factors: "tuple[Factor, ...]" = ()
