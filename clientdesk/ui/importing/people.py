"""The clients of a file that tells them whole, such as a telephone's contacts: who they are, one line each."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.reading import Unreadable
from clientdesk.exchange.contacts import Contact
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import plain_tip

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class PeopleModel(QAbstractTableModel):
    """A line is worked out when it is looked at, however many there are."""

    def __init__(self, desk: Desk, words: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self.words = words
        self.clients: Sequence[Contact] = ()
        self._kinds = {kind.name: kind for kind in desk.client_kinds}
        self._icons = {name: icon(name, parent) for name in self._kinds}  # type: ignore[arg-type]
        self.columns: tuple[tuple[str, Callable[[Contact], str]], ...] = (
            (N_("Name"), self._name),
            (N_("Telephone"), self._phone),
            (N_("Company"), self._company),
            (N_("Not read"), self._unread),
        )

    def show_clients(self, clients: Sequence[Contact]) -> None:
        """Show these."""
        self.beginResetModel()
        self.clients = clients
        self.endResetModel()

    # What stands in the columns

    def _name(self, client: Contact) -> str:
        kind = self._kinds.get(client.kind)
        return self._shown(client, (kind.title,)) if kind else ""

    def _phone(self, client: Contact) -> str:
        return self._listed(client, "phone")

    def _company(self, client: Contact) -> str:
        return self._listed(client, "company")

    def _unread(self, client: Contact) -> str:
        if client.problem:
            return self.words.say(client.problem)
        return self.words.ntr("{n} line", "{n} lines", len(client.unread)) if client.unread else ""

    def _listed(self, client: Contact, column: str) -> str:
        kind: Kind | None = self._kinds.get(client.kind)
        return self._shown(client, kind.lists.get(column, ())) if kind else ""

    def _shown(self, client: Contact, fields: Sequence[Field[Any]]) -> str:
        for field in fields:
            raw = client.values.get(field.key)
            if raw:
                try:
                    return field.type.show(field.type.from_json(raw), self.words)
                except Unreadable:
                    return str(raw)
        return ""

    # As Qt asks

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.clients)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802 - Qt's name
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.words.tr(self.columns[section][0])
        return str(self.clients[section].number)

    def data(self, index: Index, role: int = 0) -> Any:
        client = self.clients[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = self.columns[index.column()][1](client)
            if role == Qt.ItemDataRole.DisplayRole:
                return text
            return plain_tip("\n".join(client.unread[:20]) if index.column() == len(self.columns) - 1 else text)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._icons.get(client.kind)
        return None
