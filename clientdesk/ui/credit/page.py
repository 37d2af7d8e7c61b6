"""The tab of an enterprise's credit file: Statements, Ratios, Evaluation; one of them is shown."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.dossier.kinds import ENTERPRISE, HOUSE, STATEMENT
from clientdesk.dossier.kinds import EVALUATION as EVALUATIONS
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.credit.known import Known, look_up
from clientdesk.ui.evaluation.page import Evaluations
from clientdesk.ui.look import em, on_paper
from clientdesk.ui.opened import Opened
from clientdesk.ui.ratios.page import Ratios
from clientdesk.ui.statements.page import Statements

STATEMENTS, RATIOS, EVALUATION = range(3)
_KEPT = "credit"
_OURS = frozenset((STATEMENT.name, HOUSE.name, EVALUATIONS.name))
"""The kinds of files that a credit file is made of, and how it is reckoned."""


class CreditPage(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` says what
    went wrong or is to be known; `memo_asked` wants the credit memo. Statements and
    ratios are shown from one look at the file."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    memo_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.known: Known | None = None
        words = context.words
        on_paper(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(self, 0.5), 0, 0)
        column.setSpacing(em(self, 0.4))
        self.places = QStackedWidget(self)
        self.statements = Statements(context, self.places)
        self.ratios = Ratios(context, self.places)
        self.evaluations = Evaluations(context, self.places)
        self.parts: list[QWidget] = [self.statements, self.ratios, self.evaluations]
        line = QHBoxLayout()
        line.setContentsMargins(em(self, 1), 0, em(self, 1), 0)
        line.setSpacing(em(self, 0.3))
        self.switches: list[QPushButton] = []
        for place, title in enumerate((N_("Statements"), N_("Ratios"), N_("Evaluation"))):
            button = push(words.tr(title), partial(self.show_part, place), self)
            self.switches.append(button)
            line.addWidget(button)
            self.parts[place].setAccessibleName(words.tr(title))
            self.places.addWidget(self.parts[place])
        self.group = one_of(self.switches, self)
        line.addStretch()
        line.addWidget(self.statements.tools)
        column.addLayout(line)
        column.addWidget(self.places, 1)
        for part in (self.statements, self.ratios, self.evaluations):
            part.changed.connect(self.changed)
            part.done.connect(self.done)
            part.told.connect(self.told)
        self.statements.stale.connect(self._refresh)
        self.evaluations.memo_asked.connect(self.memo_asked)
        self.ratios.statements_asked.connect(partial(self.show_part, STATEMENTS))
        kept = context.remembered.dossier.get(_KEPT, "")
        self.show_part(int(kept) if kept.isdecimal() and int(kept) < len(self.parts) else STATEMENTS)

    # Showing

    def show_client(self, opened: Opened) -> None:
        """Look up what is known of an enterprise and show it; other clients have no credit file."""
        if opened.record.kind.name != ENTERPRISE.name:
            return
        if self.opened is None or self.opened.record.id != opened.record.id:
            self.statements.begin()
            self.known = None
        self.opened = opened
        self._refresh()

    def show_part(self, place: int) -> None:
        """Show one of the parts, with the cursor where it is used first."""
        self.switches[place].setChecked(True)
        if self.places.currentIndex() == STATEMENTS != place:
            self.statements.leave()
        self.places.setCurrentIndex(place)
        self.statements.tools.setVisible(place == STATEMENTS)
        self.context.remembered.dossier[_KEPT] = str(place)
        if self.opened is not None:
            self._refresh()

    def take_focus(self) -> None:
        """Put the cursor into the part that is shown."""
        self.parts[self.places.currentIndex()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_news(self, changed: Changed) -> None:
        """A step has been done: look again where it may concern what is shown."""
        if self.opened is not None and not _OURS.isdisjoint((changed.clients or {}).values()):
            self._refresh()

    def _refresh(self) -> None:
        assert self.opened is not None
        if self.places.currentIndex() in (STATEMENTS, RATIOS):
            record = self.opened.record
            look = partial(look_up, self.context.desk, record.id, record.code, record.name)
            self.context.tasks.read("credit", look, self.take_known)
        else:
            self.evaluations.show_client(self.opened)

    def take_known(self, known: Known) -> None:
        """Show what was looked up."""
        if self.opened is None or known.number != self.opened.record.id:
            return
        self.known = known
        shown = self.places.currentWidget()
        if isinstance(shown, Statements | Ratios):
            shown.show_known(known)

    def keep(self) -> None:
        """Store what stands in a cell that nobody seemed to leave."""
        self.statements.leave()
        self.evaluations.keep()
