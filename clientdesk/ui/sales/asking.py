"""What is asked about an opportunity: what was said and what is next, why it was lost, why it is opened again."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.desk.selling import Lesson
from clientdesk.dossier.kinds import OPPORTUNITY
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.sales.stages import WAY
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.next_step import NextStep, task_of
from clientdesk.ui.context import Context
from clientdesk.ui.form.asking import WIDTH, Asking
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.inputs import TextEdit
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em


class _Asking(Asking):
    """About one opportunity; nothing is changed before OK."""

    of = OPPORTUNITY.name

    def __init__(self, context: Context, deal: Deal, *, title: str, told: str, parent: QWidget | None = None) -> None:
        super().__init__(context, [deal.code], title=title, told=told, parent=parent)
        self.deal = deal
        self.entries[self.fields[0].key].editor.setFocus()


class LoseDialog(_Asking):
    """Why it was lost: without a reason it is not."""

    fields = (Opportunity.lost_reason, Opportunity.lost_to, Opportunity.lost_note)

    def __init__(self, context: Context, deal: Deal, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        told = tr(N_("What is written here tells later why others win, and what to do better."))
        super().__init__(context, deal, title=tr(N_("Lost: {name}"), name=deal.name), told=told, parent=parent)
        self.ok.setText(tr(N_("Lost")))

    def look_for_gaps(self) -> None:
        entry = self.entries[Opportunity.lost_reason.key]
        if not entry.is_refused and entry.editor.value() is None:
            entry.refuse(self.context.words.tr(N_("Say why it was lost.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        lesson = Lesson(
            record[Opportunity.lost_reason] or "",
            record[Opportunity.lost_to] or "",
            record[Opportunity.lost_note] or "",
        )
        return partial(self.context.desk.opportunities.lose, self.deal.code, lesson)


class ReopenDialog(_Asking):
    """Why it is opened again, and in which stage it stands then: that before its end, unless somebody says another."""

    fields = (Opportunity.stage_reason,)

    def __init__(self, context: Context, deal: Deal, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        self.stage = next((step.before for step in reversed(deal.way) if step.before in WAY), WAY[0])
        told = tr(N_("It goes back to the stage in which it was; the reason stands in its way through the stages."))
        super().__init__(context, deal, title=tr(N_("Open again: {name}"), name=deal.name), told=told, parent=parent)
        self.ok.setText(tr(N_("Open again")))

    def look_for_gaps(self) -> None:
        entry = self.entries[Opportunity.stage_reason.key]
        if not entry.editor.text().strip():
            entry.refuse(self.context.words.tr(N_("Say why it is opened again.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        move = self.context.desk.opportunities.move
        return partial(move, self.deal.code, self.stage, reason=record[Opportunity.stage_reason] or "")


class NoteDialog(StoringDialog):
    """What was said about an opportunity, and what is next; one of both may stay empty."""

    def __init__(self, context: Context, deal: Deal, parent: QWidget | None = None) -> None:
        tr = context.words.tr
        super().__init__(context, tr(N_("Note about {name}"), name=deal.name), parent)
        self.deal = deal
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(quiet(tr(N_("What was said")), self))
        self.text = TextEdit(self)
        self.text.setAccessibleName(tr(N_("What was said")))
        column.addWidget(self.text)
        column.addWidget(quiet(tr(N_("What is next, and when?")), self))
        self.next = NextStep(context, self)
        self.next.entered.connect(self.save)
        column.addWidget(self.next)
        column.addStretch()
        self.add_foot(column)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self.resize(em(self, WIDTH), self.sizeHint().height())
        self.text.setFocus()

    def save(self) -> None:
        words, text = self.context.words, self.text.toPlainText().strip()
        try:
            wish = self.next.wish()
        except Unreadable as problem:
            self.next.show_problem(words.tr(problem.reason, **problem.values))
            return
        if not text and wish is None:
            self.say(words.tr(N_("Write down what was said, or a next step.")))
            return
        desk = self.context.desk
        then = task_of(wish, desk.work.task(self.deal.client)) if wish is not None else None
        self.store(partial(desk.opportunities.note, self.deal.code, text, then=then))
