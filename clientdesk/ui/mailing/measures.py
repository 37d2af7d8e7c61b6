"""Lengths and counts in a print dialog: short lines to write in, read as forms read numbers."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numbers import read_decimal, read_int
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label
from clientdesk.ui.look import em


class Measure(LineEdit):
    """A number. `title` names it to screen readers."""

    def __init__(self, title: str, value: float, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(f"{value:g}")
        self.setAccessibleName(title)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFixedWidth(em(self, 4))
        self.setMaxLength(12)

    def length(self) -> float | None:
        """The number in it, None where there is none."""
        value = self._read(read_decimal)
        return None if value is None else float(value)

    def count(self) -> int | None:
        """The whole number in it, None where there is none."""
        value = self._read(read_int)
        return None if value is None else int(value)

    def _read(self, read: Callable[[str], Decimal] | Callable[[str], int]) -> Decimal | int | None:
        try:
            return read(self.text())
        except Unreadable:
            return None


def pair(
    words: Catalogue, first: tuple[str, float], second: tuple[str, float], parent: QWidget
) -> tuple[QHBoxLayout, Measure, Measure]:
    """Two lengths in millimetres on one line, each behind its title."""
    line = QHBoxLayout()
    line.setSpacing(em(parent, 0.4))
    made: list[Measure] = []
    for title, value in (first, second):
        measure = Measure(title, value, parent)
        shown: QLabel = label(title, parent)
        shown.setBuddy(measure)
        line.addWidget(shown)
        line.addWidget(measure)
        line.addWidget(label(words.tr(N_("mm")), parent))
        line.addSpacing(em(parent, 0.2))
        made.append(measure)
    line.addStretch()
    return line, made[0], made[1]
