"""A finished evaluation to be read: points and remarks, what held the grade down, the arithmetic, what was decided."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.choices.evaluation import EVALUATION_KIND
from clientdesk.dossier.evaluation.results import Result, criterion_label
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Money
from clientdesk.dossier.types.numbers import plain
from clientdesk.dossier.work.evaluation import Evaluation, Score, criterion_of
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.outcome import Outcome
from clientdesk.ui.evaluation.seen import kind_of
from clientdesk.ui.evaluation.wording import money
from clientdesk.ui.form.entry import LABEL_WIDTH
from clientdesk.ui.labels import heading, label, quiet, readable
from clientdesk.ui.look import em, sized

_LEFT_OUT = (
    Evaluation.subject,
    Evaluation.client,
    Evaluation.kind,
    Evaluation.status,
    Evaluation.currency,
    Evaluation.scores,
    Evaluation.total,
    Evaluation.rated_weight,
    Evaluation.grade,
    Evaluation.factor,
    Evaluation.suggested_limit,
    Evaluation.suggested_days,
    Evaluation.band,
)
"""What the result says, or what is said elsewhere."""


class Finished(QWidget):
    """One finished evaluation."""

    def __init__(self, record: Record, result: Result, context: Context, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record = record
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.7))
        column.addWidget(heading(EVALUATION_KIND.label(kind_of(record), words), self))
        told = words.tr(N_("This evaluation is finished and stays as it was decided."))
        column.addWidget(quiet(told, self))
        self.outcome = Outcome(context, self)
        self.outcome.show_result(result, record[Evaluation.currency])
        column.addWidget(self.outcome)
        column.addWidget(self._title(N_("Points for each criterion")))
        column.addLayout(self._scores())
        column.addWidget(self._title(N_("What was known and decided")))
        column.addLayout(self._fields())
        column.addStretch()

    def _title(self, text: str) -> QWidget:
        made = heading(self.context.words.tr(text), self)
        made.setContentsMargins(0, em(self, 0.8), 0, 0)
        return made

    def _scores(self) -> QGridLayout:
        words = self.context.words
        grid = _grid(self)
        for place, row in enumerate(self.record.rows(Evaluation.scores)):
            points, weight = row[Score.score], row[Score.weight]
            name = quiet(words.say(criterion_label(criterion_of(row))), self)
            shown = label("–" if points is None else plain(points), self)
            sized(shown, 1.0, bold=True)
            shown.setMinimumWidth(em(self, 3))
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            counted = words.tr(N_("weight {weight}"), weight=plain(weight)) if weight is not None else ""
            grid.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, place, 1, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(quiet(counted, self), place, 2, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(readable(row[Score.remark] or "", self), place, 3, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(3, 1)
        return grid

    def _fields(self) -> QGridLayout:
        grid = _grid(self)
        for place, (title, text) in enumerate(self._told()):
            grid.addWidget(quiet(title, self), place, 0, Qt.AlignmentFlag.AlignTop)
            value = readable(text, self)
            value.setAccessibleName(title)
            grid.addWidget(value, place, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(1, 1)
        return grid

    def _told(self) -> Iterator[tuple[str, str]]:
        words, own = self.context.words, Evaluation.declared.fields
        for field, value in self.record.filled():
            if field in own and field not in _LEFT_OUT and (field.shown is None or field.shown(self.record)):
                yield field.title(words), self._text(field, value)

    def _text(self, field: Field[Any], value: Any) -> str:
        if isinstance(field.type, Money):
            return money(value, self.record[Evaluation.currency])
        return field.type.show(value, self.context.words)


def _grid(parent: QWidget) -> QGridLayout:
    grid = QGridLayout()
    grid.setColumnMinimumWidth(0, em(parent, LABEL_WIDTH))
    grid.setHorizontalSpacing(em(parent, 1.2))
    grid.setVerticalSpacing(em(parent, 0.4))
    return grid
