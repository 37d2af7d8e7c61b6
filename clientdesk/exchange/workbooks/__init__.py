"""Workbooks: the client register for the accountant, and whole records with every field."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, BinaryIO

from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.record import Record
from clientdesk.exchange.profiles import Disclosure

__all__ = ["Reads", "record_sheet", "register"]
Reads = Callable[[Sequence[Kind], Collection[Field[Any]] | None], Iterable[Record]]
"""Gives the records of these kinds in order, each with at least the values of these fields; None asks for all."""


def register(
    read: Reads,
    *,
    kinds: Sequence[Kind],
    headings: str = "both",
    language: str,
    disclosure: Disclosure,
    figures: str = "formulas",
    currency: str = "CNY",
    printed_by: str,
    now: datetime,
    company: str = "",
    scope: Sequence[str] = (),
    out: BinaryIO,
) -> None:
    """Write the client register to `out`, a row for each record in the order in which they come (by code).

    `read` gives the records when it is asked for kinds and fields (None: all); it is asked twice, the first time for
    the amounts alone, because there is a column of currencies only when there is more than one. `headings` is "zh",
    "en" or "both"; `language` is that of the values and of Chinese headings (`zh_TW` gives Traditional ones). `figures`
    is "formulas", which carry their results with them, or "values". `currency` is that of amounts whose record names
    none. `scope` says in words which clients these are. Columns for which none of the kinds has data that the profile
    shows are left out. Clients marked "never print or export" are left out and named on the info sheet. Records are
    read one by one and not kept.
    """
    from clientdesk.exchange.workbooks.client_register import Wanted, write_register

    wanted = Wanted(tuple(kinds), headings, language, disclosure, figures, currency)
    write_register(read, wanted, printed_by=printed_by, now=now, company=company, scope=scope, out=out)


def record_sheet(
    records: Iterable[Record],
    *,
    kinds: Sequence[Kind],
    language: str,
    disclosure: Disclosure,
    printed_by: str,
    now: datetime,
    out: BinaryIO,
) -> None:
    """Write every stored field of these records to `out`: for each kind a sheet with a row for each record, and a sheet
    for each of its groups that has rows, the client's code in the first column.

    Headings stand in row 4, data from row 5; a cell is what the field's type gives (`Type.cell`) and can be read back
    (`Type.from_cell`), but for photos and files, of which only the name stands there. Records are read one
    by one and not kept.
    """
    from clientdesk.exchange.workbooks.records import write_records

    write_records(
        records, kinds=kinds, language=language, disclosure=disclosure, printed_by=printed_by, now=now, out=out
    )
