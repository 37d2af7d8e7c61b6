"""Putting the rows of two groups together: none is lost, and none stands there twice."""

from collections.abc import Callable, Sequence
from typing import Any

from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reference, Text

MeansSame = Callable[[Field[Any], Any, Any], bool]


def united(
    group: Field[tuple[Row, ...]], mine: Sequence[Row], theirs: Sequence[Row], *, means_same: MeansSame
) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    """The rows of both, and for each of `theirs` the place of the row that holds it now.

    A row that says no more than another is part of it; one that says more fills the other up. Rows that come along have
    no number yet and say nothing of other rows, whose numbers change.
    """
    made = list(mine)
    places: list[int] = []
    columns = [column for column in rows_of(group).columns if column.stored and not _is_to_row(column)]
    known = _telling(columns)
    for row in theirs:
        bare = Row({column.key: row[column] for column in columns if row[column] is not None})
        place = next((at for at, other in enumerate(made) if _is_same(bare, other, columns, known, means_same)), None)
        if place is None:
            place = len(made)
            made.append(bare)
        else:
            made[place] = Row({**bare.values, **made[place].values}, made[place].id)
        places.append(place)
    return tuple(made), tuple(places)


def _is_to_row(column: Field[Any]) -> bool:
    return isinstance(column.type, Reference) and column.type.to.startswith("row:")


def _telling(columns: Sequence[Field[Any]]) -> tuple[Field[Any], ...]:
    """The columns that say of what a row is: those that are needed, else the first that is text."""
    needed = tuple(column for column in columns if column.required)
    return needed or tuple(column for column in columns if isinstance(column.type, Text))[:1]


def _is_same(
    row: Row, other: Row, columns: Sequence[Field[Any]], known: Sequence[Field[Any]], means_same: MeansSame
) -> bool:
    """Whether two rows say the same, or one the same and more of what is the same thing."""
    filled = [column for column in columns if row[column] is not None]
    theirs = [column for column in columns if other[column] is not None]
    if not all(means_same(column, row[column], other[column]) for column in filled if column in theirs):
        return False
    if set(filled) == set(theirs):
        return True
    told = bool(known) and all(row[column] is not None and other[column] is not None for column in known)
    return told and (set(filled) <= set(theirs) or set(theirs) <= set(filled))
