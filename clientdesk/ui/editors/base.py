"""What every editor can do: take a value, give what stands in it now, say that it was left, and take back."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reading
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import ASKS, Combo, LineEdit, TextEdit

Input = LineEdit | TextEdit | Combo


class Editor(QWidget):
    """The input of one field or column.

    `left` says that the user has finished here, `edited` that what stands in it has changed. `value` raises
    `Unreadable` for what the field's type cannot read; a value that nobody touched comes back as it was given.
    """

    left = Signal()
    edited = Signal()
    tall = False
    """Whether it needs more than the height of a line."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.stored: Any = None
        self.record: Record | None = None
        self._shown = ""
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)

    def set_value(self, value: Any) -> None:
        """Show a stored value; None empties."""
        self.stored = value
        self.show_value(value)
        self._shown = self.text()

    def value(self) -> Any:
        """What stands in it; None where it is empty."""
        return self.read() if self.is_touched else self.stored

    @property
    def is_touched(self) -> bool:
        """Whether something else stands in it than the stored value."""
        return self.text() != self._shown

    def restore(self) -> bool:
        """Take back what was typed; whether there was anything."""
        if not self.is_touched:
            return False
        self.set_value(self.stored)
        self.edited.emit()
        return True

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        # A grid hands the first word that is composed over a cell to the editor it opens there.
        if (line := self.focusProxy()) is not None:
            QApplication.sendEvent(line, event)

    # What the kinds of editor fill in

    def show_value(self, value: Any) -> None:
        """Put the value before the user."""
        raise NotImplementedError

    def read(self) -> Any:
        """The value of what the user has put in."""
        raise NotImplementedError

    def text(self) -> str:
        """What stands in it as one text, such as is kept as a draft."""
        raise NotImplementedError

    def set_text(self, text: str) -> None:
        """Put a draft back."""
        raise NotImplementedError

    def set_record(self, record: Record) -> None:
        """Learn of the file it stands in."""
        self.record = record

    @property
    def reading(self) -> Reading:
        """What reading depends on besides the text, such as the currency of the file it stands in."""
        desk = self.context.desk
        return desk.reading_for(self.record) if self.record else desk.reading

    # For the kinds of editor

    def watch(self, *inputs: Input, names: tuple[str, ...] = ()) -> None:
        """Name these inputs for screen readers, follow their leaving and Esc; the first takes the focus."""
        title = self.field.title(self.context.words)
        for place, one in enumerate(inputs):
            one.setAccessibleName(f"{title}: {names[place]}" if names else title)
            one.escape = self._escape
            one.lost.connect(self._tell_left)
            if isinstance(one, LineEdit):
                one.returnPressed.connect(self.left)
        self.setFocusProxy(inputs[0])

    def _escape(self) -> bool:
        """In a form Esc takes back what was typed; in a dialog it is for the dialog, which asks before all goes."""
        return not self.window().property(ASKS) and self.restore()

    def _tell_left(self) -> None:
        from PySide6.QtWidgets import QApplication

        now = QApplication.focusWidget()
        if now is None or not (now is self or self.isAncestorOf(now)):
            self.left.emit()
