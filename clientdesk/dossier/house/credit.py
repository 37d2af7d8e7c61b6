"""How the house gives credit and weighs its clients: weights, grades, haircuts, the highest limit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import CREDIT_GRADE, GUARANTEE_KIND
from clientdesk.dossier.choices.evaluation import CRITERION, EVALUATION_KIND
from clientdesk.dossier.fields import Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import MONEY, PERCENT, Choice, Integer, Number, Reading, Text
from clientdesk.i18n import N_

WHOLE = Decimal(100)
"""What the weights of a kind of evaluation add up to."""
_POINTS = Number(5, 2, min=0, max=100)


class Criterion(Group, name="evaluation_criteria"):
    """What is weighed in a kind of evaluation, and how much it counts. A kind without rows weighs as usual."""

    kind = Field(N_("Kind of evaluation"), Choice(EVALUATION_KIND), required=True)
    criterion = Field(N_("Criterion"), Choice(CRITERION))
    own_criterion = Field(N_("Criterion of our own"), Text(60))
    weight = Field(N_("Weight"), _POINTS, required=True)


class GradeRow(Group, name="credit_grades"):
    """A grade: from which total on, and what it allows. Without rows the usual table holds."""

    grade = Field(N_("Grade"), Choice(CREDIT_GRADE), required=True)
    least = Field(N_("From this total on"), _POINTS, required=True)
    factor = Field(N_("Factor"), Number(4, 2, min=0), required=True)
    days = Field(N_("Payment term, in days"), Integer(min=0, max=365), required=True)


class Haircut(Group, name="haircuts"):
    """What is taken off the value of a kind of guarantee that names no haircut of its own."""

    kind = Field(N_("Kind"), Choice(GUARANTEE_KIND), required=True)
    haircut = Field(N_("Haircut %"), PERCENT, required=True)


class Credit(Section, of="house", id="H5", title=N_("Credit and evaluations")):
    """Weights, grades, haircuts and limits."""

    evaluation_criteria = Field(N_("What is weighed"), Rows(Criterion), id="H5.1+")
    credit_grades = Field(N_("Credit grades"), Rows(GradeRow), id="H5.2+")
    haircuts = Field(N_("Haircuts"), Rows(Haircut), id="H5.3+")
    credit_cap = Field(N_("Highest credit limit for a client"), MONEY, id="H5.4+")
    credit_currency = Field(N_("Currency of the highest limit"), Choice(CURRENCY), id="H5.5+")
    net_worth_share = Field(N_("Share of a client's net worth to lend at most"), PERCENT, id="H5.6+")
    least_rated = Field(N_("Weight that must be rated at least"), _POINTS, id="H5.7+")
    review_months = Field(N_("Months until an evaluation is reviewed"), Integer(min=1, max=60), id="H5.8+")
    ideal_from = Field(N_("Weighted evaluation: ideal from"), _POINTS, id="H5.9+")
    ideal_to = Field(N_("Weighted evaluation: ideal up to"), _POINTS, id="H5.10+")
    strong_to = Field(N_("Weighted evaluation: acceptable up to"), _POINTS, id="H5.11+")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """What the rows must say together. It is shown beside them; `desk.credit` refuses it."""
        rules = rules_of(record)
        for kind, weights in rules.weights.items():
            if (whole := sum(weight.weight for weight in weights)) != WHOLE:
                told = {"whole": f"{whole:f}", "kind": EVALUATION_KIND.label(kind, reading.words)}
                yield Problem(cls.evaluation_criteria, N_("The weights add up to {whole}, not to 100: {kind}."), told)
        if not _falling(rules.grades):
            yield Problem(cls.credit_grades, N_("Each grade stands once, and a better one needs a higher total."), {})
        bands = rules.bands
        if not bands.ideal_from <= bands.ideal_to <= bands.strong_to:
            yield Problem(cls.ideal_from, N_("The bands must follow each other upwards."), {})
        if (record[cls.credit_cap] or 0) < 0:
            yield Problem(cls.credit_cap, N_("This must be at least {low}."), {"low": 0})
        if not 0 <= (record[cls.net_worth_share] or 0) <= 1:
            yield Problem(cls.net_worth_share, N_("This must be a share from 0% to 100%."), {})
        if any(not 0 <= (row[Haircut.haircut] or 0) <= 1 for row in record.rows(cls.haircuts)):
            yield Problem(cls.haircuts, N_("This must be a share from 0% to 100%."), {})


@dataclass(frozen=True)
class Weight:
    """How much a criterion counts; its name is a code of `CRITERION` or the house's own word."""

    criterion: str
    weight: Decimal


@dataclass(frozen=True)
class GradeStep:
    """From which total on a grade is given, its factor, and its payment term in days."""

    grade: str
    least: Decimal
    factor: Decimal
    days: int


