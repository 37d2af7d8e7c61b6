"""From the window to the print dialog: everything typed is stored, the clients are looked up, then the dialog opens."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.printing.choices import Subject

if TYPE_CHECKING:
    from clientdesk.ui.printing.dialog import PrintDialog
    from clientdesk.ui.window import Window

CONTACT_LIST = "contact-list"


class Printing(QObject):
    """What can be printed from a window. There is one print dialog at a time."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.dialog: PrintDialog | None = None

    def chosen(self) -> None:
        """Print whoever is chosen in the list, or else the client that is shown; nobody where the day is shown."""
        if not self.window.list.isVisible():
            self._take("", ())
            return
        chosen = self.window.list.chosen()
        self._clients(chosen if len(chosen) > 1 else (self.window.page.wanted,))

    def shown(self) -> None:
        """Print the client that is shown."""
        self._clients((self.window.page.wanted,))

    def whole_list(self) -> None:
        """Print the list as it stands, in its order."""
        self._clients(self.window.list.model.numbers, layout=CONTACT_LIST)

    def blank(self) -> None:
        """Print a form to be filled in by hand."""
        self._open(Subject())

    def _clients(self, numbers: Sequence[int], *, layout: str = "") -> None:
        look_up = partial(self.context.desk.clients.lines, tuple(numbers))
        self.window.page.flush()
        self.window.saving.when_idle(lambda: self.context.tasks.read("print", look_up, partial(self._take, layout)))

    def _take(self, layout: str, lines: Sequence[Line]) -> None:
        if lines:
            self._open(Subject(tuple(lines), layout))
        else:
            self.window.toast.show_text(self.context.words.tr(N_("There is no client here to print.")))

    def _open(self, subject: Subject) -> None:
        # Qt's parts for PDF are loaded with the first print, so that the window opens quickly.
        from clientdesk.ui.printing.dialog import PrintDialog

        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            return
        self.dialog = PrintDialog(self.context, self.window.remembered, subject=subject, parent=self.window)
        self.dialog.stored.connect(self.window.take_news)
        self.dialog.open()
