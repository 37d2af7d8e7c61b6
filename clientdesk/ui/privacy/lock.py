"""The lock: all of the window out of sight until the password of the file is typed, then back to the same letter."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clientdesk.errors import UserError
from clientdesk.ui.caret import Caret
from clientdesk.ui.privacy.cover import LockCover
from clientdesk.ui.privacy.held import Held
from clientdesk.ui.privacy.idle import Idle
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.settings.kept import lock_minutes

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Lock(QObject):
    """`locked` and `unlocked` tell the window, whose other parts may want to know."""

    locked = Signal()
    unlocked = Signal()

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        self.cover: LockCover | None = None
        self._caret: Caret | None = None
        self._dialogs = Held(window)
        self._hidden: list[QWidget] = []
        self._title = ""
        self._later: list[Callable[[], object]] = []
        self.idle = Idle(self)
        self.idle.passed.connect(self.lock)
        self.idle.wait(lock_minutes(window.remembered))

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self.context.privacy.is_locked

    def when_open(self, do: Callable[[], object]) -> None:
        """Do what would be seen over a cover once there is none."""
        if self.is_locked:
            self._later.append(do)
        else:
            do()

    def show_over(self, do: Callable[[], object]) -> None:
        """Do what is to be seen over a cover too, as it names nobody."""
        self._dialogs.stop()
        do()
        if self.is_locked:
            self._dialogs.start()

    def end(self) -> None:
        """The window goes, locked or not."""
        self._dialogs.stop()

    @property
    def held(self) -> Sequence[QDialog]:
        """The dialogs that wait behind the cover."""
        return self._dialogs.dialogs

    def say(self, text: str) -> None:
        """Say something on the cover, if there is one."""
        if self.cover is not None:
            self.cover.say(text)

    def lock(self) -> None:
        """Let everything typed reach the file, then hide all there is to see, also from readers of the screen."""
        if self.is_locked:
            return
        window = self.window
        self._caret = Caret.now()
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        window.page.flush()
        self.context.privacy.is_locked = True
        self._dialogs.hold()
        self._hidden = [one for one in window.parts() if not one.isHidden()]
        for part in self._hidden:
            part.hide()
        self._title = window.windowTitle()
        window.setWindowTitle("ClientDesk")
        has_password = self.context.desk.keeping.has_password
        self.cover = LockCover(self.context.words, window, has_password=has_password)
        self.cover.tried.connect(self.unlock)
        self.cover.cover()
        self.cover.take_focus()
        self.locked.emit()

    def unlock(self, password: str) -> None:
        """Take the cover away where the password is right, or where none is needed."""
        keeping = self.context.desk.keeping
        if keeping.has_password:
            # Off the window's thread: working the key out takes most of a second.
            self.context.tasks.file(partial(keeping.is_password, password), self._take, self._fail)
        else:
            self._open()

    def _take(self, is_right: bool) -> None:  # noqa: FBT001 - an answer
        if is_right:
            self._open()
        elif self.cover is not None:
            self.cover.refuse()

    def _fail(self, error: Exception) -> None:
        if self.cover is not None and isinstance(error, UserError):
            self.cover.complain(reason_and_hint(error, self.context.words))

    def _open(self) -> None:
        self.context.privacy.is_locked = False
        self.window.setWindowTitle(self._title)
        for part in self._hidden:
            part.show()
        self._dialogs.let_go()
        if self.cover is not None:
            self.cover.hide()
            self.cover.deleteLater()
            self.cover = None
        if self._caret is not None:
            self._caret.back()
        self.idle.wait(lock_minutes(self.window.remembered))
        self.unlocked.emit()
        later, self._later = self._later, []
        for do in later:
            do()
