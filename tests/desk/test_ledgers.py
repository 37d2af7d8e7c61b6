"""Workbooks by the desk and the command line: whose they are, whom they list, and what happens when they cannot be."""

import errno
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.house.company import Company
from clientdesk.errors import UserError
from clientdesk.exchange.workbooks import streamed
from clientdesk.progress import Cancelled, Progress
from tests import make


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A person, two enterprises with a credit limit, one client in the trash, and a company."""
    with make.desk(path) as made:
        made.clients.create(make.person("王小明"))
        for name, limit in (("样板贸易有限公司", "100.10"), ("虚构机械有限公司", "0.20")):
            made.clients.create(make.enterprise(name, credit_limit=Decimal(limit)))
        made.clients.create(make.person("旧客户"))
        made.clients.trash(["KH000004"])
        house = made.house.record()
        house[Company.name] = "苏州样板贸易有限公司"
        house[Company.name_en] = "Suzhou Sample Trading Ltd."
        made.house.save(house)
        yield made


def sheet_of(out: Path) -> Any:
    return openpyxl.load_workbook(out).worksheets[0]


def test_the_register_lists_every_client_under_the_name_of_the_company(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    desk.ledgers.save("register", out, language="zh_CN", headings="zh")
    sheet = sheet_of(out)
    assert [sheet.cell(row, 3).value for row in range(5, 8)] == ["王小明", "样板贸易有限公司", "虚构机械有限公司"]
    assert sheet["A2"].value == "苏州样板贸易有限公司 · 金额币种：CNY · 全部客户"
    assert sheet["A8"].value == "合计"
    desk.ledgers.save("register", out, language="en", headings="en")
    assert sheet_of(out)["A2"].value == "Suzhou Sample Trading Ltd. · Amounts in CNY · All clients"


def test_the_register_of_one_kind_says_so(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    desk.ledgers.save("register", out, kinds=["enterprise"])
    sheet = sheet_of(out)
    assert sheet["A2"].value == "Suzhou Sample Trading Ltd. · Amounts in CNY · Enterprises"
    assert [sheet.cell(row, 2).value for row in range(5, 7)] == ["KH000002", "KH000003"]
    with pytest.raises(UserError, match="no kind of client"):
        desk.ledgers.save("register", out, kinds=["house"])


def test_a_register_of_everything_needs_a_reason_and_is_written_with_one(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "register.xlsx"
    with pytest.raises(UserError, match="needs a reason"):
        desk.ledgers.save("register", out, profile="full")
    assert not out.exists()
    desk.ledgers.save("register", out, profile="full", reason="tax office")
    assert sheet_of(out)["A2"].value.startswith("含敏感信息 Contains sensitive data")
    with desk.store.reading() as connection:
        (told,) = connection.exec_driver_sql("SELECT text FROM step WHERE role = 'note'").scalars()
    assert "tax office" in told


def test_amounts_in_another_currency_are_not_added_to_ours(desk: Desk, tmp_path: Path) -> None:
    record = desk.clients.get("KH000003")
    record[Trading.currency] = "USD"
    desk.clients.save(record)
    out = tmp_path / "register.xlsx"
    desk.ledgers.save("register", out, headings="en")
    cells = [cell.value for row in sheet_of(out).iter_rows(min_row=8) for cell in row if cell.value is not None]
    assert "mixed" in cells
    assert "CNY" in cells
    assert "USD" in cells


def test_a_workbook_is_named_for_what_it_is_and_when(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-05T14:03:00+00:00")
    time = f"{desk.now.astimezone():%Y%m%d-%H%M}"
    assert desk.ledgers.file_name("register") == f"ClientDesk_register_all_{time}.xlsx"
    assert desk.ledgers.file_name("records", kinds=["person"]) == f"ClientDesk_records_person_{time}.xlsx"


@pytest.mark.parametrize("name", ["register", "records"])
def test_a_disk_that_fills_up_leaves_what_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    out = tmp_path / "out" / "ledger.xlsx"
    out.parent.mkdir()
    out.write_bytes(b"last month's")

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(streamed, "ZipFile", full)
    with pytest.raises(UserError, match="disk became full"):
        desk.ledgers.save(name, out)
    assert [(each.name, each.read_bytes()) for each in out.parent.iterdir()] == [("ledger.xlsx", b"last month's")]


def test_a_client_that_breaks_halfway_leaves_what_was_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out" / "ledger.xlsx"
    out.parent.mkdir()
    monkeypatch.setattr(streamed, "LAST_ROW", 6)
    with pytest.raises(UserError, match="at most 6 rows"):
        desk.ledgers.save("register", out)
    assert list(out.parent.iterdir()) == []


def test_the_work_tells_where_it_is_and_stops_when_asked(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "out" / "ledger.xlsx"
    out.parent.mkdir()
    told: list[tuple[int, int]] = []
    desk.ledgers.save("records", out, progress=Progress(told=lambda done, total, _text: told.append((done, total))))
    assert told == [(0, 3)]
    out.unlink()
    with pytest.raises(Cancelled):
        desk.ledgers.save("register", out, progress=Progress(cancelled=lambda: True))
    assert list(out.parent.iterdir()) == []


def exported(*arguments: object) -> int:
    return run(["export", *map(str, arguments)])


def test_a_folder_in_the_way_is_told_in_one_sentence(
    desk: Desk, path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.close()
    folder = tmp_path / "taken.xlsx"
    folder.mkdir()
    assert exported(path, "ledger", "register", "--out", folder) == 5
    assert "taken.xlsx is a folder" in capsys.readouterr().err
    assert exported(path, "ledger", "register", "--out", tmp_path / "nowhere" / "x.xlsx") == 5
    assert "is not there" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_the_command_writes_formulas_or_values(desk: Desk, path: Path, tmp_path: Path) -> None:
    desk.close()
    out = tmp_path / "register.xlsx"
    totals = []
    for more in ([], ["--values-only"]):
        assert exported(path, "ledger", "register", "--out", out, "--lang", "zh_TW", "--headings", "zh", *more) == 0
        totals.append(sheet_of(out)["C8"].value)
    assert totals == ["=SUBTOTAL(103,C5:C7)", 3]
    assert sheet_of(out).title == "客戶台帳"
