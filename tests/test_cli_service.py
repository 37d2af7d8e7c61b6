"""Service by command: what is open and late, requests of plans, sheets of dispatches, the two ledgers."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from tests import make
from tests.desk.service.serving import written
from tests.shell import Cli, cli

__all__ = ["cli"]


@pytest.fixture
def served(path: Path, set_clock: Callable[[str], None]) -> Path:
    """A file with a dispatch, a late complaint and a plan."""
    set_clock("2026-03-05T10:00:00+00:00")
    with Desk.create(path, user="tester") as desk:
        desk.clients.create(make.person("王薇"))
        written(desk, "dispatch", subject="Pump howls")
        written(desk, "complaint", subject="Handle broke", date=date(2026, 3, 2))
        written(desk, "service_plan", name="Oil change", begins=date(2026, 4, 1))
    return path


def test_what_is_open_is_listed_with_a_word_where_it_is_late(served: Path, cli: Cli) -> None:
    assert cli("service", served).out == "PQ202603-0001  王薇  Pump howls  Draft\n1 record\n"
    told = cli("service", served, "complaints", "--late").out
    assert told == "TS202603-0001  王薇  Handle broke  Received, overdue\n1 record\n"
    assert cli("service", served, "requests").out == "0 records\n"


def test_programs_get_the_days_until_something_is_due(served: Path, cli: Cli) -> None:
    (told,) = json.loads(cli("service", served, "complaints", "--json").out)["complaints"]
    assert (told["code"], told["client"], told["late"]) == ("TS202603-0001", "KH000001", True)
    assert told["answer_by"] == "2026-03-02T13:00"
    (plan,) = json.loads(cli("service", served, "plans", "--json").out)["plans"]
    assert plan["next"] == "2026-04-01"


def test_requests_of_plans_are_written_on_demand(served: Path, cli: Cli, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-20T10:00:00+00:00")
    told = json.loads(cli("service", served, "requests", "--update", "--json").out)
    assert [each["name"] for each in told["requests"]] == ["Oil change"]
    assert told["step"]
    assert json.loads(cli("service", served, "requests", "--update", "--json").out)["step"] is None


def test_a_sheet_is_written_as_a_pdf(served: Path, cli: Cli, tmp_path: Path) -> None:
    out = tmp_path / "sheet.pdf"
    told = json.loads(cli("sheets", served, "PQ202603-0001", "--out", out, "--lang", "zh_CN", "--json").out)
    assert told["pages"] == 1
    assert "Pump howls" in PdfReader(out).pages[0].extract_text()
    refused = cli("sheets", served, "TS202603-0001", "--out", tmp_path / "none.pdf")
    assert refused.code == 8
    assert not (tmp_path / "none.pdf").exists()


@pytest.mark.parametrize(("name", "number"), [("service", "PQ202603-0001"), ("complaints", "TS202603-0001")])
def test_both_ledgers_are_written(served: Path, cli: Cli, tmp_path: Path, name: str, number: str) -> None:
    out = tmp_path / "ledger.xlsx"
    assert cli("export", served, "ledger", name, "--period", "2026-03", "--out", out).code == 0
    assert openpyxl.load_workbook(out).worksheets[0]["B5"].value == number
