"""The company that keeps the file, as it stands at the head of its prints."""

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import Field, Section
from clientdesk.dossier.types import EMAIL, PHONE, PHOTO, URL, Choice, Text
from clientdesk.i18n import N_


class Company(Section, of="house", id="H1", title=N_("Company")):
    """Name, address, numbers and logo. None of it is needed: a card without a head is a card too."""

    name = Field(N_("Company name"), Text(120), id="H1.1+")
    name_en = Field(N_("Company name in English"), Text(120), id="H1.2+", chinese=True)
    slogan = Field(N_("Slogan"), Text(120), id="H1.3+")
    logo = Field(N_("Logo"), PHOTO, id="H1.4+")
    address = Field(N_("Address"), Text(200), id="H1.5+")
    address_en = Field(N_("Address in English"), Text(200), id="H1.6+", chinese=True)
    postcode = Field(N_("Postcode"), Text(12), id="H1.7+")
    country = Field(N_("Home country"), Choice(COUNTRY), id="H1.13+")
    phone = Field(N_("Telephone"), PHONE, id="H1.8+")
    email = Field(N_("E-mail"), EMAIL, id="H1.9+")
    website = Field(N_("Website"), URL, id="H1.10+")
    reg_no = Field(N_("Tax or registration number"), Text(40), id="H1.11+")
    bank_line = Field(N_("Bank and account"), Text(200), id="H1.12+")
