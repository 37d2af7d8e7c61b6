"""The list of a client's documents: number, day, kind, what about, amount, what is open, state."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from clientdesk.desk.trading.overview import Document
from clientdesk.desk.trading.retelling import retold
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import colours_of
from clientdesk.ui.trade.table import Column, LinesTable, Told
from clientdesk.ui.trade.wording import amount, kind_label, state_label

_COLUMNS = (
    Column(N_("Number"), 19, sample="DD20260309-001"),
    Column(N_("Day"), 13, sample="2026-03-09"),
    Column(N_("Kind"), 11, sample="Receipt", gives_way=1),
    Column(N_("What about"), 32),
    Column(N_("Amount"), 17, right=True, sample="10,000.00 HKD"),
    Column(N_("Still owed"), 15, right=True, sample="10,000.00 HKD"),
    Column(N_("Status"), 14, sample="Confirmed"),
)
_STILL_OWED, _STATE = 5, 6


class DocumentList(LinesTable[Document]):
    """The latest document stands first."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        self.context = context
        self.several = False
        self.wanted = ""
        """The number of the document that is to be chosen when it comes."""
        words = context.words
        super().__init__(words, words.tr(N_("Documents")), _COLUMNS, self._tell, parent)
        self.choose_one()

    @property
    def chosen(self) -> Document | None:
        """The document that is chosen."""
        return self.current

    def show_documents(self, documents: Sequence[Document], *, base: str = "") -> None:
        """Show them; the one that was chosen stays so. Amounts name their currency unless all are in `base`."""
        # Where one amount names its currency all do, or they would not stand below each other.
        self.several = any(each.currency != base for each in documents)
        before = self.wanted or (self.chosen.code if self.chosen else "")
        place = next((place for place, each in enumerate(documents) if each.code == before), -1)
        if place >= 0:
            self.wanted = ""
        self.show_lines(documents, at=max(place, 0))

    def _tell(self, each: Document) -> Told:
        words, colours = self.context.words, colours_of(self)
        state = words.tr(N_("Overdue")) if each.overdue else state_label(each.kind, each.state, words)
        texts = (
            each.code,
            each.day.isoformat() if each.day else "",
            kind_label(each.kind, words),
            retold(each.kind, " ".join(each.particulars.split()), words),
            amount(each.total, each.currency if self.several else ""),
            amount(each.open, each.currency if self.several else "") if each.open else "",
            state,
        )
        if each.overdue:
            return Told(texts, {_STILL_OWED: colours.problem, _STATE: colours.problem})
        return Told(texts, colour=colours.quiet if each.state == "void" else "")
