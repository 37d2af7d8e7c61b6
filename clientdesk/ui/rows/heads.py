"""The titles over a grid: with air after those of figures, on two lines where a column is too narrow for one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeader, QWidget

from clientdesk.ui.figures import AIR
from clientdesk.ui.look import em

_MOST_LINES = 2
_WIDEST = 14
"""Letters of a line of titles that a column is kept wide enough for."""


class Heads(QHeaderView):
    """Has as many lines as `fit` found that its titles need."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.lines = 1
        self._heights: dict[str, int] = {}
        self._measured: dict[tuple[str, int], tuple[int, int]] = {}
        """{(letters, column): what its title takes on two lines, and on one}: a title never becomes another one."""
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        # The titles are cut here, line by line.
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setStretchLastSection(True)

    def least(self, place: int) -> int:
        """How narrow a column may be drawn for its title to be read, on two lines at most."""
        return self._widths(place)[0]

    def full(self, place: int) -> int:
        """What the title of a column takes on one line."""
        return self._widths(place)[1]

    def _widths(self, place: int) -> tuple[int, int]:
        key = self.font().key(), place
        if key not in self._measured:
            air = self._air(place)
            one_line = self.fontMetrics().horizontalAdvance(self._title(place))
            self._measured[key] = min(self._halved(place), em(self, _WIDEST)) + air, one_line + air
        return self._measured[key]

    def _halved(self, place: int) -> int:
        """The width of the wider line of a title, broken where that is least."""
        words, metrics, joint = self._title(place).split(), self.fontMetrics(), " "
        if len(words) == 1 and not words[0].isascii():
            # Chinese breaks anywhere.
            half, joint = (len(words[0]) + 1) // 2, ""
            words = [words[0][:half], words[0][half:]]
        ways = ((joint.join(words[:cut]), joint.join(words[cut:])) for cut in range(1, len(words) + 1))
        advance = metrics.horizontalAdvance
        return min((max(advance(first), advance(second)) for first, second in ways), default=0)

    def fit(self) -> bool:
        """Have a second line where a title needs one; whether that is another height."""
        shown = (place for place in range(self.count()) if not self.isSectionHidden(place))
        self.lines = _MOST_LINES if any(self.full(place) > self.sectionSize(place) for place in shown) else 1
        before = self.maximumHeight()
        self.setFixedHeight(self.wanted())
        return before != self.maximumHeight()

    def wanted(self) -> int:
        """The height of the lines. Qt would ask for each of the titles, whenever a form is laid out."""
        letters = self.font().key()
        if letters not in self._heights:
            self._heights[letters] = super().sizeHint().height()
        return self._heights[letters] + (self.lines - 1) * self.fontMetrics().lineSpacing()

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, place: int) -> None:  # noqa: N802 - Qt's name
        super().initStyleOptionForIndex(option, place)
        after = AIR if self._is_of_figures(place) else ""
        room = self.sectionSize(place) - self._air(place)
        lines = broken(self._title(place), self.font(), width=room, most=self.lines)
        option.text = "\n".join(line + after for line in lines)

    def _title(self, place: int) -> str:
        return str(self.model().headerData(place, self.orientation(), Qt.ItemDataRole.DisplayRole) or "")

    def _is_of_figures(self, place: int) -> bool:
        side = self.model().headerData(place, self.orientation(), Qt.ItemDataRole.TextAlignmentRole)
        return bool(int(side or 0) & int(Qt.AlignmentFlag.AlignRight))

    def _air(self, place: int) -> int:
        """What no title may stand in: the margins, and what comes after figures."""
        margins = 2 * self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderMargin, None, self) + 2
        return margins + (self.fontMetrics().horizontalAdvance(AIR) if self._is_of_figures(place) else 0)


def broken(text: str, font: QFont, *, width: int, most: int) -> list[str]:
    """A text in lines, between its words; what a line has no room for ends in dots."""
    lines, metrics = [text], QFontMetrics(font)
    if most > 1 and metrics.horizontalAdvance(text) > width:
        layout = QTextLayout(text, font)
        layout.setTextOption(_between_words())
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        end = line.textLength()
        lines = [one for one in (text[:end].strip(), text[end:].strip()) if one]
    return [metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines]


def _between_words() -> QTextOption:
    made = QTextOption()
    made.setWrapMode(QTextOption.WrapMode.WordWrap)
    return made
