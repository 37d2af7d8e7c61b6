"""From the window to the print dialog: everything typed is stored, the clients are looked up, then the dialog opens."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from shiboken6 import isValid

from clientdesk.desk.querying import BY_NAME
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.printing.choices import Subject
from clientdesk.ui.shell.entries import ALL, ASKED

if TYPE_CHECKING:
    from clientdesk.ui.printing.dialog import PrintDialog
    from clientdesk.ui.window import Window

CONTACT_LIST, MEMO = "contact-list", "memo"


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

    def memo(self) -> None:
        """Print the credit memo of the client that is shown."""
        self._clients((self.window.page.wanted,), layout=MEMO)

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

    def _listed(self, lines: Sequence[Line], layout: str) -> Subject:
        """Several clients in the order of the list; all of it bears the name of the tag or view it is."""
        pane, count = self.window.list, len(lines)
        if count < 2:
            return Subject(tuple(lines), layout)
        asks_more = pane.wish.text or pane.wish.query != pane.base.query or pane.entry in (ALL, ASKED)
        is_whole = count == len(pane.model.numbers)
        title = "" if asks_more or not is_whole else pane.title.text()
        as_listed = pane.wish.sort != BY_NAME and not pane.wish.text
        return Subject(tuple(lines), layout, title, as_listed)

    def _take(self, layout: str, lines: Sequence[Line]) -> None:
        if lines:
            self._open(self._listed(lines, layout))
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
