"""Statements of account and reminders of payments: which period, which reminder, in which language."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import QGridLayout, QWidget

from clientdesk.desk.letters.given import RemindersWanted, StatementsWanted
from clientdesk.dossier.house.letters import LEVELS
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.dates import read_date
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import label, wrapping
from clientdesk.ui.ledgers.choices import PERIODS
from clientdesk.ui.letters.side import Side
from clientdesk.ui.look import coloured, colours_of, em

_PERIOD, _DAYS = "statement_period", "statement_days"
_OWN, _TO = "own", ".."
_EXAMPLE = "2026-01-31"
_LEVELS: Mapping[int, str] = {
    1: N_("First reminder"),
    2: N_("Second reminder"),
    3: N_("Final reminder"),
}


class StatementSide(Side):
    """The account of each client over a period: one that is ready, or from day to day."""

    def __init__(self, context: Context, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(context, lines, parent)
        self.begin()
        self.periods = Combo(self)
        for name, (title, _span) in PERIODS.items():
            self.periods.addItem(context.words.tr(title), name)
        prints = context.remembered.prints
        self.periods.setCurrentIndex(max(0, self.periods.findData(prints.get(_PERIOD, "") or "year")))
        self.add(N_("Period"), self.periods)
        self.days = QWidget(self)
        self.since, self.until = self._make_days(prints.get(_DAYS, "").partition(_TO)[::2])
        self.column.addWidget(self.days)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.column.addWidget(self.problem)
        self.end(noted=False)
        self.languages.currentIndexChanged.connect(self.tell_changed)
        self.periods.currentIndexChanged.connect(self.tell_changed)
        self.periods.currentIndexChanged.connect(self._show_days)
        self._show_days()

    def _make_days(self, texts: Sequence[str]) -> list[LineEdit]:
        grid = QGridLayout(self.days)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 0.8))
        made = []
        for place, (title, text) in enumerate(zip((N_("From"), N_("To")), texts, strict=True)):
            line, told = LineEdit(self.days), self.context.words.tr(title)
            line.setAccessibleName(told)
            line.setPlaceholderText(_EXAMPLE)
            line.setText(text)
            line.textEdited.connect(self._show_days)
            line.textEdited.connect(self.tell_changed)
            named = label(told, self.days)
            named.setBuddy(line)
            grid.addWidget(named, 0, place)
            grid.addWidget(line, 1, place)
            made.append(line)
        return made

    def _show_days(self, _what: object = None) -> None:
        """Days are typed only for a period of one's own; what is wrong with them is said."""
        self.days.setVisible(self.periods.currentData() == _OWN)
        try:
            self._span()
        except Unreadable as wrong:
            self.problem.setText(self.context.words.tr(wrong.reason, **wrong.values))
        else:
            self.problem.clear()
        self.problem.setVisible(bool(self.problem.text()))

    def wanted(self) -> StatementsWanted | None:
        """The period that was chosen; None while the days that were typed are none."""
        try:
            since, until = self._span()
        except Unreadable:
            return None
        return StatementsWanted(self.codes, since, until, self.languages.currentData(), self.note.isChecked())

    def _span(self) -> tuple[date | None, date]:
        """Raises `Unreadable` for days that are none, or the wrong way round."""
        today = self.context.desk.today
        if self.periods.currentData() != _OWN:
            return PERIODS[self.periods.currentData()][1](today)
        typed = [line.text().strip() for line in (self.since, self.until)]
        order = self.context.desk.reading.order
        since, until = (read_date(text, today, order=order) if text else None for text in typed)
        if since is not None and since > (until or today):
            raise Unreadable(N_("The period ends before it begins."))
        return since, until or today

    def remember(self, prints: dict[str, str]) -> None:
        """Note the period too."""
        super().remember(prints)
        prints[_PERIOD] = self.periods.currentData()
        prints[_DAYS] = f"{self.since.text().strip()}{_TO}{self.until.text().strip()}"


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
