"""What an evaluation comes to: the result in a line, what it lacks, and the arithmetic line by line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from clientdesk.dossier.evaluation.results import MISSING, Result
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.wording import headline
from clientdesk.ui.labels import label, quiet, readable, wrapping
from clientdesk.ui.look import coloured, colours_of, em, sized


class Outcome(QWidget):
    """Shown anew with every key; the lines are made once and filled again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        self.headline = wrapping(parent=self)
        sized(self.headline, 1.1, bold=True)
        self.headline.setAccessibleName(context.words.tr(N_("Result")))
        self.reasons = wrapping(parent=self)
        coloured(self.reasons, colours_of(self).warning)
        self.box = QWidget(self)
        self.grid = QGridLayout(self.box)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(em(self, 1.2))
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(0, 1)
        self._cells: list[tuple[QLabel, ...]] = []
        for one in (self.headline, self.reasons, self.box):
            column.addWidget(one)

    def show_result(self, result: Result, currency: str | None) -> None:
        """Show a result."""
        words = self.context.words
        headed = headline(result, currency, words)
        self.headline.setText(headed)
        reasons = result.reasons[1:] if result.status == MISSING else result.reasons
        told = [words.say(reason.sentence) for reason in reasons]
        self.reasons.setText("\n".join(one for one in told if one not in headed.split(" · ")))
        self.reasons.setVisible(bool(self.reasons.text()))
        for place, line in enumerate(result.lines):
            if place == len(self._cells):
                self._add_line()
            texts = (words.say(line.label), line.working, line.value)
            for cell, text in zip(self._cells[place], texts, strict=True):
                cell.setText(text)
                cell.show()
        for cells in self._cells[len(result.lines) :]:
            for cell in cells:
                cell.hide()
        self.box.setVisible(bool(result.lines))

    def _add_line(self) -> None:
        place = len(self._cells)
        name, working, value = quiet(parent=self.box), readable(parent=self.box), label(parent=self.box)
        sized(value, 1.0, bold=True)
        working.setWordWrap(False)
        name.setMinimumWidth(em(self, 12))
        for one in (working, value):
            one.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._cells.append((name, working, value))
        for across, one in enumerate((name, working, value)):
            self.grid.addWidget(one, place, across, Qt.AlignmentFlag.AlignTop)
