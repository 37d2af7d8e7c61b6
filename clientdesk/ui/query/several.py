"""Some clients of the file, looked for by name and shown one beside the other."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.reference import ReferenceEditor
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.look import em


class ClientsEditor(QWidget):
    """A line that finds clients; who was found stands below it and goes again by a click."""

    edited = Signal()

    def __init__(self, asked: Asked, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._chosen: dict[str, str] = {}
        field: Field[Any] = Field(asked.title(context.words), asked.type)
        field.key = asked.key
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        self.finder = ReferenceEditor(field, context, self)
        self.finder.set_value(None)
        self.finder.line.setPlaceholderText(context.words.tr(N_("Type a name and choose the client")))
        self.finder.line.completer().activated[QModelIndex].connect(self._take)  # type: ignore[index]
        column.addWidget(self.finder)
        self._shown = QWidget(self)
        self._flow = Flowing(self._shown)
        self._flow.setSpacing(em(self, 0.3))
        column.addWidget(self._shown)
        self._shown.hide()
        self.setFocusProxy(self.finder)

    def codes(self) -> tuple[str, ...]:
        """The codes of those that were chosen."""
        return tuple(self._chosen)

    def show_codes(self, codes: Sequence[str]) -> None:
        """Show clients that were chosen before, by their codes until their names are looked up."""
        self._chosen = {code: code for code in codes}
        self._show()
        if codes:
            look_up = partial(self.context.desk.querying.names_of, tuple(codes))
            self.context.tasks.read(("clients", id(self)), look_up, self._take_names)

    def _take_names(self, names: Mapping[str, str]) -> None:
        self._chosen = {code: names.get(code, name) for code, name in self._chosen.items()}
        self._show()

    def add(self, link: Link) -> None:
        """Choose a client."""
        if link.target:
            self._chosen[link.target] = link.name or link.target
            self.finder.set_value(None)
            self._show()
            self.edited.emit()

    def _take(self, _index: QModelIndex) -> None:
        # The line itself takes the suggestion first.
        link = self.finder.link
        if link is not None:
            self.add(link)

    def _remove(self, code: str, _checked: object = None) -> None:
        del self._chosen[code]
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        while item := self._flow.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for code, name in self._chosen.items():
            button = QToolButton(self._shown)
            button.setText(name.replace("&", "&&"))
            button.setIcon(icon("close", self))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setAccessibleName(self.context.words.tr(N_("Take {name} away"), name=name))
            button.clicked.connect(partial(self._remove, code))
            self._flow.addWidget(button)
        self._shown.setVisible(bool(self._chosen))
        self.updateGeometry()
