"""The morning as the desk tells it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.morning import Month
from clientdesk.dossier.occasions import occasions
from clientdesk.dossier.person.family import Child
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.dossier.work.contact import Contact
from tests import make

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")
    with Desk.create(path, user="tester") as made:
        yield made


def told(desk: Desk, days: int = 7) -> list[tuple[str, str, str]]:
    found = desk.morning.occasions(days_ahead=days)
    return [(f"{one.occasion.on}", one.line.name, one.occasion.about.who) for one in found]


def test_birthdays_of_the_next_week_come_with_their_families(desk: Desk) -> None:
    child = Row({Child.name.key: "小宝", Child.birthday.key: PartialDate(2016, 11, 24)})
    desk.clients.create(make.person("王薇", birth_date=PartialDate(1980, 11, 29), children=(child,)))
    desk.clients.create(make.person("李强", birth_date=PartialDate(1980, 11, 30)))
    desk.clients.create(make.person("赵敏", birth_lunar=LunarDate(1985, 10, False, 15)))
    desk.clients.create(make.person("孙丽", birth_date=PartialDate(1990, 12, 1), birthday_calendar="lunar"))
    assert told(desk) == [
        ("2026-11-23", "孙丽", ""),
        ("2026-11-23", "赵敏", ""),
        ("2026-11-24", "王薇", ""),
        ("2026-11-29", "王薇", ""),
    ]


def test_clients_in_the_trash_have_no_birthday(desk: Desk) -> None:
    desk.clients.create(make.person("王薇", birth_date=PartialDate(1980, 11, 22)))
    desk.clients.trash(["KH000001"])
    assert told(desk) == []


@pytest.mark.parametrize("moment", ["2027-02-26", "2028-02-27", "2026-12-30", "2025-07-20", "2033-12-20"])
def test_what_the_desk_finds_is_what_every_record_tells(
    desk: Desk, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_NOW", f"{moment}T12:00:00+00:00")
    rng = Random(moment)
    days_near = [date.fromisoformat(moment) + timedelta(rng.randint(-2, 9)) for _ in range(20)]
    near = [PartialDate(1988, day.month, day.day) for day in days_near]
    for number in range(60):
        lunar = LunarDate(None, rng.randint(1, 12), rng.random() < 0.3, rng.randint(1, 30))
        desk.clients.create(
            make.person(
                f"客户{number}",
                birth_date=rng.choice([*near, PartialDate(1984, 2, 29), None]),
                birth_lunar=rng.choice([lunar, None]),
                birthday_calendar=rng.choice(["solar", "lunar", "both", None]),
                lunar_leap_rule=rng.choice(["regular", "leap_first", "skip", None]),
                spouse_birthday_lunar=rng.choice([lunar, None]),
            )
        )
    for days in (0, 7, 40):
        wanted = [
            (f"{one.on}", record.name, one.about.who)
            for record in desk.clients.every()
            for one in occasions(record, desk.today, days=days)
        ]
        assert sorted(told(desk, days)) == sorted(wanted)


def test_the_month_is_counted(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    for kind, on in (("care", 3), ("follow_up", 5), ("follow_up", 22)):
        contact = desk.work.contact("KH000001", content="电话")
        contact[Contact.kind], contact[Contact.date] = kind, date(2026, 11, on)
        desk.work.note(contact)
    old = desk.work.contact("KH000001", content="电话")
    old[Contact.date] = date(2026, 10, 31)
    desk.work.note(old)
    task = desk.work.task("KH000001", subject="拜访", due=TODAY)
    desk.work.add(task)
    desk.work.complete(task.code)
    assert desk.morning.month() == Month(1, 1, {"follow_up": 2, "care": 1})


def test_the_latest_come_first(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(12):
        monkeypatch.setenv("CLIENTDESK_NOW", f"2026-11-22T10:{number:02}:00+00:00")
        desk.clients.create(make.person(f"客户{number:02}"))
    assert [line.name for line in desk.morning.recent_clients()][:2] == ["客户11", "客户10"]
    assert len(desk.morning.recent_clients()) == 10
    for on in (3, 20):
        contact = desk.work.contact("KH000001", content=f"{on}日电话")
        contact[Contact.date] = date(2026, 11, on)
        desk.work.note(contact)
    said = [contact[Contact.subject] for contact in desk.morning.today().recent_contacts]
    assert said == ["20日电话", "3日电话"]
    desk.clients.trash(["KH000001"])
    assert desk.morning.today().recent_contacts == ()
    assert desk.morning.due() == []
