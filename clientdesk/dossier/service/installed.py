"""An installed item: something we sold that stands at a client's, with its serial number and warranty."""

from clientdesk.dossier.choices.service import ITEM_STATE
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Section
from clientdesk.dossier.types import DATE, LONG_TEXT, Choice, Reference, Text
from clientdesk.i18n import N_

IN_USE, REPLACED = "in_use", "replaced"


class InstalledItem(Section, of="installed_item", id="S4", title=N_("Installed item")):
    """What stands where. The end of the warranty follows from the product unless it is given."""

    name = Field(N_("What it is"), Text(120), id="S4.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="S4.2", sensitivity=PERSONAL)
    product = Field(N_("Product"), Reference("product"), id="S4.3")
    serial = Field(N_("Serial number"), Text(60), id="S4.4", find=FIRST)
    sold_on = Field(N_("Sold on"), DATE, id="S4.5")
    warranty_to = Field(N_("Warranty until"), DATE, id="S4.6", not_before=sold_on)
    place = Field(N_("Where it stands"), Text(120), id="S4.7", sensitivity=PERSONAL)
    replaces = Field(N_("Replaces"), Reference("installed_item"), id="S4.8")
    state = Field(N_("State"), Choice(ITEM_STATE), id="S4.9", default=IN_USE)
    remarks = Field(N_("Remarks"), LONG_TEXT, id="S4.10")
