"""What one line would change: field by field, what stands there now and what will."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.desk.importing.given import DO_NEW, DO_REJECT, DO_SKIP, Change, Check, Line, Trouble
from clientdesk.desk.importing.importing import Importing
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.texts import ACTIONS
from clientdesk.ui.importing.troubles import place_of_cell
from clientdesk.ui.labels import Elided, plain_tip
from clientdesk.ui.look import colours_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
_TITLES = (N_("Field"), N_("Now"), N_("Then"))
_WRONG = (N_("Column"), N_("Found"), N_("What is wrong"))
_MASKED = "•••"
"""What is shown of a client's values while somebody else may be looking."""
_SHARES = (0.26, 0.35, 0.39)
_LINES = 5.5
"""Rows that are in view at once."""


class ChangesModel(QAbstractTableModel):
    """The changes of one line."""

    def __init__(self, words: Catalogue, widget: QWidget) -> None:
        super().__init__(widget)
        self.words = words
        self.changes: Sequence[Change] = ()
        self.titles = _TITLES
        self._widget = widget

    def show_changes(self, changes: Sequence[Change], titles: tuple[str, str, str] = _TITLES) -> None:
        """Show these."""
        self.beginResetModel()
        self.changes, self.titles = changes, titles
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.changes)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.words.tr(self.titles[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        change = self.changes[index.row()]
        text = (change.title, change.before, change.after)[index.column()].replace("\n", " ")
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(text)
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 1:
            return QBrush(QColor(colours_of(self._widget).quiet))
        return None


class Changes(QWidget):
    """Says of the line the cursor is on what it would change."""

    def __init__(self, context: Context, importing: Importing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.importing = importing
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.head = Elided(self)
        column.addWidget(self.head)
        self.model = ChangesModel(words, self)
        self.table = Grid(words.tr(N_("What the line changes")), self.model, self)
        self.table.as_lines()
        self.table.shares = _SHARES
        rows = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(round(rows * _LINES))
        column.addWidget(self.table)
        self.show_line(None, None)

    def show_line(self, check: Check | None, line: Line | None) -> None:
        """Say what a line would change, once that is looked up."""
        self.model.show_changes(())
        self.head.setText(self._told(line) if line else "")
        self.context.tasks.drop(self._key)
        if check is None or line is None or line.action == DO_SKIP:
            return
        if line.action == DO_REJECT:
            self.model.show_changes(self._troubles(check, line), _WRONG)
            return
        work = partial(self.importing.changes, check, line)
        self.context.tasks.read(self._key, work, self._take, self._fail)

    def _troubles(self, check: Check, line: Line) -> list[Change]:
        """What is wrong with a line that is refused, cell by cell."""
        words = self.context.words
        return [
            Change(self._where(check, trouble), trouble.found, words.say(trouble.reason))
            for trouble in check.troubles
            if trouble.line == line.place
        ]

    def _where(self, check: Check, trouble: Trouble) -> str:
        words = self.context.words
        place = place_of_cell(trouble, check.source, words)
        if not trouble.heading:
            return place
        return words.tr(N_("{place}: {heading}"), place=place, heading=trouble.heading)

    @property
    def _key(self) -> tuple[str, int]:
        return "import changes", id(self)

    def _take(self, changes: Sequence[Change]) -> None:
        if self.context.privacy.is_on:
            changes = [replace(change, before=_MASKED if change.before else "") for change in changes]
        self.model.show_changes(changes)

    def _fail(self, _error: Exception) -> None:
        self.model.show_changes(())

    def _told(self, line: Line) -> str:
        words = self.context.words
        done = words.tr(ACTIONS[line.action])
        told = words.tr(N_("{what}: {name}"), what=done, name=line.name)
        if line.matched and line.action != DO_NEW:
            by = self._by(line)
            found = N_("{what} – found by {by}") if by else N_("{what}")
            told = words.tr(found, what=told, by=by)
        why = words.say(line.why) if line.why else ""
        return f"{told} – {why}" if why else told

    def _by(self, line: Line) -> str:
        keys = self.importing.keys(line.kind)
        return next((key.title for key in keys if key.name == line.by), "")
