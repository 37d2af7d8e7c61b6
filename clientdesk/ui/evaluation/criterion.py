"""One criterion of an evaluation: its weight, the points given, what speaks for and against, the scale, and why."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.dossier.evaluation.results import BAD, GOOD, Evidence, Fact, criterion_label
from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types.numbers import plain
from clientdesk.dossier.work.evaluation import Score, criterion_of
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, quiet, readable, tooltip
from clientdesk.ui.look import coloured, colours_of, em, sized

_WEIGHS = {GOOD: N_("+ for"), BAD: N_("− against")}
"""For whom a fact speaks, by sign and by word."""
_POINTS_WIDE = 6
_NO_EVIDENCE = N_("The file says nothing about this.")


class Criterion(QWidget):
    """`edited` says that points or remark are others now, `left` that they can be kept; `entered` that Enter was
    pressed on the points."""

    edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, row: Row, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.row = row
        self.name = criterion_of(row)
        words = context.words
        self.title = words.say(criterion_label(self.name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        column.addWidget(_edge(self))
        self.score = self._entry(Score.score)
        self.take = push("", self.take_over, self)
        column.addLayout(self._head())
        self.evidence_box = QWidget(self)
        self.evidence_column = QVBoxLayout(self.evidence_box)
        self.evidence_column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.evidence_box)
        self.remark = self._entry(Score.remark)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.8))
        why = quiet(Score.remark.title(words), self)
        why.setFixedWidth(em(self, 4))
        line.addWidget(why)
        line.addWidget(self.remark.cell, 1)
        column.addLayout(line)
        self.proposed = ""
        self._body: QWidget | None = None

    def _entry(self, field: Field[Any]) -> Entry:
        entry = Entry(field, self.context, self)
        entry.label.hide()
        entry.editor.set_value(self.row[entry.field])
        line = _line(entry)
        line.setAccessibleName(f"{self.title}: {entry.field.title(self.context.words)}")
        entry.editor.edited.connect(self.edited)
        entry.finished.connect(self._leave)
        return entry

    def _head(self) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        name = label(self.title, self)
        sized(name, 1.05, bold=True)
        weight = self.row[Score.weight]
        told = words.tr(N_("weight {weight}"), weight=plain(weight)) if weight is not None else ""
        self.score.editor.setFixedWidth(em(self, _POINTS_WIDE))
        line.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(quiet(told, self), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(1)
        line.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.score.cell, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(quiet(words.tr(N_("of 100")), self), 0, Qt.AlignmentFlag.AlignVCenter)
        _line(self.score).returnPressed.connect(self.entered)
        self.take.hide()
        return line

    # The evidence

    def show_evidence(self, evidence: Evidence | None) -> None:
        """Show what speaks for a score, and what the points mean."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        words = self.context.words
        body = self._body = QWidget(self.evidence_box)
        across = QHBoxLayout(body)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(em(self, 1.4))
        facts = evidence.facts if evidence else ()
        scale = evidence.scale if evidence else ()
        if facts or scale:
            across.addWidget(self._facts(facts, body), 3, Qt.AlignmentFlag.AlignTop)
        if scale:
            told = "\n".join(
                words.tr(N_("{field}: {value}"), field=points, value=words.say(meaning)) for points, meaning in scale
            )
            across.addWidget(quiet(told, body), 2, Qt.AlignmentFlag.AlignTop)
        self.evidence_column.addWidget(body)
        body.setVisible(bool(facts or scale))
        self._show_proposal(evidence)

    def _facts(self, facts: tuple[Fact, ...], parent: QWidget) -> QWidget:
        words, colours = self.context.words, colours_of(self)
        box = QWidget(parent)
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 0.7))
        grid.setVerticalSpacing(1)
        # Long names take of a wide page what the values do not need.
        grid.setColumnStretch(1, 2)
        grid.setColumnStretch(2, 3)
        for place, fact in enumerate(facts):
            sign = label(words.tr(_WEIGHS[fact.weighs]) if fact.weighs in _WEIGHS else "", box)
            sized(sign, 1.0, bold=True)
            coloured(sign, colours.problem if fact.weighs == BAD else colours.words)
            name = quiet(words.say(fact.label), box)
            value = readable(fact.shown(words), box)
            value.setAccessibleName(words.say(fact.label))
            for across, one in enumerate((sign, name, value)):
                grid.addWidget(one, place, across, Qt.AlignmentFlag.AlignTop)
            name.setMinimumWidth(em(self, 9))
        if not facts:
            grid.addWidget(quiet(words.tr(_NO_EVIDENCE), box), 0, 0, 1, 3)
        return box

    def _show_proposal(self, evidence: Evidence | None) -> None:
        words = self.context.words
        self.proposed = plain(evidence.proposed) if evidence and evidence.proposed is not None else ""
        self.take.setVisible(bool(self.proposed))
        if evidence and self.proposed:
            text = words.tr(N_("Take over {points}"), points=self.proposed)
            self.take.setText(text)
            self.take.setAccessibleName(f"{self.title}: {text}")
            tooltip(self.take, words.say(evidence.reason.sentence))

    def take_over(self) -> None:
        """Give the points that the evidence proposes."""
        self.score.editor.set_text(self.proposed)
        self._leave(self.score)

    # What stands here

    def written(self) -> Row:
        """The row with what stands here; points that cannot be read count as none."""
        row = self.row
        for entry in (self.score, self.remark):
            try:
                row = row.with_value(entry.field, entry.editor.value())
            except Unreadable:
                row = row.with_value(entry.field, None)
        return row

    def entries(self) -> tuple[Entry, Entry]:
        """Points and remark."""
        return self.score, self.remark

    def _leave(self, _entry: object) -> None:
        for entry in self.entries():
            look_over(entry, self.context)
        self.left.emit()


def look_over(entry: Entry, context: Context) -> None:
    """Say under a field what cannot be read in it."""
    entry.accept()
    try:
        entry.editor.value()
    except Unreadable as problem:
        entry.refuse(context.words.tr(problem.reason, **problem.values))


def _line(entry: Entry) -> LineEdit:
    assert isinstance(entry.editor, LineEditor)
    return entry.editor.line


def _edge(parent: QWidget) -> QFrame:
    edge = QFrame(parent)
    edge.setFrameShape(QFrame.Shape.HLine)
    edge.setFrameShadow(QFrame.Shadow.Plain)
    coloured(edge, colours_of(parent).line)
    return edge
