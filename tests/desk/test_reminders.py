"""What is to be remembered: around midnight, summer time, 29 February, leap months, turns of the year."""

import time as clock
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.reminders import Due, Seen, tomorrow
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.dossier.work.task import Task
from tests import make

SetNow = Callable[[str], datetime]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SetNow:
    """Sets the clock of the desk."""

    def set_now(moment: str) -> datetime:
        monkeypatch.setenv("CLIENTDESK_NOW", moment)
        return datetime.fromisoformat(moment)

    return set_now


@pytest.fixture
def in_zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts the computer into a time zone."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        clock.tzset()

    yield move
    monkeypatch.undo()
    clock.tzset()


@pytest.fixture
def desk(path: Path, in_zone: Callable[[str], None], at: SetNow) -> Iterator[Desk]:
    in_zone("UTC")
    at("2026-11-22T08:00:00+00:00")
    with Desk.create(path, user="tester") as made:
        yield made


def add(desk: Desk, subject: str, due: date, **values: object) -> str:
    task = desk.work.task(subject=subject, due=due)
    for key, value in values.items():
        task[task.kind.by_key[key]] = value
    desk.work.add(task)
    return task.code


def told(due: tuple[Due, ...]) -> list[str]:
    return [one.reminder.subject or one.reminder.name for one in due]


def fresh(desk: Desk, since: datetime) -> list[str]:
    return told(desk.reminders.look(Seen(since))[1])


def test_a_task_comes_up_at_its_time_or_some_minutes_before(desk: Desk, at: SetNow) -> None:
    since = at("2026-11-22T09:00:00+00:00")
    add(desk, "at its time", date(2026, 11, 22), time=time(9, 30))
    add(desk, "before", date(2026, 11, 22), time=time(10), remind_minutes=45)
    add(desk, "without a time", date(2026, 11, 22))
    at("2026-11-22T09:14:59+00:00")
    assert fresh(desk, since) == []
    at("2026-11-22T09:15:00+00:00")
    assert fresh(desk, since) == ["before"]
    at("2026-11-22T09:30:00+00:00")
    assert fresh(desk, since) == ["before", "at its time"]


def test_minutes_before_may_reach_over_midnight_and_the_turn_of_the_year(desk: Desk, at: SetNow) -> None:
    since = at("2026-12-31T23:00:00+00:00")
    add(desk, "first call", date(2027, 1, 1), time=time(0, 10), remind_minutes=30)
    at("2026-12-31T23:39:00+00:00")
    assert fresh(desk, since) == []
    at("2026-12-31T23:40:00+00:00")
    assert fresh(desk, since) == ["first call"]


def test_days_before_come_up_in_the_morning(desk: Desk, at: SetNow) -> None:
    since = at("2027-02-20T00:00:00+00:00")
    add(desk, "renewal", date(2027, 3, 1), remind_days=1)
    at("2027-02-28T08:59:00+00:00")
    assert fresh(desk, since) == []
    at("2027-02-28T09:00:00+00:00")
    assert fresh(desk, since) == ["renewal"]
    add(desk, "leap", date(2028, 3, 1), remind_days=1)
    since = at("2028-02-29T08:00:00+00:00")
    at("2028-02-29T09:00:00+00:00")
    assert fresh(desk, since) == ["leap"]


def test_the_clock_on_the_wall_counts_through_summer_time(
    desk: Desk, at: SetNow, in_zone: Callable[[str], None]
) -> None:
    in_zone("Europe/Berlin")
    since = at("2026-03-28T12:00:00+00:00")
    add(desk, "on the day of the change", date(2026, 3, 29), time=time(9), remind_minutes=30)
    add(desk, "in the missing hour", date(2026, 3, 29), time=time(2, 30))
    at("2026-03-29T06:29:00+00:00")
    assert "on the day of the change" not in fresh(desk, since)
    at("2026-03-29T06:30:00+00:00")
    assert fresh(desk, since) == ["in the missing hour", "on the day of the change"]
    since = at("2026-10-24T12:00:00+00:00")
    add(desk, "in the double hour", date(2026, 10, 25), time=time(2, 30))
    at("2026-10-25T00:30:00+00:00")
    assert fresh(desk, since) == ["in the double hour"]


