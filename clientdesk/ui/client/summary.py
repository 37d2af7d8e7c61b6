"""The summary of a client: the facts, the people around, what comes next, in cards that read at a glance."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.near import Near
from clientdesk.dossier.completeness import TITLES
from clientdesk.dossier.fields import Field
from clientdesk.dossier.occasions import Occasion, discreet, is_whole, sensitive_keys
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.spoken import near, what, when
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.news import Changed
from clientdesk.ui.client import glance
from clientdesk.ui.client.buttons import lay_out_now, push
from clientdesk.ui.client.facts import Facts
from clientdesk.ui.client.glance import Glance
from clientdesk.ui.client.next_step import NextStep, Wish, task_of
from clientdesk.ui.client.opportunities import OpportunitiesCard
from clientdesk.ui.client.rows import TallBlock
from clientdesk.ui.client.told import due, way_of
from clientdesk.ui.context import Context
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.form.sheet import DOTS, WHY_DOTS
from clientdesk.ui.labels import label
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.opened import Opened
from clientdesk.ui.privacy.client import seen_glance
from clientdesk.ui.privacy.looking import note_look
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.today.block import Told

_ROOM_FOR_TWO = 58
"""Letters of width from which the cards stand in two columns."""
_SHARES = (4, 3)
"""How the two columns share the width."""
_WIDEST = 120
"""Letters beyond which the cards grow no wider."""
_PEOPLE = 12
"""People that are shown before the others are asked for."""


class Summary(QScrollArea):
    """`client_asked` tells the code of a client to be shown, `field_asked` the key of a field to be filled in."""

    client_asked = Signal(str)
    field_asked = Signal(str)
    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.glance: Glance | None = None
        self._named = 0
        """The client whose family is shown with its names, until another comes."""
        self._begun: dict[int, tuple[str, str]] = {}
        """{client: what was typed as the next step and is not planned yet}"""
        self.columns = 0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = self.page = paper_in(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(em(page, 1.6), em(page, 0.8), em(page, 1.6), em(page, 2))
        page.setMaximumWidth(em(page, _WIDEST))
        column.setSpacing(em(page, 1.2))
        self.badges = QWidget(page)
        self.badge_line = Flowing(self.badges)
        self.badge_line.setSpacing(em(page, 0.4))
        column.addWidget(self.badges)
        across = self.across = QHBoxLayout()
        self.sides = (QVBoxLayout(), QVBoxLayout())
        for side in self.sides:
            side.setSpacing(em(page, 1.4))
            across.addLayout(side, 1)
        column.addLayout(across)
        column.addStretch()
        self._make_cards(page)
        self._arrange(2)

    def _make_cards(self, page: QWidget) -> None:
        tr = self.context.words.tr
        self.facts = Facts(self.context, page)
        self.facts.copied.connect(self.told)
        self.facts.client_asked.connect(self.client_asked)
        self.people = TallBlock(
            tr(N_("People around")),
            tr(N_("Nobody yet. Family, employer and who introduced the client help to start a talk.")),
            page,
        )
        self.tasks = TallBlock(tr(N_("Next step")), tr(N_("Nothing is planned. What comes next, and when?")), page)
        self.next = NextStep(self.context, self.tasks)
        self.next.entered.connect(self.add_task)
        line = QHBoxLayout()
        line.addWidget(self.next, 1)
        self.add_button = push(tr(N_("Add")), self.add_task, self.tasks)
        self.add_button.setAccessibleName(f"{tr(N_('Next step'))}: {tr(N_('Add'))}")
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        inner = self.tasks.layout()
        assert isinstance(inner, QVBoxLayout)
        inner.addLayout(line)
        self.promises = TallBlock(tr(N_("Promises")), tr(N_("Nobody owes anybody anything.")), page)
        self.occasions = TallBlock(
            tr(N_("The next 60 days")),
            tr(N_("No birthday or anniversary. Dates in the dossier bring them here.")),
            page,
        )
        self.contacts = TallBlock(
            tr(N_("Last contacts")), tr(N_("None yet. The timeline takes a note, call or visit.")), page
        )
        self.opportunities = OpportunitiesCard(self.context, page)
        self.questions = TallBlock(tr(N_("Easy questions")), tr(N_("Nothing is left to ask.")), page)
        self.people.offer_all(tr(N_("Show all")), self.show_people)
        self.people.all.hide()

    def _arrange(self, columns: int) -> None:
        if columns == self.columns:
            return
        self.columns = columns
        left: tuple[QWidget, ...] = (self.facts, self.people, self.questions)
        right: tuple[QWidget, ...] = (self.tasks, self.opportunities, self.promises, self.occasions, self.contacts)
        # In one column what comes next stands before the people.
        one = (self.facts, *right, self.people, self.questions)
        for side in self.sides:
            for card in one:
                # Not `takeAt`: while Python holds the item, Qt keeps the old heights of the card.
                side.removeWidget(card)
            while side.takeAt(0):
                pass
        for side, cards in zip(self.sides, (left, right) if columns == 2 else (one, ()), strict=True):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        # The facts have titles and values beside one another, what comes next only the one below the other.
        for place, share in enumerate(_SHARES if columns == 2 else (1, 0)):
            self.across.setStretch(place, share)
        self.across.setSpacing(em(self, 2.4) if columns == 2 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._arrange(2 if self.viewport().width() > em(self, _ROOM_FOR_TWO) else 1)

    # Showing

    def show_client(self, opened: Opened) -> None:
        """Look a client up and show it."""
        if self.opened is None or self.opened.record.id != opened.record.id:
            if self.opened is not None:
                self._begun[self.opened.record.id] = self.next.texts()
            self.next.set_texts(*self._begun.pop(opened.record.id, ("", "")))
            self.verticalScrollBar().setValue(0)
            self._named = 0
        self.opened = opened
        reader = self.context.privacy.reader
        look = partial(glance.look_up, self.context.desk, opened, self.context.words, reader=reader)
        self.context.tasks.read("summary", look, self.take_glance)

    def take_glance(self, found: Glance) -> None:
        """Show what was looked up."""
        if self.opened is None or found.client != self.opened.record.id:
            return
        found = self.glance = seen_glance(found, self.context.privacy)
        self.page.setUpdatesEnabled(False)
        self._show_badges(found.badges)
        self.facts.show_facts((*found.money, *found.facts))
        self._show_people(found.people, covered=not self._named)
        self.tasks.show_rows([self._task(task) for task in found.tasks])
        self.promises.show_rows([self._task(task) for task in found.promises])
        self.occasions.show_rows([self._occasion(one) for one in found.occasions])
        self.contacts.show_rows([self._contact(contact) for contact in found.contacts])
        self._show_questions(found)
        trashed = bool(self.opened.record.stamps.trashed)
        self.opportunities.show_deals(self.opened.record.code, found.deals, can_add=not trashed)
        for part in (self.next, self.add_button):
            part.setVisible(not self.opened.record.stamps.trashed and not self.context.privacy.is_on)
        lay_out_now()
        self.page.setUpdatesEnabled(True)

    def _show_badges(self, badges: Sequence[str]) -> None:
        while item := self.badge_line.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text in badges:
            badge = _badge(text, self.badges)
            self.badge_line.addWidget(badge)
            badge.show()
        self.badges.setVisible(bool(badges))
        self.badges.updateGeometry()

    def _show_people(self, people: Sequence[Near], *, covered: bool) -> None:
        shown = people[:_PEOPLE] if covered else people
        self.people.show_rows([self._person(near, covered=covered) for near in shown], count=len(people))
        self.people.all.setVisible(covered and (len(people) > _PEOPLE or any(near.covered for near in people)))

    def _person(self, near: Near, *, covered: bool) -> Told:
        if near.covered and covered:
            return Told(near.relation, DOTS, open=self.show_people, tip=self.context.words.tr(WHY_DOTS))
        opens = partial(self.client_asked.emit, near.code) if near.code else None
        return Told(near.relation, near.name, near.note, open=opens)

    def _occasion(self, one: Occasion) -> Told:
        words, today = self.context.words, self.context.desk.today
        if is_whole(one) or self._named:
            return Told(when(one.on, today, words), *_day(one, words))
        whom, kept = _day(discreet(one), words)
        return Told(when(one.on, today, words), f"{whom} {DOTS}", kept, open=self.show_people, tip=words.tr(WHY_DOTS))

    def show_people(self) -> None:
        """Show everybody, also those whose names are sensitive, and the days they have."""
        if self.glance:
            if self._named != self.glance.client:
                self._note_look(self.glance)
            self._named = self.glance.client
            self._show_people(self.glance.people, covered=False)
            self.occasions.show_rows([self._occasion(one) for one in self.glance.occasions])

    def _note_look(self, found: Glance) -> None:
        """Write down whose names and days come out from under their dots; a name may be in a file of somebody else."""
        covered = [near.group for near in found.people if near.covered]
        keys = {key for key in (*covered, *(key for one in found.occasions for key in sensitive_keys(one))) if key}
        if self.opened and (keys or covered):
            note_look(self.context, self.opened.record.code, sorted(keys))

    def _task(self, task: Record) -> Told:
        words, today = self.context.words, self.context.desk.today
        day, promise = task[Task.due], task[Task.promise]
        return Told(
            due(day, task[Task.time], today, words),
            task[Task.subject] or "",
            Task.promise.type.show(promise, words) if promise else "",
            late=bool(day and day < today),
            tick=partial(self.complete, task.code),
            tick_text=words.tr(N_("Done")),
        )

    def _contact(self, contact: Record) -> Told:
        day = contact[Contact.date]
        return Told(day.isoformat() if day else "", contact[Contact.subject] or "", way_of(contact, self.context.words))

    def _show_questions(self, found: Glance) -> None:
        words = self.context.words
        # For a client in the trash nothing is planned and nothing asked.
        trashed = self.opened is not None and bool(self.opened.record.stamps.trashed)
        self.questions.setVisible(not self.context.privacy.is_on and not trashed)
        told = found.standing
        self.questions.show_rows([self._question(field) for field in found.questions])
        level = words.tr(TITLES[told.level])
        text = words.tr(N_("{level}: {answered} of {asked}"), level=level, answered=told.answered, asked=told.asked)
        self.questions.count.setText(text)

    def _question(self, field: Field[Any]) -> Told:
        words = self.context.words
        assert self.opened is not None
        section = self.opened.record.kind.home(field).declared
        lead = words.label(section.context, section.title)
        return Told(lead, field.title(words), open=partial(self.field_asked.emit, field.key))

    # Doing

    def complete(self, code: str) -> None:
        """Tick a task off."""
        complete = partial(self.context.desk.work.complete, code)
        self.context.tasks.ask(complete, partial(self._tell, N_("Done.")), self._fail)

    def add_task(self) -> None:
        """Plan what stands in the two lines, once."""
        if self.opened is None or not self.add_button.isEnabled():
            return
        client = self.opened.record
        try:
            wish = self.next.wish()
        except Unreadable as problem:
            self.next.show_problem(self.context.words.tr(problem.reason, **problem.values))
            return
        if wish is None:
            self.next.what.setFocus()
            return
        self.add_button.setEnabled(False)
        add = partial(_planned, self.context.desk, client.code, wish)
        self.context.tasks.ask(add, partial(self._added, client), partial(self._not_added, client))

    def _is_shown(self, client: Record) -> bool:
        return self.opened is not None and self.opened.record.id == client.id

    def _added(self, client: Record, changed: Changed) -> None:
        self.add_button.setEnabled(True)
        self._begun.pop(client.id, None)
        if self._is_shown(client):
            self.next.set_texts("", "")
        self._tell(N_("Planned."), changed)

    def _not_added(self, client: Record, error: Exception) -> None:
        self.add_button.setEnabled(True)
        if self._is_shown(client):
            self.next.show_problem(reason_and_hint(error, self.context.words))
        else:
            self._fail(error)

    def _tell(self, told: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(self.context.words.tr(told))

    def _fail(self, error: Exception) -> None:
        self.told.emit(reason_and_hint(error, self.context.words))


def _planned(desk: Desk, client: str, wish: Wish) -> Changed:
    return desk.work.add(task_of(wish, desk.work.task(client)))


def _day(occasion: Occasion, words: Catalogue) -> tuple[str, str]:
    """Whose day it is and what for; of the client's own only what for."""
    whom = near(occasion, words)
    return (whom, what(occasion, words)) if whom else (what(occasion, words), "")


def _badge(text: str, parent: QWidget) -> QLabel:
    made = label(text, parent)
    colours = colours_of(parent)
    shades = QPalette(made.palette())
    shades.setColor(QPalette.ColorRole.Window, QColor(colours.ground))
    made.setPalette(shades)
    made.setAutoFillBackground(True)
    coloured(made, colours.words)
    made.setContentsMargins(em(parent, 0.5), em(parent, 0.12), em(parent, 0.5), em(parent, 0.12))
    return made
