"""The six Cs, the weighted evaluation and the distributors: the worked examples, and what holds whatever is entered."""

import json
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.analysis.scoring import band_of, compared, evaluated, rounded
from clientdesk.analysis.scoring_credit import CAPS, Given, opinion
from clientdesk.dossier.choices.enterprise import CREDIT_GRADE
from clientdesk.dossier.choices.evaluation import EVALUATION_BAND, KNOCK_OUT
from clientdesk.dossier.evaluation.results import MISSING, OK, PROVISIONAL, Candidate, Opinion, Scored
from clientdesk.dossier.house.credit import RANK, USUAL, Bands, GradeStep, Rules, Weight
from clientdesk.i18n import LANGUAGES, catalogue
from tests.figures import tell

EXAMPLES: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "twins" / "scoring-examples.json").read_text("utf-8")
)
ENGLISH = catalogue("en")
Score = int | str | None
NAMES = {"sales": "sales", "10% of net worth": "net_worth", "policy cap": "policy_cap"}
"""What the page calls the candidates, and what we do."""
SIX: Sequence[tuple[Sequence[Score], Given]] = (
    ((85, 78, 72, 60, 70, 90), Given((), (), Decimal(120000), Decimal(4523650), Decimal(500000))),
    ((85, 78, 72, 60, 70, 90), Given((), ("overdue_90",), Decimal(120000), Decimal(4523650), Decimal(500000))),
    ((60, 55, 50, None, None, 65), Given((), (), Decimal(30000))),
    ((90, None, None, None, 80, 80), Given(())),
    ((30, 40, 20, 0, 50, 40), Given((), (), Decimal(50000), Decimal(-65600), Decimal(500000))),
)
"""The inputs of the examples of S11, as the page tells them below its table."""
FOUR = {"Alpha": (82, 74, 70, 68), "Bravo": (60, 66, 80, 65), "Charlie": (95, 92, 70, 94), "Delta": (85, 83, 80, 82)}
"""Those of S12."""


def scored(kind: str, scores: Sequence[Score]) -> tuple[Scored, ...]:
    """Scores in the order of the usual criteria of a kind."""
    pairs = zip(USUAL.weights[kind], scores, strict=True)
    return tuple(Scored(one.criterion, one.weight, None if s is None else Decimal(s)) for one, s in pairs)


def six(scores: Sequence[Score], **known: Any) -> Opinion:
    """The six Cs by the usual rules."""
    return opinion(Given(scored("credit", scores), **known), USUAL)


# The worked examples


@pytest.mark.parametrize(("number", "name"), list(enumerate(case[0] for case in EXAMPLES["S11"])))
def test_the_six_cs_of_the_page_are_reproduced_to_the_digit(number: int, name: str) -> None:
    wanted = EXAMPLES["S11"][number][1]
    scores, known = SIX[number]
    found = opinion(replace(known, scores=scored("credit", scores)), USUAL)
    told = {"status": found.status, "rated_weight": found.rated_weight}
    if found.total is None:
        told["reason"] = found.reasons[0].key
    else:
        told |= {"total": found.total, "grade": found.grade, "terms_days": found.days, "factor": str(found.factor)}
        told |= {"candidates": [[base.name, str(base.amount)] for base in found.bases], "limit": str(found.limit)}
        told["total"] = str(found.total)
    candidates = [[NAMES[label], amount] for label, amount in wanted.get("candidates", [])]
    assert told == {**wanted, **({"candidates": candidates} if candidates else {})}, name


@pytest.mark.parametrize(("name", "total", "band"), EXAMPLES["S12"])
def test_the_weighted_clients_of_the_page_are_reproduced(name: str, total: str, band: str) -> None:
    found = evaluated(scored("weighted", FOUR[name]), Bands())
    assert found.total == Decimal(total)
    assert found.band
    assert EVALUATION_BAND.labels[found.band].casefold() == band


@pytest.mark.parametrize(("total", "band"), EXAMPLES["S12b"])
def test_a_limit_belongs_to_the_band_the_page_says(total: str, band: str) -> None:
    assert EVALUATION_BAND.labels[band_of(Decimal(total), Bands())].casefold() == band


