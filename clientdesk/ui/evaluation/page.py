"""The evaluations of a client: what is in force, the list of them, the one that is being made or read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from clientdesk.dossier.choices.evaluation import EVALUATION_KIND
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui import messages
from clientdesk.ui.client.buttons import lay_out_now, push
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.foot import Foot
from clientdesk.ui.evaluation.history import History
from clientdesk.ui.evaluation.making import Making
from clientdesk.ui.evaluation.reading import Finished
from clientdesk.ui.evaluation.seen import NEW, Seen, kept_text, look_up, slot, texts_of
from clientdesk.ui.evaluation.standing import StandingPart
from clientdesk.ui.house.credit import open_credit
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em, on_paper, plain, primary
from clientdesk.ui.opened import Opened
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.scrolled import paper_in

if TYPE_CHECKING:
    from clientdesk.ui.evaluation.compare import CompareDialog

_KEPT_AFTER = 400
"""Milliseconds after the last key until what was typed is kept with the file."""
_WIDEST = 76


@dataclass(frozen=True)
class _Stored:
    """The news of a step, and the code of the evaluation that it stored."""

    changed: Changed
    code: str


class Evaluations(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` says what
    went wrong; `memo_asked` wants the credit memo."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    memo_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.opened: Opened | None = None
        self.seen: Seen | None = None
        self.wanted = ""
        self.making: Making | None = None
        self.body: QWidget | None = None
        self.compare: CompareDialog | None = None
        self._version = ("", 0)
        self._takes_focus = False
        self._texts: dict[tuple[int, str], str] = {}
        self._unkept: set[tuple[int, str]] = set()
        on_paper(self)
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEPT_AFTER)
        self._keeping.timeout.connect(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._make_area(), 1)
        self.foot = Foot(context, self)
        self.foot.save_asked.connect(self.save)
        self.foot.finish_asked.connect(self.finish)
        self.foot.discard_asked.connect(self.ask_discard)
        self.foot.hide()
        self.foot.setMaximumWidth(em(self, _WIDEST + 3.2))
        below = QHBoxLayout()
        below.addWidget(self.foot, 1)
        below.addStretch(0)
        column.addLayout(below)
        self.setFocusProxy(self.new)

    # Making

    def _make_area(self) -> QScrollArea:
        self.area = QScrollArea(self)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = paper_in(self.area)
        across = QHBoxLayout(page)
        across.setContentsMargins(em(self, 1.6), em(self, 0.6), em(self, 1.6), em(self, 1.5))
        inner = self.inner = QWidget(page)
        inner.setMaximumWidth(em(self, _WIDEST))
        across.addWidget(inner, 1)
        across.addStretch(0)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(self, 0.8))
        self.standing = StandingPart(self.context, inner)
        self.history = History(self.context, inner)
        self.history.chosen.connect(self.show_evaluation)
        self.column.addWidget(self.standing)
        self.column.addWidget(self._make_nothing(inner))
        self.column.addLayout(self._make_buttons(inner))
        self.column.addWidget(self.history)
        self.column.addStretch()
        return self.area

    def _make_nothing(self, parent: QWidget) -> QWidget:
        tr = self.context.words.tr
        self.nothing = QWidget(parent)
        column = QVBoxLayout(self.nothing)
        column.setContentsMargins(0, em(self, 1), 0, 0)
        column.addWidget(heading(tr(N_("No evaluation yet")), self.nothing))
        told = N_("An evaluation weighs the evidence that the file holds, and ends in a grade, a limit and terms.")
        column.addWidget(quiet(tr(told), self.nothing))
        self.nothing.hide()
        return self.nothing

    def _show_first_step(self, seen: Seen) -> None:
        """Say what evaluations are for where there are none, and which button begins one."""
        is_bare = not self.history.rowCount()
        self.nothing.setVisible(is_bare)
        self.standing.setVisible(not is_bare or seen.standing is not None)
        (primary if is_bare else plain)(self.new)

    def _make_buttons(self, parent: QWidget) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.5))
        self.new = push(words.tr(N_("New evaluation")), _nothing, parent)
        menu = QMenu(self.new)
        for kind in EVALUATION_KIND.labels:
            menu.addAction(EVALUATION_KIND.label(kind, words).replace("&", "&&"), partial(self.begin, kind))
        menu.addSeparator()
        menu.addAction(words.tr(N_("How we give credit and weigh clients…")), self.open_rules)
        self.new.setMenu(menu)
        self.comparing = push(words.tr(N_("Compare distributors…")), self.open_compare, parent)
        self.memo = push(words.tr(N_("Credit memo…")), self.memo_asked.emit, parent)
        for button in (self.new, self.comparing, self.memo):
            line.addWidget(button)
        line.addStretch()
        return line

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.foot.fit(self.height())

    # Showing

    def show_client(self, opened: Opened) -> None:
        """Look up a client's evaluations and show them; what is being typed stays."""
        if self.opened is None or self.opened.record.id != opened.record.id:
            self.keep()
            self.wanted = ""
            self._clear()
        self.opened = opened
        self._look_up()

    def show_evaluation(self, name: str) -> None:
        """Show one of the list."""
        self.keep()
        self.wanted = name
        self._look_up()

    def begin(self, kind: str) -> None:
        """Begin a new evaluation of a kind, or go on with one that was begun."""
        self._takes_focus = True
        self.show_evaluation(f"{NEW}{kind}")

    def _look_up(self) -> None:
        if self.opened is not None:
            look = partial(look_up, self.context.desk, self.opened.record, self.wanted)
            self.context.tasks.read("evaluations", look, self.take_seen)

    def take_seen(self, seen: Seen) -> None:
        """Show what was looked up."""
        if self.opened is None or seen.client != self.opened.record.id:
            return
        self.seen = seen
        self.wanted = seen.name
        self.standing.show_standing(seen.standing)
        self.history.show_history(seen)
        self._show_first_step(seen)
        version = (seen.name, seen.record.version if seen.record else 0)
        if self.body is None or version != self._version or (self.making is None) != (seen.proposal is None):
            self._show_body(seen)
        elif self.making is not None and seen.proposal is not None:
            self.making.rules = seen.rules
            self.making.show_proposal(seen.proposal)
            self.making.reckon()
        self._version = version
        self._show_foot()
        if self._takes_focus and self.making is not None:
            self._takes_focus = False
            lay_out_now()
            self.making.focus_first()
            self.area.ensureWidgetVisible(self.making.criteria[0] if self.making.criteria else self.making)

    def _show_body(self, seen: Seen) -> None:
        self._clear()
        record = seen.record
        if record is None:
            return
        if seen.proposal is not None:
            made = self.making = Making(record, self.context, rules=seen.rules, parent=self.inner)
            made.show_proposal(seen.proposal)
            kept = self._texts.get((seen.client, seen.name), seen.kept.get(seen.name, ""))
            made.write_texts(texts_of(kept))
            made.edited.connect(self._note_edit)
            made.left.connect(self._note_edit)
            self.body = made
        elif seen.result is not None:
            self.body = Finished(record, seen.result, self.context, parent=self.inner)
        if self.body is not None:
            self.column.insertWidget(self.column.count() - 1, self.body)
            self.body.show()

    def _clear(self) -> None:
        body, self.body, self.making = self.body, None, None
        self.foot.hide()
        if body is not None:
            # The field that the cursor is in is left by this, which is no typing any more.
            self.column.removeWidget(body)
            body.hide()
            body.deleteLater()

    def _show_foot(self) -> None:
        self.foot.setVisible(self.making is not None)
        if self.making is not None:
            self.foot.show_making(self.making)

    # What is being typed

    def _note_edit(self) -> None:
        if self.making is None or self.seen is None:
            return
        self.foot.say("")
        self._texts[self.seen.client, self.seen.name] = kept_text(self.making.texts())
        self._unkept.add((self.seen.client, self.seen.name))
        self._show_foot()
        self._keeping.start()

    def keep(self) -> None:
        """Keep what was typed with the file, where it outlives the window."""
        self._keeping.stop()
        unkept, self._unkept = self._unkept, set()
        drafts = self.context.desk.drafts
        for client, name in unkept:
            text = self._texts.get((client, name), "")
            work = partial(drafts.keep, client, slot(name), text) if text else partial(drafts.drop, client, slot(name))
            self.context.tasks.ask(work, _nothing)

    def _forget(self, client: int, name: str) -> None:
        """Drop what was typed into an evaluation of a client, and look up what is left when that is done."""
        self._unkept.discard((client, name))
        self._texts.pop((client, name), None)
        if self._is_shown(client):
            self._clear()
        drop = partial(self.context.desk.drafts.drop, client, slot(name))
        self.context.tasks.ask(drop, lambda _nothing: self._look_up())

    def _is_shown(self, client: int) -> bool:
        return self.opened is not None and self.opened.record.id == client

    def ask_discard(self) -> None:
        """Ask whether what was typed is to be thrown away: no step of the file could bring it back."""
        words = self.context.words
        question = words.tr(N_("Discard what was typed into this evaluation?"))
        told = words.tr(N_("What is stored of it stays; what was typed since cannot be brought back."))
        messages.ask(question, told, self, yes=words.tr(N_("Discard")), then=self.discard)

    def discard(self) -> None:
        """Forget what was typed."""
        if self.seen is None:
            return
        name = self.seen.name
        self.wanted = "" if name.startswith(NEW) else name
        self._forget(self.seen.client, name)

    # Storing

    def save(self) -> None:
        """Store the evaluation as a draft."""
        self._store(self.context.desk.credit.save, N_("The draft of the evaluation is stored."))

    def finish(self) -> None:
        """Store the evaluation as decided, and what follows from it, as one step."""
        if self.making is not None and self.making.lacks_reason:
            place = self.making.show_lack()
            self.foot.say(self.context.words.tr(N_("What is granted differs from what is suggested; say why.")))
            # The foot has grown: what is to be filled in must not be left below it.
            if layout := self.layout():
                layout.activate()
            self.area.ensureWidgetVisible(place)
            return
        self._store(self.context.desk.credit.finish, N_("The evaluation is finished."))

    def _store(self, work: Callable[[Record], Changed], told: str) -> None:
        if self.making is None or self.seen is None:
            return
        refused = self.making.refused()
        if refused is not None:
            refused.editor.setFocus()
            self.area.ensureWidgetVisible(refused.cell)
            return
        record, name = self.making.written(), self.seen.name
        self.setEnabled(False)
        store = partial(_stored, work, record)
        self.context.tasks.ask(store, partial(self._took, self.seen.client, name, told), self._failed)

    def _took(self, client: int, name: str, told: str, stored: _Stored) -> None:
        self.setEnabled(True)
        if self._is_shown(client):
            # Nothing that could be typed into is there any more.
            self.new.setFocus(Qt.FocusReason.OtherFocusReason)
            self.wanted = stored.code
        self._forget(client, name)
        self.changed.emit(stored.changed)
        self.done.emit(self.context.words.tr(told))

    def _failed(self, error: Exception) -> None:
        self.setEnabled(True)
        self.foot.finish.setFocus(Qt.FocusReason.OtherFocusReason)
        self.foot.say(reason_and_hint(error, self.context.words))

    # Beside the evaluations

    def open_rules(self) -> None:
        """Ask how credit is given and clients are weighed."""
        self.keep()
        dialog = open_credit(self.context, self)
        dialog.stored.connect(self._take_rules)

    def _take_rules(self, changed: Changed) -> None:
        self.changed.emit(changed)
        self._look_up()

    def open_compare(self) -> None:
        """Put distributors beside each other, this client among them."""
        from clientdesk.ui.evaluation.compare import CompareDialog

        if self.opened is not None:
            self.keep()
            self.compare = CompareDialog(self.context, self.opened.record, self)
            self.compare.open()


def _stored(work: Callable[[Record], Changed], record: Record) -> _Stored:
    return _Stored(work(record), record.code)


def _nothing(*_done: object) -> None:
    """There is nothing to tell."""
