"""The first rows of a ledger as they will stand in the workbook, with its totals; ways from there to what is behind."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTabWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.dossier.trade.figures import BUCKETS
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.figures import AIR, Figures
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import as_list, em
from clientdesk.ui.scroll_bars import slim

if TYPE_CHECKING:
    from clientdesk.exchange.workbooks.preview import SheetPreview

_CODES = ("Client code", "客户编号", "客戶編號")
"""The heading of the column by which a row leads to a client."""
_CURRENCIES = ("Currency", "币别", "幣別")
_NOT_DUE = ("Not due", "未到期")
"""The heading of the first column of ages; the others follow it."""
_TOTALS = (["Total"], ["合计"], ["合計"], ["…"])
"""How rows begin that are nobody's."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FirstRows(QWidget):
    """`again_asked` wants another look; `client_asked` tells the code of a client, `age_asked` one with a currency and
    the name of an age."""

    again_asked = Signal()
    client_asked = Signal(str)
    age_asked = Signal(str, str, str)

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        line = QHBoxLayout()
        self.seen = quiet(parent=self)
        line.addWidget(self.seen, 1)
        self.again = QPushButton(words.tr(N_("Refresh")), self)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(lambda _checked=False: self.again_asked.emit())
        line.addWidget(self.again)
        column.addLayout(line)
        self.sheets = QTabWidget(self)
        self.sheets.setDocumentMode(True)
        self.sheets.setAccessibleName(words.tr(N_("First rows")))
        column.addWidget(self.sheets, 1)
        self.hint = quiet(parent=self)
        column.addWidget(self.hint)
        self._hints: list[str] = []
        """What a double click does, for each sheet."""
        self.sheets.currentChanged.connect(self._show_hint)

    def show_sheets(self, sheets: "tuple[SheetPreview, ...]") -> None:
        """Show the first rows of each sheet."""
        tr, place = self.words.tr, self.sheets.currentIndex()
        self._hints = []
        self.sheets.clear()
        for sheet in sheets:
            self.sheets.addTab(self._table(sheet), sheet.name)
        self.sheets.setCurrentIndex(min(max(place, 0), len(sheets) - 1))
        more = any(sheet.more for sheet in sheets)
        self.seen.setText(
            tr(N_("The first rows of each sheet, as they will stand in the workbook."))
            if more
            else tr(N_("All rows, as they will stand in the workbook."))
        )
        to_age = tr(N_("A double click on an amount of an age shows its documents, elsewhere it leads to the client."))
        to_client = tr(N_("A double click on a row leads to the trade of its client."))
        self._hints = [
            to_age
            if _place(sheet.headings, _NOT_DUE) >= 0
            else to_client
            if _place(sheet.headings, _CODES) >= 0
            else ""
            for sheet in sheets
        ]
        self._show_hint()

    def _show_hint(self, _place: int = 0) -> None:
        place = self.sheets.currentIndex()
        self.hint.setText(self._hints[place] if 0 <= place < len(self._hints) else "")
        self.hint.setVisible(bool(self.hint.text()))

    def _table(self, sheet: "SheetPreview") -> QTreeWidget:
        table = QTreeWidget(self.sheets)
        as_list(table)
        slim(table)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAllColumnsShowFocus(True)
        table.setAccessibleName(sheet.name)
        table.setHeaderLabels([" ".join(text.split()) for text in sheet.headings])
        figures = Figures(table)
        for place in sheet.right:
            table.headerItem().setTextAlignment(place, _RIGHT)
            table.headerItem().setText(place, table.headerItem().text(place) + AIR)
            table.setItemDelegateForColumn(place, figures)
        for row in sheet.rows:
            self._add(table, row, sheet.right)
        if sheet.totals:
            self._add(table, ["…"], frozenset())
            self._make_bold(self._add(table, sheet.totals, sheet.right), len(sheet.totals))
        for place in range(len(sheet.headings)):
            table.resizeColumnToContents(place)
            table.setColumnWidth(place, min(table.columnWidth(place), em(table, 20)))
        # Figures of a last column would stand at the far edge of a wide screen.
        table.header().setStretchLastSection(len(sheet.headings) - 1 not in sheet.right)
        table.itemActivated.connect(lambda item, column: self._go(sheet.headings, item, column))
        return table

    @staticmethod
    def _add(table: QTreeWidget, row: Sequence[str], right: frozenset[int]) -> QTreeWidgetItem:
        item = QTreeWidgetItem(table, [" ".join(text.split()) for text in row])
        for place in right:
            item.setTextAlignment(place, _RIGHT)
        return item

    @staticmethod
    def _make_bold(item: QTreeWidgetItem, columns: int) -> None:
        font = QFont(item.font(0))
        font.setBold(True)
        for place in range(columns):
            item.setFont(place, font)

    def _go(self, headings: Sequence[str], item: QTreeWidgetItem, column: int) -> None:
        codes, first = _place(headings, _CODES), _place(headings, _NOT_DUE)
        code = item.text(codes) if codes >= 0 else ""
        if not code or item.text(0).split()[:1] in _TOTALS:
            return
        if first >= 0 and first <= column < first + len(BUCKETS):
            currency = _place(headings, _CURRENCIES)
            age = BUCKETS[column - first][0]
            self.age_asked.emit(code, item.text(currency) if currency >= 0 else "", age)
        else:
            self.client_asked.emit(code)


def _place(headings: Sequence[str], called: Sequence[str]) -> int:
    """The place of the column with one of these headings, -1 where there is none."""
    return next((place for place, text in enumerate(headings) if text.split("\n")[0] in called), -1)
