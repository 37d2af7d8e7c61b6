"""What a file knows that speaks for or against a client, by criterion, and the score that a rule would give for it.

A score is only ever proposed where the scale itself names figures (S11); a person decides.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

from clientdesk.analysis.scoring import rounded
from clientdesk.analysis.scoring_facts import (
    EQUITY,
    IN_FORCE,
    ON_TIME,
    Known,
    event_fact,
    events_of,
    fact_of,
    figure_of,
    guarantee_fact,
    is_open,
    secured,
    statement_of,
    years_fact,
    years_since,
)
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.business import Business
from clientdesk.dossier.enterprise.characteristics import Characteristics
from clientdesk.dossier.enterprise.operating_detail import OperatingDetail
from clientdesk.dossier.enterprise.trading import CreditEvent, Trading
from clientdesk.dossier.evaluation.results import BAD, GOOD, POINTS, SCALE, Evidence, Fact, Reason
from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.record import Record
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_, Sentence

HIGH, MIDDLE, LOW = Decimal(90), Decimal(60), Decimal(30)
"""The points of the scale that has words."""
_ON_TIME = Decimal("0.95")
_OFFERED: Mapping[str, tuple[Field[Any], ...]] = {
    "finance": (Characteristics.annual_turnover, Firm.registered_capital, Trading.credit_limit),
    "business_ability": (Characteristics.sales_capability, Business.managers_quality, Business.sales_staff_quality),
    "cooperation": (Business.cooperation, Business.cooperation_note, Business.relation_with_us),
    "channel": (Business.distribution_ability, Characteristics.service_area),
    "market_range": (Characteristics.service_area, Characteristics.service_area_tags),
    "reputation": (Trading.reputation, Trading.reputation_note, Trading.image_rating),
    "business_history": (Firm.founded, Business.dealer_history),
    "products_handled": (Business.products_handled,),
    "financial_condition": (Characteristics.annual_turnover, Firm.registered_capital),
    "location": (Business.location_advantage, Business.location_advantage_note),
    "distribution": (Business.distribution_ability, Business.distribution_ability_note),
    "service": (Business.service_ability, Business.service_ability_note),
    "pricing": (Business.price_behaviour, Business.price_behaviour_note),
    "public_relations": (Business.public_relations, Business.public_relations_note),
}
"""The fields offered for the criteria of the weighted tables."""
_FIGURES_OFFERED: Mapping[str, tuple[str, ...]] = {
    "finance": ("R16", "R23", "R04"),
    "financial_condition": ("R16", "R23", "R04"),
}
MUST_CHECK: tuple[Field[Any], ...] = (
    Firm.people_character,
    Business.principal_family,
    Firm.people_family,
    Firm.people_ability,
    Firm.people_ability_note,
)
"""What is looked at beside the scores before a distributor is chosen: the principal's character, family, ability."""


Proposed = tuple[Decimal | None, Reason]


def evidence_for(criterion: str, client: Record, *, known: Known) -> Evidence:
    """The evidence for one criterion; of the house's own words nothing is known."""
    facts, rule = _RULES.get(criterion, (_offered(criterion), _by_judgement))
    proposed, reason = rule(client, known)
    scale = tuple(zip(POINTS, map(Sentence, SCALE.get(criterion, ())), strict=False))
    return Evidence(criterion, tuple(facts(client, known)), scale, proposed, reason)


def must_check(client: Record, known: Known) -> tuple[Fact, ...]:
    """What is to be looked at beside the scores of a distributor."""
    return tuple(fact for field in MUST_CHECK for fact in fact_of(client, field, known))


def cover_of(client: Record, known: Known) -> Decimal:
    """Deposits and bank guarantees in force, after their haircuts."""
    return secured(client, known, kinds=IN_FORCE)


# Knock-outs


def knock_outs_of(client: Record, known: Known) -> tuple[str, ...]:
    """The knock-outs that the file itself proves, as codes of `KNOCK_OUT`."""
    return tuple(dict.fromkeys(_knock_outs(client, known)))


def _knock_outs(client: Record, known: Known) -> Iterator[str]:
    z, equity = known.figure("R43"), known.figure(EQUITY)
    rows = client.rows(Trading.credit_events)
    if any((row[CreditEvent.days_late] or 0) > _VERY_LATE and is_open(row) for row in rows):
        yield "overdue_90"
    if z is not None and z < _DISTRESS:
        yield "distress"
    if equity is not None and equity < 0:
        yield "negative_equity"
    for kind, code in _BY_EVENT.items():
        if any(row[CreditEvent.kind] == kind and is_open(row) for row in rows):
            yield code
    if status := _BY_STATUS.get(client[Firm.reg_status] or ""):
        yield status


