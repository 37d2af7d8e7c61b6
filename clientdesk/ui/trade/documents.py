"""The list of a client's documents: number, day, kind, what about, amount, what is open, state."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from clientdesk.desk.trading.overview import Document
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import as_list, colours_of, em
from clientdesk.ui.trade.wording import amount, kind_label, state_label

_CODE = Qt.ItemDataRole.UserRole
_ABOUT, _RIGHT = 3, (4, 5)
_WIDTHS = (9.5, 6.5, 5.5, 12, 8, 7.5, 7)


class DocumentList(QTreeWidget):
    """The latest document stands first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.documents: dict[str, Document] = {}
        self.wanted = ""
        """The number of the document that is to be chosen when it comes."""
        tr = context.words.tr
        as_list(self)
        titles = (N_("Number"), N_("Day"), N_("Kind"), N_("What about"), N_("Amount"), N_("Still owed"), N_("State"))
        self.setHeaderLabels([tr(title) for title in titles])
        for place in _RIGHT:
            self.headerItem().setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(tr(N_("Documents")))
        header = self.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, em(self, width))
        header.setSectionResizeMode(_ABOUT, header.ResizeMode.Stretch)

    @property
    def chosen(self) -> Document | None:
        """The document that is chosen."""
        current = self.currentItem()
        return self.documents.get(str(current.data(0, _CODE))) if current else None

    def show_documents(self, documents: Sequence[Document], *, base: str = "") -> None:
        """Show them; the one that was chosen stays so. Amounts that are not in the currency `base` name theirs."""
        before = self.wanted or (self.chosen.code if self.chosen else "")
        self.documents = {each.code: each for each in documents}
        self.clear()
        words, colours = self.context.words, colours_of(self)
        for each in documents:
            item = QTreeWidgetItem(self)
            item.setData(0, _CODE, each.code)
            opened = amount(each.open) if each.open else ""
            state = state_label(each.kind, each.state, words)
            if each.overdue:
                state = words.tr(N_("Overdue"))
            day = each.day.isoformat() if each.day else ""
            texts = (
                each.code,
                day,
                kind_label(each.kind, words),
                " ".join(each.particulars.split()),
                amount(each.total, each.currency if each.currency != base else ""),
                opened,
                state,
            )
            for place, text in enumerate(texts):
                item.setText(place, text)
                if place in _RIGHT:
                    item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if each.overdue and place in (5, 6):
                    item.setForeground(place, QColor(colours.problem))
                elif each.state == "void":
                    item.setForeground(place, QColor(colours.quiet))
            if before == each.code:
                self.setCurrentItem(item)
                self.wanted = ""
        first = self.topLevelItem(0)
        if self.currentItem() is None and first is not None:
            self.setCurrentItem(first)
