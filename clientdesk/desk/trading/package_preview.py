"""A look at a file for an accounting package before it is written: its first rows, and the proof that it balances."""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from clientdesk.desk.trading.bills import bill_lots
from clientdesk.desk.trading.marks import Marks
from clientdesk.desk.trading.package_rows import Lots, Wish, client_lots, side, voucher_lots
from clientdesk.dossier.trade.packages import CLIENTS, SALES, VOUCHERS, Profile

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_LATELY = timedelta(400)
"""So far back the documents of a preview go."""
_LOTS: Mapping[str, Callable[..., Lots]] = {VOUCHERS: voucher_lots, SALES: bill_lots, CLIENTS: client_lots}


@dataclass(frozen=True)
class PackagePreview:
    """The headings and first rows as they would stand in the file; `documents` are all that would go into it. Of
    vouchers both sides, which are equal: `debit` and `credit`."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    documents: int
    debit: Decimal
    credit: Decimal


def package_preview(desk: "Desk", profile: Profile, *, rows: int = 3) -> PackagePreview:
    """The first rows of a file of this profile, of the documents of the last year whether they were given out or not;
    nothing is marked. Raises `UserError` where a voucher does not balance."""
    from clientdesk.exchange.packages import Given, write_package

    marks = Marks(desk, profile.rows, {profile.name: profile})
    wish = Wish(desk.today - _LATELY, desk.today, again=True, first=1)
    lots, _left = _LOTS[profile.rows](desk, profile, wish, marks=marks, batch="")
    cells = [(row, lot.document) for lot in lots for row in lot.rows]
    shown = Given([row for row, _document in cells[:rows]], [document for _row, document in cells[:rows]])
    out = io.BytesIO()
    write_package(replace(profile, form="csv", encoding="utf-8", before=(), headings=False), shown, out)
    found = tuple(tuple(row) for row in csv.reader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    every = [row for row, _document in cells]
    return PackagePreview(
        tuple(column.heading for column in profile.columns),
        found,
        len({lot.document for lot in lots}),
        side(every, "debit"),
        side(every, "credit"),
    )
