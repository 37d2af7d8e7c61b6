"""How print dialogs are laid out: the choices on the left, the pages on the right, below them the ways out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.printing.ways import Ways
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.under_way import UnderWay, Watch


class PrintFrame(QDialog):
    """What print dialogs have alike: Esc first stops what is under way, and on closing the pages that are still being
    made are called off. `place` is the name under which size and place are remembered, empty where they are not."""

    place = ""
    giving: Ways
    under_way: UnderWay
    _watch: Watch | None = None

    def reject(self) -> None:
        """Esc first stops what is under way."""
        if self.giving.is_busy:
            self.under_way.stop()
        else:
            super().reject()

    def done(self, answer: int) -> None:
        """Whatever is still being made is not wanted any more."""
        if self._watch:
            self._watch.is_stopped = True
        self.under_way.stop()
        if self.place:
            remembered = self.giving.remembered
            remembered.places[self.place] = bytes(self.saveGeometry().toBase64().data()).decode()
            remembered.save()
        super().done(answer)


def asking_side(side: QScrollArea, *, wide: float) -> tuple[QWidget, QVBoxLayout]:
    """Make a scroll area the side of a print dialog that asks, so many ems wide: its page, and the column on that."""
    side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    side.setFixedWidth(em(side, wide))
    side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    inside = paper_in(side)
    column = QVBoxLayout(inside)
    column.setContentsMargins(em(side, 1.4), em(side, 1), em(side, 1.2), em(side, 1))
    column.setSpacing(em(side, 0.35))
    return inside, column


def lay_out(dialog: QDialog, choices: QWidget, pages: QWidget, *, foot: Sequence[QWidget]) -> None:
    """Put the parts of a print dialog into their places; `foot` stands below them, one below the other."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    line = QHBoxLayout()
    line.setSpacing(0)
    line.addWidget(choices)
    line.addWidget(_rule(QFrame.Shape.VLine, dialog))
    line.addWidget(pages, 1)
    column.addLayout(line, 1)
    column.addWidget(_rule(QFrame.Shape.HLine, dialog))
    below = QVBoxLayout()
    below.setContentsMargins(em(dialog, 1.2), em(dialog, 0.7), em(dialog, 1.2), em(dialog, 0.9))
    below.setSpacing(em(dialog, 0.6))
    for part in foot:
        below.addWidget(part)
    column.addLayout(below)


def _rule(shape: QFrame.Shape, parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Plain)
    coloured(line, colours_of(line).line)
    return line


def closing_box(dialog: QDialog) -> QDialogButtonBox:
    """The buttons of a print dialog, with Close alone as yet."""
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    box.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
    box.rejected.connect(dialog.reject)
    return box


def way_button(box: QDialogButtonBox, text: str, words: Catalogue) -> QPushButton:
    """A button for a way out."""
    button = box.addButton(words.tr(text), QDialogButtonBox.ButtonRole.ActionRole)
    button.setAutoDefault(False)
    return button


def print_button(box: QDialogButtonBox, words: Catalogue) -> QPushButton:
    """The way to a printer, which Enter takes."""
    button = way_button(box, N_("Print…"), words)
    button.setIcon(icon("print", box, colour=colours_of(box).on_accent))
    button.setDefault(True)
    primary(button)
    return button
