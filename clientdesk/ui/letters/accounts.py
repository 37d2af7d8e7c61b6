"""Statements of account and reminders of payments: which period, which reminder, in which language."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from clientdesk.desk.letters.given import RemindersWanted, StatementsWanted
from clientdesk.dossier.house.letters import LEVELS
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.ledgers.choices import PERIODS
from clientdesk.ui.letters.side import Side

_PERIOD = "statement_period"
_OWN = "own"
_LEVELS: Mapping[int, str] = {
    1: N_("First reminder"),
    2: N_("Second reminder"),
    3: N_("Final reminder"),
}


class StatementSide(Side):
    """The account of each client over a period."""

    def __init__(self, context: Context, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(context, lines, parent)
        self.begin()
        self.periods = Combo(self)
        for name, (title, _span) in PERIODS.items():
            if name != _OWN:
                self.periods.addItem(context.words.tr(title), name)
        kept = context.remembered.prints.get(_PERIOD, "")
        self.periods.setCurrentIndex(max(0, self.periods.findData(kept or "year")))
        self.add(N_("Period"), self.periods)
        self.end(noted=False)
        self.languages.currentIndexChanged.connect(self.tell_changed)
        self.periods.currentIndexChanged.connect(self.tell_changed)

    def wanted(self) -> StatementsWanted:
        """The period that was chosen."""
        since, until = self._span()
        return StatementsWanted(self.codes, since, until, self.languages.currentData(), self.note.isChecked())

    def _span(self) -> tuple[date | None, date]:
        return PERIODS[self.periods.currentData()][1](self.context.desk.today)

    def remember(self, prints: dict[str, str]) -> None:
        """Note the period too."""
        super().remember(prints)
        prints[_PERIOD] = self.periods.currentData()


class ReminderSide(Side):
    """A reminder to each client of whom enough is overdue; without clients to everybody."""

    def __init__(self, context: Context, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(context, lines, parent)
        words = context.words
        self.begin(words.tr(N_("Everybody of whom something is overdue")))
        self.level = Combo(self)
        self.level.addItem(words.tr(N_("By the days overdue")), 0)
        for level in LEVELS:
            self.level.addItem(words.tr(_LEVELS[level]), level)
        self.add(N_("Reminder"), self.level)
        self.end(noted=True)
        self.languages.currentIndexChanged.connect(self.tell_changed)
        self.level.currentIndexChanged.connect(self.tell_changed)

    def wanted(self) -> RemindersWanted:
        """The reminder that was chosen."""
        return RemindersWanted(
            self.codes, self.languages.currentData(), self.level.currentData(), self.note.isChecked()
        )
