"""Editors of what is picked: a code of a list, several codes, a rating, yes or no."""

from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import Bool, Choice, MultiChoice, Rating
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import colours_of

SEARCHED_FROM = 15
"""Entries from which a list can be searched by typing."""


class ChoiceEditor(Editor):
    """One entry of a list, none first."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.combo = Combo(self)
        self.combo.addItem("", None)
        for code, label in self.entries():
            self.combo.addItem(label, code)
        if self.combo.count() > SEARCHED_FROM:
            self.combo.make_searchable()
        self.row.addWidget(self.combo)
        self.watch(self.combo)
        self.combo.currentTextChanged.connect(self.edited)
        self.combo.picked.connect(self.left)

    def say_usual(self, text: str) -> None:
        """Say in the entry for nothing what is taken where nothing is picked; an empty text takes it back."""
        if self.combo.itemData(0) is None and not self.combo.isEditable():
            touched = self.is_touched
            self.combo.setItemText(0, text)
            if not touched:
                self._shown = self.text()

    def drop(self, *values: Any) -> None:
        """Take entries off the list that make no sense here; what stands stays."""
        for value in values:
            place = self.combo.findData(value)
            if place >= 0 and place != self.combo.currentIndex():
                self.combo.removeItem(place)

    def entries(self) -> list[tuple[Any, str]]:
        """(value, label) of everything that can be picked."""
        assert isinstance(self.field.type, Choice)
        choices = self.field.type.choices
        return [(code, choices.label(code, self.context.words)) for code in choices.labels]

    def show_value(self, value: Any) -> None:
        place = self.combo.findData(value)
        if place < 0:
            # An entry that was taken off the list since still stands in the file.
            self.combo.addItem(self.field.type.write(value, self.context.words), value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)
        if line := self.combo.lineEdit():
            line.setText(self.combo.itemText(place))
            line.setCursorPosition(0)

    def read(self) -> Any:
        text = self.combo.currentText().strip()
        if not text:
            return None
        place = self.combo.findText(text, Qt.MatchFlag.MatchFixedString)
        return self.combo.itemData(place) if place >= 0 else self.field.type.read(text, self.reading)

    def text(self) -> str:
        return self.combo.currentText()

    def set_text(self, text: str) -> None:
        place = self.combo.findText(text)
        if place >= 0:
            self.combo.setCurrentIndex(place)
        elif self.combo.isEditable():
            self.combo.setEditText(text)


class BoolEditor(ChoiceEditor):
    """Yes, no, or nothing said."""

    def entries(self) -> list[tuple[Any, str]]:
        assert isinstance(self.field.type, Bool)
        return [(value, self.field.type.write(value, self.context.words)) for value in (True, False)]


class ChoicesEditor(LineEditor):
    """Several entries: typed with semicolons, or ticked in the list that opens below."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        action = self.line.addAction(
            icon("down", self, colour=colours_of(self).quiet), LineEdit.ActionPosition.TrailingPosition
        )
        action.setText(context.words.tr(N_("Choose from the list")))
        action.triggered.connect(self.open_list)
        self.list: QListWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down:
            self.open_list()
        else:
            super().keyPressEvent(event)

    def open_list(self) -> None:
        """Show all entries with ticks under the line."""
        assert isinstance(self.field.type, MultiChoice)
        choices = self.field.type.choices
        frame = _Ticks(self)
        self.list = frame.list
        ticked = self._codes()
        for code in choices.labels:
            item = QListWidgetItem(choices.label(code, self.context.words), frame.list)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked)
        frame.list.itemChanged.connect(self.take_ticks)
        frame.open_under(self.line)

    def take_ticks(self) -> None:
        """Write what is ticked, then the words of the user's own."""
        assert isinstance(self.field.type, MultiChoice)
        known = self.field.type.choices.labels
        own = [code for code in self._codes() if code not in known]
        codes = tuple(item.data(Qt.ItemDataRole.UserRole) for item in self._items() if _is_ticked(item))
        written = (*codes, *own)
        self.line.setText(self.field.type.write(written, self.context.words) if written else "")

    def close_list(self) -> None:
        """The list has gone; what is ticked stands."""
        self.list = None
        self.left.emit()

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(place) for place in range(self.list.count())] if self.list else []

    def _codes(self) -> tuple[str, ...]:
        try:
            return self.value() or ()
        except Unreadable:
            return ()


def _is_ticked(item: QListWidgetItem) -> bool:
    return item.checkState() is Qt.CheckState.Checked


class _Ticks(QFrame):
    """The list that opens under an editor of several entries."""

    def __init__(self, editor: ChoicesEditor) -> None:
        super().__init__(editor, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.editor = editor
        self.list = QListWidget(self)
        plain_list(self.list)
        self.list.setAccessibleName(editor.field.title(editor.context.words))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def open_under(self, line: QWidget) -> None:
        rows = min(self.list.count(), 12)
        height = rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth()
        self.resize(max(line.width(), self.list.sizeHintForColumn(0) + 40), height)
        self.move(line.mapToGlobal(QPoint(0, line.height())))
        self.show()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def hideEvent(self, event: Any) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.editor.close_list()


class RatingEditor(Editor):
    """Numbered steps side by side; the chosen one again, or Delete, means nothing said."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.type, Rating)
        self.scale = _Scale(self, field.type)
        self.scale.setAccessibleName(field.title(context.words))
        self.row.addWidget(self.scale)
        self.row.addStretch()
        self.setFocusProxy(self.scale)

    def show_value(self, value: Any) -> None:
        self.scale.show_step(value)

    def read(self) -> Any:
        return self.scale.step

    def text(self) -> str:
        return "" if self.scale.step is None else str(self.scale.step)

    def set_text(self, text: str) -> None:
        self.scale.show_step(int(text) if text.isdecimal() else None)


class _Scale(QWidget):
    """The steps of a rating."""

    def __init__(self, editor: RatingEditor, rating: Rating) -> None:
        super().__init__(editor)
        self.editor = editor
        self.rating = rating
        self.step: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = LineEdit().sizeHint().height()
        return QSize(round(side * 1.25) * (self.rating.max - self.rating.min + 1) + 1, side)

    def show_step(self, step: int | None) -> None:
        self.step = step
        said = "" if step is None else str(step)
        self.setAccessibleDescription(said)
        self.update()

    def choose(self, step: int | None) -> None:
        """Take a step as the user's."""
        self.show_step(step)
        self.editor.edited.emit()
        self.editor.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        for step in range(self.rating.min, self.rating.max + 1):
            box = self._box(step)
            chosen = step == self.step
            edge = palette.color(QPalette.ColorRole.Accent if chosen or self.hasFocus() else QPalette.ColorRole.Mid)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Accent if chosen else QPalette.ColorRole.Base))
            painter.drawRoundedRect(box, 3, 3)
            words = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
            painter.setPen(palette.color(words))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(step))

    def _box(self, step: int) -> QRectF:
        width = (self.width() - 1) / (self.rating.max - self.rating.min + 1)
        return QRectF((step - self.rating.min) * width + 0.5, 0.5, width - 3, self.height() - 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        for step in range(self.rating.min, self.rating.max + 1):
            if self._box(step).contains(event.position()):
                self.choose(None if step == self.step else step)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        low, high = self.rating.min, self.rating.max
        key, text = event.key(), event.text()
        if text.isdecimal() and low <= int(text) <= high:
            self.choose(int(text))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.choose(None)
        elif key == Qt.Key.Key_Right:
            self.choose(low if self.step is None else min(self.step + 1, high))
        elif key == Qt.Key.Key_Left and self.step is not None:
            self.choose(max(self.step - 1, low))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()
