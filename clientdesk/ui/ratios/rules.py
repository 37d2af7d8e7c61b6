"""How the house reckons ratios and judges them: the choices that textbooks leave open, bands, values of industries."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.rules import RatioRules
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em
from clientdesk.ui.rows.grid import Grid

FIELDS = tuple(field for field in RatioRules.declared.fields if not isinstance(field.type, Rows))
GROUPS = {
    RatioRules.ratio_bands: N_(
        "The word for values below a figure, the lowest first; the last one has no figure. "
        "A ratio that is named here is judged by these bands alone."
    ),
    RatioRules.industry_values: N_(
        "Published values with their source. Without an industry they hold for every enterprise."
    ),
}
"""{table: what is written into it}."""


def open_rules(context: Context, parent: QWidget | None) -> "RatioRulesDialog":
    """Ask how ratios are to be reckoned."""
    dialog = RatioRulesDialog(context, parent)
    dialog.open()
    return dialog


class RatioRulesDialog(FieldsDialog):
    """Kept in the file, for everybody who uses it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("How ratios are reckoned")), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.form = Scrolling(self)
        told = N_("This is kept in the file, for everybody who uses it. What is left empty is as textbooks usually do.")
        self.form.add(quiet(words.tr(told), self.form.page))
        self.form.add(self._make_fields())
        self.grids: dict[str, Grid] = {}
        for group, text in GROUPS.items():
            grid = self.grids[group.key] = Grid(group, context, self.form.page)
            grid.fit_choices()
            self.form.add(grid)
            self.form.add(quiet(words.tr(text), self.form.page))
        self.form.column.addStretch()
        column.addWidget(self.form, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.6), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        column.addLayout(foot)
        room = self.screen().availableSize()
        self.resize(min(em(self, 62), room.width()), min(em(self, 50), round(room.height() * 0.9)))
        self.setEnabled(False)
        context.tasks.read(("ratio rules", id(self)), context.desk.house.record, self.show_record)

    def _make_fields(self) -> QWidget:
        part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.6))
        grid.setColumnStretch(1, 1)
        for place, field in enumerate(FIELDS):
            entry = self.entries[field.key] = Entry(field, self.context, part)
            entry.label.setFixedWidth(em(part, 20))
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
        return part

    def show_record(self, record: Record) -> None:
        """Show what holds now."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_value(record[entry.field])
        for field in GROUPS:
            self.grids[field.key].show_rows(record, record.rows(field), ())
        self.setEnabled(True)
        next(iter(self.entries.values())).editor.setFocus()

    def save(self) -> None:
        """Store it, unless a cell holds what cannot be read."""
        if any(grid.model.has_texts for grid in self.grids.values()):
            self.say(self.context.words.tr(N_("Something in a table cannot be read; it is marked there.")))
        else:
            super().save()

    def storing(self, record: Record) -> Callable[[], Changed]:
        for field in GROUPS:
            record[field] = self.grids[field.key].model.rows()
        return partial(self.context.desk.house.keep_ratios, record)
