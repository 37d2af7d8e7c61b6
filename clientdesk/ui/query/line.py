"""One condition as a line: what is asked, how, and what it is compared with; what is wrong with it stands below."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from clientdesk.dossier.queries.operands import NO_FIELD, Operand
from clientdesk.dossier.queries.operators import Operators, operators_of
from clientdesk.dossier.queries.tree import Asks, Condition, Node
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.reading import Unreadable
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import plain_tip, tooltip, wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.query.offers import Offer, Offers
from clientdesk.ui.query.picker import OfferButton
from clientdesk.ui.query.values import Value, value_for

_ROOM = 20
"""Letters of width that the operator has at most."""
_MORE = "…"
"""What leads to the ways that are seldom wanted."""


class ConditionLine(QWidget):
    """`edited` comes with every change, `removed` with the cross; `relation_asked` brings a way to rows or others that
    was chosen in place of a field."""

    edited = Signal()
    removed = Signal()
    relation_asked = Signal(object)

    def __init__(self, context: Context, offers: Offers, parent: QWidget, *, removable: bool = True) -> None:
        super().__init__(parent)
        self.context = context
        self.offers = offers
        self.value: Value | None = None
        self._compared: Offer | None = None
        """What the value was typed for."""
        self._way: str | None = None
        """How it is asked."""
        self.problem = ""
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.2))
        self.row = QHBoxLayout()
        self.row.setSpacing(em(self, 0.5))
        column.addLayout(self.row)
        self.button = OfferButton(words, self)
        self.button.offers = offers
        self.button.chosen.connect(self.take_offer)
        self.row.addWidget(self.button)
        self.ways = Combo(self)
        self.ways.setAccessibleName(words.tr(N_("How it is asked")))
        self.ways.currentIndexChanged.connect(self._take_way)
        self.ways.activated.connect(self._open_more)
        self.ways.hide()
        self.row.addWidget(self.ways)
        self.row.addStretch(1)
        self.cross = QToolButton(self)
        self.cross.setIcon(icon("close", self))
        self.cross.setAutoRaise(True)
        told = words.tr(N_("Take this condition away"))
        self.cross.setAccessibleName(told)
        tooltip(self.cross, told)
        self.cross.clicked.connect(lambda _checked=False: self.removed.emit())
        self.cross.setVisible(removable)
        self.row.addWidget(self.cross)
        self.told = wrapping(parent=self)
        coloured(self.told, colours_of(self).problem)
        self.told.hide()
        column.addWidget(self.told)
        self.setFocusProxy(self.button)

    # What is asked

    @property
    def offer(self) -> Offer | None:
        """What is asked; None as long as nothing is chosen."""
        return self.button.offer

    def _asked(self) -> Asked | None:
        if self.offer is None or not self.offer.field:
            return None
        return self.offers.dictionary.vocabulary.asked(self.offers.subject, self.offer.field)

    def _operators(self) -> Operators:
        asked = self._asked()
        return operators_of(asked) if asked else {}

    def _operand(self) -> Operand | None:
        if self.offer is None:
            return None
        if self.offer.question:
            return self.offers.dictionary.questions_of(self.offers.subject)[self.offer.question].operand
        found = self._operators().get(self._way or "")
        return found.operand if found else None

    def take_offer(self, offer: Offer) -> None:
        """Something was chosen to be asked."""
        if offer.relation:
            self.relation_asked.emit(offer)
            return
        if self.value and offer != self._compared:
            # What was compared with one field says nothing of another: "90" days are no city.
            self.value.set_text("")
        self._show_offer(offer)
        self._take_way()
        (self.value or self.ways).setFocus()

    def _show_offer(self, offer: Offer) -> None:
        self._compared = offer
        self.button.show_offer(offer)
        self._list_ways(self.ways.currentData())
        self.ways.setVisible(bool(offer.field))

    def _list_ways(self, present: str | None, *, seldom: bool = False) -> None:
        """Offer how it can be asked, `present` chosen; what is seldom wanted on demand only, or if it is `present`."""
        words, ways = self.context.words, self._operators()
        seldom = seldom or any(way.seldom for name, way in ways.items() if name == present)
        self.ways.blockSignals(True)
        self.ways.clear()
        for operator in ways.values():
            if seldom or not operator.seldom:
                self.ways.addItem(words.tr(operator.label), operator.name)
        if self.ways.count() < len(ways):
            self.ways.insertSeparator(self.ways.count())
            self.ways.addItem(words.tr(N_("More ways…")), _MORE)
        self.ways.setCurrentIndex(self.ways.findData(present) if present in ways else 0)
        self.ways.blockSignals(False)

    def show_all_ways(self) -> None:
        """Offer the ways too that are seldom wanted."""
        self._list_ways(self._way, seldom=True)

    def _open_more(self, _place: int) -> None:
        if self.ways.currentData() == _MORE:
            self.show_all_ways()
            self.ways.showPopup()

    def _take_way(self, _place: int = 0) -> None:
        """Another way to ask: what was typed comes along."""
        if self.ways.currentData() == _MORE:
            return
        self._way = self.ways.currentData()
        typed = self.value.text() if self.value else ""
        self._fit_way()
        self._show_value()
        if self.value and typed:
            self.value.set_text(typed)
        self.show_problem("")
        self.edited.emit()

    def _fit_way(self) -> None:
        """As wide as its words, which differ much."""
        text = self.ways.currentText()
        self.ways.setFixedWidth(min(self.fontMetrics().horizontalAdvance(text) + em(self, 3), em(self, _ROOM)))
        self.ways.setToolTip(plain_tip(text))

    def _show_value(self) -> None:
        if self.value:
            self.value.hide()
            self.value.deleteLater()
            self.value = None
        operand = self._operand()
        made = value_for(operand, self._asked() or NO_FIELD, self.context, self) if operand else None
        self.row.setStretch(self.row.count() - 2, 0 if made else 1)
        if made:
            self.value = made
            self.row.insertWidget(2, made, 4)
            made.edited.connect(self._type)
            made.left.connect(self.look_over)
            made.show()

    # As a part of a query

    def show_node(self, node: Node) -> bool:
        """Show a condition or question; whether it can be shown."""
        offer = self.offers.of(node)
        if offer is None or not isinstance(node, Condition | Asks):
            return False
        self._show_offer(offer)
        if isinstance(node, Condition):
            if node.op not in self._operators():
                return False
            self._list_ways(node.op)
            self._way = node.op
            self._fit_way()
        self._show_value()
        if self.value:
            self.value.show_value(node.value)
        return True

    def node(self) -> Node | None:
        """The condition as it stands; None while something is missing or cannot be read (`problem` says why)."""
        self.problem = ""
        try:
            value = self._read()
        except Unreadable as problem:
            self.problem = self.context.words.tr(problem.reason, **problem.values)
            return None
        operand = self._operand()
        if operand is None or (operand.needed and value is None) or self.offer is None:
            return None
        if self.offer.question:
            return Asks(self.offer.question, value)
        return Condition(self.offer.field, self._way or "", value)

    def _read(self) -> Any:
        """The value, held against what the operator allows."""
        operand, asked = self._operand(), self._asked() or NO_FIELD
        value = self.value.value() if self.value else None
        if operand is None or value is None:
            return None
        return operand.read(operand.write(value, asked), asked)

    # What is wrong

    def look_over(self) -> None:
        """It was left: say what cannot be read."""
        self.node()
        self.show_problem(self.problem)

    def show_problem(self, text: str) -> None:
        """Say what is wrong; empty: nothing."""
        self.told.setText(text)
        self.told.setVisible(bool(text))

    def _type(self) -> None:
        if self.told.isVisible():
            self.look_over()
        self.edited.emit()
