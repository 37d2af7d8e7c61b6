"""What labels and envelopes ask alike: for whom, which address, in which order, how often, in which language."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from clientdesk.desk.mailing.given import ADDRESSES, MOST_COPIES, ORDERS, PREVIEWED, EnvelopeWish, LabelWish, Posted
from clientdesk.desk.mailing.keeping import Outset
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.progress import Progress
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import em
from clientdesk.ui.mailing.left_out import LeftOutList
from clientdesk.ui.mailing.measures import Measure
from clientdesk.ui.printing.framing import asking_side

Wish = LabelWish | EnvelopeWish
_NAMED = 6
"""So many clients are named; of the others there is the number."""


class MailChoices(QScrollArea):
    """`changed` says that the print would look otherwise now; `client_asked` brings the code of one who is left out;
    `stored` the news where something was kept in the file."""

    changed = Signal()
    client_asked = Signal(str)
    stored = Signal(object)
    title = ""

    def __init__(
        self, context: Context, lines: Sequence[Line], *, outset: Outset, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.mailing = context.desk.mailing
        self.outset = outset
        self.lines = tuple(lines)
        self.inside, self.column = asking_side(self, wide=32)
        self._make_whom()
        self.make_own()
        self._make_common()
        self.column.addStretch()

    # Making

    def make_own(self) -> None:
        """What only this kind of post asks."""
        raise NotImplementedError

    def _make_whom(self) -> None:
        words, lines = self.context.words, self.lines
        who = heading(parent=self.inside)
        who.setWordWrap(True)
        who.setText(lines[0].name if len(lines) == 1 else words.ntr("{n} client", "{n} clients", len(lines)))
        self.column.addWidget(who)
        named = words.listed(line.name for line in lines[:_NAMED])
        names = lines[0].code if len(lines) == 1 else named + (" …" if len(lines) > _NAMED else "")
        self.column.addWidget(quiet(names, self.inside))
        self.plan = label(parent=self.inside)
        self.plan.setWordWrap(True)
        self.plan.setAccessibleName(words.tr(N_("What will be printed")))
        self.column.addSpacing(em(self, 0.4))
        self.column.addWidget(self.plan)
        self.shown = quiet(parent=self.inside)
        self.shown.hide()
        self.column.addWidget(self.shown)
        self.left_out = LeftOutList(words, self.inside)
        self.left_out.client_asked.connect(self.client_asked)
        self.column.addWidget(self.left_out)
        self.cut = quiet(parent=self.inside)
        self.cut.hide()
        self.column.addWidget(self.cut)

    def _make_common(self) -> None:
        words = self.context.words
        self.addresses = self.combo(N_("Address of persons"), ADDRESSES)
        self.orders = self.combo(N_("In which order"), ORDERS)
        self.copies = Measure(words.tr(N_("Copies for each client")), 1, self.inside)
        self.copies.textChanged.connect(self.tell)
        self.add(N_("Copies for each client"), self.copies)
        self.languages = Combo(self.inside)
        for language in LANGUAGES:
            self.languages.addItem(LANGUAGE_NAMES[language], language)
        self.languages.setCurrentIndex(self.languages.findData(words.language))
        self.languages.currentIndexChanged.connect(self.tell)
        self.add(N_("Language of the print"), self.languages)

    def combo(self, title: str, options: Mapping[str, str]) -> Combo:
        """A list of {value: message id} under its title."""
        made = Combo(self.inside)
        for value, text in options.items():
            made.addItem(self.context.words.tr(text), value)
        made.currentIndexChanged.connect(self.tell)
        self.add(title, made)
        return made

    def add(self, title: str, part: QWidget | QLayout) -> None:
        """A title and under it what is chosen."""
        text = self.context.words.tr(title)
        shown = label(text, self.inside)
        self.column.addSpacing(em(self, 0.5))
        self.column.addWidget(shown)
        if isinstance(part, QLayout):
            self.column.addLayout(part)
        else:
            shown.setBuddy(part)
            part.setAccessibleName(text)
            self.column.addWidget(part)

    def tell(self, *_what: object) -> None:
        """Something was chosen."""
        self.changed.emit()

    # What was chosen

    @property
    def is_trial(self) -> bool:
        """Whether a test page is made instead of post."""
        return False

    @property
    def codes(self) -> tuple[str, ...]:
        """The clients, in the order of the list."""
        return tuple(line.code for line in self.lines)

    def common(self) -> dict[str, Any]:
        """What wishes have alike."""
        return {
            "copies": self.copies.count() or 1,
            "order": self.orders.currentData(),
            "address": self.addresses.currentData(),
            "language": self.languages.currentData(),
        }

    def wish(self) -> Wish:
        """How the print should look."""
        raise NotImplementedError

    def lack(self) -> str:
        """Why nothing can be printed yet, empty where it can."""
        if not 1 <= (self.copies.count() or 0) <= MOST_COPIES:
            return self.context.words.tr(N_("Copies: type a whole number from 1 to {most}."), most=MOST_COPIES)
        return ""

    # What becomes of it

    def preview(self) -> Callable[[Progress], Posted]:
        """What makes the pages to be shown, in a thread for files."""
        raise NotImplementedError

    def make(self) -> Callable[[Progress], Posted]:
        """What makes the print."""
        raise NotImplementedError

    def save(self, out: Path) -> Callable[[Progress], Posted]:
        """What writes it into a file."""
        raise NotImplementedError

    def remember(self) -> Callable[[], Changed | None]:
        """What keeps in the file how it was printed."""
        raise NotImplementedError

    def show_plan(self, posted: Posted) -> None:
        """Say what will be printed, and who is left out."""
        words, plan = self.context.words, posted.plan
        self.plan.setText(self.told(plan.pieces, plan.pages))
        self.left_out.show_left_out(plan.left_out)
        self.shown.setVisible(len(plan.recipients) > PREVIEWED)
        self.shown.setText(words.tr(N_("The preview shows the first {n}; all are printed."), n=PREVIEWED))
        told = words.ntr(
            'On {n} piece the address is too long and ends in "…": {codes}',
            'On {n} pieces the address is too long and ends in "…": {codes}',
            len(posted.cut),
            codes=words.listed(posted.cut[:_NAMED]) + (" …" if len(posted.cut) > _NAMED else ""),
        )
        self.cut.setText(told)
        self.cut.setVisible(bool(posted.cut))

    def told(self, pieces: int, pages: int) -> str:
        """So many pieces on so many pages, in words."""
        raise NotImplementedError


def asked(make: Callable[..., Posted], codes: Sequence[str], wish: Wish, progress: Progress) -> Posted:
    """In a thread for files: what the desk makes of a wish."""
    return make(codes, wish, progress=progress)