_VERY_LATE = 90
_DISTRESS = Decimal("1.1")
"""Below it Altman's Z″ speaks of distress."""
_BY_EVENT = {"bounced": "bounced", "dispute": "dispute", "enforcement": "enforcement", "bankrupt": "insolvency"}
_BY_STATUS = {"suspended": "suspended", "revoked": "revoked", "cancelled": "revoked"}


# The six Cs


def _character_facts(client: Record, known: Known) -> Iterator[Fact]:
    share = known.figure(ON_TIME)
    if share is not None:
        yield figure_of(known, ON_TIME, good=share >= _ON_TIME)
    yield from (event_fact(row, weighs) for row, weighs in events_of(client, known.today))
    yield from fact_of(client, Trading.reputation, known)
    yield from fact_of(client, Trading.credit_hold, known)


def _character(client: Record, known: Known) -> Proposed:
    weighs = [weighs for _row, weighs in events_of(client, known.today)]
    late = [row for row, _weighs in events_of(client, known.today) if row[CreditEvent.kind] == "late"]
    share = known.figure(ON_TIME)
    if BAD in weighs:
        return LOW, _by_scale(N_("broken promises, disputes or worse are noted"))
    if late or (share is not None and share < _ON_TIME):
        return MIDDLE, _by_scale(N_("payments came late"))
    if GOOD in weighs or share is not None:
        return HIGH, _by_scale(N_("what is known was paid on time"))
    return None, Reason("NOT_KNOWN", Sentence(N_("No events are noted, and how the client pays is not known.")))


def _capacity_facts(client: Record, known: Known) -> Iterator[Fact]:
    margin, cash = known.figure("R23"), known.figure("R04")
    weighed = {
        "R23": None if margin is None else _verdict(margin, "0.1"),
        "R04": None if cash is None else _verdict(cash, "0.4"),
        "R19": None,
        "R20": None,
    }
    yield from statement_of(known, weighed)
    yield from fact_of(client, Business.managers_quality, known)
    yield from fact_of(client, Business.managers_quality_note, known)


def _verdict(value: Decimal, good_from: str) -> bool | None:
    return False if value < 0 else True if value >= Decimal(good_from) else None


def _capacity(client: Record, known: Known) -> Proposed:
    margin, cash = known.figure("R23"), known.figure("R04")
    if any(value is not None and value < 0 for value in (margin, cash)):
        return LOW, _by_scale(N_("operations lose money"))
    if margin is None or cash is None:
        return None, Reason(
            "NOT_KNOWN", Sentence(N_("The operating margin and the operating cash-flow ratio are needed."))
        )
    if margin >= Decimal("0.1") and cash >= Decimal("0.4"):
        return HIGH, _by_scale(N_("margin and cash flow are good; look at the management too"))
    return MIDDLE, _by_scale(N_("margin or cash flow is average"))


def _capital_facts(client: Record, known: Known) -> Iterator[Fact]:
    equity, debt, growth = known.figure(EQUITY), known.figure("R16"), known.figure("R41")
    weighed = {
        EQUITY: False if equity is not None and equity < 0 else None,
        "R16": None if debt is None else _thinness(debt),
        "R17": None,
        "R21": None,
        "R41": None if growth is None else growth > 0,
    }
    yield from statement_of(known, weighed)
    yield from fact_of(client, Firm.registered_capital, known)
    yield from fact_of(client, Firm.paid_in_capital, known)


def _thinness(debt: Decimal) -> bool | None:
    return True if debt <= Decimal("0.4") else False if debt >= _THIN else None


_THIN = Decimal("0.7")
"""From this share of debt on the band of the ratio is weak, and equity counts as thin."""


def _capital(client: Record, known: Known) -> Proposed:
    equity, debt, growth = known.figure(EQUITY), known.figure("R16"), known.figure("R41")
    if (equity is not None and equity < 0) or (debt is not None and debt >= _THIN):
        return LOW, _by_scale(N_("equity is thin or negative"))
    if debt is None:
        return None, Reason("NOT_KNOWN", Sentence(N_("The debt to assets is needed.")))
    if debt <= Decimal("0.4") and growth is not None and growth > 0:
        return HIGH, _by_scale(N_("little debt, growing equity"))
    return MIDDLE, _by_scale(N_("debt is middling, or equity is not known to grow"))


