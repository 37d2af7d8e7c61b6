"""A sheet of labels of the house's own: its lengths, and a picture of it as they are typed."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.dossier.house.mailing import LabelSheet, row_of, sheet_of
from clientdesk.dossier.label_sheet import A4, LETTER, Sheet
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import label, plain_tip, quiet
from clientdesk.ui.look import em
from clientdesk.ui.mailing.picture import SheetPicture

_PAPERS = {"A4": A4, "Letter": LETTER, "A5": (148.0, 210.0), "A6": (105.0, 148.0)}
_FIELDS = (
    LabelSheet.name,
    LabelSheet.page_width,
    LabelSheet.page_height,
    LabelSheet.label_width,
    LabelSheet.label_height,
    LabelSheet.across,
    LabelSheet.down,
    LabelSheet.left_edge,
    LabelSheet.top_edge,
    LabelSheet.gap_across,
    LabelSheet.gap_down,
)


class SheetDialog(StoringDialog):
    """Begins with the lengths of `sheet`; `instead_of` is the name of the one to be changed, empty for another one."""

    def __init__(self, context: Context, sheet: Sheet, *, instead_of: str = "", parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("Sheet of labels of our own")), parent)
        self.sheet = sheet
        self.instead_of = instead_of
        self.entries: dict[str, Entry] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        told = N_("The lengths stand on the packet, or are measured on the sheet; all in millimetres.")
        column.addWidget(quiet(words.tr(told), self))
        line = QHBoxLayout()
        line.setSpacing(em(self, 1.6))
        line.addLayout(self._make_fields(), 1)
        self.picture = SheetPicture(words, self)
        self.picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.picture.setEnabled(False)
        self.picture.setToolTip(plain_tip(""))
        self.picture.setFixedWidth(em(self, 18))
        line.addWidget(self.picture)
        column.addLayout(line)
        self.add_foot(column)
        self._fill(row_of(sheet))
        if not instead_of:
            self.entries[LabelSheet.name.key].editor.set_value(None)
        self.look()

    def _make_fields(self) -> QGridLayout:
        words = self.context.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.5))
        self.paper = Combo(self)
        for name in _PAPERS:
            self.paper.addItem(name, name)
        self.paper.addItem(words.tr(N_("Other")), "")
        self.paper.setAccessibleName(words.tr(N_("Page")))
        self.paper.activated.connect(self._take_paper)
        place = 0
        for field in _FIELDS:
            if field is LabelSheet.page_width:
                grid.addWidget(label(words.tr(N_("Page")), self), place, 0)
                grid.addWidget(self.paper, place, 1)
                place += 1
            entry = self.entries[field.key] = Entry(field, self.context, self)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(partial(self.look, entry))
            place += 1
        grid.setRowStretch(place, 1)
        return grid

    def _fill(self, row: Row) -> None:
        for field in _FIELDS:
            self.entries[field.key].editor.set_value(row[field])

    def _take_paper(self, _place: int) -> None:
        if size := _PAPERS.get(self.paper.currentData()):
            width, height = (row_of(Sheet("", size, (10, 10), 1, 1, 0, 0))[field] for field in _FIELDS[1:3])
            self.entries[LabelSheet.page_width.key].editor.set_value(width)
            self.entries[LabelSheet.page_height.key].editor.set_value(height)
            self.look()

    # Looking

    def look(self, entry: Entry | None = None) -> None:
        """Show the sheet as far as its lengths can be read, and say why its labels do not fit."""
        if entry:
            self._accept(entry)
        values = {field.key: value for field in _FIELDS if (value := self._value(field.key)) is not None}
        sheet = sheet_of(Row(values))
        self.problem.hide()
        if sheet is None:
            return
        self.sheet = sheet
        self.paper.setCurrentIndex(
            max(self.paper.findData(""), 0)
            if sheet.page not in _PAPERS.values()
            else list(_PAPERS.values()).index(sheet.page)
        )
        self.picture.show_labels(0)
        self.picture.show_sheet(sheet)
        if problem := sheet.problem():
            text, told = problem
            self.say(self.context.words.tr(text, **told))

    def _value(self, key: str) -> object:
        try:
            return self.entries[key].editor.value()
        except Unreadable:
            return None

    def _accept(self, entry: Entry) -> None:
        entry.accept()
        try:
            if entry.editor.value() is None and entry.field.required:
                entry.refuse(self.context.words.tr(N_("This must not be empty.")))
        except Unreadable as problem:
            entry.refuse(self.context.words.tr(problem.reason, **problem.values))

    def save(self) -> None:
        """Keep the sheet, unless a length is missing."""
        for entry in self.entries.values():
            self._accept(entry)
        refused = [entry for entry in self.entries.values() if entry.is_refused]
        if refused:
            refused[0].editor.setFocus()
            return
        self.look()
        self.store(partial(self.context.desk.mailing.save_sheet, self.sheet, instead_of=self.instead_of))
