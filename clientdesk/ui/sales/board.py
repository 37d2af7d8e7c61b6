"""The board: a column for each stage in which opportunities lie as cards, moved by mouse or key from one to another."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QFont, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from clientdesk.analysis.sales.funnel import FUNNEL
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.stages import LEAD
from clientdesk.dossier.sales.temperature import OVERDUE, temperature
from clientdesk.i18n import Catalogue
from clientdesk.ui.labels import label, plain_tip, quiet
from clientdesk.ui.look import as_list, colours_of, em
from clientdesk.ui.sales.wording import money, stage_label
from clientdesk.ui.scroll_bars import slim

_MOST = 200
"""Cards of a stage; the list shows the others."""
_DEAL, _LINES, _MARK = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1, Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


class CardPainter(QStyledItemDelegate):
    """Draws a card: its name, below it whose it is, of how much, and what stands out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        del index
        height = option.fontMetrics.height()
        return QSize(height * 6, round(height * 4.6))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        host: QWidget = option.widget
        state: QStyle.StateFlag = option.state
        box: QRect = option.rect
        colours = colours_of(host)
        is_chosen = bool(state & QStyle.StateFlag.State_Selected) and host.hasFocus()
        box = box.adjusted(2, 2, -3, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(colours.accent if state & QStyle.StateFlag.State_Selected else colours.line))
        painter.setBrush(QColor(colours.tint if is_chosen else colours.raised))
        painter.drawRoundedRect(box, 4, 4)
        inner, height = box.adjusted(8, 4, -8, -4), option.fontMetrics.height()
        name, *others = index.data(_LINES)
        font = QFont(painter.font())
        font.setBold(True)
        painter.setFont(font)
        shades = [colours.words, colours.quiet, colours.words, index.data(_MARK) or colours.quiet]
        for place, text in enumerate((name, *others)):
            painter.setPen(QColor(colours.on_tint if is_chosen else shades[place]))
            line = QRect(inner.left(), inner.top() + place * height, inner.width(), height)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            font.setBold(False)
            painter.setFont(font)
        painter.restore()


class StageList(QListWidget):
    """The cards of a stage. `dropped` brings the code of a card from another one, `beside` asks for the stage before
    (-1) or after (1)."""

    dropped = Signal(str)
    beside = Signal(int)

    def __init__(self, stage: str, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        slim(self)
        self.stage = stage
        self.setAccessibleName(stage_label(stage, words))
        as_list(self)
        self.setItemDelegate(CardPainter(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @property
    def deal(self) -> Deal | None:
        """The card the keys are at."""
        found: Deal | None = self.currentItem().data(_DEAL) if self.currentRow() >= 0 else None
        return found

    def show_cards(self, cards: Sequence[tuple[Deal, tuple[str, ...], str]], *, at: str) -> None:
        """Show cards: (opportunity, its lines, the colour of the last of them); the one of a code is the current
        one."""
        self.blockSignals(True)
        self.clear()
        for deal, lines, mark in cards:
            item = QListWidgetItem()
            item.setData(_DEAL, deal)
            item.setData(_LINES, lines)
            item.setData(_MARK, mark)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(lines))
            item.setToolTip(plain_tip(" · ".join(filter(None, lines))))
            self.addItem(item)
            if deal.code == at:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        by = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}.get(int(event.key()), 0)
        if by and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.beside.emit(by)
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._accept(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        self._accept(event)

    def _accept(self, event: QDragMoveEvent) -> None:
        if isinstance(event.source(), StageList) and event.source() is not self:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        source = event.source()
        if isinstance(source, StageList) and source is not self and source.deal is not None:
            # The card comes here once the step is done; Qt is not to move it by itself.
            event.setDropAction(Qt.DropAction.IgnoreAction)
            event.accept()
            self.dropped.emit(source.deal.code)


class Board(QWidget):
    """`move_asked` brings a code and a stage, `opened` a code; `moved` says that another card is the current one."""

    move_asked = Signal(str, str)
    opened = Signal(str)
    moved = Signal()

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.at = FUNNEL[0]
        """The stage the keys are at."""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.5))
        self.lists: Mapping[str, StageList] = {stage: StageList(stage, words, self) for stage in FUNNEL}
        self.counts = {stage: quiet(parent=self) for stage in FUNNEL}
        for stage, cards in self.lists.items():
            column, head = QVBoxLayout(), QHBoxLayout()
            head.addWidget(label(stage_label(stage, words), self))
            head.addWidget(self.counts[stage], 1)
            column.addLayout(head)
            column.addWidget(cards, 1)
            line.addLayout(column, 1)
            cards.itemActivated.connect(self._open)
            cards.currentItemChanged.connect(lambda *_items, stage=stage: self._go(stage))
            cards.dropped.connect(lambda code, stage=stage: self.move_asked.emit(code, stage))
            cards.beside.connect(lambda by, stage=stage: self._step(stage, by))
        self.setFocusProxy(self.lists[self.at])

    @property
    def current(self) -> Deal | None:
        """The card the keys are at."""
        return self.lists[self.at].deal

    def show_deals(self, deals: Sequence[Deal], today: date, *, at: str) -> None:
        """Show these in their order; the card of a code is the current one, wherever it lies now."""
        by_stage: dict[str, list[Deal]] = {stage: [] for stage in FUNNEL}
        found = ""
        for deal in deals:
            stage = deal.stage or LEAD
            if stage in by_stage:
                by_stage[stage].append(deal)
                found = stage if deal.code == at else found
        had_focus = any(cards.hasFocus() for cards in self.lists.values())
        for stage, cards in self.lists.items():
            some = by_stage[stage]
            cards.show_cards([self._card(deal, today) for deal in some[:_MOST]], at=at)
            self.counts[stage].setText(f"{len(some):,}" if some else "")
        self.at = found or next((stage for stage in FUNNEL if by_stage[stage]), FUNNEL[0])
        if self.current is None and self.lists[self.at].count():
            self.lists[self.at].setCurrentRow(0)
        self.setFocusProxy(self.lists[self.at])
        if had_focus:
            self.lists[self.at].setFocus()
        self.moved.emit()

    def _card(self, deal: Deal, today: date) -> tuple[Deal, tuple[str, ...], str]:
        colours, last, mark = colours_of(self), deal.expected.isoformat() if deal.expected else "", ""
        if temperature(deal.expected, today) == OVERDUE:
            last, mark = f"⚠ {last}", colours.problem
        if deal.is_stalled(today):
            days = deal.days_in_stage(today) or 0
            last, mark = f"⚠ {self.words.ntr('{n} day', '{n} days', days)}", mark or colours.warning
        return deal, (deal.name, deal.named, money(deal.amount, deal.currency), last), mark

    def _go(self, stage: str) -> None:
        self.at = stage
        self.moved.emit()

    def _step(self, stage: str, by: int) -> None:
        """Go to the next column that has cards."""
        places = range(FUNNEL.index(stage) + by, len(FUNNEL) if by > 0 else -1, by)
        for place in places:
            cards = self.lists[FUNNEL[place]]
            if cards.count():
                if cards.currentRow() < 0:
                    cards.setCurrentRow(0)
                cards.setFocus()
                self._go(FUNNEL[place])
                return

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(item.data(_DEAL).code)
