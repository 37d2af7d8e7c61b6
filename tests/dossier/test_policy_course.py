"""The course of a policy: when premiums are due, when grace is over, what counts as persistent; all worked by hand."""

from datetime import date
from itertools import islice

import pytest

from clientdesk.dossier.insurance.course import (
    Course,
    Issue,
    Terms,
    back_until,
    due_after,
    due_dates,
    ended_on,
    first_unpaid,
    leads,
    persistency,
    stage_of,
    standing,
)

TERMS = Terms()


def course(start: str, mode: str = "yearly", **days: str) -> Course:
    told = {key: date.fromisoformat(day) for key, day in days.items()}
    return Course("in_force", date.fromisoformat(start), mode=mode, **told)  # type: ignore[arg-type]


def dues(course: Course, count: int = 5) -> list[str]:
    return [day.isoformat() for day in islice(due_dates(course), count)]


@pytest.mark.parametrize(
    ("start", "mode", "expected"),
    [
        ("2026-01-31", "monthly", ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("2026-11-30", "quarterly", ["2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"]),
        ("2026-08-31", "half_yearly", ["2026-08-31", "2027-02-28", "2027-08-31", "2028-02-29", "2028-08-31"]),
        ("2024-02-29", "yearly", ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"]),
        ("2026-12-15", "monthly", ["2026-12-15", "2027-01-15", "2027-02-15", "2027-03-15", "2027-04-15"]),
        ("2026-05-01", "single", ["2026-05-01"]),
    ],
)
def test_premiums_fall_due_on_the_day_of_the_start_or_the_last_of_a_shorter_month(
    start: str, mode: str, expected: list[str]
) -> None:
    assert dues(course(start, mode)) == expected


def test_no_premium_is_due_after_the_last_one_nor_on_the_day_the_cover_ends() -> None:
    assert dues(course("2020-03-01", last_due="2022-03-01")) == ["2020-03-01", "2021-03-01", "2022-03-01"]
    assert dues(course("2026-01-01", end="2026-12-31")) == ["2026-01-01"]
    assert dues(course("2026-01-01", end="2027-01-01")) == ["2026-01-01"]
    assert due_after(course("2020-03-01", last_due="2022-03-01"), date(2022, 3, 1)) is None


def test_a_policy_taken_over_is_taken_to_be_paid_until_today() -> None:
    today = date(2026, 11, 22)
    assert first_unpaid(course("2019-03-31", "half_yearly"), today) == date(2027, 3, 31)
    assert first_unpaid(course("2026-11-22"), today) == date(2027, 11, 22), "the first premium made it begin"
    assert first_unpaid(course("2025-11-22"), today) == today
    assert first_unpaid(course("2027-01-01"), today) == date(2028, 1, 1)
    assert first_unpaid(course("2019-03-31", "single"), today) is None


def test_grace_begins_on_the_day_after_the_due_date_and_lasts_sixty_days() -> None:
    unpaid = course("2025-01-01", next_due="2026-01-01")
    assert standing(unpaid, date(2026, 1, 1), TERMS) == "in_force"
    assert standing(unpaid, date(2026, 1, 2), TERMS) == "grace"
    assert standing(unpaid, date(2026, 3, 2), TERMS) == "grace", "the sixtieth day"
    assert standing(unpaid, date(2026, 3, 3), TERMS) == "lapsed"
    assert ended_on(unpaid, date(2026, 8, 1), TERMS) == date(2026, 3, 3)


def test_what_ends_by_its_term_has_not_lapsed() -> None:
    term = course("2026-01-01", "single", end="2026-12-31")
    assert standing(term, date(2026, 12, 31), TERMS) == "in_force"
    assert standing(term, date(2027, 1, 1), TERMS) == "matured"
    assert ended_on(term, date(2027, 6, 1), TERMS) == date(2027, 1, 1)
    unpaid = course("2026-01-01", "monthly", end="2026-12-31", next_due="2026-05-01")
    assert standing(unpaid, date(2027, 1, 5), TERMS) == "lapsed", "the premium stayed unpaid long before the end"


def test_what_was_said_to_be_over_stays_so() -> None:
    for status in ("quoted", "declined", "surrendered", "renewed"):
        assert standing(Course(status, date(2020, 1, 1), date(2020, 12, 31)), date(2026, 1, 1), TERMS) == status


def test_a_lapsed_policy_comes_back_within_two_years_of_the_lapse() -> None:
    assert back_until(date(2026, 3, 3), TERMS) == date(2028, 3, 3)
    assert back_until(date(2024, 2, 29), Terms(reinstatement=12)) == date(2025, 2, 28)


def test_tasks_before_a_premium_stand_within_the_time_between_two_of_them() -> None:
    assert leads("yearly", TERMS) == leads("half_yearly", TERMS) == leads("quarterly", TERMS) == (60, 30, 7)
    assert leads("monthly", TERMS) == (7,)


@pytest.mark.parametrize(
    ("standings", "stage"),
    [
        (("lapsed", "grace"), "insured"),
        (("quoted", "in_force"), "insured"),
        (("lapsed", "applied"), "prospect"),
        (("lapsed", "surrendered"), "lapsed"),
        (("declined",), None),
        ((), None),
    ],
)
def test_the_stage_of_a_client_follows_from_its_policies(standings: tuple[str, ...], stage: str | None) -> None:
    assert stage_of(standings) == stage


def test_persistency_counts_what_was_in_force_thirteen_months_after_its_issue() -> None:
    issues = (
        Issue(date(2024, 1, 31)),
        Issue(date(2024, 1, 31), gone=date(2025, 2, 28)),
        Issue(date(2024, 1, 31), gone=date(2025, 3, 1)),
        Issue(date(2024, 1, 31), gone=date(2025, 1, 30), until=date(2025, 1, 30)),
        Issue(date(2025, 12, 1)),
    )
    found = persistency(issues, date(2026, 11, 22), months=13)
    assert (found.issued, found.kept, found.share) == (3, 2, 2 / 3)
    assert persistency(issues, date(2024, 6, 1), months=25).share is None, "none was issued so long ago"
