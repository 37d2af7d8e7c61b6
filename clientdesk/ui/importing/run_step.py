"""The fourth step: how far it is, and a way to stop; everything is written in one go at the end, or nothing."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.importing.trail import centred
from clientdesk.ui.importing.what import Said
from clientdesk.ui.importing.work import Works
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em
from clientdesk.ui.under_way import UnderWay

_WIDE = 40


class RunStep(QWidget):
    """Its `works` carries the import out."""

    def __init__(self, context: Context, said: Said, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = said
        words = context.words
        self.words = words
        column = QVBoxLayout(self)
        column.setSpacing(em(self, 1))
        column.addStretch()
        self.title = heading(parent=self)
        column.addLayout(centred(self.title))
        self.told = quiet(words.tr(N_("Everything is stored at the end in one go, or nothing at all.")), self)
        self.told.setWordWrap(False)
        column.addLayout(centred(self.told))
        self.under_way = UnderWay(words, self, after=0)
        self.under_way.setFixedWidth(em(self, _WIDE))
        column.addLayout(centred(self.under_way))
        column.addStretch()
        self.works = Works(context, self.under_way)

    def show_count(self, count: int) -> None:
        """Say how many are brought in."""
        self.title.setText(self.said.going(self.words, count))
