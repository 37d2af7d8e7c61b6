"""A kind of file that the program does not have, declared as any other; `test_new_kind.py` sees what it gets."""

from clientdesk.dossier.fields import FIRST, NAME, PERSONAL, Field, Group, Kind, Rows, Section
from clientdesk.dossier.types import (
    BOOL,
    DATE,
    LONG_TEXT,
    MONEY,
    PHONE,
    TAGS,
    Choice,
    Choices,
    Integer,
    Rating,
    Reference,
    Text,
)

PURPOSE = Choices("visit_purpose", {"first": "First visit", "offer": "Offer", "repair": "Repair"})


class Met(Group, name="visit_met"):
    """Somebody met at the visit."""

    name = Field("Name", Text(80), sensitivity=PERSONAL, required=True, find=FIRST)
    phone = Field("Telephone", PHONE, sensitivity=PERSONAL, find=FIRST)


class Visit(Section, of="visit", id="V1", title="Visit"):
    """A visit and what came of it."""

    subject = Field("Subject", Text(80), id="V1.1", required=True, find=NAME)
    client = Field("Client", Reference("client"), id="V1.2")
    date = Field("Date", DATE, id="V1.3")
    purpose = Field("Purpose", Choice(PURPOSE), id="V1.4", default="first")
    town = Field("Town", Text(40), id="V1.5", find=FIRST)
    minutes = Field("Minutes", Integer(min=1, max=600), id="V1.6")
    travel_cost = Field("Travel cost", MONEY, id="V1.7")
    success = Field("Success", Rating(1, 5), id="V1.8")
    again_on = Field("Visit again on", DATE, id="V1.9", not_before=date)
    report = Field("Report", LONG_TEXT, id="V1.10", sensitivity=PERSONAL)
    topics = Field("Topics", TAGS, id="V1.11")
    finished = Field("Finished", BOOL, id="V1.12")
    met = Field("People met", Rows(Met), id="V1.13", sensitivity=PERSONAL)


VISIT = Kind("visit", "Visit", "Visits", (Visit,), Visit.subject, lists={"city": (Visit.town,)}, prefix="BS")
