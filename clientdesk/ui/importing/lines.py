"""The clients of a file, one line each: what will be done with them; words are worked out for the lines in view."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QWidget

from clientdesk.desk.importing.given import (
    ADD,
    DO_NEW,
    DO_REJECT,
    DO_SKIP,
    DO_UPDATE,
    SKIP,
    Check,
    Line,
    Override,
    Place,
)
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.importing.texts import ACTIONS, DRAWINGS, ONE, place_of
from clientdesk.ui.importing.what import What
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import colours_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PLACE, NAME, ACTION, MATCHED, TOLD = range(5)
_TITLES = (N_("Row"), N_("Name"), N_("What happens"), "", N_("Note"))
"""What stands in the fourth depends on what is brought in."""
_NAMED = 4
"""So many of the fields that change are named."""


class LinesModel(QAbstractTableModel):
    """`shown` are places in the lines of the check, those of one action or all; `has_matched` tells whether any of its
    lines is here already."""

    def __init__(self, what: What, words: Catalogue, widget: QWidget) -> None:
        super().__init__(widget)
        self.what = what
        self.words = words
        self.check: Check | None = None
        self.overrides: Mapping[Place, Override] = {}
        self.shown: Sequence[int] = ()
        self.action = ""
        self.has_matched = False
        self._left: Counter[Place | None] = Counter()
        self._widget = widget
        self._icons = {action: icon(drawing, widget) for action, drawing in DRAWINGS.items()}
        self._icons[DO_REJECT] = icon(DRAWINGS[DO_REJECT], widget, colour=colours_of(widget).problem)

    def show_check(self, check: Check | None, overrides: Mapping[Place, Override]) -> None:
        """Show what would happen."""
        self.beginResetModel()
        self.check, self.overrides = check, overrides
        troubles = check.troubles if check else ()
        self._left = Counter(trouble.line for trouble in troubles if trouble.is_left_out)
        self.has_matched = any(line.matched for line in check.lines) if check else False
        self._choose()
        self.endResetModel()

    def show_action(self, action: str) -> None:
        """Show only lines with which this is done; empty for all."""
        self.beginResetModel()
        self.action = action
        self._choose()
        self.endResetModel()

    def _choose(self) -> None:
        lines = self.check.lines if self.check else ()
        if self.action:
            self.shown = [place for place, line in enumerate(lines) if line.action == self.action]
        else:
            self.shown = range(len(lines))

    def show_overrides(self, overrides: Mapping[Place, Override]) -> None:
        """Something else is to be done with some lines; the outcome is being worked out."""
        self.overrides = overrides
        if self.shown:
            self.dataChanged.emit(self.index(0, ACTION), self.index(len(self.shown) - 1, ACTION))

    def line(self, row: int) -> Line | None:
        """The line of a row of the table."""
        if self.check is None or not 0 <= row < len(self.shown):
            return None
        return self.check.lines[self.shown[row]]

    def row_of(self, place: Place) -> int:
        """The row of the table that shows the line at a place, -1 where none does."""
        lines = self.check.lines if self.check else ()
        return next((row for row, at in enumerate(self.shown) if lines[at].place == place), -1)

    # What stands in the columns

    def text(self, line: Line, column: int) -> str:
        """What a column says of a line."""
        assert self.check is not None
        match column:
            case 0:
                return place_of(line, self.check.source, self.words)
            case 1:
                return line.name
            case 2:
                return self.done_with(line)
            case 3:
                return self.words.tr(N_("{name} ({code})"), name=line.matched, code=line.code) if line.matched else ""
        return self.told(line)

    def ways(self, line: Line) -> Mapping[str, str]:
        """{way: its words} for a line, the first being what is done with all others; none for one that is refused."""
        if line.action == DO_REJECT:
            return {}
        if line.action == DO_NEW and not line.matched:
            return {"": N_("Add"), SKIP: ONE[SKIP]}
        return {"": N_("As the others"), **self.ones()}

    def ones(self) -> Mapping[str, str]:
        """{way: its words} for one line."""
        return {**ONE, ADD: self.what.said.add}

    def done_with(self, line: Line) -> str:
        """What is done with a line, in words."""
        own = self.overrides.get(line.place)
        if own and own.duplicates in self.ones():
            return self.words.tr(self.ones()[own.duplicates])
        return self.words.tr(ACTIONS[line.action])

    def told(self, line: Line) -> str:
        """Why a line is skipped or refused, or what changes."""
        if line.why:
            return self.words.say(line.why)
        if left := self._left[line.place]:
            return self.words.ntr("{n} value is left out", "{n} values are left out", left)
        if line.action == DO_UPDATE and line.fields:
            return self.fields(line)
        if line.children and line.action not in (DO_SKIP, DO_REJECT):
            return self.words.ntr("with {n} row of its tables", "with {n} rows of its tables", line.children)
        return ""

    def fields(self, line: Line) -> str:
        """Which fields change."""
        by_key = self.what.kind(line.kind).by_key
        titles = [by_key[key].title(self.words) for key in line.fields if key in by_key]
        named = self.words.listed(titles[:_NAMED])
        if len(titles) > _NAMED:
            more = self.words.ntr("and {n} more", "and {n} more", len(titles) - _NAMED)
            named = self.words.tr(N_("{what} {more}"), what=named, more=more)
        return named

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.words.tr(_TITLES[section] or self.what.said.matched)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                text = self.text(line, index.column())
                return f"{text} ▼" if index.column() == ACTION and self.ways(line) else text
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.text(line, index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.text(line, index.column()))
            case Qt.ItemDataRole.DecorationRole if index.column() == ACTION:
                return self._icons[line.action]
            case Qt.ItemDataRole.ForegroundRole if line.action == DO_REJECT and index.column() in (ACTION, TOLD):
                return QBrush(QColor(colours_of(self._widget).problem))
            case Qt.ItemDataRole.ForegroundRole if line.action == DO_SKIP:
                return QBrush(QColor(colours_of(self._widget).quiet))
        return None