def test_the_distributors_of_the_page_are_reproduced_and_the_second_is_chosen() -> None:
    told = EXAMPLES["S13"]
    assert [[one.criterion, int(one.weight)] for one in USUAL.weights["distributor"]] == [
        [criterion, weight] for criterion, (_name, weight) in zip(CRITERIA, told["weights"], strict=True)
    ]
    found = compared([Candidate(name, scored("distributor", scores)) for name, scores in told["scores"].items()])
    assert {one.name: str(one.result.total) for one in found.ranked} == told["totals"]
    assert [(one.place, one.name) for one in found.ranked] == [(1, "Dealer 2"), (2, "Dealer 3"), (3, "Dealer 1")]
    assert (found.chosen, found.reasons) == ("Dealer 2", ())
    tell(f"scoring: {len(EXAMPLES['S11'])} of S11, {len(EXAMPLES['S12'])} of S12, {len(EXAMPLES['S12b'])} limits, S13")


CRITERIA = (
    *("market_range", "reputation", "business_history", "cooperation", "products_handled", "financial_condition"),
    *("location", "distribution", "service", "pricing", "public_relations"),
)


# What the page says in words


def test_every_knock_out_caps_and_says_so() -> None:
    assert set(CAPS) == set(KNOCK_OUT.labels)
    for name, cap in CAPS.items():
        found = six([95] * 6, knock_outs=(name,), monthly_turnover=Decimal(100000))
        assert (found.earned, found.grade) == ("AAA", cap)
        assert [reason.key for reason in found.reasons] == [f"KNOCK_OUT:{name}"]


def test_a_knock_out_lifts_nobody() -> None:
    found = six([42] * 6, knock_outs=("overdue_90",), monthly_turnover=Decimal(100000))
    assert (found.grade, found.reasons) == ("B", ())


def test_the_worst_of_several_knock_outs_counts() -> None:
    assert six([95] * 6, knock_outs=("overdue_90", "enforcement", "dispute")).grade == "C"


def test_cover_is_added_and_the_cap_still_holds() -> None:
    known = {"monthly_turnover": Decimal(100000), "cover": Decimal("50999.99")}
    assert six([75] * 6, **known).limit == Decimal("250000.00")
    assert six([75] * 6, **known, policy_cap=Decimal(220500)).limit == Decimal("220000.00")


def test_the_worst_grade_has_no_limit_even_with_cover() -> None:
    assert six([10] * 6, monthly_turnover=Decimal(100000), cover=Decimal(90000)).limit == 0


def test_without_any_candidate_there_is_no_suggestion_and_a_reason() -> None:
    found = six([75] * 6, cover=Decimal(90000))
    assert (found.limit, [reason.key for reason in found.reasons]) == (None, ["NO_CANDIDATE"])


def test_a_provisional_grade_names_what_was_not_rated() -> None:
    found = six([75, 75, 75, 75, None, 75], monthly_turnover=Decimal(100000))
    assert (found.status, [reason.key for reason in found.reasons]) == (PROVISIONAL, ["NOT_RATED:condition"])
    assert ENGLISH.say(found.reasons[0].sentence) == "Provisional, since this was not rated: Condition"


def test_exactly_sixty_per_cent_rated_is_enough() -> None:
    assert six([75, 75, 75, None, None, None]).status == PROVISIONAL


def test_totals_are_rounded_before_they_are_compared() -> None:
    assert (six(["89.995"] * 6).total, six(["89.995"] * 6).grade) == (Decimal("90.00"), "AAA")
    assert six(["89.99"] * 6).grade == "AA"


def test_the_arithmetic_can_be_read_line_by_line() -> None:
    scores, known = SIX[1]
    found = opinion(replace(known, scores=scored("credit", scores)), USUAL)
    assert [(ENGLISH.say(line.label), line.working, line.value) for line in found.lines] == [
        ("Character", "85 × 20", "1700"),
        ("Capacity", "78 × 20", "1560"),
        ("Capital", "72 × 20", "1440"),
        ("Collateral", "60 × 15", "900"),
        ("Condition", "70 × 10", "700"),
        ("Continuity", "90 × 15", "1350"),
        ("Total", "7650 ÷ 100", "76.50"),
        ("Grade", "76.50 ≥ 70", "A"),
        ("Grade after the knock-outs", "A → BB", "BB"),
        ("Payment term, in days", "", "15"),
        ("Sales: a month's turnover × (payment term ÷ 30 + 1)", "120,000.00 × (15 ÷ 30 + 1)", "180,000.00"),
        ("Share of the net worth", "4,523,650.00 × 10%", "452,365.00"),
        ("Highest limit by our policy", "", "500,000.00"),
        ("Base: the least of these", "", "180,000.00"),
        ("Factor × base + cover", "0.4 × 180,000.00 + 0.00", "72,000.00"),
        ("Not above the highest limit", "500,000.00", "72,000.00"),
        ("Suggested limit, in whole thousands", "", "72,000.00"),
    ]


