"""The third step: what would happen, what cannot be read and what is done about it; nothing is written yet."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.importing.couples import are_told
from clientdesk.desk.importing.given import (
    APART,
    APPEND,
    BLANK,
    DAY_FIRST,
    DO_NEW,
    DO_REJECT,
    DO_SKIP,
    DO_UPDATE,
    IN_NOTES,
    MONTH_FIRST,
    NOWHERE,
    REFUSE,
    REPLACE,
    SKIP,
    TOGETHER,
    Check,
    Line,
    Override,
    Policy,
    TroubleGroup,
)
from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.reading.date_forms import YEAR_FIRST
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.importing.changing import Changes
from clientdesk.ui.importing.figures import Figures
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.lines_view import LinesView
from clientdesk.ui.importing.notes import Notes
from clientdesk.ui.importing.texts import DUPLICATES
from clientdesk.ui.importing.troubles import GroupList, TroublesModel, of_group
from clientdesk.ui.importing.what import What
from clientdesk.ui.inputs import Combo, Tick
from clientdesk.ui.labels import label, plain_tip, quiet
from clientdesk.ui.look import em

_CHILDREN = {
    APPEND: N_("Add them to those there"),
    REPLACE: N_("Put them in place of those there"),
}
_BAD = {
    BLANK: N_("Leave these cells blank"),
    REFUSE: N_("Import nothing"),
}
_DATES = {
    "": N_("cannot be told, so they are not read"),
    DAY_FIRST: N_("3 April (day first)"),
    MONTH_FIRST: N_("4 March (month first)"),
}
_COUPLES = {TOGETHER: N_("become one client"), APART: N_("become two clients, married to each other")}
_MEND = N_("Double-click a value to correct it here; the file itself stays as it is.")
_NUMBERS = (Basics.id_number.key, Firm.reg_no.key)
"""Fields whose values are refused though they can be read: another client may have them."""
_SETTLED = 400
"""Milliseconds after the last choice until it is worked out what would happen."""
_SIDE = 25


class CheckStep(QWidget):
    """`changed` tells that something else is to be done, `asked` wants it worked out anew; `column_asked` wants to see
    what a column becomes: (sheet, heading)."""

    asked = Signal()
    changed = Signal()
    column_asked = Signal(int, str)
    mended = Signal(object, str)
    """A cell is to say something else: (trouble, text)."""

    def __init__(self, context: Context, what: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.what = what
        self.policy = Policy()
        self.check: Check | None = None
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        self.figures = Figures(words, self)
        self.figures.chosen.connect(self._filter)
        column.addWidget(self.figures)
        body = QHBoxLayout()
        body.setSpacing(em(self, 0.8))
        body.addWidget(self._make_side())
        body.addWidget(self._make_tables(), 1)
        column.addLayout(body, 1)
        self.settle = QTimer(self)
        self.settle.setSingleShot(True)
        self.settle.setInterval(_SETTLED)
        self.settle.timeout.connect(self.asked)

    # Making

    def _make_side(self) -> QWidget:
        words = self.context.words
        side = QWidget(self)
        side.setFixedWidth(em(self, _SIDE))
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        self.form = QFormLayout()
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.form.setVerticalSpacing(em(self, 0.25))
        self.duplicates = self._combo(side, self.what.said.here, DUPLICATES)
        self.rows = self._combo(side, N_("Rows of their tables"), _CHILDREN)
        self.dates = self._combo(side, N_("Dates such as 3/4/2020 mean"), _DATES)
        if (reading := self.context.desk.reading).order:
            country = COUNTRY.label(reading.country, words)
            self.dates.setItemText(0, words.tr(N_("by the home country: {country}"), country=country))
        self.couples = self._combo(side, N_("Lines for couples"), _COUPLES)
        self.notes = Notes(words, side)
        self.form.addRow(self.notes)
        bad = {BLANK: _BAD[BLANK], SKIP: self.what.said.leave_out, REFUSE: _BAD[REFUSE]}
        self.bad = self._combo(side, N_("What cannot be read"), bad)
        self.keep = Tick(words.tr(self.what.said.keep), side)
        self.keep.setToolTip(plain_tip(words.tr(self.what.said.kept)))
        self.keep.clicked.connect(self._take_policy)
        self.form.addRow(self.keep)
        column.addLayout(self.form)
        self.left = quiet(parent=side)
        column.addWidget(self.left)
        self.groups = GroupList(words, side)
        self.groups.chosen.connect(self._show_group)
        column.addWidget(self.groups, 1)
        self.nothing = quiet(words.tr(N_("Everything in the file can be read.")), side)
        column.addWidget(self.nothing)
        column.addStretch(0)
        return side

    def _combo(self, side: QWidget, title: str, entries: dict[str, str]) -> Combo:
        words = self.context.words
        made = Combo(side)
        for name, text in entries.items():
            made.addItem(words.tr(text), name)
        made.setAccessibleName(words.tr(title))
        named = label(words.tr(title), side)
        named.setBuddy(made)
        self.form.addRow(named, made)
        made.activated.connect(self._take_policy)
        return made

    def _make_tables(self) -> QWidget:
        words = self.context.words
        self.tables = QStackedWidget(self)
        first = QWidget(self.tables)
        column = QVBoxLayout(first)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        self.lines = LinesView(self.what, words, first)
        self.lines.chosen.connect(self.take_way)
        self.lines.pointed.connect(self._point)
        column.addWidget(self.lines, 1)
        self.changes = Changes(self.context, self.what.importing, first)
        column.addWidget(self.changes)
        second = QWidget(self.tables)
        column = QVBoxLayout(second)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        line = QHBoxLayout()
        self.fix = quiet(parent=second)
        line.addWidget(self.fix, 1)
        self.blank_button = self._button(second, N_("Leave these cells blank"), self._leave_blank)
        self.column_button = self._button(second, N_("Match the column otherwise…"), self._ask_column)
        self.all_button = self._button(second, N_("Show all lines"), self._leave_group)
        line.addWidget(self.blank_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.column_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        self.cells = TroublesModel(words, self)
        self.cells_table = Grid(words.tr(N_("Cells that cannot be read")), self.cells, second)
        self.cells_table.as_lines()
        self.cells_table.setEditTriggers(Grid.EditTrigger.DoubleClicked | Grid.EditTrigger.EditKeyPressed)
        self.cells.mended.connect(self.mended)
        column.addWidget(self.cells_table, 1)
        self.tables.addWidget(first)
        self.tables.addWidget(second)
        return self.tables

    def _button(self, parent: QWidget, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(self.context.words.tr(text), parent)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: do())
        return made

    # Showing

    def begin(self) -> None:
        """Another file: what was chosen for lines of the one before is forgotten."""
        self.policy = replace(self.policy, overrides={}, blank=frozenset())
        self.check = None
        self.figures.release()
        self.lines.lines.action = ""

    def show_check(self, check: Check) -> None:
        """Show what would happen."""
        self.settle.stop()
        self.check = check
        self.policy = check.policy
        numbers = {DO_NEW: check.new, DO_UPDATE: check.updated, DO_SKIP: check.skipped, DO_REJECT: check.rejected}
        self.figures.show_numbers(numbers)
        for combo, name in (
            (self.duplicates, self.policy.duplicates),
            (self.rows, self.policy.children),
            (self.dates, self.policy.dates),
            (self.bad, self.policy.bad),
            (self.couples, self.policy.couples),
        ):
            combo.setCurrentIndex(max(0, combo.findData(name)))
        self.form.setRowVisible(self.rows, any(line.children for line in check.lines))
        unsure = any(trouble.reason.text == YEAR_FIRST for group in check.groups for trouble in group.examples)
        self.form.setRowVisible(self.dates, unsure or bool(self.policy.dates or check.notes))
        self.form.setRowVisible(self.couples, are_told(check.notes))
        self.notes.show_texts([self.context.words.say(note) for note in check.notes], drawing="guess")
        self.form.setRowVisible(self.notes, bool(check.notes))
        self.form.setRowVisible(self.bad, bool(check.groups))
        left = sum(trouble.is_left_out for trouble in check.troubles)
        self.keep.setChecked(self.policy.left == IN_NOTES)
        self.form.setRowVisible(self.keep, bool(left))
        self.left.setText(_left(left, self.context.words) if left else "")
        self.left.setVisible(bool(left))
        self._show_lines(check)
        self.groups.show_groups(check.groups)
        self.nothing.setVisible(not check.groups)
        self._show_group(self.groups.group())

    def _show_lines(self, check: Check) -> None:
        place = self.lines.lines.line(self.lines.currentIndex().row())
        self.lines.lines.action = self.figures.pressed()
        self.lines.lines.show_check(check, self.policy.overrides)
        self.lines.fit()
        row = self.lines.lines.row_of(place.place) if place else 0
        if self.lines.lines.shown:
            self.lines.setCurrentIndex(self.lines.lines.index(max(0, row), 0))
        else:
            self._point(None)

    def _point(self, line: Line | None) -> None:
        self.changes.show_line(self.check, line)

    def _filter(self, action: str) -> None:
        self._leave_group()
        self.lines.lines.show_action(action)
        if self.lines.lines.shown:
            self.lines.setCurrentIndex(self.lines.lines.index(0, 0))

    def _show_group(self, group: TroubleGroup | None) -> None:
        if group is None or self.check is None:
            self.tables.setCurrentIndex(0)
            return
        self.cells.show_troubles(of_group(self.check, group), self.check.source)
        self.cells_table.fit_columns()
        fix = self.context.words.say(group.fix)
        can_mend = any(map(self.cells.can_mend, group.examples))
        self.fix.setText(f"{fix}\n{self.context.words.tr(_MEND)}" if can_mend else fix)
        self.blank_button.setVisible(self._can_be_blank(group))
        is_blank = _column_of(group) in self.policy.blank
        self.blank_button.setText(self.context.words.tr(self.what.said.leave_out if is_blank else _BAD[BLANK]))
        self.column_button.setVisible(bool(group.heading) and self.check.source.has_columns)
        self.tables.setCurrentIndex(1)

    def _can_be_blank(self, group: TroubleGroup) -> bool:
        """Whether leaving cells blank mends a group: something stands in them, or it was chosen for its column."""
        if self.policy.bad == BLANK:
            return False
        if _column_of(group) in self.policy.blank:
            return True
        return group.serious and any(trouble.found or trouble.field in _NUMBERS for trouble in group.examples)

    def _leave_group(self) -> None:
        self.groups.setCurrentRow(-1)
        self.tables.setCurrentIndex(0)

    # What the user does

    def _take_policy(self, _chosen: object) -> None:
        changed = replace(
            self.policy,
            duplicates=str(self.duplicates.currentData()),
            children=str(self.rows.currentData()),
            dates=str(self.dates.currentData()),
            bad=str(self.bad.currentData()),
            couples=str(self.couples.currentData()),
            left=IN_NOTES if self.keep.isChecked() else NOWHERE,
        )
        if changed != self.policy:
            self._take(changed)

    def take_way(self, line: Line, way: str) -> None:
        """Something else is to be done with a line; empty: what is done with the others."""
        overrides = dict(self.policy.overrides)
        overrides.pop(line.place, None)
        if way:
            overrides[line.place] = Override(duplicates=way)
        self.lines.lines.show_overrides(overrides)
        self._take(replace(self.policy, overrides=overrides))

    def _take(self, policy: Policy) -> None:
        self.policy = policy
        self.settle.start()
        self.changed.emit()

    def _leave_blank(self) -> None:
        """Of the group's column alone; once more leaves its clients out again."""
        group = self.groups.group()
        if group is not None:
            self._take(replace(self.policy, blank=self.policy.blank ^ {_column_of(group)}))

    def _ask_column(self) -> None:
        group = self.groups.group()
        if group is not None and group.examples:
            self.column_asked.emit(group.examples[0].place.sheet, group.heading)

    # Going on

    @property
    def is_settling(self) -> bool:
        """Whether something was chosen that is not worked out yet."""
        return self.settle.isActive() or (self.check is not None and self.policy is not self.check.policy)

    def can_go_on(self) -> bool:
        """Whether anything would be imported."""
        check = self.check
        if check is None or self.is_settling or (check.policy.bad == REFUSE and check.rejected):
            return False
        return bool(check.new or check.updated)


def _left(count: int, words: Catalogue) -> str:
    return words.ntr("{n} value will not be taken over:", "{n} values will not be taken over:", count)


def _column_of(group: TroubleGroup) -> tuple[int, str]:
    """The column a group is about, as `Policy.blank` names it: all of its troubles are of one."""
    first = group.examples[0]
    return first.place.sheet, first.column or first.field
