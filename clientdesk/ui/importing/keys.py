"""By what clients that are here already are found again: a list of ways to tick, tried in their order."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from clientdesk.desk.importing.given import KeyChoice
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.look import lifted

_NAMED = 2
"""So many ways are named on the button; all of them stand in its list and its tip."""


class KeyChooser(QPushButton):
    """`changed` brings the names of the ways that are to be tried."""

    changed = Signal(object)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.keys: Sequence[KeyChoice] = ()
        self.ticks: list[QAction] = []
        self.setAutoDefault(False)
        self.list = QMenu(self)
        lifted(self.list)
        self.list.triggered.connect(self._take)
        self.setMenu(self.list)

    def show_keys(self, keys: Sequence[KeyChoice], chosen: Sequence[str]) -> None:
        """Offer these ways, with those chosen ticked."""
        self.keys = keys
        self.list.clear()
        self.ticks = []
        for key in keys:
            tick = self.list.addAction(key.title.replace("&", "&&"))
            tick.setCheckable(True)
            tick.setChecked(key.name in chosen)
            tick.setData(key.name)
            self.ticks.append(tick)
        self._tell()

    def chosen(self) -> tuple[str, ...]:
        """The names of the ways that are to be tried, in order."""
        return tuple(str(tick.data()) for tick in self.ticks if tick.isChecked())

    def _take(self, _action: QAction) -> None:
        self._tell()
        self.changed.emit(self.chosen())

    def _tell(self) -> None:
        titles = [key.title for key in self.keys if key.name in self.chosen()]
        named = self.words.listed(titles) or self.words.tr(N_("nothing; all are new"))
        told = self.words.tr(N_("Recognised by: {keys}"), keys=named)
        self.setText(self._short(titles) or told)
        self.setToolTip(plain_tip(told))
        self.setAccessibleName(told)

    def _short(self, titles: Sequence[str]) -> str:
        """The first ways and how many more there are, where not all of them find room."""
        if len(titles) <= _NAMED:
            return ""
        named, more = self.words.listed(titles[:_NAMED]), len(titles) - _NAMED
        return self.words.ntr(
            "Recognised by: {keys} and {n} more", "Recognised by: {keys} and {n} more", more, keys=named
        )
