"""Several clients chosen in the list: the line below it that says how many and what can be done with them."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import label, tooltip
from clientdesk.ui.look import em


class ChosenBar(QFrame):
    """Shown while more than one client is chosen."""

    tag_asked = Signal()
    set_asked = Signal()
    merge_asked = Signal()
    archive_asked = Signal()
    trash_asked = Signal()
    restore_asked = Signal()
    erase_asked = Signal()
    print_asked = Signal()
    export_asked = Signal()
    cleared = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 0.8), em(self, 0.3), em(self, 0.4), em(self, 0.3))
        column.setSpacing(em(self, 0.3))
        line = QHBoxLayout()
        self.text = label(parent=self)
        cross = QToolButton(self)
        cross.setIcon(icon("close", self))
        cross.setAutoRaise(True)
        told = words.tr(N_("Choose only the one that is shown"))
        cross.setAccessibleName(told)
        tooltip(cross, told)
        cross.clicked.connect(self.cleared)
        line.addWidget(self.text, 1)
        line.addWidget(cross)
        column.addLayout(line)
        self._buttons = QWidget(self)
        flow = Flowing(self._buttons)
        flow.setSpacing(em(self, 0.4))
        column.addWidget(self._buttons)
        self.tag_button = self._button("tag", words.tr(N_("Tag…")), self.tag_asked)
        self.set_button = self._button("edit", words.tr(N_("Set a field…")), self.set_asked)
        self.merge_button = self._button("doubles", words.tr(N_("Merge…")), self.merge_asked)
        self.print_button = self._button("print", words.tr(N_("Print…")), self.print_asked)
        self.post_menu = QMenu(words.tr(N_("Post")), self)
        self.post_menu.setIcon(icon("letter", self))
        self.post_button = QPushButton(icon("letter", self), words.tr(N_("Post")), self._buttons)
        self.post_button.setAutoDefault(False)
        self.post_button.setMenu(self.post_menu)
        flow.addWidget(self.post_button)
        self.export_button = self._button("list", words.tr(N_("Export…")), self.export_asked)
        self.archive_button = self._button("file", words.tr(N_("Archive")), self.archive_asked)
        self.trash_button = self._button("trash", words.tr(N_("Move to trash")), self.trash_asked)
        self.restore_button = self._button("restore", words.tr(N_("Restore")), self.restore_asked)
        self.restore_button.hide()
        self.erase_button = self._button("trash", words.tr(N_("Erase for good…")), self.erase_asked)
        self.erase_button.hide()
        self.for_trash = (self.restore_button, self.print_button, self.erase_button)
        self.hide()

    def _button(self, drawing: str, text: str, asked: SignalInstance) -> QPushButton:
        made = QPushButton(icon(drawing, self), text, self._buttons)
        made.setAutoDefault(False)
        made.clicked.connect(asked)
        layout = self._buttons.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def offer_post(self, actions: Iterable[QAction]) -> None:
        """Offer what can be written to them, under one button."""
        self.post_menu.addActions(list(actions))

    def offers(self, button: QPushButton, chosen: Collection[int]) -> bool:
        """Whether what a button does can be done with these clients. Each is erased by itself, from the menu alone."""
        if button is self.erase_button:
            return len(chosen) == 1
        return bool(chosen) and not button.isHidden()

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        self.text.setText(self.words.ntr("{n} chosen", "{n} chosen", count))
        self.setVisible(count > 1)
        self.merge_button.setVisible(count == 2 and not self.tag_button.isHidden())

    def offer(self, *, in_trash: bool) -> None:
        """Offer what can be done with clients there."""
        for button in (
            self.tag_button, self.set_button, self.post_button, self.export_button, self.archive_button,
            self.trash_button
        ):  # fmt: skip
            button.setVisible(not in_trash)
        self.restore_button.setVisible(in_trash)


def rows_of(selection: QItemSelection) -> list[int]:
    """The rows of a selection in order. Ranges, not cells: a list may be chosen whole, however long it is."""
    pieces: Iterable[QItemSelectionRange] = selection  # type: ignore[assignment]  # a list, which the stubs do not say
    spans = sorted({(piece.top(), piece.bottom()) for piece in pieces})
    rows: list[int] = []
    for first, last in spans:
        rows.extend(range(max(first, rows[-1] + 1 if rows else 0), last + 1))
    return rows


def choose(model: QItemSelectionModel, rows: Iterable[int]) -> None:
    """Choose exactly these rows."""
    data = model.model()
    last = data.columnCount() - 1
    wanted = QItemSelection()
    start = end = -1
    for row in [*rows, -2]:
        if row != end + 1 or start < 0:
            if start >= 0:
                wanted.select(data.index(start, 0), data.index(end, last))
            start = row
        end = row
    model.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
