"""A client's account: each document with what it adds or takes off, and what is owed after it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from clientdesk.dossier.trade.figures import Account
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import as_list, colours_of, em
from clientdesk.ui.trade.wording import amount, kind_label

_CODE = Qt.ItemDataRole.UserRole
_ABOUT, _RIGHT = 2, (4, 5, 6)
_WIDTHS = (6.5, 9.5, 12, 6.5, 7.5, 7.5, 8.5)


class AccountView(QTreeWidget):
    """The latest line stands last, as in the books; accounts in several currencies follow each other."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        tr = context.words.tr
        as_list(self)
        titles = (
            N_("Day"),
            N_("Number"),
            N_("What about"),
            N_("Due"),
            N_("Owes more"),
            N_("Owes less"),
            N_("Balance"),
        )
        self.setHeaderLabels([tr(title) for title in titles])
        for place in _RIGHT:
            self.headerItem().setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setAccessibleName(tr(N_("Account")))
        header = self.header()
        header.setStretchLastSection(False)
        for place, width in enumerate(_WIDTHS):
            self.setColumnWidth(place, em(self, width))
        header.setSectionResizeMode(_ABOUT, header.ResizeMode.Stretch)

    @property
    def chosen(self) -> str:
        """The number of the document that is chosen."""
        current = self.currentItem()
        return str(current.data(0, _CODE) or "") if current else ""

    def show_accounts(self, accounts: Sequence[Account]) -> None:
        """Show the lines of all accounts; with several currencies each balance names its own."""
        self.clear()
        words, several = self.context.words, len(accounts) > 1
        for account in accounts:
            for line in account.lines:
                posting = line.posting
                kind = words.tr(N_("Bounced")) if posting.bounced else kind_label(posting.kind, words)
                texts = (
                    posting.day.isoformat(),
                    posting.code,
                    " · ".join(dict.fromkeys(filter(None, (kind, " ".join(posting.particulars.split()))))),
                    posting.parts[-1].due.isoformat() if posting.parts else "",
                    amount(line.debit) if line.debit else "",
                    amount(line.credit) if line.credit else "",
                    amount(line.balance, account.currency if several else ""),
                )
                item = QTreeWidgetItem(self, list(texts))
                item.setData(0, _CODE, posting.code)
                for place in _RIGHT:
                    item.setTextAlignment(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                if line.balance < 0:
                    item.setForeground(_RIGHT[-1], QColor(colours_of(self).problem))
        if self.topLevelItemCount():
            self.scrollToBottom()
