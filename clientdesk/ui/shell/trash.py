"""Into the trash and out of it: a word and an Undo instead of a question; and out of the file for good, after one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from clientdesk.desk.erasing import Erased
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.ui.icons import icon

if TYPE_CHECKING:
    from clientdesk.ui.erasing.dialog import EraseDialog
    from clientdesk.ui.window import Window


class Trash(QObject):
    """The trash of a window's file; `erasing` stands in the menu of clients."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.asking: EraseDialog | None = None
        self.erasing = QAction(icon("trash", window), self.context.words.tr(N_("Erase for good…")), window)
        self.erasing.triggered.connect(lambda _checked=False: self.ask_shown())
        window.page.head.erase.clicked.connect(lambda _checked=False: self.ask_shown())
        window.list.chosen_bar.erase_asked.connect(self.ask_chosen)

    def throw(self, code: str, name: str) -> None:
        """Move a client to the trash, and show its neighbour in the list."""
        window, words = self.window, self.context.words
        neighbour = window.list.neighbour(window.page.wanted)

        def told(changed: Changed) -> None:
            window.show_client(neighbour)
            window.take_news(changed)
            window.tell_done(words.tr(N_("Moved to trash: {name}"), name=name))

        self._after_saving(partial(self.context.desk.clients.trash, [code]), told)

    def restore(self, code: str, name: str) -> None:
        """Take a client out of the trash."""
        window, words = self.window, self.context.words

        def told(changed: Changed) -> None:
            window.take_news(changed)
            window.toast.show_text(words.tr(N_("Restored: {name}"), name=name))

        self._after_saving(partial(self.context.desk.clients.restore, [code]), told)

    def ask_shown(self) -> None:
        """Ask whether the client that is shown is to be erased for good."""
        opened = self.window.page.opened
        if opened is None:
            self.window.toast.show_text(self.context.words.tr(N_("Choose the client in the list first.")))
            return
        self._begin(opened.record.code, opened.record.id)

    def ask_chosen(self) -> None:
        """The same for the one client that is chosen in the list, which the page may not show yet."""
        work = partial(self.context.desk.clients.lines, self.window.list.chosen()[:1])
        self.context.tasks.read("erase-chosen", work, self._begin_with)

    def _begin_with(self, lines: list[Line]) -> None:
        for line in lines:
            self._begin(line.code, line.id)

    def _begin(self, code: str, client: int) -> None:
        self.window.page.flush()
        self.window.saving.when_idle(partial(self._ask, code, client))

    def _ask(self, code: str, client: int) -> None:
        self.ask_erase(code, client)

    def ask_erase(self, code: str, client: int) -> "EraseDialog":
        """Say what erasing a client does, and ask for its name."""
        from clientdesk.ui.erasing.dialog import EraseDialog

        self.asking = EraseDialog(self.context, code, self.window)
        self.asking.erased.connect(partial(self._tell_erased, client))
        self.asking.open()
        return self.asking

    def _tell_erased(self, client: int, erased: Erased) -> None:
        window = self.window
        window.show_client(window.list.neighbour(client))
        window.take_news(erased.changed)

    def _after_saving(self, work: Callable[[], Changed], then: Callable[[Changed], None]) -> None:
        self.window.page.flush()
        self.window.saving.when_idle(lambda: self.context.tasks.ask(work, then))
