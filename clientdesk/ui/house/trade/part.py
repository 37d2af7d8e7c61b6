"""What the pages of the settings of trade share: a title, what they mean, taking a record and giving it back."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em
from clientdesk.ui.scrolled import paper_in

LABEL = 17
"""Letters of width of the labels."""


class TradePart(QScrollArea):
    """A page. `title` and `told` are message ids."""

    title = ""
    told = ""
    values: Mapping[str, str] = {}
    """What stands in the places of `told`."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.record: Record | None = None
        self.entries: dict[str, Entry] = {}
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheet = paper_in(self)
        self.column = QVBoxLayout(self.sheet)
        self.column.setContentsMargins(em(self, 1.6), em(self, 1), em(self, 1.6), em(self, 1))
        self.column.setSpacing(em(self, 0.8))
        tr = context.words.tr
        self.column.addWidget(heading(tr(self.title), self.sheet))
        self.column.addWidget(quiet(tr(self.told, **self.values), self.sheet))
        self.make()
        self.column.addStretch()

    def make(self) -> None:
        """Make what stands below the words."""
        raise NotImplementedError

    def show_house(self, record: Record) -> None:
        """Show what is kept of the house."""
        raise NotImplementedError

    def write(self, record: Record) -> bool:
        """Put what stands here into the record; whether all of it could be read."""
        raise NotImplementedError

    @property
    def is_changed(self) -> bool:
        """Whether something would be lost that no longer stands in an input of the page."""
        return False

    def put_button(self, button: QPushButton) -> None:
        """Put a button at the left below the rest."""
        line = QHBoxLayout()
        line.addWidget(button)
        line.addStretch()
        self.column.addLayout(line)

    # For fields

    def look_over(self, entry: Entry) -> None:
        """A field was left: say what cannot be read."""
        entry.accept()
        try:
            entry.editor.value()
        except Unreadable as problem:
            entry.refuse(self.context.words.tr(problem.reason, **problem.values))

    def show_entries(self, record: Record) -> None:
        """Fill the fields."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(record[entry.field])

    def write_entries(self, record: Record) -> bool:
        """Put the fields into the record; whether all could be read."""
        for entry in self.entries.values():
            self.look_over(entry)
            if entry.is_refused:
                self.ensureWidgetVisible(entry.cell)
                entry.editor.setFocus()
                return False
        for entry in self.entries.values():
            record[entry.field] = entry.editor.value()
        return True
