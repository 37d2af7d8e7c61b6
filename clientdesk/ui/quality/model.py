"""Findings as a table: whose, where, what stands there, what is odd about it, what is proposed."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clientdesk.desk.quality.given import Finding
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
CLIENT, WHERE, STANDS, ODD, INSTEAD = range(5)
TITLES = (N_("Client"), N_("Field"), N_("Stands there"), N_("What is odd"), N_("Proposed"))
LETTERS = (13, 13, 17, 30, 20)
"""Of the columns, letters of width as they usually are."""


class FindingsModel(QAbstractTableModel):
    """`columns` are the columns of a finding that are shown, in order."""

    def __init__(self, context: Context, columns: tuple[int, ...], icons_of: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.columns = columns
        self.findings: tuple[Finding, ...] = ()
        self._icons = {kind.name: icon(kind.name, icons_of) for kind in context.desk.client_kinds}

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self.findings = findings
        self.endResetModel()

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; what is personal is masked while somebody looks on."""
        finding, words = self.findings[row], self.context.words
        if column == CLIENT:
            return finding.line.name
        if column == WHERE:
            return finding.where(words)
        told = {STANDS: finding.stands, INSTEAD: finding.instead}.get(column)
        text = told(words) if told else words.say(finding.odd)
        if not finding.key:
            return text
        return self.context.privacy.text(self.context.desk.kind(finding.line.kind), finding.key, text)

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.findings)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            title = self.context.words.tr(TITLES[self.columns[section]])
            return title if role == Qt.ItemDataRole.DisplayRole else plain_tip(title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), column).replace("\n", " ")
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.text(index.row(), column))
        if role == Qt.ItemDataRole.DecorationRole and column == CLIENT:
            return self._icons.get(self.findings[index.row()].line.kind)
        return None
