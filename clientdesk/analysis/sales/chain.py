"""The decision chain of an opportunity: how much support there is, whom we reach, and which gaps it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Decider
from clientdesk.i18n import N_

LATELY = 90
"""Who was spoken to within so many days counts as reached."""
_OPPONENT, _STRONG = "-2", 4
"""The attitude of who is against us, and the influence from which on that is a danger."""
_DECIDING = {"approver": N_("Nobody is named who approves."), "decider": N_("Nobody is named who decides.")}
_UNREACHED = {
    "approver": N_("Who approves was not spoken to in the last {days} days."),
    "decider": N_("Who decides was not spoken to in the last {days} days."),
}


@dataclass(frozen=True)
class Chain:
    """`support` from −1 (all against us) to 1 (all for us), `coverage` the share of the influence that we reach; None
    where nobody's influence is known. `warnings` are (message id, values)."""

    support: Decimal | None
    coverage: Decimal | None
    warnings: tuple[tuple[str, dict[str, object]], ...]


def chain(rows: Sequence[Row], today: date) -> Chain:
    """What the people who decide come to: support = Σ influence × attitude ÷ (2 × Σ influence), coverage = Σ influence
    of those contacted within `LATELY` days ÷ Σ influence."""
    weights = [(row, row[Decider.influence] or 0) for row in rows]
    total = sum(weight for _row, weight in weights)
    if not total:
        return Chain(None, None, tuple(_warnings(rows, today)))
    leaning = sum(weight * int(row[Decider.attitude] or 0) for row, weight in weights)
    reached = sum(weight for row, weight in weights if _is_reached(row, today))
    return Chain(Decimal(leaning) / (2 * total), Decimal(reached) / total, tuple(_warnings(rows, today)))


def _is_reached(row: Row, today: date) -> bool:
    day = row[Decider.contacted]
    return day is not None and day >= today - timedelta(LATELY)


def _warnings(rows: Sequence[Row], today: date) -> list[tuple[str, dict[str, object]]]:
    found: list[tuple[str, dict[str, object]]] = []
    for role, nobody in _DECIDING.items():
        theirs = [row for row in rows if row[Decider.role] == role]
        if not theirs:
            found.append((nobody, {}))
        elif not any(_is_reached(row, today) for row in theirs):
            found.append((_UNREACHED[role], {"days": LATELY}))
    if any(row[Decider.attitude] == _OPPONENT and (row[Decider.influence] or 0) >= _STRONG for row in rows):
        found.append((N_("Somebody with much influence is against us."), {}))
    if len(rows) > 1 and sum(_is_reached(row, today) for row in rows) == 1:
        found.append((N_("Everything goes through one person."), {}))
    return found
