"""The columns of a sheet, one line each: its heading and values, what it becomes, and how sure that is."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QColor, QIcon
from PySide6.QtWidgets import QWidget

from clientdesk.desk.importing.entry import letters_of
from clientdesk.desk.importing.given import IGNORED, KNOWN, NONE, REMEMBERED, ColumnMatch, SheetMatch
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.importing.texts import CERTAINTIES
from clientdesk.ui.importing.understood import CHOSEN, Choices
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import colours_of

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
HEADING, SAMPLES, BECOMES, CERTAINTY = range(4)
_TITLES = (N_("Column in the file"), N_("Values"), N_("Becomes"), N_("How sure"))
_SHOWN = 3
"""So many values of a column are shown."""
_LONGEST = 24


class ColumnsModel(QAbstractTableModel):
    """Shows a sheet's match; what is chosen is said to whoever holds the match."""

    def __init__(self, words: Catalogue, widget: QWidget) -> None:
        super().__init__(widget)
        self.words = words
        self.sheet: SheetMatch | None = None
        self.choices: Choices | None = None
        self.shown: list[ColumnMatch] = []
        self.only_open = False
        self._widget = widget
        self._icons: dict[tuple[str, str], QIcon] = {}

    def show_sheet(self, sheet: SheetMatch, choices: Choices) -> None:
        """Show this match; where only what it says has changed, the place in the table is kept."""
        before = [column.index for column in self.shown]
        shown = [column for column in sheet.columns if not self.only_open or is_open(column)]
        same = self.sheet is not None and self.sheet.sheet == sheet.sheet
        if same and before == [column.index for column in shown]:
            self._take(sheet, choices, shown)
            if shown:
                self.dataChanged.emit(self.index(0, 0), self.index(len(shown) - 1, len(_TITLES) - 1))
            return
        self.beginResetModel()
        self._take(sheet, choices, shown)
        self.endResetModel()

    def _take(self, sheet: SheetMatch, choices: Choices, shown: list[ColumnMatch]) -> None:
        self.sheet, self.choices, self.shown = sheet, choices, shown

    def show_open(self, *, only: bool) -> None:
        """Show all columns, or only those one should look at."""
        self.only_open = only
        if self.sheet and self.choices:
            self.beginResetModel()
            self.shown = [column for column in self.sheet.columns if not only or is_open(column)]
            self.endResetModel()

    # What stands in the columns

    def heading(self, column: ColumnMatch) -> str:
        """The heading as it stands, or the letter where there is none."""
        return column.heading or self.words.tr(N_("(column {letter})"), letter=letters_of(column.index))

    def samples(self, column: ColumnMatch) -> str:
        """A few of its values."""
        cut = (text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…" for text in column.samples[:_SHOWN])
        return self.words.listed(cut)

    def becomes(self, column: ColumnMatch) -> str:
        """What it is taken for."""
        if column.field == IGNORED:
            return self.words.tr(N_("left out"))
        return self.choices.title(column.field) if self.choices else column.field

    def certainty(self, column: ColumnMatch) -> str:
        """How sure that is, in a word."""
        if self.warning(column):
            return self.words.tr(N_("Please look"))
        if column.why == CHOSEN:
            return self.words.tr(N_("Chosen by you"))
        if column.field == IGNORED and column.certainty == KNOWN:
            return self.words.tr(N_("Not needed"))
        return self.words.tr(CERTAINTIES.get(column.certainty, CERTAINTIES[NONE])[0])

    def why(self, column: ColumnMatch) -> str:
        """How it was matched, or what speaks against it."""
        told = self.words.say(column.why) if column.why else ""
        return "\n".join(filter(None, (self.warning(column), told)))

    def warning(self, column: ColumnMatch) -> str:
        """What speaks against it; empty where nothing does."""
        return self.words.say(column.doubt) if column.doubt else ""

    def drawn(self, column: ColumnMatch) -> str:
        """The name of the drawing beside the word; what is not taken has no tick."""
        if self.warning(column):
            return "warning"
        if column.field == IGNORED:
            return CERTAINTIES[NONE][1]
        if column.why == CHOSEN:
            return CERTAINTIES[KNOWN][1]
        return CERTAINTIES.get(column.certainty, CERTAINTIES[NONE])[1]

    def _drawing(self, column: ColumnMatch) -> QIcon:
        colours, name = colours_of(self._widget), self.drawn(column)
        is_quiet = column.field == IGNORED or (column.certainty == NONE and column.why != CHOSEN)
        colour = colours.warning if name == "warning" else colours.quiet if is_quiet else colours.words
        if (name, colour) not in self._icons:
            self._icons[name, colour] = icon(name, self._widget, colour=colour)
        return self._icons[name, colour]

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return self.words.tr(_TITLES[section])
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        column = self.shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                said = (self.heading, self.samples, self.becomes, self.certainty)
                return said[index.column()](column)
            case Qt.ItemDataRole.ToolTipRole:
                told = (self.heading(column), "\n".join(column.samples), self.becomes(column), self.why(column))
                return plain_tip(told[index.column()])
            case Qt.ItemDataRole.DecorationRole if index.column() == CERTAINTY:
                return self._drawing(column)
            case Qt.ItemDataRole.ForegroundRole:
                return self._colour(column, index.column())
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == BECOMES:
                text = N_("{heading} becomes {field}: {certainty}")
                heading, becomes, certainty = self.heading(column), self.becomes(column), self.certainty(column)
                return self.words.tr(text, heading=heading, field=becomes, certainty=certainty)
        return None

    def _colour(self, column: ColumnMatch, place: int) -> QBrush | None:
        if place == SAMPLES or (column.field == IGNORED and place != HEADING):
            return QBrush(QColor(colours_of(self._widget).quiet))
        return None


def is_open(column: ColumnMatch) -> bool:
    """Whether one should look at a column: it is left out, guessed or doubted."""
    return column.why != CHOSEN and (column.certainty not in (KNOWN, REMEMBERED) or column.doubt is not None)
