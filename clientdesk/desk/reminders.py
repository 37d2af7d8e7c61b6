"""Reminders: what is to be remembered now, what was missed while nobody looked, what was put off.

When somebody is reminded follows from the tasks and birthdays in the file; what was seen of it belongs to whoever looks
and is kept by the window, as a `Seen`.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from clientdesk.desk.morning import Remembered
from clientdesk.desk.part import Part
from clientdesk.dossier.house import rhythm
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.occasions import Event, Occasion
from clientdesk.store import works

MORNING = time(9)
"""When one is reminded of a day that has no time of its own."""
KEPT = timedelta(days=31)
"""So long what was missed is told."""
AWAY = timedelta(minutes=10)
"""What should have been told longer ago than this was missed."""
_AHEAD = timedelta(days=1)
"""So far ahead reminders are worked out, so that whoever keeps them need not look often."""
_LONGEST = 366
"""Days before a task that one may be reminded of it."""
_MOST_BIRTHDAYS = 20
"""On one day; nobody wants to hear of more one by one."""
_BIRTHDAYS_MISSED = 7
"""So many days back birthdays are looked for."""


@dataclass(frozen=True)
class Reminder:
    """Something to be remembered at a moment. `key` is the same whenever it is worked out.

    subject   what is to be done; empty for a birthday, which `occasion` tells of
    client    the code of the client, empty without one; `name` is the client's
    kind      the kind of task (a code), empty for a birthday
    on, at    the day and time of the thing itself
    """

    key: str
    moment: datetime
    on: date
    at: time | None = None
    subject: str = ""
    client: str = ""
    name: str = ""
    kind: str = ""
    task: str = ""
    occasion: Occasion | None = None


@dataclass(frozen=True)
class Seen:
    """What somebody has seen: until when, and which reminders wait in the list, each from a moment on (put off ones
    from a moment to come)."""

    until: datetime
    waiting: Mapping[str, datetime] = field(default_factory=dict)

    def told(self) -> str:
        """As a text that `of` reads."""
        waiting = {key: moment.astimezone(UTC).isoformat() for key, moment in self.waiting.items()}
        return json.dumps({"until": self.until.astimezone(UTC).isoformat(), "waiting": waiting})

    @classmethod
    def of(cls, told: str, *, now: datetime) -> "Seen":
        """What `told` says; where that cannot be read, everything up to the start of today."""
        try:
            said = json.loads(told)
            waiting = {str(key): datetime.fromisoformat(moment) for key, moment in said["waiting"].items()}
            seen = cls(datetime.fromisoformat(said["until"]), waiting)
            if all(moment.tzinfo for moment in (seen.until, *waiting.values())):
                return seen
        except (ValueError, TypeError, KeyError, AttributeError):
            pass
        return cls(local(now.astimezone().date(), time()))

    def put_off(self, key: str, until: datetime) -> "Seen":
        """A reminder comes again at a later moment."""
        return replace(self, waiting={**self.waiting, key: until})

    def done_with(self, key: str) -> "Seen":
        """A reminder is not needed any more."""
        return replace(self, waiting={other: moment for other, moment in self.waiting.items() if other != key})


@dataclass(frozen=True)
class Due:
    """A reminder that waits in the list: `new` where nobody was told of it yet, `missed` where it comes late."""

    reminder: Reminder
    new: bool = False
    missed: bool = False


def look(found: Sequence[Reminder], seen: Seen, now: datetime) -> tuple[Seen, tuple[Due, ...]]:
    """What is to be shown at a moment, the longest due first, and what has been seen then.

    A clock that was put back tells nothing twice; one that was put forward tells what it has passed.
    """
    by_key = {reminder.key: reminder for reminder in found}
    last = max(seen.until, now - KEPT)
    fresh = {one.key: one.moment for one in found if last < one.moment <= now and one.key not in seen.waiting}
    kept = {key: moment for key, moment in seen.waiting.items() if key in by_key}
    waiting = {**kept, **fresh}
    due = [
        Due(
            by_key[key],
            new=key in fresh or seen.until < moment,
            missed=key in fresh and now - moment > AWAY,
        )
        for key, moment in sorted(waiting.items(), key=lambda pair: (pair[1], pair[0]))
        if moment <= now
    ]
    return Seen(max(seen.until, now), waiting), tuple(due)


def local(day: date, at: time) -> datetime:
    """The moment of a day at a time of the day, by the clock of this computer. A time that the change to summer time
    leaves out comes an hour later; of one that comes twice the first is meant."""
    return datetime.combine(day, at).astimezone()


def tomorrow(now: datetime) -> datetime:
    """The next morning."""
    return local(now.astimezone().date() + timedelta(1), MORNING)


class Reminders(Part):
    """`desk.reminders`."""

    def look(self, seen: Seen) -> tuple[Seen, tuple[Due, ...]]:
        """What is to be shown now."""
        return look((*self.of_tasks(), *self.of_birthdays()), seen, self.desk.now)

    def of_tasks(self) -> tuple[Reminder, ...]:
        """The reminders of open tasks, of the last month and those to come within a day."""
        return self._near(self._of_tasks())

    def of_birthdays(self) -> tuple[Reminder, ...]:
        """The same of birthdays and other days. This looks through the whole file: enough once in a while."""
        return self._near(self._of_birthdays())

    def _near(self, found: Iterator[Reminder]) -> tuple[Reminder, ...]:
        now = self.desk.now
        return tuple(one for one in found if now - 2 * KEPT < one.moment <= now + _AHEAD)

    def _of_tasks(self) -> Iterator[Reminder]:
        today = self.desk.today
        since, until = today - KEPT, today + timedelta(_LONGEST)
        with self.store.reading() as connection:
            rows = works.reminding(connection, since.isoformat(), until.isoformat())
        for code, subject, client, name, kind, due, at, days, minutes in rows:
            on, clock = date.fromisoformat(due), time.fromisoformat(at) if at else None
            made = Reminder("", self.desk.now, on, clock, subject, client or "", name or "", kind or "", code)
            yield from _of_task(made, days, minutes)

    def _of_birthdays(self) -> Iterator[Reminder]:
        """Of each birthday one some days before and one on the day, the first some of a day."""
        lead = rhythm.kept(self.desk.house.record(), Rhythm.birthday_days)
        since = self.desk.today - timedelta(_BIRTHDAYS_MISSED)
        found = self.desk.morning.occasions(since=since, days_ahead=_BIRTHDAYS_MISSED + lead)
        counted: dict[date, int] = {}
        for one in found:
            if one.occasion.about.event is not Event.NOTED or one.occasion.on >= self.desk.today:
                counted[one.occasion.on] = counted.get(one.occasion.on, 0) + 1
                if counted[one.occasion.on] <= _MOST_BIRTHDAYS:
                    yield from _of_occasion(one, lead)


def _of_task(task: Reminder, days: int | None, minutes: int | None) -> Iterator[Reminder]:
    """At its time or so many minutes before; some days before in the morning. Each by itself."""
    if task.at is not None or minutes is not None:
        moment = local(task.on, task.at or MORNING).astimezone(UTC) - timedelta(minutes=minutes or 0)
        yield replace(task, key=f"{task.task} {moment.isoformat()}", moment=moment)
    if days is not None:
        moment = local(task.on - timedelta(days), MORNING).astimezone(UTC)
        yield replace(task, key=f"{task.task} {moment.isoformat()}", moment=moment)


def _of_occasion(one: Remembered, lead: int) -> Iterator[Reminder]:
    about = one.occasion.about
    whose = f"{about.event} {about.fields[0].key} {about.who} {about.text}"
    for days in sorted({lead, 0}, reverse=True):
        yield Reminder(
            f"{one.line.code} {whose} {one.occasion.on.isoformat()} {days}",
            local(one.occasion.on - timedelta(days), MORNING).astimezone(UTC),
            one.occasion.on,
            client=one.line.code,
            name=one.line.name,
            occasion=one.occasion,
        )
