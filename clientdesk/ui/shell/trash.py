"""Into the trash and out of it: a word and an Undo instead of a question; and out of the file for good, after one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout
from shiboken6 import isValid

from clientdesk.desk.erasing import Erased
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.ui.bar import Bar
from clientdesk.ui.icons import icon
from clientdesk.ui.list.wish import Listed

if TYPE_CHECKING:
    from clientdesk.ui.erasing.dialog import EraseDialog
    from clientdesk.ui.window import Window


class Trash(QObject):
    """The trash of a window's file; `erasing` stands in the menu of clients, `old` above the list of the trash, where
    it says who has been there for long."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.asking: EraseDialog | None = None
        self.erasing = QAction(icon("trash", window), self.context.words.tr(N_("Erase for good…")), window)
        self.erasing.triggered.connect(lambda _checked=False: self.ask_shown())
        window.page.head.erase.clicked.connect(lambda _checked=False: self.ask_shown())
        window.list.chosen_bar.erase_asked.connect(self.ask_chosen)
        self.old = Bar(window.list)
        column = window.list.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.indexOf(window.list.stack), self.old)
        window.list.listed.connect(self.tell_old)

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
        """Say what erasing a client does, and ask for its name; what is being asked already comes to the front."""
        from clientdesk.ui.erasing.dialog import EraseDialog

        if self.asking is not None and isValid(self.asking) and self.asking.isVisible():
            return self.asking
        self.asking = EraseDialog(self.context, code, self.window)
        self.asking.erased.connect(partial(self._tell_erased, client))
        self.asking.open()
        return self.asking

    def _tell_erased(self, client: int, gone: Sequence[Erased]) -> None:
        window = self.window
        window.show_client(window.list.neighbour(client))
        for erased in gone:
            window.take_news(erased.changed)

    # Those who have been there for long

    def tell_old(self, listed: Listed) -> None:
        """Say above the list of the trash how many have been there for long."""
        words, old = self.context.words, listed.old
        if not old:
            self.old.hide()
            return
        told = words.ntr(
            "{n} client has been here for more than {days} days.",
            "{n} clients have been here for more than {days} days.",
            len(old),
            days=old.days,
        )
        if old.free:
            self.old.show_text(told, (words.tr(N_("Erase them for good…")), self.ask_old))
            return
        booked = words.ntr(
            "The books have documents of this client. It can be erased by itself.",
            "The books have documents of these clients. Each can be erased by itself.",
            len(old),
        )
        self.old.show_text(words.sentences(told, booked))

    def ask_old(self) -> None:
        """Ask whether all of them are to be erased."""
        self.window.page.flush()
        self.window.saving.when_idle(self._ask_old)

    def _ask_old(self) -> None:
        self.ask_erase_old()

    def ask_erase_old(self) -> "EraseDialog":
        """Say what erasing them does; what is being asked already comes to the front."""
        from clientdesk.ui.erasing.dialog import EraseOldDialog

        if self.asking is not None and isValid(self.asking) and self.asking.isVisible():
            return self.asking
        self.asking = EraseOldDialog(self.context, self.window)
        self.asking.erased.connect(self._tell_old_erased)
        self.asking.open()
        return self.asking

    def _tell_old_erased(self, gone: Sequence[Erased]) -> None:
        """They went in one step; who else is shown stays so."""
        window = self.window
        for erased in gone[:1]:
            if window.page.wanted in (erased.changed.clients or ()):
                window.show_client(0)
            window.take_news(erased.changed)

    def _after_saving(self, work: Callable[[], Changed], then: Callable[[Changed], None]) -> None:
        self.window.page.flush()
        self.window.saving.when_idle(lambda: self.context.tasks.ask(work, then))
