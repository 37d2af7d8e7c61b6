"""The fields that can be set for many clients: by section, or found by whatever people call them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from clientdesk.desk.bulk import can_be_set
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.hints import matching
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.chapters import chapters
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import em

_FIELD = Qt.ItemDataRole.UserRole
_LINES = 9


class FieldPicker(QWidget):
    """`picked` brings the field that is current."""

    picked = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.kinds: tuple[Kind, ...] = ()
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        self.finder = _Finder(self)
        self.finder.setPlaceholderText(words.tr(N_("Find a field: name, pinyin or key")))
        self.finder.setAccessibleName(words.tr(N_("Find a field")))
        self.finder.setClearButtonEnabled(True)
        self.finder.textChanged.connect(self.show_found)
        column.addWidget(self.finder)
        self.list = QListWidget(self)
        plain_list(self.list)
        self.list.setAccessibleName(words.tr(N_("Fields")))
        self.list.setMinimumHeight(round(self.fontMetrics().lineSpacing() * 1.4 * _LINES))
        self.finder.moves = self.list
        self.list.currentItemChanged.connect(self._tell)
        column.addWidget(self.list, 1)

    def show_kinds(self, kinds: Sequence[Kind]) -> None:
        """Offer the fields of these kinds."""
        self.kinds = tuple(kinds)
        self.show_found()

    def field(self) -> Field[Any] | None:
        """The field that is current."""
        return self.list.currentItem().data(_FIELD) if self.list.currentRow() >= 0 else None

    def show_found(self) -> None:
        """Offer what is meant by what is sought, the best first; all by section where nothing is."""
        present = self.field()
        sought = self.finder.text().strip()
        self.list.blockSignals(True)
        self.list.clear()
        if sought:
            for field in self._meant(sought):
                self._add(field)
        else:
            self._add_sections()
        self.list.blockSignals(False)
        self._choose(None if sought else present)

    def _meant(self, sought: str) -> list[Field[Any]]:
        found = {
            field.context: field
            for kind in self.kinds
            for field in matching(kind, sought, self.context.words)
            if can_be_set(field, kind)
        }
        return list(found.values())

    def _add_sections(self) -> None:
        seen: set[str] = set()
        for kind in self.kinds:
            for chapter in chapters(kind):
                fields = [f for f in chapter.fields if can_be_set(f, kind) and f.context not in seen]
                seen.update(field.context for field in fields)
                if fields:
                    self._add_heading(chapter.title(self.context.words))
                for field in fields:
                    self._add(field)

    def _add_heading(self, text: str) -> None:
        item = QListWidgetItem(text, self.list)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = self.list.font()
        bold.setBold(True)
        item.setFont(bold)

    def _add(self, field: Field[Any]) -> None:
        title = field.title(self.context.words)
        item = QListWidgetItem(title, self.list)
        item.setToolTip(plain_tip(f"{title} · {field.key}"))
        item.setData(_FIELD, field)

    def _choose(self, present: Field[Any] | None) -> None:
        """Make the field current that was so before, or the first that was found."""
        items = [self.list.item(row) for row in range(self.list.count())]
        named = [item for item in items if item.data(_FIELD) is not None]
        same = [item for item in named if present is not None and item.data(_FIELD).context == present.context]
        first = same or (named if self.finder.text().strip() else [])
        if first:
            self.list.setCurrentItem(first[0])
        else:
            self.picked.emit(None)

    def _tell(self, *_what: object) -> None:
        self.picked.emit(self.field())


class _Finder(LineEdit):
    """The arrows move in the list below."""

    moves: QListWidget | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self.moves and self.moves.count():
            self.moves.setFocus()
        else:
            super().keyPressEvent(event)
