"""One field of the form: label, editor, and under it in words what is wrong or odd."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStyle, QStyleOptionFrame, QVBoxLayout, QWidget

from clientdesk.dossier.completeness import ANSWERS
from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import LongText, MultiChoice, MultiText, Photo, PostalAddress, Text, Url
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors import Editor, make_editor
from clientdesk.ui.form.asides import aside, has_aside
from clientdesk.ui.labels import quiet, readable, wrapping
from clientdesk.ui.look import coloured, colours_of, em

LABEL_WIDTH = 15
_NARROW = 24
_BESIDE_ASIDE = 14
_WIDE = (Text, LongText, MultiText, MultiChoice, PostalAddress, Photo, Url)
_SHORT_TEXT = 40


class Cell(QWidget):
    """What stands beside the label: an editor, a line below it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)


class Entry(QObject):
    """The editor of a field that is stored. `finished` says that what stands in it is to be stored."""

    finished = Signal(object)
    keep_mine = Signal(object)
    keep_theirs = Signal(object)

    def __init__(self, field: Field[Any], context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.cell = Cell(parent)
        self.editor: Editor = make_editor(field, context, self.cell)
        self.label = field_label(field.title(context.words), parent)
        if not is_wide(field):
            self.editor.setMaximumWidth(em(parent, _NARROW))
        self.aside: QLabel | None = None
        if has_aside(field):
            self._put_aside()
        else:
            self.cell.column.addWidget(self.editor)
        self.chips: list[QWidget] = []
        self.note: QLabel | None = None
        self.choice: QWidget | None = None
        self.is_refused = False
        self.draft = ""
        self.answer = ""
        self.editor.left.connect(self._leave)
        self.editor.edited.connect(self._look_again)
        if field.fixed:
            self.editor.setEnabled(False)

    # Words below the editor

    def warn(self, text: str) -> None:
        """Say what is odd; empty takes it back. A refusal outweighs it."""
        if self.is_refused:
            return
        if not text and self.answer in ANSWERS and self.editor.stored is None:
            self._write(self.context.words.tr(ANSWERS[self.answer]), colours_of(self.cell).quiet)
        else:
            self._write(text, colours_of(self.cell).warning)

    def refuse(self, text: str) -> None:
        """Say why what stands here is not stored."""
        self.is_refused = True
        self._write(text, colours_of(self.cell).problem)

    def accept(self) -> None:
        """Nothing is wrong any more."""
        self.is_refused = False
        self._write("", "")
        self._end_choice()

    def show_answer(self, answer: str) -> None:
        """Learn what was answered instead of a value; `warn` says it where there is nothing else to say."""
        self.answer = answer
        self.say_aside()

    def offer_choice(self, theirs: str) -> None:
        """The value was changed elsewhere: show both, let the user pick."""
        words = self.context.words
        self._end_choice()
        shown = theirs or words.tr(N_("nothing"))
        self.refuse(words.tr(N_("This was changed in the meantime. It now says: {theirs}"), theirs=shown))
        box = QWidget(self.cell)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        for text, signal in ((N_("Keep mine"), self.keep_mine), (N_("Keep that"), self.keep_theirs)):
            button = QPushButton(words.tr(text), box)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit(self))
            line.addWidget(button)
        line.addStretch()
        self.cell.column.addWidget(box)
        self.choice = box

    # What follows from the value

    def add_chip(self, text: str, *ways: tuple[str, Callable[[], object]]) -> None:
        """Say under the field what follows from it, with buttons for what can be done about it."""
        chip = QWidget(self.cell)
        column = QVBoxLayout(chip)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(2)
        column.addWidget(quiet(text, chip))
        line = QHBoxLayout()
        for label, act in ways:
            button = QPushButton(label, chip)
            button.setAutoDefault(False)
            button.setAccessibleDescription(text)
            button.clicked.connect(lambda _checked=False, act=act: act())
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        self.cell.column.addWidget(chip)
        self.chips.append(chip)

    def drop_chips(self) -> None:
        """What was said has been read."""
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips.clear()

    def _put_aside(self) -> None:
        """Room to the right of the editor for what is said beside the value."""
        self.aside = quiet(parent=self.cell)
        line = QHBoxLayout()
        self.editor.setMaximumWidth(em(self.cell, _BESIDE_ASIDE))
        line.addWidget(self.editor, 1, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.aside, 1, Qt.AlignmentFlag.AlignVCenter)
        self.cell.column.addLayout(line)
        self.editor.edited.connect(self.say_aside)

    def say_aside(self) -> None:
        """Say beside a day when it comes next."""
        if self.aside is None or self.editor.record is None:
            return
        try:
            value = self.editor.value()
        except Unreadable:
            value = None
        desk, words = self.context.desk, self.context.words
        self.aside.setText(aside(self.field, value, self.editor.record, today=desk.today, words=words))

    def _end_choice(self) -> None:
        if self.choice:
            self.choice.hide()
            self.choice.deleteLater()
            self.choice = None

    def _write(self, text: str, colour: str) -> None:
        if self.note is None:
            if not text:
                return
            self.note = wrapping(parent=self.cell)
            self.cell.column.insertWidget(1, self.note)
        self.note.setText(text)
        if text:
            coloured(self.note, colour)
        self.note.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)

    # What the user does

    def _leave(self) -> None:
        if self.choice is None:
            self.finished.emit(self)

    def _look_again(self) -> None:
        """While a refusal stands, look at every key whether it still does."""
        if not self.is_refused or self.choice:
            return
        try:
            self.editor.value()
        except Unreadable as problem:
            self.refuse(self.context.words.tr(problem.reason, **problem.values))
        else:
            self.accept()


class Computed(QObject):
    """A field that is worked out: shown, not edited."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.cell = Cell(parent)
        self.label = field_label(field.title(context.words), parent)
        self.shown = readable(parent=self.cell)
        self.shown.setAccessibleName(field.title(context.words))
        margin = text_margin(self.shown)
        self.shown.setContentsMargins(0, margin, 0, margin)
        self.cell.column.addWidget(self.shown)

    def show_value(self, value: Any) -> None:
        """Put the value into words; without one there is nothing to show, and nothing to fill in."""
        self.label.setVisible(value is not None)
        self.cell.setVisible(value is not None)
        self.shown.setText("" if value is None else self.field.type.show(value, self.context.words))


def field_label(title: str, parent: QWidget) -> QLabel:
    """A label of the width all labels have, its first line level with that of an input."""
    made = wrapping(title, parent)
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    made.setFixedWidth(em(parent, LABEL_WIDTH))
    made.setContentsMargins(0, text_margin(made), 0, 0)
    return made


def text_margin(widget: QWidget) -> int:
    """The space above the words in a line of input."""
    option = QStyleOptionFrame()
    option.lineWidth = 1
    words = QSize(0, widget.fontMetrics().height() + 2)
    line = widget.style().sizeFromContents(QStyle.ContentsType.CT_LineEdit, option, words, widget)
    return max(0, (line.height() - widget.fontMetrics().height()) // 2)


def is_wide(field: Field[Any]) -> bool:
    """Whether the editor may take the whole width."""
    if isinstance(field.type, Text) and not isinstance(field.type, LongText):
        return field.type.max > _SHORT_TEXT
    return isinstance(field.type, _WIDE)
