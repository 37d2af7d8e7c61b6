"""The editor of references: type a name, pick the file it belongs to, or leave it a name."""

from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from clientdesk.desk.service.picking import PICKED, picked
from clientdesk.desk.trading.picking import DOCUMENTS, documents, products
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import plain_tip

_KINDS = {
    "person": ("person",),
    "enterprise": ("enterprise",),
    "client": ("person", "enterprise"),
}
_OFFERED = 12
_LINK, _WRITTEN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ReferenceEditor(LineEditor):
    """A line with suggestions: files of the right kind, rows of the group it points into, or the user's own name."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.type, Reference)
        self.to = field.type.to
        self.link: Link | None = None
        self.record: Record | None = None
        self._mark = self.line.addAction(icon("link", self), LineEdit.ActionPosition.TrailingPosition)
        self._mark.setVisible(False)
        self._offered = QStandardItemModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        # The line writes what was picked once more, after `take`: it must be the name, not the name with its company.
        completer.setCompletionRole(_WRITTEN)
        # The line may be left before the suggestion is taken: whatever is marked, its name stands in the line.
        completer.highlighted[QModelIndex].connect(self.point)  # type: ignore[index]
        completer.activated[QModelIndex].connect(self.take)  # type: ignore[index]
        self.line.setCompleter(completer)
        self.line.textEdited.connect(self.suggest)

    @property
    def is_touched(self) -> bool:
        return self.text() != self._shown or self.link != self.stored

    def show_value(self, value: Any) -> None:
        self.link = value
        super().show_value(value)
        self._show_mark()

    def read(self) -> Any:
        if self.link and self.text() == self.field.type.write(self.link, self.context.words):
            return self.link
        return super().read()

    def suggest(self, text: str) -> None:
        """Look for files or rows that the text may mean."""
        if self.link and text != self.field.type.write(self.link, self.context.words):
            self.link = None
            self._show_mark()
        if self.to in _KINDS and text.strip():
            desk, kinds = self.context.desk, _KINDS[self.to]

            def find() -> list[tuple[Link, str]]:
                numbers, _more = desk.searching.numbers(text, limit=_OFFERED * 2)
                lines = [line for line in desk.clients.lines(numbers) if line.kind in kinds][:_OFFERED]
                return [(Link(line.code, line.name), f"{line.name}   {line.company or line.code}") for line in lines]

            self.context.tasks.read(("reference", id(self)), find, self.offer)
        elif self.to == "product" and text.strip():
            look = partial(products, self.context.desk, text, limit=_OFFERED)
            self.context.tasks.read(("reference", id(self)), look, self.offer)
        elif self.to in PICKED and self.record is not None:
            look = partial(picked, self.context.desk, self.to, text, client=_client(self.record), limit=_OFFERED)
            self.context.tasks.read(("reference", id(self)), look, self.offer)
        elif self.to in DOCUMENTS and self.record is not None:
            look = partial(documents, self.context.desk, self.to, text, client=_client(self.record), limit=_OFFERED)
            self.context.tasks.read(("reference", id(self)), look, self.offer)
        else:
            self.offer(self._nearby(text))

    def _nearby(self, text: str) -> list[tuple[Link, str]]:
        """What can be offered without asking the file: rows of this client, and oneself."""
        wanted = text.strip().casefold()
        if self.to == "user":
            names = [(Link(None, self.context.desk.user), self.context.desk.user)]
        elif self.to.startswith("row:") and self.record:
            names = _rows(self.record, self.to.removeprefix("row:"))
        else:
            names = []
        return [(link, shown) for link, shown in names if wanted in shown.casefold()]

    def offer(self, found: list[tuple[Link, str]]) -> None:
        """Show the suggestions under the line."""
        self._offered.clear()
        for link, shown in found:
            item = QStandardItem(shown)
            item.setData(link, _LINK)
            item.setData(self.field.type.write(link, self.context.words), _WRITTEN)
            item.setEditable(False)
            self._offered.appendRow(item)
        if found and self.line.hasFocus():
            self.line.completer().complete()

    def point(self, index: QModelIndex) -> None:
        """A suggestion is marked; the line shows its name."""
        link = index.data(_LINK)
        if isinstance(link, Link):
            self.link = link

    def take(self, index: QModelIndex) -> None:
        """Take a suggestion."""
        link = index.data(_LINK)
        if isinstance(link, Link):
            self.link = link
            self.line.setText(self.field.type.write(link, self.context.words))
            self._show_mark()

    def _show_mark(self) -> None:
        linked = bool(self.link and self.link.target)
        self._mark.setVisible(linked)
        if linked and self.link:
            told = self.context.words.tr(N_("Linked to {code}"), code=self.link.target or "")
            self._mark.setText(told)
            self._mark.setToolTip(plain_tip(told))


def _client(record: Record) -> Link | None:
    """Whom a document is for."""
    field = record.kind.by_key.get("client")
    found: Link | None = record[field] if field is not None else None
    return found


def _rows(record: Record, group: str) -> list[tuple[Link, str]]:
    """The rows of a group of this record, each by its first text."""
    field = record.kind.by_key.get(group)
    if field is None or not isinstance(field.type, Rows):
        return []
    named = []
    for row in record.rows(field):
        texts = [value for column in field.type.columns if isinstance(value := row[column], str)]
        if texts and row.id:
            named.append((Link(str(row.id), texts[0]), texts[0]))
    return named
