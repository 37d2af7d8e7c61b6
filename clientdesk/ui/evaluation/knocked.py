"""The facts that hold a grade down, to be ticked; those the file proves are marked."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.analysis.scoring_credit import CAPS
from clientdesk.dossier.choices.evaluation import KNOCK_OUT
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Tick
from clientdesk.ui.look import em


class KnockOuts(QWidget):
    """`edited` says that something was ticked or is no longer."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        self.ticks: Mapping[str, Tick] = {name: Tick("", self) for name in KNOCK_OUT.labels}
        for tick in self.ticks.values():
            column.addWidget(tick)
            tick.clicked.connect(lambda _checked=False: self.edited.emit())
        self.show_proven(())

    def show_proven(self, names: Collection[str]) -> None:
        """Mark those that the file proves."""
        words = self.context.words
        for name, tick in self.ticks.items():
            what = KNOCK_OUT.label(name, words)
            proven = N_("{what} (at most {grade}), proven by the file")
            text = proven if name in names else N_("{what} (at most {grade})")
            told = words.tr(text, what=what, grade=CAPS[name])
            tick.setText(told.replace("&", "&&"))
            font = tick.font()
            font.setBold(name in names)
            tick.setFont(font)

    def tick(self, names: Collection[str]) -> None:
        """Tick these and no others."""
        for name, tick in self.ticks.items():
            tick.setChecked(name in names)

    def ticked(self) -> tuple[str, ...]:
        """The codes of those that are ticked."""
        return tuple(name for name, tick in self.ticks.items() if tick.isChecked())
