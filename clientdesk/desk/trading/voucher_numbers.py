"""The numbers of vouchers: they go on within a month from one file for the accounting package to the next."""

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from clientdesk.store.contents import settings
from clientdesk.store.journal import Step

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_NEXT = "voucher "
"""Before the month in the name of the setting that keeps its next number."""


def first_number(desk: "Desk", month: str, *, asked: int | None, anew: bool) -> int:
    """The number of the first voucher of a month ("2026-03"): the one asked for, or after those that were given out;
    where all of them are written `anew`, 1."""
    if asked is not None:
        return asked
    with desk.store.reading() as connection:
        kept = settings(connection).get(f"{_NEXT}{month}")
    return 1 if anew or not isinstance(kept, int) else kept


def keep_next(step: Step, rows: Iterable[Mapping[str, Any]]) -> None:
    """Remember the number after the last voucher of each month of these rows; rows of other files have none."""
    last: dict[str, int] = {}
    for cells in rows:
        if (day := cells.get("date")) and "serial" in cells:
            month = f"{day:%Y-%m}"
            last[month] = max(last.get(month, 0), cells["number"])
    kept = settings(step.connection)
    for month, number in last.items():
        before = kept.get(f"{_NEXT}{month}")
        if not isinstance(before, int) or before <= number:
            step.setting(f"{_NEXT}{month}", json.dumps(number + 1))
