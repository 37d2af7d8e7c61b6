"""Who gets no post, each with the reason; a click leads to the client, where it can be put right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clientdesk.desk.mailing.given import REASONS, LeftOut
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import label, plain_tip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import coloured, colours_of, em

_LINES = 5
"""So many stand in view; the others are scrolled to."""
_CODE = Qt.ItemDataRole.UserRole


class LeftOutList(QWidget):
    """`client_asked` brings the code of a client; nothing is seen while everybody gets post."""

    client_asked = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        self.count = label(parent=self)
        coloured(self.count, colours_of(self).warning)
        column.addWidget(self.count)
        self.list = QListWidget(self)
        plain_list(self.list)
        self.list.setAccessibleName(words.tr(N_("Left out")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setUniformItemSizes(True)
        self.list.setCursor(Qt.CursorShape.PointingHandCursor)
        self.list.itemActivated.connect(self._ask)
        self.list.itemClicked.connect(self._ask)
        column.addWidget(self.list)
        self.hide()

    def show_left_out(self, left: Sequence[LeftOut]) -> None:
        """Name them."""
        words = self.words
        self.count.setText(words.ntr("{n} is left out:", "{n} are left out:", len(left)))
        self.list.clear()
        for one in left:
            reason = words.tr(REASONS[one.reason])
            item = QListWidgetItem(words.tr(N_("{client} {reason}"), client=one.name or one.code, reason=reason))
            item.setData(_CODE, one.code)
            item.setToolTip(plain_tip(f"{one.code}: {one.name} {reason}"))
            self.list.addItem(item)
        height = self.list.sizeHintForRow(0) if left else 0
        self.list.setFixedHeight(min(len(left), _LINES) * height + 2 * self.list.frameWidth() + 2)
        self.list.setIconSize(QSize())
        self.setVisible(bool(left))

    def _ask(self, item: QListWidgetItem) -> None:
        self.client_asked.emit(item.data(_CODE))
