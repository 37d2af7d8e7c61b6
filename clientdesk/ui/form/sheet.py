"""A client to be read: only what is filled in, what is sensitive under dots until it is asked for."""

import time
from collections.abc import Collection, Iterator
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from clientdesk.dossier.completeness import ANSWERS
from clientdesk.dossier.fields import SENSITIVE, Field, Kind, Rows, rows_of
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Photo
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.chapters import Chapter, is_shown
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.form.shown import NOTHING, Shown, keys_of
from clientdesk.ui.form.starred import arranged, starred
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import heading, quiet, readable
from clientdesk.ui.look import colours_of, em, sized
from clientdesk.ui.opened import Opened
from clientdesk.ui.privacy.looking import note_look

DOTS = "••••"
WHY_DOTS = N_("This is sensitive, so it does not stand here for everybody to see. A click shows it.")
EMPTY = "–"
_KEY = "key"
LABEL_WIDTH = 15
"""Letters that a label has room for before it breaks."""
_PIECE = 0.03
"""Seconds that are filled at a time. A sheet that is filled again is done by then; the lines of the first client have
to be made, which takes four times as long, and the window is to answer in between."""


class Sheet(Scrolling):
    """The sheet of one kind of client, made once and filled again and again. `edit_asked` names a field whose label was
    clicked twice."""

    edit_asked = Signal(str)

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.kind = kind
        self.mine: _Part | None = None
        self.chapters = [_Part(chapter, context, self) for chapter in arranged(context.remembered, kind)]
        for part in self.chapters:
            self.add(part)
        self.nothing = quiet(parent=self)
        self.column.addWidget(self.nothing)
        self.column.addStretch()
        self._client = 0
        self._scrolled = 0
        self._filling: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def show_client(self, opened: Opened, keys: Collection[str] | None = None, shown: Shown = Shown.FILLED) -> None:
        """Fill the sheet with these fields; without `keys` with those that are filled in."""
        if not self.is_filling:
            self._scrolled = self.verticalScrollBar().value()
        if opened.record.id != self._client:
            self._client, self._scrolled = opened.record.id, 0
        wanted = keys_of(shown, opened) if keys is None else keys
        # While the page is visible, Qt lays all of it out anew for each line that comes or goes.
        self.page.hide()
        self._filling = self._fill(opened, wanted, shown)
        self._timer.start()
        self._go_on()

    @property
    def is_filling(self) -> bool:
        return self._timer.isActive()

    def _fill(self, opened: Opened, wanted: Collection[str], shown: Shown) -> Iterator[None]:
        """Stops after each field."""
        for part in self.chapters:
            yield from part.fill(opened, wanted)
        self._show_mine(opened)
        self.nothing.setText(self.context.words.tr(NOTHING[shown]))
        self.nothing.setVisible(not any(part.filled for part in self.chapters))

    def _go_on(self) -> None:
        until = time.perf_counter() + _PIECE
        for _ in self._filling:
            if time.perf_counter() > until:
                return
        self._show_all()

    def finish(self) -> None:
        if self.is_filling:
            for _ in self._filling:
                continue
            self._show_all()

    def _show_all(self) -> None:
        self._timer.stop()
        self.page.show()
        self.verticalScrollBar().setValue(self._scrolled)

    def to_top(self) -> None:
        self._scrolled = 0
        super().to_top()

    def _show_mine(self, opened: Opened) -> None:
        """Show the starred fields once more, before all others, even where they are empty."""
        fields = tuple(self.kind.by_key[key] for key in starred(self.context.remembered, self.kind))
        if self.mine and self.mine.chapter.fields != fields:
            self.mine.hide()
            self.mine.deleteLater()
            self.mine = None
        if fields and self.mine is None:
            section = self.chapters[0].chapter.section
            self.mine = _Part(Chapter(section, fields, N_("My fields")), self.context, self)
            self.column.insertWidget(self.column.indexOf(self.chapters[0]), self.mine)
        if self.mine:
            for _ in self.mine.fill(opened, {field.key for field in fields if is_shown(field, opened.record)}):
                continue

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.MouseButtonDblClick and (key := watched.property(_KEY)):
            self.edit_asked.emit(key)
            return True
        return super().eventFilter(watched, event)

    def line_of(self, key: str) -> tuple[QWidget, ...]:
        """The widgets of a field, none where it is not shown."""
        self.finish()
        for part in self.chapters:
            if (line := part.lines.get(key)) and not line.cell.isHidden():
                return line.label, line.cell
        return ()


class _Part(QWidget):
    """One chapter: a title and the filled fields under it."""

    def __init__(self, chapter: Chapter, context: Context, parent: Sheet) -> None:
        super().__init__(parent)
        self.sheet = parent
        self.chapter = chapter
        self.context = context
        self.filled = 0
        self.lines: dict[str, _Line] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addWidget(heading(chapter.title(context.words), self))
        self.grid = QGridLayout()
        self.grid.setColumnMinimumWidth(0, em(self, LABEL_WIDTH))
        self.grid.setColumnStretch(1, 1)
        self.grid.setHorizontalSpacing(em(self, 1.2))
        self.grid.setVerticalSpacing(em(self, 0.45))
        column.addLayout(self.grid)

    def fill(self, opened: Opened, keys: Collection[str]) -> Iterator[None]:
        """Fill the chapter, field by field; without anything to show it is hidden."""
        self.filled = 0
        for place, field in enumerate(self.chapter.fields):
            wanted = field.key in keys and not isinstance(field.type, Photo)
            if wanted and field.key not in self.lines:
                self.lines[field.key] = _line(field, self.context, self)
                self.lines[field.key].add_to(self.grid, place)
                self.lines[field.key].label.setProperty(_KEY, field.key if field.stored else "")
                self.lines[field.key].label.installEventFilter(self.sheet)
            if field.key in self.lines:
                self.lines[field.key].show_field(opened, wanted=wanted)
            self.filled += wanted and field.stored
            yield
        self.setVisible(bool(self.filled))


