"""Service in figures: working hours, costs, repeated repairs, and buying again after a complaint."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from clientdesk.analysis.service.complaints import bought_again, mean_satisfaction
from clientdesk.analysis.service.hours import after_hours, worked_hours
from clientdesk.analysis.service.visits import repeats, visits
from clientdesk.dossier.house.service import WorkingTime
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.kinds import DISPATCH
from clientdesk.dossier.values import Link

NINE_TO_SIX = WorkingTime()
NEVER = WorkingTime(time(9), time(18), frozenset())


def at(text: str) -> datetime:
    """A moment as the clock on the wall shows it; the second of March 2026 is a Monday."""
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("since", "until", "hours"),
    [
        ("2026-03-02T09:00", "2026-03-02T13:30", "4.50"),
        ("2026-03-02T17:00", "2026-03-03T10:00", "2.00"),
        ("2026-03-06T17:00", "2026-03-09T10:00", "2.00"),
        ("2026-03-07T10:00", "2026-03-08T22:00", "0.00"),
        ("2026-03-02T20:00", "2026-03-03T08:00", "0.00"),
        ("2026-03-02T08:00", "2026-03-13T20:00", "90.00"),
        ("2026-03-03T10:00", "2026-03-02T10:00", "0.00"),
    ],
)
def test_only_hours_of_work_count(since: str, until: str, hours: str) -> None:
    assert worked_hours(at(since), at(until), NINE_TO_SIX) == Decimal(hours)


@pytest.mark.parametrize(
    ("since", "hours", "until"),
    [
        ("2026-03-02T09:00", 4, "2026-03-02T13:00"),
        ("2026-03-06T16:00", 4, "2026-03-09T11:00"),
        ("2026-03-07T16:00", 9, "2026-03-09T18:00"),
        ("2026-03-02T23:00", 4, "2026-03-03T13:00"),
        ("2026-03-05T15:00", 48, "2026-03-12T18:00"),
    ],
)
def test_a_deadline_is_so_many_hours_of_work_away(since: str, hours: int, until: str) -> None:
    found = after_hours(at(since), hours, NINE_TO_SIX)
    assert found == at(until)
    assert worked_hours(at(since), found, NINE_TO_SIX) == hours


def test_a_house_that_never_works_has_a_deadline_far_away() -> None:
    assert after_hours(at("2026-03-02T09:00"), 4, NEVER) > at("2035-01-01T00:00")


def repaired(number: int, day: str, *, planned: str = "", **values: object) -> Record:
    made = Record(DISPATCH, code=f"PQ-{number}")
    made[Dispatch.kind], made[Dispatch.state] = "repair", "closed"
    made[Dispatch.done_on] = date.fromisoformat(day)
    made[Dispatch.planned_on] = date.fromisoformat(planned) if planned else None
    for key, value in values.items():
        made[DISPATCH.by_key[key]] = value
    return made


def test_a_repair_within_thirty_days_of_another_is_repeated() -> None:
    done = [
        repaired(1, "2026-01-01", serial="P-77"),
        repaired(2, "2026-01-31", serial="P-77"),
        repaired(3, "2026-03-03", serial="P-77"),
        repaired(4, "2026-01-02", serial="P-78"),
        repaired(5, "2026-01-02", product=Link(None, "Pump"), client=Link("KH000001")),
        repaired(6, "2026-01-20", product=Link(None, "Pump"), client=Link("KH000002")),
        repaired(7, "2026-01-09", kind="maintenance", serial="P-78"),
        repaired(8, "2026-01-09"),
    ]
    assert repeats(done) == {"serial P-77": ["PQ-2"]}


def test_what_is_done_by_the_day_it_was_planned_for_is_in_time() -> None:
    told = visits(
        [
            repaired(1, "2026-01-01", planned="2026-01-01", satisfaction="90"),
            repaired(2, "2026-01-03", planned="2026-01-02", satisfaction="-30"),
            repaired(3, "2026-01-03", planned="2026-01-09"),
            repaired(4, "2026-01-03", state="cancelled"),
            repaired(5, "2026-01-03", state="draft"),
        ]
    )
    assert (told.count, told.done, told.on_time, told.satisfaction) == (4, 3, Decimal("0.6667"), Decimal(30))


def test_nothing_is_reckoned_from_nothing() -> None:
    told = visits([])
    assert (told.count, told.on_time, told.satisfaction) == (0, None, None)


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ([90, 60, 60, 30, 0, 90, -30, 60, 30, 60], "45.0000"),
        ([30, None, -60, 0, -30], "-15.0000"),
        ([-90, -60, -90], "-80.0000"),
        ([None, None], None),
    ],
)
def test_the_mean_of_seven_levels(answers: list[int | None], mean: str | None) -> None:
    found = mean_satisfaction(None if each is None else str(each) for each in answers)
    assert found == (None if mean is None else Decimal(mean))


def test_who_bought_again_after_a_complaint_as_the_worked_example_says() -> None:
    closed = date(2025, 1, 1)
    soon, late = [closed + timedelta(180)], [closed + timedelta(181)]
    told = [
        ("voiced_unresolved", closed, ()), ("voiced_unresolved", closed, late),
        ("resolved", closed, soon), ("resolved", closed, [closed]),
        *[("resolved_quick", closed, soon)] * 3, ("resolved_quick", closed, ()),
        ("resolved_quick", date(2026, 1, 1), soon),
    ]  # fmt: skip
    found = bought_again(told, today=date(2026, 3, 5))
    assert {how: each.share for how, each in found.items()} == {
        "not_voiced": None,
        "voiced_unresolved": Decimal("0.0000"),
        "resolved": Decimal("0.5000"),
        "resolved_quick": Decimal("0.7500"),
    }
    assert [each.small for each in found.values()] == [False, True, True, True]
