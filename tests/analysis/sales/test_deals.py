"""Worked examples of what opportunities tell: funnel, conversion, forecast, win rates, why they were lost, how long."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.analysis.sales.chain import chain
from clientdesk.analysis.sales.forecast import OVERDUE, UNDATED, Outlook, forecast
from clientdesk.analysis.sales.funnel import conversions, funnel
from clientdesk.analysis.sales.man import verdict
from clientdesk.analysis.sales.outcome import BY, Lost, against, cycle, ended_within, lost_by, win_rate
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.deal import Deal, Passed
from clientdesk.dossier.sales.opportunity import Decider, weighted
from clientdesk.dossier.sales.stages import LIKELY, OPEN, WAY
from clientdesk.dossier.sales.temperature import temperature
from clientdesk.dossier.values import Link

TODAY = date(2026, 3, 15)
D = Decimal


def deal(stage: str = "lead", amount: object = 1000, **values: object) -> Deal:
    base = None if amount is None else D(str(amount))
    made = Deal(
        1, "SJ1", "Valves", "KH000001", "Sample Ltd", "me", stage, LIKELY.get(stage, D("0.1")), base, "CNY", base,
        date(2026, 1, 1), date(2026, 3, 1), None,
    )  # fmt: skip
    return replace(made, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "expected", "told"),
    [
        ("2026-01-31", "2026-01-31", "hot"),
        ("2026-01-31", "2026-02-28", "hot"),
        ("2024-01-31", "2024-02-29", "hot"),
        ("2026-01-31", "2026-03-01", "warm"),
        ("2026-01-31", "2026-04-30", "warm"),
        ("2026-01-31", "2026-05-01", "cold"),
        ("2026-01-31", "2026-01-30", "overdue"),
        ("2026-01-31", None, "unknown"),
    ],
)
def test_the_temperature_follows_from_the_day_an_order_is_expected(today: str, expected: str | None, told: str) -> None:
    assert temperature(date.fromisoformat(expected) if expected else None, date.fromisoformat(today)) == told


def test_an_amount_is_weighted_to_the_cent() -> None:
    assert weighted(D("1000.05"), D("0.1")) == D("100.01")
    assert weighted(None, D("0.1")) is None
    assert deal("proposal", "333.33").weighted == D("200.00")


def test_the_funnel_sums_each_stage_and_tells_what_it_cannot_count() -> None:
    deals = [deal(), deal(amount=500), deal("proposal", 2000), deal("proposal", None), deal("won"), deal("hold", 80)]
    told = {layer.stage: (layer.count, layer.amount, layer.weighted, layer.unknown) for layer in funnel(deals)}
    assert told["lead"] == (2, D(1500), D("150.00"), 0)
    assert told["proposal"] == (2, D(2000), D("1200.00"), 1)
    assert told["hold"] == (1, D(80), D("8.00"), 0)
    assert told["negotiation"] == (0, D(0), D(0), 0)
    assert "won" not in told


def test_conversion_counts_how_far_each_ever_came() -> None:
    """Ten leads: all reach the first stage, six the second (one of them went back), four the third, two the fourth, two
    the fifth, and both are won or stand there."""
    day = date(2026, 2, 1)
    deals = [
        *(deal() for _ in range(4)),
        deal("qualified"),
        deal("lead", way=(Passed(day, "lead", "qualified"), Passed(day, "qualified", "lead"))),
        deal("need"),
        deal("lost", way=(Passed(day, "qualified", "need"), Passed(day, "need", "lost"))),
        deal("negotiation"),
        deal("won"),
    ]
    told = conversions(deals)
    assert [(one.reached, one.beyond) for one in told] == [(10, 6), (6, 4), (4, 2), (2, 2), (2, 1)]
    assert [one.rate for one in told] == [D("0.6"), D(4) / 6, D("0.5"), D(1), D("0.5")]
    assert conversions([])[0].rate is None


def test_the_forecast_tells_apart_what_is_sure_month_by_month() -> None:
    deals = [
        deal("negotiation", 1000, expected=date(2026, 3, 15)),
        deal("need", 500, expected=date(2026, 3, 31)),
        deal("lead", 200, expected=date(2026, 3, 20)),
        deal("proposal", 300, expected=date(2026, 5, 1), probability=D("0.79")),
        deal("qualified", 70, expected=date(2026, 3, 14)),
        deal("lead", 90),
        deal("lead", None, expected=date(2026, 5, 2)),
        deal("hold", 9000, expected=date(2026, 3, 20)),
        deal("won", 9000, expected=date(2026, 3, 20)),
    ]
    told = forecast(deals, TODAY)
    assert [one.month for one in told] == [OVERDUE, "2026-03", "2026-05", UNDATED]
    assert told[1] == Outlook("2026-03", 3, D(1000), D(500), D(200), D("1020.00"))
    assert told[1].total == D(1700)
    assert told[2] == Outlook("2026-05", 2, D(0), D(300), D(0), D("237.00"), 1)
    assert told[0].pipeline == D(70)


def test_the_win_rate_is_told_by_number_and_by_amount() -> None:
    rate = win_rate([deal("won", 3000), deal("lost", 500), deal("lost", 500), deal("lost", None), deal("need", 9)])
    assert (rate.won, rate.lost, rate.unknown) == (1, 3, 1)
    assert rate.by_number == D("0.25")
    assert rate.by_amount == D("0.75")
    assert (win_rate([deal()]).by_number, win_rate([]).by_amount) == (None, None)


def test_what_was_lost_is_told_apart_by_reason_competitor_product_and_owner() -> None:
    lost = [
        deal("lost", 100, lost_reason="price", lost_to="Rival", products=("Valve", "Pump"), owner="Ann"),
        deal("lost", 300, lost_reason="price", products=("Pump",), owner="Bo"),
        deal("lost", 50, lost_reason="spec", lost_to="Rival", owner="Ann"),
        deal("won", 900, lost_reason=""),
    ]
    assert lost_by(lost, "reason") == (Lost("price", 2, D(400), D(2) / 3), Lost("spec", 1, D(50), D(1) / 3))
    assert [(one.key, one.count) for one in lost_by(lost, "competitor")] == [("Rival", 2), ("", 1)]
    assert [(one.key, one.amount) for one in lost_by(lost, "product")] == [
        ("Pump", D(400)), ("Valve", D(100)), ("", D(50)),
    ]  # fmt: skip
    assert [(one.key, one.count) for one in lost_by(lost, "owner")] == [("Ann", 2), ("Bo", 1)]
    assert all(not lost_by([], by) for by in BY)


def test_each_competitor_has_the_win_rate_of_where_we_met_it() -> None:
    deals = [
        deal("won", competitors=("Rival", "Other")),
        deal("lost", competitors=("Rival",), lost_to="Rival"),
        deal("lost", lost_to="Third"),
        deal("need", competitors=("Rival",)),
    ]
    told = against(deals)
    assert [(name, rate.won, rate.lost) for name, rate in told] == [("Rival", 1, 1), ("Other", 1, 0), ("Third", 0, 1)]


def test_the_cycle_is_the_median_of_what_was_won() -> None:
    won = [deal("won", opened=date(2026, 1, 1), ended=date(2026, 1, 1 + days)) for days in (3, 20, 10)]
    assert cycle(won) == D(10)
    assert cycle(won[:2]) == D("11.5")
    assert cycle([deal("lost", ended=TODAY)]) is None


def test_only_what_ended_within_the_period_counts() -> None:
    ends = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 15), date(2026, 3, 16)]
    found = ended_within([*(deal("won", ended=day) for day in ends), deal()], date(2026, 1, 1), TODAY)
    assert [each.ended for each in found] == ends[1:3]


def test_who_stays_in_a_stage_for_more_than_thirty_days_is_stalled() -> None:
    assert not deal(since=date(2026, 2, 13)).is_stalled(TODAY)
    assert deal(since=date(2026, 2, 12)).is_stalled(TODAY)
    assert not deal("hold", since=date(2026, 1, 1)).is_stalled(TODAY)
    assert not deal("won", since=date(2026, 1, 1)).is_stalled(TODAY)
    assert deal(since=date(2026, 3, 20)).days_in_stage(TODAY) == 0


def _decides(role: str, influence: int, attitude: int, *, is_contacted: bool) -> Row:
    values = {
        Decider.person.key: Link(None, role),
        Decider.role.key: role,
        Decider.influence.key: influence,
        Decider.attitude.key: str(attitude),
        Decider.contacted.key: date(2026, 1, 1) if is_contacted else None,
    }
    return Row({key: value for key, value in values.items() if value is not None})


def test_the_decision_chain_of_the_source_comes_to_its_figures() -> None:
    rows = [
        _decides("approver", 5, 0, is_contacted=False),
        _decides("decider", 5, 1, is_contacted=True),
        _decides("user", 3, 2, is_contacted=True),
        _decides("influencer", 4, -1, is_contacted=True),
        _decides("gatekeeper", 2, 1, is_contacted=False),
    ]
    told = chain(rows, TODAY)
    assert told.support is not None
    assert told.coverage is not None
    assert round(told.support, 4) == D("0.2368")
    assert round(told.coverage, 4) == D("0.6316")
    assert [text for text, _values in told.warnings] == ["Who approves was not spoken to in the last {days} days."]


@pytest.mark.parametrize(
    ("answers", "advice", "unknown"),
    [
        ("met met met met", "Qualified: propose now.", ""),
        ("met unknown met met", "Keep in contact: find who decides.", "authority"),
        ("met met not_met met", "Keep in contact: awaken the need, show the use.", ""),
        ("not_met met met met", "Keep in contact: look at the finances, offer terms or instalments.", ""),
        ("met not_met not_met met", "For the long term: cultivate.", ""),
        ("not_met not_met not_met met", "Not a client: stop here.", ""),
        ("met met met not_met", "Not allowed to buy: stop here.", ""),
        ("- - - -", "Not a client: stop here.", "money authority need eligible"),
    ],
)
def test_money_authority_need_and_eligibility_come_to_an_advice(answers: str, advice: str, unknown: str) -> None:
    found = verdict(*(None if answer == "-" else answer for answer in answers.split()))
    assert (found.advice, " ".join(found.unknown)) == (advice, unknown)


def test_a_chain_of_nobody_has_gaps_and_no_figures() -> None:
    told = chain([], TODAY)
    assert (told.support, told.coverage) == (None, None)
    assert len(told.warnings) == 2


DEALS = st.lists(
    st.builds(
        deal,
        st.sampled_from([*WAY, "won", "lost", "hold"]),
        st.none() | st.integers(0, 10**6),
        expected=st.none() | st.dates(date(2026, 1, 1), date(2027, 1, 1)),
        probability=st.decimals(0, 1, places=2),
    ),
    max_size=12,
)


@given(DEALS)
def test_nothing_is_counted_twice_or_lost(deals: list[Deal]) -> None:
    on_the_way = [each for each in deals if each.stage in WAY]
    months = forecast(deals, TODAY)
    assert sum(month.count for month in months) == len(on_the_way)
    assert sum(month.total for month in months) == sum(each.base or 0 for each in on_the_way)
    assert sum(layer.count for layer in funnel(deals)) == sum(each.stage in OPEN for each in deals)
    steps = conversions(deals)
    assert all(one.beyond == following.reached for one, following in pairwise(steps))
    assert all(one.rate is None or 0 <= one.rate <= 1 for one in steps)
