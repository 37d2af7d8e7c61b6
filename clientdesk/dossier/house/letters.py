"""The letters of the house: its own texts, from how many days overdue on it reminds of payments, where it writes."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from clientdesk.dossier.choices.letters import LETTER_KIND, LETTER_LANGUAGE
from clientdesk.dossier.fields import Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import LONG_TEXT, Choice, Integer, Reading, Text
from clientdesk.i18n import N_

LEVELS = (1, 2, 3)
"""How often a payment is reminded of, each time more firmly."""
_DAYS = Integer(min=1, max=3650)


class LetterText(Group, name="letter_texts"):
    """A text with places that are filled for each client; the order of the rows is that in which they are offered.

    `level` is that of a payment reminder (1 to 3), empty for every other kind.
    """

    name = Field(N_("Name"), Text(80), required=True)
    language = Field(N_("Language"), Choice(LETTER_LANGUAGE), required=True)
    kind = Field(N_("What for"), Choice(LETTER_KIND), required=True)
    subject = Field(N_("Subject"), Text(200))
    body = Field(N_("Text"), LONG_TEXT, required=True)
    level = Field(N_("Reminder"), Integer(min=LEVELS[0], max=LEVELS[-1]))


class Letters(Section, of="house", id="H10", title=N_("Letters")):
    """Texts, days of reminders, the place of letters."""

    letter_place = Field(N_("Place letters are written in"), Text(60), id="H10.1+")
    reminder_days_1 = Field(N_("First reminder: days overdue"), _DAYS, id="H10.2+")
    reminder_days_2 = Field(N_("Second reminder: days overdue"), _DAYS, id="H10.3+")
    reminder_days_3 = Field(N_("Third reminder: days overdue"), _DAYS, id="H10.4+")
    pay_within = Field(N_("Days in which a reminder asks to be paid"), Integer(min=1, max=365), id="H10.5+")
    letter_texts = Field(N_("Texts of letters"), Rows(LetterText), id="H10.6+")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """Each reminder comes later than the one before."""
        days = reminder_days(record)
        for before, after in pairwise(LEVELS):
            if days[after] <= days[before]:
                field = REMINDER_DAYS[after]
                yield Problem(field, N_("A later reminder needs more days than the one before it."), {}, refused=True)


REMINDER_DAYS: Mapping[int, Field[int]] = {
    1: Letters.reminder_days_1,
    2: Letters.reminder_days_2,
    3: Letters.reminder_days_3,
}
USUAL: Mapping[Field[int], int] = {
    Letters.reminder_days_1: 7,
    Letters.reminder_days_2: 21,
    Letters.reminder_days_3: 45,
    Letters.pay_within: 7,
}
"""What holds as long as the house says nothing else."""


def reminder_days(house: Record) -> dict[int, int]:
    """{level: from how many days overdue on}."""
    return {level: kept(house, field) for level, field in REMINDER_DAYS.items()}


def kept(house: Record, field: Field[int]) -> int:
    """What the house says, or what is usual where it says nothing."""
    said = house[field]
    return said if said is not None else USUAL[field]


def level_of(days: int, house: Record) -> int:
    """The reminder that is due after so many days overdue; 0 while none is."""
    return max((level for level, least in reminder_days(house).items() if days >= least), default=0)
