"""What a setting is changed with: a tick, a choice, a line to write in, a button, or words alone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from clientdesk.ui.inputs import Combo, LineEdit, Tick
from clientdesk.ui.labels import readable

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


@dataclass(frozen=True)
class Ticked:
    """On or off; where it is not `possible` on this computer it cannot be touched."""

    read: Callable[["Window"], bool]
    write: Callable[["Window", bool], None]
    possible: Callable[["Window"], bool] = lambda _window: True

    def make(self, window: "Window", title: str, parent: QWidget) -> QWidget:
        """The box to tick."""
        box = Tick(title, parent)
        box.setChecked(self.read(window))
        box.setEnabled(self.possible(window))
        box.toggled.connect(lambda on: self.write(window, on))
        return box


@dataclass(frozen=True)
class Chosen:
    """One of several: (value, text)."""

    options: Callable[["Window"], Sequence[tuple[str, str]]]
    read: Callable[["Window"], str]
    write: Callable[["Window", str], None]

    def make(self, window: "Window", title: str, parent: QWidget) -> QWidget:
        """The list to choose from."""
        combo = Combo(parent)
        combo.setAccessibleName(title)
        for value, text in self.options(window):
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(self.read(window))))
        combo.activated.connect(lambda _place: self.write(window, combo.currentData()))
        return combo


@dataclass(frozen=True)
class Written:
    """A line of at most so many letters; while it is empty, what holds instead stands in it in grey."""

    read: Callable[["Window"], str]
    write: Callable[["Window", str], None]
    instead: Callable[["Window"], str]
    most: int

    def make(self, window: "Window", title: str, parent: QWidget) -> QWidget:
        """The line."""
        line = LineEdit(parent)
        line.setAccessibleName(title)
        line.setMaxLength(self.most)
        line.setText(self.read(window))
        line.setPlaceholderText(self.instead(window))
        line.editingFinished.connect(lambda: self.write(window, line.text().strip()))
        return line


@dataclass(frozen=True)
class Done:
    """Something to be done, or another window to be opened; `text` (a message id) stands on the button."""

    text: str
    do: Callable[["Window"], object]

    def make(self, window: "Window", title: str, parent: QWidget) -> QWidget:
        """The button."""
        words = window.context.words.tr(self.text)
        button = QPushButton(words, parent)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{title}: {words}")
        button.clicked.connect(lambda _checked=False: self.do(window))
        return button


@dataclass(frozen=True)
class Told:
    """Words that can be read and copied."""

    text: Callable[["Window"], str]

    def make(self, window: "Window", title: str, parent: QWidget) -> QWidget:
        """The words."""
        shown = readable(self.text(window), parent)
        shown.setAccessibleName(title)
        return shown


Control = Ticked | Chosen | Written | Done | Told
