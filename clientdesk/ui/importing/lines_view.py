"""The table of lines: a click or Enter on what happens offers what may be done with that line instead."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from clientdesk.i18n import Catalogue
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.lines import ACTION, MATCHED, NAME, PLACE, TOLD, Index, LinesModel
from clientdesk.ui.importing.what import What
from clientdesk.ui.look import em, lifted

_SHARES = {PLACE: 0.09, NAME: 0.26, ACTION: 0.16, MATCHED: 0.22, TOLD: 0.27}
"""How the room is shared where not all columns can have what they need."""
_WIDER_PLACE = 10
_OPENERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


class LinesView(Grid):
    """`chosen` brings the line and what is to be done with it: one of the ways for duplicates, empty for as the others
    are done; `pointed` the line the cursor is on."""

    chosen = Signal(object, str)
    pointed = Signal(object)

    def __init__(self, what: What, words: Catalogue, parent: QWidget) -> None:
        self.lines = LinesModel(what, words, parent)
        super().__init__(words.tr(what.said.listed), self.lines, parent)
        self.words = words
        self.ways: QMenu | None = None
        self.as_lines()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(self._click)
        self.selectionModel().currentRowChanged.connect(self._point)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Share the room among the columns."""
        check = self.lines.check
        several = check is not None and len(check.source.sheets) > 1
        room = self.viewport().width()
        place = em(self, _WIDER_PLACE) if several else max(em(self, 4), int(room * _SHARES[PLACE] * 0.7))
        self.setColumnWidth(PLACE, place)
        rest = room - place
        self.setColumnHidden(MATCHED, not self.lines.has_matched)
        shown = (column for column in (NAME, ACTION, MATCHED, TOLD) if not self.isColumnHidden(column))
        wanted = {column: self.needed(column) for column in shown}
        for column in sorted(wanted, key=lambda column: wanted[column] / _SHARES[column]):
            # Those that need little leave the rest of their share to the others.
            share = _SHARES[column] / sum(_SHARES[left] for left in wanted)
            width = min(wanted.pop(column), int(rest * share))
            self.setColumnWidth(column, width)
            rest -= width

    def _point(self, now: Index, _before: Index) -> None:
        self.pointed.emit(self.lines.line(now.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in _OPENERS and self.currentIndex().isValid():
            self.open_ways(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _click(self, index: Index) -> None:
        if index.column() == ACTION:
            self.open_ways(index.row())

    def open_ways(self, row: int) -> QMenu | None:
        """Offer what may be done with a line; nothing can be done with one that is refused."""
        line = self.lines.line(row)
        if line is None or not (ways := self.lines.ways(line)):
            return None
        own = self.lines.overrides.get(line.place)
        present = own.duplicates if own else ""
        menu = self.ways = QMenu(self)
        lifted(menu)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for way, text in ways.items():
            action = menu.addAction(self.words.tr(text))
            action.setCheckable(True)
            action.setChecked(way == present)
            action.triggered.connect(lambda _checked=False, way=way: self.chosen.emit(line, way))
        cell = self.visualRect(self.lines.index(row, ACTION))
        menu.popup(self.viewport().mapToGlobal(cell.bottomLeft()))
        return menu
