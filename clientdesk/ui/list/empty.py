"""What stands in place of a list without clients."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.list.wish import Listed
from clientdesk.ui.look import em, primary
from clientdesk.ui.messages import hint, sentence

if TYPE_CHECKING:
    from clientdesk.ui.list_pane import ListPane

Action = tuple[str, Callable[[], object]]


class Empty(QWidget):
    """Said in place of the list: why there is nothing, and what to do. `import_asked` wants to bring clients in."""

    import_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 2), em(self, 4), em(self, 2), 0)
        self.column.setSpacing(em(self, 0.8))
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        self.told = quiet(parent=self)
        self._actions = QWidget(self)
        self.buttons = Flowing(self._actions)
        self.buttons.setSpacing(em(self, 0.4))
        self.column.addWidget(self.title)
        self.column.addWidget(self.told)
        self.column.addWidget(self._actions)
        self.column.addStretch()

    def show_words(self, title: str, told: str, *actions: Action) -> None:
        """Say it, and offer the actions as buttons."""
        self.title.setText(title)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        while item := self.buttons.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text, action in actions:
            button = QPushButton(text.replace("&", "&&"), self._actions)
            button.clicked.connect(lambda _checked=False, action=action: action())
            self.buttons.addWidget(button)

    def lead(self) -> None:
        """Fill the first of the actions: it is the one meant."""
        if (item := self.buttons.itemAt(0)) and (button := item.widget()):
            primary(button)


def show_empty(pane: "ListPane", listed: Listed) -> None:
    """Say why nobody is listed: nothing found, kept out by a filter, an empty trash, an empty file."""
    words, wish, empty = pane.context.words, listed.wish, pane.empty
    clear = (words.tr(N_("Clear the search")), pane.clear_asked.emit)
    unfilter = (words.ntr("Take the filter away", "Take the filters away", len(listed.filters)), pane.clear_filters)
    if wish.text:
        add = (words.tr(N_('Add "{name}"'), name=wish.text[:40]), lambda: pane.add_asked.emit(wish.text))
        everywhere: tuple[Action, ...] = ()
        told = ""
        if wish.narrows:
            everywhere = ((words.tr(N_("Search all clients")), pane.search_everywhere),)
            told = words.tr(N_("Only this part was searched: {part}"), part=_part(pane, listed))
        title = words.tr(N_('No client matches "{sought}".'), sought=wish.text[:60])
        empty.show_words(title, told, *everywhere, clear, add)
    elif wish.trashed:
        told = words.tr(N_("Clients that are moved here can be restored."))
        empty.show_words(words.tr(N_("The trash is empty.")), told)
    elif (wish.kinds or wish.only or listed.filters) and listed.total:
        is_narrowed = wish.only or listed.filters
        text = N_("No client belongs here at the moment.") if is_narrowed else N_("No client of this kind yet.")
        told = words.tr(N_("Only these are shown: {filters}"), filters=_joined(pane, listed)) if listed.filters else ""
        actions = (unfilter,) if pane.base.query != wish.query and listed.filters else ()
        everybody = (words.tr(N_("Show all clients")), pane.show_everybody)
        empty.show_words(words.tr(text), told, *actions, everybody)
    else:
        add = (words.tr(N_("Add the first client")), lambda: pane.add_asked.emit(""))
        bring = (words.tr(N_("Import Excel or contacts…")), empty.import_asked.emit)
        sample = (words.tr(N_("Add the sample clients")), pane.sample_asked.emit)
        told = words.tr(N_("A name is enough to begin with; or look around first with clients who do not exist."))
        empty.show_words(words.tr(N_("This file is empty.")), told, add, bring, sample)
        empty.lead()


def show_refusal(pane: "ListPane", error: UserError) -> None:
    """Say why a view cannot be shown."""
    words = pane.context.words
    told = words.sentences(sentence(error, words), hint(error, words))
    actions: tuple[Action, ...] = ((words.tr(N_("Show all clients")), pane.show_everybody),)
    pane.empty.show_words(words.tr(N_("This view cannot be shown at present.")), told, *actions)


def _part(pane: "ListPane", listed: Listed) -> str:
    return " · ".join(filter(None, (pane.title.text(), _joined(pane, listed))))


def _joined(pane: "ListPane", listed: Listed) -> str:
    return pane.context.words.tr(N_("; ")).join(listed.filters)
