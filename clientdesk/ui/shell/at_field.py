"""Going to a client at one of its fields, from wherever in the window one is."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class AtField(QObject):
    """Shows a client and puts the cursor into a field, once the client has been looked up."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self._wanted: tuple[int, str] = (0, "")
        # A page that opens a form puts the cursor into its first field once it is shown; this comes after.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._come)
        window.page.shown.connect(self._note_shown)

    def show(self, client: int, key: str = "") -> None:
        """Show this client, at the field of this key where one is named."""
        self._wanted = (client, key)
        self.window.show_client(client)
        self._soon.start()

    def _note_shown(self, _code: str) -> None:
        self._soon.start()

    def _come(self) -> None:
        client, key = self._wanted
        opened = self.window.page.opened
        if key and opened is not None and opened.record.id == client:
            self._wanted = (0, "")
            self.window.page.guide.fill_in(key)
