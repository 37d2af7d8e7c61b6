"""The editor of references: type a name, pick the file it belongs to, begin one for it, or leave it a name."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.links import begins, kinds_for, links_of, wanted
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

_BEGIN = {
    "person": N_("Begin a person's file for {name}"),
    "enterprise": N_("Begin an enterprise's file for {name}"),
}
_OFFERED = 12
_LINK, _WRITTEN = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class ReferenceEditor(LineEditor):
    """A line with suggestions: files of the right kind, those around this client first, rows of the group it points
    into, or the user's own name. For a name that no file has, it offers to begin one where it stands in a file."""

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        assert isinstance(field.type, Reference)
        self.to = field.type.to
        self.kinds = kinds_for(field)
        """The kinds of client it can point to."""
        self.link: Link | None = None
        self.record: Record | None = None
        self._mark = self.line.addAction(icon("link", self), LineEdit.ActionPosition.TrailingPosition)
        self._mark.setVisible(False)
        self._mark.triggered.connect(self.begin)
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
        if self.kinds and text.strip():
            own = self.record.code if self.record is not None else ""
            look = partial(_clients, self.context.desk, text, self.kinds, self._own_people(), own=own)
            self.context.tasks.read(("reference", id(self)), look, partial(self._offer_clients, text))
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

    def _own_people(self) -> list[str]:
        """The codes of the files that this client's file names."""
        links = links_of(self.record) if self.record is not None else ()
        return list(dict.fromkeys(link.target for link in links if link.target))

    def _offer_clients(self, text: str, found: list[tuple[Link, str]]) -> None:
        """Offer clients, and to begin a file where none of them has this very name."""
        self.offer(found if _is_named(text, found) else [*found, *self._beginnings(text)])

    def _beginnings(self, text: str) -> list[tuple[Link, str]]:
        """The files that could be begun for a name."""
        name = " ".join(text.split())
        if self.record is None or not name:
            return []
        only = N_("Begin a file for {name}") if len(self.kinds) == 1 else ""
        words = self.context.words
        return [(wanted(kind, name), words.tr(only or _BEGIN[kind], name=name)) for kind in self.kinds]

    def begin(self) -> None:
        """Begin a file for the name that stands in the line; of two kinds one is asked for."""
        offered = self._beginnings(self.text()) if self._is_bare() else []
        if len(offered) == 1:
            self.link = offered[0][0]
            self._show_mark()
            self.left.emit()
        elif offered:
            self.line.setFocus()
            self.offer(offered)

    def offer(self, found: list[tuple[Link, str]]) -> None:
        """Show the suggestions under the line."""
        self._offered.clear()
        for link, shown in found:
            item = QStandardItem(shown)
            item.setData(link, _LINK)
            item.setData(self.field.type.write(link, self.context.words), _WRITTEN)
            if begins(link):
                item.setIcon(icon("add", self))
            item.setEditable(False)
            self._offered.appendRow(item)
        if found and self.line.hasFocus():
            self.line.completer().complete()
            # The completer marks what is written like the line; Enter is to leave it, not to begin a file.
            popup = self.line.completer().popup()
            if popup is not None and popup.currentIndex().isValid() and begins(found[popup.currentIndex().row()][0]):
                popup.setCurrentIndex(QModelIndex())

    def point(self, index: QModelIndex) -> None:
        """A suggestion is marked; the line shows its name. A file is begun only where that is taken."""
        link = index.data(_LINK)
        if isinstance(link, Link) and not begins(link):
            self.link = link

    def take(self, index: QModelIndex) -> None:
        """Take a suggestion."""
        link = index.data(_LINK)
        if isinstance(link, Link):
            self.link = link
            self.line.setText(self.field.type.write(link, self.context.words))
            self._show_mark()

    def _is_bare(self) -> bool:
        """Whether a name stands here that belongs to no file, though it could."""
        return bool(self.kinds) and self.record is not None and not (self.link and self.link.target)

    def _show_mark(self) -> None:
        words, name = self.context.words, self.text().strip()
        if self.link and self.link.target and not begins(self.link):
            self._mark.setIcon(icon("link", self))
            told = words.tr(N_("Linked to {code}"), code=self.link.target)
        elif name and self._is_bare():
            self._mark.setIcon(icon("add", self))
            told = words.tr(N_("{name} has no file yet. Press here to begin one."), name=name)
        else:
            told = ""
        self._mark.setVisible(bool(told))
        self._mark.setText(told)
        self._mark.setToolTip(plain_tip(told))


def _clients(desk: Desk, text: str, kinds: tuple[str, ...], near: Sequence[str], *, own: str) -> list[tuple[Link, str]]:
    """The clients whom a text may mean, but for the client itself, those `near` it first (codes)."""
    numbers, _more = desk.searching.numbers(text, limit=_OFFERED * 4)
    lines = [line for line in desk.clients.lines(numbers) if line.kind in kinds and line.code != own]
    lines.sort(key=lambda line: line.code not in near)
    return [(Link(line.code, line.name), f"{line.name}   {line.company or line.code}") for line in lines[:_OFFERED]]


def _is_named(text: str, found: Sequence[tuple[Link, str]]) -> bool:
    name = " ".join(text.split()).casefold()
    return any(link.name.casefold() == name for link, _shown in found)


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
