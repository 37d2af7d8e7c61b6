"""A block of the morning page: a title with a count, some rows, and what to do where there is nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.ui.flat import FlatButton
from clientdesk.ui.inputs import Tick
from clientdesk.ui.labels import Elided, Pieces, heading, label, plain_tip, quiet, tooltip
from clientdesk.ui.look import coloured, colours_of, em

_LEAD = 9.5
_LEAST = 0.3
"""Of the room of a row, what titles and notes get at least."""
_TITLES_FIRST = 2
"""So many times as pressing as the room for notes is that for titles."""
_OPEN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
Filling = Callable[[QMenu], None]
"""Puts into a menu what can be done with a row."""


def link_button(parent: QWidget) -> QPushButton:
    """A button that looks like a link, not shown yet."""
    button = FlatButton("", parent)
    coloured(button, parent.palette().link().color().name())
    button.hide()
    return button


@dataclass(frozen=True)
class Told:
    """A row: what stands at its edge (when), its title, a word more; `late` is said in the colour of problems.

    `open` goes to what it is about; `tick` does it, where it can be done, and `tick_text` says so; `menu` offers more;
    `tip` says why a part of it is covered.
    """

    lead: str
    title: str
    note: str = ""
    late: bool = False
    open: Callable[[], object] | None = None
    tick: Callable[[], object] | None = None
    tick_text: str = ""
    menu: Filling | None = None
    menu_text: str = ""
    tip: str = ""


class Block(QFrame):
    """Rows under a title. `menu_asked` gives the place for a menu about the block itself."""

    menu_asked = Signal(QPoint)

    def __init__(self, title: str, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, em(self, 0.4))
        column.setSpacing(em(self, 0.1))
        column.addLayout(self._make_head(title))
        self.rule = QFrame(self)
        self.rule.setFrameShape(QFrame.Shape.HLine)
        self.rule.setFrameShadow(QFrame.Shadow.Plain)
        coloured(self.rule, colours_of(self).line)
        column.addWidget(self.rule)
        self.nothing = quiet(nothing, self)
        self.nothing.setContentsMargins(em(self, 0.4), em(self, 0.25), 0, em(self, 0.25))
        column.addWidget(self.nothing)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(0)
        column.addLayout(self.rows)
        self.foot = QVBoxLayout()
        column.addLayout(self.foot)
        self.setAccessibleName(title)

    def _make_head(self, title: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        line.addWidget(heading(title, self))
        self.count = label(parent=self)
        coloured(self.count, colours_of(self).quiet)
        line.addWidget(self.count)
        line.addStretch()
        self.all = self.make_link()
        # The lines under the titles of two blocks beside one another are at one height.
        policy = self.all.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.all.setSizePolicy(policy)
        line.addWidget(self.all)
        return line

    def make_link(self) -> QPushButton:
        """A button that looks like a link, not shown yet."""
        return link_button(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        self.menu_asked.emit(event.globalPos())

    @property
    def lines(self) -> list["Row"]:
        """The rows that are shown, in order."""
        items = (self.rows.itemAt(place) for place in range(self.rows.count()))
        return [widget for item in items if item and isinstance(widget := item.widget(), Row)]

    def show_rows(self, rows: Sequence[Told], *, count: int | None = None, more: bool = False) -> None:
        """Show these rows; `count` is how many there are where not all are shown, and `more` that there are more."""
        while item := self.rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for told in rows:
            self.rows.addWidget(self.row_of(told))
        self._share_room()
        total = len(rows) if count is None else count
        self.count.setText(f"{total}+" if more else str(total) if total else "")
        self.nothing.setVisible(not rows)
        self.all.setVisible(bool(self.all.text()) and bool(rows))

    def row_of(self, told: Told) -> "Row":
        """A row that tells this."""
        return Row(told, self)

    def _share_room(self) -> None:
        """Titles and notes get as much of the room as the longest of each need, so that they seldom end in dots; the
        columns of a block stay straight."""
        sharing = [(row, row.title, row.note) for row in self.lines if row.title is not None]
        titles = max((title.sizeHint().width() for _row, title, _note in sharing), default=1)
        notes = max((note.sizeHint().width() for _row, _title, note in sharing if note is not None), default=0)
        wanted = _TITLES_FIRST * titles
        share = min(max(wanted / max(wanted + notes, 1), _LEAST), 1 - _LEAST)
        for row, title, note in sharing:
            if row.line.setStretchFactor(title, round(100 * share)) and note is not None:
                # No more than it needs, so that short names leave the rest to the words about them.
                title.setMaximumWidth(titles + 2)
            if note is not None:
                row.line.setStretchFactor(note, round(100 * (1 - share)))

    def offer_all(self, text: str, then: Callable[[], object]) -> None:
        """A button that goes to all of them."""
        self.all.setText(text)
        self.all.setAccessibleName(f"{self.title}: {text}")
        self.all.clicked.connect(lambda _checked=False: then())


class Row(QWidget):
    """One line of a block: a click or Enter opens what it tells of, Space ticks it, arrows go on to the next."""

    def __init__(self, told: Told, block: Block) -> None:
        super().__init__(block)
        self.told = told
        line = QHBoxLayout(self)
        edge = em(self, 0.4)
        line.setContentsMargins(edge, em(self, 0.25), edge, em(self, 0.25))
        line.setSpacing(em(self, 0.6))
        self.line = line
        self.title: Elided | None = None
        self.note: Elided | None = None
        if told.tick:
            line.addWidget(self._box(told))
        self.say(told, line)
        if told.menu:
            line.addWidget(self._more(told))
        self.fix_height()
        self.setAccessibleName(", ".join(filter(None, (told.lead, told.title, told.note))))
        if told.tip:
            tooltip(self, told.tip)
        if told.open or told.tick or told.menu:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if told.open:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Making

    def say(self, told: Told, line: QHBoxLayout) -> None:
        """The lead, the title and the word more, on one line."""
        line.addWidget(self._lead(told))
        title = self.title = Elided(self)
        title.setText(told.title)
        title.setToolTip(plain_tip(told.tip or told.title))
        line.addWidget(title, 3)
        if told.note:
            note = self.note = Pieces(self)
            note.setText(told.note)
            note.setToolTip(plain_tip(told.note))
            coloured(note, colours_of(self).quiet)
            line.addWidget(note, 2)

    def fix_height(self) -> None:
        """What ends in dots tells a layout that it could be flat too."""
        self.setFixedHeight(max(em(self, 2), self.fontMetrics().height() + em(self, 0.7)))

    def _box(self, told: Told) -> QCheckBox:
        box = Tick("", self)
        box.setAccessibleName(f"{told.tick_text}: {told.title}")
        box.setToolTip(plain_tip(told.tick_text))
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.clicked.connect(self.tick)
        self.box = box
        return box

    def _lead(self, told: Told) -> QLabel:
        lead = Elided(self)
        lead.setText(told.lead)
        lead.setToolTip(plain_tip(told.lead))
        lead.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        lead.setFixedWidth(em(self, _LEAD))
        lead.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        coloured(lead, colours_of(self).problem if told.late else colours_of(self).quiet)
        return lead

    def _more(self, told: Told) -> QToolButton:
        more = QToolButton(self)
        more.setText("⋯")
        more.setAutoRaise(True)
        more.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        more.setCursor(Qt.CursorShape.ArrowCursor)
        more.setAccessibleName(f"{told.menu_text}: {told.title}")
        more.setToolTip(plain_tip(told.menu_text))
        more.clicked.connect(lambda _checked=False: self.open_menu(more.mapToGlobal(QPoint(0, more.height()))))
        return more

    # What the user does

    def tick(self, _checked: object = None) -> None:
        """Do it; until that is so the box stays empty."""
        if self.told.tick:
            self.box.setChecked(False)
            self.told.tick()

    def open_menu(self, place: QPoint) -> QMenu | None:
        """Show what else can be done."""
        if self.told.menu is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.told.menu(menu)
        menu.popup(place)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        if self.told.menu:
            self.open_menu(event.globalPos())
        else:
            super().contextMenuEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if (
            self.told.open
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.told.open()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = event.key()
        if key in _OPEN and self.told.open:
            self.told.open()
        elif key == Qt.Key.Key_Space and self.told.tick:
            self.told.tick()
        elif key == Qt.Key.Key_Space and self.told.open:
            self.told.open()
        else:
            super().keyPressEvent(event)

    # Drawing

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours_of(self).accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
