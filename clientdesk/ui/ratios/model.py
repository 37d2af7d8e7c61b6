"""The cells of the ratios: a row for each under its group, a column for each period, then change, band and trend."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clientdesk.dossier.choices.statements import BAND
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.dossier.statements.ratio import MONEY, PERCENT, Ratio, RatioGroup
from clientdesk.dossier.statements.ratios import RATIOS
from clientdesk.dossier.statements.results import NOT_BALANCED, Result, Status, Trend
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.credit.captions import GROUND, INDENT
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import Colours

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
TREND = Qt.ItemDataRole.UserRole + 3
"""The values of a ratio over the periods."""
BAND_COLOUR = Qt.ItemDataRole.UserRole + 4
BAND_INSET = " " * 5
"""Before a word that judges: room for the dot in its colour; the head of the column begins as far in."""
QUIET = Qt.ItemDataRole.UserRole + 5
"""Whether a cell stands back: of a draft, or not available."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ARROWS = {
    Trend.BETTER: ("▲", N_("better")),
    Trend.WORSE: ("▼", N_("worse")),
    Trend.SAME: ("=", N_("as before")),
    Trend.UP: ("↑", N_("more")),
    Trend.DOWN: ("↓", N_("less")),
}
_GOOD, _BAD = ("strong", "good", "safe"), ("weak", "critical", "distress")
_NEITHER = "see peers"


@dataclass(frozen=True)
class Lined:
    """A row: a ratio, or the heading of a group."""

    ratio: Ratio | None
    group: RatioGroup


def rows() -> tuple[Lined, ...]:
    """All ratios in their groups."""
    found: list[Lined] = []
    for group in RatioGroup:
        of_group = [ratio for ratio in RATIOS if ratio.group is group]
        found += [Lined(None, group), *(Lined(ratio, group) for ratio in of_group)] if of_group else []
    return tuple(found)


def band_colour(band: str, colours: Colours) -> str:
    """The colour that goes with the word of a band."""
    if band in _GOOD:
        return "#257b4c" if int(colours.paper[1:3], 16) > 128 else "#6fcf97"
    if band == _NEITHER:
        return colours.quiet
    return colours.problem if band in _BAD else colours.warning


def band_text(result: Result, words: Catalogue) -> str:
    """The word of a band; without a value the reason why there is none."""
    if result.band:
        return BAND.label(result.band, words)
    return result.reason.sentence(words) if result.reason else ""


def change_text(result: Result) -> str:
    """By how much a ratio changed against the year before, rates in per cent, and whether for the better."""
    if result.change is None or not result.trend:
        return ""
    arrow, _told = _ARROWS[result.trend]
    if result.trend is Trend.SAME:
        return arrow
    shown = shown_in_cell(result.change, result.ratio).removesuffix("%")
    plus = "" if shown.startswith("-") or not shown.strip("0.") else "+"
    return f"{arrow} {plus}{shown}"


def shown_in_cell(value: Decimal, ratio: Ratio) -> str:
    """A value as there is room for in a cell: amounts of money without their cents."""
    return f"{value:,.0f}" if ratio.unit == MONEY else ratio.show(value)


def trend_word(result: Result, words: Catalogue) -> str:
    """The word for where a ratio went."""
    if not result.trend:
        return ""
    word = words.tr(_ARROWS[result.trend][1])
    return words.tr(N_("percentage points, {word}"), word=word) if result.ratio.unit == PERCENT else word


