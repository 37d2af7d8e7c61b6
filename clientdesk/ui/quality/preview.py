"""What mending would change, value by value, before it does."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.desk.quality.given import Finding, Matter
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.labels import heading, wrapping
from clientdesk.ui.look import em, primary, within_screen
from clientdesk.ui.quality.model import CLIENT, INSTEAD, STANDS, WHERE
from clientdesk.ui.quality.table import FindingsTable


class MendPreview(QDialog):
    """`agreed` brings the findings to be mended."""

    agreed = Signal(object)

    def __init__(
        self, context: Context, matter: Matter, findings: tuple[Finding, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.findings = findings
        words = context.words
        self.setWindowTitle(words.tr(matter.doing))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        told = words.ntr("{n} value will be changed.", "{n} values will be changed.", len(findings))
        column.addWidget(heading(told, self))
        column.addWidget(wrapping(words.tr(N_("All of it is one step, so one Undo takes it back.")), self))
        self.table = FindingsTable(context, told, (CLIENT, WHERE, STANDS, INSTEAD), self)
        self.table.show_findings(findings)
        column.addWidget(self.table, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(words.tr(matter.doing))
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        box.accepted.connect(self._agree)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(within_screen(self, 70, 34))
        self.ok.setFocus()

    def _agree(self) -> None:
        self.agreed.emit(self.findings)
        self.accept()
