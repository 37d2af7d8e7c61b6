"""The past of one field: what stood in it, since when, who wrote it and how, and a way to put it back."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk.output_names import step_told
from clientdesk.desk.past import State
from clientdesk.dossier.fields import Field
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.sheet import EMPTY
from clientdesk.ui.labels import plain_tip, quiet
from clientdesk.ui.look import as_list, em
from clientdesk.ui.scroll_bars import slim

_HEADINGS = (N_("Value"), N_("Since"), N_("By"), N_("How"))


class FieldPast(QDialog):
    """`chosen` gives the value that is to stand in the field again."""

    chosen = Signal(object)

    def __init__(self, record: Record, field: Field[Any], context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.record = record
        self.field = field
        self.states: tuple[State, ...] = ()
        words = context.words
        self.setWindowTitle(words.tr(N_("Earlier values: {field}"), field=field.title(words)))
        column = QVBoxLayout(self)
        self.told = quiet(words.tr(N_("Being looked up…")), self)
        column.addWidget(self.told)
        self.table = self._table()
        column.addWidget(self.table, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.put_back = buttons.addButton(words.tr(N_("Put this back")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.put_back.setEnabled(False)
        buttons.accepted.connect(self.choose)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(em(self, 46), em(self, 22))
        past = context.desk.past
        context.tasks.read(("states", id(self)), partial(past.states, record, field), self.show_states)

    def _table(self) -> QTableWidget:
        words = self.context.words
        table = QTableWidget(0, len(_HEADINGS), self)
        slim(table)
        table.setAccessibleName(self.windowTitle())
        table.setHorizontalHeaderLabels([words.tr(text) for text in _HEADINGS])
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        as_list(table)
        table.itemSelectionChanged.connect(self._look)
        table.itemActivated.connect(lambda _item: self.choose())
        return table

    def show_states(self, states: Sequence[State]) -> None:
        """List what stood there, what stands there now first."""
        self.states = tuple(states)
        words = self.context.words
        only = N_("Nothing else has ever stood here.")
        several = N_("The first line is what stands here now.")
        self.told.setText(words.tr(several if len(self.states) > 1 else only))
        self.table.setRowCount(len(self.states))
        for place, state in enumerate(self.states):
            shown = EMPTY if state.value is None else self.field.type.show(state.value, words)
            since = datetime.fromisoformat(state.step.at).astimezone().strftime("%Y-%m-%d %H:%M")
            for column, text in enumerate((shown, since, state.step.by, step_told(state.step, words))):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.table.setItem(place, column, item)
        for column in range(1, len(_HEADINGS)):
            self.table.resizeColumnToContents(column)
            self.table.setColumnWidth(column, self.table.columnWidth(column) + em(self, 0.8))
        self.table.resizeRowsToContents()
        if self.states:
            self.table.selectRow(min(1, len(self.states) - 1))
        self.table.setFocus()

    def _look(self) -> None:
        place = self.table.currentRow()
        self.put_back.setEnabled(0 < place < len(self.states))

    def choose(self) -> None:
        """Put the selected value back."""
        place = self.table.currentRow()
        if 0 < place < len(self.states):
            value = self.context.desk.past.put_back(self.record, self.field, self.states[place].value)
            self.chosen.emit(value)
            self.accept()
