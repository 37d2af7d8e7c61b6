"""How many clients are new, updated, skipped and refused: large figures that show only theirs when pressed."""

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from clientdesk.desk.importing.given import DO_NEW, DO_REJECT, DO_SKIP, DO_UPDATE
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.importing.texts import DRAWINGS
from clientdesk.ui.look import colours_of, em

FIGURES = {
    DO_NEW: N_("new"),
    DO_UPDATE: N_("updated"),
    DO_SKIP: N_("skipped"),
    DO_REJECT: N_("with errors"),
}
_LARGE = 1.7


class Figure(QPushButton):
    """A number and what it counts."""

    def __init__(self, title: str, drawing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.number = "–"
        self.counts = False
        """Whether there is any of it; one that cannot be pressed may count."""
        self._drawing = drawing
        self.setCheckable(True)
        self.setAutoDefault(False)
        self._large = QFont(self.font())
        self._large.setPointSizeF(self._large.pointSizeF() * _LARGE)
        self._large.setBold(True)
        self.show_number(None)

    def show_number(self, number: int | None) -> None:
        """Show it; None while it is not known."""
        self.number = "–" if number is None else f"{number:,}"
        self.setAccessibleName(f"{self.number} {self.title}")
        self.counts = bool(number)
        self.setEnabled(self.counts)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        large, small = QFontMetrics(self._large), self.fontMetrics()
        width = max(large.horizontalAdvance(self.number), small.horizontalAdvance(self.title) + em(self, 2))
        return QSize(width + em(self, 2), round(large.height() * 1.05 + small.height() * 1.3))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        colours = colours_of(self)
        colour = colours.words if self.counts else colours.quiet
        painter.setPen(QColor(colour))
        upper = QRect(0, 0, self.width(), round(self.height() * 0.62))
        painter.setFont(self._large)
        painter.drawText(upper, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), self.number)
        painter.setFont(self.font())
        lower = QRect(0, upper.height(), self.width(), self.height() - upper.height() - 2)
        size = em(self, 1.1)
        wide = self.fontMetrics().horizontalAdvance(self.title) + size + em(self, 0.4)
        left = (self.width() - wide) // 2
        drawn = icon(self._drawing, self, colour=colour)
        drawn.paint(painter, QRect(left, lower.top() + (lower.height() - size) // 2, size, size))
        words = QRect(left + size + em(self, 0.4), lower.top(), lower.width(), lower.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.title)


class Figures(QWidget):
    """`chosen` tells which of them is pressed (one of the actions of a line), empty for none."""

    chosen = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.6))
        self.buttons = {action: Figure(words.tr(title), DRAWINGS[action], self) for action, title in FIGURES.items()}
        for action, button in self.buttons.items():
            line.addWidget(button, 1)
            button.clicked.connect(lambda _checked=False, action=action: self._press(action))

    def show_numbers(self, numbers: Mapping[str, int]) -> None:
        """Show how many there are of each."""
        for action, button in self.buttons.items():
            button.show_number(numbers.get(action))
            if not button.isEnabled():
                button.setChecked(False)

    def pressed(self) -> str:
        """Which of them is pressed; empty for none."""
        return next((action for action, button in self.buttons.items() if button.isChecked()), "")

    def release(self) -> None:
        """None is pressed any more; nobody is told."""
        for button in self.buttons.values():
            button.setChecked(False)

    def _press(self, action: str) -> None:
        for other, button in self.buttons.items():
            if other != action:
                button.setChecked(False)
        self.chosen.emit(self.pressed())
