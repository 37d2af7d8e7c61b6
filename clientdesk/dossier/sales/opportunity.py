"""An opportunity: what a client may order, how far it has come, who decides, and how it ended."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import ATTITUDE5
from clientdesk.dossier.choices.person import QUALIFICATION
from clientdesk.dossier.choices.sales import OPPORTUNITY_STAGE
from clientdesk.dossier.choices.shared import (
    CLOSENESS4,
    DECISION_ROLE,
    LOST_REASON,
    PROSPECTING,
    PURCHASE_TYPE,
    TEMPERATURE,
)
from clientdesk.dossier.fields import PERSONAL, Field, Group, Problem, Rows, Section, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.stages import LEAD, LOST, MAN_FROM, OPEN, OVER, WAY, WON, place
from clientdesk.dossier.sales.temperature import temperature
from clientdesk.dossier.trade.lines import PRICE, QUANTITY
from clientdesk.dossier.types import (
    BOOL,
    DATE,
    DATETIME,
    LONG_TEXT,
    MONEY,
    MULTI_TEXT,
    PERCENT,
    Choice,
    Integer,
    Rating,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_

_CENT = Decimal("0.01")


class Wanted(Group, name="opportunity_products"):
    """An article the client may order."""

    product = Field(N_("Product"), Reference("product"), required=True)
    quantity = Field(N_("Quantity"), QUANTITY)
    price = Field(N_("Unit price"), PRICE)


class Competitor(Group, name="opportunity_competitors"):
    """Who else offers, what, at which price, and what speaks for them."""

    competitor = Field(N_("Competitor"), Text(80), required=True)
    product = Field(N_("Product"), Text(120))
    price = Field(N_("Price"), MONEY)
    strength = Field(N_("What speaks for them"), Text(200))


class Decider(Group, name="decision_chain"):
    """Somebody who takes part in the decision."""

    person = Field(N_("Person"), Reference("person"), sensitivity=PERSONAL, required=True)
    role = Field(N_("Role in the decision"), Choice(DECISION_ROLE), sensitivity=PERSONAL)
    influence = Field(N_("Influence 1–5"), Rating(1, 5), sensitivity=PERSONAL)
    attitude = Field(N_("Attitude −2…+2"), Choice(ATTITUDE5), sensitivity=PERSONAL)
    closeness = Field(N_("Closeness"), Choice(CLOSENESS4), sensitivity=PERSONAL)
    contacted = Field(N_("Last contact"), DATE, sensitivity=PERSONAL)
    wants = Field(N_("What he or she wants"), Text(200), sensitivity=PERSONAL)
    sponsor = Field(N_("Who of us keeps in touch"), Text(60))


class StageStep(Group, name="opportunity_stages"):
    """A change of stage: when, by whom, from where to where, after how many days, and why."""

    at = Field(N_("When"), DATETIME, required=True)
    by = Field(N_("By"), Text(60), required=True)
    before = Field(N_("From"), Choice(OPPORTUNITY_STAGE))
    after = Field(N_("To"), Choice(OPPORTUNITY_STAGE), required=True)
    days = Field(N_("Days in the stage before"), Integer(min=0, max=99999))
    reason = Field(N_("Reason"), Text(200))


def _today(reading: Reading) -> date:
    return reading.today


def weighted(amount: Decimal | None, probability: Decimal | None) -> Decimal | None:
    """What is to be expected of an amount, to the cent, a half away from zero; None where either is not known."""
    if amount is None or probability is None:
        return None
    return (amount * probability).quantize(_CENT, ROUND_HALF_UP)


def _weighted(record: Record, around: Surroundings) -> Decimal | None:
    return weighted(record[Opportunity.amount], record[Opportunity.probability])


def _temperature(record: Record, around: Surroundings) -> str | None:
    is_open = (record[Opportunity.stage] or LEAD) in OPEN
    return temperature(record[Opportunity.expected], around.reading.today) if is_open else None


def _is_over(record: Record) -> bool:
    return record[Opportunity.stage] in OVER


def _is_lost(record: Record) -> bool:
    return record[Opportunity.stage] == LOST


def _is_won(record: Record) -> bool:
    return record[Opportunity.stage] == WON


class Opportunity(Section, of="opportunity", id="O1", title=N_("Opportunity")):
    """For whom, of how much, in which stage, expected when."""

    name = Field(N_("Opportunity"), Text(200), id="O1.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="O1.2", sensitivity=PERSONAL, required=True)
    contact_person = Field(N_("Contact person"), Text(60), id="O1.3", sensitivity=PERSONAL)
    date = Field(N_("Opened on"), DATE, id="O1.4", default=_today)
    owner = Field(N_("Who is in charge"), Reference("user"), id="O1.5")
    stage = Field(N_("Stage"), Choice(OPPORTUNITY_STAGE), id="O1.6", default=LEAD)
    stage_since = Field(N_("In this stage since"), DATE, id="O1.7")
    stage_reason = Field(N_("Why the stage was changed"), Text(200), id="O1.8")
    probability = Field(N_("Probability"), PERCENT, id="O1.9", inner=True)
    amount = Field(N_("Amount"), MONEY, id="O1.10")
    currency = Field(N_("Currency"), Choice(CURRENCY), id="O1.11")
    weighted = Field(N_("Weighted amount"), MONEY, id="O1.12", derive=_weighted, inner=True)
    expected = Field(N_("Order expected on"), DATE, id="O1.13")
    temperature = Field(N_("Temperature"), Choice(TEMPERATURE), id="O1.14", derive=_temperature, inner=True)
    purchase_type = Field(N_("Purchase type"), Choice(PURCHASE_TYPE), id="O1.15")
    source = Field(N_("Where it came from"), Choice(PROSPECTING), id="O1.16")
    next_step = Field(N_("Next step"), Text(200), id="O1.17")
    need = Field(N_("What the client needs"), LONG_TEXT, id="O1.18")
    products = Field(N_("Products"), Rows(Wanted), id="O1.19")
    budget = Field(N_("Budget of the client"), MONEY, id="O1.20")
    man_money = Field(N_("MAN: money"), Choice(QUALIFICATION), id="O1.21", inner=True)
    man_authority = Field(N_("MAN: authority"), Choice(QUALIFICATION), id="O1.22", inner=True)
    man_need = Field(N_("MAN: need"), Choice(QUALIFICATION), id="O1.23", inner=True)
    man_eligible = Field(N_("MAN: eligibility"), Choice(QUALIFICATION), id="O1.24", inner=True)
    decision_chain = Field(N_("Who decides"), Rows(Decider), id="O1.25", sensitivity=PERSONAL, inner=True)
    competitors = Field(N_("Competitors"), Rows(Competitor), id="O1.26", inner=True)
    risk = Field(N_("What may go wrong"), LONG_TEXT, id="O1.27", inner=True)
    team = Field(N_("Our team"), MULTI_TEXT, id="O1.28")
    joint = Field(N_("Joint project with the client"), BOOL, id="O1.29")
    result_on = Field(N_("Won or lost on"), DATE, id="O1.30", not_before=date, shown=_is_over)
    lost_reason = Field(N_("Why it was lost"), Choice(LOST_REASON), id="O1.31", inner=True, shown=_is_lost)
    lost_to = Field(N_("Lost to"), Text(80), id="O1.32", inner=True, shown=_is_lost)
    lost_note = Field(N_("What we learn from it"), LONG_TEXT, id="O1.33", inner=True, shown=_is_over)
    won_order = Field(N_("Order"), Reference("order"), id="O1.34", shown=_is_won)
    remarks = Field(N_("Remarks"), LONG_TEXT, id="O1.35")
    stages = Field(N_("Way through the stages"), Rows(StageStep), id="O1.36")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A share is a share, what is lost has a reason, and from the third stage on MAN should be known."""
        likely = record[cls.probability]
        if likely is not None and not 0 <= likely <= 1:
            yield Problem(cls.probability, N_("This must be a share from 0% to 100%."), {}, refused=True)
        if _is_lost(record) and record[cls.lost_reason] is None:
            yield Problem(cls.lost_reason, N_("Say why it was lost."), {}, refused=True)
        if place(record[cls.stage]) >= MAN_FROM:
            for field in (cls.man_money, cls.man_authority, cls.man_need):
                if record[field] in (None, "unknown"):
                    yield Problem(field, N_("Find this out before you go on: the need counts as confirmed."), {})
        if (record[cls.stage] or LEAD) in WAY and record[cls.expected] is None:
            yield Problem(cls.expected, N_("Say when the order is expected, so that the forecast counts it."), {})
