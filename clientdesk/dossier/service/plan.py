"""A service plan: a service that a client gets again and again, and when it comes next."""

from collections.abc import Iterator
from datetime import date

from clientdesk.dossier.choices.service import PLAN_STATE, SERVICE_KIND
from clientdesk.dossier.fields import PERSONAL, Field, Problem, Section, Surroundings
from clientdesk.dossier.insurance.course import months_on
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.request import today
from clientdesk.dossier.types import DATE, LONG_TEXT, Choice, Integer, Reading, Reference, Text
from clientdesk.i18n import N_

ACTIVE, ENDED = "active", "ended"


def next_service(plan: Record) -> date | None:
    """The day on which a plan falls due next: its first one, or so many months after it was done or left out last, on
    the same day of the month or the last one there is. None where it is not in force, says too little, or has come to
    its end."""
    begins, every = plan[ServicePlan.begins], plan[ServicePlan.every_months]
    last = max((day for field in (ServicePlan.last_done, ServicePlan.skipped) if (day := plan[field])), default=None)
    if begins is None or not every or plan[ServicePlan.state] not in (None, ACTIVE):
        return None
    day = begins if last is None else months_on(last, every)
    ends = plan[ServicePlan.ends]
    return None if ends and day > ends else day


def _next(record: Record, around: Surroundings) -> date | None:
    return next_service(record)


class ServicePlan(Section, of="service_plan", id="S5", title=N_("Service plan")):
    """What, how often, from when to when. Some days before each time a request is written."""

    name = Field(N_("What it is"), Text(120), id="S5.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="S5.2", sensitivity=PERSONAL)
    kind = Field(N_("Kind of service"), Choice(SERVICE_KIND), id="S5.3", default="maintenance")
    item = Field(N_("Installed item"), Reference("installed_item"), id="S5.4")
    product = Field(N_("Product"), Reference("product"), id="S5.5")
    every_months = Field(N_("Every so many months"), Integer(min=1, max=120), id="S5.6", default=6)
    begins = Field(N_("First on"), DATE, id="S5.7", default=today)
    ends = Field(N_("Last on, at the latest"), DATE, id="S5.8", not_before=begins)
    last_done = Field(N_("Done last on"), DATE, id="S5.9")
    skipped = Field(N_("Left out on"), DATE, id="S5.10")
    next_on = Field(N_("Next on"), DATE, id="S5.11", derive=_next)
    asked_for = Field(N_("Request written for"), DATE, id="S5.12")
    state = Field(N_("State"), Choice(PLAN_STATE), id="S5.13", default=ACTIVE)
    remarks = Field(N_("Remarks"), LONG_TEXT, id="S5.14")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """What the next day is reckoned from."""
        for field in (cls.every_months, cls.begins):
            if record[field] is None:
                yield Problem(field, N_("Without it no request is written."), {})
