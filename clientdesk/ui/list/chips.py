"""The line above the list: what keeps clients out of it, each with a cross, and what can be done with the whole."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.flat import FlatButton
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip, tooltip
from clientdesk.ui.look import colours_of, em

_LONGEST = 26
"""Letters of width from which the words of a chip end in dots."""


class Chip(QFrame):
    """One thing asked: a click on its words changes it, the cross takes it away."""

    def __init__(self, words: Catalogue, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        shades = QPalette(self.palette())
        shades.setColor(QPalette.ColorRole.Window, QColor(colours_of(self).raised))
        self.setPalette(shades)
        self.setAutoFillBackground(True)
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 0.3), 0, 0, 0)
        line.setSpacing(0)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, em(self, _LONGEST))
        self.words = _Flat(shown, self)
        self.words.setAccessibleName(text)
        self.words.setToolTip(plain_tip(text))
        self.cross = QToolButton(self)
        self.cross.setAutoRaise(True)
        self.cross.setIcon(icon("close", self))
        self.cross.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        told = words.tr(N_("Take this filter away: {what}"), what=text)
        self.cross.setAccessibleName(told)
        tooltip(self.cross, told)
        line.addWidget(self.words, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignVCenter)


class _Flat(QToolButton):
    """Words that can be clicked."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setText(text.replace("&", "&&"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class ChipLine(QWidget):
    """`removed` tells the place of the filter that is to go, `search_removed` that the search is; `edit_asked` wants
    the whole query before one's eyes."""

    removed = Signal(int)
    search_removed = Signal()
    edit_asked = Signal()
    add_asked = Signal()
    save_asked = Signal()
    save_as_asked = Signal()
    back_asked = Signal()

    def __init__(self, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.said = words
        self.chips: list[Chip] = []
        self.flow = Flowing(self)
        self.flow.setSpacing(em(self, 0.4))
        self.flow.setContentsMargins(em(self, 0.8), 0, em(self, 0.8), em(self, 0.5))
        self.add = self._button(N_("Filter"), self.add_asked.emit)
        self.add.setIcon(icon("add", self))
        tooltip(self.add, words.tr(N_("Add one condition to this list")))
        self.changed = _Flat(words.tr(N_("This view was changed:")), self)
        self.changed.setEnabled(False)
        self.flow.addWidget(self.changed)
        self.save = self._button(N_("Save"), self.save_asked.emit)
        self.save_as = self._button(N_("Save view…"), self.save_as_asked.emit)
        self.back = self._button(N_("Reset"), self.back_asked.emit)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_state(saved=False, changed=False)

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        made = FlatButton(self.said.tr(text), self)
        made.clicked.connect(lambda _checked=False: do())
        made.setIconSize(QSize(em(self, 1.1), em(self, 1.1)))
        self.flow.addWidget(made)
        return made

    def show_filters(self, search: str, filters: Sequence[str], *, among: int) -> None:
        """Show what is searched for and what is asked; where there is nobody to choose among, nothing can be."""
        self.add.setVisible(bool(among or filters))
        for chip in self.chips:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = []
        if search:
            self._chip(self.said.tr(N_("Search: {sought}"), sought=search[:60]), self.search_removed.emit, edits=False)
        for place, text in enumerate(filters):
            self._chip(text, partial(self.removed.emit, place), edits=True)
        self.flow.invalidate()
        self.updateGeometry()

    def _chip(self, text: str, remove: Callable[[], object], *, edits: bool) -> None:
        chip = Chip(self.said, text, self)
        chip.cross.clicked.connect(lambda _checked=False: remove())
        if edits:
            chip.words.clicked.connect(lambda _checked=False: self.edit_asked.emit())
        chip.setFixedHeight(max(self.add.sizeHint().height(), chip.sizeHint().height()))
        self.flow.insert(len(self.chips), chip)
        self.chips.append(chip)
        chip.show()

    def show_state(self, *, saved: bool, changed: bool) -> None:
        """Offer what can be done: with a saved view that was changed, or with a list that is no view yet."""
        self.changed.setVisible(saved and changed)
        self.save.setVisible(saved and changed)
        self.back.setVisible(changed)
        self.save_as.setVisible(changed)
        text = N_("Save as…") if saved else N_("Save view…")
        self.save_as.setText(self.said.tr(text))

    def texts(self) -> list[str]:
        """What the chips say."""
        return [chip.words.accessibleName() for chip in self.chips]
