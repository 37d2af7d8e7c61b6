"""What stays in view below an evaluation being made: what it comes to, what finishing writes, and the buttons."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.evaluation.results import MISSING
from clientdesk.dossier.work.evaluation import CREDIT, Evaluation
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.making import Making
from clientdesk.ui.evaluation.wording import headline, money
from clientdesk.ui.labels import quiet, tooltip, wrapping
from clientdesk.ui.look import coloured, colours_of, em, sized

_ROOM_FOR_WORDS = 26
"""Lines of height from which there is room to say what finishing writes."""


class Foot(QWidget):
    """`save_asked`, `finish_asked` and `discard_asked` come from its buttons."""

    save_asked = Signal()
    finish_asked = Signal()
    discard_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.6), em(self, 0.4), em(self, 1.6), em(self, 0.6))
        column.setSpacing(em(self, 0.3))
        edge = QFrame(self)
        edge.setFrameShape(QFrame.Shape.HLine)
        edge.setFrameShadow(QFrame.Shadow.Plain)
        coloured(edge, colours_of(self).line)
        column.addWidget(edge)
        self.result = wrapping(parent=self)
        self.result.setAccessibleName(words.tr(N_("Result")))
        sized(self.result, 1.0, bold=True)
        self.writes = quiet(parent=self)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        for one in (self.result, self.writes, self.problem):
            column.addWidget(one)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.5))
        self.discard = push(words.tr(N_("Discard what was typed")), self.discard_asked.emit, self)
        self.save = push(words.tr(N_("Save draft")), self.save_asked.emit, self)
        self.finish = push(words.tr(N_("Finish")), self.finish_asked.emit, self)
        self.state = quiet(parent=self)
        self.state.setWordWrap(False)
        line.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch()
        for button in (self.discard, self.save, self.finish):
            line.addWidget(button)
        column.addLayout(line)
        self.say("")

    def show_making(self, making: Making) -> None:
        """Say what comes out as things stand, and what finishing would write."""
        words, record = self.context.words, making.written()
        currency = record[Evaluation.currency]
        self.result.setText(headline(making.result, currency, words))
        is_whole = making.result.status != MISSING
        self.finish.setEnabled(is_whole)
        if not is_whole:
            told = words.tr(N_("It can be kept as a draft until more is known."))
        elif making.kind != CREDIT:
            told = words.tr(N_("Finish keeps the evaluation as it is decided; it is not changed any more."))
        else:
            limit, terms = making.suggested(making.result)
            granted, chosen = record[Evaluation.granted_limit], record[Evaluation.granted_terms] or terms
            told = words.tr(
                N_("Finish writes in one step: the evaluation, its line in the dossier, limit {limit}, terms {terms}."),
                limit=money(limit if granted is None else granted, currency),
                terms=PAY_TERM.label(chosen, words) if chosen else "–",
            )
        self.writes.setText(told)
        tooltip(self.finish, told)
        typed = bool(making.texts())
        self.discard.setVisible(typed)
        stored = words.tr(N_("Stored as a draft")) if record.id else ""
        self.state.setText(words.tr(N_("Typed, not stored yet")) if typed else stored)

    def fit(self, height: int) -> None:
        """Leave room for the page: in one of this height only the button itself says what it writes."""
        self.writes.setVisible(height > self.fontMetrics().lineSpacing() * _ROOM_FOR_WORDS)

    def say(self, text: str) -> None:
        """Say what went wrong; empty takes it back."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
