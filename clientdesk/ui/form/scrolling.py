"""A scrolling column of chapters, as wide as is good to read, that can tell and set which chapter is in view."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clientdesk.ui.look import colours_of, em, on_paper
from clientdesk.ui.scrolled import paper_in

WIDEST = 62
"""Letters of a column: about 720 pixels at the usual size."""
QWIDGETSIZE_MAX = 16_777_215
"""As wide as a widget can be; PySide does not hand out Qt's own name for it."""
_MARKED_FOR = 1600
"""Milliseconds that a field stays marked after it was looked for."""


class Scrolling(QScrollArea):
    """`moved` tells the place of the chapter at the top, `relaid` that what stands on the page has other places."""

    moved = Signal(int)
    relaid = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went would change the width, so whether a grid scrolls, so the height, without an end.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        page = self.page = paper_in(self)
        # The strip of a bar with nothing to scroll is paper too.
        on_paper(self)
        across = QHBoxLayout(page)
        across.setContentsMargins(em(page, 1.6), em(page, 1), em(page, 1.6), em(page, 2))
        column = self._inner = QWidget(page)
        column.setMaximumWidth(em(page, WIDEST))
        across.addWidget(column, 1)
        across.addStretch(0)
        self.column = QVBoxLayout(column)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(em(page, 1.8))
        self.parts: list[QWidget] = []
        self._reading: tuple[QWidget, float] | None = None
        self._jumped: tuple[QWidget, int] | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(0)
        self._settling.timeout.connect(self._settle)
        self.mark = _Mark(page)
        self.relaid.connect(self.mark.follow)
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def let_widen(self) -> None:
        """Let the column take the whole width, where fields stand beside each other."""
        self._inner.setMaximumWidth(QWIDGETSIZE_MAX)

    def put_first(self, head: QWidget) -> None:
        """Put something above the chapters."""
        self.column.insertWidget(0, head)

    def point_at(self, widgets: Sequence[QWidget]) -> None:
        """Bring widgets that stand on a line into view and mark them for a moment."""
        self.finish()
        QApplication.sendPostedEvents()
        box = _around(widgets, self.page)
        self.ensureVisible(box.center().x(), box.bottom(), 0, self.viewport().height() // 4)
        self.ensureVisible(box.left(), box.top(), 0, self.viewport().height() // 4)
        self.mark.show_at(widgets)

    def add(self, part: QWidget) -> None:
        """Put a chapter at the end."""
        self.parts.append(part)
        self.column.addWidget(part)

    @property
    def is_filling(self) -> bool:
        """Whether a part of what is to be shown is not there yet: much is shown piece by piece."""
        return False

    def finish(self) -> None:
        """Show now what is still to be shown."""

    def to_top(self) -> None:
        """Scroll to the top."""
        self._jumped = None
        self.verticalScrollBar().setValue(0)

    def jump(self, place: int) -> None:
        """Bring a chapter to the top."""
        if place:
            # The first is there at once; above any other there is only what has been shown.
            self.finish()
        part = self._visible_from(place)
        if part:
            if layout := self.page.layout():
                layout.activate()
            top = part.mapTo(self.page, part.rect().topLeft()).y()
            self.verticalScrollBar().setValue(max(0, top - self.column.spacing() // 2))
            self._jumped = part, self.verticalScrollBar().value()

    def in_view(self) -> int:
        """The place of the chapter at the top."""
        scrolled = self.verticalScrollBar().value() + self.column.spacing()
        found = 0
        for place, part in enumerate(self.parts):
            if part.isVisibleTo(self) and part.mapTo(self.page, part.rect().topLeft()).y() <= scrolled:
                found = place
        return found

    # Staying where one reads

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        if self._reading is None:
            self._reading = self._at_the_top()
        super().resizeEvent(event)
        self._settling.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest) and watched is self.page:
            self._settling.start()
        return super().eventFilter(watched, event)

    def _at_the_top(self) -> tuple[QWidget, float] | None:
        """The chapter at the upper edge and how much of it is above that edge, as a share of its height."""
        part = self.parts[self.in_view()] if self.parts else None
        if part is None or not self.verticalScrollBar().value():
            return None
        above = self.verticalScrollBar().value() - part.mapTo(self.page, part.rect().topLeft()).y()
        return part, above / max(1, part.height())

    def _settle(self) -> None:
        """A wider or narrower page breaks its lines elsewhere: bring back what was read, and what lies on the page."""
        bar = self.verticalScrollBar()
        if self._jumped and self._jumped[0] in self.parts and self._jumped[1] == bar.value():
            # What stands above has taken its height only now, and nobody has scrolled since.
            self._reading = self._jumped[0], -1.0
        if self._reading is not None:
            part, above = self._reading
            self._reading = None
            if part.isVisibleTo(self):
                # A chapter that was jumped to keeps its distance from the edge, however long it has become.
                shift = -(self.column.spacing() // 2) if above < 0 else round(above * part.height())
                bar.setValue(part.mapTo(self.page, part.rect().topLeft()).y() + shift)
                if above < 0:
                    self._jumped = part, bar.value()
        self.relaid.emit()

    def _visible_from(self, place: int) -> QWidget | None:
        return next((part for part in self.parts[place:] if part.isVisibleTo(self)), None)

    def _tell(self) -> None:
        self.moved.emit(self.in_view())


def _around(widgets: Sequence[QWidget], page: QWidget) -> QRect:
    """The place on the page that widgets take up together."""
    box = QRect()
    for widget in widgets:
        box = box.united(QRect(widget.mapTo(page, widget.rect().topLeft()), widget.size()))
    return box


class _Mark(QWidget):
    """A frame around what was looked for; it goes by itself, and the mouse goes through it."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.page = page
        self.around: Sequence[QWidget] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(_MARKED_FOR)
        self.timer.timeout.connect(self.hide)
        self.hide()

    def show_at(self, widgets: Sequence[QWidget]) -> None:
        self.around = widgets
        self.raise_()
        self.show()
        self.follow()
        self.timer.start()

    def follow(self) -> None:
        """Stay around them where they have moved or grown."""
        if not self.isHidden():
            margin = em(self, 0.5)
            self.setGeometry(_around(self.around, self.page).adjusted(-margin, -margin // 2, margin, margin // 2))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = QColor(colours_of(self).accent)
        painter.setPen(QPen(accent, 2))
        accent.setAlpha(28)
        painter.setBrush(accent)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)
