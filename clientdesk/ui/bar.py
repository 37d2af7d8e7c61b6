"""A bar across a page: one sentence, and what can be done about it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QColor, QMouseEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QPushButton, QWidget

from clientdesk.ui.icons import icon
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import colours_of, em

_SHOWN_FOR = 12_000
"""Milliseconds that a passing bar stays."""
_ROWS_OF_BUTTONS = 3


class Bar(QFrame):
    """Stays until its page hides it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).tip))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 1.4), em(self, 0.4), em(self, 0.8), em(self, 0.4))
        self.text = wrapping(parent=self)
        self.button = QPushButton(self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._act)
        self._action: Callable[[], object] | None = None
        line.addWidget(self.text, 1)
        line.addWidget(self.button)
        self.hide()

    def show_text(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        """Show a sentence and a button with what it does."""
        self.text.setText(text)
        self._action = action[1] if action else None
        self.button.setText(action[0] if action else "")
        self.button.setVisible(action is not None)
        self.show()

    def _act(self) -> None:
        if self._action:
            self._action()


class Toast(Bar):
    """Lies over the lower edge of its parent, above the buttons there; goes by itself after a while, or at a click,
    be it on its button, its cross or elsewhere in the window. While the part of the parent that it is to lie `over` can
    be seen it keeps to that: a page beside may show buttons of its own at any moment."""

    def __init__(self, close_text: str, parent: QWidget | None = None, *, over: QWidget | None = None) -> None:
        super().__init__(parent)
        self._over = over
        self.setFrameShape(QFrame.Shape.StyledPanel)
        cross = QPushButton(self)
        cross.setFlat(True)
        cross.setIcon(icon("close", self))
        cross.setAccessibleName(close_text)
        cross.clicked.connect(self.hide)
        layout = self.layout()
        assert layout is not None
        layout.addWidget(cross)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self._watched: QObject | None = None

    def place_soon(self) -> None:
        """Take the place once what is laid out just now has taken its own."""
        QTimer.singleShot(0, self, self.place)

    def show_text(self, text: str, action: tuple[str, Callable[[], object]] | None = None) -> None:
        self.text.setWordWrap(False)
        super().show_text(text, action)
        self.place()
        self._timer.start()
        self._watch()

    def _watch(self) -> None:
        # Of the window of the system there is one event for a click; of all its widgets there would be thousands.
        handle: QObject | None = self.window().windowHandle()
        if handle is not None and handle is not self._watched:
            handle.installEventFilter(self)
            self._watched = handle

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            self.setVisible(self.isVisible() and inside)
        return False

    def place(self) -> None:
        """Take the place in the middle of the lower edge."""
        parent, layout = self.parentWidget(), self.layout()
        assert parent is not None
        assert layout is not None
        room, margin = self._room(parent), em(self, 0.6)
        self.text.setWordWrap(False)
        width = min(self.sizeHint().width(), room.width() - 2 * margin)
        self.text.setWordWrap(width < self.sizeHint().width())
        height = layout.totalHeightForWidth(width) if self.text.wordWrap() else self.sizeHint().height()
        self.resize(width, height)
        left = room.left() + (room.width() - self.width()) // 2
        box = QRect(QPoint(left, room.bottom() - self.height() - margin), self.size())
        # One row of buttons may stand above another; higher than that it would be in the way of what is read.
        for _row in range(_ROWS_OF_BUTTONS):
            box.moveBottom(min((top - margin for top in self._covered(parent, box)), default=box.bottom()))
        self.move(box.topLeft())
        self.raise_()

    def _room(self, parent: QWidget) -> QRect:
        if self._over is None or not self._over.isVisible():
            return parent.rect()
        return QRect(self._over.mapTo(parent, QPoint(0, 0)), self._over.size())

    def _covered(self, parent: QWidget, box: QRect) -> Iterator[int]:
        """The upper edges of the buttons under a place."""
        for button in parent.findChildren(QAbstractButton):
            if button.isVisible() and not self.isAncestorOf(button):
                place, around = QRect(button.mapTo(parent, QPoint(0, 0)), button.size()), button.parentWidget()
                # What is scrolled out of sight is not covered.
                while around is not None and around is not parent and place.intersects(box):
                    place &= QRect(around.mapTo(parent, QPoint(0, 0)), around.size())
                    around = around.parentWidget()
                if place.intersects(box):
                    yield place.top()

    def _act(self) -> None:
        self.hide()
        super()._act()
