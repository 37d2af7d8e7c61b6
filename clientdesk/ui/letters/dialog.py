"""The dialog of letters: what is asked on the left, the pages on the right, below them the ways out."""

from functools import partial

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialogButtonBox, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.letters.given import Plan, Seen, Wanted
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.context import Context
from clientdesk.ui.letters.giving import Giving
from clientdesk.ui.letters.letter import LetterSide
from clientdesk.ui.letters.side import Side
from clientdesk.ui.letters.told import in_brief, nothing_told
from clientdesk.ui.look import within_screen
from clientdesk.ui.printing.framing import PrintFrame, closing_box, lay_out, print_button, way_button
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.printing.preview import Preview
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.typed import ask_to_leave
from clientdesk.ui.under_way import UnderWay, Watch

_DEBOUNCE = 350
"""Milliseconds after the last change until the preview is made anew."""
_PREVIEWED = 20
"""Of so many letters the pages are shown before they are printed."""


class LettersDialog(PrintFrame):
    """`stored` brings the news where a text was kept, or what was printed was noted."""

    stored = Signal(object)
    place = "letters"
    giving: Giving

    def __init__(self, context: Context, title: str, side: Side, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.context = context
        self._shown: Wanted | None = None
        self._seen: Seen | None = None
        self._has_noted = False
        self.setWindowTitle(words.tr(title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.side = side
        side.setParent(self)
        self.preview = Preview(words, self)
        self.under_way = UnderWay(words, self)
        self.outcome = Outcome(words, self)
        self.giving = Giving(context, side, self.under_way, self.outcome)
        lay_out(self, side, self.preview, foot=(self.under_way, self.outcome, self._make_buttons()))
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_DEBOUNCE)
        self._settle.timeout.connect(self.make_preview)
        side.changed.connect(self._settle.start)
        side.changed.connect(self._allow)
        self.giving.busy.connect(self._show_busy)
        self.giving.stored.connect(self._take_stored)
        if isinstance(side, LetterSide):
            side.stored.connect(self.stored)
            side.refused.connect(self.outcome.complain)
            self.giving.gave.connect(side.note_given)
        self._place()
        self.make_preview()

    # Making

    def _make_buttons(self) -> QDialogButtonBox:
        words, box = self.context.words, closing_box(self)
        self.each_button = way_button(box, N_("A file for each…"), words)
        self.each_button.clicked.connect(self.giving.ask_folder)
        self.pdf_button = way_button(box, N_("Save as PDF…"), words)
        self.pdf_button.clicked.connect(self.giving.ask_pdf)
        self.print_button = print_button(box, words)
        self.print_button.clicked.connect(lambda: self.giving.ask_printer(self.preview.document))
        self.ways = (self.each_button, self.pdf_button, self.print_button)
        for button in self.ways:
            button.setEnabled(False)
        return box

    def _place(self) -> None:
        self.resize(within_screen(self, 108, 66))
        place = self.context.remembered.places.get(self.place, "")
        if place:
            self.restoreGeometry(QByteArray.fromBase64(place.encode()))

    # The preview

    @property
    def waits(self) -> bool:
        """Whether other pages are about to be shown."""
        return self._watch is not None or self._settle.isActive() or self.side.wanted() is None

    def make_preview(self) -> None:
        """Make the pages as they would come out now; what is being made already is called off."""
        self._settle.stop()
        wanted = self.side.wanted()
        self._allow()
        if wanted is None or wanted == self._shown:
            return
        if self._watch:
            self._watch.is_stopped = True
            return
        watch = self._watch = Watch()
        self.preview.wait()
        work = partial(_look, self.context.desk, wanted, watch.progress())
        self.context.tasks.file(work, partial(self._take_seen, wanted), partial(self._fail, wanted))

    def _take_seen(self, wanted: Wanted, seen: Seen | None) -> None:
        self._watch = None
        if seen is not None:
            self._shown, self._seen = wanted, seen
            self.side.show_plan(seen.plan)
            self._tell_brief(seen.plan)
            if seen.print is not None:
                self.preview.show_pdf(seen.print.pdf)
            else:
                self.preview.show_nothing(nothing_told(seen.plan, self.context.words))
        self._allow()
        self._go_on(wanted)

    def _tell_brief(self, plan: Plan) -> None:
        """Also where the side has to be scrolled for it; what became of a print stays in view."""
        if not self.giving.is_busy and not self._has_noted and self.outcome.file is None:
            self.outcome.hint(in_brief(plan, self.context.words))
        self._has_noted = False

    def _fail(self, wanted: Wanted, error: Exception) -> None:
        self._watch = None
        self._shown, self._seen = wanted, None
        self.preview.show_problem(reason_and_hint(error, self.context.words))
        self._allow()
        self._go_on(wanted)

    def _go_on(self, wanted: Wanted) -> None:
        """Something else was asked for in the meantime."""
        if self.side.wanted() != wanted:
            self.make_preview()

    def _allow(self) -> None:
        there = self._seen is not None and self._seen.print is not None
        for button in self.ways:
            button.setEnabled(there and not self.giving.is_busy and self.side.wanted() is not None)
        several = self._seen is not None and len(self._seen.plan.planned) > 1
        self.each_button.setVisible(several)

    def _take_stored(self, changed: object) -> None:
        """What was noted changes which reminder comes next."""
        self.stored.emit(changed)
        self._has_noted = True
        self._shown = None
        self._settle.start()

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return isinstance(self.side, LetterSide) and self.side.is_typed

    def reject(self) -> None:
        """What was written goes only after a question."""
        if self.is_typed and not self.giving.is_busy:
            ask_to_leave(self.context, self, self._close)
        else:
            self._close()

    def _close(self) -> None:
        super().reject()

    def _show_busy(self, busy: bool) -> None:  # noqa: FBT001 - a signal's
        if busy and self._watch:
            self._watch.is_stopped = True
        self.side.setEnabled(not busy)
        self._allow()


def _look(desk: Desk, wanted: Wanted, progress: Progress) -> Seen | None:
    """In a thread for files."""
    try:
        return desk.letters.preview(wanted, first=_PREVIEWED, progress=progress)
    except Cancelled:
        return None