@dataclass(frozen=True)
class Bands:
    """The limits of a weighted evaluation: below `ideal_from` too weak, up to `ideal_to` ideal, up to `strong_to`
    acceptable, above it too strong to manage; all limits belong to the lower band but the first."""

    ideal_from: Decimal = Decimal(70)
    ideal_to: Decimal = Decimal(80)
    strong_to: Decimal = Decimal(85)


@dataclass(frozen=True)
class Rules:
    """What holds in the house: its own word where it said one, what is usual elsewhere. Shares are fractions."""

    weights: Mapping[str, tuple[Weight, ...]]
    grades: tuple[GradeStep, ...]
    haircuts: Mapping[str, Decimal]
    cap: Decimal | None = None
    currency: str | None = None
    net_worth_share: Decimal = Decimal("0.1")
    least_rated: Decimal = Decimal(60)
    review_months: int = 12
    bands: Bands = Bands()


def _weights(told: str) -> tuple[Weight, ...]:
    pairs = (part.split() for part in told.split(","))
    return tuple(Weight(criterion, Decimal(weight)) for criterion, weight in pairs)


USUAL = Rules(
    weights={
        "credit": _weights("character 20, capacity 20, capital 20, collateral 15, condition 10, continuity 15"),
        "weighted": _weights("finance 30, business_ability 25, cooperation 25, channel 20"),
        "distributor": _weights(
            "market_range 12, reputation 12, business_history 6, cooperation 10, products_handled 8, "
            "financial_condition 14, location 8, distribution 14, service 6, pricing 5, public_relations 5"
        ),
    },
    grades=(
        GradeStep("AAA", Decimal(90), Decimal("1.5"), 60),
        GradeStep("AA", Decimal(80), Decimal("1.2"), 45),
        GradeStep("A", Decimal(70), Decimal("1.0"), 30),
        GradeStep("BBB", Decimal(60), Decimal("0.7"), 30),
        GradeStep("BB", Decimal(50), Decimal("0.4"), 15),
        GradeStep("B", Decimal(40), Decimal("0.2"), 7),
        GradeStep("C", Decimal(0), Decimal(0), 0),
    ),
    haircuts={
        "mortgage": Decimal("0.4"),
        "pledge": Decimal("0.3"),
        "surety": Decimal("0.5"),
        "insurance": Decimal("0.1"),
        "deposit": Decimal(0),
        "bank_guarantee": Decimal(0),
        "none": Decimal(1),
    },
)
"""What holds as long as the house says nothing else. The haircuts are lenders' habits without a source."""


def rules_of(house: Record) -> Rules:
    """The rules that a record of the house tells."""
    weights = {kind: _told(house, kind) or usual for kind, usual in USUAL.weights.items()}
    usual = Bands()
    return Rules(
        weights=weights,
        grades=_grades(house) or USUAL.grades,
        haircuts={**USUAL.haircuts, **_haircuts(house)},
        cap=house[Credit.credit_cap],
        currency=house[Credit.credit_currency],
        net_worth_share=_or(house[Credit.net_worth_share], USUAL.net_worth_share),
        least_rated=_or(house[Credit.least_rated], USUAL.least_rated),
        review_months=house[Credit.review_months] or USUAL.review_months,
        bands=Bands(
            _or(house[Credit.ideal_from], usual.ideal_from),
            _or(house[Credit.ideal_to], usual.ideal_to),
            _or(house[Credit.strong_to], usual.strong_to),
        ),
    )


def _or(said: Decimal | None, usual: Decimal) -> Decimal:
    return usual if said is None else said


def _told(house: Record, kind: str) -> tuple[Weight, ...]:
    rows = (row for row in house.rows(Credit.evaluation_criteria) if row[Criterion.kind] == kind)
    named = ((row[Criterion.criterion] or row[Criterion.own_criterion], row[Criterion.weight]) for row in rows)
    return tuple(Weight(name, weight) for name, weight in named if name and weight is not None)


def _grades(house: Record) -> tuple[GradeStep, ...]:
    steps = (_step(row) for row in house.rows(Credit.credit_grades))
    return tuple(sorted((step for step in steps if step), key=lambda step: RANK[step.grade]))


def _step(row: Row) -> GradeStep | None:
    """A row of the table; None where a part of it is missing."""
    grade, least, factor, days = row[GradeRow.grade], row[GradeRow.least], row[GradeRow.factor], row[GradeRow.days]
    if grade is None or least is None or factor is None or days is None:
        return None
    return GradeStep(grade, least, factor, days)


RANK: Mapping[str, int] = {grade: place for place, grade in enumerate(CREDIT_GRADE.labels)}
"""The place of each grade, the best first."""


def _haircuts(house: Record) -> dict[str, Decimal]:
    rows = ((row[Haircut.kind], row[Haircut.haircut]) for row in house.rows(Credit.haircuts))
    return {kind: share for kind, share in rows if kind and share is not None}


def _falling(grades: Sequence[GradeStep]) -> bool:
    """Whether a better grade always needs more."""
    return all(better.grade != worse.grade and better.least > worse.least for better, worse in pairwise(grades))
