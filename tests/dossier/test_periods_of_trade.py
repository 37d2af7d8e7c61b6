"""Periods as people write them."""

from datetime import date

import pytest

from clientdesk.dossier.trade.period import Period, read_period
from clientdesk.errors import UserError

TODAY = date(2026, 5, 7)


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("", None, TODAY),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-Q1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2026q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-03-05", date(2026, 3, 5), date(2026, 3, 5)),
        ("2026-01-15..2026-03", date(2026, 1, 15), date(2026, 3, 31)),
        ("..2026-03-31", None, date(2026, 3, 31)),
        ("2026-02..", date(2026, 2, 1), TODAY),
        ("today", TODAY, TODAY),
        ("yesterday", date(2026, 5, 6), date(2026, 5, 6)),
        ("this-month", date(2026, 5, 1), date(2026, 5, 31)),
        ("last month", date(2026, 4, 1), date(2026, 4, 30)),
        ("this-quarter", date(2026, 4, 1), date(2026, 6, 30)),
        ("Last-Quarter", date(2026, 1, 1), date(2026, 3, 31)),
        ("this year", date(2026, 1, 1), date(2026, 12, 31)),
        ("last-year", date(2025, 1, 1), date(2025, 12, 31)),
    ],
)
def test_a_period_is_read(text: str, since: date | None, until: date) -> None:
    assert read_period(text, TODAY) == Period(since, until)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-Q5", "last week", "2026-02-30", "0000", "2026-03..x", "2026-05..2026-04"]
)
def test_what_is_no_period_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_period(text, TODAY)
    assert refused.value.hint


@pytest.mark.parametrize(
    ("today", "since", "until"),
    [
        (date(2026, 1, 1), date(2025, 12, 1), date(2025, 12, 31)),
        (date(2024, 3, 31), date(2024, 2, 1), date(2024, 2, 29)),
        (date(2026, 12, 31), date(2026, 11, 1), date(2026, 11, 30)),
    ],
)
def test_the_last_month_is_whole_also_over_the_turn_of_the_year(today: date, since: date, until: date) -> None:
    assert read_period("last-month", today) == Period(since, until)


def test_the_last_quarter_of_january_lies_in_the_year_before() -> None:
    assert read_period("last-quarter", date(2026, 1, 31)) == Period(date(2025, 10, 1), date(2025, 12, 31))
