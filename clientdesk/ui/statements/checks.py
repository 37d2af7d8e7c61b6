"""What the checks found, in words, one under the other; each leads to its cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.formula import OPENING
from clientdesk.dossier.statements.periods import Period
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import as_list, colours_of
from clientdesk.ui.scroll_bars import slim
from clientdesk.ui.statements.book import Book
from clientdesk.ui.statements.cells import ODD, WRONG

_LINES = 5
"""Lines that are shown before the list scrolls."""
_SHARE = 0.25


class CheckList(QListWidget):
    """`asked` tells the place of a period and the check whose cell is to be shown, `text_asked` the statement and the
    key of a field where a text waits."""

    asked = Signal(int, object)
    text_asked = Signal(str, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.context = context
        self.setAccessibleName(context.words.tr(N_("To check")))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        as_list(self)
        self._found: list[tuple[int, Check] | tuple[str, str]] = []
        self.itemActivated.connect(self._go)
        self.itemClicked.connect(self._go)
        self.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.hide()

    def fit(self, room: int) -> None:
        """Take no more than a share of the height there is."""
        line = self.fontMetrics().lineSpacing() * 1.5
        self.setMaximumHeight(round(max(2 * line, min(_LINES * line, room * _SHARE))))

    def show_book(self, book: Book) -> int:
        """List what is to be looked at; how much that is."""
        told: list[tuple[str, bool]] = []
        found: list[tuple[int, Check] | tuple[str, str]] = []
        for (code, key), (text, reason) in book.texts.items():
            record = book.record(code)
            if record is not None and key in record.kind.by_key:
                told.append((f"{record.name} · {_caption(record, key, self.context)}: {text}: {reason}", True))
                found.append((code, key))
        for place, period in enumerate(book.together.periods):
            for check in sorted(period.failed, key=lambda check: not check.refuses):
                told.append((self._sentence(period, check), check.refuses))
                found.append((place, check))
        if found != self._found or self.count() != len(told):
            self._fill(told, found)
        return len(found)

    def _sentence(self, period: Period, check: Check) -> str:
        words = self.context.words
        begins = f"{period.name}, {words.tr(N_('at the beginning'))}" if check.column is OPENING else period.name
        return f"{begins} · {check.sentence(words)}"

    def _fill(self, told: Sequence[tuple[str, bool]], found: list[tuple[int, Check] | tuple[str, str]]) -> None:
        row, colours = self.currentRow(), colours_of(self)
        self.clear()
        for text, refuses in told:
            item = QListWidgetItem(f"{WRONG if refuses else ODD}  {text}", self)
            item.setForeground(QColor(colours.problem if refuses else colours.warning))
        self._found = found
        self.setCurrentRow(min(max(row, 0), self.count() - 1))

    def _go(self, item: QListWidgetItem) -> None:
        found = self._found[self.row(item)]
        if isinstance(found[0], int):
            self.asked.emit(*found)
        else:
            self.text_asked.emit(*found)


def _caption(record: Record, key: str, context: Context) -> str:
    return record.kind.by_key[key].title(context.words)
