"""The first step: the file, how its letters are written, its sheets, and the row of the headings."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk.importing.given import SheetSeen, Source
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.importing.dropping import DropArea
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.notes import Notes
from clientdesk.ui.importing.people import PeopleModel
from clientdesk.ui.importing.raw import Index, RawModel
from clientdesk.ui.importing.texts import form_of
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import Elided, label, quiet, tooltip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import em, sized

_SHEETS_WIDE = 18
_BLANK = 0
"""The number of the row of headings where there is none."""
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "gb18030": "GB18030",
    "big5": "Big5",
    "cp950": "Big5 (cp950)",
    "big5hkscs": "Big5-HKSCS",
    "cp1252": "Windows-1252",
    "latin-1": "ISO 8859-1",
    "cp932": "Shift_JIS",
    "shift_jis": "Shift_JIS",
    "euc-kr": "EUC-KR",
    "cp949": "EUC-KR (cp949)",
}
"""How encodings are called in other programs; those absent bear their own name."""


class FileStep(QWidget):
    """`path_chosen` and `pasted` bring what is to be read, `encoding_chosen` that it is to be read otherwise;
    `other_asked` wants another file, `clipboard_asked` what was copied."""

    dropped = Signal(list)
    choosing_asked = Signal()
    clipboard_asked = Signal()
    encoding_chosen = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.source: Source | None = None
        self.headings: dict[int, int] = {}
        """{sheet: the place of the row of headings that the user chose, -1 for none}."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.stack = QStackedWidget(self)
        self.area = DropArea(context.words, self.stack)
        self.area.dropped.connect(self.dropped)
        self.area.choose.clicked.connect(lambda _checked=False: self.choosing_asked.emit())
        self.area.paste.clicked.connect(lambda _checked=False: self.clipboard_asked.emit())
        self.seen = QWidget(self.stack)
        self._make_seen(self.seen)
        self.stack.addWidget(self.area)
        self.stack.addWidget(self.seen)
        column.addWidget(self.stack)

    # Making

    def _make_seen(self, seen: QWidget) -> None:
        words = self.context.words
        column = QVBoxLayout(seen)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        column.addLayout(self._make_head(seen))
        self.notes = Notes(words, seen)
        column.addWidget(self.notes)
        column.addLayout(self._make_questions(seen))
        body = QHBoxLayout()
        body.setSpacing(em(self, 0.8))
        self.sheets = QListWidget(seen)
        self.sheets.setAccessibleName(words.tr(N_("Sheets to bring in")))
        self.sheets.setFixedWidth(em(self, _SHEETS_WIDE))
        self.sheets.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        plain_list(self.sheets)
        self.sheets.currentRowChanged.connect(self._show_sheet)
        self.sheets.itemChanged.connect(self._note_ticks)
        body.addWidget(self.sheets)
        self.previews = QStackedWidget(seen)
        self.raw = RawModel(words, self)
        self.preview = Grid(words.tr(N_("The first rows of the sheet")), self.raw, self.previews)
        self.preview.clicked.connect(self._click)
        self.preview.entered.connect(self._choose_heading)
        self.people = PeopleModel(self.context.desk, words, self)
        self.contacts = Grid(words.tr(N_("The clients in the file")), self.people, self.previews)
        self.contacts.setShowGrid(False)
        self.contacts.setAlternatingRowColors(True)
        self.previews.addWidget(self.preview)
        self.previews.addWidget(self.contacts)
        body.addWidget(self.previews, 1)
        column.addLayout(body, 1)

    def _make_head(self, seen: QWidget) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.8))
        self.name = Elided(seen)
        sized(self.name, 1.1, bold=True)
        self.form = quiet(parent=seen)
        self.form.setWordWrap(False)
        self.other = QPushButton(words.tr(N_("Another file…")), seen)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(lambda _checked=False: self.choosing_asked.emit())
        line.addWidget(self.name, 1)
        line.addWidget(self.form)
        line.addWidget(self.other)
        return line

    def _make_questions(self, seen: QWidget) -> QHBoxLayout:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        self.encoding_label = label(words.tr(N_("Encoding")), seen)
        self.encodings = Combo(seen)
        self.encodings.shortest = 14
        self.encodings.setMinimumContentsLength(14)
        self.encodings.setAccessibleName(words.tr(N_("Encoding")))
        self.encodings.activated.connect(self._choose_encoding)
        tooltip(self.encodings, words.tr(N_("Choose another where the words below cannot be read.")))
        self.heading_label = label(words.tr(N_("Headings are in row")), seen)
        self.heading = Combo(seen)
        self.heading.setMinimumContentsLength(4)
        self.heading.setAccessibleName(words.tr(N_("Headings are in row")))
        self.heading.currentIndexChanged.connect(self._take_heading)
        self.heading_told = quiet(words.tr(N_("or click on that row below")), seen)
        self.heading_told.setWordWrap(False)
        line.addWidget(self.encoding_label)
        line.addWidget(self.encodings)
        line.addWidget(self.heading_label)
        line.addWidget(self.heading)
        line.addWidget(self.heading_told)
        line.addStretch()
        return line

    # Showing

    def show_nothing(self) -> None:
        """Nothing has been read yet."""
        self.source = None
        self.stack.setCurrentWidget(self.area)
        self.area.choose.setFocus()
        self.changed.emit()

    def show_source(self, source: Source) -> None:
        """Show what was read; what was chosen in the same file before stays."""
        before, self.source = self.source, source
        is_same = before is not None and before.digest == source.digest and len(before.sheets) == len(source.sheets)
        ticked = self.taken() if is_same else None
        place = self.sheets.currentRow() if is_same else 0
        if not is_same:
            self.headings = {}
        words = self.context.words
        self.name.setText(words.tr(N_("From the clipboard")) if source.form == "clipboard" else source.name)
        self.form.setText(form_of(source, words))
        self.notes.show_texts([words.say(note) for note in source.notes])
        self._show_encodings(source)
        self._show_sheets(source, ticked)
        if source.has_columns:
            self.previews.setCurrentWidget(self.preview)
            self._show_sheet(max(0, place))
            self.sheets.setCurrentRow(max(0, place))
        else:
            self.people.show_clients(source.contacts.contacts if source.contacts else ())
            self.contacts.fit_columns()
            self.previews.setCurrentWidget(self.contacts)
        for widget in (self.heading_label, self.heading, self.heading_told):
            widget.setVisible(source.has_columns)
        self.stack.setCurrentWidget(self.seen)
        self.changed.emit()

    def _show_encodings(self, source: Source) -> None:
        offered = dict.fromkeys(filter(None, (source.encoding, *source.encodings_offered)))
        before = [self.encodings.itemData(place) for place in range(self.encodings.count())]
        if before != list(offered):
            self.encodings.clear()
            for name in offered:
                self.encodings.addItem(ENCODINGS.get(name, name), name)
        self.encodings.setCurrentIndex(self.encodings.findData(source.encoding))
        for widget in (self.encoding_label, self.encodings):
            widget.setVisible(source.encoding is not None)
        self.heading_label.setContentsMargins(em(self, 1) if source.encoding else 0, 0, 0, 0)

    def _show_sheets(self, source: Source, ticked: frozenset[int] | None) -> None:
        words = self.context.words
        self.sheets.blockSignals(True)
        self.sheets.clear()
        for place, sheet in enumerate(source.sheets):
            told = words.ntr("{n} row", "{n} rows", sheet.rows)
            item = QListWidgetItem(words.tr(N_("{sheet} ({rows})"), sheet=sheet.name, rows=told), self.sheets)
            wanted = place in ticked if ticked is not None else sheet.rows > 0 and not sheet.table.hidden
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)
        self.sheets.blockSignals(False)
        self.sheets.setVisible(len(source.sheets) > 1)

    def _show_sheet(self, place: int) -> None:
        sheet = self._sheet(place)
        if sheet is None:
            return
        heading = self.headings.get(place, sheet.heading_row)
        table = sheet.table
        number = table.first_row + heading if heading >= 0 else _BLANK
        self.raw.show_sheet(table, rows=len(sheet.preview), heading=number)
        self.heading.blockSignals(True)
        self.heading.clear()
        self.heading.addItem(self.context.words.tr(N_("none")), _BLANK)
        for one in range(table.first_row, table.first_row + max(len(sheet.preview), heading + 1)):
            self.heading.addItem(str(one), one)
        self.heading.setCurrentIndex(self.heading.findData(number))
        self.heading.blockSignals(False)
        self.preview.fit_columns(max(0, heading))
        self._spread_titles(max(0, heading))

    def _spread_titles(self, heading: int) -> None:
        """A title above the headings may be longer than its column."""
        self.preview.clearSpans()
        for row in range(min(heading, self.raw.rowCount())):
            filled = [place for place, cell in enumerate(self.raw.rows[row]) if cell is not None]
            if filled == [0] and self.raw.columns > 1:
                self.preview.setSpan(row, 0, 1, self.raw.columns)

    def _sheet(self, place: int) -> SheetSeen | None:
        sheets = self.source.sheets if self.source else ()
        return sheets[place] if 0 <= place < len(sheets) else None

    # What the user does

    def _choose_encoding(self, place: int) -> None:
        name = str(self.encodings.itemData(place))
        if self.source and name != self.source.encoding:
            self.encoding_chosen.emit(name)

    def _click(self, index: Index) -> None:
        self._choose_heading(index.row())

    def _choose_heading(self, row: int) -> None:
        if row >= 0:
            self.heading.setCurrentIndex(self.heading.findData(self.raw.first + row))

    def _take_heading(self, _place: int) -> None:
        place, number = max(0, self.sheets.currentRow()), self.heading.currentData()
        sheet = self._sheet(place)
        if sheet is not None and number is not None:
            self.headings[place] = number - sheet.table.first_row if number > _BLANK else -1
            self.raw.mark(number)
            self.changed.emit()

    def _note_ticks(self, _item: Any) -> None:
        self.changed.emit()

    # What was chosen

    def taken(self) -> frozenset[int]:
        """The sheets that are to be brought in, by their places."""
        checked = Qt.CheckState.Checked
        return frozenset(
            place for place in range(self.sheets.count()) if self.sheets.item(place).checkState() is checked
        )

    def chosen_headings(self) -> Mapping[int, int]:
        """{sheet: place of its row of headings} where the user chose another than was found."""
        sheets = self.source.sheets if self.source else ()
        return {
            place: row
            for place, row in self.headings.items()
            if place < len(sheets) and row != sheets[place].heading_row
        }

    def can_go_on(self) -> bool:
        """Whether there is anything to go on with."""
        source = self.source
        if source is None:
            return False
        return bool(self.taken()) if source.has_columns else bool(source.contacts and source.contacts.contacts)
