"""A contact record: a call, visit, letter or note, what was said in it, and what it told about the client."""

from collections.abc import Iterator
from datetime import date, datetime

from clientdesk.dossier.choices.person import CHANNEL
from clientdesk.dossier.choices.work import CONTACT_KIND, DIRECTION, MOOD, REFUSAL
from clientdesk.dossier.fields import PERSONAL, Field, Group, Problem, Rows, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import (
    BOOL,
    DATE,
    FILE,
    LONG_TEXT,
    MONEY,
    MULTI_TEXT,
    TIME,
    Choice,
    Integer,
    Reading,
    Reference,
    Text,
)
from clientdesk.i18n import N_

NO_CONTACT = "note"
"""The kind of record that was written down without any contact."""
OPEN_DAYS = 7
"""So long the text of a record may be changed freely."""


class Enclosed(Group, name="enclosed"):
    """A file that belongs to the contact."""

    file = Field(N_("File"), FILE, sensitivity=PERSONAL, required=True)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


def _today(reading: Reading) -> date:
    return reading.today


def _reminds(record: Record) -> bool:
    return record[Contact.reminder_level] is not None


class Contact(Section, of="contact", id="W2", title=N_("Contact record")):
    """When, by which way, with whom, what about, what followed."""

    subject = Field(N_("Subject"), Text(200), id="W2.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="W2.2", sensitivity=PERSONAL)
    date = Field(N_("Day"), DATE, id="W2.3", required=True, default=_today)
    time = Field(N_("Time"), TIME, id="W2.4")
    channel = Field(N_("By which way"), Choice(CHANNEL), id="W2.5")
    direction = Field(N_("From whom it came"), Choice(DIRECTION), id="W2.6")
    kind = Field(N_("Kind of contact"), Choice(CONTACT_KIND), id="W2.7", default="follow_up")
    people = Field(N_("With whom"), MULTI_TEXT, id="W2.8", sensitivity=PERSONAL)
    our_people = Field(N_("Who of us"), MULTI_TEXT, id="W2.9")
    place = Field(N_("Place"), Text(120), id="W2.10")
    content = Field(N_("What was said"), LONG_TEXT, id="W2.11", sensitivity=PERSONAL)
    need_found = Field(N_("Need found"), Text(200), id="W2.12")
    objection = Field(N_("Objection"), Text(200), id="W2.13")
    refusal_reason = Field(N_("Why refused"), Choice(REFUSAL), id="W2.14")
    mood = Field(N_("Mood"), Choice(MOOD), id="W2.15", sensitivity=PERSONAL)
    intention = Field(N_("Means to buy"), BOOL, id="W2.16")
    feedback = Field(N_("The client told us something"), BOOL, id="W2.17")
    told_how_to_report = Field(N_("Told how to report problems"), BOOL, id="W2.18")
    market_news = Field(N_("News of the market"), Text(200), id="W2.19")
    minutes = Field(N_("Minutes it took"), Integer(min=1, max=1440), id="W2.20")
    cost = Field(N_("Cost"), MONEY, id="W2.21")
    enclosed = Field(N_("Files"), Rows(Enclosed), id="W2.22", sensitivity=PERSONAL)
    reminder_level = Field(
        N_("Payment reminder printed"), Integer(min=1, max=3), id="W2.23", fixed=True, shown=_reminds
    )
    opportunity = Field(N_("Opportunity"), Reference("opportunity"), id="W2.24")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """After a week what was written stands; it can only be added to."""
        before, now = record.original(cls.content), record[cls.content]
        if before and not (now or "").startswith(before) and _age(record, reading.today) > OPEN_DAYS:
            yield Problem(
                cls.content,
                N_("What was written more than {days} days ago stands fast. Add to it below, or write a new record."),
                {"days": OPEN_DAYS},
                refused=True,
            )


def _age(record: Record, today: date) -> int:
    """How many days ago it was written down; 0 for what is not stored yet."""
    created = record.stamps.created
    return (today - datetime.fromisoformat(created).astimezone().date()).days if created else 0