def test_a_weighted_evaluation_lists_what_is_missing() -> None:
    found = evaluated(scored("weighted", (80, None, 70, None)), Bands())
    assert (found.status, found.total, found.missing) == (MISSING, None, ("business_ability", "channel"))
    assert [reason.key for reason in found.reasons] == ["MISSING_SCORE:business_ability", "MISSING_SCORE:channel"]
    assert ENGLISH.say(found.reasons[0].sentence) == "Not scored: Business ability"


def test_criteria_of_the_houses_own_have_their_own_names() -> None:
    own = (Scored("信用", Decimal(60), Decimal(80)), Scored("finance", Decimal(40), None))
    assert catalogue("zh_CN").say(own[0].label) == "信用"
    assert evaluated(own, Bands()).missing == ("finance",)


@pytest.mark.parametrize(
    ("scores", "key"),
    [
        ((Scored("finance", Decimal(99), Decimal(1)),), "WEIGHTS_NOT_100"),
        ((Scored("finance", Decimal(120), Decimal(1)), Scored("channel", Decimal(-20), None)), "WEIGHTS_NOT_100"),
        ((Scored("finance", Decimal(50), None), Scored("finance", Decimal(50), None)), "CRITERION_TWICE"),
        ((Scored("finance", Decimal(100), Decimal(101)),), "SCORE_OUT_OF_RANGE"),
        ((), "WEIGHTS_NOT_100"),
    ],
)
def test_a_table_that_does_not_fit_together_gives_no_total(scores: tuple[Scored, ...], key: str) -> None:
    assert [reason.key for reason in evaluated(scores, Bands()).reasons] == [key]
    assert [reason.key for reason in opinion(Given(scores), USUAL).reasons] == [key]


def dealer(name: str, **scores: int) -> Candidate:
    """A distributor with 50 in everything but what is said."""
    return Candidate(
        name, scored("distributor", [scores.get(one.criterion, 50) for one in USUAL.weights["distributor"]])
    )


def test_of_equal_totals_the_heaviest_criterion_decides_then_the_next() -> None:
    heavier = dealer("Later", financial_condition=60, market_range=43, reputation=50, pricing=44, public_relations=44)
    other = dealer("Earlier")
    assert evaluated(heavier.scores).total != evaluated(other.scores).total
    # 14 points up at the heaviest, 14 down at another of the same weight: the first of the two in the table decides.
    first = dealer("Later", financial_condition=60, distribution=40)
    second = dealer("Earlier", financial_condition=40, distribution=60)
    found = compared([second, first])
    assert {one.result.total for one in found.ranked} == {Decimal("50.00")}
    assert found.chosen == "Later"
    tied = compared([dealer("B", market_range=60, reputation=40), dealer("A", market_range=40, reputation=60)])
    assert tied.chosen == "B"


def test_distributors_equal_in_everything_share_the_place_and_none_is_chosen() -> None:
    found = compared([dealer("B"), dealer("A"), dealer("C", pricing=10)])
    assert [(one.place, one.name) for one in found.ranked] == [(1, "A"), (1, "B"), (3, "C")]
    assert (found.chosen, [reason.key for reason in found.reasons]) == (None, ["TIE"])


def test_a_distributor_with_a_missing_score_stands_last_without_a_place() -> None:
    unscored = Candidate("A", scored("distributor", (None, *[90] * 10)))
    found = compared([unscored, dealer("B"), dealer("C", pricing=60)])
    assert [(one.place, one.name) for one in found.ranked] == [(1, "C"), (2, "B"), (None, "A")]
    assert found.ranked[-1].result.missing == ("market_range",)


@pytest.mark.parametrize("number", [0, 1, 9])
def test_from_two_to_eight_distributors_are_compared(number: int) -> None:
    found = compared([dealer(f"D{place}", pricing=place) for place in range(number)])
    assert (found.chosen, [reason.key for reason in found.reasons]) == (None, ["NOT_COMPARABLE"])
    assert compared([dealer(f"D{place}", pricing=place) for place in range(8)]).chosen == "D7"


@pytest.mark.parametrize(
    ("value", "wanted"), [("0.125", "0.13"), ("-0.125", "-0.13"), ("2.675", "2.68"), ("0", "0.00")]
)
def test_halves_are_rounded_away_from_zero(value: str, wanted: str) -> None:
    assert str(rounded(Decimal(value))) == wanted


