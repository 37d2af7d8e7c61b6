"""The calendar of renewals as a strip of months: how much comes in each; one that is chosen is shown alone."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import em
from clientdesk.ui.policies.seen import MONTHS, Month
from clientdesk.ui.policies.wording import month_told
from clientdesk.ui.trade.wording import told

_ACROSS = 7


class MonthStrip(QWidget):
    """`chosen` tells the first day of the month to be shown, None for all of them."""

    chosen = Signal(object)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.months: Sequence[Month] = ()
        self.setAccessibleName(words.tr(N_("Months")))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(em(self, 0.3))
        self.buttons = [push("", partial(self._choose, place), self) for place in range(MONTHS + 1)]
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, *divmod(place, _ACROSS))
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        self.group: QButtonGroup = one_of(self.buttons, self)

    def show_months(self, months: Sequence[Month]) -> None:
        """Show these; the first button stands for all of them."""
        self.months = months
        count = sum(len(month.policies) for month in months)
        _say(self.buttons[0], self.words.tr(N_("Twelve months")), count, "")
        for button, month in zip(self.buttons[1:], months, strict=True):
            amounts = told(month.amounts, self.words) if month.amounts else ""
            _say(button, month_told(month.begin, self.words), len(month.policies), amounts)

    @property
    def month(self) -> date | None:
        """The first day of the month that is chosen, None for all."""
        place = self.group.checkedId()
        return self.months[place - 1].begin if 0 < place <= len(self.months) else None

    def show_all(self) -> None:
        """Choose all months."""
        self.buttons[0].setChecked(True)

    def _choose(self, _place: int) -> None:
        self.chosen.emit(self.month)


def _say(button: QPushButton, title: str, count: int, more: str) -> None:
    text = f"{title} ({count:,})" if count else title
    button.setText(text)
    button.setAccessibleName(f"{text} {more}".strip())
    tooltip(button, more)
    button.setEnabled(bool(count) or button.isChecked())
