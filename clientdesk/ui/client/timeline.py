"""The timeline of a client: what is to be done on top, then everything that happened, month by month."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from clientdesk.dossier.kinds import CONTACT
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.news import Changed
from clientdesk.ui.client import items, stream
from clientdesk.ui.client.buttons import lay_out_now, one_of, push
from clientdesk.ui.client.composer import Composer
from clientdesk.ui.client.items import Item, KeyPanel
from clientdesk.ui.client.next_step import task_of
from clientdesk.ui.client.opportunities import deal_item
from clientdesk.ui.client.panels import ContactPanel, DonePanel, TaskPanel, is_written_in, rescued
from clientdesk.ui.client.stream import Piece, Sort, Stream
from clientdesk.ui.client.told import month_of
from clientdesk.ui.client.unfinished import Place, Unfinished
from clientdesk.ui.context import Context
from clientdesk.ui.flowing import Even
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em
from clientdesk.ui.opened import Opened
from clientdesk.ui.policies.item import policy_item
from clientdesk.ui.privacy.client import seen_stream
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.sales.doing import Doing
from clientdesk.ui.saving import copy_of
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.typed import ask_to_leave

WIDEST = 74
"""Letters of a line that is good to read."""
_AT_ONCE = 12
"""Pieces that are shown before older ones are asked for."""
_TASKS = 6
"""Open tasks that are shown before all are asked for."""
_TASKS_CHIP = 2


def _chips(words: Catalogue) -> tuple[tuple[Sort | None, str], ...]:
    return (
        (None, words.tr(N_("All"))),
        (Sort.CONTACT, words.tr(N_("Contacts"))),
        (Sort.TASK, words.tr(N_("Tasks"))),
        (Sort.FILE, words.tr(N_("Files"))),
        (Sort.CHANGE, words.tr(N_("Changes"))),
        (Sort.OPPORTUNITY, words.tr(N_("Opportunities"))),
        (Sort.POLICY, words.tr(N_("Policies"))),
    )


class Timeline(QScrollArea):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` what went
    wrong."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.stream: Stream | None = None
        self.sort: Sort | None = None
        self._most = _AT_ONCE
        self._waiting: Stream | None = None
        self._pieces: list[Piece] = []
        self.deals = Doing(context, self)
        self.deals.took.connect(self._took_deal)
        self._month = ""
        self.unfinished = Unfinished(context, self)
        page = paper_in(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(em(page, 1.6), em(page, 0.8), em(page, 1.6), em(page, 2))
        column.setSpacing(em(page, 0.8))
        self.inner = QWidget(page)
        self.inner.setMaximumWidth(em(page, WIDEST))
        column.addWidget(self.inner)
        column.addStretch()
        inner = QVBoxLayout(self.inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(em(page, 0.8))
        self.composer = Composer(context, self.inner)
        self.composer.posted.connect(self._posted)
        inner.addWidget(self.composer)
        inner.addWidget(self._make_chips())
        self.box = QWidget(self.inner)
        self.rows = QVBoxLayout(self.box)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(0)
        inner.addWidget(self.box)

    def _make_chips(self) -> QWidget:
        line = QWidget(self.inner)
        flow = Even(line)
        flow.setSpacing(em(self, 0.3))
        self.chips: list[QPushButton] = []
        for sort, title in _chips(self.context.words):
            chip = push(title, partial(self.show_only, sort), line)
            self.chips.append(chip)
            flow.addWidget(chip)
        one_of(self.chips, self)
        return line

    # Showing

    def show_client(self, opened: Opened) -> None:
        """Look the stream of a client up and show it."""
        is_another = self.opened is None or self.opened.record.id != opened.record.id
        self.opened = opened
        self.composer.show_client(opened.record)
        if is_another:
            self._clear()
            self.stream = self._waiting = None
            self._most = _AT_ONCE
            self.verticalScrollBar().setValue(0)
        look = partial(stream.look_up, self.context.desk, opened.record, self.context.words)
        self.context.tasks.read("timeline", look, self.take_stream)

    def take_stream(self, found: Stream) -> None:
        """Show what was looked up; while somebody writes in the stream, later."""
        if self.opened is None or found.client != self.opened.record.id:
            return
        found = seen_stream(found, self.opened.record.kind, self.context.privacy)
        self.composer.setVisible(not self.context.privacy.is_on and not self.opened.record.stamps.trashed)
        self.composer.show_draft(found.client, found.draft)
        self.unfinished.learn(found.client, found.outcomes)
        if any(item.panel and is_written_in(item.panel) for item in self.items()):
            self._waiting = found
            return
        self.stream, self._waiting = found, None
        self._show()

    def show_only(self, sort: Sort | None) -> None:
        """Show one sort of pieces, or all; what is being changed where it stands is stored first."""
        self.keep()
        self.sort = sort
        self._most = _AT_ONCE
        self._show()

    def items(self) -> list[Item]:
        """The pieces shown, in order."""
        found = (self.rows.itemAt(place) for place in range(self.rows.count()))
        widgets = (one.widget() for one in found if one)
        return [widget for widget in widgets if isinstance(widget, Item)]

    def _clear(self) -> None:
        for piece, rest, problem in rescued(self.items()):
            self.told.emit(self.context.words.tr(problem.reason, **problem.values))
            if any(rest.changed()):
                self._store_edit(piece, rest)
        while item := self.rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _show(self) -> None:
        if self.stream is None or self.opened is None:
            return
        scrolled = self.verticalScrollBar().value()
        self.setUpdatesEnabled(False)
        # While they are visible, Qt lays all of them out anew for each one that comes or goes.
        self.box.hide()
        self._clear()
        self._count(self.stream)
        self._show_tasks(self.stream.tasks if self.sort in (None, Sort.TASK) else ())
        self._month, self._pieces = "", [piece for piece in self.stream.pieces if self.sort in (None, piece.sort)]
        self._show_pieces(0, self._most)
        if not self.rows.count():
            self.rows.addWidget(quiet(self._nothing(), self.box))
        self.box.show()
        lay_out_now()
        self.setUpdatesEnabled(True)
        self.verticalScrollBar().setValue(scrolled)

    def _show_tasks(self, tasks: Sequence[Record]) -> None:
        words = self.context.words
        if not tasks:
            return
        self.rows.addWidget(heading(words.tr(N_("To do")), self.box))
        most = len(tasks) if self.sort is Sort.TASK else _TASKS
        for task in tasks[:most]:
            item = items.open_task(task, self.context, self.box)
            self._add(item)
            if self.unfinished.of(self._place(item)):
                self._ask_outcome(item)
        if len(tasks) > most:
            text = words.ntr("{n} more task", "{n} more tasks", len(tasks) - most)
            self.rows.addWidget(push(text, self.chips[_TASKS_CHIP].click, self.box))

    def _show_pieces(self, start: int, end: int) -> None:
        for piece in self._pieces[start:end]:
            if (told := month_of(piece.day, self.context.words)) != self._month:
                self._month = told
                title = heading(told, self.box)
                title.setContentsMargins(0, em(self, 0.8), 0, 0)
                self.rows.addWidget(title)
            self._add(self._item(piece))
        if len(self._pieces) > end:
            text = self.context.words.ntr("Show {n} older", "Show {n} older", len(self._pieces) - end)
            self.older = push(text, self.show_older, self.box)
            self.rows.addWidget(self.older)

    def show_older(self) -> None:
        """Show more of what was long ago, below what is shown."""
        start, self._most = self._most, self._most + 2 * _AT_ONCE
        self.rows.removeWidget(self.older)
        self.older.hide()
        self.older.deleteLater()
        self._show_pieces(start, self._most)

    def _item(self, piece: Piece) -> Item:
        if piece.sort is Sort.CHANGE:
            assert self.opened is not None
            return items.change_item(piece, self.opened.record, self.context, self.box)
        if piece.sort is Sort.POLICY:
            return policy_item(piece, self.context, self.box)
        if piece.sort is Sort.OPPORTUNITY:
            return deal_item(piece, self.deals, self.context, self.box)
        make = {Sort.CONTACT: items.contact_item, Sort.TASK: items.ended_task, Sort.FILE: items.file_item}[piece.sort]
        return make(piece, self.context, self.box)

    def _add(self, item: Item) -> None:
        item.edit_asked.connect(self.edit)
        item.trash_asked.connect(self.throw_away)
        item.tick_asked.connect(self.tick)
        self.rows.addWidget(item)

    def _count(self, shown: Stream) -> None:
        counts = shown.counts
        for chip, (sort, title) in zip(self.chips, _chips(self.context.words), strict=True):
            number = sum(counts.values()) if sort is None else counts.get(sort, 0)
            chip.setText(f"{title} {number}")
            # Most houses have nothing to do with insurance.
            chip.setVisible(sort is not Sort.POLICY or bool(number) or chip.isChecked())

    def _nothing(self) -> str:
        if self.sort in (None, Sort.CONTACT):
            return self.context.words.tr(N_("Nothing has been noted yet. What was said last?"))
        return self.context.words.tr(N_("Nothing of this kind yet."))

    # Doing

    def edit(self, item: Item) -> None:
        """Change a record or task where it stands."""
        assert item.record is not None
        make = ContactPanel if item.record.kind.name == CONTACT.name else TaskPanel
        panel = make(item.record, self.context, partial(self._save_edit, item), partial(self.leave, item))
        if isinstance(panel, ContactPanel):
            item.open_over(panel)
        else:
            item.open_panel(panel)
        self._come_to(panel)

    def _come_to(self, panel: KeyPanel) -> None:
        """Put the cursor into a panel, and bring all of it into view."""
        panel.show()
        lay_out_now()
        self.ensureWidgetVisible(panel, 0, em(self, 1))
        panel.setFocus()

    def _save_edit(self, item: Item) -> None:
        panel, record = item.panel, item.record
        assert isinstance(panel, ContactPanel | TaskPanel)
        assert record is not None
        try:
            changed = panel.write(copy_of(record))
        except Unreadable as problem:
            panel.say(self.context.words.tr(problem.reason, **problem.values))
            return
        self._store_edit(item, changed)

    def _store_edit(self, item: Item, changed: Record) -> None:
        desk, is_contact = self.context.desk, changed.kind.name == CONTACT.name
        save = desk.work.rewrite if is_contact else desk.clients.save
        self._ask(item, partial(save, changed), N_("Changed."))

    def tick(self, item: Item) -> None:
        """Ask what came of a task, then count it as done."""
        self._come_to(self._ask_outcome(item))

    def _ask_outcome(self, item: Item) -> DonePanel:
        """A panel with what was written there earlier."""
        place = self._place(item)
        panel = DonePanel(self.context, partial(self._complete, item), partial(self.leave, item))
        panel.write(self.unfinished.of(place))
        panel.edited.connect(partial(self.unfinished.note, place))
        item.open_panel(panel)
        if item.tick:
            item.tick.setChecked(True)
        return panel

    def _place(self, item: Item) -> Place:
        assert self.opened is not None
        assert item.record is not None
        return self.opened.record.id, item.record.id

    def _complete(self, item: Item) -> None:
        panel, record = item.panel, item.record
        assert isinstance(panel, DonePanel)
        assert record is not None
        assert self.opened is not None
        work, client = self.context.desk.work, self.opened.record.code
        try:
            result, wish = panel.told()
        except Unreadable as problem:
            panel.next.show_problem(self.context.words.tr(problem.reason, **problem.values))
            return

        def complete() -> Changed:
            then = task_of(wish, work.task(client)) if wish else None
            return work.complete(record.code, result=result, then=then)

        sent = partial(self.unfinished.forget, self._place(item))
        self._ask(item, complete, N_("Done."), sent)

    def throw_away(self, item: Item) -> None:
        """Move a record or task to the trash; the word that says so takes it back."""
        assert item.record is not None
        self._ask(item, partial(self.context.desk.clients.trash, [item.record.code]), N_("Moved to trash."))

    def leave(self, item: Item) -> None:
        """Close the panel of a piece without doing anything; what was typed there goes only after a question."""
        if isinstance(item.panel, KeyPanel) and item.panel.is_typed:
            ask_to_leave(self.context, self, partial(self.give_up, item))
        else:
            self.give_up(item)

    def give_up(self, item: Item) -> None:
        """Close the panel of a piece, and forget what stands in it."""
        if not isValid(item):
            return
        if isinstance(item.panel, DonePanel):
            self.unfinished.note(self._place(item), "")
        item.close_panel()
        if item.tick:
            item.tick.setChecked(False)
        if self._waiting is not None:
            self.take_stream(self._waiting)

    def _ask(
        self, item: Item, work: Callable[[], Changed], told: str, sent: Callable[[], object] = lambda: None
    ) -> None:
        # Meanwhile another client may have come, and the piece have gone.
        def take(changed: Changed) -> None:
            sent()
            if isValid(item):
                item.close_panel()
            self._tell(changed, told)

        def fail(error: Exception) -> None:
            if isValid(item) and isinstance(item.panel, KeyPanel):
                item.panel.say(reason_and_hint(error, self.context.words))
            else:
                self.told.emit(reason_and_hint(error, self.context.words))

        self.context.tasks.ask(work, take, fail)

    def _posted(self, changed: Changed) -> None:
        self._tell(changed, N_("Noted."))

    def _tell(self, changed: Changed, told: str) -> None:
        self.changed.emit(changed)
        self.done.emit(self.context.words.tr(told))

    def _took_deal(self, told: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(told)

    def take_focus(self) -> None:
        """Put the cursor to where something is written."""
        self.composer.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keep(self) -> None:
        """Keep what has been written but not posted, and what was changed where it stands."""
        self.composer.keep()
        self.unfinished.keep()
        for item in self.items():
            if isinstance(item.panel, ContactPanel | TaskPanel) and self._is_changed(item):
                self._save_edit(item)

    def _is_changed(self, item: Item) -> bool:
        assert isinstance(item.panel, ContactPanel | TaskPanel)
        assert item.record is not None
        try:
            return any(item.panel.write(copy_of(item.record)).changed())
        except Unreadable:
            return False
