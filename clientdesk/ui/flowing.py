"""A layout that puts its widgets side by side and begins a new line where the room ends."""

from itertools import accumulate

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class Flowing(QLayout):
    """As high as the lines its widgets need; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:  # noqa: N802 - Qt's name
        self._items.append(item)

    def insert(self, place: int, widget: QWidget) -> None:
        """Put a widget before the one that stands at this place."""
        self.addWidget(widget)
        self._items.insert(place, self._items.pop())

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # noqa: N802 - Qt's name
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:  # noqa: N802 - Qt's name
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        margins = self.contentsMargins()
        inner = QRect(0, 0, width - margins.left() - margins.right(), 0)
        return self._laid_out(inner)[-1] + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:  # noqa: N802 - Qt's name
        super().setGeometry(rect)
        shown = [item for item in self._items if not item.isEmpty()]
        inner = rect.marginsRemoved(self.contentsMargins())
        *places, _height = self._laid_out(inner)
        for item, place in zip(shown, _pairs(places), strict=True):
            width = max(1, min(item.sizeHint().width(), inner.width()))
            item.setGeometry(QRect(QPoint(*place), QSize(width, item.sizeHint().height())))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.minimumSize()

    def minimumSize(self) -> QSize:  # noqa: N802 - Qt's name
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(QSize(0, item.sizeHint().height()))
        return size.grownBy(self.contentsMargins())

    def _laid_out(self, rect: QRect) -> list[int]:
        """x and y of each shown item, one after another, and last the height of all."""
        places: list[int] = []
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            if x > rect.x() and x + hint.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            places += [x, y]
            x += hint.width() + self.spacing()
            line = max(line, hint.height())
        return [*places, y + line - rect.y()]


class Even(Flowing):
    """The same, its lines about equally long: no widget stands alone in the last."""

    def _laid_out(self, rect: QRect) -> list[int]:
        hints = [item.sizeHint().width() for item in self._items if not item.isEmpty()]
        whole = super()._laid_out(rect)
        widths = accumulate(hints, lambda x, width: x + self.spacing() + width)
        # Room for fewer widgets in the first line, as long as that makes no line more.
        for width in widths:
            narrow = QRect(rect.x(), rect.y(), width, rect.height())
            if width < rect.width() and max(hints) <= width and (even := super()._laid_out(narrow))[-1] == whole[-1]:
                return even
        return whole


def _pairs(numbers: list[int]) -> list[tuple[int, int]]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))
