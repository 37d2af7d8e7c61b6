"""An interview: what is missing in a file, one question at a time."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.dossier.completeness import ANSWERS
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.hints import why
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.form.fields import Fields
from clientdesk.ui.inputs import TextEdit
from clientdesk.ui.labels import quiet, tooltip, wrapping
from clientdesk.ui.look import em, sized
from clientdesk.ui.opened import Opened

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Interview(Fields):
    """`answered` gives a field and what was said instead of a value; `ended` comes with Esc or after the last one."""

    answered = Signal(object, str)
    ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.questions: tuple[Field[Any], ...] = ()
        self.at = 0
        self.opened: Opened
        self._fields: dict[str, QWidget] = {}
        words = context.words
        self.column.setSpacing(em(self, 1))
        self.progress = quiet(parent=self.page)
        self.question = wrapping(parent=self.page)
        sized(self.question, 1.9, bold=True)
        self.why = quiet(parent=self.page)
        sized(self.why, 1.1)
        self.places = QWidget(self.page)
        self._column = QVBoxLayout(self.places)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.end_text = wrapping(words.tr(N_("That was the last question. Everything is saved.")), self.places)
        sized(self.end_text, 1.3)
        self._column.addWidget(self.end_text)
        self.shown: QWidget = self.end_text
        for widget in (self.progress, self.question, self.why, self.places):
            self.column.addWidget(widget)
        self.column.addWidget(self._answers())
        self.column.addLayout(self._steps())
        self.keys = quiet(words.tr(N_("Enter: next · Shift+Enter: back · Ctrl+Enter in notes · Esc: end")), self.page)
        self.column.addWidget(self.keys)
        # Of no weight it would share the height of a tall window with a table to be filled in.
        self.column.addStretch(1)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Ctrl+Return", self.go_on), ("Ctrl+Shift+Return", self.go_back)):
            QShortcut(QKeySequence(keys), self, slot, context=inside)

    def _answers(self) -> QWidget:
        box = QWidget(self.page)
        flow = Flowing(box)
        flow.setSpacing(em(self, 0.6))
        self.answers: dict[str, QPushButton] = {}
        for answer, text in ANSWERS.items():
            button = self.answers[answer] = self._button(self.context.words.tr(text))
            button.clicked.connect(partial(self._answer, answer))
            flow.addWidget(button)
        return box

    def _steps(self) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        self.back = self._button(words.tr(N_("Previous question")))
        self.next = self._button(words.tr(N_("Next question")))
        self.stop = self._button(words.tr(N_("End the interview")))
        tooltip(self.back, words.tr(N_("The question before (Shift+Enter)")))
        tooltip(self.next, words.tr(N_("The next question (Enter)")))
        self.back.clicked.connect(lambda _checked=False: self.go_back())
        self.next.clicked.connect(lambda _checked=False: self.go_on())
        self.stop.clicked.connect(lambda _checked=False: self.end())
        for button in (self.back, self.next):
            line.addWidget(button)
        line.addStretch()
        line.addWidget(self.stop)
        return line

    def _button(self, text: str) -> QPushButton:
        made = QPushButton(text, self.page)
        made.setAutoDefault(False)
        made.setMinimumHeight(em(self, 2.4))
        return made

    # Asking

    def start(self, questions: Sequence[Field[Any]], opened: Opened) -> None:
        """Ask these of a client."""
        for gone in self._fields.values():
            gone.hide()
            gone.deleteLater()
        self.entries.clear()
        self.grids.clear()
        self._fields.clear()
        self.client = opened.record.id
        self.opened = opened
        self.questions = tuple(questions)
        self.at = 0
        self._show_question()

    def show_client(self, opened: Opened) -> None:
        """Take what stands in the file now."""
        self.opened = opened
        self.fill(opened)
        self._show_answers()

    def _show_question(self) -> None:
        words = self.context.words
        asked = self.at < len(self.questions)
        field = self.questions[self.at] if asked else None
        counted = words.tr(N_("{place} of {total}"), place=self.at + 1, total=len(self.questions))
        self.progress.setText(f"{counted}  ·  {self._chapter(field)}" if field else "")
        self.question.setText(field.title(words) if field else "")
        self.question.setVisible(asked)
        self.why.setText(self._why(field))
        self.why.setVisible(bool(self.why.text()))
        self.shown.hide()
        self.shown = self._place_of(field) if field else self.end_text
        self.shown.show()
        self.next.setText(words.tr(N_("Next question") if asked else N_("Done")))
        self.keys.setVisible(asked)
        self.back.setEnabled(self.at > 0)
        self.verticalScrollBar().setValue(0)
        if field:
            self.fill(self.opened)
        self.focus()
        self._show_answers()

    def focus(self) -> None:
        """Put the cursor where the answer is typed."""
        if self.at < len(self.questions):
            self.focus_on(self.questions[self.at].key)
        else:
            self.next.setFocus()

    def _chapter(self, field: Field[Any]) -> str:
        declared = self.opened.record.kind.home(field).declared
        return self.context.words.label(declared.context, declared.title)

    def _why(self, field: Field[Any] | None) -> str:
        """Why it is worth asking; nothing where nobody has said."""
        return (why(field, self.context.words.language) if field else None) or ""

    def _show_answers(self) -> None:
        field = self.questions[self.at] if self.at < len(self.questions) else None
        given = self.opened.answers.get(field.key, "") if field else ""
        for answer, button in self.answers.items():
            button.setVisible(field is not None)
            button.setEnabled(field is not None and self.opened.record[field] is None)
            button.setDown(answer == given)

    def _place_of(self, field: Field[Any]) -> QWidget:
        if field.key not in self._fields:
            box = self._fields[field.key] = QWidget(self.places)
            column = QVBoxLayout(box)
            column.setContentsMargins(0, 0, 0, 0)
            if isinstance(field.type, Rows):
                column.addWidget(self.make_grid(field, box))
            else:
                column.addWidget(self._cell(field, box))
            self._column.addWidget(box)
        return self._fields[field.key]

    def _cell(self, field: Field[Any], box: QWidget) -> QWidget:
        entry = self.make_entry(field, box)
        entry.label.hide()
        sized(entry.editor, 1.2)
        for area in entry.editor.findChildren(TextEdit):
            area.installEventFilter(self)
        return entry.cell

    # Going on

    def go_on(self) -> None:
        """Store what stands here and ask the next; where it cannot be stored, stay."""
        if self.at >= len(self.questions):
            self.end()
            return
        self._leave()
        entry = self.entries.get(self.questions[self.at].key)
        if entry is None or not entry.is_refused:
            self._go(1)

    def go_back(self) -> None:
        """Return to the question before."""
        if self.at:
            self._leave()
            self._go(-1)

    def _go(self, by: int) -> None:
        self.at += by
        self._show_question()

    def _leave(self) -> None:
        """Let what stands here be stored."""
        if self.at >= len(self.questions):
            return
        key = self.questions[self.at].key
        if key in self.grids:
            self.grids[key].view.setFocus()
            self.next.setFocus()
        else:
            self.entries[key].editor.left.emit()

    def _answer(self, answer: str) -> None:
        field = self.questions[self.at]
        if field.key in self.entries:
            self.entries[field.key].editor.restore()
            self.entries[field.key].editor.left.emit()
        self.answered.emit(field, answer)
        self._go(1)

    def end(self) -> None:
        """Leave off; what was answered stays."""
        self._leave()
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in _ENTER and event.modifiers() & _SHIFT:
            self.go_back()
        elif event.key() in _ENTER:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        # Notes would take these keys for new lines of their own.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, TextEdit):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in _ENTER and control:
                if event.modifiers() & _SHIFT:
                    self.go_back()
                else:
                    self.go_on()
                return True
        return False
