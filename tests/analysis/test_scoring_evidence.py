"""The evidence for each of the six Cs: what the file knows, and the score a rule gives for it, or why none."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.analysis.scoring_evidence import cover_of, evidence_for, knock_outs_of, must_check
from clientdesk.analysis.scoring_facts import Known
from clientdesk.dossier.choices.enterprise import CREDIT_EVENT, GUARANTEE_KIND, REG_STATUS
from clientdesk.dossier.choices.evaluation import CRITERION, KNOCK_OUT
from clientdesk.dossier.enterprise.operating_detail import Guarantee
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.trading import CreditEvent
from clientdesk.dossier.evaluation.results import SCALE, Evidence
from clientdesk.dossier.fields import Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.statements.results import Reason
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import PartialDate
from clientdesk.i18n import LANGUAGES, catalogue
from tests import make

ENGLISH = catalogue("en")
TODAY = date(2026, 11, 22)


def known(figures: dict[str, str] | None = None, *, exposure: int | None = None) -> Known:
    """What is known on the day of the tests."""
    told = {key: Decimal(value) for key, value in (figures or {}).items()}
    around = Surroundings(Reading(TODAY, ENGLISH))
    return Known(around, told, None if exposure is None else Decimal(exposure))


def event(kind: str, **values: Any) -> Row:
    """An event of credit of this year."""
    told = {"kind": kind, "date": date(2026, 3, 5), **values}
    return Row({column.key: told[column.key] for column in CreditEvent.declared.fields if told.get(column.key)})


def guarantee(kind: str, value: int, **values: Any) -> Row:
    """A guarantee given to us."""
    told = {"kind": kind, "value": Decimal(value), **values}
    return Row({column.key: told[column.key] for column in Guarantee.declared.fields if column.key in told})


def facts(evidence: Evidence) -> list[tuple[str, str, str]]:
    """(label, value, for whom it speaks) in English."""
    return [(ENGLISH.say(fact.label), fact.shown(ENGLISH), fact.weighs) for fact in evidence.facts]


def firm(**values: Any) -> Record:
    """An enterprise."""
    return make.enterprise(**values)


# Character


@pytest.mark.parametrize(
    ("events", "proposed"),
    [
        ((), None),
        ((event("good"),), 90),
        ((event("late", days_late=20, how_solved="付清"), event("good")), 60),
        ((event("late", days_late=20), event("lawsuit")), 30),
        ((event("lawsuit", date=date(2022, 1, 1)), event("good")), 90),
    ],
)
def test_character_follows_the_events_of_the_last_years(events: tuple[Row, ...], proposed: int | None) -> None:
    assert evidence_for("character", firm(credit_events=events), known=known()).proposed == proposed


def test_how_invoices_were_paid_counts_too() -> None:
    assert evidence_for("character", firm(), known=known({"paid_on_time": "0.97"})).proposed == 90
    assert evidence_for("character", firm(), known=known({"paid_on_time": "0.8"})).proposed == 60


def test_an_event_is_told_with_its_day_and_its_end() -> None:
    client = firm(credit_events=(event("late", days_late=20, how_solved="付清"), event("bounced")))
    assert facts(evidence_for("character", client, known=known())) == [
        ("Paid late", "2026-03-05, 20 days late, 付清", ""),
        ("Bounced cheque or bill", "2026-03-05, still open", "bad"),
    ]


# Capacity and capital


@pytest.mark.parametrize(
    ("margin", "cash", "proposed"),
    [
        ("0.12", "0.5", 90),
        ("0.1", "0.4", 90),
        ("0.0999", "0.5", 60),
        ("0.12", "0.39", 60),
        ("-0.01", None, 30),
        (None, "-0.2", 30),
        ("0.12", None, None),
        (None, None, None),
    ],
)
def test_capacity_follows_margin_and_cash_flow(margin: str | None, cash: str | None, proposed: int | None) -> None:
    figures = {key: value for key, value in (("R23", margin), ("R04", cash)) if value}
    assert evidence_for("capacity", firm(), known=known(figures)).proposed == proposed


@pytest.mark.parametrize(
    ("figures", "proposed"),
    [
        ({"R16": "0.4", "R41": "0.01"}, 90),
        ({"R16": "0.4", "R41": "-0.01"}, 60),
        ({"R16": "0.35"}, 60),
        ({"R16": "0.6", "R41": "0.2"}, 60),
        ({"R16": "0.7", "R41": "0.2"}, 30),
        ({"bs_total_equity": "-1"}, 30),
        ({"R41": "0.2"}, None),
    ],
)
def test_capital_follows_debt_and_the_growth_of_equity(figures: dict[str, str], proposed: int | None) -> None:
    assert evidence_for("capital", firm(), known=known(figures)).proposed == proposed


def test_figures_are_shown_as_people_read_them_and_a_missing_one_with_its_reason() -> None:
    around = known({"R23": "0.0942", "R04": "0.4313"})
    figures = {**around.figures, "R19": Reason("MISSING_INPUT", ("is_interest_expense",))}
    found = facts(evidence_for("capacity", firm(), known=Known(around.around, figures, period="2025")))
    assert found[:3] == [
        ("Statement", "2025", ""),
        ("Operating margin", "9.42%", ""),
        ("Operating cash-flow ratio", "0.43", "good"),
    ]
    assert found[3][:2] == (
        "Interest coverage",
        f"n/a: {Reason('MISSING_INPUT', ('is_interest_expense',)).sentence(ENGLISH)}",
    )
    assert found[4] == ("Fixed-charge coverage", "not worked out", "")


def test_without_a_statement_that_is_said_once() -> None:
    for criterion in ("capacity", "capital"):
        assert facts(evidence_for(criterion, firm(), known=known())) == [("Statement", "no statement is on file", "")]


# Collateral


@pytest.mark.parametrize(("exposure", "proposed"), [(20000, 90), (40000, 90), (80000, 60), (160000, 45), (None, None)])
def test_collateral_is_straight_between_nothing_and_whole_cover(exposure: int | None, proposed: int | None) -> None:
    client = firm(guarantees=(guarantee("deposit", 10000), guarantee("mortgage", 50000)))
    # The deposit whole, of the mortgage 60 %.
    found = evidence_for("collateral", client, known=known(exposure=exposure))
    assert found.proposed == proposed


def test_without_a_guarantee_collateral_is_at_the_lower_end() -> None:
    assert evidence_for("collateral", firm(), known=known()).proposed == 30


def test_a_guarantee_that_ended_is_worth_nothing() -> None:
    client = firm(guarantees=(guarantee("deposit", 10000, expiry=date(2026, 11, 21)),))
    found = evidence_for("collateral", client, known=known(exposure=10000))
    assert (found.proposed, cover_of(client, known())) == (Decimal(30), Decimal(0))
    assert facts(found)[0] == ("Deposit", "ended on 2026-11-21", "bad")


def test_cover_is_deposits_and_bank_guarantees_with_their_own_haircuts() -> None:
    rows = (
        guarantee("deposit", 10000, expiry=TODAY),
        guarantee("bank_guarantee", 20000, haircut=Decimal("0.1")),
        guarantee("mortgage", 900000),
        guarantee("deposit", -500),
    )
    assert cover_of(firm(guarantees=rows), known()) == Decimal("28000.00")


# Condition and continuity


def test_the_condition_is_left_to_judgement() -> None:
    found = evidence_for("condition", firm(operating_trend="4"), known=known())
    assert (found.proposed, found.reason.key) == (None, "OWN_JUDGEMENT")
    assert facts(found) == [("Operating condition", "Growing", "")]


@pytest.mark.parametrize(
    ("founded", "proposed"),
    [
        (PartialDate(2026, 6), 30),
        (PartialDate(2024, 11, 22), 45),
        (PartialDate(2022, 11, 22), 60),
        (PartialDate(2019, 5, 22), 75),
        (PartialDate(2010), 90),
        (PartialDate(2030), None),
        (PartialDate(None, 3, 5), None),
    ],
)
def test_continuity_follows_the_years_in_business(founded: PartialDate, proposed: int | None) -> None:
    assert evidence_for("continuity", firm(founded=founded), known=known()).proposed == proposed


# Knock-outs


@pytest.mark.parametrize(
    ("values", "figures", "wanted"),
    [
        ({}, {}, ()),
        ({"credit_events": (event("late", days_late=91),)}, {}, ("overdue_90",)),
        ({"credit_events": (event("late", days_late=90),)}, {}, ()),
        ({"credit_events": (event("late", days_late=200, how_solved="付清"),)}, {}, ()),
        ({"credit_events": (event("bounced"), event("dispute"))}, {}, ("bounced", "dispute")),
        ({"credit_events": (event("enforcement"), event("bankrupt"))}, {}, ("enforcement", "insolvency")),
        ({"reg_status": "suspended"}, {}, ("suspended",)),
        ({"reg_status": "revoked"}, {}, ("revoked",)),
        ({"reg_status": "cancelled"}, {}, ("revoked",)),
        ({"reg_status": "active"}, {"R43": "1.1", "bs_total_equity": "0"}, ()),
        ({}, {"R43": "1.0999", "bs_total_equity": "-0.01"}, ("distress", "negative_equity")),
    ],
)
def test_the_file_proves_knock_outs(values: dict[str, Any], figures: dict[str, str], wanted: tuple[str, ...]) -> None:
    found = knock_outs_of(firm(**values), known(figures))
    assert found == wanted
    assert set(found) <= set(KNOCK_OUT.labels)


# All of it


def test_beside_a_distributor_the_principal_is_to_be_looked_at() -> None:
    people = (Row({OrgPerson.name.key: "陈样", OrgPerson.role.key: ("owner",), OrgPerson.character.key: "稳重"}),)
    told = must_check(firm(org_people=people, principal_family="两个孩子"), known())
    assert [(ENGLISH.say(fact.label), fact.shown(ENGLISH)) for fact in told] == [
        ("Each person's character", "陈样: 稳重"),
        ("Family situation of the principal", "两个孩子"),
    ]


def test_every_criterion_has_evidence_in_every_language_even_of_a_person() -> None:
    for client in (firm(), make.person()):
        for criterion in (*CRITERION.labels, "信用"):
            found = evidence_for(criterion, client, known=known())
            assert len(found.scale) == (3 if criterion in SCALE else 0)
            for language in LANGUAGES:
                words = catalogue(language)
                texts = [words.say(found.label), words.say(found.reason.sentence)]
                texts += [words.say(text) for _points, text in found.scale]
                texts += [part for fact in found.facts for part in (words.say(fact.label), fact.shown(words))]
                assert all(texts)


FIGURES = st.dictionaries(
    st.sampled_from(["R04", "R16", "R17", "R19", "R20", "R21", "R23", "R41", "R43", "bs_total_equity", "paid_on_time"]),
    st.decimals(-(10**9), 10**9, places=4) | st.just(Reason("NEGATIVE_EQUITY")),
)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
EVENTS = st.builds(
    lambda kind, day, late: event(kind, date=day, days_late=late),
    st.sampled_from([*CREDIT_EVENT.labels]),
    DAYS,
    st.integers(0, 9999),
)
GUARANTEES = st.builds(
    lambda kind, value, day, haircut: guarantee(kind, value, expiry=day, haircut=haircut),
    st.sampled_from([*GUARANTEE_KIND.labels]),
    st.integers(-(10**12), 10**12),
    DAYS,
    st.none() | st.decimals(-2, 2, places=3),
)


@settings(max_examples=200, deadline=None)
@given(
    figures=FIGURES,
    events=st.lists(EVENTS, max_size=4),
    guarantees=st.lists(GUARANTEES, max_size=4),
    founded=DAYS,
    status=st.sampled_from([*REG_STATUS.labels]),
    exposure=st.none() | st.integers(-(10**12), 10**12).map(Decimal),
)
def test_no_file_crashes_and_what_is_proposed_stands_on_the_scale(
    figures: Any, events: list[Row], guarantees: list[Row], founded: date | None, status: str, exposure: Decimal | None
) -> None:
    born = founded and PartialDate(founded.year, founded.month, founded.day)
    client = firm(credit_events=tuple(events), guarantees=tuple(guarantees), founded=born, reg_status=status)
    around = Known(Surroundings(Reading(TODAY, ENGLISH)), figures, exposure)
    assert cover_of(client, around) >= 0
    assert set(knock_outs_of(client, around)) <= set(KNOCK_OUT.labels)
    for criterion in SCALE:
        found = evidence_for(criterion, client, known=around)
        assert found.proposed is None or 30 <= found.proposed <= 90
        assert ENGLISH.say(found.reason.sentence)
        assert all(fact.shown(ENGLISH) for fact in found.facts)
