"""The sheet of keys: every key of the window, read from its actions, and those of the parts that have none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.client.tabs import TABS
from clientdesk.ui.labels import heading, label, wrapping
from clientdesk.ui.look import em
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.shell.palette import keys_of, plain

CLIENT = (
    ("Ctrl+E", N_("Fill in, or done")),
    (f"Ctrl+1 … Ctrl+{TABS}", N_("The tabs of a client, from left to right")),
    ("Ctrl++", N_("In the relations: larger")),
    ("Ctrl+=", N_("In the relations: larger")),
    ("Ctrl+-", N_("In the relations: smaller")),
    ("Ctrl+0", N_("In the relations: as large as there is room")),
    ("F2", N_("In the statements: type in the cell; Enter goes down, Tab to the right")),
    ("Ctrl+F", N_("Find a field or a value in the file of the client shown, wherever the cursor is")),
    ("Tab", N_("In the search for a field: into the field that was found")),
    ("Ctrl+Shift+I", N_("Ask what is missing, one question at a time")),
    ("Ctrl+H", N_("Earlier values of the field the cursor is in")),
    ("Ctrl+B", N_("Show the field first on the sheet, or no longer")),
    ("Tab", N_("Next field; what was typed is saved")),
    ("Ctrl+;", N_("In a date: today")),
    ("Ctrl+Shift+Enter", N_("While being asked: the question before")),
    ("Esc", N_("Give a field its old value back")),
)
LISTS = (
    ("Enter", N_("Open a client to fill in")),
    ("Ctrl+A", N_("Choose all")),
    ("Ctrl+V", N_("In the list: bring in a table that was copied")),
    ("Ctrl+Enter", N_("In dialogs: save, and in quick add go on with the next")),
)
"""Keys that belong to no action of the window: (keys, what they do)."""


class KeySheet(QDialog):
    """A dialog that lists keys and what they do."""

    def __init__(self, actions: Sequence[QAction], words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(words.tr(N_("Keys")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        area = QScrollArea(self)
        page = paper_in(area)
        self.grid = QGridLayout(page)
        self.grid.setContentsMargins(em(page, 1.5), em(page, 1), em(page, 1.5), em(page, 1.5))
        self.grid.setHorizontalSpacing(em(page, 2))
        self.grid.setVerticalSpacing(em(page, 0.5))
        self.grid.setColumnStretch(1, 1)
        self._head(words.tr(N_("In the whole window")))
        for action in actions:
            if action.shortcuts() and action.text():
                self._line(keys_of(action), plain(action.text()))
        for title, keys in ((N_("At a client"), CLIENT), (N_("In lists and dialogs"), LISTS)):
            self._head(words.tr(title))
            for key, text in keys:
                self._line(_native(key), words.tr(text))
        self.grid.setRowStretch(self.grid.rowCount(), 1)
        column.addWidget(area, 1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.resize(em(self, 48), em(self, 44))

    def _head(self, text: str) -> None:
        title = heading(text, self)
        title.setContentsMargins(0, em(self, 0.8), 0, 0)
        self.grid.addWidget(title, self.grid.rowCount(), 0, 1, 2)

    def _line(self, keys: str, text: str) -> None:
        row = self.grid.rowCount()
        self.grid.addWidget(label(keys, self), row, 0, Qt.AlignmentFlag.AlignTop)
        self.grid.addWidget(wrapping(text, self), row, 1)


def _native(keys: str) -> str:
    """Keys as this system writes them; a row of them keeps its dots."""
    parts = [QKeySequence(part).toString(QKeySequence.SequenceFormat.NativeText) for part in keys.split(" … ")]
    return " … ".join(parts)
