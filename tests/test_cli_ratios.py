"""The command `ratios`: figures with formula, inputs and reasons, and the checks that fail."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import batch
from tests import make
from tests.analysis.worked import rounded
from tests.desk.test_statements import PAGES, action


@pytest.fixture
def book(path: Path) -> Path:
    """A file with an enterprise and its two worked years; in the second a total was typed wrong."""
    with make.desk(path) as desk:
        record = make.enterprise()
        desk.clients.create(record)
        batch.perform(desk, batch.parse(action(record.code, 2024, PAGES[0], status="locked")))
        wrong = {**PAGES[1], "is": {**PAGES[1]["is"], "is_net_profit": "806001.00"}}
        batch.perform(desk, batch.parse(action(record.code, 2025, wrong)))
    return path


def said(capfd: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(argument) for argument in arguments]) == 0
    return capfd.readouterr().out


def test_every_ratio_of_every_period_is_told_as_data(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capfd, "ratios", book, "KH000001", "--json"))
    assert len(told) == 88
    assert {"period", "key", "value", "reason", "formula", "inputs", "band"} <= set(told[0])
    by_name = {(line["period"], line["key"]): line for line in told}
    current = by_name["2024", "current_ratio"]
    assert current["inputs"] == {"bs_total_ca": "4352500.00", "bs_total_cl": "2663600.00"}
    assert (current["band"], current["reason"]) == ("good", None)
    growth = by_name["2024", "revenue_growth"]
    assert (growth["value"], growth["reason"]) == (None, "NO_PRIOR_PERIOD")
    for page, year in zip(PAGES, ("2024", "2025"), strict=True):
        for name, wanted in page["expected_ratios"].items():
            (line,) = (line for line in told if (line["period"], line["id"]) == (year, name))
            value = None if line["value"] is None else rounded(Decimal(line["value"]))
            assert value == wanted["value"]


def test_people_read_a_table_with_reasons_and_failing_checks(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "ratios", book, "KH000001", "--lang", "zh_CN")
    assert "流动比率" in told
    assert "44.44%" in told
    assert "2024 (已锁定)" in told
    assert "I02" in told
    assert "差 1.00" in told


def test_the_checks_that_fail_are_told_with_their_cell(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = json.loads(said(capfd, "ratios", book, "KH000001", "--checks", "--json"))
    assert [(line["period"], line["check"], line["key"], line["difference"]) for line in told] == [
        ("2025", "I02", "is_net_profit", "1.00")
    ]


def test_one_ratio_explains_itself(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    told = said(capfd, "ratios", book, "KH000001", "--explain", "current_ratio")
    assert "5,157,400.00 ÷ 2,787,500.00" in told
    assert "= 1.85" in told


def test_a_ratio_that_is_none_and_a_client_that_is_none_are_refused(
    book: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["ratios", str(book), "KH000001", "--explain", "beauty"]) == 2
    assert run(["ratios", str(book), "KH000009"]) == 8
    assert "Traceback" not in capfd.readouterr().err


def test_a_client_without_statements_has_none(path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with make.desk(path) as desk:
        desk.clients.create(make.enterprise())
    assert "no statements" in said(capfd, "ratios", path, "KH000001")
    assert json.loads(said(capfd, "ratios", path, "KH000001", "--json")) == []
