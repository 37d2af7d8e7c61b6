"""The day on paper: its pages first, then where they go."""

from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.dossier.spoken import when
from clientdesk.exchange.cards import Print
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import N_
from clientdesk.ui.context import Context

if TYPE_CHECKING:
    from clientdesk.ui.printing.single import Make, SinglePrint

_DAYS = 8
"""Today and the week after it."""


class Paper(QObject):
    """The print is for the own desk alone."""

    said = Signal(str)

    def __init__(self, context: Context, widget: QWidget) -> None:
        super().__init__(widget)
        self.context = context
        self.widget = widget

    def ask(self, _checked: object = None) -> "SinglePrint":
        """Show the pages of the day, to be printed or saved."""
        # Qt's parts for PDF are loaded with the first print, so that the window opens quickly.
        from clientdesk.ui.printing.single import Choice, SinglePrint

        words, today = self.context.words, self.context.desk.today
        answers = [self._answer(today + timedelta(ahead)) for ahead in range(_DAYS)]
        _title, make, name = answers[0]
        dialog = SinglePrint(
            self.context,
            words.tr(N_("My day")),
            make=make,
            name=name,
            readers=(Profile.WORK,),
            choice=Choice(words.tr(N_("Which day")), answers),
            parent=self.widget.window(),
        )
        dialog.open()
        return dialog

    def _answer(self, day: date) -> tuple[str, "Make", str]:
        words = self.context.words
        near, name = when(day, self.context.desk.today, words), f"{words.tr(N_('My day'))}_{day:%Y%m%d}"
        return near[:1].upper() + near[1:], partial(self._make, self.context, day), name

    @staticmethod
    def _make(context: Context, day: date, _for_whom: Disclosure) -> Print:
        return context.desk.my_day.print(language=context.words.language, on=day)
