"""Workbooks: the client register for the accountant, and whole records with every field."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import BinaryIO

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.record import Record
from clientdesk.exchange.profiles import Disclosure, Profile

__all__ = ["record_sheet", "register"]


def register(
    records: Iterable[Record],
    *,
    kinds: Sequence[Kind],
    headings: str = "both",
    language: str,
    profile: Profile | str = Profile.ACCOUNTING,
    printed_by: str,
    now: datetime,
    company: str = "",
    scope: str = "",
    out: BinaryIO,
) -> None:
    """Write the client register to `out`, a row for each record in the order in which they come (by code).

    `headings` is "zh", "en" or "both"; `language` is that of the values and of Chinese headings (`zh_TW` gives
    Traditional ones). Columns for which none of the kinds has data that the profile shows are left out. Clients marked
    "never print or export" are left out and named on the info sheet. Records are read one by one and not kept.
    """
    from clientdesk.exchange.workbooks.client_register import write_register

    write_register(
        records,
        kinds=kinds,
        headings=headings,
        language=language,
        profile=Profile(profile),
        printed_by=printed_by,
        now=now,
        company=company,
        scope=scope,
        out=out,
    )


def record_sheet(
    records: Iterable[Record],
    *,
    kinds: Sequence[Kind],
    language: str,
    profile: Profile | str = Profile.WORK,
    reason: str = "",
    printed_by: str,
    now: datetime,
    out: BinaryIO,
) -> None:
    """Write every stored field of these records to `out`: for each kind a sheet with a row for each record, and a sheet
    for each of its groups that has rows, the client's code in the first column.

    Headings stand in row 4, data from row 5; a cell is what the field's type gives (`Type.cell`) and can be read back
    (`Type.from_cell`), but for photos and files, of which only the name stands there. Raises `UserError` where the
    profile needs a reason. Records are read one by one and not kept.
    """
    from clientdesk.exchange.workbooks.records import write_records

    disclosure = Disclosure(Profile(profile), reason)
    write_records(
        records, kinds=kinds, language=language, disclosure=disclosure, printed_by=printed_by, now=now, out=out
    )