# Whatever is entered

AMOUNTS = st.none() | st.decimals(-(10**15), 10**15, places=2, allow_nan=False, allow_infinity=False)
POINTS = st.none() | st.decimals(-5, 105, places=2, allow_nan=False, allow_infinity=False)
WEIGHTS = st.lists(st.sampled_from([0, 5, 10, 15, 20, 25, 40, -10, 100]), min_size=0, max_size=7)


@st.composite
def tables(draw: st.DrawFn) -> tuple[Scored, ...]:
    """Tables that fit together more often than not."""
    weights = draw(st.just([20, 20, 20, 15, 10, 15]) | WEIGHTS)
    return tuple(Scored(f"c{place}", Decimal(weight), draw(POINTS)) for place, weight in enumerate(weights))


@st.composite
def grades(draw: st.DrawFn) -> tuple[GradeStep, ...]:
    """The usual table, or any part of it with other figures."""
    steps = draw(st.just(list(USUAL.grades)) | st.lists(st.sampled_from(USUAL.grades), unique=True))
    factor = draw(st.decimals(0, 5, places=2))
    return tuple(replace(step, factor=step.factor * factor, days=draw(st.integers(0, 365))) for step in steps)


@settings(max_examples=300, deadline=None)
@given(
    scores=tables(),
    steps=grades(),
    amounts=st.tuples(AMOUNTS, AMOUNTS, AMOUNTS, AMOUNTS),
    facts=st.lists(st.sampled_from([*CAPS, "unheard of"])),
    share=st.decimals(-1, 2, places=2),
)
def test_no_input_crashes_and_no_limit_leaves_its_bounds(
    scores: tuple[Scored, ...],
    steps: tuple[GradeStep, ...],
    amounts: tuple[Decimal | None, ...],
    facts: list[str],
    share: Decimal,
) -> None:
    monthly, worth, cap, cover = amounts
    rules: Rules = replace(USUAL, grades=steps, net_worth_share=share)
    found = opinion(Given(scores, tuple(facts), monthly, worth, cap, cover), rules)
    assert found.status in (OK, PROVISIONAL, MISSING)
    if found.total is None or found.limit is None:
        assert found.reasons, "an n/a without a reason"
    if found.limit is not None:
        assert found.limit >= 0
        assert found.limit % 1000 == 0
        assert cap is None or found.limit <= max(cap, Decimal(0)) + max(cover or Decimal(0), Decimal(0))
        assert found.grade != "C" or found.limit == 0
    if found.grade:
        worst = max((RANK[CAPS[fact]] for fact in facts if fact in CAPS), default=0)
        assert RANK[found.grade] >= worst
    for language in LANGUAGES:
        words = catalogue(language)
        assert all(words.say(reason.sentence) for reason in found.reasons)
        assert all(words.say(line.label) and line.value for line in found.lines)


@settings(max_examples=200, deadline=None)
@given(scores=st.lists(st.integers(0, 100), min_size=6, max_size=6), better=st.integers(0, 5), by=st.integers(0, 100))
def test_a_better_score_never_worsens_total_or_grade(scores: list[int], better: int, by: int) -> None:
    raised = [min(100, score + by) if place == better else score for place, score in enumerate(scores)]
    before, after = six(scores), six(raised)
    assert before.total is not None
    assert after.total is not None
    assert after.total >= before.total
    assert RANK[after.grade or "C"] <= RANK[before.grade or "C"]


@settings(max_examples=200, deadline=None)
@given(candidates=st.lists(tables(), max_size=9))
def test_no_comparison_crashes_and_whoever_is_chosen_is_the_best(candidates: list[tuple[Scored, ...]]) -> None:
    found = compared([Candidate(str(place), scores) for place, scores in enumerate(candidates)])
    totals = [one.result.total for one in found.ranked if one.result.total is not None]
    assert (found.chosen is None) == bool(found.reasons)
    assert totals == sorted(totals, reverse=True)
    assert all(one.result.reasons for one in found.ranked if one.result.total is None)


def test_the_grades_of_the_house_are_the_grades_there_are() -> None:
    assert [step.grade for step in USUAL.grades] == list(CREDIT_GRADE.labels)
    assert all(sum(one.weight for one in weights) == 100 for weights in USUAL.weights.values())
    assert Weight("character", Decimal(20)) in USUAL.weights["credit"]
