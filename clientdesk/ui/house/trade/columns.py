"""The columns of a file for an accounting package: put into order, named, filled, one at a time."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.dossier.trade.packages import Target
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.house.trade.holding import HOLDS
from clientdesk.ui.inputs import Combo, LineEdit, Tick
from clientdesk.ui.look import as_list, em
from clientdesk.ui.scroll_bars import slim

_CONSTANT = ""
_DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%Y年%m月%d日")
_DAYS = frozenset({"date", "due"})
_LONGEST = 32_000


class ColumnsEditor(QWidget):
    """`changed` follows every change by hand."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.columns: list[Target] = []
        self._filling = False
        tr = context.words.tr
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 1))
        left = QVBoxLayout()
        self.list = QTreeWidget(self)
        as_list(self.list)
        slim(self.list)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setHeaderLabels([tr(N_("Heading")), tr(N_("Holds"))])
        self.list.setAccessibleName(tr(N_("Columns")))
        self.list.setColumnWidth(0, em(self, 12))
        self.list.setMinimumHeight(em(self, 13))
        self.list.currentItemChanged.connect(lambda *_items: self._show_current())
        left.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        self.buttons: list[QPushButton] = [
            push(tr(N_("Up")), lambda: self.move_current(-1), self),
            push(tr(N_("Down")), lambda: self.move_current(1), self),
            push(tr(N_("Add")), self.add, self),
            push(tr(N_("Take off")), self.remove, self),
        ]
        for button in self.buttons:
            buttons.addWidget(button)
        buttons.addStretch()
        left.addLayout(buttons)
        line.addLayout(left, 3)
        line.addLayout(self._make_fields(), 2)

    def _make_fields(self) -> QFormLayout:
        tr = self.context.words.tr
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(em(self, 0.4))
        self.heading = LineEdit(self)
        self.holds = Combo(self)
        self.holds.make_searchable()
        self.constant = LineEdit(self)
        self.form_of_date = Combo(self)
        for each in _DATES:
            self.form_of_date.addItem(self.context.desk.today.strftime(each), each)
        self.needed = Tick(tr(N_("May not be empty")), self)
        self.longest = LineEdit(self)
        self.longest.setPlaceholderText(tr(N_("as long as it is")))
        rows = (
            (N_("Heading"), self.heading),
            (N_("Holds"), self.holds),
            (N_("Always the same"), self.constant),
            (N_("Days are written"), self.form_of_date),
            (N_("At most so many letters"), self.longest),
        )
        for title, widget in rows:
            widget.setAccessibleName(tr(title))
            form.addRow(tr(title), widget)
        form.addRow(self.needed)
        self.fields = (self.heading, self.holds, self.constant, self.form_of_date, self.longest, self.needed)
        for line in (self.heading, self.constant, self.longest):
            line.textEdited.connect(lambda _text: self._take())
        for combo in (self.holds, self.form_of_date):
            combo.activated.connect(lambda _place: self._take())
        self.needed.toggled.connect(lambda _on: self._take())
        self.rows = form
        return form

    # Showing

    def show_columns(self, columns: Sequence[Target], values: Sequence[str], *, locked: bool) -> None:
        """Show the columns of a profile, which may hold these values; `locked`: they are only read."""
        self._filling = True
        tr = self.context.words.tr
        self.columns = list(columns)
        self.holds.clear()
        self.holds.addItem(tr(N_("(always the same)")), _CONSTANT)
        for value in values:
            self.holds.addItem(tr(HOLDS[value]), value)
        for widget in (*self.fields, *self.buttons):
            widget.setEnabled(not locked)
        self._filling = False
        self._fill(0)

    def _fill(self, place: int) -> None:
        self._filling = True
        self.list.clear()
        for column in self.columns:
            QTreeWidgetItem(self.list, [column.heading, self._told(column)])
        self._filling = False
        item = self.list.topLevelItem(min(place, len(self.columns) - 1))
        if item is not None:
            self.list.setCurrentItem(item)

    def _told(self, column: Target) -> str:
        tr = self.context.words.tr
        if column.value:
            return tr(HOLDS[column.value])
        return tr(N_('always "{value}"'), value=column.constant) if column.constant else tr(N_("stays empty"))

    @property
    def place(self) -> int:
        """The place of the column that is chosen."""
        item = self.list.currentItem()
        return self.list.indexOfTopLevelItem(item) if item else -1

    def _show_current(self) -> None:
        if self._filling or not 0 <= self.place < len(self.columns):
            return
        self._filling = True
        column = self.columns[self.place]
        self.heading.setText(column.heading)
        self.holds.setCurrentIndex(max(0, self.holds.findData(column.value)))
        self.constant.setText(column.constant)
        self.form_of_date.setCurrentIndex(max(0, self.form_of_date.findData(column.date)))
        self.longest.setText(str(column.longest or ""))
        self.needed.setChecked(column.needed)
        self._show_fitting(column)
        self._filling = False

    def _show_fitting(self, column: Target) -> None:
        self.rows.setRowVisible(self.constant, not column.value)
        self.rows.setRowVisible(self.form_of_date, column.value in _DAYS)

    # Changing

    def _take(self) -> None:
        if self._filling or not 0 <= self.place < len(self.columns):
            return
        place, value = self.place, str(self.holds.currentData() or "")
        letters = self.longest.text().strip()
        made = replace(
            self.columns[place],
            heading=self.heading.text().strip(),
            value=value,
            constant="" if value else self.constant.text(),
            date=str(self.form_of_date.currentData()),
            longest=min(int(letters), _LONGEST) if letters.isdecimal() else 0,
            needed=self.needed.isChecked(),
        )
        self.columns[place] = made
        item = self.list.topLevelItem(place)
        assert item is not None
        item.setText(0, made.heading)
        item.setText(1, self._told(made))
        self._show_fitting(made)
        self.changed.emit()

    def move_current(self, by: int) -> None:
        """Move the column up (-1) or down (1)."""
        place, to = self.place, self.place + by
        if place >= 0 and 0 <= to < len(self.columns):
            self.columns.insert(to, self.columns.pop(place))
            self._fill(to)
            self.changed.emit()

    def add(self) -> None:
        """Add a column after the one that is chosen."""
        to = self.place + 1
        self.columns.insert(to, Target(self.context.words.tr(N_("New column"))))
        self._fill(to)
        self.changed.emit()
        self.heading.setFocus(Qt.FocusReason.OtherFocusReason)
        self.heading.selectAll()

    def remove(self) -> None:
        """Take the column off; the last one stays."""
        if self.place >= 0 and len(self.columns) > 1:
            place = self.place
            del self.columns[place]
            self._fill(place)
            self.changed.emit()
