"""A table of findings."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from clientdesk.desk.quality.given import Finding
from clientdesk.ui.context import Context
from clientdesk.ui.list.sharing import SharingTable
from clientdesk.ui.quality.model import LETTERS, FindingsModel

_LOOKED_AT = 200
"""Rows that are looked through for words in a column."""
_BARE = 1
"""The share of a column without any, which is held to its title."""


class FindingsTable(SharingTable):
    """`opened` brings the finding that was opened."""

    opened = Signal(object)

    def __init__(self, context: Context, title: str, columns: tuple[int, ...], parent: QWidget) -> None:
        findings = FindingsModel(context, columns, parent, parent)
        super().__init__(title, findings, [LETTERS[column] for column in columns], parent)
        self.findings = findings
        self.columns = columns
        self.opened_row.connect(self._tell)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these; the row that was current stays the current one, as near as can be."""
        row = self.currentIndex().row() if self.findings.findings else 0
        self.findings.show_findings(findings)
        self._share_out()
        self.begin_at(max(row, 0))

    def _share_out(self) -> None:
        """A column without a word leaves its room to the others."""
        looked_at = range(min(self.findings.rowCount(), _LOOKED_AT))
        told = [any(self.findings.index(row, place).data() for row in looked_at) for place in range(len(self.columns))]
        self.shares = tuple(
            LETTERS[column] if is_told else _BARE for column, is_told in zip(self.columns, told, strict=True)
        )
        self.samples = {place: "" for place, is_told in enumerate(told) if not is_told}
        self.resizeEvent(QResizeEvent(self.size(), self.size()))

    def chosen(self) -> tuple[Finding, ...]:
        """The findings that are chosen, in order."""
        return tuple(self.findings.findings[row] for row in self.chosen_rows())

    @property
    def current(self) -> Finding | None:
        """The finding the keys are at."""
        row = self.currentIndex().row()
        return self.findings.findings[row] if 0 <= row < len(self.findings.findings) else None

    def _tell(self, row: int) -> None:
        self.opened.emit(self.findings.findings[row])
