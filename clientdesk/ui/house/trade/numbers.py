"""The numbers of documents: a pattern for each kind, the number its next one gets, when it starts again; and gaps."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel

from clientdesk.desk.trading.gaps import Gap
from clientdesk.desk.trading.numbers import coming, usual_patterns
from clientdesk.dossier.house.trade import NumberPattern, Trade
from clientdesk.dossier.numbering import USUAL, pattern_problem
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import push
from clientdesk.ui.house.trade.part import LABEL, TradePart
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.trade.table import Column, LinesTable, Told
from clientdesk.ui.trade.wording import kind_label

_SETTLED = 200
_AGAIN = (
    ("{dd}", N_("starts again every day")),
    ("{mm}", N_("starts again every month")),
    ("{yy", N_("starts again every year")),
)
"""What the smallest part of the date in a pattern means."""


class NumbersPart(TradePart):
    """An empty line takes back the usual pattern, which stands in it in grey."""

    title = N_("Numbers of documents")
    told = N_(
        "A pattern holds letters and signs, the date of the document as {places}, and a running number such as "
        "{example}, of at least four digits. Numbers already given stay; none is given twice."
    )
    values: Mapping[str, str] = {"places": "{yyyy} {yy} {mm} {dd}", "example": "{n:4}"}

    def make(self) -> None:
        words = self.context.words
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED)
        self._settle.timeout.connect(self.preview)
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.5))
        titles = ((1, N_("Pattern")), (2, N_("Next number")), (3, N_("Running number")))
        for place, title in titles:
            grid.addWidget(quiet(words.tr(title), self.sheet), 0, place)
        self.lines: dict[str, LineEdit] = {}
        self.coming: dict[str, QLabel] = {}
        self.again: dict[str, QLabel] = {}
        self.usual: Mapping[str, str] = USUAL
        for row, kind in enumerate(USUAL, start=1):
            line = self.lines[kind] = LineEdit(self.sheet)
            line.setMinimumWidth(em(self, 15))
            named = label(kind_label(kind, words), self.sheet)
            named.setMinimumWidth(em(self, LABEL * 0.5))
            named.setBuddy(line)
            line.setAccessibleName(named.text())
            line.textChanged.connect(lambda _text: self._settle.start())
            self.coming[kind], self.again[kind] = label(parent=self.sheet), quiet(parent=self.sheet)
            for place, widget in enumerate((named, line, self.coming[kind], self.again[kind])):
                grid.addWidget(widget, row, place)
        grid.setColumnStretch(3, 1)
        self.column.addLayout(grid)
        self._make_gaps()
        self._take_usual(USUAL)
        self.context.tasks.read(("usual", id(self)), partial(usual_patterns, self.context.desk), self._learn_usual)

    def _learn_usual(self, usual: Mapping[str, str]) -> None:
        self._take_usual(usual)
        self.preview()

    def _take_usual(self, usual: Mapping[str, str]) -> None:
        self.usual = usual
        for kind, line in self.lines.items():
            line.setPlaceholderText(usual[kind])

    def _make_gaps(self) -> None:
        words = self.context.words
        line = QHBoxLayout()
        line.addWidget(heading(words.tr(N_("Gaps in the numbers")), self.sheet))
        line.addStretch()
        self.look_button = push(words.tr(N_("Look for gaps")), self.look_for_gaps, self.sheet)
        line.addWidget(self.look_button)
        self.column.addSpacing(em(self, 0.6))
        self.column.addLayout(line)
        told = N_("Numbers that were drawn and stand in no ledger. What is void is no gap: it stays with its number.")
        self.found = quiet(words.tr(told), self.sheet)
        self.column.addWidget(self.found)
        columns = (Column(N_("Kind"), 10), Column(N_("Number"), 16), Column(N_("Why it is missing"), 34))
        self.gaps: LinesTable[Gap] = LinesTable(words, words.tr(N_("Gaps")), columns, self._tell_gap, self.sheet)
        self.gaps.setFixedHeight(round(self.fontMetrics().lineSpacing() * 12))
        self.gaps.hide()
        self.column.addWidget(self.gaps)

    def _tell_gap(self, gap: Gap) -> Told:
        words = self.context.words
        return Told((kind_label(gap.kind, words), gap.number, words.tr(gap.reason)))

    def look_for_gaps(self) -> None:
        """Look up which numbers are missing."""
        self.look_button.setEnabled(False)
        self.context.tasks.read(("gaps", id(self)), self.context.desk.trading.gaps, self.show_gaps)

    def show_gaps(self, found: list[Gap]) -> None:
        """Show them."""
        self.look_button.setEnabled(True)
        words = self.context.words
        self.gaps.setVisible(bool(found))
        self.gaps.show_lines(found)
        told = words.ntr("{n} number is missing.", "{n} numbers are missing.", len(found))
        self.found.setText(told if found else words.tr(N_("No number is missing.")))

    # Filling

    def show_house(self, record: Record) -> None:
        self.record = record
        said = {row[NumberPattern.document]: row[NumberPattern.pattern] or "" for row in _rows(record)}
        for kind, line in self.lines.items():
            line.setText(said.get(kind, ""))
        self.preview()

    def patterns(self) -> dict[str, str]:
        """{kind of document: the pattern that holds as it is typed now}."""
        return {kind: line.text().strip() or self.usual[kind] for kind, line in self.lines.items()}

    def preview(self) -> None:
        """Show the next numbers."""
        patterns = self.patterns()
        words, colours = self.context.words, colours_of(self)
        for kind, pattern in patterns.items():
            problem = pattern_problem(pattern)
            told = words.tr(problem[0], **problem[1]) if problem else words.tr(restart(pattern))
            self.again[kind].setText(told)
            coloured(self.again[kind], colours.problem if problem else colours.quiet)
            if problem:
                self.coming[kind].setText("")
        look = partial(coming, self.context.desk, patterns)
        self.context.tasks.read(("numbers", id(self)), look, self.show_coming)

    def show_coming(self, told: dict[str, str]) -> None:
        """Show what was looked up."""
        for kind, number in told.items():
            self.coming[kind].setText(number)

    # Storing

    def write(self, record: Record) -> bool:
        wrong = next((kind for kind, pattern in self.patterns().items() if pattern_problem(pattern)), "")
        if wrong:
            self.preview()
            self.lines[wrong].setFocus()
            return False
        others = tuple(row for row in _rows(record) if row[NumberPattern.document] not in self.lines)
        typed = ((kind, line.text().strip()) for kind, line in self.lines.items())
        made = (
            Row({NumberPattern.document.key: kind, NumberPattern.pattern.key: text})
            for kind, text in typed
            if text and text != self.usual[kind]
        )
        rows = (*others, *made)
        if rows != _rows(record):
            record[Trade.number_patterns] = rows
        return True


def restart(pattern: str) -> str:
    """When the running number of a pattern starts again, as a message id."""
    return next((told for part, told in _AGAIN if part in pattern), N_("goes on for ever"))


def _rows(record: Record) -> tuple[Row, ...]:
    return record.rows(Trade.number_patterns)
