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
    ],
)
def test_a_period_is_read(text: str, since: date | None, until: date) -> None:
    assert read_period(text, TODAY) == Period(since, until)


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-Q5", "last month", "2026-02-30", "0000", "2026-03..x", "2026-05..2026-04"]
)
def test_what_is_no_period_is_refused_with_what_would_be(text: str) -> None:
    with pytest.raises(UserError) as refused:
        read_period(text, TODAY)
    assert refused.value.hint
