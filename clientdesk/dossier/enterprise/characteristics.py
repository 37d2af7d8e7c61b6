"""Section 2 of an enterprise: size, market, way of buying."""

from clientdesk.dossier.choices.enterprise import BUYING_METHOD, CHALLENGE_SOURCE, ENT_SIZE, STRATEGY_THEME
from clientdesk.dossier.choices.shared import RATE5
from clientdesk.dossier.fields import Field, Group, Rows, Section
from clientdesk.dossier.types import (
    BOOL,
    LONG_TEXT,
    MONEY,
    TAGS,
    YEAR_MONTH,
    Choice,
    Integer,
    MultiChoice,
    Rating,
    Text,
)
from clientdesk.i18n import N_


class Equipment(Group, name="equipment"):
    """A machine or installation."""

    name = Field(N_("Equipment"), Text(120))
    make_model = Field(N_("Make and model"), Text(80))
    qty = Field(N_("Number"), Integer(min=0))
    bought = Field(N_("Bought"), YEAR_MONTH)
    ours = Field(N_("Ours"), BOOL)
    replace_due = Field(N_("Replacement expected"), YEAR_MONTH)
    note = Field(N_("Note"), Text(200))


class StrategyNote(Group, name="strategy_notes"):
    """A note on strategy."""

    theme = Field(N_("Theme"), Choice(STRATEGY_THEME))
    aim = Field(N_("Client's aim"), Text(200))
    our_link = Field(N_("How we serve it"), Text(200))


class Challenge(Group, name="challenges"):
    """A challenge the client faces."""

    source = Field(N_("Source"), Choice(CHALLENGE_SOURCE))
    text = Field(N_("Challenge"), Text(200))
    our_answer = Field(N_("What we can offer"), Text(200))


class Characteristics(Section, of="enterprise", id="E2", title=N_("Client characteristics")):
    """Size, market, way of buying."""

    service_area = Field(N_("Service area"), LONG_TEXT, id="E2.1")
    service_area_tags = Field(N_("Service area: regions"), TAGS, id="E2.1")
    sales_capability = Field(N_("Sales capability"), Choice(RATE5), id="E2.2", inner=True)
    sales_capability_note = Field(N_("Sales capability: remarks"), Text(200), id="E2.2", inner=True)
    growth_potential = Field(N_("Development potential"), Rating(1, 5), id="E2.3", inner=True)
    growth_potential_note = Field(N_("Development potential: remarks"), Text(200), id="E2.3", inner=True)
    philosophy = Field(N_("Business philosophy"), LONG_TEXT, id="E2.4")
    direction = Field(N_("Business direction"), LONG_TEXT, id="E2.5")
    policy = Field(N_("Business policy"), LONG_TEXT, id="E2.6")
    size_class = Field(N_("Size of enterprise"), Choice(ENT_SIZE), id="E2.7")
    characteristics = Field(N_("Business characteristics"), LONG_TEXT, id="E2.8")
    staff = Field(N_("Number of staff"), Integer(min=0), id="E2.9*")
    annual_turnover = Field(N_("Scale of business (annual turnover)"), MONEY, id="E2.10*")
    annual_turnover_year = Field(N_("Scale of business: year"), Integer(min=1900, max=2100), id="E2.10*")
    business_scope = Field(N_("Scope of business"), LONG_TEXT, id="E2.11*")
    equipment = Field(N_("Equipment and facilities"), Rows(Equipment), id="E2.12*")
    buying_method = Field(N_("Way of buying"), MultiChoice(BUYING_METHOD), id="E2.13*")
    beneficiary = Field(N_("Who benefits from our product"), Text(200), id="E2.15*")
    income_source = Field(N_("Where our income with them arises"), Text(200), id="E2.16*")
    strategy_notes = Field(N_("Strategy of the client"), Rows(StrategyNote), id="E2.17*", inner=True)
    challenges = Field(N_("Challenges the client faces"), Rows(Challenge), id="E2.18*", inner=True)
    is_strategic = Field(N_("Strategic client"), BOOL, id="E2.19*", inner=True)
    strategic_reason = Field(N_("Why strategic"), Text(200), id="E2.19*", inner=True)
    seasonality_01 = Field(N_("Seasonality: January"), Rating(1, 5), id="E2.20+")
    seasonality_02 = Field(N_("Seasonality: February"), Rating(1, 5), id="E2.20+")
    seasonality_03 = Field(N_("Seasonality: March"), Rating(1, 5), id="E2.20+")
    seasonality_04 = Field(N_("Seasonality: April"), Rating(1, 5), id="E2.20+")
    seasonality_05 = Field(N_("Seasonality: May"), Rating(1, 5), id="E2.20+")
    seasonality_06 = Field(N_("Seasonality: June"), Rating(1, 5), id="E2.20+")
    seasonality_07 = Field(N_("Seasonality: July"), Rating(1, 5), id="E2.20+")
    seasonality_08 = Field(N_("Seasonality: August"), Rating(1, 5), id="E2.20+")
    seasonality_09 = Field(N_("Seasonality: September"), Rating(1, 5), id="E2.20+")
    seasonality_10 = Field(N_("Seasonality: October"), Rating(1, 5), id="E2.20+")
    seasonality_11 = Field(N_("Seasonality: November"), Rating(1, 5), id="E2.20+")
    seasonality_12 = Field(N_("Seasonality: December"), Rating(1, 5), id="E2.20+")
