"""From the window to labels and envelopes: everything typed is stored, the clients are looked up, the dialog opens."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from shiboken6 import isValid

from clientdesk.desk import Desk
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.ui.icons import icon

if TYPE_CHECKING:
    from clientdesk.desk.mailing.keeping import Outset
    from clientdesk.ui.mailing.choices import MailChoices
    from clientdesk.ui.mailing.dialog import MailDialog
    from clientdesk.ui.window import Window


class Post(QObject):
    """`actions` print post to whoever is chosen in the list, or else to the client that is shown."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.dialog: MailDialog | None = None
        words = self.context.words
        self.labels = QAction(icon("tag", window), words.tr(N_("Labels…")), window)
        self.labels.triggered.connect(lambda _checked=False: self.ask_labels())
        self.envelopes = QAction(icon("letter", window), words.tr(N_("Envelopes…")), window)
        self.envelopes.triggered.connect(lambda _checked=False: self.ask_envelopes())
        self.actions = (self.labels, self.envelopes)

    def ask_labels(self) -> None:
        """Ask how labels are to be printed."""
        from clientdesk.ui.mailing.label_choices import LabelChoices

        self._look_up(LabelChoices)

    def ask_envelopes(self) -> None:
        """Ask how envelopes are to be printed."""
        from clientdesk.ui.mailing.envelope_choices import EnvelopeChoices

        self._look_up(EnvelopeChoices)

    def _look_up(self, kind: "type[MailChoices]") -> None:
        window = self.window
        if self.context.privacy.is_on:
            told = N_("Nothing is written to clients while personal data is masked.")
            window.toast.show_text(self.context.words.tr(told))
            return
        chosen = window.list.chosen() if window.list.isVisible() else ()
        numbers = chosen if len(chosen) > 1 else (window.page.wanted,) if window.page.isVisible() else ()
        look_up = partial(_looked_up, self.context.desk, tuple(number for number in numbers if number))
        window.page.flush()
        window.saving.when_idle(lambda: self.context.tasks.read("post", look_up, partial(self._take, kind)))

    def _take(self, kind: "type[MailChoices]", found: "tuple[Sequence[Line], Outset]") -> None:
        # Qt's parts for PDF are loaded with the first print, so that the window opens quickly.
        from clientdesk.ui.mailing.dialog import MailDialog

        lines, outset = found
        if not lines:
            self.window.toast.show_text(self.context.words.tr(N_("There is no client here to write to.")))
            return
        if self.dialog is not None and isValid(self.dialog) and self.dialog.isVisible():
            return
        self.dialog = MailDialog(self.context, lines, kind=kind, outset=outset, parent=self.window)
        self.dialog.stored.connect(self.window.take_news)
        self.dialog.client_asked.connect(self.window.going.to_code)
        self.dialog.open()


def _looked_up(desk: Desk, numbers: Sequence[int]) -> "tuple[Sequence[Line], Outset]":
    """In the thread that reads."""
    return desk.clients.lines(numbers), desk.mailing.outset()
