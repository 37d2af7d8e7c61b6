"""Our company: name, address, numbers and logo, and beside them the head of a print as it will look."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clientdesk.desk.house import head_of
from clientdesk.dossier.completeness import is_shown
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.editors.attached import small
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.form.entry import LABEL_WIDTH, Entry
from clientdesk.ui.form.scrolling import Scrolling
from clientdesk.ui.labels import Elided, picture
from clientdesk.ui.look import coloured, colours_of, em, on_paper, sized


def open_company(context: Context, parent: QWidget | None) -> "CompanyDialog":
    """Ask for what is known of our company."""
    dialog = CompanyDialog(context, parent)
    dialog.open()
    return dialog


class CompanyDialog(FieldsDialog):
    """Our company, and the head of a print as it is typed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.tr(N_("Our company")), parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.preview = Letterhead(context, self)
        column.addWidget(self.preview)
        edge = QFrame(self)
        edge.setFrameShape(QFrame.Shape.HLine)
        coloured(edge, colours_of(self).line)
        edge.setFrameShadow(QFrame.Shadow.Plain)
        column.addWidget(edge)
        self.form = Scrolling(self)
        self.form.add(self._make_fields())
        self.form.column.addStretch()
        column.addWidget(self.form, 1)
        column.addLayout(self._make_foot())
        self.setEnabled(False)
        self._fit()
        context.tasks.read("house", context.desk.house.record, self.show_record)

    # Making

    def _make_fields(self) -> QWidget:
        part = QWidget(self.form.page)
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnMinimumWidth(0, em(part, LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.6))
        for place, field in enumerate(Company.declared.fields):
            entry = self.entries[field.key] = Entry(field, self.context, part)
            grid.addWidget(entry.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(entry.cell, place, 1, Qt.AlignmentFlag.AlignTop)
            entry.finished.connect(self.look_over)
            entry.editor.edited.connect(self.show_preview)
        return part

    def _make_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setContentsMargins(em(self, 1.5), em(self, 0.8), em(self, 1.5), em(self, 1))
        self.add_foot(foot)
        return foot

    def _fit(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(em(self, 62), room.width()), min(em(self, 56), round(room.height() * 0.9)))

    # Filling

    def show_record(self, record: Record) -> None:
        """Show what is kept."""
        self.record = record
        for entry in self.entries.values():
            entry.editor.set_record(record)
            entry.editor.set_value(record[entry.field])
            wanted = is_shown(entry.field, record, customs=self.context.desk.customs)
            entry.label.setVisible(wanted)
            entry.cell.setVisible(wanted)
        self.setEnabled(True)
        self.entries[Company.name.key].editor.setFocus()
        self.show_preview()

    def show_preview(self) -> None:
        """Show the head as it would be printed now, as far as it can be read."""
        if self.record is None:
            return
        shown = Record(self.record.kind)
        for entry in self.entries.values():
            try:
                shown[entry.field] = entry.editor.value()
            except Unreadable:
                continue
        self.preview.show_house(shown)

    def look_over(self, entry: Entry) -> None:
        super().look_over(entry)
        self.show_preview()

    # Storing

    def show_entry(self, entry: Entry) -> None:
        self.form.ensureWidgetVisible(entry.cell)
        super().show_entry(entry)

    def storing(self, record: Record) -> Callable[[], Changed]:
        return partial(self.context.desk.house.save, record)


class Letterhead(QFrame):
    """The head of a print, small: logo, name, lines."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        on_paper(self)
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 1.6), em(self, 1), em(self, 1.6), em(self, 1))
        line.setSpacing(em(self, 1.2))
        self.logo = picture(self)
        names = QVBoxLayout()
        names.setSpacing(1)
        self.name = Elided(self)
        sized(self.name, 1.4, bold=True)
        names.addWidget(self.name)
        self.lines = [Elided(self) for _ in range(3)]
        for one in self.lines:
            coloured(one, colours_of(self).quiet)
            names.addWidget(one)
        line.addWidget(self.logo, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(names, 1)
        self._shown_logo = ""

    def show_house(self, record: Record) -> None:
        """Show it in the language of the window."""
        words = self.context.words
        head = head_of(record, words.language)
        self.name.setText(head.name or words.tr(N_("This will stand at the head of your prints.")))
        for place, one in enumerate(self.lines):
            one.setText(head.lines[place] if place < len(head.lines) else "")
        logo = record[Company.logo]
        self.logo.setVisible(logo is not None)
        if logo and logo.sha256 != self._shown_logo:
            read = partial(self.context.desk.attachments.read, logo)
            self.context.tasks.read(("logo", id(self)), read, self._paint)
        self._shown_logo = logo.sha256 if logo else ""

    def _paint(self, data: bytes | None) -> None:
        if data:
            self.logo.setPixmap(small(data, em(self, 6)))