def test_what_was_missed_while_away_is_told_once(desk: Desk, at: SetNow) -> None:
    since = at("2026-11-20T18:00:00+00:00")
    add(desk, "on Saturday", date(2026, 11, 21), time=time(10))
    add(desk, "just now", date(2026, 11, 23), time=time(8, 55))
    at("2026-11-23T09:00:00+00:00")
    seen, due = desk.reminders.look(Seen(since))
    assert [(one.reminder.subject, one.new, one.missed) for one in due] == [
        ("on Saturday", True, True),
        ("just now", True, False),
    ]
    at("2026-11-23T09:01:00+00:00")
    seen, due = desk.reminders.look(seen)
    assert [(one.reminder.subject, one.new) for one in due] == [("on Saturday", False), ("just now", False)]
    seen = seen.done_with(due[0].reminder.key)
    assert told(desk.reminders.look(seen)[1]) == ["just now"]


def test_what_was_missed_long_ago_is_let_be(desk: Desk, at: SetNow) -> None:
    add(desk, "in the summer", date(2026, 7, 1), time=time(10))
    assert fresh(desk, datetime(2026, 6, 1, tzinfo=UTC)) == []


def test_what_is_put_off_comes_again_when_it_was_put_off_to(desk: Desk, at: SetNow) -> None:
    since = at("2026-11-22T09:00:00+00:00")
    add(desk, "call", date(2026, 11, 22), time=time(9, 30))
    now = at("2026-11-22T09:30:00+00:00")
    seen, (due,) = desk.reminders.look(Seen(since))
    seen = seen.put_off(due.reminder.key, now + timedelta(minutes=10))
    at("2026-11-22T09:39:00+00:00")
    seen, waiting = desk.reminders.look(seen)
    assert waiting == ()
    at("2026-11-22T09:40:00+00:00")
    seen, (again,) = desk.reminders.look(seen)
    assert (again.reminder.subject, again.new, again.missed) == ("call", True, False)
    assert desk.reminders.look(seen)[1][0].new is False


def test_tomorrow_is_the_next_morning_also_at_the_end_of_the_year(in_zone: Callable[[str], None]) -> None:
    in_zone("Asia/Shanghai")
    assert tomorrow(datetime(2026, 12, 31, 15, 59, tzinfo=UTC)) == datetime(2027, 1, 1, 1, 0, tzinfo=UTC)
    assert tomorrow(datetime(2026, 12, 31, 16, 1, tzinfo=UTC)) == datetime(2027, 1, 2, 1, 0, tzinfo=UTC)


def test_a_task_that_is_done_or_moved_waits_no_more(desk: Desk, at: SetNow) -> None:
    since = at("2026-11-22T09:00:00+00:00")
    done, moved = (add(desk, text, date(2026, 11, 22), time=time(9, 30)) for text in ("done", "moved"))
    at("2026-11-22T09:30:00+00:00")
    seen, due = desk.reminders.look(Seen(since))
    assert told(due) == ["done", "moved"]
    desk.work.complete(done)
    desk.work.move(moved, date(2026, 11, 23))
    seen, due = desk.reminders.look(seen)
    assert due == ()
    at("2026-11-23T09:30:00+00:00")
    assert told(desk.reminders.look(seen)[1]) == ["moved"]


def test_a_clock_put_back_tells_nothing_twice(desk: Desk, at: SetNow) -> None:
    since = at("2026-11-22T09:00:00+00:00")
    add(desk, "call", date(2026, 11, 22), time=time(9, 30))
    at("2026-11-22T10:00:00+00:00")
    seen, (due,) = desk.reminders.look(Seen(since))
    seen = seen.done_with(due.reminder.key)
    at("2026-11-22T09:00:00+00:00")
    seen, _nothing = desk.reminders.look(seen)
    at("2026-11-22T09:45:00+00:00")
    assert desk.reminders.look(seen)[1] == ()


