"""Asking for the name of a view."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.dossier.queries.views import LONGEST_NAME
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.refusals import reason_and_hint


class NameDialog(QDialog):
    """`agreed` brings the name; the dialog stays until it was stored (`accept`), and tells why it was not."""

    agreed = Signal(str)

    def __init__(self, context: Context, title: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.6))
        named = label(context.words.tr(N_("Name of the view")), self)
        self.line = LineEdit(self)
        self.line.setText(name)
        self.line.setAccessibleName(named.text())
        self.line.selectAll()
        named.setBuddy(self.line)
        column.addWidget(named)
        column.addWidget(self.line)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addStretch()
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        box.accepted.connect(self._agree)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.line.textChanged.connect(self._look)
        self._look()
        self.resize(em(self, 30), self.sizeHint().height())

    def _look(self) -> None:
        text = self.line.text().strip()
        self.ok.setEnabled(bool(text))
        told = N_("At most {most} characters.") if len(text) > LONGEST_NAME else ""
        self._tell(self.context.words.tr(told, most=LONGEST_NAME) if told else "")

    def _agree(self) -> None:
        text = self.line.text().strip()
        if text and len(text) <= LONGEST_NAME:
            self.setEnabled(False)
            self.agreed.emit(text)

    def refuse(self, error: Exception) -> None:
        """It was not stored."""
        self.setEnabled(True)
        self._tell(reason_and_hint(error, self.context.words))

    def _tell(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
