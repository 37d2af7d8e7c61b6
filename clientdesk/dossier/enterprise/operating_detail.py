"""Section 5 of an enterprise: credit evaluations, guarantees, audit."""

from collections.abc import Callable
from decimal import Decimal

from clientdesk.dossier.choices.enterprise import AUDIT_OPINION, GUARANTEE_KIND, PAY_TERM
from clientdesk.dossier.fields import SENSITIVE, Field, Group, Rows, Section, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import DATE, MONEY, PERCENT, Choice, Number, Reference, Text
from clientdesk.i18n import N_


class CreditEvaluation(Group, name="credit_evals"):
    """A credit evaluation (6C)."""

    date = Field(N_("Date"), DATE, sensitivity=SENSITIVE)
    evaluator = Field(N_("By"), Reference("user"), sensitivity=SENSITIVE)
    score_character = Field(N_("Score: Character"), Number(5, 2, min=0, max=100), sensitivity=SENSITIVE)
    score_capacity = Field(N_("Score: Capacity"), Number(5, 2, min=0, max=100), sensitivity=SENSITIVE)
    score_capital = Field(N_("Score: Capital"), Number(5, 2, min=0, max=100), sensitivity=SENSITIVE)
    score_collateral = Field(N_("Score: Collateral"), Number(5, 2, min=0, max=100), sensitivity=SENSITIVE)
    score_condition = Field(N_("Score: Condition"), Number(5, 2, min=0, max=100), sensitivity=SENSITIVE)
    score_continuity = Field(N_("Score: Continuity"), Number(5, 2, min=0, max=100), sensitivity=SENSITIVE)
    limit = Field(N_("Limit granted"), MONEY, sensitivity=SENSITIVE)
    terms = Field(N_("Terms granted"), Choice(PAY_TERM), sensitivity=SENSITIVE)
    valid_to = Field(N_("Valid to"), DATE, sensitivity=SENSITIVE)
    note = Field(N_("Reason of deviation"), Text(200), sensitivity=SENSITIVE)


class Guarantee(Group, name="guarantees"):
    """A guarantee given to us."""

    kind = Field(N_("Kind"), Choice(GUARANTEE_KIND), sensitivity=SENSITIVE)
    object = Field(N_("Object or guarantor"), Text(120), sensitivity=SENSITIVE)
    value = Field(N_("Value"), MONEY, sensitivity=SENSITIVE)
    haircut = Field(N_("Haircut %"), PERCENT, sensitivity=SENSITIVE)
    expiry = Field(N_("To"), DATE, sensitivity=SENSITIVE)
    file = Field(N_("Document"), Reference("attachment"), sensitivity=SENSITIVE)


def _latest(column: Field[Decimal]) -> Callable[[Record, Surroundings], Decimal | None]:
    """A score of the latest evaluation."""

    def score(record: Record, around: Surroundings) -> Decimal | None:
        dated = [row for row in record.rows(OperatingDetail.credit_evals) if row[CreditEvaluation.date]]
        latest = max(dated, key=lambda row: row[CreditEvaluation.date] or around.reading.today, default=None)
        return latest[column] if latest else None

    return score


class OperatingDetail(Section, of="enterprise", id="E5", title=N_("Operating detail")):
    """Credit evaluations, guarantees, audit."""

    credit_score_character = Field(
        N_("Credit evaluation: leaders' credit"),
        Number(5, 2, min=0, max=100),
        id="E5.6a",
        sensitivity=SENSITIVE,
        derive=_latest(CreditEvaluation.score_character),
    )
    credit_score_capacity = Field(
        N_("Credit evaluation: leaders' ability"),
        Number(5, 2, min=0, max=100),
        id="E5.6b",
        sensitivity=SENSITIVE,
        derive=_latest(CreditEvaluation.score_capacity),
    )
    credit_score_capital = Field(
        N_("Credit evaluation: capital"),
        Number(5, 2, min=0, max=100),
        id="E5.6c",
        sensitivity=SENSITIVE,
        derive=_latest(CreditEvaluation.score_capital),
    )
    credit_score_collateral = Field(
        N_("Credit evaluation: security"),
        Number(5, 2, min=0, max=100),
        id="E5.6d",
        sensitivity=SENSITIVE,
        derive=_latest(CreditEvaluation.score_collateral),
    )
    credit_score_condition = Field(
        N_("Credit evaluation: operations"),
        Number(5, 2, min=0, max=100),
        id="E5.6e",
        sensitivity=SENSITIVE,
        derive=_latest(CreditEvaluation.score_condition),
    )
    credit_evals = Field(N_("Credit evaluations"), Rows(CreditEvaluation), id="E5.8+", sensitivity=SENSITIVE)
    guarantees = Field(N_("Guarantees given to us"), Rows(Guarantee), id="E5.9*", sensitivity=SENSITIVE)
    auditor = Field(N_("Auditor"), Text(120), id="E5.10+")
    audit_opinion = Field(N_("Audit opinion"), Choice(AUDIT_OPINION), id="E5.10+")
