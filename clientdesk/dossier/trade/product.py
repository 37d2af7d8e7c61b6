"""A product or service: what it is called, what it costs, what it is followed by."""

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.fields import FIRST, Field, Group, Rows, Section
from clientdesk.dossier.trade.lines import PRICE, QUANTITY
from clientdesk.dossier.types import BOOL, LONG_TEXT, PERCENT, PHOTO, Choice, Integer, Reference, Text
from clientdesk.i18n import N_


class PriceLevel(Group, name="price_levels"):
    """Another price: for a class of clients, or from a quantity on."""

    level = Field(N_("Level"), Text(60), required=True)
    from_quantity = Field(N_("From this quantity on"), QUANTITY)
    price = Field(N_("Unit price"), PRICE, required=True)


class Product(Section, of="product", id="T1", title=N_("Product")):
    """What is sold. The price is without tax unless the document that takes it says otherwise."""

    name = Field(N_("Product"), Text(120), id="T1.1", required=True)
    model = Field(N_("Model"), Text(60), id="T1.2", find=FIRST)
    article = Field(N_("Article number"), Text(60), id="T1.3", find=FIRST)
    category = Field(N_("Category"), Text(60), id="T1.4")
    unit = Field(N_("Unit"), Text(20), id="T1.5")
    price = Field(N_("Unit price"), PRICE, id="T1.6")
    price_levels = Field(N_("Price levels"), Rows(PriceLevel), id="T1.7")
    cost = Field(N_("Cost"), PRICE, id="T1.8", inner=True)
    tax_rate = Field(N_("Tax rate"), PERCENT, id="T1.9")
    currency = Field(N_("Currency"), Choice(CURRENCY), id="T1.10")
    upgrade_of = Field(N_("Upgrade of"), Reference("product"), id="T1.11")
    replaces = Field(N_("Replaces"), Reference("product"), id="T1.12")
    warranty_months = Field(N_("Warranty in months"), Integer(min=0, max=600), id="T1.13")
    active = Field(N_("Is sold"), BOOL, id="T1.14", default=True)
    photo = Field(N_("Picture"), PHOTO, id="T1.15")
    remarks = Field(N_("Remarks"), LONG_TEXT, id="T1.16")
