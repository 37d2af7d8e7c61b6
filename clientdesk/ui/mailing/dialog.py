"""The dialog for labels or envelopes: the choices on the left, the pages on the right, below them the ways out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from clientdesk.desk.mailing.given import EnvelopeWish, LabelWish, Posted
from clientdesk.desk.mailing.keeping import Outset
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import within_screen
from clientdesk.ui.mailing.choices import MailChoices
from clientdesk.ui.mailing.giving import MailGiving
from clientdesk.ui.printing.framing import PrintFrame, closing_box, lay_out, print_button, way_button
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.preview import Preview
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.under_way import UnderWay, Watch

_DEBOUNCE = 250
"""Milliseconds after the last change until the preview is made anew."""
Asked = tuple[LabelWish | EnvelopeWish, bool]
"""What is to be seen, and whether it is a test page."""


class MailDialog(PrintFrame):
    """The window behind it waits for it, but never for the pages to be made. `client_asked` brings the code of a client
    to be shown, `stored` the news where something was kept in the file."""

    client_asked = Signal(str)
    stored = Signal(object)
    giving: MailGiving

    def __init__(
        self,
        context: Context,
        lines: Sequence[Line],
        *,
        kind: type[MailChoices],
        outset: Outset,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self._shown: Asked | None = None
        self.nobody = False
        self.setWindowTitle(words.tr(kind.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.choices = kind(context, lines, outset=outset, parent=self)
        self.preview = Preview(words, self)
        self.under_way = UnderWay(words, self)
        self.outcome = Outcome(words, self)
        self.giving = MailGiving(context, self.choices, self.under_way, self.outcome)
        buttons = self._make_buttons()
        lay_out(self, self.choices, self.preview, foot=(self.under_way, self.outcome, buttons))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_DEBOUNCE)
        self._settle.timeout.connect(self.make_preview)
        self.choices.changed.connect(self._take_change)
        self.choices.client_asked.connect(self._show_client)
        self.choices.stored.connect(self.stored)
        self.giving.stored.connect(self.stored)
        self.giving.busy.connect(self._show_busy)
        self.resize(within_screen(self, 105, 66))
        self.make_preview()

    # Making

    def _make_buttons(self) -> QDialogButtonBox:
        words, box = self.context.words, closing_box(self)
        self.pdf_button = way_button(box, N_("Save as PDF…"), words)
        self.pdf_button.clicked.connect(self.giving.ask_pdf)
        self.print_button = print_button(box, words)
        self.print_button.clicked.connect(lambda: self.giving.ask_printer(self.preview.document))
        self.ways = (self.pdf_button, self.print_button)
        for button in self.ways:
            button.setEnabled(False)
        return box

    # The preview

    @property
    def waits(self) -> bool:
        """Whether other pages are about to be shown."""
        return self._watch is not None or self._settle.isActive()

    def _asked(self) -> Asked:
        return self.choices.wish(), self.choices.is_trial

    def _take_change(self) -> None:
        self._show_lack()
        self._settle.start()

    def make_preview(self) -> None:
        """Make the pages as they would come out now; what is being made already is called off."""
        self._settle.stop()
        if self.choices.lack() or self._asked() == self._shown:
            return
        if self._watch:
            self._watch.is_stopped = True
            return
        asked = self._asked()
        watch = self._watch = Watch()
        self.preview.wait()
        work = partial(_preview, self.choices.preview(), watch.progress())
        self.context.tasks.file(work, partial(self._take_preview, asked), partial(self._fail_preview, asked))

    def _take_preview(self, asked: Asked, posted: Posted | None) -> None:
        self._watch = None
        if posted is not None:
            self._shown = asked
            self.nobody = not posted.pdf
            self.choices.show_plan(posted)
            if posted.pdf:
                self.preview.show_pdf(posted.pdf)
            else:
                told = N_("None of these clients can be written to, so there is nothing to print.")
                self.preview.show_problem(self.context.words.tr(told))
        self._go_on(asked)

    def _fail_preview(self, asked: Asked, error: Exception) -> None:
        self._watch = None
        self._shown = asked
        self.nobody = True
        self.preview.show_problem(reason_and_hint(error, self.context.words))
        self._go_on(asked)

    def _go_on(self, asked: Asked) -> None:
        """Other choices were made in the meantime."""
        self._show_lack()
        if self._asked() != asked:
            self.make_preview()

    # What is possible

    def _show_lack(self) -> None:
        """Say on the buttons and beside them why they do nothing yet."""
        lack = self.choices.lack()
        if not self.giving.is_busy:
            self.outcome.hint(lack)
        for button in self.ways:
            button.setEnabled(self._may_give())
            tooltip(button, lack)

    def _may_give(self) -> bool:
        return not (self.choices.lack() or self.nobody or self.giving.is_busy or self._shown is None)

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's
        self.choices.setEnabled(not busy)
        for button in self.ways:
            button.setEnabled(self._may_give())

    def _show_client(self, code: str) -> None:
        """Go to a client who is left out; what was chosen here is soon chosen again."""
        if not self.giving.is_busy:
            self.client_asked.emit(code)
            self.reject()


def _preview(make: Callable[[Progress], Posted], progress: Progress) -> Posted | None:
    """In a thread for files."""
    try:
        return make(progress)
    except Cancelled:
        return None