def _collateral_facts(client: Record, known: Known) -> Iterator[Fact]:
    yield from (guarantee_fact(row, known) for row in client.rows(OperatingDetail.guarantees))
    if known.exposure is not None:
        yield Fact(Sentence(N_("Exposure")), f"{known.exposure:,.2f}")
    share = _covered(client, known)
    if share is not None:
        yield Fact(Sentence(N_("Covered")), f"{plain(rounded(share * 100, 1))}%", GOOD if share >= 1 else "")


def _covered(client: Record, known: Known) -> Fraction | None:
    if known.exposure is None or known.exposure <= 0:
        return None
    return Fraction(secured(client, known)) / Fraction(known.exposure)


def _collateral(client: Record, known: Known) -> Proposed:
    if not client.rows(OperatingDetail.guarantees):
        return LOW, _by_scale(N_("no guarantee is noted"))
    share = _covered(client, known)
    if share is None:
        return None, Reason("NOT_KNOWN", Sentence(N_("The exposure is needed.")))
    points = LOW + rounded(Fraction(HIGH - LOW) * min(share, Fraction(1)), 0)
    told = {"share": plain(rounded(share * 100, 1))}
    return points, Reason("BY_SCALE", Sentence(N_("By the scale: covered to {share}%."), told))


def _condition_facts(client: Record, known: Known) -> Iterator[Fact]:
    for field in (
        Firm.industry,
        Firm.sub_industry,
        Business.operating_trend,
        Business.operating_trend_note,
        Trading.competition_degree,
        Characteristics.growth_potential,
    ):
        yield from fact_of(client, field, known)


def _by_judgement(client: Record, known: Known) -> Proposed:
    return None, Reason("OWN_JUDGEMENT", Sentence(N_("No rule gives this score; it is a matter of judgement.")))


def _continuity_facts(client: Record, known: Known) -> Iterator[Fact]:
    for label, day in (
        (N_("In business"), client[Firm.founded]),
        (N_("Trading with us"), client[Firm.trading_since] or client[Career.first_business_date]),
    ):
        years = years_since(day, known.today)
        if years is not None:
            yield years_fact(Sentence(label), years)
    yield from fact_of(client, Firm.reg_status, known)
    yield from fact_of(client, Business.principal_family, known)


_BY_YEARS = ((Decimal(1), LOW), (Decimal(3), MIDDLE), (Decimal(5), MIDDLE), (Decimal(10), HIGH))
"""Points by years in business; between them it goes straight."""


def _continuity(client: Record, known: Known) -> Proposed:
    years = years_since(client[Firm.founded], known.today)
    if years is None:
        return None, Reason("NOT_KNOWN", Sentence(N_("The founding date is needed.")))
    told = {"years": plain(years)}
    text = N_("By the scale: {years} years in business; ask who will follow.")
    return _between(years, _BY_YEARS), Reason("BY_SCALE", Sentence(text, told))


def _between(value: Decimal, points: Sequence[tuple[Decimal, Decimal]]) -> Decimal:
    """The whole points for a value, straight between the given ones and level outside them."""
    if value <= points[0][0]:
        return points[0][1]
    for (low, least), (high, most) in pairwise(points):
        if value <= high:
            return rounded(Fraction(least) + Fraction(most - least) * Fraction(value - low) / Fraction(high - low), 0)
    return points[-1][1]


def _by_scale(why: str) -> Reason:
    return Reason("BY_SCALE", Sentence(N_("By the scale: {why}."), {"why": Sentence(why)}))


# The weighted tables


def _offered(criterion: str) -> "Callable[[Record, Known], Iterator[Fact]]":
    """The facts for a criterion of the weighted tables: fields, and figures of the statements."""

    def facts(client: Record, known: Known) -> Iterator[Fact]:
        if keys := _FIGURES_OFFERED.get(criterion):
            yield from statement_of(known, dict.fromkeys(keys))
        for field in _OFFERED.get(criterion, ()):
            yield from fact_of(client, field, known)

    return facts


_RULES: Mapping[str, tuple[Callable[[Record, Known], Iterator[Fact]], Callable[[Record, Known], Proposed]]] = {
    "character": (_character_facts, _character),
    "capacity": (_capacity_facts, _capacity),
    "capital": (_capital_facts, _capital),
    "collateral": (_collateral_facts, _collateral),
    "condition": (_condition_facts, _by_judgement),
    "continuity": (_continuity_facts, _continuity),
}
"""How the facts for each of the six Cs are found, and what the scale gives for them."""
