"""A table of findings."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from clientdesk.desk.quality.given import Finding
from clientdesk.ui.context import Context
from clientdesk.ui.list.sharing import SharingTable
from clientdesk.ui.quality.model import LETTERS, FindingsModel


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
        self.share_by_texts()
        self.begin_at(max(row, 0))

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
