"""From the list to a change of many clients: ask, do it as one step, say so and offer to take it back."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clientdesk.desk.bulk import Change, Done, archive
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.ui.bulk.dialog import BulkDialog

if TYPE_CHECKING:
    from clientdesk.ui.bulk.setting import SetDialog
    from clientdesk.ui.bulk.tags import TagDialog
    from clientdesk.ui.window import Window

Work = Callable[[Progress], Done]
Told = Callable[[int], str]
"""How many were changed, as a sentence."""


class Bulk(QObject):
    """What can be done with the clients that are chosen in the list of a window."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        bar = window.list.chosen_bar
        bar.tag_asked.connect(self.tag)
        bar.set_asked.connect(self.set)
        bar.archive_asked.connect(self.archive)
        bar.trash_asked.connect(self.trash)
        bar.restore_asked.connect(self.restore)

    def tag(self) -> "TagDialog":
        """Ask which tags come or go."""
        from clientdesk.ui.bulk.tags import TagDialog

        dialog = TagDialog(self.context, self.window.list.chosen(), self.window)
        self._open(dialog)
        return dialog

    def set(self) -> "SetDialog":
        """Ask which field is to be set, and to what."""
        from clientdesk.ui.bulk.setting import SetDialog

        dialog = SetDialog(self.context, self.window.list.chosen(), self.window)
        self._open(dialog)
        return dialog

    def _open(self, dialog: BulkDialog) -> None:
        dialog.agreed.connect(partial(self._change, dialog.clients))
        dialog.open()

    def _change(self, clients: tuple[int, ...], change: Change) -> None:
        words = self.context.words
        self._do(
            lambda progress: self.context.desk.bulk.do(clients, change, progress=progress),
            lambda n: words.ntr("{n} client was changed.", "{n} clients were changed.", n),
        )

    def archive(self) -> None:
        """Mark the files as archived."""
        words, clients = self.context.words, self.window.list.chosen()
        self._do(
            lambda progress: self.context.desk.bulk.do(clients, archive(), progress=progress),
            lambda n: words.ntr("{n} client was archived.", "{n} clients were archived.", n),
            leaving=() if self.window.list.shows_archived else clients,
        )

    def trash(self) -> None:
        """Move them to the trash; a word and an Undo instead of a question."""
        words, clients = self.context.words, self.window.list.chosen()
        self._do(
            lambda progress: self.context.desk.bulk.trash(clients, progress=progress),
            lambda n: words.ntr("{n} client was moved to the trash.", "{n} clients were moved to the trash.", n),
            leaving=clients,
        )

    def restore(self) -> None:
        """Take them out of the trash."""
        words, clients = self.context.words, self.window.list.chosen()
        self._do(
            lambda progress: self.context.desk.bulk.restore(clients, progress=progress),
            lambda n: words.ntr("{n} client was restored.", "{n} clients were restored.", n),
            leaving=clients,
        )

    # Doing it

    def _do(self, work: Work, told: Told, *, leaving: tuple[int, ...] = ()) -> None:
        """`leaving` are the clients that will not be in the list any more."""
        window = self.window
        if not window.list.chosen() or window.list.under_way.watch:
            return
        stoppable = partial(_stoppable, work, window.list.under_way.begin())
        took = partial(self._took, told, leaving)
        window.page.flush()
        window.saving.when_idle(lambda: self.context.tasks.ask(stoppable, took, self._failed))

    def _took(self, told: Told, leaving: tuple[int, ...], done: Done | None) -> None:
        window, words = self.window, self.context.words
        window.list.under_way.end()
        if done is None:
            window.toast.show_text(words.tr(N_("Stopped; nothing was changed.")))
        elif not done.count:
            window.toast.show_text(words.tr(N_("They are so already; nothing was changed.")))
        else:
            if leaving:
                window.show_client(window.list.beside(leaving))
            window.take_news(done.changed)
            window.tell_done(told(done.count))

    def _failed(self, error: Exception) -> None:
        self.window.list.under_way.end()
        if isinstance(error, UserError):
            self.window.show_error(error)


def _stoppable(work: Work, progress: Progress) -> Done | None:
    """In the thread that writes; None when it was stopped."""
    try:
        return work(progress)
    except Cancelled:
        return None
