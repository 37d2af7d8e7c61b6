"""What is asked when a dispatch or complaint makes a step: what the step needs, and what belongs to it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.service.moves import Move, Way
from clientdesk.dossier.types import LongText
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em

_HINTS = {
    "reject": N_("Whoever reads the file later, and the client, want to know why."),
    "cancel": N_("Whoever reads the file later wants to know why."),
    "reopen": N_("Say what came up again."),
    "assign": N_("Say who goes, and on which day."),
    "finish": N_("Say what was done; hours and cost can be filled in now or later."),
    "check": N_("Ask the client whether all is well."),
    "acknowledge": N_("Thank the client, repeat the complaint in your own words, and say who sees to it."),
    "investigate": N_("Say who looks into it."),
    "propose": N_("Agree with the client on the step and its day; a promised day becomes a task."),
    "resolve": N_("The client agrees to the solution."),
    "close": N_("What came of it, why it came to it, and what follows. A correction or prevention becomes a task."),
    "submit": N_("Say what it is expected to cost."),
}
_WIDTH = 54


class MoveDialog(FieldsDialog):
    """The fields of a step, and why where that is wanted; nothing is changed before OK."""

    def __init__(
        self, context: Context, records: Sequence[Record], *, way: Way, move: Move, parent: QWidget | None = None
    ) -> None:
        tr = context.words.tr
        self.way, self.move_made = way, move
        self.codes = [record.code for record in records]
        label = tr(way.titles[move.name]).rstrip("…")
        whom = self.codes[0] if len(records) == 1 else tr(N_("{n} records"), n=len(records))
        super().__init__(context, tr(N_("{step}: {document}"), step=label, document=whom), parent)
        first = records[0]
        self.record = Record(first.kind)
        self.record[self.way.state] = first[self.way.state]
        for field in ("client", "currency"):
            self.record[first.kind.by_key[field]] = first[first.kind.by_key[field]]
        self.fields = (*move.needs, *move.asks, *((way.reason,) if move.wants_reason else ()))
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(quiet(tr(_HINTS.get(move.name, "")) if move.name in _HINTS else "", self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        for place, field in enumerate(self.fields):
            entry = self.entries[field.key] = Entry(field, context, self)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.editor.set_record(first)
            entry.editor.set_value(first[field] if len(records) == 1 and field is not way.reason else None)
            if isinstance(field.type, LongText):
                entry.editor.setMaximumHeight(em(self, 6))
            entry.finished.connect(self.look_over)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addStretch()
        self.add_foot(column)
        self.ok.setText(label)
        self.resize(em(self, _WIDTH), self.sizeHint().height())
        if self.entries:
            next(iter(self.entries.values())).editor.setFocus()

    def look_for_gaps(self) -> None:
        tr = self.context.words.tr
        wanted = (*self.move_made.needs, *((self.way.reason,) if self.move_made.wants_reason else ()))
        for field in wanted:
            entry = self.entries[field.key]
            if not entry.is_refused and entry.editor.value() is None:
                entry.refuse(tr(N_("This is needed for this step.")))

    def storing(self, record: Record) -> Callable[[], Changed]:
        values = {field.key: record[field] for field in self.fields if field is not self.way.reason}
        remark = (record[self.way.reason] or "") if self.move_made.wants_reason else ""
        told = {key: value for key, value in values.items() if value is not None or len(self.codes) == 1}
        return partial(self.context.desk.service.move, self.codes, self.move_made.name, remark=remark, values=told)
