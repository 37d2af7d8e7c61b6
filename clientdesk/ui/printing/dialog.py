"""The print dialog: the choices on the left, the pages on the right, below them the ways out."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QMenu, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.cards import Blank, PrintWish, Who
from clientdesk.exchange.cards import Print
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import within_screen
from clientdesk.ui.printing.choices import PREVIEWED, WORK, Choices, Subject
from clientdesk.ui.printing.framing import PrintFrame, closing_box, lay_out, print_button, way_button
from clientdesk.ui.printing.giving import Giving
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.preview import Preview
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.under_way import UnderWay, Watch

_DEBOUNCE = 250
"""Milliseconds after the last change until the preview is made anew."""


class PrintDialog(PrintFrame):
    """Prints, saves and copies. The window behind it waits for it, but never for the pages to be made.

    `stored` brings the news where it was chosen here what stands on the cards.
    """

    stored = Signal(object)
    place = "print"
    giving: Giving

    def __init__(
        self, context: Context, remembered: Remembered, *, subject: Subject, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self.remembered = remembered
        self._shown: tuple[Who, PrintWish] | None = None
        self.setWindowTitle(words.tr(N_("Print")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.choices = Choices(context, subject, remembered.prints, self)
        self.preview = Preview(words, self)
        self.under_way = UnderWay(words, self)
        self.outcome = Outcome(words, self)
        self.giving = Giving(context, remembered, self.choices, self.under_way, self.outcome)
        buttons = self._make_buttons()
        lay_out(self, self.choices, self.preview, foot=(self.under_way, self.outcome, buttons))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_DEBOUNCE)
        self._settle.timeout.connect(self.make_preview)
        self.choices.changed.connect(self._take_change)
        self.choices.fields_asked.connect(self.choose_fields)
        self.giving.busy.connect(self._show_busy)
        self._place()
        self._show_lack()
        self.make_preview()

    # Making

    def _make_buttons(self) -> QDialogButtonBox:
        words, box = self.context.words, closing_box(self)
        self.picture_button = way_button(box, N_("Picture"), words)
        menu = QMenu(self.picture_button)
        menu.addAction(words.tr(N_("Save for a chat, personal data masked…")), self.giving.ask_pictures)
        menu.addAction(words.tr(N_("Copy this page, personal data masked")), self.copy_page)
        self.picture_button.setMenu(menu)
        self.pdf_button = way_button(box, N_("Save as PDF…"), words)
        self.pdf_button.clicked.connect(self.giving.ask_pdf)
        self.print_button = print_button(box, words)
        self.print_button.clicked.connect(lambda: self.giving.ask_printer(self.preview.document))
        self.ways = (self.picture_button, self.pdf_button, self.print_button)
        return box

    def _place(self) -> None:
        self.resize(within_screen(self, 105, 66))
        place = self.remembered.places.get(self.place, "")
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))

    # The preview

    @property
    def waits(self) -> bool:
        """Whether other pages are about to be shown."""
        return self._watch is not None or self._settle.isActive()

    def previewed(self) -> Who:
        """Whom the preview shows: the first ones of many."""
        who = self.choices.who_is_printed()
        return who if isinstance(who, Blank) else who[:PREVIEWED]

    def _take_change(self) -> None:
        self._show_lack()
        self._settle.start()

    def make_preview(self) -> None:
        """Make the pages as they would come out now; what is being made already is called off."""
        self._settle.stop()
        asked = self._asked()
        if asked == self._shown:
            return
        if self._watch:
            self._watch.is_stopped = True
            return
        watch = self._watch = Watch()
        self.preview.wait()
        work = partial(_preview, self.context.desk, *asked, watch.progress())
        self.context.tasks.file(work, partial(self._take_preview, asked), partial(self._fail_preview, asked))

    def _asked(self) -> tuple[Who, PrintWish]:
        """What is to be seen; while a reason is lacking, the pages without what it is needed for."""
        wish = self.choices.wish()
        return self.previewed(), replace(wish, profile=WORK) if self.choices.lack() else wish

    def _take_preview(self, asked: tuple[Who, PrintWish], made: Print | None) -> None:
        self._watch = None
        if made is not None:
            self._shown = asked
            self.preview.show_pdf(made.pdf)
            self.choices.show_withheld(made.withheld)
        self._go_on(asked)

    def _fail_preview(self, asked: tuple[Who, PrintWish], error: Exception) -> None:
        self._watch = None
        self._shown = asked
        self.preview.show_problem(reason_and_hint(error, self.context.words))
        self._go_on(asked)

    def _go_on(self, asked: tuple[Who, PrintWish]) -> None:
        """Other choices were made in the meantime."""
        if self._asked() != asked:
            self.make_preview()

    def choose_fields(self, layout: str) -> None:
        """Ask what stands on the cards of this layout."""
        from clientdesk.ui.house.choice import open_layout_choice

        open_layout_choice(self.context, layout, self).stored.connect(self._take_fields)

    def _take_fields(self, changed: Changed) -> None:
        self.stored.emit(changed)
        self._shown = None
        self.make_preview()

    # The ways out

    def copy_page(self) -> None:
        """Put the page in view onto the clipboard."""
        self.giving.copy_page(self.previewed(), max(0, self.preview.view.pageNavigator().currentPage()))

    def _show_lack(self) -> None:
        """Say on the buttons and beside them why they do nothing yet."""
        lack = self.choices.lack()
        if not self.giving.is_busy:
            self.outcome.hint(lack)
        for button in self.ways:
            button.setEnabled(not lack and not self.giving.is_busy)
            tooltip(button, lack)

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's
        if busy and self._watch:
            self._watch.is_stopped = True
        self.choices.setEnabled(not busy)
        for button in self.ways:
            button.setEnabled(not busy and not self.choices.lack())


def _preview(desk: Desk, who: Who, wish: PrintWish, progress: Progress) -> Print | None:
    """In a thread for files."""
    try:
        return desk.cards.preview(who, wish, progress=progress)
    except Cancelled:
        return None
