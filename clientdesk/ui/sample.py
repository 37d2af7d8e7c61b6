"""The sample clients in the window: putting them on the desk, and taking them off again after a question."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from clientdesk.desk.sample import Added, Removed
from clientdesk.dossier.types import MULTI_TEXT
from clientdesk.i18n import N_
from clientdesk.ui import messages

if TYPE_CHECKING:
    from clientdesk.ui.window import Window

T = TypeVar("T")
_NAMED = 6
"""So many of those kept are named; of the others there is the number."""


class SampleClients(QObject):
    """One entry of the menu: it adds them where there are none, and offers to remove them where there are."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.count = 0
        window.tools.sample.triggered.connect(lambda _checked=False: self.ask())
        window.tools.files_opened.connect(self.look)
        window.list.sample_asked.connect(self.add)
        self.look()

    def look(self) -> None:
        """See how many there are."""
        self.context.tasks.read("sample", self.context.desk.sample.count, self._show)

    def _show(self, count: int) -> None:
        self.count = count
        words = self.context.words
        there = words.tr(N_("Remove the sample clients ({count})…"), count=count)
        self.window.tools.sample.setText(there if count else words.tr(N_("Add the sample clients")))

    def ask(self) -> QMessageBox | None:
        """Do what the menu says."""
        if not self.count:
            self.add()
            return None
        words = self.context.words
        question = words.ntr("Remove {n} sample client?", "Remove {n} sample clients?", self.count)
        told = words.tr(
            N_(
                "They are erased for good, with the products, documents and expenses that came with them. What you "
                "have changed is moved to the trash instead; your own stay."
            )
        )
        return messages.ask(question, told, self.window, yes=words.tr(N_("Remove")), then=self.remove)

    def add(self) -> None:
        """Put them on the desk."""
        self._after_saving(self.context.desk.sample.add, self._tell_added)

    def _tell_added(self, done: Added) -> None:
        words = self.context.words
        self.window.take_news(done.changed)
        self.look()
        told = words.ntr("{n} sample client was added.", "{n} sample clients were added.", done.added)
        self.window.toast.show_text(told, (words.tr(N_("Undo")), self.window.undo))

    def remove(self) -> None:
        """Take them off the desk."""
        self._after_saving(self.context.desk.sample.remove, self._tell_removed)

    def _tell_removed(self, done: Removed) -> None:
        words, window = self.context.words, self.window
        window.show_client(0)
        window.take_news(done.changed)
        self.look()
        if not done.kept:
            told = words.ntr("{n} sample client was removed.", "{n} sample clients were removed.", done.erased)
            window.toast.show_text(told)
            return
        rest = len(done.kept) - _NAMED
        more = (words.ntr("{n} more", "{n} more", rest),) if rest > 0 else ()
        names = MULTI_TEXT.show((*done.kept[:_NAMED], *more), words)
        text = N_("The sample clients were removed. Those you had changed are in the trash: {names}")
        window.toast.show_text(words.tr(text, names=names))

    def _after_saving(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self.window.page.flush()
        self.window.saving.when_idle(partial(self.context.tasks.ask, work, then))