class _Line:
    """A label and a value."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget) -> None:
        self.field = field
        self.context = context
        title = field.title(context.words)
        self.label = quiet(title, parent)
        self.label.setFixedWidth(em(parent, LABEL_WIDTH))
        self.label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.cell = QWidget(parent)
        self.box = QHBoxLayout(self.cell)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.shown_client = 0
        self.value: Any = None
        self.answer = ""
        self.show_button: QToolButton | None = None
        self.body = self.make_body()
        self.body.setAccessibleName(title)
        self.box.addWidget(self.body, 1, Qt.AlignmentFlag.AlignTop)
        self.box.addStretch(0)
        if field.sensitivity is SENSITIVE or sensitive_columns(field):
            self._add_button(title)

    def make_body(self) -> QWidget:
        """What shows the value."""
        return readable(parent=self.cell)

    def _add_button(self, title: str) -> None:
        words = self.context.words
        button = QToolButton(self.cell)
        button.setIcon(icon("show", self.cell, colour=colours_of(self.cell).quiet))
        button.setText(words.tr(N_("Show")))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        button.setMaximumHeight(round(self.cell.fontMetrics().height() * 1.15))
        button.setAccessibleName(f"{words.tr(N_('Show'))}: {title}")
        button.clicked.connect(self.reveal)
        self.box.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignTop)
        self.show_button = button

    def add_to(self, grid: QGridLayout, place: int) -> None:
        """Take a place in the grid."""
        grid.addWidget(self.label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.cell, place, 1)

    def show_field(self, opened: Opened, *, wanted: bool) -> None:
        """Show what stands in the field, under dots if it is sensitive, or that nothing does; unwanted it is hidden."""
        record = opened.record
        self.label.setVisible(wanted)
        self.cell.setVisible(wanted)
        revealed = self.shown_client == record.id
        self.shown_client = record.id if revealed else 0
        self.value = record.value(self.field, opened.around)
        self.answer = opened.answers.get(self.field.key, "")
        if wanted:
            hidden = self.show_button is not None and not revealed and self.value is not None
            self._write(self.value, hidden=hidden)
        self._client, self._code = record.id, record.code

    def reveal(self) -> None:
        """Show what is under the dots, until another client comes; that it was shown is written down."""
        self.shown_client = self._client
        note_look(self.context, self._code, [self.field.key])
        self._write(self.value, hidden=False)

    def _write(self, value: Any, *, hidden: bool) -> None:
        self.write(value, hidden=hidden)
        # Dots leave the room to the button that stands beside them; rows of which but a part is hidden need it.
        is_dots = hidden and self.field.sensitivity is SENSITIVE
        self.box.setStretch(0, 0 if is_dots else 1)
        self.box.setStretch(self.box.count() - 1, 1 if is_dots else 0)
        if self.show_button:
            self.show_button.setVisible(hidden)

    def write(self, value: Any, *, hidden: bool) -> None:
        """Put the value into words."""
        assert isinstance(self.body, QLabel)
        if value is None:
            self.body.setText(self.instead())
        else:
            self.body.setText(DOTS if hidden else self.field.type.show(value, self.context.words))

    def instead(self) -> str:
        """What is said where there is no value."""
        return self.context.words.tr(ANSWERS[self.answer]) if self.answer in ANSWERS else EMPTY


class _Rows(_Line):
    """A label and the rows of a group: each a line of its first value, under it the others with their names."""

    def make_body(self) -> QWidget:
        body = QWidget(self.cell)
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(body, 0.5))
        return body

    def write(self, value: tuple[Row, ...] | None, *, hidden: bool) -> None:
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        if value is None:
            self.column.addWidget(readable(self.instead(), self.body))
            return
        if hidden and self.field.sensitivity is SENSITIVE:
            self.column.addWidget(readable(DOTS, self.body))
            return
        covered = sensitive_columns(self.field) if hidden else frozenset()
        for row in value:
            first, others = self._told(row, covered)
            self.column.addWidget(self._lines(first, others))

    def _lines(self, first: str, others: str) -> QWidget:
        box = QWidget(self.body)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        name = readable(first, box)
        sized(name, 1.0, bold=True)
        column.addWidget(name)
        if others:
            column.addWidget(readable(others, box))
        box.show()
        return box

    def _told(self, row: Row, covered: frozenset[str]) -> tuple[str, str]:
        words = self.context.words
        texts = [
            (column, DOTS if column.key in covered else column.type.show(row[column], words))
            for column in rows_of(self.field).columns
            if row[column] is not None
        ]
        if not texts:
            return "", ""
        lead = next((place for place, (column, _) in enumerate(texts) if column.type.name in ("text", "phone")), 0)
        first = texts.pop(lead)[1]
        told = N_("{field}: {value}")
        return first, "   ".join(words.tr(told, field=column.title(words), value=text) for column, text in texts)


def sensitive_columns(field: Field[Any]) -> frozenset[str]:
    """The keys of the columns of a group that are to be covered, whatever the group itself is."""
    columns = rows_of(field).columns if isinstance(field.type, Rows) else ()
    return frozenset(column.key for column in columns if column.sensitivity is SENSITIVE)


def _line(field: Field[Any], context: Context, parent: QWidget) -> _Line:
    return (_Rows if isinstance(field.type, Rows) else _Line)(field, context, parent)
