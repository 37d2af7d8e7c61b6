"""Numbers of documents that were drawn and stand nowhere are told, with the reason."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.dossier.house.trade import Trade
from clientdesk.dossier.numbering import span
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.promised import DRAFT
from tests.desk.trading import selling

DAY = date(2026, 3, 5)


def told(desk: Desk, *kinds: str, **period: date) -> list[str]:
    return [gap.number for gap in desk.trading.gaps(kinds, **period)]


def test_a_number_that_was_undone_is_missing_also_where_it_was_the_last(desk: Desk) -> None:
    client = selling.client(desk)
    selling.receipt(desk, client, "1", day=DAY)
    desk.past.undo()
    assert told(desk) == ["SK202603-0001"]
    selling.receipt(desk, client, "1", day=DAY)
    assert told(desk) == ["SK202603-0001"]


def test_what_is_void_is_no_gap_and_a_draft_in_the_trash_is_one(desk: Desk) -> None:
    client = selling.client(desk)
    desk.trading.void(selling.sale(desk, client, "1", day=DAY).code)
    draft = selling.sale(desk, client, "1", day=DAY, state=DRAFT)
    assert told(desk) == []
    desk.clients.trash([draft.code])
    (gap,) = desk.trading.gaps()
    assert (gap.number, gap.reason) == (draft.code, "It is a draft that lies in the trash")


def test_gaps_are_told_of_a_period_and_of_kinds(desk: Desk) -> None:
    client = selling.client(desk)
    for day in (DAY, date(2026, 4, 5)):
        selling.receipt(desk, client, "1", day=day)
        desk.past.undo()
    selling.order(desk, client, day=DAY)
    desk.past.undo()
    assert told(desk, "receipt", since=date(2026, 4, 1), until=date(2026, 4, 30)) == ["SK202604-0001"]
    assert told(desk, until=date(2026, 3, 31)) == ["DD20260305-001", "SK202603-0001"]


def test_the_numbers_of_an_own_pattern_are_told_beside_those_of_the_usual_one(desk: Desk) -> None:
    client = selling.client(desk)
    selling.receipt(desk, client, "1", day=DAY)
    desk.past.undo()
    selling.keep(desk, Trade.number_patterns, Row({"document": "receipt", "pattern": "R-{n:3}/{yy}"}))
    selling.receipt(desk, client, "1", day=DAY)
    desk.past.undo()
    assert told(desk) == ["R-001/26", "SK202603-0001"]


@pytest.mark.parametrize(
    ("pattern", "around", "days"),
    [
        ("XS{yyyy}{mm}-{n:4}", "XS202602-", (date(2026, 2, 1), date(2026, 2, 28))),
        ("DD{yyyy}{mm}{dd}-{n:3}", "DD20260305-", (DAY, DAY)),
        ("R-{n:3}/{yy}", "R-…/26", (date(2026, 1, 1), date(2026, 12, 31))),
        ("A{n:6}", "A", (date.min, date.max)),
        ("XS{yyyy}{mm}-{n:4}", "XS202613-", None),
        ("XS{yyyy}{mm}-{n:4}", "XS2026-", None),
    ],
)
def test_the_days_of_a_number_are_read_out_of_it(pattern: str, around: str, days: tuple[date, date] | None) -> None:
    assert span(pattern, around) == days


@pytest.mark.parametrize(("ledger", "shown"), [("receipts", True), ("orders", False), ("ageing", None)])
def test_the_info_sheet_names_the_missing_numbers(desk: Desk, tmp_path: Path, ledger: str, shown: bool | None) -> None:
    selling.receipt(desk, selling.client(desk), "1", day=DAY)
    desk.past.undo()
    out = tmp_path / "l.xlsx"
    save_ledger(desk, ledger, out, until=date(2026, 12, 31))
    cells = [cell.value for row in openpyxl.load_workbook(out)["说明 Info"].iter_rows() for cell in row]
    assert ("Missing numbers" in cells) is (shown is not None)
    assert ("SK202603-0001" in cells) is bool(shown)
