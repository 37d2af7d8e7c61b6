"""The ledger of contact records: a row for each contact of a period, with what was planned upon it."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.dossier.work.contact import Contact
from tests.desk.trading import selling

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def spoke(desk: Desk, client: str, subject: str, day: date, **values: object) -> str:
    made = desk.work.contact(client)
    made[Contact.subject], made[Contact.date] = subject, day
    for key, value in values.items():
        made[made.kind.by_key[key]] = value
    then = desk.work.task(subject="send the offer", due=date(2026, 4, 9)) if subject == "prices" else None
    desk.work.note(made, then=then)
    return made.code


def rows(desk: Desk, out: Path, **wish: Any) -> list[dict[str, Any]]:
    save_ledger(desk, "contacts", out, since=MARCH[0], until=MARCH[1], headings="zh", **wish)
    sheet = openpyxl.load_workbook(out, data_only=True).worksheets[0]
    headings = [cell.value for cell in sheet[4]]
    told: list[dict[Any, Any]] = [
        dict(zip(headings, [cell.value for cell in row], strict=True)) for row in sheet.iter_rows(min_row=5)
    ]
    return [row for row in told if row["编号"]]


def test_each_contact_of_the_period_is_a_row_with_what_follows(desk: Desk, tmp_path: Path) -> None:
    client = selling.client(desk)
    values = {"channel": "phone", "direction": "in", "mood": "good", "minutes": 20, "cost": Decimal("12.5")}
    code = spoke(desk, client, "prices", date(2026, 3, 5), time=time(14, 5), need_found="pumps", **values)
    spoke(desk, client, "older", date(2026, 2, 28))
    desk.work.notice("the fair is in May")
    (row,) = rows(desk, tmp_path / "c.xlsx")
    assert (row["编号"], row["日期"].date(), row["时间"]) == (code, date(2026, 3, 5), "14:05")
    assert (row["客户编号"], row["客户名称"], row["主题"]) == (client, "样板贸易有限公司", "prices")
    assert (row["方向"], row["发现的需求"], row["情绪"]) == ("From the client", "pumps", "Good")
    assert (row["时长(分钟)"], row["费用"], row["记录人"]) == (20, 12.5, desk.user)
    total = openpyxl.load_workbook(tmp_path / "c.xlsx", data_only=True).worksheets[0][6]
    assert [cell.value for cell in total if isinstance(cell.value, int | float)] == [20, 12.5]
    assert (row["下一步"], row["下次日期"].date()) == ("send the offer", date(2026, 4, 9))


def test_what_is_sensitive_stands_in_no_column_and_the_sheet_says_for_whom_it_is(desk: Desk, tmp_path: Path) -> None:
    spoke(desk, selling.client(desk), "prices", date(2026, 3, 5), content="ill since May", people=("Wang",))
    out = tmp_path / "c.xlsx"
    (row,) = rows(desk, out)
    assert not {"ill since May", "Wang"} & {str(value) for value in row.values()}
    told = [cell.value for line in openpyxl.load_workbook(out)["说明"].iter_rows() for cell in line]
    assert "For my own desk: everything except sensitive data" in told


def test_a_client_that_is_never_exported_is_left_out_and_named_on_the_info_sheet(desk: Desk, tmp_path: Path) -> None:
    hidden, shown = selling.client(desk, "隐藏有限公司", no_print=True), selling.client(desk)
    left = spoke(desk, hidden, "prices", date(2026, 3, 5))
    kept = spoke(desk, shown, "prices", date(2026, 3, 6))
    out = tmp_path / "c.xlsx"
    assert [row["编号"] for row in rows(desk, out)] == [kept]
    told = [cell.value for line in openpyxl.load_workbook(out)["说明"].iter_rows() for cell in line]
    assert left in told
    assert [row["编号"] for row in rows(desk, out, clients=[hidden])] == []
