"""Tasks and contact records as a user meets them: next steps, ticking off, what repeats, what a client's line tells."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.clients import Refused
from clientdesk.desk.work import topic
from clientdesk.dossier.header import Header
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task, next_due
from clientdesk.errors import UserError
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.lists import Line
from tests import make

TODAY = date(2026, 11, 22)


@pytest.fixture
def desk(path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-22T10:00:00+00:00")
    with Desk.create(path, user="tester") as made:
        made.clients.create(make.person("王薇"))
        made.clients.create(make.enterprise("样板贸易有限公司"))
        yield made


def line(desk: Desk, code: str = "KH000001") -> Line:
    (found,) = desk.clients.lines([desk.clients.get(code).id])
    return found


def called(desk: Desk, text: str, *, on: date = TODAY, client: str = "KH000001") -> Record:
    contact = desk.work.contact(client, content=text)
    contact[Contact.date] = on
    return contact


def codes(lines: list[Line]) -> list[str]:
    return [line.code for line in lines]


def test_a_call_and_its_next_step_are_one_step(desk: Desk) -> None:
    contact = called(desk, "说要续保\n寄了条款")
    desk.work.note(contact, then=desk.work.task(subject="打电话问条款", due=date(2026, 11, 27)))
    assert (line(desk).contacted, line(desk).next_action) == ("2026-11-22", "2026-11-27")
    task, stored = sorted(desk.work.of("KH000001"), key=lambda record: record.kind.name, reverse=True)
    assert stored[Contact.subject] == "说要续保"
    assert task[Task.client] == Link("KH000001", "王薇")
    assert task[Task.follows] == Link(stored.code, "说要续保")
    desk.past.undo()
    assert (line(desk).contacted, line(desk).next_action, desk.work.of("KH000001")) == ("", "", [])
    desk.past.redo()
    assert (line(desk).contacted, line(desk).next_action) == ("2026-11-22", "2026-11-27")


def test_the_line_tells_of_the_latest_contact_and_the_nearest_open_task(desk: Desk) -> None:
    for on in (date(2026, 11, 3), date(2026, 11, 20), date(2026, 10, 1)):
        desk.work.note(called(desk, "电话", on=on))
    for due in (date(2026, 12, 24), date(2026, 12, 1)):
        desk.work.add(desk.work.task("KH000001", subject="拜访", due=due))
    assert (line(desk).contacted, line(desk).next_action) == ("2026-11-20", "2026-12-01")
    assert (line(desk, "KH000002").contacted, line(desk, "KH000002").next_action) == ("", "")
    assert desk.keeping.check(deep=True) == []


def test_a_note_is_no_contact(desk: Desk) -> None:
    note = called(desk, "喜欢龙井")
    note[Contact.kind] = "note"
    desk.work.note(note)
    assert line(desk).contacted == ""


def test_a_task_moved_to_another_client_leaves_the_first(desk: Desk) -> None:
    desk.work.add(desk.work.task("KH000001", subject="拜访", due=date(2026, 12, 1)))
    (task,) = desk.work.of("KH000001")
    task[Task.client] = Link("KH000002")
    desk.clients.save(task)
    assert (line(desk).next_action, line(desk, "KH000002").next_action) == ("", "2026-12-01")


def test_ticking_off_keeps_the_result_and_asks_for_nothing_more(desk: Desk) -> None:
    desk.work.add(desk.work.task("KH000001", subject="拜访", due=date(2026, 11, 20)))
    (task,) = desk.work.of("KH000001")
    desk.work.complete(task.code, result="谈妥了", contact=called(desk, "谈妥了"))
    done = desk.clients.get(task.code)
    assert (done[Task.state], done[Task.done_on], done[Task.result]) == ("done", TODAY, "谈妥了")
    assert (line(desk).contacted, line(desk).next_action) == ("2026-11-22", "")
    with pytest.raises(UserError, match="done or cancelled already"):
        desk.work.complete(task.code)
    desk.past.undo()
    assert desk.clients.get(task.code)[Task.state] == "planned"
    assert line(desk).next_action == "2026-11-20"


def test_what_repeats_comes_again_when_it_is_done_and_not_before(desk: Desk) -> None:
    task = desk.work.task("KH000001", subject="月结对账", due=date(2026, 1, 31))
    task[Task.repeat] = "monthly"
    desk.work.add(task)
    assert len(desk.work.of("KH000001")) == 1
    desk.work.complete(task.code)
    again, _ = desk.work.of("KH000001")
    assert (again[Task.due], again[Task.state], again[Task.done_on]) == (date(2026, 11, 30), "planned", None)


@pytest.mark.parametrize(
    ("repeat", "due", "day", "today", "wanted"),
    [
        ("daily", date(2026, 11, 22), None, date(2026, 11, 22), date(2026, 11, 23)),
        ("daily", date(2026, 11, 1), None, date(2026, 11, 22), date(2026, 11, 22)),
        ("weekly", date(2026, 11, 20), None, date(2026, 11, 22), date(2026, 11, 27)),
        ("weekly", date(2026, 12, 25), None, date(2026, 11, 22), date(2027, 1, 1)),
        ("monthly", date(2026, 1, 31), 31, date(2026, 2, 1), date(2026, 2, 28)),
        ("monthly", date(2026, 2, 28), 31, date(2026, 3, 1), date(2026, 3, 31)),
        ("monthly", date(2026, 2, 28), 30, date(2026, 3, 1), date(2026, 3, 30)),
        ("yearly", date(2024, 2, 29), 29, date(2025, 1, 1), date(2025, 2, 28)),
        ("yearly", date(2027, 2, 28), 29, date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_days_that_repeat(repeat: str, due: date, day: int | None, today: date, wanted: date, desk: Desk) -> None:
    task = desk.work.task(due=due)
    task[Task.repeat], task[Task.repeat_day] = repeat, day
    assert next_due(task, today) == wanted
    task[Task.repeat_until] = wanted
    assert next_due(task, today) == wanted
    task[Task.repeat_until] = date.fromordinal(wanted.toordinal() - 1)
    assert next_due(task, today) is None


def test_due_lists_overdue_first_and_forgets_clients_in_the_trash(desk: Desk) -> None:
    for client, due in (("KH000001", 29), ("KH000002", 3), ("KH000001", 22), ("KH000001", 30)):
        desk.work.add(desk.work.task(client, subject=f"{due}", due=date(2026, 11, due)))
    desk.work.add(desk.work.task("KH000001", subject="someday"))
    assert [line.name for line in desk.work.due(date(2026, 11, 29))] == ["3", "22", "29"]
    desk.clients.trash(["KH000001"])
    assert [line.name for line in desk.work.due(date(2026, 11, 29))] == ["3"]


def test_tasks_of_a_day_go_by_the_clock(desk: Desk) -> None:
    for subject, at in (("whenever", None), ("10", time(10)), ("8", time(8, 30))):
        task = desk.work.task(subject=subject, due=TODAY)
        task[Task.time] = at
        desk.work.add(task)
    assert [line.name for line in desk.work.due(TODAY)] == ["8", "10", "whenever"]


def test_a_task_is_put_off_and_cancelled(desk: Desk) -> None:
    task = desk.work.task("KH000001", subject="拜访", due=TODAY)
    desk.work.add(task)
    desk.work.move(task.code, date(2026, 11, 25))
    assert line(desk).next_action == "2026-11-25"
    desk.work.cancel(task.code)
    assert (line(desk).next_action, desk.work.due(date(2027, 1, 1))) == ("", [])


def test_promises_stand_until_they_are_kept(desk: Desk) -> None:
    ours, theirs = (desk.work.task("KH000001", subject=text, due=TODAY) for text in ("寄样品", "给名单"))
    ours[Task.promise], theirs[Task.promise] = "ours", "theirs"
    desk.work.add(ours)
    desk.work.add(theirs)
    assert [task[Task.subject] for task in desk.work.promises()] == ["寄样品", "给名单"]
    desk.work.complete(ours.code)
    assert [task[Task.subject] for task in desk.work.promises()] == ["给名单"]


def test_quiet_clients_are_told_by_their_class(desk: Desk) -> None:
    for number, (grade, on) in enumerate((("a", 10), ("a", 1), ("c", 1)), 3):
        client = make.person(f"客户{number}", abc_class_override=grade)
        desk.clients.create(client)
        desk.work.note(called(desk, "电话", on=date(2026, 11, on), client=client.code))
    quiet = desk.work.quiet({"a": 14, "c": 60}, otherwise=30)
    assert codes(desk.clients.lines(quiet)) == ["KH000004"]
    quiet = desk.work.quiet({"a": 5, "c": 5}, otherwise=30)
    assert codes(desk.clients.lines(quiet)) == ["KH000004", "KH000005", "KH000003"]


def test_nobody_is_left_without_a_next_step_unheard_but_who_is_lost(desk: Desk) -> None:
    for number, stage in ((1, "suspect"), (2, "lost")):
        client = desk.clients.get(f"KH{number:06}")
        client[Header.lifecycle_stage] = stage
        desk.clients.save(client)
    assert codes(desk.clients.lines(desk.work.without_next())) == ["KH000001"]
    desk.work.add(desk.work.task("KH000001", subject="拜访", due=TODAY))
    assert desk.work.without_next() == []


def test_who_was_never_spoken_to_is_told_until_the_first_contact(desk: Desk) -> None:
    assert codes(desk.clients.lines(desk.work.never_contacted())) == ["KH000001", "KH000002"]
    desk.work.note(called(desk, "电话", client="KH000001"))
    assert codes(desk.clients.lines(desk.work.never_contacted())) == ["KH000002"]


def test_after_a_week_a_record_can_only_be_added_to(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    contact = called(desk, "谈了价格")
    desk.work.note(contact)
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-11-30T10:00:00+00:00")
    stored = desk.clients.get(contact.code)
    stored[Contact.content] = "没谈价格"
    with pytest.raises(Refused, match="stands fast"):
        desk.clients.save(stored)
    stored[Contact.content] = "谈了价格\n30日: 更正为含税价"
    desk.clients.save(stored)


def test_work_is_no_client(desk: Desk) -> None:
    desk.work.note(called(desk, "电话"), then=desk.work.task(subject="拜访", due=TODAY))
    assert desk.clients.count() == 2
    assert len(desk.clients.numbers()) == 2


def test_erasing_a_client_takes_the_work_with_it(desk: Desk) -> None:
    desk.work.note(called(desk, "秘密谈话"), then=desk.work.task(subject="秘密任务", due=TODAY))
    desk.clients.trash(["KH000001"])
    desk.clients.erase(["KH000001"])
    told = str(desk.keeping.dump())
    assert "秘密谈话" not in told
    assert "秘密任务" not in told
    assert desk.work.due(date(2027, 1, 1)) == []


def test_what_was_said_leads_to_the_client(desk: Desk) -> None:
    desk.work.note(called(desk, "女儿今年高考，想去苏州大学"), then=desk.work.task(subject="送复习资料", due=TODAY))
    for text, field in (("高考", "contact.subject"), ("苏州大学", "contact.subject"), ("复习资料", "task.subject")):
        (hit,) = desk.searching.find(text)
        assert (hit.line.code, hit.field) == ("KH000001", field)
        assert text in hit.snippet


def test_many_records_of_one_client_do_not_hide_another(desk: Desk) -> None:
    for number in range(12):
        desk.work.note(called(desk, f"谈茶叶{number}"))
    desk.work.note(called(desk, "也谈茶叶", client="KH000002"))
    assert sorted(codes([hit.line for hit in desk.searching.find("茶叶", limit=4)])) == ["KH000001", "KH000002"]


def test_a_client_is_not_found_by_the_work_of_another_who_has_the_name(desk: Desk) -> None:
    desk.work.note(called(desk, "电话"))
    assert codes([hit.line for hit in desk.searching.find("王薇")]) == ["KH000001"]
    assert codes([hit.line for hit in desk.searching.find("w")]) == ["KH000001"]


def test_a_task_for_nobody_is_found_as_nobody(desk: Desk) -> None:
    desk.work.add(desk.work.task(subject="交电费", due=TODAY))
    assert desk.searching.find("电费") == []


def test_a_client_begins_with_its_next_step_and_goes_with_it(desk: Desk) -> None:
    client = make.person("赵敏")
    desk.work.begin(client, desk.work.task(subject="打电话", due=date(2026, 11, 29)))
    (task,) = desk.work.of(client.code)
    link = task[Task.client]
    assert (task[Task.subject], link and (link.target, link.name)) == ("打电话", (client.code, "赵敏"))
    assert line(desk, client.code).next_action == "2026-11-29"
    desk.past.undo()
    assert desk.clients.count() == 2
    assert desk.work.due(date(2027, 1, 1)) == []


def test_contacts_are_planned_as_often_as_the_house_wants(desk: Desk) -> None:
    house = desk.house.record()
    house[Rhythm.days_a], house[Rhythm.days_other], house[Rhythm.plan_days] = 20, 60, 14
    desk.house.keep_rhythm(house)
    for number, (grade, on, stage) in enumerate(
        [
            ("a", date(2026, 11, 15), "current"),  # falls due on 5 December
            ("a", date(2026, 9, 1), "current"),  # long overdue: today
            ("a", date(2026, 11, 20), "current"),  # on 10 December, beyond the days ahead
            (None, date(2026, 10, 1), "current"),  # on 30 November
            ("a", date(2026, 9, 1), "lost"),
            ("a", date(2026, 9, 1), "current"),
        ],
        3,
    ):
        client = make.person(f"客户{number}", abc_class_override=grade, lifecycle_stage=stage)
        desk.clients.create(client)
        desk.work.note(called(desk, "电话", on=on, client=client.code))
    desk.work.add(desk.work.task("KH000008", subject="拜访", due=date(2027, 1, 1)))
    wanted = {
        "KH000004": date(2026, 11, 22),
        "KH000006": date(2026, 11, 30),
        "KH000003": date(2026, 12, 5),
    }
    assert dict(desk.work.planned()) == wanted
    with pytest.raises(Cancelled):
        desk.work.plan_ahead(progress=Progress(cancelled=lambda: True))
    assert dict(desk.work.planned()) == wanted
    count, changed = desk.work.plan_ahead()
    assert (count, bool(changed)) == (3, True)
    assert {code: date.fromisoformat(line(desk, code).next_action) for code in wanted} == wanted
    assert desk.work.planned() == []
    assert desk.work.plan_ahead()[0] == 0
    desk.past.undo()
    assert dict(desk.work.planned()) == wanted
    assert desk.keeping.check(deep=True) == []


def test_the_morning_goes_by_the_rhythm_of_the_house(desk: Desk) -> None:
    desk.work.note(called(desk, "电话", on=date(2026, 11, 1)))
    assert desk.morning.today().quiet.count == 0
    house = desk.house.record()
    house[Rhythm.days_other] = 20
    desk.house.keep_rhythm(house)
    assert [client.code for client in desk.morning.today().quiet.first] == ["KH000001"]
    assert desk.house.record()[Rhythm.days_a] is None


def test_the_news_of_work_name_the_client_too(desk: Desk) -> None:
    client = desk.clients.get("KH000001").id
    noted = desk.work.note(called(desk, "电话"), then=desk.work.task(subject="拜访", due=TODAY))
    assert (noted.clients or {})[client] == "person"
    assert sorted((noted.clients or {}).values()) == ["contact", "person", "task"]
    _step, undone = desk.past.undo()
    assert sorted((undone.clients or {}).values()) == ["contact", "person", "task"]
    assert (undone.clients or {})[client] == "person"


def test_the_news_of_erasing_say_what_was_erased(desk: Desk) -> None:
    desk.work.note(called(desk, "电话"))
    desk.clients.trash(["KH000001"])
    assert sorted((desk.clients.erase(["KH000001"]).clients or {}).values()) == ["contact", "person"]


def test_the_topic_of_a_contact_is_the_whole_first_line_of_what_was_said(desk: Desk) -> None:
    said = "She asked whether the filter in the garden room can be dispensed with before the summer, or else be hired"
    desk.work.note(called(desk, f"{said}\nand more"))
    stored = desk.work.of("KH000001")[0]
    assert (stored[Contact.subject] or "").endswith("…")
    assert topic(stored) == said
    stored[Contact.subject] = "Filter"
    assert topic(stored) == "Filter"
