"""Whether the house sells insurance, and the days that hold for all its policies."""

from clientdesk.dossier.fields import Field, Section
from clientdesk.dossier.insurance.course import Terms
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import BOOL, Integer
from clientdesk.i18n import N_

_DAYS = Integer(min=1, max=366)


class Insurance(Section, of="house", id="H12", title=N_("Insurance")):
    """Policies, renewals and claims."""

    sells_insurance = Field(N_("We look after insurance policies"), BOOL, id="H12.1+")
    grace_days = Field(N_("Days of grace after an unpaid premium"), Integer(min=0, max=366), id="H12.2+")
    reinstatement_months = Field(
        N_("Months in which a lapsed policy can be put in force again"), Integer(min=0, max=120), id="H12.3+"
    )
    renewal_days_1 = Field(N_("First task, days before an end or a premium"), _DAYS, id="H12.4+")
    renewal_days_2 = Field(N_("Second task, days before"), _DAYS, id="H12.5+")
    renewal_days_3 = Field(N_("Third task, days before"), _DAYS, id="H12.6+")


_USUAL = Terms()
LEADS = (Insurance.renewal_days_1, Insurance.renewal_days_2, Insurance.renewal_days_3)
"""Of which tasks before a renewal."""


def usual(field: Field[int]) -> int:
    """What holds as long as the house says nothing else."""
    if field in LEADS:
        return _USUAL.ahead[LEADS.index(field)]
    return _USUAL.grace if field is Insurance.grace_days else _USUAL.reinstatement


def terms_of(house: Record) -> Terms:
    """What the house says, or what is usual where it says nothing."""

    def kept(field: Field[int]) -> int:
        said = house[field]
        return usual(field) if said is None else said

    ahead = tuple(sorted({kept(field) for field in LEADS}, reverse=True))
    return Terms(kept(Insurance.grace_days), kept(Insurance.reinstatement_months), ahead)