class RatiosModel(QAbstractTableModel):
    """`together` are the periods shown."""

    def __init__(self, words: Catalogue, colours: Colours, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.colours = colours
        self.rows = rows()
        self.together = Periods("", ())
        self.chosen = -1
        """The place of the period that change and band are told of."""

    def fill(self, together: Periods) -> None:
        """Show these periods; the cursor stays where the same ones are shown."""
        same = [one.code for one in together.periods] == [one.code for one in self.together.periods]
        if not same:
            self.beginResetModel()
        self.together = together
        if not same:
            self.endResetModel()
        elif together.periods:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def choose(self, column: int) -> None:
        """Tell change and band of the period of a column; of no period's column, of the one before."""
        periods = len(self.together.periods)
        if 0 <= column < periods and column != self.chosen:
            self.chosen = column
            self.dataChanged.emit(self.index(0, periods), self.index(len(self.rows) - 1, periods + 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, periods, periods + 1)

    # What stands where

    @property
    def band_column(self) -> int:
        """The column of the words that judge."""
        return len(self.together.periods) + 1

    def period(self, column: int) -> Period | None:
        """The period of a column; of those behind it the chosen one."""
        periods = self.together.periods
        if 0 <= column < len(periods):
            return periods[column]
        return periods[self.chosen] if 0 <= self.chosen < len(periods) else self.together.latest

    def result(self, index: Index) -> Result | None:
        """What a cell is about."""
        ratio, period = self.rows[index.row()].ratio, self.period(index.column())
        return period.results.get(ratio.id) if ratio and period else None

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() or not self.together.periods else len(self.together.periods) + 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.rows[index.row()].ratio is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:  # noqa: N802
        if orientation is Qt.Orientation.Vertical:
            return self._caption(section, role)
        periods, words = self.together.periods, self.words
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == self.band_column else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if section < len(periods):
            period = periods[section]
            status = period.record.kind.by_key["status"]
            return f"{period.name}\n{status.type.show(period.sheet.status, words)}"
        title = words.tr((N_("Change"), N_("Judged"), N_("Trend"))[section - len(periods)])
        told = self.period(section) if section <= self.band_column else None
        inset = BAND_INSET if section == self.band_column else ""
        return f"{inset}{title}\n{inset}{told.name}" if told else f"{inset}{title}"

    def _caption(self, row: int, role: int) -> object:
        one = self.rows[row]
        if role == GROUND:
            return one.ratio is None
        if role == INDENT:
            return int(one.ratio is not None)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self.caption(row)
            return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def caption(self, row: int) -> str:
        """What a row is called, with its unit where the figures do not bear it."""
        one, words = self.rows[row], self.words
        if one.ratio is None:
            return one.group.label(words)
        unit = one.ratio.unit_in(words)
        return f"{one.ratio.title(words)} ({unit})" if unit and one.ratio.unit != PERCENT else one.ratio.title(words)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        result = self.result(index)
        if result is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(index, result)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if index.column() == self.band_column else _RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(result.explained(self.words))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, result)
        return self._look(index, result).get(role)

    def _text(self, index: Index, result: Result) -> str:
        column = index.column() - len(self.together.periods)
        if column < 0:
            marks = "⚠ " if NOT_BALANCED in result.flags else "≈ " if result.status is Status.APPROX else ""
            return marks + self._figure(result)
        texts = {0: change_text(result), 1: band_text(result, self.words)}
        return texts.get(column, "")

    def _figure(self, result: Result) -> str:
        value = result.value
        return result.shown(self.words) if value is None else shown_in_cell(value, result.ratio)

    def _spoken(self, index: Index, result: Result) -> str:
        period = self.period(index.column())
        name = period.name if period else ""
        parts = (self.caption(index.row()), name, result.shown(self.words), band_text(result, self.words))
        return ", ".join(part for part in (*parts, trend_word(result, self.words)) if part)

    def _look(self, index: Index, result: Result) -> Mapping[int, object]:
        period, column = self.period(index.column()), index.column()
        waits = result.value is None or period is None or not period.counts
        found: dict[int, object] = {QUIET: waits}
        if column == self.band_column and result.band:
            found[BAND_COLOUR] = band_colour(result.band, self.colours)
        if column == self.band_column + 1:
            found[TREND] = self.trend(index.row())
        return found

    def trend(self, row: int) -> list[Decimal | None]:
        """The values of a ratio over the periods."""
        ratio = self.rows[row].ratio
        return [period.results[ratio.id].value for period in self.together.periods] if ratio else []
