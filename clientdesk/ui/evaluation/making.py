"""An evaluation being made: points for each criterion, what holds the grade down, amounts, result, decision."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.desk.credit import terms_of
from clientdesk.desk.credit_drafts import Proposal
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.choices.evaluation import EVALUATION_KIND
from clientdesk.dossier.evaluation.results import Opinion, Result
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.credit import Rules
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record, out_of_order
from clientdesk.dossier.work.evaluation import CREDIT, Evaluation
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.criterion import Criterion, look_over
from clientdesk.ui.evaluation.knocked import KnockOuts
from clientdesk.ui.evaluation.outcome import Outcome
from clientdesk.ui.evaluation.seen import kind_of
from clientdesk.ui.evaluation.wording import money
from clientdesk.ui.form.entry import LABEL_WIDTH, Entry
from clientdesk.ui.labels import heading, quiet, readable
from clientdesk.ui.look import em
from clientdesk.ui.saving import copy_of

_SIDES = (
    Evaluation.value_firm,
    Evaluation.value_firm_note,
    Evaluation.value_seller,
    Evaluation.value_seller_note,
    Evaluation.value_market,
    Evaluation.value_market_note,
)
_AMOUNTS = (
    Evaluation.monthly_turnover,
    Evaluation.net_worth,
    Evaluation.policy_cap,
    Evaluation.cover,
    Evaluation.exposure,
)
_DECISION = (
    Evaluation.granted_limit,
    Evaluation.granted_terms,
    Evaluation.granted_reason,
    Evaluation.next_review,
    Evaluation.opinion,
)
_SCORE, _REMARK, _KNOCKED = "score:", "remark:", "knock_outs"
"""Where texts that are kept were typed: at the points or remark of a criterion, or what is ticked."""


class Making(QWidget):
    """`edited` says with every key that something else stands here, `left` that a field was left and what stands here
    can be kept."""

    edited = Signal()
    left = Signal()

    def __init__(self, record: Record, context: Context, *, rules: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record = record
        self.rules = rules
        self.kind = kind_of(record)
        self.entries: dict[str, Entry] = {}
        self.result: Result = context.desk.credit.reckon(record, rules)
        self._is_writing = False
        words = context.words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(self, 0.7))
        self.column.addWidget(heading(EVALUATION_KIND.label(self.kind, words), self))
        self._add_fields("", (Evaluation.date, Evaluation.evaluator))
        self._add_fields(words.tr(N_("Value of the client, from three sides")), _SIDES)
        self._add_heading(words.tr(N_("Points for each criterion")))
        self.criteria = [Criterion(row, context, self) for row in record.rows(Evaluation.scores)]
        for place, one in enumerate(self.criteria):
            self.column.addWidget(one)
            one.edited.connect(self._edit)
            one.left.connect(self.left)
            one.entered.connect(partial(self.go_after, place))
        self.must_check = QWidget(self)
        self.checked = QVBoxLayout(self.must_check)
        self.checked.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.must_check)
        self.knock_outs: KnockOuts | None = None
        if self.kind == CREDIT:
            self._add_knock_outs()
        currency = words.tr(N_("Amounts in {currency}"), currency=record[Evaluation.currency] or "")
        self._add_fields(currency, _AMOUNTS)
        if self.kind == CREDIT:
            told = N_("Exposure is what is outstanding now; above the limit it is told at the head of the page.")
            self.column.addWidget(quiet(words.tr(told), self))
        self._add_heading(words.tr(N_("What it comes to")))
        self.outcome = Outcome(context, self)
        self.column.addWidget(self.outcome)
        self._add_heading(words.tr(N_("Decision")))
        self.suggestion = quiet(parent=self)
        self.column.addWidget(self.suggestion)
        self.suggestion.setVisible(self.kind == CREDIT)
        self._add_fields("", _DECISION)
        self.reckon()

    # Making

    def _add_heading(self, text: str) -> None:
        made = heading(text, self)
        made.setContentsMargins(0, em(self, 0.8), 0, 0)
        self.column.addWidget(made)

    def _add_knock_outs(self) -> None:
        self._add_heading(self.context.words.tr(N_("What holds the grade down")))
        self.knock_outs = KnockOuts(self.context, self)
        self.knock_outs.tick(self.record[Evaluation.knock_outs] or ())
        self.knock_outs.edited.connect(self._edit)
        self.knock_outs.edited.connect(self.left)
        self.column.addWidget(self.knock_outs)

    def _add_fields(self, title: str, fields: Collection[Field[Any]]) -> None:
        shown = [field for field in fields if field.shown is None or field.shown(self.record)]
        if not shown:
            return
        if title:
            self._add_heading(title)
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, em(self, LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.45))
        for place, field in enumerate(shown):
            entry = self.entries[field.key] = Entry(field, self.context, self)
            entry.editor.set_record(self.record)
            entry.editor.set_value(self.record[field])
            entry.editor.edited.connect(self._edit)
            entry.finished.connect(self._leave)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(grid)

    # Showing

    def show_proposal(self, proposal: Proposal) -> None:
        """Show the evidence, and which facts that hold a grade down the file proves."""
        evidence = {one.criterion: one for one in proposal.evidence}
        for one in self.criteria:
            one.show_evidence(evidence.get(one.name))
        if self.knock_outs:
            self.knock_outs.show_proven(proposal.draft[Evaluation.knock_outs] or ())
        while item := self.checked.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        words = self.context.words
        if proposal.must_check:
            self.checked.addWidget(heading(words.tr(N_("To be checked besides")), self.must_check))
        for fact in proposal.must_check:
            name = words.say(fact.label)
            told = readable(words.tr(N_("{field}: {value}"), field=name, value=fact.shown(words)), self.must_check)
            self.checked.addWidget(told)

    def go_after(self, place: int) -> None:
        """Put the cursor into the points of the next criterion."""
        if place + 1 < len(self.criteria):
            self.criteria[place + 1].score.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_first(self) -> None:
        """Put the cursor into the first points."""
        if self.criteria:
            self.criteria[0].score.editor.setFocus(Qt.FocusReason.TabFocusReason)

    # Reckoning

    def _edit(self) -> None:
        if not self._is_writing:
            self.reckon()
            self.edited.emit()

    def _leave(self, entry: Entry) -> None:
        self._look_over(entry)
        self.reckon()
        self.left.emit()

    def _look_over(self, entry: Entry) -> None:
        """Say what cannot be read, or that a review is to be before the evaluation."""
        look_over(entry, self.context)
        record = self.written()
        before = out_of_order(record[Evaluation.date], record[Evaluation.next_review])
        if before and not entry.is_refused and entry.field is Evaluation.next_review:
            entry.refuse(self.context.words.tr(N_("The next review comes after the day of the evaluation.")))

    def reckon(self) -> None:
        """Show what comes out as things stand."""
        self.result = self.context.desk.credit.reckon(self.written(), self.rules)
        self.outcome.show_result(self.result, self.record[Evaluation.currency])
        if isinstance(self.result, Opinion):
            self._say_what_is_granted(self.result)

    def _say_what_is_granted(self, result: Opinion) -> None:
        """An empty decision means what is suggested; another one needs a reason."""
        words = self.context.words
        limit, terms = self.suggested(result)
        told = words.tr(
            N_("Left empty, limit and terms are granted as suggested: {limit}, {terms}."),
            limit=money(limit, self.record[Evaluation.currency]),
            terms=PAY_TERM.label(terms, words) if terms else "–",
        )
        self.suggestion.setText(told)
        wanted = words.tr(N_("What is granted differs from what is suggested; say why."))
        self.entries[Evaluation.granted_reason.key].warn(wanted if self.lacks_reason else "")

    @staticmethod
    def suggested(result: Result) -> tuple[Decimal | None, str | None]:
        """The limit and the terms suggested."""
        if not isinstance(result, Opinion):
            return None, None
        return result.limit, None if result.days is None else terms_of(result.days)

    @property
    def lacks_reason(self) -> bool:
        """Whether something else is granted than suggested and nobody has said why."""
        record, (limit, terms) = self.written(), self.suggested(self.result)
        granted = record[Evaluation.granted_limit], record[Evaluation.granted_terms]
        differs = any(one is not None and one != other for one, other in zip(granted, (limit, terms), strict=True))
        return differs and record[Evaluation.granted_reason] is None

    def show_lack(self) -> QWidget:
        """Put the cursor where the reason is to be said; the place that must be in sight."""
        entry = self.entries[Evaluation.granted_reason.key]
        entry.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return entry.cell

    # What stands here

    def written(self) -> Record:
        """The evaluation with what stands here; what cannot be read counts as empty."""
        record = copy_of(self.record)
        for entry in self.entries.values():
            try:
                record[entry.field] = entry.editor.value()
            except Unreadable:
                record[entry.field] = None
        record[Evaluation.scores] = tuple(one.written() for one in self.criteria)
        if self.knock_outs:
            record[Evaluation.knock_outs] = self.knock_outs.ticked()
        return record

    def refused(self) -> Entry | None:
        """The first field in which something stands that cannot be read."""
        for entry in self._all_entries():
            self._look_over(entry)
        self.reckon()
        return next((entry for entry in self._all_entries() if entry.is_refused), None)

    def _all_entries(self) -> Iterator[Entry]:
        for one in self.criteria:
            yield from one.entries()
        yield from self.entries.values()

    def texts(self) -> dict[str, str]:
        """What was typed and is not stored, by where it was typed."""
        found = {key: entry.editor.text() for key, entry in self.entries.items() if entry.editor.is_touched}
        for one in self.criteria:
            for prefix, entry in zip((_SCORE, _REMARK), one.entries(), strict=True):
                if entry.editor.is_touched:
                    found[f"{prefix}{one.name}"] = entry.editor.text()
        if self.knock_outs and set(self.knock_outs.ticked()) != set(self.record[Evaluation.knock_outs] or ()):
            found[_KNOCKED] = " ".join(self.knock_outs.ticked())
        return found

    def write_texts(self, texts: Mapping[str, str]) -> None:
        """Put back what was typed."""
        self._is_writing = True
        for key, entry in self.entries.items():
            if key in texts:
                entry.editor.set_text(texts[key])
        for one in self.criteria:
            for prefix, entry in zip((_SCORE, _REMARK), one.entries(), strict=True):
                if (text := texts.get(f"{prefix}{one.name}")) is not None:
                    entry.editor.set_text(text)
        if self.knock_outs and _KNOCKED in texts:
            self.knock_outs.tick(texts[_KNOCKED].split())
        self._is_writing = False
        for entry in self._all_entries():
            if entry.editor.is_touched:
                look_over(entry, self.context)
        self.reckon()
