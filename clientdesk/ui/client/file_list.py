"""The list of attached files: number, title, kind, day, size."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.rows import Row
from clientdesk.files import size_text
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import em

_TITLE = 1
_SIZE = 4


class FileList(QTreeWidget):
    """`renamed` tells the number of a row and its new title."""

    renamed = Signal(int, str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.rows: tuple[Row, ...] = ()
        self._wants_last = False
        self._is_filled = False
        tr = context.words.tr
        plain_list(self)
        self.setHeaderLabels([tr(N_("No.")), tr(N_("Title")), tr(N_("Kind")), tr(N_("Day")), tr(N_("Size"))])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setAccessibleName(tr(N_("Files")))
        self.setMinimumWidth(em(self, 18))
        header = self.header()
        header.setStretchLastSection(False)
        for place, width in enumerate((3.5, 16, 7, 8, 6)):
            self.setColumnWidth(place, em(self, width))
        header.setSectionResizeMode(_TITLE, header.ResizeMode.Stretch)
        self.headerItem().setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.itemChanged.connect(self._changed)

    @property
    def row(self) -> Row | None:
        """The row that is chosen."""
        current = self.currentItem()
        place = self.indexOfTopLevelItem(current) if current else -1
        return self.rows[place] if 0 <= place < len(self.rows) else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show rows; the one that was chosen stays so."""
        chosen = self.row.id if self.row else 0
        if tuple(rows) == self.rows and self.topLevelItemCount() == len(rows) and not self._wants_last:
            self.rows = tuple(rows)
            return
        self._is_filled = False
        self.blockSignals(True)
        self.clear()
        self.rows = tuple(rows)
        for place, row in enumerate(self.rows, 1):
            self.addTopLevelItem(self._item(place, row))
        self.blockSignals(False)
        self._is_filled = True
        wanted = next((place for place, row in enumerate(self.rows) if row.id == chosen), -1)
        if self._wants_last and self.rows:
            wanted, self._wants_last = len(self.rows) - 1, False
        if wanted >= 0 and (item := self.topLevelItem(wanted)):
            self.setCurrentItem(item)
        else:
            self.currentItemChanged.emit(None, None)

    def _item(self, place: int, row: Row) -> QTreeWidgetItem:
        words = self.context.words
        file, kind, day = row[AttachedFile.file], row[AttachedFile.kind], row[AttachedFile.date]
        title = row[AttachedFile.title] or (file.plain_name if file else "")
        told = AttachedFile.kind.type.show(kind, words) if kind else ""
        made = QTreeWidgetItem(
            [str(place), title, told, day.isoformat() if day else "", size_text(file.size) if file else ""]
        )
        is_picture = file is not None and file.media.startswith("image/")
        made.setIcon(_TITLE, icon("photo" if is_picture else "file", self))
        made.setData(_TITLE, Qt.ItemDataRole.ToolTipRole, plain_tip(file.plain_name if file else title))
        made.setTextAlignment(_SIZE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        made.setFlags(made.flags() | Qt.ItemFlag.ItemIsEditable)
        return made

    def want_last(self) -> None:
        """The last row is to be chosen once it has come."""
        self._wants_last = True

    def edit_title(self) -> None:
        """Let the title of the row that is chosen be changed."""
        if current := self.currentItem():
            self.editItem(current, _TITLE)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        place = self.indexOfTopLevelItem(item)
        if not self._is_filled or not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        if column != _TITLE:
            # Only the title can be written over.
            self.rows, again = (), self.rows
            self.show_rows(again)
        elif item.text(_TITLE).strip() != (row[AttachedFile.title] or ""):
            self.renamed.emit(row.id, item.text(_TITLE).strip())
