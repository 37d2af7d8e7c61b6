"""An evaluation: a client's credit, its worth to us, or its fitness as a distributor, scored on a day by somebody."""

from collections.abc import Callable
from datetime import date

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import CREDIT_GRADE, PAY_TERM
from clientdesk.dossier.choices.evaluation import (
    CRITERION,
    EVALUATION_BAND,
    EVALUATION_KIND,
    EVALUATION_STATUS,
    KNOCK_OUT,
)
from clientdesk.dossier.fields import PERSONAL, SENSITIVE, Field, Group, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import (
    DATE,
    LONG_TEXT,
    MONEY,
    Choice,
    Integer,
    MultiChoice,
    Number,
    Rating,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_

CREDIT, WEIGHTED, DISTRIBUTOR = "credit", "weighted", "distributor"
DRAFT, FINAL = "draft", "final"
_POINTS = Number(5, 2, min=0, max=100)


def _today(reading: Reading) -> date:
    return reading.today


def _of(*kinds: str) -> Callable[[Record], bool]:
    """Whether an evaluation is of one of these kinds."""
    return lambda record: (record[Evaluation.kind] or CREDIT) in kinds


class Score(Group, name="evaluation_scores"):
    """One criterion: how much it counts, how many points were given, and why."""

    criterion = Field(N_("Criterion"), Choice(CRITERION), sensitivity=SENSITIVE)
    own_criterion = Field(N_("Criterion of our own"), Text(60), sensitivity=SENSITIVE)
    weight = Field(N_("Weight"), _POINTS, sensitivity=SENSITIVE)
    score = Field(N_("Score"), _POINTS, sensitivity=SENSITIVE)
    remark = Field(N_("Why"), Text(200), sensitivity=SENSITIVE)


class Evaluation(Section, of="evaluation", id="W4", title=N_("Evaluation")):
    """Who was evaluated, by whom, with what result, and what was granted upon it.

    Total, rated weight, grade, factor, limit, days and band are what was reckoned when it was last stored.
    """

    subject = Field(N_("Subject"), Text(200), id="W4.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="W4.2", sensitivity=PERSONAL)
    kind = Field(N_("Kind of evaluation"), Choice(EVALUATION_KIND), id="W4.3", default=CREDIT)
    date = Field(N_("Day"), DATE, id="W4.4", required=True, default=_today)
    evaluator = Field(N_("Evaluated by"), Reference("user"), id="W4.5")
    status = Field(N_("Status"), Choice(EVALUATION_STATUS), id="W4.6", default=DRAFT)
    currency = Field(N_("Currency"), Choice(CURRENCY), id="W4.7")
    scores = Field(N_("Scores"), Rows(Score), id="W4.8", sensitivity=SENSITIVE)
    knock_outs = Field(N_("Knock-outs"), MultiChoice(KNOCK_OUT), id="W4.9", sensitivity=SENSITIVE, shown=_of(CREDIT))
    monthly_turnover = Field(
        N_("Average turnover a month, tax included"), MONEY, id="W4.10", sensitivity=SENSITIVE, shown=_of(CREDIT)
    )
    net_worth = Field(N_("Net worth"), MONEY, id="W4.11", sensitivity=SENSITIVE, shown=_of(CREDIT))
    policy_cap = Field(N_("Highest limit by our policy"), MONEY, id="W4.12", sensitivity=SENSITIVE, shown=_of(CREDIT))
    cover = Field(
        N_("Deposits and bank guarantees in force"), MONEY, id="W4.13", sensitivity=SENSITIVE, shown=_of(CREDIT)
    )
    exposure = Field(N_("Exposure"), MONEY, id="W4.14", sensitivity=SENSITIVE, shown=_of(CREDIT))
    value_firm = Field(N_("Value for our company"), Rating(1, 5), id="W4.15", shown=_of(WEIGHTED))
    value_firm_note = Field(
        N_("Value for our company: profit, market share"), Text(200), id="W4.15", shown=_of(WEIGHTED)
    )
    value_seller = Field(N_("Value for the salesperson"), Rating(1, 5), id="W4.16", shown=_of(WEIGHTED))
    value_seller_note = Field(N_("Value for the salesperson: results"), Text(200), id="W4.16", shown=_of(WEIGHTED))
    value_market = Field(N_("Value for the market"), Rating(1, 5), id="W4.17", shown=_of(WEIGHTED))
    value_market_note = Field(
        N_("Value for the market: development, competition, change of need"),
        Text(200),
        id="W4.17",
        shown=_of(WEIGHTED),
    )
    total = Field(N_("Total"), _POINTS, id="W4.18", sensitivity=SENSITIVE)
    rated_weight = Field(N_("Weight that was rated"), _POINTS, id="W4.19", sensitivity=SENSITIVE)
    grade = Field(N_("Grade"), Choice(CREDIT_GRADE), id="W4.20", sensitivity=SENSITIVE, shown=_of(CREDIT))
    factor = Field(N_("Factor"), Number(4, 2, min=0), id="W4.21", sensitivity=SENSITIVE, shown=_of(CREDIT))
    suggested_limit = Field(N_("Limit suggested"), MONEY, id="W4.22", sensitivity=SENSITIVE, shown=_of(CREDIT))
    suggested_days = Field(
        N_("Payment term suggested, in days"),
        Integer(min=0, max=3650),
        id="W4.23",
        sensitivity=SENSITIVE,
        shown=_of(CREDIT),
    )
    band = Field(N_("Band"), Choice(EVALUATION_BAND), id="W4.24", sensitivity=SENSITIVE, shown=_of(WEIGHTED))
    granted_limit = Field(N_("Limit granted"), MONEY, id="W4.25", sensitivity=SENSITIVE, shown=_of(CREDIT))
    granted_terms = Field(N_("Terms granted"), Choice(PAY_TERM), id="W4.26", sensitivity=SENSITIVE, shown=_of(CREDIT))
    granted_reason = Field(N_("Reason of deviation"), Text(200), id="W4.27", sensitivity=SENSITIVE, shown=_of(CREDIT))
    next_review = Field(N_("Next review"), DATE, id="W4.28", not_before=date)
    opinion = Field(N_("Opinion"), LONG_TEXT, id="W4.29", sensitivity=SENSITIVE)


def criterion_of(row: Row) -> str:
    """The code of a row's criterion, or the house's own word for it; empty where it names none."""
    return row[Score.criterion] or row[Score.own_criterion] or ""
