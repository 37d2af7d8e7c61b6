"""The ledgers of service cost and of complaints: rows, formulas that come to what stands beside them, summaries."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.dispatch import UsedPart
from clientdesk.dossier.values import Link
from tests.desk.service.serving import TODAY, led, written
from tests.desk.trading.test_ledgers import differences, rows, saved, sheet

SINCE = date(2026, 3, 1)


def part(name: str, quantity: str, cost: str, charged: str | None = None) -> Row:
    """A part that was used."""
    values = {UsedPart.quantity: Decimal(quantity), UsedPart.cost: Decimal(cost)}
    told = {UsedPart.product.key: Link(None, name), **{field.key: value for field, value in values.items()}}
    return Row(told | ({UsedPart.charged.key: Decimal(charged)} if charged else {}))


PARTS = (part("Seal", "3", "33.335", "150"), part("Oil", "0.5", "20"))


@pytest.fixture
def served(desk: Desk) -> Desk:
    """Three dispatches of two clients, one of them cancelled, and one in another currency."""
    told: dict[str, Any] = {
        "labour_hours": Decimal("1.25"),
        "hourly_cost": Decimal("99.99"),
        "travel_cost": Decimal(40),
    }
    done = written(
        desk,
        "dispatch",
        subject="Pump",
        product=Link(None, "Pump"),
        serial="P-77",
        parts=PARTS,
        charge=Decimal(100),
        warranty=False,
        **told,
    )
    led(desk, done.code, "assign", "finish", "check", satisfaction="60")
    void = written(desk, "dispatch", subject="Void", other_cost=Decimal(7), **told)
    desk.service.move([void.code], "cancel", remark="Client away")
    written(desk, "dispatch", client="KH000002", subject="Abroad", currency="USD", other_cost=Decimal(12))
    return desk


def test_each_dispatch_is_a_row_with_what_it_cost(served: Desk, tmp_path: Path) -> None:
    found = sheet(saved(served, "service", tmp_path, since=SINCE), 0, tmp_path)
    told = list(rows(found, "Dispatch no.", "Hours", "Labour", "Parts", "Travel", "Other", "Cost", "Charged", "Margin"))
    assert told == [
        ["PQ202603-0001", 1.25, 124.99, 110.01, 40, None, 275, 250, -25],
        ["PQ202603-0002", None, 0, None, None, None, 0, None, 0],
        ["PQ202603-0003", None, 0, None, None, 12, 12, None, -12],
    ]
    words = list(
        rows(found, "Client", "Product/serial", "Kind", "Engineer", "Under warranty", "Satisfaction", "Status")
    )
    assert words[0] == ["王薇", "Pump · P-77", "Repair", "Wang", "No", "Satisfied", "Checked with the client"]


def test_every_formula_of_the_service_ledger_comes_to_the_figure_beside_it(served: Desk, tmp_path: Path) -> None:
    count, wrong = differences(saved(served, "service", tmp_path, since=SINCE), tmp_path)
    assert wrong == []
    assert count > 20


def test_the_summary_tells_by_client_and_by_product(served: Desk, tmp_path: Path) -> None:
    found = sheet(saved(served, "service", tmp_path, since=SINCE), 1, tmp_path)
    told = [[cell.value for cell in row] for row in found.iter_rows(min_row=5) if row[1].value]
    assert told == [
        ["王薇", "CNY", 1, 275, 250, -25],
        ["样板贸易有限公司", "USD", 1, 12, 0, -12],
        ["Pump", "CNY", 1, 275, 250, -25],
        ["无产品 No product", "USD", 1, 12, 0, -12],
    ]


def test_cancelled_dispatches_can_be_left_out(served: Desk, tmp_path: Path) -> None:
    found = sheet(saved(served, "service", tmp_path, since=SINCE, void="hidden"), 0, tmp_path)
    assert [number for (number,) in rows(found, "Dispatch no.")] == ["PQ202603-0001", "PQ202603-0003"]


def test_a_dispatch_belongs_to_the_month_in_which_it_was_done(desk: Desk, tmp_path: Path) -> None:
    sent = written(desk, "dispatch", subject="Pump", date=date(2026, 2, 27))
    led(desk, sent.code, "assign", "finish")
    february = sheet(saved(desk, "service", tmp_path, until=date(2026, 2, 28)), 0, tmp_path)
    march = sheet(saved(desk, "service", tmp_path, since=SINCE), 0, tmp_path)
    assert [list(rows(each, "Dispatch no.")) for each in (february, march)][1] == [[sent.code]]
    assert february.cell(5, 1).value == "本期无数据 No data"


def test_complaints_tell_their_times_and_how_they_ended(desk: Desk, tmp_path: Path) -> None:
    heard = written(desk, "complaint", subject="Handle broke", severity=3, date=date(2026, 3, 4), time=time(15))
    led(desk, heard.code, "acknowledge", "resolve", "close", compensation=Decimal(50))
    written(desk, "complaint", client="KH000002", subject="Late", date=date(2026, 3, 2))
    found = sheet(saved(desk, "complaints", tmp_path, since=SINCE), 0, tmp_path)
    told = list(
        rows(found, "Complaint no.", "Subject", "Severity", "Status", "Hours to answer", "Result", "Compensation")
    )
    assert [row[:4] for row in told] == [
        ["TS202603-0002", "Late", None, "Received, overdue"],
        ["TS202603-0001", "Handle broke", "3/4", "Closed"],
    ]
    assert told[1][5:] == ["New handle sent.", 50]
    assert differences(saved(desk, "complaints", tmp_path, since=SINCE), tmp_path)[1] == []


def test_the_info_sheet_tells_how_complaints_were_handled(desk: Desk, tmp_path: Path) -> None:
    heard = written(desk, "complaint", subject="Handle broke", date=TODAY, time=time(9))
    led(desk, heard.code, "acknowledge", "resolve", "close")
    saved(desk, "complaints", tmp_path, since=SINCE, headings="en")
    info = openpyxl.load_workbook(tmp_path / "complaints.xlsx").worksheets[-1]
    told = {row[0].value: row[1].value for row in info.iter_rows() if row[0].value}
    assert told["Share resolved"] == "100.0%"
    assert told["Satisfaction with how it was handled, from -90 to 90"] == "60.0"
    assert told["Bought again, resolved quickly"] == "nobody yet (research: 82%)"


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_nothing_english_stands_in_a_chinese_ledger(served: Desk, language: str, tmp_path: Path) -> None:
    for name in ("service", "complaints"):
        saved(served, name, tmp_path, since=SINCE, headings="zh", language=language)
        for each in openpyxl.load_workbook(tmp_path / f"{name}.xlsx"):
            headings = [str(cell.value) for cell in each[4] if cell.value] if each.title != "说明" else []
            assert not [text for text in headings if text.isascii()], (name, each.title)