@pytest.mark.parametrize(
    ("values", "before", "day"),
    [
        ({"birth_date": PartialDate(1984, 2, 29)}, "2027-02-25", "2027-02-28"),
        ({"birth_date": PartialDate(1984, 2, 29)}, "2028-02-26", "2028-02-29"),
        ({"birth_date": PartialDate(1980, 1, 1)}, "2026-12-29", "2027-01-01"),
        ({"birth_lunar": LunarDate(1979, 6, True, 10)}, "2025-07-01", "2025-07-04"),
        (
            {"birth_lunar": LunarDate(1979, 6, True, 10), "lunar_leap_rule": "leap_first"},
            "2025-07-31",
            "2025-08-03",
        ),
        ({"birth_lunar": LunarDate(1980, 12, False, 30)}, "2026-02-13", "2026-02-16"),
    ],
)
def test_birthdays_come_up_some_days_before_and_on_the_day(
    values: dict[str, object], before: str, day: str, desk: Desk, at: SetNow
) -> None:
    desk.clients.create(make.person("王薇", **values))
    for on, last in ((before, date.fromisoformat(before)), (day, date.fromisoformat(day))):
        since = datetime.combine(last, time(8), UTC)
        at(f"{on}T08:59:00+00:00")
        assert fresh(desk, since) == []
        at(f"{on}T09:00:00+00:00")
        (due,) = desk.reminders.look(Seen(since))[1]
        assert (due.reminder.name, due.reminder.client) == ("王薇", "KH000001")
        assert due.reminder.on == date.fromisoformat(day)


def test_the_house_says_how_many_days_before_a_birthday(desk: Desk, at: SetNow) -> None:
    house = desk.house.record()
    house[Rhythm.birthday_days] = 0
    desk.house.keep_rhythm(house)
    desk.clients.create(make.person("王薇", birth_date=PartialDate(1980, 11, 25)))
    at("2026-11-25T12:00:00+00:00")
    assert fresh(desk, datetime(2026, 11, 20, tzinfo=UTC)) == ["王薇"]


def test_a_birthday_missed_during_a_holiday_is_told(desk: Desk, at: SetNow) -> None:
    desk.clients.create(make.person("王薇", birth_date=PartialDate(1980, 11, 19)))
    _seen, due = desk.reminders.look(Seen(datetime(2026, 11, 18, 12, tzinfo=UTC)))
    assert [(one.reminder.on, one.missed) for one in due] == [(date(2026, 11, 19), True)]


def test_what_was_seen_survives_being_written_down(desk: Desk, at: SetNow) -> None:
    now = at("2026-11-22T10:00:00+00:00")
    seen = Seen(now, {"RW000001 x": now + timedelta(hours=1)})
    assert Seen.of(seen.told(), now=now) == seen
    for odd in ("", "{", "[]", '{"until": 3, "waiting": {}}', '{"until": "2026-11-22T10:00:00", "waiting": {}}'):
        assert Seen.of(odd, now=now) == Seen(datetime(2026, 11, 22, tzinfo=UTC))


def test_tasks_of_a_client_name_it(desk: Desk, at: SetNow) -> None:
    desk.clients.create(make.person("王薇"))
    task = desk.work.task("KH000001", subject="电话", due=date(2026, 11, 22))
    task[Task.time] = time(9)
    desk.work.add(task)
    at("2026-11-22T09:00:00+00:00")
    (due,) = desk.reminders.look(Seen(datetime(2026, 11, 22, 8, tzinfo=UTC)))[1]
    assert (due.reminder.client, due.reminder.name, due.reminder.task) == ("KH000001", "王薇", task.code)
