"""The evaluations of a client as a list, the latest first; what is being written and not stored stands on top."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from clientdesk.dossier.choices.evaluation import EVALUATION_BAND, EVALUATION_KIND, EVALUATION_STATUS
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.evaluation import CREDIT, DRAFT, Evaluation
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.evaluation.seen import NEW, Seen, kind_of
from clientdesk.ui.evaluation.wording import money
from clientdesk.ui.figures import AIR, Figures
from clientdesk.ui.look import as_list, em
from clientdesk.ui.scroll_bars import slim

_HEADS = (N_("Day"), N_("Kind"), N_("Total"), N_("Grade"), N_("Limit"), N_("Status"))
_KIND = 1
_NUMBERS = (2, 4)
_MOST_ROWS = 5
_NAME = Qt.ItemDataRole.UserRole


class History(QTableWidget):
    """`chosen` names the evaluation that is to be shown."""

    chosen = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(0, len(_HEADS), parent)
        slim(self)
        self.context = context
        words = context.words
        self.setAccessibleName(words.tr(N_("Evaluations of this client")))
        heads = (words.tr(head) + (AIR if place in _NUMBERS else "") for place, head in enumerate(_HEADS))
        self.setHorizontalHeaderLabels(list(heads))
        figures = Figures(self)
        for place in _NUMBERS:
            self.setItemDelegateForColumn(place, figures)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        as_list(self)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().lineSpacing() * 1.5))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(em(self, 2))
        head.setSectionResizeMode(_KIND, QHeaderView.ResizeMode.Stretch)
        for place in range(len(_HEADS)):
            if item := self.horizontalHeaderItem(place):
                item.setTextAlignment(_side(place))
        self.currentCellChanged.connect(self._tell)

    def show_history(self, seen: Seen) -> None:
        """Show the evaluations, the one in view marked."""
        rows = list(self._rows(seen))
        self.blockSignals(True)
        self.setRowCount(len(rows))
        for row, (name, texts) in enumerate(rows):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setData(_NAME, name)
                item.setTextAlignment(_side(place))
                self.setItem(row, place, item)
            if name == seen.name:
                self.setCurrentCell(row, max(self.currentColumn(), 0))
        self.blockSignals(False)
        for place in range(self.columnCount()):
            head = self.horizontalHeader().sectionSizeHint(place)
            self.setColumnWidth(place, max(self.sizeHintForColumn(place), head) + em(self, 0.7))
        self.setVisible(bool(rows))
        shown = min(len(rows), _MOST_ROWS)
        height = self.horizontalHeader().sizeHint().height() + shown * self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(height + 2 * self.frameWidth() + 2)

    def _rows(self, seen: Seen) -> Iterator[tuple[str, tuple[str, ...]]]:
        words = self.context.words
        unstored = [name for name in seen.kept if name.startswith(NEW)]
        if seen.name.startswith(NEW) and seen.name not in unstored:
            unstored.append(seen.name)
        for name in unstored:
            kind = EVALUATION_KIND.label(name.removeprefix(NEW), words)
            yield name, ("–", kind, "", "", "", words.tr(N_("not stored yet")))
        for record in seen.history:
            yield record.code, self._texts(record)

    def _texts(self, record: Record) -> tuple[str, ...]:
        words = self.context.words
        day, total, band = record[Evaluation.date], record[Evaluation.total], record[Evaluation.band]
        is_credit = kind_of(record) == CREDIT
        granted, suggested = record[Evaluation.granted_limit], record[Evaluation.suggested_limit]
        return (
            day.isoformat() if day else "–",
            EVALUATION_KIND.label(kind_of(record), words),
            "–" if total is None else f"{total:.2f}",
            record[Evaluation.grade] or (EVALUATION_BAND.label(band, words) if band else "–"),
            money(granted if granted is not None else suggested, record[Evaluation.currency]) if is_credit else "",
            EVALUATION_STATUS.label(record[Evaluation.status] or DRAFT, words),
        )

    def _tell(self, row: int, _column: int, before: int, _column_before: int) -> None:
        item = self.item(row, 0)
        if row != before and item is not None:
            self.chosen.emit(item.data(_NAME))


def _side(place: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if place in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
