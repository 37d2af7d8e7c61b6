"""What dialogs share for a record with lists of rows: a document, an opportunity, a policy, a dispatch and the like."""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.abreast import Abreast
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.look import em, within_screen
from clientdesk.ui.rows.grid import Grid


class RecordDialog(FieldsDialog):
    """Fields beside each other and lists of rows, one below the other in `form`; who makes one adds them and ends with
    `complete`. What stands in `column` before that stays in sight above them."""

    size_wanted = (84, 46)
    """Letters across and down; never more than the screen has."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(context, title, parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.form = Scrolling(self)
        self.form.let_widen()
        self.parts: list[Abreast] = []
        self.grids: dict[str, Grid] = {}

    def add_fields(self, fields: Sequence[Field[Any]], *, columns: int) -> None:
        """So many fields beside each other."""
        part = Abreast(fields, self.context, self.form.page, columns=columns)
        self.parts.append(part)
        self.entries.update(part.entries)
        for entry in part.entries.values():
            entry.finished.connect(self.look_over)
        self.form.add(part)

    def add_grid(self, field: Field[Any]) -> Grid:
        """A list of rows."""
        grid = self.grids[field.key] = Grid(field, self.context, self.form.page)
        grid.fit_choices()
        grid.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.form.add(grid)
        return grid

    def complete(self) -> None:
        """All fields are there: the foot, the keys and the size."""
        self.form.column.addStretch()
        self.column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        self.column.addLayout(foot)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save)
        self._take_size(within_screen(self, *self.size_wanted))

    def _take_size(self, wanted: QSize) -> None:
        """As wide as wanted, and as high, unless fields alone need less; lists of rows grow and get the whole."""
        page = self.form.page.layout()
        if page is None or self.grids:
            self.resize(wanted)
            return
        items = [item for place in range(self.column.count()) if (item := self.column.itemAt(place))]
        around = sum(item.sizeHint().height() for item in items if item.widget() is not self.form)
        room = wanted.width() - self.form.verticalScrollBar().sizeHint().width()
        needed = page.totalHeightForWidth(room) if page.hasHeightForWidth() else page.totalSizeHint().height()
        self.resize(wanted.width(), min(wanted.height(), around + needed))

    def fill(self, record: Record, *, known: Collection[str] = ()) -> None:
        """Show what a record holds, in the fields that are not `known` yet."""
        self.record = record
        for key, entry in self.entries.items():
            if key not in known:
                entry.editor.set_record(record)
                entry.editor.set_value(record[entry.field])
        for key, grid in self.grids.items():
            if key not in known:
                grid.show_rows(record, record.rows(record.kind.by_key[key]), ())

    def as_typed(self) -> Record:
        """The record as it stands here, as far as it can be read."""
        assert self.record is not None
        values = {field.key: value for field, value in self.record.filled()}
        shown = Record(self.record.kind, values, id=self.record.id, code=self.record.code)
        for entry in self.entries.values():
            with suppress(Unreadable):
                shown[entry.field] = entry.editor.value()
        for key, grid in self.grids.items():
            shown[shown.kind.by_key[key]] = grid.model.rows()
        return shown

    def show_entry(self, entry: Entry) -> None:
        self.form.ensureWidgetVisible(entry.cell)
        super().show_entry(entry)

    def save(self) -> None:
        """Store it, unless a cell holds what cannot be read."""
        if any(grid.model.has_texts for grid in self.grids.values()):
            self.say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
        else:
            super().save()

    def storing(self, record: Record) -> Callable[[], Changed]:
        for key, grid in self.grids.items():
            record[record.kind.by_key[key]] = grid.model.rows()
        return self.storing_whole(record)

    def storing_whole(self, record: Record) -> Callable[[], Changed]:
        """What stores the record with its rows."""
        raise NotImplementedError
