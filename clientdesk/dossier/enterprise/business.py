"""Section 3 of an enterprise: sales, managers, rivals."""

from clientdesk.dossier.choices.enterprise import OUR_STATUS, TREND5
from clientdesk.dossier.choices.shared import RAPPORT5, RATE5
from clientdesk.dossier.fields import PERSONAL, Field, Group, Rows, Section
from clientdesk.dossier.types import BOOL, LONG_TEXT, MONEY, PERCENT, Choice, Integer, Number, Reference, Text
from clientdesk.i18n import N_


class SalesYear(Group, name="sales_by_year"):
    """Sales of one year."""

    year = Field(N_("Year"), Integer(min=1900, max=2100))
    revenue = Field(N_("Sales"), MONEY)
    our_goods = Field(N_("Of which our goods"), MONEY)
    category_purchases = Field(N_("Purchases of our category"), MONEY)
    profit = Field(N_("Profit"), MONEY)
    source = Field(N_("Source"), Text(80))


class Rival(Group, name="rivals"):
    """A competitor of ours at this client."""

    competitor_id = Field(N_("Competitor"), Reference("competitor"))
    relation = Field(N_("Relation with the client"), Choice(RAPPORT5))
    share_pct = Field(N_("Share of purchases %"), PERCENT)
    strength = Field(N_("Their strength here"), Text(200))
    weakness = Field(N_("Their weakness here"), Text(200))
    contact = Field(N_("Who backs them"), Text(120))


class ProductHandled(Group, name="products_handled"):
    """A product the client deals in."""

    name = Field(N_("Product or line"), Text(120))
    brand = Field(N_("Brand"), Text(60))
    ours = Field(N_("Ours"), BOOL)
    competitor_id = Field(N_("Competitor"), Reference("competitor"))
    annual_volume = Field(N_("Annual volume"), Number(14, 2, min=0))
    annual_value = Field(N_("Annual value"), MONEY)
    share_pct = Field(N_("Share of the range %"), PERCENT)
    note = Field(N_("Note"), Text(200))


class SupplierOf(Group, name="suppliers_of"):
    """A supplier of the client."""

    name = Field(N_("Supplier"), Text(120))
    product = Field(N_("What is bought"), Text(120))
    share_pct = Field(N_("Share %"), PERCENT)
    terms = Field(N_("Terms"), Text(80))
    is_competitor = Field(N_("Our competitor"), BOOL)
    note = Field(N_("Note"), Text(200))


class CustomerOf(Group, name="customers_of"):
    """A customer of the client."""

    name = Field(N_("Client's customer"), Text(120))
    product = Field(N_("What is sold"), Text(120))
    share_pct = Field(N_("Share %"), PERCENT)
    note = Field(N_("Note"), Text(200))


class Business(Section, of="enterprise", id="E3", title=N_("Business status")):
    """Sales, managers, rivals."""

    sales_by_year = Field(N_("Sales record"), Rows(SalesYear), id="E3.1")
    managers_quality = Field(N_("Quality of the managers"), Choice(RATE5), id="E3.2", inner=True)
    managers_quality_note = Field(N_("Quality of the managers: remarks"), Text(200), id="E3.2", inner=True)
    sales_staff_quality = Field(N_("Quality of the sales people"), Choice(RATE5), id="E3.3", inner=True)
    sales_staff_quality_note = Field(N_("Quality of the sales people: remarks"), Text(200), id="E3.3", inner=True)
    rivals = Field(N_("Relations with our competitors"), Rows(Rival), id="E3.4")
    relation_with_us = Field(N_("Business relation with us"), Choice(OUR_STATUS), id="E3.5", inner=True)
    relation_with_us_note = Field(N_("Business relation with us: remarks"), LONG_TEXT, id="E3.5", inner=True)
    cooperation = Field(N_("Attitude to co-operation"), Choice(RATE5), id="E3.6", inner=True)
    cooperation_note = Field(N_("Attitude to co-operation: remarks"), Text(200), id="E3.6", inner=True)
    operating_trend = Field(N_("Operating condition"), Choice(TREND5), id="E3.7*", inner=True)
    operating_trend_note = Field(N_("Operating condition: remarks"), Text(200), id="E3.7*", inner=True)
    products_handled = Field(N_("Products handled"), Rows(ProductHandled), id="E3.8*")
    suppliers_of = Field(N_("Supply chain"), Rows(SupplierOf), id="E3.9*")
    customers_of = Field(N_("Chain of customers"), Rows(CustomerOf), id="E3.10*")
    distribution_ability = Field(N_("Distribution ability"), Choice(RATE5), id="E3.11*", inner=True)
    distribution_ability_note = Field(N_("Distribution ability: remarks"), Text(200), id="E3.11*", inner=True)
    service_ability = Field(N_("Service ability"), Choice(RATE5), id="E3.12*", inner=True)
    service_ability_note = Field(N_("Service ability: remarks"), Text(200), id="E3.12*", inner=True)
    location_advantage = Field(N_("Location advantage"), Choice(RATE5), id="E3.13*", inner=True)
    location_advantage_note = Field(N_("Location advantage: remarks"), Text(200), id="E3.13*", inner=True)
    price_behaviour = Field(N_("Pricing behaviour"), Choice(RATE5), id="E3.14*", inner=True)
    price_behaviour_note = Field(N_("Pricing behaviour: remarks"), Text(200), id="E3.14*", inner=True)
    public_relations = Field(N_("Public relations"), Choice(RATE5), id="E3.15*", inner=True)
    public_relations_note = Field(N_("Public relations: remarks"), Text(200), id="E3.15*", inner=True)
    dealer_history = Field(N_("Business record as middleman"), LONG_TEXT, id="E3.16*")
    principal_family = Field(N_("Family situation of the principal"), LONG_TEXT, id="E3.17*", sensitivity=PERSONAL)
