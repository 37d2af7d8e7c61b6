"""The second step: what each sheet holds, what each of its columns becomes, and how it would be read."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QTabBar, QVBoxLayout, QWidget

from clientdesk.desk.importing.given import CLIENT_LEVEL, IGNORED, SKIPPED, Matching, SheetMatch, Source
from clientdesk.i18n import N_, Sentence
from clientdesk.ui.context import Context
from clientdesk.ui.importing.as_read import AsReadModel
from clientdesk.ui.importing.columns_view import ColumnsView
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.keys import KeyChooser
from clientdesk.ui.importing.notes import Notes
from clientdesk.ui.importing.understood import (
    Choices,
    Understood,
    holds_both,
    is_remembered,
    says_whose,
    with_column,
    with_column_beside,
)
from clientdesk.ui.importing.what import What
from clientdesk.ui.inputs import Combo, Tick
from clientdesk.ui.labels import label, quiet
from clientdesk.ui.look import em


class MatchStep(QWidget):
    """`sheet_asked` wants a sheet looked at anew as another kind or level: (its place, kind, level); `changed` tells
    that the match says something else than before."""

    sheet_asked = Signal(int, str, str)
    both_asked = Signal()
    """A column has come, or gone, that tells the kind of each client."""
    changed = Signal()

    def __init__(self, context: Context, what: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.what = what
        self.source: Source | None = None
        self.understood: Understood | None = None
        self.turned: set[int] = set()
        """The sheets of both kinds of which the rows of the other kind are shown."""
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.5))
        self.notes = Notes(words, self)
        column.addWidget(self.notes)
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(words.tr(N_("Sheets")))
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self.tabs.currentChanged.connect(self._show_sheet)
        column.addWidget(self.tabs)
        column.addLayout(self._make_sheet_line())
        self.table = ColumnsView(words, self)
        self.table.chosen.connect(self.take)
        self.reading = AsReadModel(words, context.desk.reading, self)
        self.preview = Grid(words.tr(N_("The first rows as they would be read")), self.reading, self)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self._make_below())
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        column.addWidget(self.split, 1)

    # Making

    def _make_sheet_line(self) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        line.addWidget(label(words.tr(N_("Each row is")), self))
        self.levels = Combo(self)
        self.levels.setAccessibleName(words.tr(N_("What each row is")))
        self.levels.setMinimumContentsLength(18)
        self.levels.activated.connect(self._ask_sheet)
        line.addWidget(self.levels)
        self.kind_label = label(words.tr(N_("Kind of client")), self)
        self.kinds = Combo(self)
        self.kinds.setAccessibleName(words.tr(N_("Kind of client")))
        for kind in self.what.importing.kinds:
            self.kinds.addItem(words.label("kind", kind.label), kind.name)
        self.kinds.activated.connect(self._ask_sheet)
        line.addWidget(self.kind_label)
        line.addWidget(self.kinds)
        self.counted = quiet(parent=self)
        self.counted.setWordWrap(False)
        line.addSpacing(em(self, 1))
        line.addWidget(self.counted, 1)
        self.only_open = Tick(words.tr(N_("Only those to check")), self)
        self.only_open.toggled.connect(self._show_open)
        line.addWidget(self.only_open)
        return line

    def _make_below(self) -> QWidget:
        words = self.context.words
        below = QWidget(self.split)
        column = QVBoxLayout(below)
        column.setContentsMargins(0, em(self, 0.4), 0, 0)
        column.setSpacing(em(self, 0.4))
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        self.read_told = label(words.tr(N_("As it would be read")), below)
        line.addWidget(self.read_told, 1)
        self.keys = KeyChooser(words, below)
        self.keys.changed.connect(self._take_keys)
        QWidget.setTabOrder(self.keys, self.preview)
        line.addWidget(self.keys)
        column.addLayout(line)
        column.addWidget(self.preview, 1)
        return below

    # Showing

    @property
    def matching(self) -> Matching | None:
        """The match as it stands."""
        return self.understood.matching if self.understood else None

    def show_understood(self, source: Source, understood: Understood) -> None:
        """Show a match."""
        is_same = self.source is source and self.understood is not None
        self.turned = self.turned & understood.beside.keys() if is_same else set()
        place = self.tabs.currentIndex() if is_same else -1
        self.source, self.understood = source, understood
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for sheet in understood.matching.sheets:
            self.tabs.addTab(source.sheets[sheet.sheet].name.replace("&", "&&"))
        if place < 0:
            place = next((at for at, sheet in enumerate(understood.matching.sheets) if sheet.level != SKIPPED), 0)
        self.tabs.setCurrentIndex(place)
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(understood.matching.sheets) > 1)
        self.keys.show_keys(understood.keys, understood.matching.key)
        self._show_sheet(place)
        self.changed.emit()

    def sheet(self) -> SheetMatch | None:
        """The sheet that is shown."""
        sheets = self.understood.matching.sheets if self.understood else ()
        place = max(0, self.tabs.currentIndex())
        return sheets[place] if place < len(sheets) else None

    def front(self) -> SheetMatch | None:
        """The same as it is shown: of a sheet of both kinds the columns of one of them."""
        sheet, understood = self.sheet(), self.understood
        if sheet is None or understood is None or sheet.sheet not in self.turned:
            return sheet
        return understood.beside.get(sheet.sheet, sheet)

    def _show_sheet(self, _place: int = 0) -> None:
        sheet, understood = self.front(), self.understood
        if sheet is None or understood is None:
            return
        self._fill_levels(sheet, understood)
        self._show_columns()
        if self.table.columns.shown:
            self.table.setCurrentIndex(self.table.columns.index(0, 0))

    def _fill_levels(self, sheet: SheetMatch, understood: Understood) -> None:
        words = self.context.words
        self.kinds.setCurrentIndex(max(0, self.kinds.findData(sheet.kind)))
        self.levels.clear()
        for choice in understood.levels.get(sheet.kind, ()):
            told = {CLIENT_LEVEL: self.what.said.row, SKIPPED: N_("not brought in")}.get(choice.field)
            self.levels.addItem(words.tr(told) if told else choice.title, choice.field)
        self.levels.setCurrentIndex(max(0, self.levels.findData(sheet.level)))
        has_choice = sheet.level != SKIPPED and self.kinds.count() > 1
        for widget in (self.kind_label, self.kinds):
            widget.setVisible(has_choice)

    def _show_columns(self) -> None:
        sheet, understood, source = self.front(), self.understood, self.source
        if sheet is None or understood is None or source is None:
            return
        kind = self.what.kind(sheet.kind)
        choices = Choices(self.what.importing, kind, understood.choices.get((sheet.kind, sheet.level), ()))
        self.split.setVisible(sheet.level != SKIPPED)
        self.table.columns.show_sheet(sheet, choices)
        self.reading.show_sheet(source.sheets[sheet.sheet], sheet, choices, kind)
        self.preview.fit_columns()
        self.counted.setText(self._count(sheet))
        self.only_open.setVisible(sheet.level != SKIPPED)
        self._tell_problems()
        self._tell_notes(sheet, understood.matching)

    def _tell_notes(self, sheet: SheetMatch, matching: Matching) -> None:
        words = self.context.words
        if not says_whose(sheet):
            told = N_("No column says whose these rows are. Match one: name, mobile, code or ID number of the client.")
            self.notes.show_texts([words.tr(told)])
        elif self.understood is not None and sheet.sheet in self.understood.beside:
            kind = self.what.kind(sheet.kind)
            told = N_(
                "This sheet holds both kinds of clients. Here are the columns for {kind}; choose the other above."
            )
            self.notes.show_texts([words.tr(told, kind=Sentence(kind.plural, context="kind"))])
        elif is_remembered(matching):
            told = N_("These headings were matched before; the same was done again.")
            self.notes.show_texts([words.tr(told)], drawing="past")
        else:
            self.notes.show_texts(())

    def _count(self, sheet: SheetMatch) -> str:
        words = self.context.words
        if sheet.level == SKIPPED:
            return words.tr(N_("Nothing of this sheet is brought in."))
        left = [column for column in sheet.columns if column.field == IGNORED]
        matched = len(sheet.columns) - len(left)
        told = words.ntr("{n} column is matched", "{n} columns are matched", matched)
        if left:
            told += words.tr(N_("; ")) + words.ntr("{n} is left out", "{n} are left out", len(left))
        return told

    def _tell_problems(self) -> None:
        words, count = self.context.words, self.reading.problems
        told = words.tr(N_("As it would be read"))
        if count:
            odd = words.ntr("{n} value shown cannot be read", "{n} values shown cannot be read", count)
            told = words.tr(N_("{what}: {more}"), what=told, more=odd)
        self.read_told.setText(told)

    def _show_open(self, only: bool) -> None:  # noqa: FBT001 - what Qt tells
        self.table.columns.show_open(only=only)

    # What the user does

    def take(self, index: int, field: str) -> None:
        """A column of the sheet that is shown is to become something else."""
        sheet, understood = self.sheet(), self.understood
        if sheet is None or understood is None:
            return
        if sheet.sheet in self.turned:
            self.understood = with_column_beside(understood, sheet.sheet, index, field)
            self._keep(self.understood.matching)
            return
        self._keep(with_column(understood.matching, sheet.sheet, index, field))
        now = self.sheet()
        if now is not None and holds_both(now) != (now.sheet in understood.beside):
            self.both_asked.emit()

    def _take_keys(self, names: Any) -> None:
        if self.understood is not None:
            self._keep(replace(self.understood.matching, key=tuple(names)))

    def _keep(self, matching: Matching) -> None:
        assert self.understood is not None
        self.understood = replace(self.understood, matching=matching)
        self._show_columns()
        self.changed.emit()

    def _ask_sheet(self, _place: int) -> None:
        sheet = self.sheet()
        kind, level = str(self.kinds.currentData()), str(self.levels.currentData())
        if sheet is not None and self.understood and sheet.sheet in self.understood.beside and level == sheet.level:
            # The sheet is of both kinds: nothing is matched anew, the columns for the other kind are shown.
            self.turned ^= {sheet.sheet} if (kind == sheet.kind) == (sheet.sheet in self.turned) else set()
            self._show_columns()
        elif sheet is not None and (kind, level) != (sheet.kind, sheet.level):
            other_kind = kind != sheet.kind and level not in (CLIENT_LEVEL, SKIPPED)
            self.sheet_asked.emit(sheet.sheet, kind, CLIENT_LEVEL if other_kind else level)

    def show_column(self, sheet: int, heading: str) -> None:
        """Bring a column in front, since something is wrong with it."""
        if self.understood is None:
            return
        places = [place for place, one in enumerate(self.understood.matching.sheets) if one.sheet == sheet]
        if places:
            self.tabs.setCurrentIndex(places[0])
        self.only_open.setChecked(False)
        for row, column in enumerate(self.table.columns.shown):
            if column.heading == heading:
                self.table.setCurrentIndex(self.table.columns.index(row, 0))
        self.table.setFocus()

    def can_go_on(self) -> bool:
        """Whether anything is matched."""
        matching = self.matching
        return matching is not None and any(
            sheet.level != SKIPPED and any(column.field != IGNORED for column in sheet.columns)
            for sheet in matching.sheets
        )
