"""Complaints: their way, what closing needs, what follows, and which are beyond their time."""

from datetime import UTC, date, datetime, time

import pytest

from clientdesk.analysis.service.complaints import timing
from clientdesk.desk import Desk
from clientdesk.desk.clients import Refused
from clientdesk.desk.service.listing import listed, service_alerts
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from tests.desk.service.serving import TODAY, led, tasks, written


def at(text: str) -> datetime:
    """A moment as the clock on the wall shows it."""
    return datetime.fromisoformat(text)


def test_the_answer_and_the_solution_are_noted_with_their_moments(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke")
    done = led(desk, heard.code, "acknowledge", "investigate", "propose", "resolve", "close")
    moment = datetime(2026, 3, 5, 10, tzinfo=UTC)
    assert (done[Complaint.answered_at], done[Complaint.resolved_at], done[Complaint.closed_on]) == (
        moment,
        moment,
        TODAY,
    )
    assert done[Complaint.state] == "closed"


def test_closing_needs_result_cause_satisfaction_and_what_follows(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke")
    led(desk, heard.code, "acknowledge", "resolve")
    with pytest.raises(Refused) as refused:
        desk.service.move([heard.code], "close")
    assert [problem.field.key for problem in refused.value.problems] == ["result", "cause", "satisfaction", "outcome"]
    with pytest.raises(Refused) as refused:
        led(desk, heard.code, "close", outcome="prevention")
    assert [problem.field.key for problem in refused.value.problems] == ["measure"]
    assert tasks(desk) == []


def test_closing_plans_the_survey_and_what_is_to_be_prevented(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke")
    led(desk, heard.code, "acknowledge", "resolve")
    led(desk, heard.code, "close", outcome="prevention", measure="Test handles before shipping")
    week = date(2026, 3, 12)
    assert tasks(desk) == [("Ask whether all is well: Handle broke", week), ("Test handles before shipping", week)]


def test_a_promise_is_a_task_and_moves_with_its_day(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke", promised="Send a handle", promised_for=date(2026, 3, 9))
    assert tasks(desk) == [("Send a handle", date(2026, 3, 9))]
    assert [task.name for task in desk.work.promises()] == ["Send a handle"]
    heard[Complaint.promised_for] = date(2026, 3, 11)
    desk.clients.save(heard)
    assert tasks(desk) == [("Send a handle", date(2026, 3, 11))]


def test_a_complaint_that_is_opened_again_loses_its_end(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke")
    led(desk, heard.code, "acknowledge", "resolve", "close")
    with pytest.raises(UserError, match="Say why"):
        desk.service.move([heard.code], "reopen")
    desk.service.move([heard.code], "reopen", remark="Broke again")
    again = desk.clients.get(heard.code)
    assert (again[Complaint.state], again[Complaint.resolved_at], again[Complaint.closed_on]) == (
        "investigating",
        None,
        None,
    )


def test_what_the_client_withdraws_was_not_answered(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke")
    assert led(desk, heard.code, "withdraw")[Complaint.answered_at] is None
    told = written(desk, "complaint", subject="Late")
    desk.service.move([told.code], "reject", remark="It came in time")
    assert desk.clients.get(told.code)[Complaint.answered_at] is not None


def test_nobody_answers_without_an_owner(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke", owner=None)
    with pytest.raises(Refused) as refused:
        desk.service.move([heard.code], "acknowledge")
    assert [problem.field.key for problem in refused.value.problems] == ["owner"]


@pytest.mark.parametrize(
    ("now", "late"),
    [
        (at("2026-03-05T18:00"), False),
        (at("2026-03-06T10:00"), False),
        (at("2026-03-06T10:01"), True),
    ],
)
def test_it_is_late_after_four_hours_of_work(desk: Desk, now: datetime, late: bool) -> None:
    heard = written(desk, "complaint", subject="Handle broke", date=TODAY, time=time(15))
    found = timing(heard, desk.service.rules(), now)
    assert found is not None
    assert (found.answer_late, found.is_late) == (late, late)
    assert found.answer_by == at("2026-03-06T10:00")


def test_what_was_answered_is_late_only_for_its_solution(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Handle broke", time=time(9))
    answered = led(desk, heard.code, "acknowledge")
    rules = desk.service.rules()
    # 48 hours of work are five days and a third: Thursday, Friday, Monday, Tuesday, Wednesday, three hours on Thursday.
    in_time, late = at("2026-03-12T12:00"), at("2026-03-12T12:01")
    assert [timing(answered, rules, now).is_late for now in (in_time, late)] == [False, True]  # type: ignore[union-attr]


def test_each_step_that_wants_a_reason_wants_its_own_and_the_rejection_keeps_its_own(desk: Desk) -> None:
    code = written(desk, "complaint", subject="Late").code
    desk.service.move([code], "reject", remark="Not ours")
    with pytest.raises(UserError):
        desk.service.move([code], "reopen")
    desk.service.move([code], "reopen", remark="Ours after all")
    assert desk.clients.get(code)[Complaint.reason] == "Not ours"


def test_a_complaint_whose_state_was_emptied_is_still_open_and_late(desk: Desk) -> None:
    heard = written(desk, "complaint", subject="Late", date=date(2026, 1, 5))
    heard[Complaint.state] = None
    desk.clients.save(heard)
    assert service_alerts(desk).late_complaints == 1


def test_a_complaint_of_the_last_day_there_is_stops_no_list(desk: Desk) -> None:
    code = written(desk, "complaint", subject="Late", date=date.max).code
    led(desk, code, "investigate", owner=Link(None, "Li"))
    assert service_alerts(desk).late_complaints == 0
    assert [seen.code for seen in listed(desk).by_kind["complaint"]] == [code]
