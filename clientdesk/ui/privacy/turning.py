"""The privacy key: from one moment to the next the whole window shows what a stranger may see, and back again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from clientdesk.i18n import N_
from clientdesk.ui.bar import Bar
from clientdesk.ui.privacy.cover import Shade

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Turning(QObject):
    """Turns privacy on and off for a window, and keeps the sign that says so."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        words = window.context.words
        self.sign = Bar(window)
        self.shade = Shade(window)
        self._text = words.tr(N_("Personal data is masked; what is sensitive is left out."))
        self._show = (words.tr(N_("Show everything (F8)")), self.turn)
        window.tools.private.setChecked(self.context.privacy.is_on)
        self._show_sign()

    def turn(self) -> None:
        """Mask what is personal, or show it again. Until everything has been looked up anew nothing is to be seen."""
        window, privacy = self.window, self.context.privacy
        self.shade.cover()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        window.toast.hide()
        privacy.is_on = not privacy.is_on
        window.tools.private.setChecked(privacy.is_on)
        self._show_sign()
        window.page.mind_privacy()
        window.list.table.viewport().update()
        window.shell.today.refresh()
        window.going.selling.mind_privacy()
        window.going.insuring.mind_privacy()
        # The page is looked up first and then its tabs: two rounds until nothing old can come any more.
        self.context.tasks.read("privacy", _nothing, self._look_once_more)

    def _look_once_more(self, _nothing_found: None) -> None:
        self.context.tasks.read("privacy", _nothing, self._uncover)

    def _uncover(self, _nothing_found: None) -> None:
        self.shade.hide()

    def _show_sign(self) -> None:
        if self.context.privacy.is_on:
            self.sign.show_text(self._text, self._show)
        else:
            self.sign.hide()


def _nothing() -> None:
    """Answered after all that was asked before."""
