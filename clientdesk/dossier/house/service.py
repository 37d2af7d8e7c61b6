"""How the house serves: from which cost a dispatch is approved, how fast complaints are answered, when it works."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import time
from decimal import Decimal

from clientdesk.dossier.choices.service import WEEKDAY
from clientdesk.dossier.fields import Field, Problem, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import MONEY, TIME, Integer, MultiChoice, Reading
from clientdesk.i18n import N_

_DAYS = Integer(min=0, max=366)
_HOURS = Integer(min=1, max=2000)


class Service(Section, of="house", id="H11", title=N_("Service")):
    """Approval, costs, days and hours."""

    dispatch_approval_above = Field(N_("Dispatches are approved above an estimated cost of"), MONEY, id="H11.1+")
    hourly_cost = Field(N_("Cost of an hour of work"), MONEY, id="H11.2+")
    plan_days_ahead = Field(N_("Days ahead for which requests of service plans are written"), _DAYS, id="H11.3+")
    check_days = Field(N_("Days until the check after a service"), _DAYS, id="H11.4+")
    survey_days = Field(N_("Days until the survey after a complaint"), _DAYS, id="H11.5+")
    answer_hours = Field(N_("Working hours until a complaint is answered"), _HOURS, id="H11.6+")
    resolve_hours = Field(N_("Working hours until a complaint is resolved"), _HOURS, id="H11.7+")
    work_begins = Field(N_("Work begins at"), TIME, id="H11.8+")
    work_ends = Field(N_("Work ends at"), TIME, id="H11.9+", not_before=work_begins)
    work_days = Field(N_("Working days"), MultiChoice(WEEKDAY), id="H11.10+")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """A working day lasts a while."""
        begins, ends = record[cls.work_begins], record[cls.work_ends]
        if begins is not None and ends is not None and ends <= begins:
            yield Problem(cls.work_ends, N_("Work ends after it began; the usual hours hold."), {})


@dataclass(frozen=True)
class WorkingTime:
    """From when to when the house works, and on which days of the week (1 is Monday)."""

    begins: time = time(9)
    ends: time = time(18)
    days: frozenset[int] = frozenset((1, 2, 3, 4, 5))


@dataclass(frozen=True)
class ServiceRules:
    """How the house serves; what it does not say is as usual."""

    approval_above: Decimal = Decimal(500)
    hourly_cost: Decimal | None = None
    plan_days_ahead: int = 14
    check_days: int = 7
    survey_days: int = 7
    answer_hours: int = 4
    resolve_hours: int = 48
    working: WorkingTime = WorkingTime()


_NUMBERS: Mapping[str, Field[int]] = {
    "plan_days_ahead": Service.plan_days_ahead,
    "check_days": Service.check_days,
    "survey_days": Service.survey_days,
    "answer_hours": Service.answer_hours,
    "resolve_hours": Service.resolve_hours,
}


def service_rules(house: Record) -> ServiceRules:
    """The rules that a record of the house tells."""
    numbers = {name: said for name, field in _NUMBERS.items() if (said := house[field]) is not None}
    usual, above = WorkingTime(), house[Service.dispatch_approval_above]
    days = frozenset(int(day) for day in house[Service.work_days] or ())
    begins, ends = house[Service.work_begins] or usual.begins, house[Service.work_ends] or usual.ends
    return ServiceRules(
        approval_above=ServiceRules.approval_above if above is None else above,
        hourly_cost=house[Service.hourly_cost],
        working=WorkingTime(begins, ends, days or usual.days) if begins < ends else usual,
        **numbers,
    )
