"""The columns of the grid: for each period what stood at its end, where wanted at its beginning; then what became."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from clientdesk.dossier.statements.formula import CLOSING, OPENING, Column
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.i18n import N_, Catalogue


class Shown(StrEnum):
    """What the cells of a period say: the amounts themselves, or what they are in proportion."""

    AMOUNTS = "amounts"
    SHARES = "shares"
    CHANGES = "changes"
    INDEX = "index"


SHOWN = {
    Shown.AMOUNTS: N_("Amounts"),
    Shown.SHARES: N_("Shares of the whole"),
    Shown.CHANGES: N_("Change against the year before"),
    Shown.INDEX: N_("Index (first year = 100)"),
}


@dataclass(frozen=True)
class Place:
    """A column of a period: its place among the periods, and which of the two balances."""

    period: int
    column: Column = CLOSING


CHANGE, SPARK = "change", "spark"


def places(together: Periods, opened: Collection[str]) -> tuple[Place, ...]:
    """The columns of the periods; `opened` are codes of statements whose opening balances are shown too."""
    found: list[Place] = []
    for number, period in enumerate(together.periods):
        if period.code in opened:
            found.append(Place(number, OPENING))
        found.append(Place(number))
    return tuple(found)


def head(period: Period, column: Column, words: Catalogue) -> str:
    """Two lines over a column: the period, and what is to be known of it at a glance."""
    if column is OPENING:
        return f"{period.name}\n{words.tr(N_('at the beginning'))}"
    record = period.record
    status = record.kind.by_key["status"]
    told = status.type.show(record[status], words) if record[status] else ""
    scope = record.kind.by_key["scope"]
    if period.sheet.scope != "single":
        told += f", {scope.type.show(period.sheet.scope, words)}"
    return f"{period.name}\n{told}"
