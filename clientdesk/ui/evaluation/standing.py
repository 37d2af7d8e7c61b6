"""The credit of a client as it stands: the grade in large letters and in words, limit, terms, review."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.desk.credit import Standing
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.wording import GRADES, money, over_limit
from clientdesk.ui.labels import label, quiet, readable, wrapping
from clientdesk.ui.look import coloured, colours_of, em, sized


class StandingPart(QWidget):
    """Shows one standing, or says that nobody has decided yet."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 1))
        self.grade = label(parent=self)
        sized(self.grade, 2.4, bold=True)
        line.addWidget(self.grade, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.word = label(parent=self)
        sized(self.word, 1.0, bold=True)
        self.facts = readable(parent=self)
        self.facts.setAccessibleName(context.words.tr(N_("Credit in force")))
        self.warning = wrapping(parent=self)
        coloured(self.warning, colours_of(self).problem)
        self.nothing = quiet(context.words.tr(N_("Nobody has decided on the credit of this client yet.")), self)
        for one in (self.word, self.facts, self.warning, self.nothing):
            column.addWidget(one)
        line.addLayout(column, 1)
        self.show_standing(None)

    def show_standing(self, standing: Standing | None) -> None:
        """Show what was decided last."""
        for one in (self.grade, self.word, self.facts):
            one.setVisible(standing is not None)
        self.nothing.setVisible(standing is None)
        self.warning.hide()
        if standing is None:
            return
        words = self.context.words
        word = words.tr(GRADES.get(standing.grade or "", N_("no grade")))
        self.grade.setText(standing.grade or "–")
        self.grade.setAccessibleName(words.tr(N_("Grade {grade}"), grade=standing.grade or "–"))
        self.word.setText(words.tr(N_("{word}, provisional"), word=word) if standing.provisional else word)
        terms = PAY_TERM.label(standing.terms, words) if standing.terms else "–"
        facts = [
            words.tr(N_("Limit in force: {limit}"), limit=money(standing.limit, standing.currency)),
            words.tr(N_("Terms: {terms}"), terms=terms),
            words.tr(N_("Next review: {day}"), day=standing.review.isoformat() if standing.review else "–"),
        ]
        self.facts.setText("   ·   ".join(facts))
        told = [over_limit(standing, words)]
        if standing.overdue and standing.review:
            days = (self.context.desk.today - standing.review).days
            told.append(words.ntr("The review is {n} day overdue.", "The review is {n} days overdue.", days))
        self.warning.setText("\n".join(filter(None, told)))
        self.warning.setVisible(any(told))
