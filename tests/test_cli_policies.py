"""The command for insurance policies: what is due, what lapsed, and what time has made of them."""

import json
from pathlib import Path

import openpyxl
import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from tests import make
from tests.desk.insuring.holding import NOW, policy


@pytest.fixture
def file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with a premium that is due, and a policy that should have lapsed."""
    monkeypatch.setenv("CLIENTDESK_NOW", NOW)
    with Desk.create(path, user="tester") as desk:
        desk.clients.create(make.person("王薇"))
        policy(desk)
        policy(desk, policy_no="P0002", next_premium_due="2026-08-01")
    return path


def test_what_is_due_is_listed_in_words_and_as_data(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policies", str(file)]) == 0
    told = capsys.readouterr().out
    assert told == "BD000001  P0001  2026-12-20  28 days  王薇  平安福  1,200.00 CNY  In force\n1 policy\n"
    assert run(["policies", str(file), "--days", "20", "--lang", "zh_CN"]) == 0
    assert capsys.readouterr().out == "0份保单\n"
    assert run(["policies", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["policies"] == [
        {
            "code": "BD000001", "policy_no": "P0001", "client": "KH000001", "name": "王薇", "product": "平安福",
            "insurer": "样板人寿", "status": "in_force", "event": "premium", "on": "2026-12-20", "days": 28,
            "premium": "1200.00", "currency": "CNY",
        }
    ]  # fmt: skip
    assert found["persistency"]["13"] == {"issued": 2, "kept": 2, "share": 1.0}


def test_what_time_made_of_policies_is_written_down_on_demand(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policies", str(file), "lapsed", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["step"] is None
    assert run(["policies", str(file), "lapsed", "--update", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [each["policy_no"] for each in told["policies"]] == ["P0002"]
    assert told["step"]
    with Desk.open(file, read_only=True) as desk:
        assert desk.clients.get("BD000002").to_json()["values"]["status"] == "lapsed"


def test_a_number_of_days_is_no_word(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["policies", str(file), "--days", "many"]) == 2
    assert "a whole number from 0 to 3660 is needed" in capsys.readouterr().err


def test_the_ledger_of_renewals_is_written(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "r.xlsx"
    assert run(["export", str(file), "ledger", "renewals", "--out", str(out), "--lang", "zh_TW"]) == 0
    assert openpyxl.load_workbook(out).sheetnames[0].startswith("續期台帳")


def test_a_table_of_policies_is_brought_in_once(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = tmp_path / "book.csv"
    book.write_text(
        "Policyholder,Insurer,Product,Policy number,Premium\n赵敏,样板,Car,C-1,300\n,样板,Car,C-2,1\n", "utf-8"
    )
    assert run(["import", str(file), str(book), "--as", "policies", "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["new"], told["step"], [each["row"] for each in told["rejected"]]) == (1, None, [3])
    assert run(["import", str(file), str(book), "--as", "policies"]) == 0
    assert capsys.readouterr().out.startswith("Brought in: 1 new, 0 updated, 0 left as they were, 1 rejected.")
    assert run(["import", str(file), str(book), "--as", "policies", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skipped"] == 1
    with Desk.open(file, read_only=True) as desk:
        assert [each.name for each in desk.insurance.listed()].count("赵敏") == 1


def test_headings_nobody_knows_are_told_by_a_map(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book, said = tmp_path / "book.csv", tmp_path / "map.json"
    book.write_text("Kunde,Vertrag\n王薇,X-1\n", "utf-8")
    assert run(["import", str(file), str(book), "--as", "policies"]) == 8
    assert "Nothing in this file looks like policies." in capsys.readouterr().err
    said.write_text(json.dumps({"Kunde": "client", "Vertrag": "policy_no"}), "utf-8")
    assert run(["import", str(file), str(book), "--as", "policies", "--map", str(said), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["new"] == 1
