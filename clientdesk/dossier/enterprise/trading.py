"""Section 4 of an enterprise: trading with us, terms, credit."""

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import (
    COMPETITION_DEGREE,
    CREDIT_EVENT,
    INVOICE_TYPE,
    PAY_TERM,
    PRICE_LEVEL,
    PROBLEM_STATUS,
    TREND5,
)
from clientdesk.dossier.choices.shared import RATE5
from clientdesk.dossier.fields import SENSITIVE, Field, Group, Rows, Section, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, MONEY, PERCENT, Choice, Integer, Reference, Text
from clientdesk.i18n import N_


class ClientProblem(Group, name="problems"):
    """A problem and what is done about it."""

    date = Field(N_("Noted on"), DATE)
    problem = Field(N_("Problem"), Text(200))
    cause = Field(N_("Cause"), Text(200))
    countermeasure = Field(N_("Countermeasure"), Text(200))
    owner = Field(N_("Responsible"), Reference("user"))
    due = Field(N_("Due"), DATE)
    status = Field(N_("Status"), Choice(PROBLEM_STATUS))


class CreditEvent(Group, name="credit_events"):
    """Something that went wrong with credit."""

    date = Field(N_("Date"), DATE, sensitivity=SENSITIVE)
    kind = Field(N_("Kind"), Choice(CREDIT_EVENT), sensitivity=SENSITIVE)
    amount = Field(N_("Amount"), MONEY, sensitivity=SENSITIVE)
    days_late = Field(N_("Days late"), Integer(min=0), sensitivity=SENSITIVE)
    how_solved = Field(N_("How it ended"), Text(200), sensitivity=SENSITIVE)
    source = Field(N_("Source"), Text(80), sensitivity=SENSITIVE)


def _problem_countermeasures(record: Record, around: Surroundings) -> str | None:
    told = (row[ClientProblem.countermeasure] for row in record.rows(Trading.problems))
    return "; ".join(filter(None, told)) or None


class Trading(Section, of="enterprise", id="E4", title=N_("Trading status")):
    """Trading with us, terms, credit."""

    sales_activity = Field(N_("State of sales activity"), Choice(TREND5), id="E4.1")
    sales_activity_note = Field(N_("State of sales activity: remarks"), LONG_TEXT, id="E4.1")
    problems = Field(N_("Existing problems"), Rows(ClientProblem), id="E4.2", inner=True)
    advantages = Field(N_("Advantages kept"), LONG_TEXT, id="E4.3", inner=True)
    countermeasures = Field(N_("Future countermeasures"), LONG_TEXT, id="E4.4", inner=True)
    problem_countermeasures = Field(
        N_("Countermeasures by problem"),
        Text(200),
        id="E4.4",
        derive=_problem_countermeasures,
        inner=True,
    )
    image_rating = Field(N_("Corporate image"), Choice(RATE5), id="E4.5", inner=True)
    image_rating_note = Field(N_("Corporate image: remarks"), Text(200), id="E4.5", inner=True)
    reputation = Field(N_("Reputation"), Choice(RATE5), id="E4.6", inner=True)
    reputation_note = Field(N_("Reputation: remarks"), Text(200), id="E4.6", inner=True)
    credit_standing_note = Field(N_("Credit standing: remarks"), LONG_TEXT, id="E4.7", sensitivity=SENSITIVE)
    payment_terms = Field(N_("Trading terms: payment"), Choice(PAY_TERM), id="E4.8a")
    delivery_terms = Field(N_("Trading terms: delivery"), Text(80), id="E4.8b")
    price_level = Field(N_("Trading terms: price level"), Choice(PRICE_LEVEL), id="E4.8c")
    discount_pct = Field(N_("Trading terms: discount"), PERCENT, id="E4.8c")
    currency = Field(N_("Trading terms: currency"), Choice(CURRENCY), id="E4.8d")
    tax_rate = Field(N_("Trading terms: tax rate"), PERCENT, id="E4.8d")
    invoice_type = Field(N_("Trading terms: invoice type"), Choice(INVOICE_TYPE), id="E4.8d")
    other_terms = Field(N_("Trading terms: freight, returns, rebate"), LONG_TEXT, id="E4.8e")
    credit_events = Field(N_("Credit problems that occurred"), Rows(CreditEvent), id="E4.9", sensitivity=SENSITIVE)
    credit_limit = Field(N_("Credit limit in force"), MONEY, id="E4.10+", inner=True)
    credit_hold = Field(N_("Credit hold"), BOOL, id="E4.11+", inner=True)
    credit_hold_reason = Field(N_("Reason of the credit hold"), Text(200), id="E4.11+", inner=True)
    competition_degree = Field(N_("Degree of competition"), Choice(COMPETITION_DEGREE), id="E4.13*", inner=True)
