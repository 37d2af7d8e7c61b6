"""A ledger goes to the accountant and comes back: sorted, cut or filled in, it is known by its row ids."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.desk.trading.round_trip import ComingBack, compare, take_over
from clientdesk.dossier.trade.promised import Order
from clientdesk.errors import UserError
from clientdesk.store.news import Conflict
from tests.desk.trading import selling

END = date(2026, 3, 31)
NOTE, SETTLED, MARK = "Accountant's note", "Settled on (accountant)", "Row id"


@pytest.fixture
def orders(desk: Desk) -> list[str]:
    """Three orders, the second of two lines."""
    code = selling.client(desk)
    two = (selling.line("泵", "2", "10"), selling.line("hose", "1", "5"))
    return [selling.order(desk, code, *lines, day=date(2026, 3, 5)).code for lines in ((), two, ())]


def sent(desk: Desk, tmp_path: Path, change: Callable[[Any, dict[str, int]], None], name: str = "orders") -> Path:
    """A ledger as it comes back after the accountant changed it."""
    out = tmp_path / "ledger.xlsx"
    save_ledger(desk, name, out, until=END)
    book = openpyxl.load_workbook(out)
    sheet = book.worksheets[0]
    change(sheet, {str(cell.value).split("\n")[-1]: int(cell.column or 0) for cell in sheet[4]})
    book.save(out)
    return out


def told(came: ComingBack) -> list[tuple[str, str, Any, Any]]:
    return [(each.document, each.field.key, each.old, each.new) for each in came.differences]


def test_what_was_filled_in_is_shown_and_taken_over_in_one_step(desk: Desk, orders: list[str], tmp_path: Path) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(5, at[NOTE]).value = "=not a formula"
        sheet.cell(5, at[NOTE]).data_type = "s"
        sheet.cell(7, at[SETTLED]).value = date(2026, 3, 30)

    before = desk.keeping.dump()
    came = compare(desk, sent(desk, tmp_path, fill))
    assert told(came) == [
        (orders[0], "accountant_note", None, "=not a formula"),
        (orders[1], "settled_on", None, date(2026, 3, 30)),
    ]
    assert desk.keeping.dump() == before
    take_over(desk, came)
    assert desk.clients.get(orders[0])[Order.accountant_note] == "=not a formula"
    assert desk.clients.get(orders[1])[Order.settled_on] == date(2026, 3, 30)
    desk.past.undo()
    assert desk.keeping.dump() == before


def test_rows_are_known_again_when_sorted_and_cut(desk: Desk, orders: list[str], tmp_path: Path) -> None:
    def turn(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(8, at[NOTE]).value = "last"
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=8)]
        for place, row in enumerate(reversed(rows), start=5):
            for column, value in enumerate(row, start=1):
                sheet.cell(place, column).value = value
        sheet.delete_rows(6, 2)
        sheet.insert_cols(1)

    assert told(compare(desk, sent(desk, tmp_path, turn))) == [(orders[2], "accountant_note", None, "last")]


def test_an_unchanged_ledger_brings_nothing(desk: Desk, orders: list[str], tmp_path: Path) -> None:
    came = compare(desk, sent(desk, tmp_path, lambda _sheet, _at: None))
    assert (came.rows, came.differences, came.troubles) == (4, (), ())
    with pytest.raises(UserError, match="brings nothing new"):
        take_over(desk, came)


def test_a_note_is_taken_away_by_an_empty_cell(desk: Desk, orders: list[str], tmp_path: Path) -> None:
    record = desk.clients.get(orders[0])
    record[Order.accountant_note] = "old"
    desk.clients.save(record)

    def empty(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(5, at[NOTE]).value = None

    take_over(desk, compare(desk, sent(desk, tmp_path, empty)))
    assert desk.clients.get(orders[0])[Order.accountant_note] is None


def test_what_cannot_be_taken_over_is_told_with_its_row(desk: Desk, orders: list[str], tmp_path: Path) -> None:
    def break_it(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(5, at[SETTLED]).value = "soon"
        sheet.cell(6, at[NOTE]).value, sheet.cell(7, at[NOTE]).value = "one", "another"
        sheet.cell(8, at[MARK]).value = "DD20990101-001#1"

    came = compare(desk, sent(desk, tmp_path, break_it))
    assert came.differences == ()
    assert sorted(trouble.row for trouble in came.troubles) == [5, 7, 8]


@pytest.mark.parametrize("heading", [MARK, "both"])
def test_a_workbook_without_its_columns_is_refused(desk: Desk, orders: list[str], tmp_path: Path, heading: str) -> None:
    def cut(sheet: Any, at: dict[str, int]) -> None:
        for name in (MARK,) if heading == MARK else (NOTE, SETTLED):
            sheet.cell(4, at[name]).value = None

    with pytest.raises(UserError) as refused:
        compare(desk, sent(desk, tmp_path, cut))
    assert refused.value.hint


def test_a_value_changed_meanwhile_is_not_overwritten(desk: Desk, orders: list[str], tmp_path: Path) -> None:
    def fill(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(5, at[NOTE]).value = "theirs"

    came = compare(desk, sent(desk, tmp_path, fill))
    record = desk.clients.get(orders[0])
    record[Order.accountant_note] = "ours"
    desk.clients.save(record)
    with pytest.raises(Conflict):
        take_over(desk, came)
    assert desk.clients.get(orders[0])[Order.accountant_note] == "ours"


def test_receipts_in_closed_books_take_a_note(desk: Desk, tmp_path: Path) -> None:
    code = selling.client(desk)
    receipt = selling.receipt(desk, code, "10", day=date(2026, 3, 5))
    house = desk.house.record()
    house[house.kind.by_key["books_closed_until"]] = END
    desk.clients.create(house)

    def fill(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(5, at[NOTE]).value = "booked 0042"

    take_over(desk, compare(desk, sent(desk, tmp_path, fill, "receipts")))
    kept = desk.clients.get(receipt.code)
    assert kept[kept.kind.by_key["accountant_note"]] == "booked 0042"
    assert kept[kept.kind.by_key["amount"]] == Decimal(10)


def test_what_is_filled_in_beside_a_return_is_told_not_lost(desk: Desk, tmp_path: Path) -> None:
    sale = selling.sale(desk, selling.client(desk), "100", day=date(2026, 3, 5))
    back = desk.trading.goods_return(sale.code)
    back[back.kind.by_key["date"]] = END
    desk.clients.create(back)

    def fill(sheet: Any, at: dict[str, int]) -> None:
        sheet.cell(6, at[NOTE]).value = "red invoice 7"

    came = compare(desk, sent(desk, tmp_path, fill))
    assert came.differences == ()
    assert [(trouble.row, trouble.reason.values["document"]) for trouble in came.troubles] == [(6, back.code)]


SETTLED_ON = date(2026, 3, 30)
Change = Callable[[Any, dict[str, int]], None]


def hundred(desk: Desk) -> list[str]:
    """A hundred orders of one line."""
    code = selling.client(desk)
    made = []
    with desk.store.step("Orders", by=desk.user) as step:
        for number in range(100):
            record = desk.trading.document("order", code, day=date(2026, 3, 1 + number % 28))
            record[Order.lines], record[Order.state] = (selling.line(price=f"{number + 1}"),), "confirmed"
            desk.clients.create_in(step, record)
            made.append(record.code)
    return made


def settle_all_but_some(sheet: Any, at: dict[str, int]) -> None:
    """What an accountant does to a ledger of a hundred rows: settles all, sorts the greatest first, deletes ten, spoils
    five."""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_row=104)]
    for row in rows:
        row[at[SETTLED] - 1] = SETTLED_ON
    rows.sort(key=lambda row: -row[at["Unit price (tax excluded)"] - 1])
    for place, row in enumerate(rows[:90], start=5):
        for column, value in enumerate(row, start=1):
            sheet.cell(place, column).value = value
    sheet.delete_rows(95, 10)
    sheet.cell(10, at[SETTLED]).value = "soon"
    sheet.cell(20, at[SETTLED]).value = "2026-02-30"
    sheet.cell(30, at[MARK]).value = "DD20990101-001#1"
    sheet.cell(40, at[MARK]).value = None
    sheet.cell(50, at[NOTE]).value, sheet.cell(50, at[SETTLED]).value = "x" * 201, None


SPOILT_ROWS = [10, 20, 30, 40, 50]


def test_a_hundred_rows_are_settled_sorted_cut_and_spoilt(desk: Desk, tmp_path: Path) -> None:
    orders = hundred(desk)
    before = desk.keeping.dump()
    came = compare(desk, sent(desk, tmp_path, settle_all_but_some))
    assert (came.rows, len(came.differences)) == (90, 85)
    assert sorted(trouble.row for trouble in came.troubles) == SPOILT_ROWS
    assert {(each.field.key, each.old, each.new) for each in came.differences} == {("settled_on", None, SETTLED_ON)}
    assert desk.keeping.dump() == before
    take_over(desk, came)
    settled = {code for code in orders if desk.clients.get(code)[Order.settled_on] == SETTLED_ON}
    assert settled == {each.document for each in came.differences}
    # The ten cheapest were deleted.
    assert not settled & set(orders[:10])
    desk.past.undo()
    assert desk.keeping.dump() == before
