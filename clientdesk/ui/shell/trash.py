"""Into the trash and out of it: a word and an Undo instead of a question."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clientdesk.i18n import N_
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Trash(QObject):
    """The trash of a window's file."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context

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

    def _after_saving(self, work: Callable[[], Changed], then: Callable[[Changed], None]) -> None:
        self.window.page.flush()
        self.window.saving.when_idle(lambda: self.context.tasks.ask(work, then))
