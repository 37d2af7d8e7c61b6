"""The pieces of the timeline as they are shown: a drawing, a title, what was said, and what can be done with it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.files import size_text
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import drawn, push
from clientdesk.ui.client.stream import Piece
from clientdesk.ui.client.told import changes, day_and_time, drawing_of, due, way_of
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Tick
from clientdesk.ui.labels import picture, plain_tip, quiet, readable, wrapping
from clientdesk.ui.look import coloured, colours_of, em, sized
from clientdesk.ui.typed import is_typed

_LINES = 6
"""Changes that are shown before the others are asked for."""


class Item(QFrame):
    """One piece. `edit_asked` asks for a panel below it, `trash_asked` for its end."""

    edit_asked = Signal(object)
    trash_asked = Signal(object)
    tick_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record: Record | None = None
        self.panel: QWidget | None = None
        self.tick: Tick | None = None
        self.text: QWidget | None = None
        """What was said, where that is a text of its own."""
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, em(self, 0.4), 0, em(self, 0.4))
        self.line.setSpacing(em(self, 0.6))
        self.column = QVBoxLayout()
        self.column.setSpacing(em(self, 0.15))

    def show_drawing(self, drawing: str) -> None:
        """Stand a drawing at the edge."""
        sign = picture(self)
        side = em(self, 1.5)
        sign.setPixmap(icon(drawing, self, colour=colours_of(self).quiet).pixmap(QSize(side, side)))
        self.line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)

    def show_texts(self, title: str, note: str, body: str = "", *, late: bool = False) -> None:
        """A title in bold, a quiet line below it, and a text."""
        self.line.addLayout(self.column, 1)
        if title:
            head = wrapping(title, self)
            sized(head, 1.0, bold=True)
            self.column.addWidget(head)
        below = quiet(note, self)
        if late:
            coloured(below, colours_of(self).problem)
        self.column.addWidget(below)
        if body:
            self.text = self.body = readable(body, self)
            self.column.addWidget(self.body)
        self.setAccessibleName(", ".join(filter(None, (title, note))))

    def add_buttons(self, about: str) -> None:
        """What can be done with a record: change it, throw it away."""
        words = self.context.words
        assert self.record is not None
        ways = (("edit", N_("Edit"), self.edit_asked), ("trash", N_("Move to trash"), self.trash_asked))
        for drawing, text, signal in ways[1:] if self.context.privacy.is_on else ways:
            button = drawn(drawing, words.tr(text), partial(signal.emit, self), self, about=about)
            self.line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def open_panel(self, panel: QWidget) -> None:
        """Show a panel below the texts."""
        self.close_panel()
        self.panel = panel
        self.column.addWidget(panel)

    def open_over(self, panel: QWidget) -> None:
        """Show a panel in place of the text that is changed in it."""
        self.open_panel(panel)
        if self.text is not None:
            self.text.hide()

    def close_panel(self) -> None:
        """Take the panel away."""
        if self.text is not None:
            self.text.show()
        if self.panel is not None:
            self.panel.hide()
            self.panel.deleteLater()
            self.panel = None


class KeyPanel(QFrame):
    """A panel in which Ctrl+Enter does and Esc gives up."""

    def __init__(self, context: Context, done: Callable[[], object], left: Callable[[], object]) -> None:
        super().__init__()
        self.context = context
        self._done, self._left = done, left
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, em(self, 0.3), 0, em(self, 0.3))
        self.column.setSpacing(em(self, 0.4))
        self.problem = quiet(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()

    def add_foot(self, text: str) -> None:
        """The buttons, and what is amiss."""
        words = self.context.words
        self.column.addWidget(self.problem)
        line = QHBoxLayout()
        self.done_button = push(text, self._done, self)
        self.done_button.setToolTip(plain_tip("Ctrl+Enter"))
        line.addWidget(self.done_button)
        line.addWidget(push(words.tr(N_("Cancel")), self._left, self))
        line.addStretch()
        self.column.addLayout(line)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost without it."""
        return is_typed(self)

    def say(self, text: str) -> None:
        """Say what is amiss."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._done()
        elif event.key() == Qt.Key.Key_Escape:
            self._left()
        else:
            super().keyPressEvent(event)


def contact_item(piece: Piece, context: Context, parent: QWidget) -> Item:
    """A contact record: its subject where the text does not begin with it, how and when, what was said."""
    words = context.words
    item = Item(context, parent)
    contact = item.record = piece.record
    assert contact is not None
    item.show_drawing(drawing_of(contact))
    subject, content = contact[Contact.subject] or "", contact[Contact.content] or ""
    is_repeated = content.strip().startswith(subject.removesuffix("…"))
    about = None if context.privacy.is_on else contact[Contact.opportunity]
    told = (day_and_time(piece.day, piece.at), way_of(contact, words), about.name if about else "")
    note = " · ".join(filter(None, (*told, contact.stamps.created_by)))
    item.show_texts("" if is_repeated else subject, note, content)
    item.add_buttons(subject)
    return item


def open_task(task: Record, context: Context, parent: QWidget) -> Item:
    """A task that is to be done: a box to tick, what, by when."""
    words, today = context.words, context.desk.today
    item = Item(context, parent)
    item.record = task
    subject = task[Task.subject] or ""
    tick = item.tick = Tick("", item)
    tick.setAccessibleName(f"{words.tr(N_('Done'))}: {subject}")
    tick.setMinimumHeight(tick.fontMetrics().lineSpacing())
    tick.clicked.connect(lambda: item.tick_asked.emit(item))
    item.line.addWidget(tick, 0, Qt.AlignmentFlag.AlignTop)
    day, promise = task[Task.due], task[Task.promise]
    kind = task[Task.kind]
    note = [due(day, task[Task.time], today, words)]
    note += [day.isoformat()] if day and day < today else []
    note += [Task.kind.type.show(kind, words)] if kind else []
    note += [Task.promise.type.show(promise, words)] if promise else []
    item.show_texts(subject, " · ".join(note), task[Task.note] or "", late=bool(day and day < today))
    item.add_buttons(subject)
    return item


def ended_task(piece: Piece, context: Context, parent: QWidget) -> Item:
    """A task that was done or cancelled, and what came of it."""
    words = context.words
    item = Item(context, parent)
    task = item.record = piece.record
    assert task is not None
    item.show_drawing("done" if task[Task.state] == "done" else "close")
    state = task[Task.state]
    told = Task.state.type.show(state, words) if state else ""
    note = " · ".join(filter(None, (day_and_time(piece.day, piece.at), told)))
    item.show_texts(task[Task.subject] or "", note, task[Task.result] or "")
    return item


def file_item(piece: Piece, context: Context, parent: QWidget) -> Item:
    """A file that came."""
    item = Item(context, parent)
    assert piece.row is not None
    file, kind = piece.row[AttachedFile.file], piece.row[AttachedFile.kind]
    item.show_drawing("photo" if file and file.media.startswith("image/") else "file")
    note = [day_and_time(piece.day, None)]
    note += [AttachedFile.kind.type.show(kind, context.words)] if kind else []
    note += [size_text(file.size)] if file else []
    item.show_texts(piece.row[AttachedFile.title] or (file.plain_name if file else ""), " · ".join(note))
    return item


def change_item(piece: Piece, client: Record, context: Context, parent: QWidget) -> Item:
    """What was changed in the file, each change a line."""
    item = Item(context, parent)
    item.show_drawing("list")
    told = list(changes(piece.entries, client.kind, context.words))
    note = f"{day_and_time(piece.day, piece.at)} · {piece.entries[0].by}"
    item.show_texts("", note, "\n".join(told[:_LINES]))
    if len(told) > _LINES:
        _offer_rest(item, told)
    return item


def _offer_rest(item: Item, told: Sequence[str]) -> None:
    words = item.context.words

    def show_all() -> None:
        item.body.setText("\n".join(told))
        more.hide()

    text = words.ntr("{n} more change", "{n} more changes", len(told) - _LINES)
    more = push(text, show_all, item)
    more.setFlat(True)
    item.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
