"""The command `score`: evaluations as data and in words, those that are kept and those one may begin with."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk, batch
from tests import make

SOUND = {"character": 85, "capacity": 78, "capital": 72, "collateral": 60, "condition": 70, "continuity": 90}


@pytest.fixture
def file(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file with two enterprises, one of them evaluated."""
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")
    with Desk.create(path, user="tester") as desk:
        desk.clients.create(make.enterprise("样板贸易有限公司"))
        desk.clients.create(make.enterprise("样品商行"))
        rows = [{"criterion": name, "score": score} for name, score in SOUND.items()]
        rows[0]["remark"] = "总是提前付款"
        values = {
            "client": {"code": "KH000001"},
            "status": "final",
            "scores": rows,
            "monthly_turnover": "120000.00",
            "net_worth": "4523650.00",
            "policy_cap": "500000.00",
        }
        batch.perform(desk, {"op": "create", "kind": "evaluation", "values": values})
    return path


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_the_last_evaluation_is_told_as_data(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(file), "KH000001", "credit", "--json"]) == 0
    found = told(capsys)
    wanted = {
        "code": "KH000001",
        "kind": "credit",
        "state": "final",
        "evaluation": "PG000001",
        "date": "2026-11-22",
        "status": "ok",
        "rated_weight": "100.00",
        "total": "76.50",
        "earned": "A",
        "grade": "A",
        "days": 30,
        "limit": "240000.00",
        "currency": "CNY",
        "granted": {"limit": "240000.00", "terms": "net30"},
        "next_review": "2027-11-22",
    }
    assert {key: found[key] for key in wanted} == wanted
    assert [(base["name"], base["amount"]) for base in found["candidates"]] == [
        ("sales", "240000.00"),
        ("net_worth", "452365.00"),
        ("policy_cap", "500000.00"),
    ]
    first = found["criteria"][0]
    assert (first["criterion"], first["score"], first["remark"]) == ("character", "85.00", "总是提前付款")
    assert found["lines"][-1] == {
        "label": "Suggested limit, in whole thousands",
        "working": "",
        "value": "240,000.00",
    }
    assert "reasons" not in found
    assert "comparison" not in found


def test_it_is_told_in_words_with_the_arithmetic(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(file), "KH000001", "credit"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["KH000001  样板贸易有限公司  Credit (6C)", "Finished  PG000001  2026-11-22"]
    assert "Character (weight 20): 85" in lines
    assert "  总是提前付款" in lines
    total = next(line for line in lines if line.startswith("  Total "))
    assert total.split() == ["Total", "7650", "÷", "100", "76.50"]
    assert lines[lines.index("Result") + 1 :] == [
        "  Total: 76.50",
        "  Grade: A",
        "  Limit suggested: CNY 240,000.00",
        "  Limit granted: CNY 240,000.00",
        "  Terms granted: Net 30 days",
        "  Next review: 2027-11-22",
    ]


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
@pytest.mark.parametrize("kind", ["credit", "weighted", "distributor"])
def test_in_chinese_no_english_is_left(
    file: Path, capsys: pytest.CaptureFixture[str], language: str, kind: str
) -> None:
    for code in ("KH000001", "KH000002"):
        assert run(["score", str(file), code, kind, "--lang", language, "--with", "KH000002"]) == 0
        text = capsys.readouterr().out
        words = [word for word in text.replace("（", " ").replace("）", " ").split() if word.isascii()]
        spoken = [word for word in words if any(letter.isalpha() for letter in word)]
        assert set(spoken) <= {"KH000001", "KH000002", "PG000001", "A", "CNY", "Z″", "6C"}, spoken


def test_the_arithmetic_stands_in_columns_in_chinese_too(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(file), "KH000001", "credit", "--lang", "zh_CN"]) == 0
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("计算过程") + 1
    table = lines[start : lines.index("", start)]
    wide = [sum(2 if ord(letter) > 0x2E80 else 1 for letter in line) for line in table]
    assert len(table) == 16
    assert len(set(wide)) == 1


def test_without_an_evaluation_what_is_proposed_is_told_and_why_it_is_not_enough(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", str(file), "KH000002", "credit", "--json"]) == 0
    found = told(capsys)
    assert (found["state"], found["status"]) == ("proposed", "na")
    assert [reason["key"] for reason in found["reasons"]] == ["LESS_THAN_60_PERCENT_RATED"]
    assert all("reason" in one and "score" not in one for one in found["criteria"])
    assert all(len(one["scale"]) == 3 for one in found["criteria"])
    assert "limit" not in found
    assert "granted" not in found


def test_a_proposal_is_told_beside_an_evaluation_where_it_is_asked_for(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["score", str(file), "KH000001", "credit", "--proposal", "--json"]) == 0
    assert told(capsys)["state"] == "proposed"


def test_a_weighted_evaluation_lists_what_is_missing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(file), "KH000001", "weighted", "--json"]) == 0
    keys = [reason["key"] for reason in told(capsys)["reasons"]]
    assert keys == [f"MISSING_SCORE:{name}" for name in ("finance", "business_ability", "cooperation", "channel")]


def test_distributors_stand_side_by_side(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = (
        *("market_range", "reputation", "business_history", "cooperation", "products_handled", "financial_condition"),
        *("location", "distribution", "service", "pricing", "public_relations"),
    )
    made = [
        {
            "op": "create",
            "kind": "evaluation",
            "values": {
                "client": {"code": code},
                "kind": "distributor",
                "scores": [{"criterion": name, "score": score} for name in names],
            },
        }
        for code, score in (("KH000001", 60), ("KH000002", 70))
    ]
    lines = "\n".join(json.dumps(action) for action in made).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines)))
    assert run(["batch", str(file)]) == 0
    capsys.readouterr()
    assert run(["score", str(file), "KH000001", "distributor", "--with", "KH000002", "--json"]) == 0
    found = told(capsys)
    assert (found["total"], found["comparison"]["chosen"]) == ("60.00", "KH000002")
    assert [(one["place"], one["code"]) for one in found["comparison"]["ranked"]] == [(1, "KH000002"), (2, "KH000001")]
    assert run(["score", str(file), "KH000001", "distributor", "--with", "KH000002"]) == 0
    shown = capsys.readouterr().out
    assert "    1   70.00  KH000002  样品商行\n" in shown
    assert shown.endswith("  Choice: 样品商行\n")


def test_who_is_not_there_is_refused_in_a_sentence(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(file), "KH000009", "credit", "--json"]) == 8
    assert json.loads(capsys.readouterr().err)["key"] == "no_such_client"
    assert run(["score", str(file), "PG000001", "credit", "--json"]) == 8
    assert json.loads(capsys.readouterr().err)["key"] == "no_client"
    assert run(["score", str(file), "KH000001", "mood", "--json"]) == 2
