"""A box to paste a signature, a chat line or an address into: what was read from it stands below, to be confirmed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.pasting import Proposed, kind_of, proposed
from clientdesk.dossier.types import Reading
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import TextEdit
from clientdesk.ui.labels import label, tooltip
from clientdesk.ui.look import em

_DEBOUNCE = 150
"""Milliseconds after the last letter until the text is read."""
_LONGEST = 4000
"""Letters of a text that are read; no signature is longer."""
_LONGEST_NAME = 60
"""Letters beyond which what is pasted for a name is surely more."""
_SHOWN = 40
"""Letters of a value that a chip shows."""


@dataclass(frozen=True)
class Read:
    """What was read: whom it seems to be about, and values for that kind or the one that was asked for."""

    about: str
    values: tuple[Proposed, ...]


def read(text: str, kind: Kind | None, reading: Reading) -> Read:
    """Off the window's thread: read a text, for a kind or for the one that it seems to be about."""
    about = kind_of(text[:_LONGEST])
    return Read(about.name, tuple(proposed(text[:_LONGEST], kind or about, reading)))


class _Box(TextEdit):
    """Enter takes what was read; Shift+Enter begins a new line."""

    lowest, highest = 2, 4
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class LongPaste(QObject):
    """On a line for a name: what is pasted there but is more than a name goes where it is read, by `take`."""

    def __init__(self, line: QWidget, take: Callable[[str], object]) -> None:
        super().__init__(line)
        self._take = take
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Paste):
            return False
        text = QGuiApplication.clipboard().text().strip()
        is_more = len(text) > _LONGEST_NAME or len(text.splitlines()) > 1
        if is_more:
            self._take(text)
        return is_more


class PasteBox(QWidget):
    """`about` tells the kind of client a text seems to be about, `taken` the values that were confirmed."""

    about = Signal(str)
    taken = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.values: list[Proposed] = []
        self.kind: Kind | None = None
        """The kind that values are wanted for; none: whichever the text is about."""
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        self.box = _Box(self)
        self.box.setPlaceholderText(words.tr(N_("Paste anything: a signature, a chat line, an address, an ID number")))
        self.box.setAccessibleName(words.tr(N_("Text to read from")))
        column.addWidget(self.box)
        self.chips = QWidget(self)
        self.flow = Flowing(self.chips)
        self.flow.setSpacing(em(self, 0.4))
        column.addWidget(self.chips)
        self.take_button = QPushButton(words.tr(N_("Take over (Enter)")), self)
        self.take_button.setAutoDefault(False)
        line = QHBoxLayout()
        line.addWidget(self.take_button)
        line.addStretch()
        column.addLayout(line)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self.read)
        self.box.textChanged.connect(self._debounce.start)
        self.box.entered.connect(self._enter)
        self.take_button.clicked.connect(lambda _checked=False: self.take())
        self.show_values(())

    @property
    def is_pending(self) -> bool:
        """Whether something was read that nobody has confirmed yet."""
        return bool(self.values)

    def take_text(self, text: str) -> None:
        """Read a text that was pasted elsewhere."""
        self.box.setPlainText(text)
        self.box.setFocus()
        self.read()

    def read(self) -> None:
        """Read what stands in the box."""
        self._debounce.stop()
        text = self.box.toPlainText().strip()
        if not text:
            self.context.tasks.drop("pasted")
            self.show_values(())
            return
        work = partial(read, text, self.kind, self.context.desk.reading)
        self.context.tasks.read("pasted", work, self._take_read)

    def _take_read(self, found: Read) -> None:
        self.show_values(found.values)
        self.about.emit(found.about)

    def _enter(self) -> None:
        if self.values:
            self.take()
        else:
            self.read()

    def show_values(self, values: Sequence[Proposed]) -> None:
        """Show a chip for each value."""
        self.values = list(values)
        while item := self.flow.takeAt(0):
            if chip := item.widget():
                chip.hide()
                chip.deleteLater()
        for value in self.values:
            self.flow.addWidget(self._chip(value))
        for widget in (self.chips, self.take_button):
            widget.setVisible(bool(self.values))
        self._fit()

    def _fit(self) -> None:
        """Have the dialog make room for all lines of chips."""
        height = self.flow.heightForWidth(self.width()) if self.values else 0
        if self.chips.minimumHeight() != height:
            self.chips.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _chip(self, value: Proposed) -> QWidget:
        words = self.context.words
        title, shown = value.field.title(words), value.field.type.show(value.value, words).replace("\n", " ")
        chip = QWidget(self.chips)
        line = QHBoxLayout(chip)
        line.setContentsMargins(em(self, 0.6), em(self, 0.1), 0, em(self, 0.1))
        line.setSpacing(em(self, 0.2))
        chip.setAutoFillBackground(True)
        shades = chip.palette()
        shades.setColor(shades.ColorRole.Window, shades.color(shades.ColorRole.Button))
        chip.setPalette(shades)
        short = shown if len(shown) <= _SHOWN else f"{shown[: _SHOWN - 1]}…"
        told = label(words.tr(N_("{field}: {value}"), field=title, value=short), chip)
        tooltip(told, shown)
        line.addWidget(told)
        cross = QPushButton(chip)
        cross.setFlat(True)
        cross.setAutoDefault(False)
        cross.setIcon(icon("close", self))
        cross.setFixedSize(em(self, 2), em(self, 2))
        cross.setAccessibleName(words.tr(N_("Leave out {field}"), field=title))
        cross.clicked.connect(lambda _checked=False: self.leave_out(value))
        line.addWidget(cross)
        return chip

    def leave_out(self, value: Proposed) -> None:
        """Do not take a value over."""
        self.show_values([one for one in self.values if one is not value])
        self.box.setFocus()

    def take(self) -> None:
        """Confirm what is shown; the box is free again."""
        values = tuple(self.values)
        self.clear()
        self.taken.emit(values)

    def clear(self) -> None:
        """Empty the box."""
        self.box.clear()
        self._debounce.stop()
        self.context.tasks.drop("pasted")
        self.show_values(())
