"""Of which clients a ledger is: all, those in the list, those chosen there, or one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clientdesk.dossier.trade.promised import Order
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors import make_editor
from clientdesk.ui.inputs import Combo
from clientdesk.ui.look import em

if TYPE_CHECKING:
    from clientdesk.desk import Desk

ALL, LISTED, CHOSEN, ONE = "all", "listed", "chosen", "one"
Numbers = Callable[[], tuple[int, ...]]


class Whom(QWidget):
    """`changed` follows every choice. `listed` and `chosen` hand out the numbers of the clients in the list, and of
    those that are chosen there, as they are then."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.listed: Numbers = tuple
        self.chosen: Numbers = tuple
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        self.combo = Combo(self)
        column.addWidget(self.combo)
        self.one = make_editor(Order.client, context, self)
        column.addWidget(self.one)
        self.setFocusProxy(self.combo)
        self.offer()
        self.combo.activated.connect(self._choose)
        self.one.left.connect(self._left)

    def offer(self) -> None:
        """Offer what there is now in the list."""
        words, before = self.context.words, self.combo.currentData()
        texts = {
            ALL: words.tr(N_("All clients")),
            LISTED: words.ntr("The {n} client in the list", "The {n} clients in the list", len(self.listed())),
            CHOSEN: words.ntr("The {n} client chosen there", "The {n} clients chosen there", len(self.chosen())),
            ONE: words.tr(N_("One client…")),
        }
        self.combo.clear()
        for name, text in texts.items():
            self.combo.addItem(text, name)
        self.combo.setCurrentIndex(max(0, self.combo.findData(before)))
        self.one.setVisible(self.combo.currentData() == ONE)

    def _choose(self, _place: int) -> None:
        one = self.combo.currentData() == ONE
        self.one.setVisible(one)
        if one:
            self.one.setFocus()
        else:
            self.changed.emit()

    def _left(self) -> None:
        if self.combo.currentData() == ONE:
            self.changed.emit()

    def codes(self) -> "Callable[[Desk], tuple[str, ...] | None]":
        """What gives, off the window's thread, the codes of the clients that were chosen; None for all."""
        name = self.combo.currentData()
        if name == ONE:
            link = self.one.value()
            code = (link.target or link.name) if link else ""
            return lambda _desk: (code,) if code else None
        if name in (LISTED, CHOSEN):
            numbers = self.listed() if name == LISTED else self.chosen()
            return lambda desk: tuple(line.code for line in desk.clients.lines(numbers))
        return lambda _desk: None
