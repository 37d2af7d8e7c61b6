"""The line over a client's sheet and form: find a field, choose which fields are shown, and what else can be done."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.form.shown import TITLES, Shown
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, tooltip
from clientdesk.ui.look import coloured, colours_of, em

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _nothing_yet() -> bool:
    return False


class FindLine(LineEdit):
    """Where the name of a field is typed: Enter goes to the next hit, Shift+Enter back, Down and Tab into the field, as
    long as there `is_found` one."""

    stepped = Signal(int)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_found: Callable[[], bool] = _nothing_yet

    def focusNextPrevChild(self, following: bool) -> bool:  # noqa: N802, FBT001 - Qt's name, and its argument
        if following and self.is_found():
            self.entered.emit()
            return True
        return super().focusNextPrevChild(following)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _ENTER and not self.composing:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Down:
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class FormTools(QWidget):
    """Breaks into lines where the page is narrow. The guide connects it."""

    chosen = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        flow = Flowing(self)
        flow.setContentsMargins(em(self, 1.4), em(self, 0.5), em(self, 1.2), em(self, 0.5))
        flow.setSpacing(em(self, 0.6))
        flow.addWidget(self._finding())
        flow.addWidget(self._switch())
        flow.addWidget(self._ways())

    def _ways(self) -> QWidget:
        words = self.words
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.interview = self._button("quick", words.tr(N_("Interview")))
        tooltip(self.interview, words.tr(N_("Ask what is missing, one question at a time (Ctrl+Shift+I)")))
        line.addWidget(self.interview)
        self.more = self._button("list", "")
        self.more.setAccessibleName(words.tr(N_("How the form is shown")))
        tooltip(self.more, words.tr(N_("How the form is shown")))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        line.addWidget(self.more)
        return box

    def _finding(self) -> QWidget:
        words = self.words
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        self.line = FindLine(box)
        self.line.setFixedWidth(em(self, 16))
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(words.tr(N_("Field or value (Ctrl+F)")))
        self.line.setAccessibleName(words.tr(N_("Find in the form")))
        drawn = icon("search", self, colour=colours_of(self).quiet)
        self.line.addAction(QAction(drawn, "", self.line), LineEdit.ActionPosition.LeadingPosition)
        self.found = label(parent=box)
        coloured(self.found, colours_of(self).quiet)
        self.found.hide()
        line.addWidget(self.line)
        line.addWidget(self.found)
        return box

    def _switch(self) -> QWidget:
        box = QWidget(self)
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.positions = QButtonGroup(self)
        self.buttons: dict[Shown, QToolButton] = {}
        for shown in Shown:
            button = self.buttons[shown] = self._button("", self.words.tr(TITLES[shown]))
            button.setCheckable(True)
            button.setAutoRaise(False)
            button.clicked.connect(lambda _checked=False, shown=shown: self.chosen.emit(shown.value))
            self.positions.addButton(button)
            line.addWidget(button)
        return box

    def _button(self, drawing: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAutoRaise(True)
        button.setText(text)
        button.setMinimumHeight(em(self, 2))
        if drawing:
            button.setIcon(icon(drawing, self))
        if text:
            button.setAccessibleName(text)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def show_switch(self, shown: Shown, counts: Mapping[Shown, int]) -> None:
        """Stand on a position, and tell how many fields each shows."""
        for position, button in self.buttons.items():
            text = f"{self.words.tr(TITLES[position])} {counts[position]}"
            if button.text() != text:
                button.setText(text)
                button.setAccessibleName(text)
            button.setChecked(position is shown)
            self._dress(button, chosen=position is shown)

    def _dress(self, button: QToolButton, *, chosen: bool) -> None:
        """The style draws a pressed button hardly darker than the others, on dark ground not at all."""
        colours, dressed = colours_of(self), QPalette(self.palette())
        if chosen:
            dressed.setColor(QPalette.ColorRole.Button, QColor(colours.accent))
            dressed.setColor(QPalette.ColorRole.ButtonText, QColor(colours.on_accent))
        button.setPalette(dressed)

    def show_found(self, place: int, total: int) -> None:
        """Tell which hit of how many is shown."""
        none = self.words.tr(N_("no such field"))
        self.found.setText(f"{place + 1}/{total}" if total else none)
        self.found.setVisible(bool(self.line.text().strip()))
