"""A group in the form: its title, a grid as high as its rows, and under it what is odd in them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from clientdesk.dossier.completeness import is_column_shown
from clientdesk.dossier.fields import Field, Problem
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Choice, Reading
from clientdesk.i18n import N_
from clientdesk.store.drafts import Draft
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import Elided, label, plain_tip, quiet, tooltip
from clientdesk.ui.look import coloured, colours_of, em, sized
from clientdesk.ui.rows.cells import Cells
from clientdesk.ui.rows.detail import SHOWN, Detail
from clientdesk.ui.rows.model import Entry, RowsModel, Worked
from clientdesk.ui.rows.pasting import columns_by_heading, table_of
from clientdesk.ui.rows.view import DATES, View

_WIDTHS = {
    "int": 6,
    "rating": 6,
    "bool": 6,
    "percent": 7,
    "number": 8,
    "date": 9,
    "partial_date": 9,
    "year_month": 8,
    "lunar_date": 9,
    "money": 11,
    "choice": 11,
    "phone": 11,
    "email": 14,
    "file": 14,
    "photo": 14,
    "multi_choice": 14,
    "reference": 12,
    "address": 20,
    "text": 13,
}
"""Letters that a column of each type has room for."""
_WIDTH_ELSEWHERE = 14


class Grid(QWidget):
    """The rows of one group. `left` says that changed rows wait to be stored, `drafted` that a cell's text does."""

    left = Signal()
    drafted = Signal(int, str, str)
    removed = Signal()

    def __init__(self, group: Field[tuple[Row, ...]], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.group = group
        self.context = context
        colours = colours_of(self)
        title = group.title(context.words)
        self.model = RowsModel(group, context.words, (colours.problem, colours.warning), self)
        self.view = View(self)
        self.view.setAccessibleName(title)
        self.view.setModel(self.model)
        self.cells = Cells(self.view, self.model, context)
        self.view.setItemDelegate(self.cells)
        self.notes = quiet(parent=self)
        coloured(self.notes, colours.warning)
        self.notes.hide()
        self._sent: list[Entry] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._head(title))
        column.addWidget(self.view)
        self.detail: Detail | None = None
        if len(self.model.columns) > SHOWN:
            self._add_detail(column)
        column.addWidget(self.notes)
        self._set_widths()
        self.model.drafted.connect(self.drafted)
        self.model.touched.connect(self.refresh)
        self.model.modelReset.connect(self.refresh)
        self.model.rowsInserted.connect(self.refresh)
        self.view.verticalHeader().sectionResized.connect(self.fit)
        self.view.selectionModel().currentRowChanged.connect(self.leave_row)
        self.view.lost.connect(self.leave)
        self.refresh()

    def _head(self, title: str) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        name = label(title, self)
        sized(name, 1.0, bold=True)
        line.addWidget(name)
        line.addStretch()
        self.buttons: list[QToolButton] = []
        for drawing, text, action in (
            ("up", N_("Move the row up (Alt+Shift+Up)"), self.move_up),
            ("down", N_("Move the row down (Alt+Shift+Down)"), self.move_down),
            ("trash", N_("Remove the row (Delete)"), self.remove_row),
        ):
            button = QToolButton(self)
            button.setAutoRaise(True)
            button.setIcon(icon(drawing, self))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{title}: {words.tr(text)}")
            tooltip(button, words.tr(text))
            button.clicked.connect(action)
            line.addWidget(button)
            self.buttons.append(button)
        return line

    def fit_choices(self) -> None:
        """Let columns to choose in be as wide as what can be chosen."""
        for place, column in enumerate(self.model.columns):
            if isinstance(column.type, Choice):
                labels = (column.type.choices.label(code, self.context.words) for code in column.type.choices.labels)
                widest = max(self.fontMetrics().horizontalAdvance(text) for text in labels)
                self.view.widths[place] = widest + em(self, 1.2)
                self.view.setColumnWidth(place, self.view.widths[place])

    def work_out(self, column: Worked) -> None:
        """Show a column of figures that is worked out of each row, after the others."""
        place = self.model.work_out(column)
        words = self.view.horizontalHeader().fontMetrics().horizontalAdvance(column.title)
        self.view.widths[place] = max(words + em(self, 1.5), em(self.view, _WIDTHS["money"] * 0.8))
        self.view.fit_columns()

    def let_grow(self, key: str = "") -> None:
        """Let this column take the room that the others leave; none does without a key, and the room stays free."""
        keys = [column.key for column in self.model.columns]
        self.view.horizontalHeader().setStretchLastSection(False)
        self.view.growing = keys.index(key) if key else None
        self.view.fit_columns()

    def _add_detail(self, column: QVBoxLayout) -> None:
        words = self.context.words
        for place in range(SHOWN, len(self.model.columns)):
            self.view.setColumnHidden(place, True)
        self.detail = Detail(self)
        titles = [one.title(words) for one in self.detail.columns if self.is_wanted(one, ())]
        told = words.ntr(
            "{n} more column: {names}", "{n} more columns: {names}", len(titles), names=words.listed(titles)
        )
        self.more = Elided(self)
        self.more.setText(told)
        self.more.setToolTip(plain_tip(told))
        coloured(self.more, colours_of(self).quiet)
        self.opener = QToolButton(self)
        self.opener.setCheckable(True)
        self.opener.setAutoRaise(True)
        # Whoever uses the keys comes in by Alt+Down, and Tab leads past the grid.
        self.opener.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.opener.setText(words.tr(N_("More of the row")))
        self.opener.setAccessibleName(f"{self.group.title(words)}: {words.tr(N_('More of the row'))}")
        tooltip(self.opener, words.tr(N_("Show the other columns of the row as fields (Alt+Down)")))
        self.opener.toggled.connect(self._turn_detail)
        line = QHBoxLayout()
        line.addWidget(self.opener)
        line.addWidget(self.more, 1)
        column.addLayout(line)
        column.addWidget(self.detail)

    def _turn_detail(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's argument
        assert self.detail is not None
        if wanted:
            self.detail.open()
        else:
            self.detail.hide()

    def open_detail(self) -> None:
        """Put the cursor into the other columns of the current row."""
        if self.detail:
            self.opener.setChecked(True)
            self.detail.show_row(max(self.view.currentIndex().row(), 0))
            next(iter(self.detail.editors.values())).setFocus()

    def _set_widths(self) -> None:
        header = self.view.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            words = header.fontMetrics().horizontalAdvance(column.title(self.context.words))
            wanted = em(self.view, _WIDTHS.get(column.type.name, _WIDTH_ELSEWHERE) * 0.8)
            if column.type.name in DATES:
                wanted = max(wanted, self.view.fontMetrics().horizontalAdvance("2000-00-00") + em(self.view, 1.2))
            if len(self.model.columns) > SHOWN and place >= SHOWN:
                continue
            self.view.widths[place] = max(wanted, min(words + em(self, 1.5), em(self, 14)))
            self.view.setColumnWidth(place, self.view.widths[place])

    # Filling

    def show_rows(self, record: Record, rows: Sequence[Row], drafts: Sequence[Draft]) -> None:
        """Show what is in the file, unless rows are being changed here."""
        self.cells.record = record
        self._hide_customs(rows)
        same = [(e.id, e.values) for e in self.model.entries] == [(row.id, dict(row.values)) for row in rows]
        if self.is_busy or (same and not drafts and not self.model.has_texts):
            return
        self.model.fill(rows, drafts)
        for place, entry in enumerate(self.model.entries):
            for column in self.model.columns:
                if column.key in entry.texts:
                    self.model.explain(place, column.key, self._reason(column, entry.texts[column.key][0]))
        self.view.fit_columns()
        self.refresh()

    def _hide_customs(self, rows: Sequence[Row]) -> None:
        """Hide the columns of customs that are not those of the house, as long as nothing stands in them."""
        for place in self.view.widths:
            if place < len(self.model.columns) and self.model.columns[place].chinese:
                self.view.setColumnHidden(place, not self.is_wanted(self.model.columns[place], rows))
        self.view.fit_columns()

    def is_wanted(self, column: Field[Any], rows: Sequence[Row]) -> bool:
        """Whether a column is shown: one of Chinese customs where the house keeps them, or where it is filled in."""
        return is_column_shown(column, rows, customs=self.context.desk.customs)

    def _reading(self) -> Reading:
        record = self.cells.record
        return self.context.desk.reading_for(record) if record else self.context.desk.reading

    def _reason(self, column: Field[object], text: str) -> str:
        words = self.context.words
        try:
            column.type.read(text, self._reading())
        except Unreadable as problem:
            return words.tr(problem.reason, **problem.values)
        return words.tr(N_("This was not stored yet; leave the cell once more to store it."))

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark what is odd."""
        if problems or self.model.problems:
            self.model.show_problems(problems)

    @property
    def is_busy(self) -> bool:
        """Whether rows are being changed or are on their way into the file."""
        return self.model.is_dirty or bool(self._sent) or self.view.state() == QAbstractItemView.State.EditingState

    def sent(self) -> tuple[Row, ...]:
        """The rows to be stored now; `took` follows."""
        self._sent = self.model.kept()
        self.model.is_dirty = False
        return tuple(entry.row() for entry in self._sent)

    def took(self, rows: Sequence[Row]) -> None:
        """The rows that were sent have been stored under these numbers."""
        self.model.took(self._sent, rows)
        self._sent = []

    def refused(self) -> None:
        """The rows that were sent could not be stored."""
        self._sent = []
        self.model.is_dirty = True

    def say(self, text: str) -> None:
        """Say under the grid why its rows were not stored."""
        coloured(self.notes, colours_of(self).problem)
        self.notes.setText(text)
        self.notes.show()

    def forget(self) -> None:
        """Another client comes."""
        self._sent = []
        self.model.forget()
        if self.detail:
            self.detail.row = -1

    # What the user does

    def leave_row(self, now: QModelIndex, before: QModelIndex) -> None:
        """Store what was changed in a row once another is entered."""
        del now, before
        self.refresh()
        self.leave()

    def leave(self) -> None:
        """Store what was changed."""
        if self.model.is_dirty and not self._sent and self.view.state() != QAbstractItemView.State.EditingState:
            self.left.emit()

    def remove_row(self) -> None:
        """Take the current row out."""
        place = self.view.currentIndex().row()
        if 0 <= place < len(self.model.entries):
            self.model.remove(place)
            self.leave()
            self.removed.emit()

    def move_up(self) -> None:
        """Put the current row one place up."""
        self._move(-1)

    def move_down(self) -> None:
        """Put the current row one place down."""
        self._move(1)

    def _move(self, by: int) -> None:
        row = self.view.currentIndex().row()
        self.move_row(row, row + by)

    def move_row(self, row: int, to: int) -> None:
        """Put a row into another place; the blank one stays the last."""
        column, to = max(self.view.currentIndex().column(), 0), min(to, len(self.model.entries) - 1 if to > row else to)
        if self.model.move(row, to):
            self.view.setCurrentIndex(self.model.index(to, column))
            self.leave()

    def fill_down(self) -> None:
        """Write into the cell what stands in the one above."""
        index = self.view.currentIndex()
        if 0 < index.row() <= len(self.model.entries):
            key = self.model.columns[index.column()].key
            above = self.model.entries[index.row() - 1].values.get(key)
            if above is not None or index.row() < len(self.model.entries):
                self.model.put(index, above)
                self.refresh()

    def paste(self, text: str) -> None:
        """Take a block of cells, from the current one on; under headings that are known, by these."""
        table, start = table_of(text), self.view.currentIndex()
        if not table or not start.isValid():
            return
        shown = self.model.columns
        places = columns_by_heading(table[0], shown)
        if places is not None:
            table = table[1:]
        for down, cells in enumerate(table):
            row = start.row() + down
            for across, cell in enumerate(cells):
                place = start.column() + across if places is None else places[across] if across < len(places) else -1
                if cell and 0 <= place < len(shown) and shown[place].type.typed:
                    self._paste_cell(min(row, len(self.model.entries)), place, cell)
        self.refresh()
        self.leave()

    def _paste_cell(self, row: int, place: int, text: str) -> None:
        column, index = self.model.columns[place], self.model.index(row, place)
        try:
            value = column.type.read(text, self._reading())
        except Unreadable as problem:
            self.model.keep_text(index, text, self.context.words.tr(problem.reason, **problem.values))
        else:
            self.model.put(index, value)

    # How it looks

    def refresh(self) -> None:
        """Fit the height, the buttons and the notes to the rows."""
        place = self.view.currentIndex().row()
        inside = 0 <= place < len(self.model.entries)
        for button, possible in zip(
            self.buttons, (inside and place > 0, inside and place < len(self.model.entries) - 1, inside), strict=True
        ):
            button.setEnabled(possible)
        told = "\n".join(self.model.told())
        if self.detail:
            self.detail.show_row(max(place, 0))
        self.notes.setText(told)
        self.notes.setVisible(bool(told))
        coloured(self.notes, colours_of(self).problem if self.model.has_texts else colours_of(self).warning)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows, and the width of their figures."""
        self.view.make_room()
        self.view.updateGeometry()
        self.view.setFixedHeight(self.view.sizeHint().height())
