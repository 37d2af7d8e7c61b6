"""The printed day: its order, the call sheets, what never stands on it, its languages."""

import io
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.dossier.values import PartialDate
from clientdesk.dossier.work.contact import Contact
from clientdesk.i18n import LANGUAGES
from tests import make
from tests.exchange.printing import bare, read

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")
    with Desk.create(path, user="tester") as made:
        yield made


def add(desk: Desk, subject: str, *, client: str = "", due: date = TODAY, **values: object) -> None:
    task = desk.work.task(client, subject=subject, due=due)
    for key, value in values.items():
        task[task.kind.by_key[key]] = value
    desk.work.add(task)


def printed(desk: Desk, language: str = "en") -> str:
    return read(PdfReader(io.BytesIO(desk.my_day.print(language=language).pdf)))


def test_tasks_go_by_the_clock_then_without_it_then_overdue(desk: Desk) -> None:
    add(desk, "Overdue", due=date(2026, 11, 19), time=time(8))
    add(desk, "Whenever")
    add(desk, "Afternoon", time=time(14))
    add(desk, "Morning", time=time(9, 30))
    add(desk, "Not today", due=date(2026, 11, 23))
    text = printed(desk)
    places = [text.index(bare(word)) for word in ("09:30Morning", "14:00Afternoon", "Whenever", "Overdue")]
    assert places == sorted(places)
    assert "Nottoday" not in text
    assert "overdueby3days" in text
    assert "08:00" not in text


def test_a_call_sheet_tells_what_one_needs_on_the_way(desk: Desk) -> None:
    desk.clients.create(
        make.person(
            "王薇",
            mobile="154 0000 0001",
            birth_date=PartialDate(1980, 12, 1),
            taboos=("不喝酒",),
            hobbies=("钓鱼",),
            best_time="上午",
        )
    )
    contact = desk.work.contact("KH000001", content="谈了价格")
    contact[Contact.date] = date(2026, 11, 3)
    desk.work.note(contact)
    add(desk, "寄样品", client="KH000001", due=date(2026, 11, 25), promise="ours")
    add(desk, "拜访", client="KH000001", kind="visit", time=time(9))
    text = printed(desk)
    for wanted in (
        "15400000001",
        "2026-11-03·谈了价格",
        "寄样品·Wepromisedit",
        "12-01Birthday·turns46",
        "不喝酒",
        "钓鱼",
        "上午",
    ):
        assert wanted in text, wanted
    assert text.count("王薇·Visit") == 1


def test_a_client_with_two_tasks_has_one_call_sheet(desk: Desk) -> None:
    desk.clients.create(make.person("王薇", mobile="154 0000 0001"))
    add(desk, "电话", client="KH000001", time=time(9))
    add(desk, "拜访", client="KH000001", time=time(15))
    text = printed(desk)
    assert text.count("15400000001") == 1
    assert "Thecallsheetstandsabove,under:电话" in text


def test_what_is_sensitive_or_not_to_be_printed_stays_off_the_paper(desk: Desk) -> None:
    desk.clients.create(make.person("王薇", diet_restrictions="花生过敏秘密"))
    desk.clients.create(make.person("李强", mobile="154 0000 0002", no_print=True))
    add(desk, "电话", client="KH000001")
    add(desk, "拜访", client="KH000002")
    text = printed(desk)
    assert "花生过敏秘密" not in text
    assert "15400000002" not in text
    assert "KH000002" in text
    assert "Nevertobeprinted" in text
    assert "李强" not in text


def test_a_day_without_anything_is_one_page_that_says_so(desk: Desk) -> None:
    made = desk.my_day.print()
    assert made.pages == 1
    assert "Nothingistobedonetoday." in printed(desk)


def test_a_long_day_goes_over_pages_with_its_title_on_each(desk: Desk) -> None:
    for number in range(30):
        desk.clients.create(make.person(f"客户{number}", mobile="154 0000 0001", hobbies=("钓鱼",)))
        add(desk, f"电话{number:02}", client=f"KH{number + 1:06}", time=time(9, number))
    made = desk.my_day.print()
    pages = [bare(page.extract_text()) for page in PdfReader(io.BytesIO(made.pdf)).pages]
    assert made.pages == len(pages) > 3
    assert all("Myday·Sunday,2026-11-22" in page for page in pages[1:])
    assert all(f"电话{number:02}" in "".join(pages) for number in range(30))


def test_a_call_sheet_is_not_torn_apart_unless_it_is_longer_than_a_page(desk: Desk) -> None:
    for number in range(9):
        desk.clients.create(make.person(f"客户{number}", mobile="154 0000 0001", hobbies=("钓鱼",), taboos=("不喝酒",)))
        add(desk, f"电话{number}", client=f"KH{number + 1:06}", time=time(9, number))
    reader = PdfReader(io.BytesIO(desk.my_day.print().pdf))
    pages = [bare(page.extract_text()) for page in reader.pages]
    assert len(pages) > 1
    assert all(page.count("电话") == page.count("钓鱼") == page.count("不喝酒") for page in pages)
    note = "很长的备注。" * 600
    add(desk, "读完", client="KH000001", time=time(8), note=note)
    assert printed(desk).count("很长的备注") > 590


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_speaks_one_language(desk: Desk, language: str) -> None:
    desk.clients.create(make.person("王薇", mobile="154 0000 0001"))
    add(desk, "电话", client="KH000001", kind="visit")
    text = printed(desk, language)
    english = [word for word in ("Myday", "Telephone", "Lastcontact", "noneyet", "Sunday") if word in text]
    assert bool(english) is (language == "en")
    assert ("农历丙午年十月十四" in text) is (language == "zh_CN")


def test_the_file_is_written_whole_and_never_over_the_client_file(desk: Desk, tmp_path: Path, path: Path) -> None:
    out = tmp_path / "day.pdf"
    desk.my_day.save(out)
    assert out.read_bytes().startswith(b"%PDF")
