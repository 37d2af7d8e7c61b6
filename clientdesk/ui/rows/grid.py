"""A group in the form: its title, a grid as high as its rows, and under it what is odd in them."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.fields import Field, Problem
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Reading
from clientdesk.i18n import N_
from clientdesk.store.drafts import Draft
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import label, quiet, tooltip
from clientdesk.ui.look import coloured, colours_of, em, sized
from clientdesk.ui.rows.cells import Cells
from clientdesk.ui.rows.model import Entry, RowsModel

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
_MOST_ROWS = 12
_TIGHTEST = 0.72
"""The share of their width to which columns are drawn together before the grid scrolls."""


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
        self.view = _View(self)
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

    def _set_widths(self) -> None:
        header = self.view.horizontalHeader()
        for place, column in enumerate(self.model.columns):
            words = header.fontMetrics().horizontalAdvance(column.title(self.context.words))
            wanted = em(self.view, _WIDTHS.get(column.type.name, _WIDTH_ELSEWHERE) * 0.8)
            self.view.widths.append(max(wanted, min(words + em(self, 1.5), em(self, 14))))
            self.view.setColumnWidth(place, self.view.widths[place])

    # Filling

    def show_rows(self, record: Record, rows: Sequence[Row], drafts: Sequence[Draft]) -> None:
        """Show what is in the file, unless rows are being changed here."""
        self.cells.record = record
        same = [(e.id, e.values) for e in self.model.entries] == [(row.id, dict(row.values)) for row in rows]
        if self.is_busy or (same and not drafts and not self.model.has_texts):
            return
        self.model.fill(rows, drafts)
        for place, entry in enumerate(self.model.entries):
            for column in self.model.columns:
                if column.key in entry.texts:
                    self.model.explain(place, column.key, self._reason(column, entry.texts[column.key][0]))
        self.refresh()

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
        self.model.is_dirty = False
        self.model.problems = {}

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
        index = self.view.currentIndex()
        if self.model.move(index.row(), index.row() + by):
            self.view.setCurrentIndex(self.model.index(index.row() + by, index.column()))
            self.leave()

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
        self.notes.setText(told)
        self.notes.setVisible(bool(told))
        coloured(self.notes, colours_of(self).problem if self.model.has_texts else colours_of(self).warning)
        self.fit()

    def fit(self) -> None:
        """Take the height of the rows."""
        self.view.updateGeometry()
        self.view.setFixedHeight(self.view.sizeHint().height())


class _View(QTableView):
    """The grid itself: typing edits, Tab walks on and leaves from the blank row."""

    lost = Signal()

    def __init__(self, grid: Grid) -> None:
        super().__init__(grid)
        self.grid = grid
        self.widths: list[int] = []
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 1.6))
        rows.setHighlightSections(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        header = self.verticalHeader()
        shown = min(header.count(), _MOST_ROWS)
        height = sum(header.sectionSize(row) for row in range(shown)) + 2 * self.frameWidth()
        height += self.horizontalHeader().sizeHint().height()
        if self.horizontalHeader().length() + header.width() > self.width():
            height += self.horizontalScrollBar().sizeHint().height()
        return QSize(super().sizeHint().width(), height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit_columns()
        if self.height() != self.sizeHint().height():
            self.setFixedHeight(self.sizeHint().height())

    def fit_columns(self) -> None:
        """Draw the columns together as far as they can still be read, rather than scroll."""
        wanted, room = sum(self.widths), self.viewport().width()
        share = room / wanted if self.widths and _TIGHTEST * wanted <= room < wanted else 1
        for place, width in enumerate(self.widths):
            self.setColumnWidth(place, int(width * share))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 - Qt's name and argument
        """Tab walks from cell to cell; from the first cell of the blank row it leaves, or nobody would get past."""
        place = self.currentIndex()
        is_blank = place.row() == len(self.grid.model.entries)
        leaves = is_blank and place.column() == 0 if forward else place.row() <= 0 and place.column() <= 0
        self.setTabKeyNavigation(not leaves)
        done = super().focusNextPrevChild(forward)
        self.setTabKeyNavigation(True)
        return done

    def _holds(self, widget: QWidget | None) -> bool:
        return widget is not None and (widget is self or self.isAncestorOf(widget))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        moving = event.modifiers() == Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
        if moving and event.key() == Qt.Key.Key_Up:
            self.grid.move_up()
        elif moving and event.key() == Qt.Key.Key_Down:
            self.grid.move_down()
        elif event.key() == Qt.Key.Key_Delete:
            self.grid.remove_row()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.model().index(0, 0))
        self.grid.refresh()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.lost.emit()

    def closeEditor(self, editor: QWidget, hint: object) -> None:  # noqa: N802 - Qt's name
        # It is about to lose the focus, which is no second leaving.
        editor.setProperty("finished", True)
        super().closeEditor(editor, hint)  # type: ignore[arg-type]
        self.grid.refresh()
        # Leaving an editor for a place outside the grid leaves the row, too.
        now = self.window().focusWidget()
        if not self._holds(now):
            self.lost.emit()
