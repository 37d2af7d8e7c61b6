"""The program in the tray while its window is closed: shown again with a click, ended from its menu."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from clientdesk.i18n import N_
from clientdesk.ui.icons import icon
from clientdesk.ui.settings.kept import closes_to_tray
from clientdesk.ui.shell.second_start import raise_window

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Tray(QObject):
    """Keeps a closed window. Without a tray nothing is ever hidden: it could not be found again."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.drawing: QSystemTrayIcon | None = None

    @property
    def takes_window(self) -> bool:
        """Whether closing the window leaves it here."""
        return closes_to_tray(self.window.remembered) and QSystemTrayIcon.isSystemTrayAvailable()

    def take(self) -> None:
        """Hide the window."""
        words = self.window.context.words
        if self.drawing is None:
            self.drawing = QSystemTrayIcon(icon("clientdesk", self.window), self)
            menu = QMenu(self.window)
            menu.addAction(words.tr(N_("Show the window")), self.give_back)
            menu.addAction(words.tr(N_("Quit")), self.window.quit)
            self.drawing.setContextMenu(menu)
            self.drawing.activated.connect(lambda _reason: self.give_back())
        self.drawing.show()
        self.window.page.flush()
        self.window.hide()

    def give_back(self) -> None:
        """Show the window again."""
        raise_window(self.window)

    def leave(self) -> None:
        """The program ends."""
        if self.drawing is not None:
            self.drawing.hide()
