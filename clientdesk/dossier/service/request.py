"""A service request: what a client wants done, for which item, how soon."""

from datetime import date

from clientdesk.dossier.choices.person import CHANNEL
from clientdesk.dossier.choices.service import REQUEST_STATE, SERVICE_KIND, URGENCY
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Section
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, PHONE, TIME, Choice, Reading, Reference, Text
from clientdesk.i18n import N_

OPEN, DISPATCHED, DONE, CANCELLED = "open", "dispatched", "done", "cancelled"
WAITING = (OPEN, DISPATCHED)
"""The states in which something is still to be done."""


def today(reading: Reading) -> date:
    """What is written is of today unless its day is given."""
    return reading.today


class ServiceRequest(Section, of="service_request", id="S1", title=N_("Service request")):
    """Who asked for what, when and by which way. What its item tells is filled in when it is stored."""

    subject = Field(N_("What is wanted"), Text(200), id="S1.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="S1.2", sensitivity=PERSONAL)
    contact_person = Field(N_("Contact person"), Text(60), id="S1.3", sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, id="S1.4", sensitivity=PERSONAL)
    date = Field(N_("Received on"), DATE, id="S1.5", default=today)
    time = Field(N_("At"), TIME, id="S1.6")
    channel = Field(N_("By which way"), Choice(CHANNEL), id="S1.7")
    kind = Field(N_("Kind of service"), Choice(SERVICE_KIND), id="S1.8", default="repair")
    urgency = Field(N_("Urgency"), Choice(URGENCY), id="S1.9", default="normal")
    wanted_by = Field(N_("Wanted by"), DATE, id="S1.10")
    item = Field(N_("Installed item"), Reference("installed_item"), id="S1.11")
    product = Field(N_("Product"), Reference("product"), id="S1.12")
    serial = Field(N_("Serial number"), Text(60), id="S1.13", find=FIRST)
    warranty = Field(N_("Under warranty"), BOOL, id="S1.14")
    symptom = Field(N_("Symptom"), LONG_TEXT, id="S1.15")
    complaint = Field(N_("Belongs to the complaint"), Reference("complaint"), id="S1.16")
    plan = Field(N_("From the service plan"), Reference("service_plan"), id="S1.17")
    state = Field(N_("State"), Choice(REQUEST_STATE), id="S1.18", default=OPEN)
    remarks = Field(N_("Remarks"), LONG_TEXT, id="S1.19")
