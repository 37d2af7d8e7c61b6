"""Choosing what is asked: a button that says it, and below it everything that can be asked, by section and searched."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import em
from clientdesk.ui.query.offers import Offer, Offers

_OFFER = Qt.ItemDataRole.UserRole
_WIDE, _HIGH = 30, 32
_LETTERS = 13


class Offered(Protocol):
    """What may be chosen, all of it or what a text means."""

    def found(self, text: str, /) -> Sequence[Offer]:
        """What is meant by a text, the best first; all for none."""


class OfferButton(Combo):
    """Looks like a list to pick from, and opens one that can be searched. `chosen` brings the offer that was taken."""

    chosen = Signal(object)

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = words
        self.offers: Offers | None = None
        self.offer: Offer | None = None
        self.popup: OfferList | None = None
        self.show_offer(None)

    def show_offer(self, offer: Offer | None) -> None:
        """Say what is asked."""
        self.offer = offer
        title = offer.title if offer else self.words.tr(N_("Choose a field…"))
        # A question says all of it; a field leaves room for how it is asked.
        most = em(self, _LETTERS if offer is None or offer.field else _WIDE * 0.7)
        needed = self.fontMetrics().horizontalAdvance(title) + em(self, 3)
        self.setFixedWidth(min(max(needed, em(self, _LETTERS)), most))
        room = self.width() - em(self, 2.4)
        self.clear()
        self.addItem(self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room))
        self.setToolTip(plain_tip(f"{offer.heading}: {title}" if offer else title))
        self.setAccessibleName(self.words.tr(N_("What is asked: {field}"), field=title))

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self.open_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open_list()
        else:
            super().keyPressEvent(event)

    def open_list(self) -> "OfferList | None":
        """Show everything that can be asked."""
        if self.offers is None:
            return None
        self.popup = OfferList(self.words, self.offers, self)
        self.popup.picked.connect(self._take)
        self.popup.open_under(self)
        return self.popup

    def _take(self, offer: Offer) -> None:
        self.show_offer(offer)
        self.setFocus()
        self.chosen.emit(offer)


class OfferList(QFrame):
    """The list that opens below the button."""

    picked = Signal(object)

    def __init__(self, words: Catalogue, offers: Offered, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.offers = offers
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 0.5), em(self, 0.5), em(self, 0.5), em(self, 0.5))
        column.setSpacing(em(self, 0.4))
        self.finder = _Finder(self)
        self.finder.setPlaceholderText(words.tr(N_("Find: name, other word, pinyin or key")))
        self.finder.setAccessibleName(words.tr(N_("Find what is asked")))
        self.finder.setClearButtonEnabled(True)
        column.addWidget(self.finder)
        self.list = QListWidget(self)
        plain_list(self.list)
        self.list.setAccessibleName(words.tr(N_("What can be asked")))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setUniformItemSizes(True)
        column.addWidget(self.list, 1)
        self.finder.moves = self.list
        self.finder.textChanged.connect(self.show_found)
        self.finder.returnPressed.connect(self.take_current)
        self.list.itemClicked.connect(self._take)
        self.list.itemActivated.connect(self._take)
        self.show_found()

    def open_under(self, button: QWidget) -> None:
        """Open below a widget, where the screen has room."""
        screen = button.screen().availableGeometry()
        self.resize(em(self, _WIDE), min(em(self, _HIGH), screen.height() // 2))
        place = button.mapToGlobal(QPoint(0, button.height()))
        if place.y() + self.height() > screen.bottom():
            place.setY(max(screen.top(), place.y() - button.height() - self.height()))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.finder.setFocus()

    def show_found(self) -> None:
        """Show what is meant by what is sought: by section where nothing is."""
        sought = self.finder.text().strip()
        self.list.clear()
        heading = ""
        for offer in self.offers.found(sought):
            if not sought and offer.heading != heading:
                heading = offer.heading
                self._add_heading(heading)
            item = QListWidgetItem(offer.title, self.list)
            item.setData(_OFFER, offer)
            item.setToolTip(plain_tip(f"{offer.heading}: {offer.title}"))
        if sought and self.list.count():
            self.list.setCurrentRow(0)

    def mark(self, offer: Offer) -> None:
        """Bring an offer into view and mark it, as the one that was taken before."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_OFFER) == offer:
                self.list.setCurrentRow(row)
                self.list.scrollToItem(self.list.item(row), QListWidget.ScrollHint.PositionAtCenter)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = self.list.font()
        bold.setBold(True)
        item.setFont(bold)

    def titles(self) -> list[str]:
        """What is offered, headings left out."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if item.data(_OFFER) is not None]

    def take_current(self) -> None:
        """Take what is marked."""
        item = self.list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        offer = item.data(_OFFER)
        if offer is not None:
            self.close()
            self.picked.emit(offer)


class _Finder(LineEdit):
    """The arrows move in the list below."""

    moves: QListWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        step = {Qt.Key.Key_Down.value: 1, Qt.Key.Key_Up.value: -1}.get(int(event.key()), 0)
        if step and self.moves is not None:
            row = self.moves.currentRow() + step
            while 0 <= row < self.moves.count() and self.moves.item(row).data(_OFFER) is None:
                row += step
            if 0 <= row < self.moves.count():
                self.moves.setCurrentRow(row)
        else:
            super().keyPressEvent(event)
