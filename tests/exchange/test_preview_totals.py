"""The look at a workbook: its totals stand below the first rows, however many rows there are between them."""

from datetime import date

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import LedgerWish, preview
from tests.desk.trading import selling


def test_the_totals_of_a_long_ledger_are_seen_with_its_first_rows(desk: Desk) -> None:
    code = selling.client(desk)
    for day in range(1, 9):
        selling.sale(desk, code, f"{day}.50", day=date(2026, 3, day))
    wish = LedgerWish("orders", headings="en")
    (long,) = preview(desk, wish, rows=3)[:1]
    assert long.more
    total = long.headings.index(next(text for text in long.headings if text.startswith("Total")))
    assert long.totals[total] == "40.00"
    assert long.totals[0] == "Total"
    (short,) = preview(desk, wish, rows=20)[:1]
    assert (short.more, short.totals) == (False, ())
    (both,) = preview(desk, LedgerWish("orders", headings="both", language="zh_TW"), rows=3)[:1]
    assert both.totals[total] == "40.00"
