"""Merging all safe pairs: which file becomes part of which, before anything happens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from clientdesk.desk.doubles.given import Pair
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.doubles.model import LETTERS, ONE, OTHER, WHY, PairsModel
from clientdesk.ui.labels import heading, wrapping
from clientdesk.ui.list.sharing import SharingTable
from clientdesk.ui.look import em, primary, within_screen


class AllSafe(QDialog):
    """`agreed` brings the pairs."""

    agreed = Signal(object)

    def __init__(self, context: Context, pairs: tuple[Pair, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self.pairs = pairs
        self.setWindowTitle(words.tr(N_("Merge all safe ones")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        column.addWidget(
            heading(words.ntr("{n} pair becomes one file", "{n} pairs become one file each", len(pairs)), self)
        )
        told = words.tr(
            N_(
                "A number proves that the two are the same, and no field has two different values. The file on the "
                "left stays; the other goes into the trash. All of it is one step, so one Undo takes it back."
            )
        )
        column.addWidget(wrapping(told, self))
        self.model = PairsModel(context, self, self)
        self.model.show_pairs(pairs)
        self.table = SharingTable(self.windowTitle(), self.model, LETTERS, self)
        for hidden in set(range(len(LETTERS))) - {ONE, OTHER, WHY}:
            self.table.setColumnHidden(hidden, True)
        self.table.share_by_texts()
        column.addWidget(self.table, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.ok = box.button(QDialogButtonBox.StandardButton.Ok)
        self.ok.setText(words.tr(N_("Merge")))
        self.ok.setDefault(True)
        primary(self.ok)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        box.accepted.connect(self._agree)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(within_screen(self, 66, 36))
        self.ok.setFocus()

    def _agree(self) -> None:
        self.agreed.emit(self.pairs)
        self.accept()
