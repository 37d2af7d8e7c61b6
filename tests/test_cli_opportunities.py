"""The command `opportunities`: lists, figures, and the ledger by command."""

import json
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from clientdesk.desk.selling import Lesson
from clientdesk.dossier.sales.opportunity import Opportunity
from tests import make


@pytest.fixture
def file(path: Path) -> Path:
    """A file with an opportunity that stands, and one that was lost."""
    with Desk.create(path, user="tester") as desk:
        desk.clients.create(make.enterprise("样板贸易有限公司"))
        for name, amount in (("Valves", "1000.50"), ("Pumps", "300")):
            made = desk.opportunities.new("KH000001", name=name)
            made[Opportunity.amount], made[Opportunity.expected] = Decimal(amount), desk.today + timedelta(5)
            made[Opportunity.stage_since] = desk.today - timedelta(31)
            desk.clients.create(made)
        desk.opportunities.lose(made.code, Lesson("price"))
    return path


def test_those_that_are_followed_are_listed(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["opportunities", str(file)]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "样板贸易有限公司  Valves  Lead  1,000.50 CNY" in told[0]
    assert told[1:] == ["1 opportunity"]
    assert run(["opportunities", str(file), "stalled", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["name"], row["amount"], row["weighted"], row["probability"]) == ("Valves", "1000.50", "100.05", "0.1")
    assert run(["opportunities", str(file), "lost", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["lost_reason"], row["client"]) == ("price", "KH000001")


def test_the_figures_are_told(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["opportunities", str(file), "figures", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["funnel"][0] == {"stage": "lead", "count": 1, "amount": "1000.50", "weighted": "100.05"}
    assert (told["win_rate"]["number"], told["lost_by_reason"]) == ("0.0000", [{"reason": "price", "count": 1}])
    assert told["conversion"][0]["reached"] == 2
    assert run(["opportunities", str(file), "figures", "--lang", "zh_CN"]) == 0
    assert "线索" in capsys.readouterr().out


def test_the_ledger_is_written(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    assert run(["export", str(file), "ledger", "opportunities", "--out", str(out), "--headings", "zh"]) == 0
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    rows = [dict(zip(headings, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=5)]
    assert [(row["商机"], row["阶段"], row["成交概率"], row["加权金额"], row["丢单原因"]) for row in rows[:2]] == [
        ("Valves", "Lead", 0.1, 100.05, None),
        ("Pumps", "Lost", 0, 0, "Price too high"),
    ]
    assert (rows[2]["金额"], rows[2]["加权金额"]) == (1300.5, 100.05)
    live = openpyxl.load_workbook(out).worksheets[0]
    place = headings.index("加权金额") + 1
    assert live.cell(5, place).value == "=ROUND(I5*H5,2)"


def test_the_ledger_of_a_period_tells_what_was_open_in_it(file: Path, tmp_path: Path) -> None:
    with Desk.open(file, user="tester") as desk:
        pumps = next(deal.code for deal in desk.opportunities.every() if deal.name == "Pumps")
        record = desk.clients.get(pumps)
        record[Opportunity.date] = desk.today - timedelta(400)
        record[Opportunity.result_on] = desk.today - timedelta(390)
        desk.clients.save(record)
        since = (desk.today - timedelta(380)).isoformat()
        until = desk.today.isoformat()
    out, period = tmp_path / "o.xlsx", f"{since}..{until}"
    assert run(["export", str(file), "ledger", "opportunities", "--out", str(out), "--period", period]) == 0
    sheet = openpyxl.load_workbook(out).worksheets[0]
    assert [sheet.cell(row, 3).value for row in (5, 6)] == ["Valves", None]
