"""Figures at the right edge of a column: with air after them."""

from typing import Any

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QStyledItemDelegate

AIR = "\N{NO-BREAK SPACE}" * 3
"""Between figures at the right edge of a column and the words at the left edge of the next one."""


class Figures(QStyledItemDelegate):
    """Keeps figures off the words of the next column."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:  # noqa: N802 - Qt's name
        return super().displayText(value, locale) + AIR
