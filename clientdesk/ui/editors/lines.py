"""Editors of one line and of several: the type of the field reads and writes the text."""

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.types import Integer, Money, Number, Percent
from clientdesk.dossier.values import PartialDate
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit, TextEdit
from clientdesk.ui.look import colours_of

_NUMBERS = (Integer, Number, Percent, Money)


class LineEditor(Editor):
    """One line, read by the type: texts, numbers, money, telephones, dates, lists of words."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.line = LineEdit(self)
        self.row.addWidget(self.line)
        self.watch(self.line)
        self.line.textChanged.connect(self.edited)
        if isinstance(field.type, _NUMBERS):
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def show_value(self, value: Any) -> None:
        self.line.setText("" if value is None else self.field.type.write(value, self.context.words))
        self.line.setCursorPosition(0)

    def read(self) -> Any:
        text = self.line.text()
        return self.field.type.read(text, self.reading) if text.strip() else None

    def text(self) -> str:
        return self.line.text()

    def set_text(self, text: str) -> None:
        self.line.setText(text)


class DateEditor(LineEditor):
    """A line that reads dates as people write them, and a calendar for those who would rather look."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        action = self.line.addAction(
            icon("calendar", self, colour=colours_of(self).quiet), LineEdit.ActionPosition.TrailingPosition
        )
        action.setText(context.words.tr(N_("Calendar")))
        action.triggered.connect(self.open_calendar)
        today = QShortcut(QKeySequence("Ctrl+;"), self.line, context=Qt.ShortcutContext.WidgetShortcut)
        today.activated.connect(self.write_today)

    def write_today(self) -> None:
        """Write the day that it is."""
        self.line.setText(self.context.desk.today.isoformat())

    def open_calendar(self) -> None:
        """Show the month of the date under the line."""
        frame = QFrame(self, Qt.WindowType.Popup)
        frame.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(0, 0, 0, 0)
        calendar = QCalendarWidget(frame)
        calendar.setLocale(QLocale(self.context.words.language))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self._day() or self.context.desk.today
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        calendar.activated.connect(self.take_day)
        calendar.clicked.connect(self.take_day)
        calendar.activated.connect(frame.close)
        calendar.clicked.connect(frame.close)
        layout.addWidget(calendar)
        frame.move(self.line.mapToGlobal(QPoint(0, self.line.height())))
        frame.show()
        calendar.setFocus()

    def take_day(self, day: QDate) -> None:
        """Write the day that was picked."""
        self.line.setText(date(day.year(), day.month(), day.day()).isoformat())
        self.left.emit()

    def _day(self) -> date | None:
        try:
            value = self.value()
        except ValueError:
            return None
        return value.full() if isinstance(value, PartialDate) else value


class LongTextEditor(Editor):
    """Several lines, as high as what is written."""

    tall = True

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.area = TextEdit(self)
        self.row.addWidget(self.area)
        self.watch(self.area)
        self.area.textChanged.connect(self.edited)

    def show_value(self, value: Any) -> None:
        self.area.setPlainText("" if value is None else self.field.type.write(value, self.context.words))

    def read(self) -> Any:
        text = self.area.toPlainText()
        return self.field.type.read(text, self.reading) if text.strip() else None

    def text(self) -> str:
        return self.area.toPlainText()

    def set_text(self, text: str) -> None:
        self.area.setPlainText(text)
