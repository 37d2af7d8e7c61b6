"""The day on paper: its pages first, then where they go."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from clientdesk.exchange.cards import Print
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import N_
from clientdesk.ui.context import Context

if TYPE_CHECKING:
    from clientdesk.ui.printing.single import SinglePrint


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
        from clientdesk.ui.printing.single import SinglePrint

        words = self.context.words
        name = f"{words.tr(N_('My day'))}_{self.context.desk.today:%Y%m%d}"
        dialog = SinglePrint(
            self.context,
            words.tr(N_("My day")),
            make=partial(self._make, self.context),
            name=name,
            readers=(Profile.WORK,),
            parent=self.widget.window(),
        )
        dialog.open()
        return dialog

    @staticmethod
    def _make(context: Context, _for_whom: Disclosure) -> Print:
        return context.desk.my_day.print(language=context.words.language)
