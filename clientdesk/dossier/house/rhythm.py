"""How often the house speaks to its clients, and how long ahead it wants to know."""

from collections.abc import Mapping

from clientdesk.dossier.fields import Field, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Integer
from clientdesk.i18n import N_

_DAYS = Integer(min=1, max=3650)


class Rhythm(Section, of="house", id="H3", title=N_("Rhythm")):
    """After how many days a client wants to be spoken to again, and how early things are told."""

    days_a = Field(N_("Class A: days between contacts"), _DAYS, id="H3.1+")
    days_b = Field(N_("Class B: days between contacts"), _DAYS, id="H3.2+")
    days_c = Field(N_("Class C: days between contacts"), _DAYS, id="H3.3+")
    days_other = Field(N_("Without a class: days between contacts"), _DAYS, id="H3.4+")
    plan_days = Field(N_("Days ahead for which tasks are planned"), Integer(min=1, max=366), id="H3.5+")
    birthday_days = Field(N_("Days before a birthday to be reminded"), Integer(min=0, max=60), id="H3.6+")


USUAL: Mapping[Field[int], int] = {
    Rhythm.days_a: 30,
    Rhythm.days_b: 60,
    Rhythm.days_c: 90,
    Rhythm.days_other: 90,
    Rhythm.plan_days: 14,
    Rhythm.birthday_days: 3,
}
"""What holds as long as the house says nothing else."""
_BY_CLASS: Mapping[str, Field[int]] = {"a": Rhythm.days_a, "b": Rhythm.days_b, "c": Rhythm.days_c}


def kept(house: Record, field: Field[int]) -> int:
    """What the house says, or what is usual where it says nothing."""
    said = house[field]
    return said if said is not None else USUAL[field]


def by_class(house: Record) -> Mapping[str, int]:
    """{class: days between contacts}."""
    return {grade: kept(house, field) for grade, field in _BY_CLASS.items()}
