"""The head of a statement: whose period, what currency and standard, who audited it; new ones begin with it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.record import Record, out_of_order
from clientdesk.dossier.statements.lines import OPENING
from clientdesk.dossier.statements.statement import Statement
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em

_FOLLOWING = (Statement.name.key, Statement.client.key, Statement.status.key)
FIELDS = tuple(field for field in Statement.declared.fields if field.key not in _FOLLOWING)
"""What is asked: the name of the period follows from its days."""
_NEEDED = (Statement.period_start, Statement.period_end)


class HeadDialog(FieldsDialog):
    """The head of one statement, new or as it stands."""

    def __init__(self, context: Context, record: Record, parent: QWidget | None = None) -> None:
        words = context.words
        title = words.tr(N_("Period and source")) if record.id else words.tr(N_("Add a period"))
        super().__init__(context, title, parent)
        self.proposed = (record[Statement.period_start], record[Statement.period_end])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, em(self, 0.8))
        self.form = Scrolling(self)
        part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.6))
        grid.setColumnStretch(1, 1)
        if not record.id and any(record[line] is not None for line in OPENING.values()):
            told = words.tr(N_("The closing balances of the period before are taken over as opening balances."))
            grid.addWidget(quiet(told, part), 0, 0, 1, 2)
        for field in FIELDS:
            entry = self.entries[field.key] = Entry(field, context, part)
            row = grid.rowCount()
            grid.addWidget(entry.label, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, row, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        self.form.add(part)
        self.form.column.addStretch()
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), 0, em(self, 1.5), 0)
        self.add_foot(foot)
        column.addLayout(foot)
        screen = self.screen().availableSize()
        self.resize(min(em(self, 52), screen.width()), min(em(self, 44), round(screen.height() * 0.9)))
        self._show(record)

    def _show(self, record: Record) -> None:
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(record[entry.field])
        self.entries[Statement.period_start.key].editor.setFocus()

    def look_for_gaps(self) -> None:
        for field in _NEEDED:
            entry = self.entries[field.key]
            if not entry.is_refused and not entry.editor.text().strip():
                entry.refuse(self.context.words.tr(N_("This is needed.")))
        ends = [self.entries[field.key] for field in _NEEDED]
        if not any(entry.is_refused for entry in ends):
            start, end = (entry.editor.value() for entry in ends)
            if text := out_of_order(start, end):
                ends[1].refuse(self.context.words.tr(text))

    def storing(self, record: Record) -> Callable[[], Changed]:
        moved = self.proposed != (record[Statement.period_start], record[Statement.period_end])
        if moved and not record.id:
            return partial(_store_elsewhere, self.context.desk, record)
        return partial(self.context.desk.statements.save, record)


def _store_elsewhere(desk: Desk, record: Record) -> Changed:
    """A new period on other days than proposed has another name and other opening balances."""
    record[Statement.name] = None
    for line in OPENING.values():
        record[line] = None
    desk.statements.offer_opening(record)
    return desk.statements.save(record)
