"""The page of one client: its head, the outline, the sheet to read and the form to fill in."""

from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.journal import Conflict
from clientdesk.ui.bar import Bar
from clientdesk.ui.context import Context
from clientdesk.ui.editors.attached import small
from clientdesk.ui.form.chapters import Chapter, chapters
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.form import Form
from clientdesk.ui.form.outline import Outline
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import Elided, plain_tip
from clientdesk.ui.look import coloured, colours_of, em, on_paper, sized
from clientdesk.ui.opened import Opened, look_up
from clientdesk.ui.refusals import reason
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.saving import Change, NotStored, Saving, Stored

READ, FILL_IN = "read", "fill in"
_PIECE = 30
"""Milliseconds between two pieces of a form that is made ahead."""
_ROOM_FOR_OUTLINE = 60
"""Letters of width from which the outline stands beside the form; below it is a menu."""


class ClientPage(QWidget):
    """Shows one client at a time."""

    told = Signal(str)
    row_removed = Signal()
    trash_asked = Signal(str, str)
    restore_asked = Signal(str, str)
    card_asked = Signal(str, str)

    def __init__(self, context: Context, saving: Saving, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.saving = saving
        self.opened: Opened | None = None
        self.wanted = 0
        self.mode = READ
        self._sent: dict[str, str] = {}
        self._chapters: tuple[Chapter, ...] = ()
        self._sheets: dict[str, Sheet] = {}
        self._forms: dict[str, Form] = {}
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.head = self._make_head()
        column.addWidget(self.head)
        self.bar = Bar(self)
        column.addWidget(self.bar)
        self.outline = Outline(self)
        self.bodies = QStackedWidget(self)
        self.blank = QWidget(self.bodies)
        on_paper(self.blank)
        self.bodies.addWidget(self.blank)
        body = QHBoxLayout()
        body.setContentsMargins(em(self, 0.4), 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(self.outline)
        body.addWidget(self.bodies, 1)
        column.addLayout(body, 1)
        self.outline.jumped.connect(self.jump)
        saving.stored.connect(self.take_stored)
        saving.not_stored.connect(self.take_refusal)
        self._preparing = QTimer(self)
        self._preparing.setInterval(_PIECE)
        self._preparing.timeout.connect(self._prepare)
        self._show_nothing()

    # The head

    def _make_head(self) -> QWidget:
        words = self.context.words
        head = QWidget(self)
        line = QHBoxLayout(head)
        line.setContentsMargins(em(self, 1.4), em(self, 0.8), em(self, 1.2), em(self, 0.6))
        line.setSpacing(em(self, 0.8))
        self.photo = QLabel(head)
        line.addWidget(self.photo)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = Elided(head)
        sized(self.name, 1.5, bold=True)
        self.facts = Elided(head)
        coloured(self.facts, colours_of(self).quiet)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        line.addLayout(names, 1)
        self.chapters_button = self._tool("list", words.tr(N_("Chapters")))
        self.chapters_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.card_button = self._tool("card", words.tr(N_("Save a card as PDF")))
        self.card_button.clicked.connect(self.ask_card)
        self.trash_button = self._tool("trash", words.tr(N_("Move to trash")))
        self.trash_button.clicked.connect(self.ask_trash)
        self.edit_button = QPushButton(head)
        self.edit_button.setShortcut(QKeySequence("Ctrl+E"))
        self.edit_button.clicked.connect(self.toggle)
        for button in (self.chapters_button, self.card_button, self.trash_button, self.edit_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _tool(self, drawing: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, self))
        button.setAutoRaise(True)
        button.setToolTip(text)
        button.setAccessibleName(text)
        return button

    def _show_head(self, opened: Opened) -> None:
        record, words = opened.record, self.context.words
        self.name.setText(record.name)
        self.name.setToolTip(plain_tip(record.name))
        facts = [record.kind.title_in(words), record.code]
        for purpose in ("stage", "phone", "city"):
            field = next((field for field in record.kind.lists.get(purpose, ()) if record[field] is not None), None)
            if field is not None:
                value: Any = record[field]
                city = value.city or value.province if purpose == "city" else field.type.show(value, words)
                facts.append(city)
        self.facts.setText("   ·   ".join(fact for fact in facts if fact))
        side = em(self, 4)
        if opened.photo:
            self.photo.setPixmap(small(opened.photo, side))
        else:
            drawn = icon(record.kind.name, self, colour=colours_of(self).quiet)
            self.photo.setPixmap(drawn.pixmap(QSize(side, side)))
        self._show_mode()

    def _show_mode(self) -> None:
        words = self.context.words
        record = self.opened.record if self.opened else None
        trashed = bool(record and record.stamps.trashed)
        filling = self.mode == FILL_IN
        self.edit_button.setVisible(not trashed)
        self.edit_button.setText(words.tr(N_("Done") if filling else N_("Edit")))
        self.edit_button.setIcon(icon("done" if filling else "edit", self))
        # Qt forgets the shortcut with every new text.
        self.edit_button.setShortcut(QKeySequence("Ctrl+E"))
        self.trash_button.setVisible(not trashed)
        if trashed and record:
            restore = (words.tr(N_("Restore")), partial(self.restore_asked.emit, record.code, record.name))
            self.bar.show_text(words.tr(N_("This client is in the trash.")), restore)
        else:
            self.bar.hide()

    # Showing clients

    def show_client(self, number: int) -> None:
        """Show a client, read only; 0 shows none."""
        if number == self.wanted and self.opened:
            return
        self.flush()
        self.wanted = number
        if self.mode == FILL_IN:
            self.mode = READ
        if number:
            self.refresh()
        else:
            self._show_nothing()

    def edit_client(self, number: int) -> None:
        """Show a client with all its fields open."""
        self.show_client(number)
        self.mode = FILL_IN
        if self.opened and self.opened.record.id == number:
            self.show_body()

    def refresh(self) -> None:
        """Look the client up anew."""
        if self.wanted:
            look = partial(look_up, self.context.desk, self.wanted)
            self.context.tasks.read("page", look, self.take_opened)

    def take_opened(self, opened: Opened | None) -> None:
        """Show what was looked up."""
        if opened is None:
            self._show_nothing()
            return
        is_another = self.opened is None or self.opened.record.id != opened.record.id
        self.opened = opened
        if is_another:
            self._sent.clear()
            self._show_kind(opened.record)
            self._preparing.start()
        self._show_head(opened)
        self.show_body()
        if is_another:
            self.body().verticalScrollBar().setValue(0)
            self.outline.mark(0)
            if self.mode == FILL_IN:
                self._forms[opened.record.kind.name].focus_first()

    def _show_nothing(self) -> None:
        self.opened = None
        self.wanted = 0
        self.head.hide()
        self.bar.hide()
        self.outline.hide()
        self.bodies.setCurrentWidget(self.blank)

    def _show_kind(self, record: Record) -> None:
        words = self.context.words
        self._chapters = chapters(record.kind)
        titles = [chapter.title(words) for chapter in self._chapters]
        self.outline.show_chapters(titles)
        menu = QMenu(self.chapters_button)
        for place, title in enumerate(titles):
            menu.addAction(title.replace("&", "&&"), partial(self.jump, place))
        self.chapters_button.setMenu(menu)

    def show_body(self) -> None:
        """Show the sheet or the form, and how much is filled in."""
        if self.opened is None:
            return
        body = self.body()
        if isinstance(body, Sheet | Form):
            body.show_client(self.opened)
        self.bodies.setCurrentWidget(body)
        self.head.show()
        self._show_mode()
        self._fit_outline()
        self.count()

    def body(self) -> Scrolling:
        """The sheet or the form of the kind shown, made when first needed."""
        assert self.opened is not None
        kind = self.opened.record.kind
        if self.mode == READ:
            if kind.name not in self._sheets:
                self._sheets[kind.name] = Sheet(kind, self.context, self.bodies)
                self._add_body(self._sheets[kind.name])
            return self._sheets[kind.name]
        return self.form()

    def form(self) -> Form:
        """The form of the kind shown."""
        assert self.opened is not None
        return self._form_of(self.opened.record.kind)

    def _form_of(self, kind: Kind) -> Form:
        if kind.name not in self._forms:
            form = self._forms[kind.name] = Form(kind, self.context, self.bodies)
            self._add_body(form)
            form.finished.connect(self.finish)
            form.keep_mine.connect(self.keep_mine)
            form.keep_theirs.connect(self.keep_theirs)
            form.rows_left.connect(self.store_rows)
            form.row_removed.connect(self.row_removed)
            form.drafted.connect(self.keep_draft)
        return self._forms[kind.name]

    def _prepare(self) -> None:
        """Make a piece of the form of the kind shown, before it is asked for."""
        if self.opened is None or not self._form_of(self.opened.record.kind).make_some():
            self._preparing.stop()

    def _add_body(self, body: Scrolling) -> None:
        self.bodies.addWidget(body)
        body.moved.connect(self.outline.mark)

    def count(self) -> None:
        """Tell in the outline how much of each chapter is filled in."""
        if self.opened is None:
            return
        odd = dict.fromkeys({problem.field.key for problem in self.opened.problems}, 1)
        if self.mode == FILL_IN:
            odd |= self.form().odd
        for place, chapter in enumerate(self._chapters):
            filled, total = chapter.count(self.opened.record, self.opened.answers)
            self.outline.show_count(place, filled, total, odd=sum(odd.get(field.key, 0) for field in chapter.fields))

    # Moving about

    def toggle(self) -> None:
        """Change between reading and filling in; the chapter in view stays in view."""
        if self.opened is None:
            return
        place = self.body().in_view()
        self.flush()
        self.mode = READ if self.mode == FILL_IN else FILL_IN
        self.show_body()
        QApplication.sendPostedEvents()
        self.body().jump(place)
        if self.mode == FILL_IN:
            self.body().setFocus()

    def jump(self, place: int) -> None:
        """Bring a chapter to the top."""
        if self.opened:
            self.body().jump(place)
            self.outline.mark(place)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit_outline()

    def _fit_outline(self) -> None:
        roomy = self.width() > em(self, _ROOM_FOR_OUTLINE)
        self.outline.setVisible(roomy and self.opened is not None)
        self.chapters_button.setVisible(not roomy)

    # Storing

    def flush(self) -> None:
        """Leave the field the cursor is in."""
        # An open list of suggestions keeps its input from hearing that the focus has gone.
        if popup := QApplication.activePopupWidget():
            popup.close()
        now = QApplication.focusWidget()
        if now is not None and self.isAncestorOf(now):
            now.clearFocus()

    def finish(self, entry: Entry) -> None:
        """A field was left: store what stands in it, or keep it as a draft with its problem."""
        if self.opened is None:
            return
        record, editor, key = self.opened.record, entry.editor, entry.field.key
        text = editor.text()
        if not editor.is_touched:
            self._give_up(entry)
            return
        if self._sent.get(key) == text:
            return
        try:
            value = editor.value()
        except Unreadable as problem:
            entry.refuse(self.context.words.tr(problem.reason, **problem.values))
            self.keep_draft(key, 0, text)
            entry.draft = text
            self.count()
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
            self._sent[key] = text
            self.saving.save(record, Change(entry.field, value, text))

    def _give_up(self, entry: Entry) -> None:
        """What stands in the file stands in the field again."""
        if entry.draft or entry.is_refused:
            entry.draft = ""
            entry.accept()
            if self.opened:
                # Only when the draft has gone is the client looked up anew, or it would come back.
                drop = partial(self.context.desk.drafts.drop, self.opened.record.id, entry.field.key)
                self.context.tasks.ask(drop, self._look_again)

    def _look_again(self, _nothing: None) -> None:
        self.refresh()

    def keep_mine(self, entry: Entry) -> None:
        """Store what was typed over what stands in the file now."""
        if self.opened:
            entry.editor.stored = self.opened.record[entry.field]
            entry.accept()
            self.finish(entry)

    def keep_theirs(self, entry: Entry) -> None:
        """Give up what was typed."""
        if self.opened:
            entry.editor.set_value(self.opened.record[entry.field])
            entry.is_refused = True
            self._give_up(entry)

    def keep_draft(self, key: str, row: int, text: str) -> None:
        """Keep a text that cannot be stored; an empty one is forgotten."""
        if self.opened is None:
            return
        drafts, client = self.context.desk.drafts, self.opened.record.id
        work = partial(drafts.keep, client, key, text, row=row) if text else partial(drafts.drop, client, key, row=row)
        self.context.tasks.ask(work, _done)
        if text:
            self.told.emit(self.context.words.tr(N_("Not saved yet: see the field. What you typed is kept.")))

    def store_rows(self, grid: Grid) -> None:
        """Rows of a group were changed and left."""
        if self.opened is None:
            return
        rows = grid.sent()
        if rows == self.opened.record.rows(grid.group) and _ids(rows) == _ids(self.opened.record.rows(grid.group)):
            grid.took(rows)
        else:
            self.saving.save(self.opened.record, Change(grid.group, rows or None))

    def take_stored(self, done: Stored) -> None:
        """A change has reached the file."""
        if done.opened.record.id != self.wanted or self.opened is None:
            return
        self.context.tasks.drop("page")
        key = done.change.field.key
        if self.mode == FILL_IN and self.opened.record.id == self.wanted:
            self._settle(self.form(), key, done)
        self.take_opened(done.opened)

    def _settle(self, form: Form, key: str, done: Stored) -> None:
        """What was on its way from a field has arrived."""
        record = done.opened.record
        if key in form.grids:
            form.grids[key].took(done.value or ())
            form.grids[key].leave()
        elif key in form.entries:
            entry = form.entries[key]
            if self._sent.pop(key, None) == entry.editor.text():
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
        if self.opened is None or refusal.client != self.opened.record.id or self.mode != FILL_IN:
            return
        form, key = self.form(), refusal.change.field.key
        self._sent.pop(key, None)
        if key in form.grids:
            form.grids[key].refused()
            form.grids[key].say(text)
            if isinstance(error, Conflict):
                form.grids[key].forget()
                self.refresh()
            return
        entry = form.entries[key]
        entry.draft = refusal.change.text
        entry.refuse(text)
        self.count()
        if isinstance(error, Conflict):
            look = partial(look_up, self.context.desk, refusal.client)
            self.context.tasks.read("conflict", look, partial(self._ask_which, entry))

    def _ask_which(self, entry: Entry, opened: Opened | None) -> None:
        if opened is None or self.opened is None or opened.record.id != self.opened.record.id:
            return
        self.opened = opened
        theirs: Any = opened.record[entry.field]
        entry.offer_choice("" if theirs is None else entry.field.type.show(theirs, self.context.words))

    # Asking the window

    def ask_trash(self) -> None:
        """Ask for this client to be moved to the trash."""
        if self.opened:
            self.flush()
            self.trash_asked.emit(self.opened.record.code, self.opened.record.name)

    def ask_card(self) -> None:
        """Ask for a card of this client."""
        if self.opened:
            self.card_asked.emit(self.opened.record.code, self.opened.record.name)


def _ids(rows: tuple[Any, ...]) -> list[int]:
    return [row.id for row in rows]


def _done(_nothing: None) -> None:
    """A draft was kept or forgotten; there is nothing to tell."""
