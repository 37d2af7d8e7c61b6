"""The list of clients as a model: their numbers in order, and the lines of the pages that were looked at."""

from collections.abc import Collection, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clientdesk.desk.searching import Hit
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.list.columns import Column

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
PAGE, FOUND_PAGE = 200, 40
"""Lines that are looked up at once; fewer while searching, where each is also asked what matched."""


class ClientsModel(QAbstractTableModel):
    """Never holds more than the lines that were looked at; sorting and searching happen in the file."""

    def __init__(self, context: Context, columns: Sequence[Column], icons_of: Any, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.columns = tuple(columns)
        self.numbers: Sequence[int] = ()
        self.searched = ""
        self._pages: dict[int, list[Hit]] = {}
        self._asked: set[int] = set()
        self._generation = 0
        self._icons = {kind.name: icon(kind.name, icons_of) for kind in context.desk.client_kinds}

    def show_numbers(self, numbers: Sequence[int], *, searched: str, columns: Sequence[Column]) -> None:
        """List these clients; `searched` is the text they were found by."""
        self.beginResetModel()
        self.numbers = numbers
        self.searched = searched
        self.columns = tuple(columns)
        self._generation += 1
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def refresh(self, clients: Sequence[int]) -> None:
        """Look the lines of these clients up anew; old words stay until the new ones come."""
        wanted = set(clients)
        for page, hits in list(self._pages.items()):
            if any(hit.line.id in wanted for hit in hits):
                self._asked.discard(page)
                self._ask(page)

    def place_of(self, client: int) -> int:
        """The row of a client, -1 when it is not listed."""
        try:
            return self.numbers.index(client)
        except ValueError:
            return -1

    def beside(self, clients: Collection[int]) -> int:
        """The client below the last of these that is none of them, or above it; 0 where there is none."""
        gone, numbers = set(clients), self.numbers
        last = max((row for row, number in enumerate(numbers) if number in gone), default=-1)
        below = (number for number in numbers[last + 1 :])
        above = (number for number in reversed(numbers[: last + 1]) if number not in gone)
        return next(below, 0) or next(above, 0)

    def line(self, row: int) -> Line | None:
        """The line of a row, once it has been looked up."""
        hit = self._hit(row)
        return hit.line if hit else None

    # Pages

    @property
    def _size(self) -> int:
        return FOUND_PAGE if self.searched else PAGE

    def _hit(self, row: int) -> Hit | None:
        page, place = divmod(row, self._size)
        if page not in self._pages:
            self._ask(page)
            return None
        hits = self._pages[page]
        return hits[place] if place < len(hits) else None

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        numbers = tuple(self.numbers[page * self._size : (page + 1) * self._size])
        desk, searched = self.context.desk, self.searched

        def look_up() -> list[Hit]:
            lines = desk.clients.lines(numbers)
            if not searched:
                return [Hit(line) for line in lines]
            return [desk.searching.explain(line, searched) for line in lines]

        self.context.tasks.read((id(self), page), look_up, partial(self._take, self._generation, page))

    def _take(self, generation: int, page: int, hits: list[Hit]) -> None:
        if generation != self._generation:
            return
        self._pages[page] = hits
        first, last = page * self._size, min((page + 1) * self._size, len(self.numbers)) - 1
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.numbers)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.context.words.tr(self.columns[section].title)
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self.context.words.tr(self.columns[section].title))
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = 0) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            hit = self._hit(index.row())
            return self.columns[index.column()].text(self.context, hit) if hit else "…"
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            line = self.line(index.row())
            return self._icons.get(line.kind) if line else None
        if role == Qt.ItemDataRole.ToolTipRole:
            hit = self._hit(index.row())
            return plain_tip(self.columns[index.column()].text(self.context, hit)) if hit else None
        return None


def total_shown(shown: int, total: int, words: Catalogue, *, more: bool) -> str:
    """ "12 of 1,204"; how many are listed of how many there are."""
    if more:
        return words.tr(N_("First {shown} of {total}"), shown=f"{shown:,}", total=f"{total:,}")
    if shown == total:
        return words.ntr("{n} client", "{n} clients", total)
    return words.tr(N_("{shown} of {total}"), shown=f"{shown:,}", total=f"{total:,}")
