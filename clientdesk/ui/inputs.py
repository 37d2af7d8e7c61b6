"""The inputs every form is made of, with the habits that Qt's own lack.

The wheel over a list that has no focus scrolls the page and changes nothing. Ctrl+Z belongs to an input only while
that input has something to take back, and a line only while that is newer than the last step in the file; then it
belongs to the window. Each tells when it has really been left (not when its own list opens), and asks what Esc should
do.
"""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextBlock,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStylePainter,
    QToolButton,
    QWidget,
)

from clientdesk.ui.look import lifted
from clientdesk.ui.scroll_bars import slim

STEPPED = "stepped"
"""The property of a window that tells when (`time.monotonic`) a step was last done in its file."""
ASKS = "asks"
"""The property of a dialog that asks before what was typed into it goes: there Esc asks, and takes nothing back."""
_UNDO, _REDO = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
_DOTS, _AIR = "…", 2
"""What stands for the rest of a text, and pixels between a text and what is around it."""
_OWN_LIST = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def _nothing() -> bool:
    return False


class LineEdit(QLineEdit):
    """One line of text."""

    lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.escape: Callable[[], bool] = _nothing
        self.composing = False
        self._typed = 0.0
        self._given = ""
        self.textChanged.connect(self._note_typing)

    def _note_typing(self, _text: str) -> None:
        self._typed = monotonic()

    def setText(self, text: str | None) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        self._given = self.text()

    @property
    def is_touched(self) -> bool:
        """Whether somebody typed something else than what stood here."""
        return self.text() != self._given

    @property
    def _can_undo(self) -> bool:
        """Whether what was typed here is newer than what was last done in the file."""
        return self.isUndoAvailable() and self._typed >= float(self.window().property(STEPPED) or 0)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(_UNDO), event.matches(_REDO)
            if (undo and not self._can_undo) or (redo and not self.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.composing and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # It belongs to what is being composed, on platforms whose input method lets it through.
            event.accept()
        elif event.key() != Qt.Key.Key_Escape or not self.escape():
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.is_cut:
            self._end_in_dots()

    @property
    def is_cut(self) -> bool:
        """Whether there is more text than room, and nobody moves about in it."""
        if self.hasFocus() or self.cursorPosition() or self.alignment() & Qt.AlignmentFlag.AlignRight:
            return False
        wanted = self.fontMetrics().horizontalAdvance(self.displayText())
        if wanted < self.width() // 2:
            # A form draws some hundred lines at once, and most have room to spare: their buttons need not be asked.
            return False
        left, right = self._ends()
        return wanted > right - left

    def _ends(self) -> tuple[int, int]:
        """Between what the text is seen: the frame or a button at the left, the frame or the first button at the
        right."""
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        buttons = [one.geometry() for one in self.findChildren(QToolButton) if one.isVisible()]
        before = [one.right() for one in buttons if one.center().x() < room.center().x()]
        behind = [one.left() for one in buttons if one.center().x() >= room.center().x()]
        return max([room.left(), *before]) + _AIR, min([room.right(), *behind])

    def _end_in_dots(self) -> None:
        """Qt cuts the text in the middle of a letter, as if there were no more of it."""
        left, right = self._ends()
        metrics = self.fontMetrics()
        whole = metrics.elidedText(self.displayText(), Qt.TextElideMode.ElideRight, right - left)
        start = left + metrics.horizontalAdvance(whole.removesuffix(_DOTS))
        end = QRect(start, _AIR, right - start + 1, self.height() - 2 * _AIR)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter = QPainter(self)
        painter.fillRect(end, self.palette().brush(group, self.backgroundRole()))
        painter.setPen(self.palette().color(group, self.foregroundRole()))
        painter.drawText(end, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _DOTS)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self.composing = False
        super().focusOutEvent(event)
        if event.reason() not in _OWN_LIST:
            self.lost.emit()


class TextEdit(QPlainTextEdit):
    """Several lines of plain text, as high as what is written in them (within limits of lines)."""

    lowest, highest = 2, 14
    lost = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        slim(self)
        self.escape: Callable[[], bool] = _nothing
        self._given = ""
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.fit)
        self.fit()

    def setPlainText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setPlainText(text)
        self._given = self.toPlainText()

    @property
    def is_touched(self) -> bool:
        """Whether somebody typed something else than what stood here."""
        return self.toPlainText() != self._given

    def fit(self) -> None:
        """Take the height of the text."""
        margins = 2 * round(self.document().documentMargin()) + 2 * self.frameWidth()
        line = self.fontMetrics().lineSpacing()
        written = round(sum(self.blockBoundingRect(block).height() for block in self._blocks()))
        height = min(max(written, self.lowest * line), self.highest * line)
        always, never = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if written > height else never)
        if self.minimumHeight() != height + margins:
            self.setFixedHeight(height + margins)

    def _blocks(self) -> Iterator[QTextBlock]:
        block, count = self.document().begin(), 0
        while block.isValid() and count < self.highest:
            yield block
            block, count = block.next(), count + 1

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = event.matches(_UNDO), event.matches(_REDO)
            document = self.document()
            if (undo and not document.isUndoAvailable()) or (redo and not document.isRedoAvailable()):
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() != Qt.Key.Key_Escape or not self.escape():
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if event.reason() not in _OWN_LIST:
            self.lost.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus() and self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()


class Combo(QComboBox):
    """A list to pick from. `picked` comes when its open list has been closed, with or without another choice."""

    shortest = 8
    lost = Signal()
    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.escape: Callable[[], bool] = _nothing
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(self.shortest)
        self.setMaxVisibleItems(16)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    def make_searchable(self) -> None:
        """Let a long list be searched by typing any part of a word."""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        line = LineEdit(self)
        line.setClearButtonEnabled(True)
        self.setLineEdit(line)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.isEditable():
            super().paintEvent(event)
            return
        # Qt cuts a text that is too long in the middle of a letter.
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, self._text_room(option)
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def _text_room(self, option: QStyleOptionComboBox) -> int:
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        return field.width() - 2 * _AIR - (0 if option.currentIcon.isNull() else option.iconSize.width() + _AIR)

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        super().hidePopup()
        # Qt tells of the choice only after the list has gone.
        QTimer.singleShot(0, self, self.picked.emit)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def choose(self, text: str) -> None:
        """Choose the first entry that begins with a text, such as a word that was pasted or composed."""
        wanted = text.strip().casefold()
        labels = (self.itemText(place).casefold() for place in range(self.count()))
        place = next((place for place, label in enumerate(labels) if wanted and label.startswith(wanted)), None)
        if place is not None:
            self.setCurrentIndex(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not self.isEditable() and event.matches(QKeySequence.StandardKey.Paste):
            self.choose(QGuiApplication.clipboard().text())
        elif event.key() != Qt.Key.Key_Escape or not self.escape():
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        if self.isEditable():
            super().inputMethodEvent(event)
        else:
            self.choose(event.commitString())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        # Its own list takes the focus with a reason like any other.
        if event.reason() not in _OWN_LIST and not self.view().isVisible():
            self.lost.emit()


class Tick(QCheckBox):
    """Something to tick, with a box that is seen on dark ground too."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        lifted(self)
