"""Everything a window says at the moment: labels, inputs, lists, tooltips, names for readers of the screen."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QWidget,
)

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def texts(window: QWidget) -> list[str]:
    """All texts of a window and of the dialogs over it that can be seen, heard or pointed at."""
    told = [window.windowTitle()]
    tops = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    for top in tops:
        told.append(top.windowTitle())
        for widget in (top, *top.findChildren(QWidget)):
            if widget.isVisible():
                told += _of(widget)
    return [text for text in told if text]


def _of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.whatsThis())
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    elif isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        columns = 1 if isinstance(widget, QListView) else model.columnCount()
        for row in range(min(model.rowCount(), 50)):
            for column in range(columns):
                for role in _ROLES:
                    yield str(model.index(row, column).data(role) or "")
