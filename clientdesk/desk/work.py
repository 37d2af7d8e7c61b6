"""The work with clients: what is to be done and by when, what was said, what follows from it."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta
from functools import cached_property

from clientdesk.desk.crumbs import Crumbs
from clientdesk.desk.part import Part
from clientdesk.dossier.crumbs.crumb import Crumb
from clientdesk.dossier.house import rhythm
from clientdesk.dossier.house.rhythm import Rhythm
from clientdesk.dossier.kinds import CONTACT, TASK
from clientdesk.dossier.record import Record
from clientdesk.dossier.shortening import shortened
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import NO_CONTACT, Contact
from clientdesk.dossier.work.task import OPEN, Task, next_due
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence, catalogue
from clientdesk.progress import QUIET, Progress
from clientdesk.store import works
from clientdesk.store.journal import Step
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.store.pages import read_page
from clientdesk.store.records import read_record

DONE, CANCELLED = "done", "cancelled"
_SUBJECT = 80
"""Letters of a text that become its subject where none was given."""
_ENDED = ("lost", "disqualified")
"""The stages in which nobody plans to speak to a client."""


class Work(Part):
    """`desk.work`."""

    @cached_property
    def crumbs(self) -> Crumbs:
        """What notes tell in passing."""
        return Crumbs(self.desk)

    # Making

    def task(self, client: str = "", *, subject: str = "", due: date | None = None) -> Record:
        """An empty task with its defaults, for a client; not stored yet."""
        record = self.desk.clients.new(TASK.name)
        record[Task.client] = Link(client) if client else None
        record[Task.subject] = subject or None
        record[Task.due] = due
        return record

    def contact(self, client: str, *, content: str = "") -> Record:
        """An empty contact record of today with a client; not stored yet."""
        record = self.desk.clients.new(CONTACT.name)
        record[Contact.client] = Link(client)
        record[Contact.content] = content or None
        return record

    def note(self, contact: Record, *, then: Record | None = None, learnt: Sequence[Crumb] = ()) -> Changed:
        """Store a contact record, what is to be done next, and what was learnt for the client's file, as one step.
        Without a subject its text gives one."""
        if contact[Contact.subject] is None and (content := contact[Contact.content]):
            contact[Contact.subject] = first_line(content)
        with self.store.step(N_("Note a contact"), by=self.desk.user) as step:
            self.desk.clients.create_in(step, contact)
            if then is not None:
                self._add(step, then, follows=contact)
            if learnt and (client := contact[Contact.client]) and client.target:
                self.crumbs.take_in(step, client.target, learnt, note=contact[Contact.content] or "")
        return step.changed

    def begin(self, client: Record, then: Record) -> Changed:
        """Store a new client and what is to be done next with it, as one step."""
        told = {"kind": Sentence(client.kind.label, context="kind")}
        with self.store.step(N_("Add {kind}"), by=self.desk.user, values=told) as step:
            self.desk.clients.create_in(step, client)
            then[Task.client] = Link(client.code, client.name)
            self._add(step, then)
        return step.changed

    def rewrite(self, contact: Record) -> Changed:
        """Store what was changed in a contact record; a subject that its text gave follows the text."""
        before, now = contact.original(Contact.content), contact[Contact.content]
        if before and now and contact[Contact.subject] == first_line(before):
            contact[Contact.subject] = first_line(now)
        return self.desk.clients.save(contact)

    def add(self, task: Record) -> Changed:
        """Store a new task."""
        with self.store.step(N_("Add a task"), by=self.desk.user) as step:
            self._add(step, task)
        return step.changed

    def save(self, task: Record) -> Changed:
        """Store what was changed in a task, or a new one."""
        if not task.id:
            return self.add(task)
        if any(field in (Task.due, Task.repeat) for field, _old, _new in task.changed()):
            due = task[Task.due]
            task[Task.repeat_day] = due.day if due and task[Task.repeat] else None
        with self.store.step(N_("Change a task"), by=self.desk.user) as step:
            self.desk.clients.save_in(step, task)
        return step.changed

    def notice(self, text: str) -> Changed:
        """Write a note down that concerns no client; it stands among the notices of the morning."""
        record = self.desk.clients.new(CONTACT.name)
        record[Contact.kind], record[Contact.content] = NO_CONTACT, text
        return self.note(record)

    def _add(self, step: Step, task: Record, *, follows: Record | None = None) -> None:
        due = task[Task.due]
        if follows is not None:
            task[Task.follows] = Link(follows.code, follows.name)
            task[Task.client] = task[Task.client] or follows[follows.kind.by_key[Task.client.key]]
        if task[Task.repeat] and task[Task.repeat_day] is None and due is not None:
            task[Task.repeat_day] = due.day
        self.desk.clients.create_in(step, task)

    # Doing

    def complete(
        self, code: str, *, result: str = "", contact: Record | None = None, then: Record | None = None
    ) -> Changed:
        """Tick a task off, with what came of it, the contact it was, and what is next, all as one step. A task that
        repeats comes again on its next day."""
        with self.store.step(N_("Complete a task"), by=self.desk.user) as step:
            task = self._open(step, code)
            task[Task.state], task[Task.done_on] = DONE, self.desk.today
            if result.strip():
                task[Task.result] = result.strip()
            self.desk.clients.save_in(step, task)
            if contact is not None:
                contact[Contact.subject] = contact[Contact.subject] or task[Task.subject]
                self.desk.clients.create_in(step, contact)
            if then is not None:
                self._add(step, then, follows=contact or task)
            if (again := next_due(task, self.desk.today)) is not None:
                self._add(step, self._repeated(task, again))
        return step.changed

    def _repeated(self, task: Record, due: date) -> Record:
        again = Record(task.kind, {field.key: value for field, value in task.filled()})
        for field in (Task.done_on, Task.result, Task.follows):
            again[field] = None
        again[Task.state], again[Task.due] = OPEN[0], due
        return again

    def move(self, code: str, due: date, *, at: time | None = None) -> Changed:
        """Put a task off, or forward, to another day."""
        with self.store.step(N_("Move a task"), by=self.desk.user) as step:
            task = self._open(step, code)
            task[Task.due] = due
            task[Task.time] = at if at is not None else task[Task.time]
            self.desk.clients.save_in(step, task)
        return step.changed

    def cancel(self, code: str) -> Changed:
        """Say that a task need not be done any more; it does not come again."""
        with self.store.step(N_("Cancel a task"), by=self.desk.user) as step:
            task = self._open(step, code)
            task[Task.state] = CANCELLED
            self.desk.clients.save_in(step, task)
        return step.changed

    def _open(self, step: Step, code: str) -> Record:
        task = read_record(step.connection, step.schema, self.desk.clients.number(step.connection, code))
        if task is None or task.kind.name != TASK.name:
            raise UserError(N_("{name} is no task."), key="no_task", name=code)
        if task[Task.state] not in (None, *OPEN):
            raise UserError(
                N_("This task is done or cancelled already."), key="task_closed", hint=N_("Nothing was changed.")
            )
        return task

    # Planning

    def planned(self) -> list[tuple[str, date]]:
        """(code, day) of the clients for whom nothing is planned and whose next contact, counted from the last one as
        often as the house wants, falls due in the days ahead; what is overdue falls on today."""
        house, today = self.desk.house.record(), self.desk.today
        until = today + timedelta(rhythm.kept(house, Rhythm.plan_days))
        kinds = [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            found = works.unplanned(connection, kinds=kinds, but=_ENDED)
        by_class, otherwise = rhythm.by_class(house), rhythm.kept(house, Rhythm.days_other)
        due = (
            (code, date.fromisoformat(last) + timedelta(by_class.get(grade, otherwise))) for code, grade, last in found
        )
        return [(code, max(day, today)) for code, day in due if day <= until]

    def plan_ahead(self, *, progress: Progress = QUIET) -> tuple[int, Changed]:
        """Plan a follow-up for each of these clients, as one step; how many. Raises `Cancelled` when told to stop;
        nothing is planned then."""
        wanted = self.planned()
        subject = catalogue(self.desk.language).tr(N_("Keep in touch"))
        with self.store.step(N_("Plan contacts"), by=self.desk.user) as step:
            for done, (code, day) in enumerate(wanted):
                progress.advance(done, len(wanted), N_("Writing"))
                self._add(step, self.task(code, subject=subject, due=day))
            step.finish(progress)
        return len(wanted), step.changed

    # Looking

    def of(self, client: str, *, limit: int = 200) -> list[Record]:
        """Tasks and contact records of a client, those of the latest day first."""
        with self.store.reading() as connection:
            return read_page(connection, self.store.schema, works.of_client(connection, client, limit=limit))

    def every(self, client: str, *, limit: int = 200) -> list[Record]:
        """Whatever kind of work with a client, that of the latest day first."""
        with self.store.reading() as connection:
            return read_page(connection, self.store.schema, works.every_of_client(connection, client, limit=limit))

    def due(self, until: date) -> list[Line]:
        """The open tasks due up to a day, the longest overdue first, each day by the clock; those of clients in the
        trash are left out."""
        return self.desk.clients.lines(self.due_numbers(until))

    def due_numbers(self, until: date) -> list[int]:
        """The numbers of these tasks."""
        with self.store.reading() as connection:
            return works.due(connection, until.isoformat())

    def promises(self) -> list[Record]:
        """What was promised, by us or by clients, and is still open."""
        with self.store.reading() as connection:
            return read_page(connection, self.store.schema, works.promised(connection))

    def quiet(self, days: Mapping[str, int], *, otherwise: int, limit: int = -1) -> list[int]:
        """The numbers of the clients with whom there was no contact for more than so many days, by their class; the
        longest first. Who was filed less than that ago counts as known since then.
        """
        today = self.desk.today
        since = {grade: (today - timedelta(number)).isoformat() for grade, number in days.items()}
        kinds = [kind.name for kind in self.desk.client_kinds]
        last = (today - timedelta(otherwise)).isoformat()
        with self.store.reading() as connection:
            return works.quiet(connection, since, otherwise=last, kinds=kinds, limit=limit)

    def without_next(self, *, limit: int = -1) -> list[int]:
        """The numbers of the clients for whom nothing is planned, whatever their stage, but for those that are lost."""
        kinds = [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            return works.without_next(connection, kinds=kinds, but=_ENDED, limit=limit)

    def never_contacted(self, *, limit: int = -1) -> list[int]:
        """The numbers of the clients with whom no contact was ever written down, but for those that are lost."""
        kinds = [kind.name for kind in self.desk.client_kinds]
        with self.store.reading() as connection:
            return works.never_contacted(connection, kinds=kinds, but=_ENDED, limit=limit)


def first_line(text: str) -> str:
    """The subject of a text that has none of its own."""
    return shortened(_begun(text), _SUBJECT)


def topic(contact: Record) -> str:
    """The subject of a contact record; where that is only how the text begins, the whole first line of the text."""
    subject, content = contact[Contact.subject] or "", contact[Contact.content] or ""
    return _begun(content) if subject and subject == first_line(content) else subject


def _begun(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")
