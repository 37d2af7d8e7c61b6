"""The rows of the morning page: what was looked up, in words, with what can be done about each."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QMenu

from clientdesk.desk.morning import Month, Remembered
from clientdesk.desk.work import topic
from clientdesk.dossier.occasions import Occasion, is_whole, sensitive_keys
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.spoken import ago, what, when, when_at, whose
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.form.sheet import DOTS, WHY_DOTS
from clientdesk.ui.list.columns import seen
from clientdesk.ui.privacy.looking import note_look
from clientdesk.ui.sales.wording import money, seen_deal, stage_label, temperature_label
from clientdesk.ui.today.block import Told
from clientdesk.ui.today.doing import Doing

_KINDS_SHOWN = {"call", "visit", "meeting", "quotation", "delivery", "collection", "service", "greeting", "mail"}


def at_hour(task: Record) -> datetime | None:
    """The moment of a task that has an hour, by the clock on the wall."""
    day, hour = task[Task.due], task[Task.time]
    return datetime.combine(day, hour) if day and hour else None


class Rows:
    """Makes the rows; `show_client` goes to a client by its code, `look_again` has them made anew. `revealed` are the
    days of which all is to be told, by the code of the client."""

    def __init__(
        self,
        context: Context,
        doing: Doing,
        show_client: Callable[[str], object],
        *,
        look_again: Callable[[], object],
    ) -> None:
        self.context = context
        self.doing = doing
        self.show_client = show_client
        self.look_again = look_again
        self.show_deal: Callable[[str], object] = show_client
        """Goes to an opportunity by its code."""
        self.revealed: set[tuple[str, Occasion]] = set()

    @property
    def words(self) -> Catalogue:
        """The language of the window."""
        return self.context.words

    def task(self, task: Record) -> Told:
        """A task: when, what, for whom."""
        task = self.context.privacy.work(task)
        today, due, client = self.context.desk.today, task[Task.due], task[Task.client]
        now = self.context.desk.now.astimezone().replace(tzinfo=None)
        moment = at_hour(task)
        near = when(due, today, self.words) if due else ""
        kind = task[Task.kind]
        told = [client.name if client else ""]
        told += [Task.kind.type.show(kind, self.words)] if kind in _KINDS_SHOWN else []
        linked = bool(client and client.target)
        return Told(
            when_at(moment, now, self.words) if moment else near,
            task[Task.subject] or "",
            " · ".join(filter(None, told)),
            late=due is not None and (due < today or (moment is not None and moment < now)),
            open=self._to(client.target) if client and linked else self._edit(task),
            tick=partial(self.doing.complete, task),
            tick_text=self.words.tr(N_("Done")),
            menu=partial(self._menu, task),
            menu_text=self.words.tr(N_("More")),
        )

    def _menu(self, task: Record, menu: QMenu) -> None:
        self.doing.fill(menu, task)

    def _to(self, code: str | None) -> Callable[[], object] | None:
        return partial(self.show_client, code) if code else None

    def _edit(self, task: Record) -> Callable[[], object] | None:
        """What opens a task of nobody; its note is not for strangers."""
        return None if self.context.privacy.is_on else partial(self.doing.edit, task.code)

    def promise(self, task: Record) -> Told:
        """A promise: a task, and who gave it."""
        told = self.task(task)
        promise, client = task[Task.promise], task[Task.client]
        who = Task.promise.type.show(promise, self.words) if promise else ""
        note = " · ".join(filter(None, (client.name if client else "", who)))
        return Told(
            told.lead, told.title, note, told.late, told.open, told.tick, told.tick_text, told.menu, told.menu_text
        )

    def occasion(self, one: Remembered) -> Told:
        """A day that comes round, and whose."""
        key, privacy = (one.line.code, one.whole), self.context.privacy
        is_covered = not is_whole(one.whole) and key not in self.revealed and not privacy.is_on
        occasion = one.occasion if is_covered else privacy.occasion(one.whole)
        title = whose(occasion, one.line.name, self.words)
        return Told(
            when(one.occasion.on, self.context.desk.today, self.words),
            f"{title} {DOTS}" if is_covered else title,
            what(occasion, self.words),
            open=partial(self._reveal, one) if is_covered else self._to(one.line.code),
            tip=self.words.tr(WHY_DOTS) if is_covered else "",
        )

    def _reveal(self, one: Remembered) -> None:
        """Show the name and the age of a day that comes round; that they were shown is written down."""
        self.revealed.add((one.line.code, one.whole))
        note_look(self.context, one.line.code, sensitive_keys(one.whole))
        self.look_again()

    def quiet(self, line: Line) -> Told:
        """A client left alone, and since when."""
        line = seen(self.context, line)
        lead = line.contacted or self.words.tr(N_("never"))
        return Told(lead, line.name, line.company or line.phone, open=self._to(line.code))

    def client(self, line: Line) -> Told:
        """A client."""
        line = seen(self.context, line)
        return Told(line.code, line.name, line.company or line.phone, open=self._to(line.code))

    def contact(self, contact: Record) -> Told:
        """What was said to whom."""
        contact = self.context.privacy.work(contact)
        client, day = contact[Contact.client], contact[Contact.date]
        return Told(
            ago(day, self.context.desk.today, self.words) if day else "",
            client.name if client else "",
            topic(contact),
            open=self._to(client.target) if client else None,
        )

    def deal(self, deal: Deal) -> Told:
        """What may become an order: its stage, whose it is, of how much, how soon."""
        today, seen = self.context.desk.today, seen_deal(deal, self.context.privacy)
        told = (seen.named, money(seen.amount, seen.currency), temperature_label(seen, today, self.words))
        return Told(
            stage_label(seen.stage, self.words),
            seen.name,
            " · ".join(filter(None, told)),
            late=deal.is_stalled(today),
            open=None if self.context.privacy.is_on else partial(self.show_deal, deal.code),
        )

    def notice(self, notice: Record) -> Told:
        """A note for everybody."""
        notice = self.context.privacy.work(notice)
        day = notice[Contact.date]
        return Told(ago(day, self.context.desk.today, self.words) if day else "", topic(notice))

    def month(self, month: Month) -> list[Told]:
        """The figures of the month."""
        words = self.words
        figures = [(words.tr(N_("New clients")), month.new_clients), (words.tr(N_("Tasks done")), month.tasks_done)]
        kinds = Contact.kind.type
        figures += [
            (kinds.show(kind, words) if kind else words.tr(N_("Contacts")), n) for kind, n in month.contacts.items()
        ]
        ended = {"won": N_("Opportunities won"), "lost": N_("Opportunities lost")}
        figures += [(words.tr(title), month.ended.get(stage, 0)) for stage, title in ended.items()]
        return [Told(str(number), title) for title, number in figures if number]
