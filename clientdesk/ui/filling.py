"""What happens to a field that was left: stored, kept as a draft with its problem, or asked about."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from clientdesk.desk.taken import Taken
from clientdesk.dossier.reading import Unreadable
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.store.news import Conflict
from clientdesk.ui.context import Context
from clientdesk.ui.following import Following
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.fields import Fields
from clientdesk.ui.opened import Opened, look_up
from clientdesk.ui.refusals import reason
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.saving import Change, NotStored, Saving, Stored

if TYPE_CHECKING:
    from clientdesk.ui.page import ClientPage


class Filling(QObject):
    """Between the forms of a page and the file. `told` says what has not been saved; `merge_asked` brings the codes of
    two files that have one number."""

    told = Signal(str)
    merge_asked = Signal(str, str)

    def __init__(self, page: "ClientPage", context: Context, saving: Saving) -> None:
        super().__init__(page)
        self.page = page
        self.context = context
        self.saving = saving
        self.following = Following(page, context, saving)
        self._sent: dict[str, tuple[str, Any]] = {}
        """{field: text and value on their way}; a name may stay the same and become a link."""
        saving.stored.connect(self.take_stored)
        saving.not_stored.connect(self.take_refusal)

    def follow(self, form: Fields) -> None:
        """Listen to a form."""
        form.finished.connect(self.finish)
        form.keep_mine.connect(self.keep_mine)
        form.keep_theirs.connect(self.keep_theirs)
        form.rows_left.connect(self.store_rows)
        form.drafted.connect(self.keep_draft)

    def begin(self) -> None:
        """Another client comes."""
        self._sent.clear()

    def finish(self, entry: Entry) -> None:
        """A field was left: store what stands in it, or keep it as a draft with its problem."""
        if self.page.opened is None:
            return
        record, editor, key = self.page.opened.record, entry.editor, entry.field.key
        text = editor.text()
        if not editor.is_touched:
            self._give_up(entry)
            return
        try:
            value = editor.value()
        except Unreadable as problem:
            entry.refuse(self.context.words.tr(problem.reason, **problem.values))
            self.keep_draft(key, 0, text)
            entry.draft = text
            self.page.count()
            return
        if self._sent.get(key) == (text, value):
            return
        if editor.stored != record[entry.field]:
            theirs: Any = record[entry.field]
            entry.offer_choice("" if theirs is None else entry.field.type.show(theirs, self.context.words))
            self.keep_draft(key, 0, text)
            entry.draft = text
        elif value == record[entry.field]:
            editor.set_value(value)
            self._give_up(entry)
        else:
            self._sent[key] = (text, value)
            also = self.following.fills(record, entry.field, value)
            self.saving.save(record, Change(entry.field, value, text, also))

    def finish_touched(self, form: Fields) -> None:
        """Finish whatever was typed: without a window in front no field hears that the cursor has gone."""
        for entry in form.entries.values():
            if entry.editor.is_touched and entry.draft != entry.editor.text():
                self.finish(entry)

    def _give_up(self, entry: Entry) -> None:
        """What stands in the file stands in the field again."""
        if entry.draft or entry.is_refused:
            entry.draft = ""
            entry.accept()
            if self.page.opened:
                # Only when the draft has gone is the client looked up anew, or it would come back.
                drop = partial(self.context.desk.drafts.drop, self.page.opened.record.id, entry.field.key)
                self.context.tasks.ask(drop, self._look_again)

    def _look_again(self, _nothing: None) -> None:
        self.page.refresh()

    def keep_mine(self, entry: Entry) -> None:
        """Store what was typed over what stands in the file now."""
        if self.page.opened:
            entry.editor.stored = self.page.opened.record[entry.field]
            entry.accept()
            self.finish(entry)

    def keep_theirs(self, entry: Entry) -> None:
        """Give up what was typed."""
        if self.page.opened:
            entry.editor.set_value(self.page.opened.record[entry.field])
            entry.is_refused = True
            self._give_up(entry)

    def keep_draft(self, key: str, row: int, text: str) -> None:
        """Keep a text that cannot be stored; an empty one is forgotten."""
        if self.page.opened is None:
            return
        drafts, client = self.context.desk.drafts, self.page.opened.record.id
        work = partial(drafts.keep, client, key, text, row=row) if text else partial(drafts.drop, client, key, row=row)
        self.context.tasks.ask(work, _done)
        if text:
            self.told.emit(self.context.words.tr(N_("Not saved yet: see the field. What you typed is kept.")))

    def store_rows(self, grid: Grid) -> None:
        """Rows of a group were changed and left."""
        if self.page.opened is None:
            return
        rows = grid.sent()
        if rows == self.page.opened.record.rows(grid.group) and _ids(rows) == _ids(
            self.page.opened.record.rows(grid.group)
        ):
            grid.took(rows)
        else:
            self.saving.save(self.page.opened.record, Change(grid.group, rows or None))

    def take_stored(self, done: Stored) -> None:
        """A change has reached the file."""
        if done.opened.record.id != self.page.wanted or self.page.opened is None:
            return
        self.context.tasks.drop("page")
        if self.page.opened.record.id == done.opened.record.id:
            # What follows of its own accord is measured by what is in the file now.
            self.page.opened = done.opened
        sent = self._sent.pop(done.change.field.key, None) if not done.change.answer else None
        for form in self.page.holders(done.opened.record, done.change.field.key):
            self._settle(form, done, sent)
            self.following.tell(form, done)
        self.page.take_opened(done.opened)

    def _settle(self, form: Fields, done: Stored, sent: tuple[str, Any] | None) -> None:
        """What was on its way from a field has arrived."""
        record, key = done.opened.record, done.change.field.key
        if key in form.grids:
            form.grids[key].took(done.value or ())
            form.grids[key].leave()
        elif key in form.entries:
            entry = form.entries[key]
            if sent is None or not entry.editor.is_touched:
                # It came from elsewhere: the page shows it as it shows any news.
                return
            if sent[0] == entry.editor.text() and sent[1] == entry.editor.value():
                entry.editor.set_value(record[entry.field])
                entry.draft = ""
                entry.accept()
            else:
                entry.editor.stored = record[entry.field]

    def take_refusal(self, refusal: NotStored) -> None:
        """A change could not be stored: say why beside the field; a conflict waits for a choice."""
        error, words = refusal.error, self.context.words
        text = reason(error, words)
        self.told.emit(words.tr(N_("Not saved: {reason}"), reason=text))
        opened = self.page.opened
        key = refusal.change.field.key
        is_shown = opened is not None and opened.record.id == refusal.client
        form = next(iter(self.page.holders(opened.record, key)), None) if opened and is_shown else None
        if form is None:
            return
        self._sent.pop(key, None)
        if key in form.grids:
            form.grids[key].refused()
            form.grids[key].say(text)
            if isinstance(error, Conflict):
                form.grids[key].forget()
                self.page.refresh()
            return
        entry = form.entries[key]
        entry.draft = refusal.change.text
        entry.refuse(text)
        self.page.count()
        if isinstance(error, Taken) and opened is not None:
            self._offer_other(entry, error.other, opened.record.code)
        if isinstance(error, Conflict):
            look = partial(look_up, self.context.desk, refusal.client)
            self.context.tasks.read("conflict", look, partial(self._ask_which, entry))

    def _offer_other(self, entry: Entry, other: Line, code: str) -> None:
        """Say whose the number is, and offer to go there or to make one file of the two."""
        tr = self.context.words.tr
        entry.drop_chips()
        entry.add_chip(
            tr(N_("{name} ({code})"), name=other.name, code=other.code),
            (tr(N_("Open the other")), partial(self.page.tabs.client_asked.emit, other.id)),
            (tr(N_("Merge…")), partial(self.merge_asked.emit, other.code, code)),
        )

    def _ask_which(self, entry: Entry, opened: Opened | None) -> None:
        if opened is None or self.page.opened is None or opened.record.id != self.page.opened.record.id:
            return
        self.page.opened = opened
        theirs: Any = opened.record[entry.field]
        entry.offer_choice("" if theirs is None else entry.field.type.show(theirs, self.context.words))


def _ids(rows: tuple[Any, ...]) -> list[int]:
    return [row.id for row in rows]


def _done(_nothing: None) -> None:
    """A draft was kept or forgotten; there is nothing to tell."""
