"""A task: something to be done for or with a client by a day; also what one side promised the other."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from clientdesk.dossier.choices.work import PRIORITY, PROMISE, REPEAT, TASK_KIND, TASK_STATE
from clientdesk.dossier.fields import PERSONAL, Field, Problem, Section
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import DATE, LONG_TEXT, TIME, Choice, Integer, Reading, Reference, Text
from clientdesk.i18n import N_

OPEN = ("planned", "in_progress")
"""The states in which something is still to be done."""
_MONTHS = {"monthly": 1, "yearly": 12}
_DAYS = {"daily": 1, "weekly": 7}


class Task(Section, of="task", id="W1", title=N_("Task")):
    """What, for whom, by when, and what came of it."""

    subject = Field(N_("What is to be done"), Text(200), id="W1.1", required=True)
    client = Field(N_("Client"), Reference("client"), id="W1.2", sensitivity=PERSONAL)
    kind = Field(N_("Kind of task"), Choice(TASK_KIND), id="W1.3", default="call")
    due = Field(N_("Due on"), DATE, id="W1.4")
    time = Field(N_("At"), TIME, id="W1.5")
    minutes = Field(N_("Minutes it takes"), Integer(min=1, max=1440), id="W1.6")
    remind_days = Field(N_("Remind days before"), Integer(min=0, max=365), id="W1.7")
    remind_minutes = Field(N_("Remind minutes before"), Integer(min=0, max=1440), id="W1.8")
    priority = Field(N_("Priority"), Choice(PRIORITY), id="W1.9")
    assignee = Field(N_("Who does it"), Reference("user"), id="W1.10")
    promise = Field(N_("A promise"), Choice(PROMISE), id="W1.11")
    repeat = Field(N_("Repeats"), Choice(REPEAT), id="W1.12")
    repeat_until = Field(N_("Repeats until"), DATE, id="W1.13", not_before=due)
    repeat_day = Field(N_("Day of the month"), Integer(min=1, max=31), id="W1.19")
    state = Field(N_("State"), Choice(TASK_STATE), id="W1.14", default="planned")
    done_on = Field(N_("Done on"), DATE, id="W1.15")
    result = Field(N_("What came of it"), LONG_TEXT, id="W1.16", sensitivity=PERSONAL)
    note = Field(N_("Note"), LONG_TEXT, id="W1.17", sensitivity=PERSONAL)
    follows = Field(N_("Follows from"), Reference("work"), id="W1.18")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """What the day is needed for."""
        if record[cls.due] is None:
            for field in (cls.time, cls.repeat, cls.remind_days, cls.remind_minutes):
                if record[field] is not None:
                    yield Problem(cls.due, N_("Say on which day."), {})
                    return


def next_due(task: Record, today: date) -> date | None:
    """When a repeating task comes again: the first of its days after the present one that is not past; None at its end.

    A monthly or yearly one keeps its day of the month; where that is missing it falls on the last one.
    """
    due, repeat, until = task[Task.due], task[Task.repeat], task[Task.repeat_until]
    if due is None or repeat is None:
        return None
    following = due
    while following <= due or following < today:
        if repeat in _DAYS:
            following += timedelta(_DAYS[repeat] * max(1, -(-(today - following).days // _DAYS[repeat])))
        else:
            following = months_later(following, _MONTHS[repeat], task[Task.repeat_day] or due.day)
    return None if until and following > until else following


def months_later(day: date, months: int, wanted: int) -> date:
    """The day so many months later, on the wanted day of the month or its last one."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(wanted, monthrange(years, month + 1)[1]))
