"""One condition more for a list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import em, primary
from clientdesk.ui.query.line import ConditionLine
from clientdesk.ui.query.offers import Offers


class FilterDialog(QDialog):
    """`agreed` brings the condition, `more_asked` wants the whole query, the condition with it where there is one."""

    agreed = Signal(object)
    more_asked = Signal(object)

    def __init__(self, context: Context, kinds: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        words = context.words
        self.setWindowTitle(words.tr(N_("Filter the list")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.2), em(self, 1), em(self, 1.2), em(self, 1))
        column.setSpacing(em(self, 0.8))
        dictionary = context.desk.querying.dictionary
        offers = Offers(dictionary, dictionary.files(kinds), words, hops=False)
        self.line = ConditionLine(context, offers, self, removable=False)
        self.line.edited.connect(self._look)
        column.addWidget(self.line)
        column.addStretch()
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.more = box.addButton(words.tr(N_("More conditions…")), QDialogButtonBox.ButtonRole.ActionRole)
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._ask_more)
        self.ok = box.addButton(words.tr(N_("Filter")), QDialogButtonBox.ButtonRole.AcceptRole)
        self.ok.setDefault(True)
        primary(self.ok)
        box.accepted.connect(self._agree)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(em(self, 52), self.sizeHint().height())
        self._look()

    def _look(self) -> None:
        self.ok.setEnabled(self.line.offer is not None)

    def _agree(self) -> None:
        self.line.look_over()
        node = self.line.node()
        if node is not None:
            self.agreed.emit(node)
            self.accept()
        elif self.line.value:
            self.line.value.setFocus()

    def _ask_more(self) -> None:
        self.more_asked.emit(self.line.node())
        self.accept()
